//! Every edit on disk within a second: an append-only file for each document
//! that has unsaved changes, kept in the state folder until they are saved.
//!
//! A journal holds the text that the edits began with and every splice since, each record with its
//! length and a checksum, so that a tail torn by a crash is left out. It holds no times and nothing
//! about the user. What is being entered but not yet in the text is in it in the caller's own form.
//!
//! A journal is removed once its edits are in the file. One that the user gives up is moved aside
//! for thirty days instead.

mod frame;
mod kept;
mod recover;
mod writer;

pub(super) use frame::EncodedPath;
pub use frame::JournalFile;
pub use kept::kept;
pub(super) use kept::sweep;
pub use recover::{Orphan, Recovery, orphans};
pub use writer::{Journal, JournalStatus, JournalTrouble};
