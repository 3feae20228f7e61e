//! What a text says that may become a record: so far its dates.
//!
//! It suggests and never decides: whatever is found carries the place in the
//! text and the name of the rule that read it, so that a person can judge. It
//! opens no file, asks no clock and knows no screen; a text and the day on which
//! that was written are all that it gets.

pub mod dates;

pub use dates::{DateKind, FoundDate, Length, find_dates};
