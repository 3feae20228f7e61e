//! Forms and questions.

mod fields;
mod form;
mod pick;
mod questions;

pub use form::form_ui;
pub use questions::questions_ui;
