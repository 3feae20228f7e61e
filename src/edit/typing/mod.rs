//! From what somebody types to what the file gets: values, ids, new dossiers.

pub(super) mod citation;
pub(super) mod ids;
pub(super) mod new;
pub(super) mod typed;
