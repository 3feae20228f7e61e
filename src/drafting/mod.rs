//! What a text says that may become a record: its dates, who did what to whom.
//!
//! It suggests and never decides: whatever is found carries the place in the
//! text and the name of the rule that read it, so that a person can judge. It
//! opens no file, asks no clock and knows no screen; a text and the day on which
//! that was written are all that it gets. `docs/drafting.md` has the language of
//! the rules and what they get right.

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
