//! What asks for an answer before anything else goes on.

use std::path::PathBuf;

use crate::app::file::Begin;
use crate::app::file::arriving::Foreign;
use crate::dossier::FileKind;
use crate::edit::{Choice, Loss, Merge, Place};
use crate::store::journal::Orphan;

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
        /// What is taken, conflict by conflict, as far as it is chosen.
        choices: Vec<Option<Choice>>,
        /// Why the choices together cannot be.
        error: Option<String>,
    },
    /// A session that ended without saving left edits behind.
    Recover(Vec<Orphan>),
    /// Another window has the file open.
    Taken,
    /// Something arrived that is no dossier.
    Foreign(Foreign),
    /// Others name what is to be taken out.
    Removal {
        /// What it is.
        place: Place,
        /// What it is called.
        name: String,
        /// What loses it.
        losses: Vec<Loss>,
    },
}

/// What waits for an answer about unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Close the window.
    Close,
    /// Open this file.
    Open(PathBuf),
    /// Open this text as a new dossier.
    OpenText(String),
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

/// What somebody does about the file, or answers to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum FileCommand {
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
    /// A file was dropped, and this is what it is.
    Dropped(PathBuf, FileKind),
    /// A text was pasted where nothing is being written.
    Pasted(String),
    /// Take what is offered for what arrived.
    TakeForeign,
    /// Take a record out although others name it.
    RemoveAnyway,
    /// Go on without an answer.
    Dismiss,
}

/// What the file asks of the world outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileEffect {
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
