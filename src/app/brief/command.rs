//! What can be done in the dialog, and what that asks of its threads.

use std::path::PathBuf;

use super::draft::{Field, Size};
use super::styling::Styling;
use crate::brief::{Brief, Format, Layout, Paper};
use crate::dossier::Slot;
use crate::figure::{Naming, ThemeName};
use crate::words::Language;

/// Something that is done in the dialog.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum BriefCommand {
    /// What stands in a field.
    Edit(Field, String),
    /// Choose a layout.
    Layout(Layout),
    /// Choose colours.
    Theme(ThemeName),
    /// Choose how many events are named.
    Naming(Naming),
    /// Choose the size of a figure or slide.
    Size(Size),
    /// Choose the paper of pages.
    Paper(Paper),
    /// Choose the language of the brief's own words.
    Language(Language),
    /// Choose the kind of file.
    Format(Format),
    /// Show all days of the record.
    WholeRecord,
    /// Show the days that the window shows.
    DaysInView,
    /// Include this commitment, by its id, or leave it out.
    Include(String, bool),
    /// Include all commitments of a side, or leave them out.
    IncludeAll(Slot, bool),
    /// The dossier has changed.
    Refresh,
    /// Paint a page, by its place, at so many pixels for each of its own.
    Paint(usize, f32),
    /// Put a page on the clipboard, by its place.
    Copy(usize),
    /// Ask the system where to save.
    Choose,
    /// Save.
    Save,
    /// Save, over what is there.
    Replace,
    /// Leave what is there as it is.
    Keep,
    /// Stop saving.
    Cancel,
    /// Close the dialog.
    Close,
}

/// Pages to set for the preview.
#[derive(Debug, Clone)]
pub(crate) struct SetOrder {
    /// Counts up with every request.
    pub version: u64,
    /// What is asked for.
    pub brief: Brief,
    /// In which style.
    pub styling: Styling,
    /// For which kind of file.
    pub format: Format,
    /// Without waiting for further changes.
    pub at_once: bool,
}

/// Files to make.
#[derive(Debug, Clone)]
pub(crate) struct SaveOrder {
    /// Identifies the work in what its thread reports.
    pub ticket: u64,
    /// What is asked for.
    pub brief: Brief,
    /// In which style.
    pub styling: Styling,
    /// Which kind of file.
    pub format: Format,
    /// Where.
    pub path: PathBuf,
    /// Pixels of a PNG for each of the brief's own.
    pub scale: f32,
    /// Which files may be written over.
    pub replace: Replace,
}

/// Which files may be written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Replace {
    /// None.
    Nothing,
    /// This one, which the system has asked about.
    Only(PathBuf),
    /// Any.
    All,
}

/// What the dialog asks of the world outside the state.
#[derive(Debug, Clone)]
pub(crate) enum BriefEffect {
    /// Set pages for the preview.
    Set(Box<SetOrder>),
    /// Paint a page of the preview.
    Paint {
        /// Of which request.
        version: u64,
        /// The page's place.
        page: usize,
        /// Pixels for each of its own.
        scale: f32,
    },
    /// Paint a page of the newest preview for the clipboard.
    Copy {
        /// The page's place.
        page: usize,
        /// Pixels for each of its own.
        scale: f32,
    },
    /// Make files.
    Save(Box<SaveOrder>),
    /// Stop making the files of this ticket.
    Cancel(u64),
    /// Ask the system where to save.
    Ask {
        /// Over the question.
        title: String,
        /// The file suggested.
        path: PathBuf,
        /// Of which kind.
        format: Format,
    },
    /// The preview is no longer visible.
    End,
}
