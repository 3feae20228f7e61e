//! Forms: the fields of a record as they are being written, and the commands
//! that change a dossier.

mod adding;
mod aside;
pub(super) mod asked;
mod changes;
pub(super) mod choices;
pub(super) mod citing;
mod filling;
pub(super) mod form;
pub(super) mod kept;
pub(super) mod labels;
mod refusals;
pub(super) mod steps;
mod titles;
pub(super) mod view;

pub(super) use form::{Form, FormField, Target};
pub(super) use labels::{choice_key, field_key, kind_key, list_key};
pub(super) use steps::{change_in_full, change_in_words, place_in_words};

use crate::dossier::{Day, RecordKind};
use crate::edit::{ItemList, Place};

/// What is being written.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// Open forms, the one in front last: a source may be made from within the
    /// form of an event.
    pub open: Vec<Form>,
    /// Forms that were left with something written in them, the latest last.
    pub aside: Vec<Form>,
    /// The last one that was thrown away, so that it can be brought back.
    pub thrown_away: Option<Form>,
    /// The field of the form in front that takes the focus, once.
    pub focus: Option<String>,
    /// Counts forms, so that each has its own place to scroll to.
    serial: u64,
    /// The event that was added last: the next goes on from it.
    last_added: Option<LastAdded>,
}

/// What the next event most likely shares with the one before.
#[derive(Debug, Clone, PartialEq)]
struct LastAdded {
    /// The day after it.
    next_day: Day,
    /// Its sources, as they are written in a form.
    sources: String,
}

/// What the user does in a form.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
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
    /// What is looked for in a field that names records.
    Search(String, String),
    /// Move the choice among what a field offers.
    MoveChoice(String, isize),
    /// Take what a field offers in this place.
    Choose(String, usize),
    /// Take a record out of a field that names records.
    TakeOut(String, String),
    /// Make a source of what is looked for, and name it in the field.
    Cite(String),
    /// Enter was pressed in a field.
    Enter(String),
    /// Editing of the field has ended.
    EndField(String),
    /// Show what is under *more*, or hide it.
    ToggleMore,
    /// Add what the form in front describes.
    Commit,
    /// Leave the form in front; what was written in it is kept.
    Leave,
    /// Close the form in front, and give up what was written in it.
    Cancel,
    /// Go on with a form that was left.
    Resume(usize),
    /// Give up a form that was left.
    ThrowAway(usize),
    /// Take a table out.
    Remove(Place),
}
