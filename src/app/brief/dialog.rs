//! The dialog as it stands: its draft, its preview, and what goes on.

use std::path::PathBuf;

use super::command::SaveOrder;
use super::draft::{Draft, Field};
use super::preview::Preview;
use crate::brief::{Brief, Options, Origin};
use crate::dossier::Dossier;
use crate::reading::Holdings;

/// What is kept while no dialog is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// What stood in the dialog, with the file it was about: closing the dialog loses nothing that
    /// was written in it.
    pub draft: Option<(Option<PathBuf>, Draft)>,
    /// The number last given to a request.
    pub tickets: u64,
    /// Folder for files that have no other place.
    pub pictures: PathBuf,
    /// Work that goes on without the dialog.
    pub saving: Option<Saving>,
}

impl Memory {
    /// A number that no request had before.
    pub(crate) const fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }
}

/// The dialog.
#[derive(Debug, Clone)]
pub(crate) struct Dialog {
    /// What stands in it.
    pub draft: Draft,
    /// What the brief is made of.
    pub holdings: Holdings,
    /// Where that comes from.
    pub origin: Origin,
    /// The window's content for which the two were taken.
    pub content_version: u64,
    /// Folder for files whose path names none.
    pub folder: PathBuf,
    /// The preview asked for last.
    pub version: u64,
    /// The newest that is there.
    pub preview: Option<Preview>,
    /// Fields that hold nothing usable, and why.
    pub wrong: Vec<(Field, String)>,
    /// Why there is no newer preview.
    pub failure: Option<String>,
    /// Files that are there already, and what would write over them.
    pub question: Option<(Vec<PathBuf>, Box<SaveOrder>)>,
    /// Something to say.
    pub notice: Option<Notice>,
}

/// Something to say that needs no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// In words.
    pub text: String,
    /// Whether it tells that something went wrong.
    pub is_error: bool,
}

/// Files that are being made.
#[derive(Debug, Clone)]
pub(crate) struct Saving {
    /// What was asked for.
    pub order: SaveOrder,
    /// How many of how many are there; `None` while the pages are being set.
    pub progress: Option<(usize, usize)>,
}

impl Dialog {
    /// Whether a newer preview is on its way.
    pub(crate) fn is_pending(&self) -> bool {
        let shown = self.preview.as_ref().is_some_and(|preview| preview.version == self.version);
        !shown && self.failure.is_none() && self.wrong.is_empty()
    }

    /// Why a field holds nothing usable.
    pub(crate) fn wrong_in(&self, field: Field) -> Option<&str> {
        self.wrong.iter().find(|(other, _)| *other == field).map(|(_, reason)| reason.as_str())
    }

    /// The record.
    pub(crate) fn dossier(&self) -> &Dossier {
        self.holdings.dossier()
    }

    /// What is asked for, with these options.
    pub(crate) fn brief(&self, options: Options) -> Brief {
        Brief { holdings: self.holdings.clone(), origin: self.origin.clone(), options }
    }

    /// Says something in place of what was said before.
    pub(crate) fn say(&mut self, text: String, is_error: bool) {
        self.notice = Some(Notice { text, is_error });
    }
}
