//! Questions about the file, and what is wrong with one that cannot be opened.

pub mod problems;
pub mod questions;
