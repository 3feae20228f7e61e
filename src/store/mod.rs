//! Files: reading a dossier or a template within bounds, writing one whole or
//! not at all.

mod pictures;
mod read;
mod template;
mod write;

pub use pictures::{pictures_folder, write_new};
pub use read::{Loaded, MOST_BYTES, ReadError, load, read_text};
pub use template::{MOST_TEMPLATE_BYTES, TemplateFolder};
pub use write::{WriteError, write_atomically};

/// The dossier that the program carries: the case it was born from.
pub const SAMPLE: &str = include_str!("../../assets/dossiers/us-china-2025.dossier.toml");

/// What the built-in sample is called where a file's name would stand.
pub const SAMPLE_NAME: &str = "us-china-2025.dossier.toml (built-in sample)";
