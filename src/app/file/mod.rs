//! The file of the open dossier: opening, saving, the journal, recovery, what
//! other programs and windows do to it, and what has to be asked meanwhile.

pub(super) mod answers;
pub(super) mod arriving;
pub(super) mod begin;
pub(super) mod beside;
pub(super) mod broken;
pub(super) mod conflicts;
pub(super) mod crashed;
mod data;
pub(super) mod history;
pub(super) mod left;
pub(super) mod locked;
pub(super) mod moment;
pub(super) mod opened;
pub(in crate::app) mod opening;
pub(super) mod questions;
pub(super) mod recover;
pub(super) mod reload;
pub(super) mod save;
pub(super) mod session;
mod told;
pub(super) mod versions;
pub(super) mod view;

pub(super) use begin::Begin;
pub(super) use broken::Broken;
pub(super) use conflicts::Conflicts;
pub(super) use crashed::CrashCommand;
pub(super) use data::DataAsked;
pub(super) use history::{HistoryCommand, HistoryEffect, HistoryNews, HistoryPage};
pub(super) use left::{Left, LeftBehind};
pub(super) use questions::{Answer, FileCommand, FileEffect, Next, Question};

use std::path::PathBuf;

use opened::Trouble;

use crate::store::crash::CrashReport;

/// What is known of the open dossier's file, and what asks for an answer.
#[derive(Debug, Default)]
pub(super) struct FileState {
    /// Questions waiting for an answer, the first one first.
    pub questions: Vec<Question>,
    /// A question that was put off: it can be reached again.
    pub put_off: Option<Question>,
    /// What a save or a journal has to say, until the next.
    pub trouble: Option<String>,
    /// The data files that were asked for last.
    pub data_asked: Option<DataAsked>,
    /// What the file is called that is read before anything is open.
    pub awaited: Option<String>,
    /// A file that could not be opened, until dismissed.
    pub unopened: Option<Trouble>,
    /// The report of a crash that is offered, until it is opened or dismissed.
    pub crash: Option<CrashReport>,
    /// Whether the file is being written.
    pub saving: bool,
    /// Journals whose edits are in the open document: they go once this
    /// session's own journal has them.
    pub recovered: Vec<Left>,
    /// Where a dossier without a file is offered to be saved.
    pub documents: PathBuf,
    /// Counts up whenever another document is opened.
    pub opened: u64,
    /// Counts up whenever the page of versions is opened.
    pub history_pages: u64,
    /// Whether it was said that versions are not kept.
    pub told_not_kept: bool,
}
