//! From a text to what it reports: who did what to whom, as suggestions that a
//! person confirms.
//!
//! Reads English prose. Knows no file, no clock and no screen, and decides
//! nothing: whatever it finds says by which rule it was found. `docs/drafting.md`
//! has the language of the rules and what they get right.

pub mod actors;
pub mod codes;
pub mod sentences;
