//! Editing: what forms are open, what asks for an answer, and the commands
//! that change a dossier.
//!
//! Everything here is state; files, journals and other windows are the
//! [`desk`]'s.

mod answers;
mod apply;
mod begin;
pub mod desk;
mod disk;
mod form;
mod labels;
mod steps;

use std::path::PathBuf;

pub use begin::Begin;
pub use form::{Form, FormField, Target};
pub use labels::{choice_key, field_key, kind_key, list_key};
pub use steps::{change_in_words, place_in_words};

use crate::dossier::RecordKind;
use crate::edit::{Choice, ItemList, Merge, Place};
use crate::store::journal::Orphan;

/// What is being edited, and what asks for an answer.
#[derive(Debug, Default)]
pub struct Editing {
    /// Open forms, the one in front last: a source may be made from within the
    /// form of an event.
    pub forms: Vec<Form>,
    /// What asks for an answer, the first first.
    pub questions: Vec<Question>,
    /// What a save or a journal has to say, until the next.
    pub trouble: Option<String>,
    /// Whether the file is being written.
    pub saving: bool,
    /// Journals whose edits are in the open document: they go once this
    /// session's own journal has them.
    pub recovered: Vec<Orphan>,
}

/// What asks for an answer before anything else goes on.
#[derive(Debug)]
pub enum Question {
    /// There are unsaved changes, and this would lose them.
    Unsaved(Next),
    /// A new dossier: its title and its sides.
    Begin(Begin),
    /// Where to save; what goes on afterwards.
    SaveAs {
        /// The path as it is written.
        path: String,
        /// Whether the system has asked about replacing what is there.
        replaces: bool,
        /// What was waiting for the save.
        then: Option<Next>,
    },
    /// Another program changed the file, and both changed the same things.
    Conflicts {
        /// The joined text.
        merge: Merge,
        /// The text that the file has now.
        disk: String,
        /// What is taken, conflict by conflict.
        choices: Vec<Choice>,
        /// Why the choices together cannot be.
        error: Option<String>,
    },
    /// A session that ended without saving left edits behind.
    Recover(Vec<Orphan>),
    /// Another window has the file open.
    Taken,
}

/// What waits for an answer about unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Close the window.
    Close,
    /// Open this file.
    Open(PathBuf),
    /// Open the built-in sample.
    Sample,
    /// Read the file again.
    Reload,
    /// Begin a new dossier.
    Begin,
}

/// An answer about unsaved changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on; the changes are given up.
    Discard,
    /// Stay.
    Cancel,
}

/// What somebody does in a form or answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum EditCommand {
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
    /// What stands in a field of the question about a new dossier.
    TypeBegin(usize, String),
    /// Begin the new dossier.
    Begin,
    /// What stands in the field of the path to save to.
    TypePath(String),
    /// Ask the system for a path to save to.
    ChoosePath,
    /// The path that the system was told.
    PathChosen(PathBuf),
    /// Save to the path that is written.
    SaveTo,
    /// Answer about unsaved changes.
    Answer(Answer),
    /// Take a value of a conflict.
    Choose(usize, Choice),
    /// Join the file with the choices made.
    Resolve,
    /// Bring back the edits of a session that is gone.
    Recover(usize),
    /// Give them up.
    GiveUp(usize),
    /// Take a file over from another window.
    TakeOver,
    /// Open it without changing it.
    OpenReadOnly,
    /// Go on without an answer.
    Dismiss,
}

/// What editing asks of the world outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditEffect {
    /// Save the document there.
    Save {
        /// The file.
        path: PathBuf,
        /// Whether another file there may be replaced.
        replaces: bool,
        /// What was waiting for it.
        then: Option<Next>,
    },
    /// Ask the system for a path to save to.
    AskForPath,
    /// Take the open file over from another window.
    TakeOver,
    /// Do what was waiting.
    GoOn(Next),
}
