//! Forms: the fields of a record as they are being written, and the commands
//! that change a dossier.

pub mod filling;
pub mod form;
pub mod labels;
pub mod steps;
pub mod view;

pub use form::{Form, FormField, Target};
pub use labels::{choice_key, field_key, kind_key, list_key};
pub use steps::{change_in_words, place_in_words};

use crate::dossier::RecordKind;
use crate::edit::{ItemList, Place};

/// What is being written.
#[derive(Debug, Default)]
pub struct Forms {
    /// Open forms, the one in front last: a source may be made from within the
    /// form of an event.
    pub open: Vec<Form>,
}

/// What somebody does in a form.
#[derive(Debug, Clone, PartialEq)]
pub enum FormCommand {
    /// Open the form of a table.
    Open(Place),
    /// Open the form of a new record.
    New(RecordKind),
    /// Open the form of a new claim or verdict of a commitment, by id; with
    /// values for some fields.
    NewItem(String, ItemList, Vec<(String, String)>),
    /// Open the form of a new reference point of the model.
    NewReference,
    /// Open the form of a commitment's first metric, by the commitment's id.
    NewMetric(String),
    /// Open the form of a new record whose id goes into a field of the form in
    /// front.
    NewFor(RecordKind, String),
    /// What stands in a field of the form in front.
    Type(String, String),
    /// Nobody writes in the field any more.
    EndGesture,
    /// Add what the form in front describes.
    Commit,
    /// Close the form in front.
    CloseForm,
    /// Take a table out.
    Remove(Place),
}
