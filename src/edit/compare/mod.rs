//! Two dossiers beside each other: what they differ in, and how they are joined.

pub(super) mod diff;
pub(super) mod merge;
mod plan;
mod plan_items;
pub(super) mod words;
