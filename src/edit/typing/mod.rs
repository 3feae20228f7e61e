//! From typed text to what the file gets: values, ids, new dossiers.

pub(super) mod citation;
pub(super) mod codes;
pub(super) mod ids;
pub(super) mod new;
mod query;
pub(super) mod typed;
