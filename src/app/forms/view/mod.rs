//! What a form looks like.

mod fields;
pub mod form;
mod pick;
