//! The window as a user has it, driven through its accessibility tree: no
//! display needed, and no graphics processor but for the pictures.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

mod agreeing;
mod anything;
mod arriving;
mod awaited;
mod basics;
mod brief;
mod chart;
mod chinese;
#[path = "../common/mod.rs"]
mod common;
mod crash;
mod data;
mod desk;
mod drafting;
mod editing;
mod every_form;
mod evidence;
mod forms;
mod harness;
mod history;
mod importing;
mod keyboard;
mod kills;
mod language;
mod losses;
mod picture;
mod pictures;
mod standing;
mod table;
