//! Changes to a dossier: no I/O, no clock, no screen.
//!
//! A [`Document`] holds the text of a file and what it says. [`Edit`]s change the text where it
//! must change and nowhere else: comments, order, quotes and layout of everything else stay byte
//! for byte, however the file is written. Each step can be undone and redone, byte for byte.
//!
//! [`diff`] says what two dossiers differ in, record by record; [`merge`]
//! joins the changes that two people made to one file.

mod change;
mod compare;
mod history;
mod naming;
mod refusals;
mod settling;
mod text;
mod typing;

pub use change::{Edit, Fields, ItemList, Place, Position};
pub use compare::comments::comments_differ;
pub use compare::conflict::{Choice, Conflict, Joined, Merge, MergeSummary, Reason, Unresolved};
pub use compare::diff::{Change, Comparable, FieldChange, How, diff};
pub use compare::marks::{Marks, open_reason_text};
pub use compare::merge::merge;
pub use compare::wording::{
    conflict_name, conflicts_text, joined_text, reason_text, unresolved_text, value_text,
};
pub use compare::words::{change_in_words, loss_in_words, place_in_words, value_in_words};
pub use history::document::{Document, FieldProblem, Refusal};
pub use history::forms::{fields_of_event, mark};
pub use history::loss::Loss;
pub use history::name::StepName;
pub use history::reciprocal::OtherSide;
pub use history::step::Step;
pub use naming::{field_key, kind_key, list_key, place_text};
pub use refusals::refusal_text;
pub use settling::{Settled, Settling, settle_event, take_finding};
pub use text::pieced::EditError;
pub use text::splice::Splice;
pub use typing::citation::{Citation, cited};
pub use typing::codes::{Found, Why, search_codes};
pub use typing::ids::suggest_id;
pub use typing::new::new_dossier;
pub use typing::typed::{TypedError, entries, list_text, typed, typed_near};

/// A value of a field, as TOML has it.
pub type Value = toml::Value;
