//! Questions about the file, and what is wrong with one that cannot be opened.

pub mod awaited;
pub mod broken;
pub mod conflicts;
pub mod crashed;
mod foreign;
pub mod guard;
pub mod history;
pub mod problems;
pub mod questions;
pub mod recover;
