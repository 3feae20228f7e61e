//! What asks for an answer before anything else goes on.

use std::path::PathBuf;

use crate::app::file::arriving::Foreign;
use crate::app::file::{Begin, Broken, Conflicts, LeftBehind};
use crate::dossier::FileKind;
use crate::edit::{Choice, Loss, Place};

/// What asks for an answer before anything else goes on.
#[derive(Debug)]
pub(crate) enum Question {
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
    /// Which file to open: its path as it is written.
    OpenPath(String),
    /// Another program changed the file, and both changed the same things.
    Conflicts(Conflicts),
    /// Another program left the file with errors, and there is something to
    /// save over it.
    Broken(Broken),
    /// Sessions that ended without saving left edits behind, or edits were
    /// given up.
    Recover(LeftBehind),
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
pub(crate) enum Next {
    /// Close the window.
    Close,
    /// Open this file.
    Open(PathBuf),
    /// Open this text as a new dossier.
    OpenText(String),
    /// Open the built-in sample.
    Sample,
    /// Open another example, by its place.
    Example(usize),
    /// Read the file again.
    Reload,
    /// Begin a new dossier.
    Begin,
    /// Bring back edits: those in this place of the list.
    Recover(usize),
    /// Open an earlier version of a file that has errors now.
    OpenOver {
        /// The file.
        path: PathBuf,
        /// What the version had.
        text: String,
        /// What the file has now.
        disk: String,
    },
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

/// What the user does about the file, or answers to a question.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FileCommand {
    /// What stands in a field of the question about a new dossier.
    TypeBegin(usize, String),
    /// Begin the new dossier.
    Begin,
    /// Ask for the path of a file to open.
    AskPath,
    /// Open the file whose path is written.
    OpenTyped,
    /// What stands in the field of the path to save to, or to open.
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
    /// Take the same side in all conflicts.
    ChooseAll(Choice),
    /// Join the file with the choices made.
    Resolve,
    /// Bring back the edits of a session that is gone.
    Recover(usize),
    /// Ask whether to give them up.
    AskGiveUp(usize),
    /// Give up those that were asked about.
    GiveUp,
    /// Keep them after all.
    KeepAsking,
    /// Save under another name, beside the file with errors.
    SaveBeside,
    /// Save over the file with errors, which is kept beside it.
    SaveOver,
    /// Show both texts, or no longer.
    Compare(bool),
    /// Answer another time.
    PutOff,
    /// Come back to the question that was put off.
    ComeBack,
    /// Take a file over from another window.
    TakeOver,
    /// Open it without changing it.
    OpenReadOnly,
    /// A file was dropped, and this is what it is.
    Dropped(PathBuf, FileKind),
    /// A text was pasted where nothing is being written.
    Pasted(String),
    /// Take what is offered for what arrived.
    TakeForeign(usize),
    /// Take a record out although others name it.
    RemoveAnyway,
    /// Go on without an answer.
    Dismiss,
}

/// What the file asks of the world outside the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FileEffect {
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
    /// Save over the open file, which has this text and errors in it, and keep
    /// that beside it.
    SaveOver {
        /// The text that is kept.
        disk: String,
        /// What was waiting for the save.
        then: Option<Next>,
    },
    /// Suggest a free name beside the open file, and ask where to save.
    AskBeside(Option<Next>),
    /// Open the document of edits that are offered in this place of the list.
    Reopen(usize),
    /// Move aside what is offered in this place of the list.
    GiveUp(usize),
    /// Look for what was given up.
    ListKept,
    /// Take the open file over from another window.
    TakeOver,
    /// Do what was waiting.
    GoOn(Next),
}
