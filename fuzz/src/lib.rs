//! The rooms that are fuzzed, and what must hold for them. The same checks run over the corpus as
//! an ordinary test: `tests/corpus.rs` of the package.

#[path = "../../src/dossier/mod.rs"]
pub mod dossier;
#[path = "../../src/edit/mod.rs"]
pub mod edit;
#[path = "../../src/words/mod.rs"]
pub mod words;

mod checks;

pub use checks::{check_dates, check_dossier, check_merge};
