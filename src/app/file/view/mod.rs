//! Questions about the file, and what is wrong with one that cannot be opened.

mod foreign;
pub mod problems;
pub mod questions;
