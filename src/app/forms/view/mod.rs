//! What a form looks like.

mod below;
mod calendar;
mod choice;
mod codes;
mod dates;
mod fields;
pub(crate) mod form;
mod pick;
mod text;
