//! A folder of dossiers as a desk: which files it has, and a row of each.

mod find;
mod scan;

pub use find::{Found, find_dossiers};
pub use scan::{Desk, DeskEntry, DeskProgress, Unusable, scan};
