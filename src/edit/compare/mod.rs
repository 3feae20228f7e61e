//! Two dossiers beside each other: what they differ in, and how they are joined.

pub(super) mod comments;
pub(super) mod conflict;
pub(super) mod diff;
mod lines;
mod lists;
pub(super) mod marks;
pub(super) mod merge;
mod order;
mod pairs;
mod plan;
mod plan_items;
mod plan_order;
mod plan_records;
pub(super) mod wording;
pub(super) mod words;
