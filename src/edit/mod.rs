//! Changes to a dossier: no I/O, no clock, no screen.
//!
//! A [`Document`] holds the text of a file and what it says. [`Edit`]s change
//! the text where it must change and nowhere else: comments, order, quotes and
//! layout of everything else stay byte for byte, whatever the way the file is
//! written in. Each step can be undone and redone, byte for byte.
//!
//! [`diff`] says what two dossiers differ in, record by record; [`merge`]
//! joins the changes that two people made to one file.

mod change;
mod diff;
mod document;
mod draft;
mod forms;
mod ids;
mod list;
mod literal;
mod locate;
mod merge;
mod name;
mod new;
mod order;
mod plan;
mod plan_items;
mod records;
mod removal;
mod rename;
mod splice;
mod style;
mod syntax;
mod tree;
mod typed;
mod words;
mod write;

pub use change::{Edit, Fields, ItemList, Place, Position};
pub use diff::{Change, FieldChange, How, diff};
pub use document::{Action, Document, FieldProblem, Refusal};
pub use draft::EditError;
pub use forms::{fields_of_event, mark};
pub use ids::suggest_id;
pub use merge::{Choice, Conflict, Merge, merge};
pub use name::StepName;
pub use new::new_dossier;
pub use splice::Splice;
pub use typed::{TypedError, entries, list_text, search_codes, typed};
pub use words::{change_in_words, value_in_words};

/// A value of a field, as TOML has it.
pub type Value = toml::Value;
