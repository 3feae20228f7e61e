//! Every edit on disk within a second: an append-only file for each document
//! that has unsaved changes, kept in the state folder until they are saved.
//!
//! A journal holds the text that the edits began with and every splice since,
//! each record with its length and a checksum, so that a tail torn by a crash
//! is left out. It holds no time and nothing about who edits.

mod frame;
mod recover;
mod writer;

pub use frame::JournalFile;
pub use recover::{Orphan, Recovery, orphans};
pub use writer::{Journal, JournalStatus};
