//! The dialog that imports others' data: what the files seem to be, what is wanted of them, how far
//! the import is, and what became of each row.

mod commands;
mod ending;
mod form;
mod order;
pub(super) mod view;
mod work;

use std::collections::BTreeSet;
use std::path::PathBuf;

pub(super) use form::{ImportFlag, ImportForm, ImportText};
pub(super) use order::ImportOrder;
pub(super) use work::{ImportEffect, ImportNews, LookOrder, carry_out, look};

use crate::dossier::RecordKind;
use crate::import::{ImportAs, Looked, Progress, Span};

/// The dialog.
#[derive(Debug, Clone)]
pub(super) struct Importing {
    /// The number of what was asked for last.
    pub ticket: u64,
    /// What was chosen: files and folders.
    pub paths: Vec<PathBuf>,
    /// What stands in the field for a path, for systems without a dialog of their own.
    pub path_text: String,
    /// What the first of them seems to be; `None` while it is looked into.
    pub looked: Option<Looked>,
    /// How many files there are, and their bytes.
    pub files: (usize, u64),
    /// Names in the dossier's folder that are taken, without case.
    pub taken: BTreeSet<String>,
    /// What is wanted.
    pub form: ImportForm,
    /// Why it cannot be done, by what of the form it is about, if by one.
    pub wrong: Option<(Option<ImportText>, String)>,
    /// What goes on, or has ended.
    pub stage: Stage,
}

/// How far an import is.
#[derive(Debug, Clone)]
pub(super) enum Stage {
    /// Files are to be chosen.
    Choosing,
    /// Files are looked into.
    Looking,
    /// What is wanted is to be said.
    Asking,
    /// It goes on.
    Running(Progress),
    /// It has ended: what became of the rows, and whether something came of it.
    Ended {
        /// Line by line.
        lines: Vec<String>,
        /// Whether the dossier was changed, so that it can be undone.
        has_changed: bool,
        /// Whether there is something that a reader must look at.
        has_problems: bool,
    },
}

/// Something done in the dialog.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ImportCommand {
    /// Ask for files.
    Choose,
    /// Ask for a folder.
    ChooseFolder,
    /// Take these.
    Take(Vec<PathBuf>),
    /// What stands in the field for a path.
    EditPath(String),
    /// Take what stands there.
    TakePath,
    /// Import as this.
    SetAs(ImportAs),
    /// Write something.
    Edit(ImportText, String),
    /// Set something, or not.
    SetFlag(ImportFlag, bool),
    /// The column of an index.
    SetColumn(String),
    /// Of which days a value of an index is; by its dates where `None`.
    SetSpan(Option<Span>),
    /// The sheet of a workbook.
    SetSheet(String),
    /// Which column a field has.
    SetMapping(&'static str, Option<String>),
    /// The new edition of a stream or an index, by its id; a new lane where `None`.
    SetEdition(Option<String>),
    /// Begin.
    Start,
    /// End what goes on.
    Cancel,
    /// Back to what is wanted.
    Back,
    /// Close the dialog.
    Close,
}

impl Importing {
    /// Before anything was chosen.
    pub(super) fn new(ticket: u64) -> Self {
        Self {
            ticket,
            paths: Vec::new(),
            path_text: String::new(),
            looked: None,
            files: (0, 0),
            taken: BTreeSet::new(),
            form: ImportForm::default(),
            wrong: None,
            stage: Stage::Choosing,
        }
    }

    /// The kind of record that names a file of what is imported.
    pub(super) const fn kind(&self) -> RecordKind {
        if self.form.import_as.is_stream() { RecordKind::Stream } else { RecordKind::Index }
    }
}
