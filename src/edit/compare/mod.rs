//! Two dossiers beside each other: what they differ in, and how they are joined.

pub(super) mod conflict;
pub(super) mod diff;
mod lists;
pub(super) mod merge;
mod plan;
mod plan_items;
pub(super) mod wording;
pub(super) mod words;
