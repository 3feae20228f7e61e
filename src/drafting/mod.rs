//! What a text says that may become a record: its dates, who did what to whom.
//!
//! It suggests and never decides: every finding carries its place in the text and the name of the
//! rule that found it, so that a person can judge. It opens no file, reads no clock and knows no
//! screen; its input is a text and the day it was written. `docs/drafting.md` describes the
//! language of the rules and how well they do.

pub mod actors;
pub mod codes;
pub mod dates;
mod draft;
pub mod review;
pub mod sentences;

pub use dates::{DateKind, FoundDate, Length, find_dates};
pub use draft::{
    Basis, ClaimDraft, CommitmentDraft, Draft, Earlier, EventDraft, EvidenceDraft, MOST_OF_ARTICLE,
    language_of,
};
