//! Files: reading a dossier or a template within bounds; writing one whole or
//! not at all; keeping every edit in a journal; watching what other programs do
//! to a file, and knowing which window has it open; reading a folder of dossiers; what is kept
//! of a panic.

mod attributes;
mod beside;
mod calls;
pub mod crash;
mod data;
mod desk;
mod disk;
mod evidence;
pub mod history;
mod in_place;
pub mod journal;
mod leftovers;
mod load;
mod lock;
mod own_rules;
mod pictures;
#[cfg(all(test, unix))]
mod power_cut;
mod read;
mod said;
mod save;
mod state;
mod template;
mod unfinished;
mod watch;
mod write;

pub use beside::{free_beside, keep_beside, modified};
pub use calls::{Calls, call_window};
pub use data::{load_data, read_reports, sha256_of};
pub use desk::{Desk, DeskEntry, DeskProgress, Found, Unusable, find_dossiers, scan};
pub use evidence::{MOST_OF_TEXT, evidence_folder, keep_text, load_texts, read_kept_text};
pub use load::{Loaded, load};
pub use lock::{Holder, Locked, Locking, Standing};
pub use own_rules::{RulesUnread, own_rules, read_rules, rules_file};
pub use pictures::{documents_folder, pictures_folder, write_new};
pub use read::{MOST_BYTES, ReadError, Unread, kind_of, not_dossier, read_bytes, read_text};
pub use save::{SaveError, SaveOptions, Saved, previous_version, save, update};
pub use state::{Claim, Ownership, Session, StateFolder};
pub use template::{MOST_TEMPLATE_BYTES, TemplateFolder};
pub use unfinished::Unfinished;
pub use watch::{DiskNews, Watch, WatchError};
pub use write::{Unwritten, WriteError, make_folder, write_atomically};

/// The dossier that the program carries: the case it was born from.
pub const SAMPLE: &str = include_str!("../../assets/dossiers/us-china-2025.dossier.toml");

/// Dossiers that the program carries besides, with their files' names: a longer record of the
/// same dispute, and a ceasefire elsewhere.
pub const EXAMPLES: [(&str, &str); 2] = [
    (
        "us-china-2018-2020.dossier.toml",
        include_str!("../../assets/dossiers/us-china-2018-2020.dossier.toml"),
    ),
    (
        "armenia-azerbaijan-2020-2025.dossier.toml",
        include_str!("../../assets/dossiers/armenia-azerbaijan-2020-2025.dossier.toml"),
    ),
];

/// What the built-in sample is called where a file's name would stand.
pub const SAMPLE_NAME: &str = "us-china-2025.dossier.toml (built-in sample)";

/// A path in a message: on one line, whatever characters the file's name contains.
pub fn shown(path: &std::path::Path) -> String {
    crate::dossier::on_one_line(&path.display().to_string()).into_owned()
}
