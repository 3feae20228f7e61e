//! Questions about the file, and what is wrong with one that cannot be opened.

pub(crate) mod awaited;
pub(crate) mod broken;
pub(crate) mod conflicts;
pub(crate) mod crashed;
mod foreign;
pub(crate) mod guard;
pub(crate) mod history;
pub(crate) mod problems;
pub(crate) mod questions;
pub(crate) mod recover;
