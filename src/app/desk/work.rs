//! What is done in the background: a folder is read.

use std::path::PathBuf;

use super::binding::bind;
use super::book::{BookOrder, Bound};
use crate::dossier::Day;
use crate::store::{self, Desk, DeskProgress, ReadError};

/// What the page asks of the world.
#[derive(Debug, Clone)]
pub(crate) enum DeskEffect {
    /// Ask for a folder.
    Choose,
    /// Read it.
    Scan(Box<ScanOrder>),
    /// Make a book of it.
    Bind(Box<BookOrder>),
}

/// What is to be read.
#[derive(Debug, Clone)]
pub(crate) struct ScanOrder {
    /// The number of what is asked for.
    pub ticket: u64,
    /// The folder.
    pub folder: PathBuf,
    /// The day; each dossier's own where `None`.
    pub asked: Option<Day>,
    /// What was read before.
    pub earlier: Option<Desk>,
    /// How far it is.
    pub progress: DeskProgress,
}

/// What background work has to say.
#[derive(Debug)]
pub(crate) enum DeskNews {
    /// A folder was chosen.
    Chosen(PathBuf),
    /// A folder was dropped: whether it has dossiers.
    Dropped(PathBuf, bool),
    /// A folder was read; nothing where it was told to end.
    Scanned(u64, Box<Result<Option<Desk>, ReadError>>),
    /// What became of a book.
    Bound(Bound),
}

/// Does what is asked; nothing where a folder is to be chosen.
pub(crate) fn carry_out(effect: DeskEffect) -> Option<DeskNews> {
    match effect {
        DeskEffect::Choose => None,
        DeskEffect::Bind(order) => Some(DeskNews::Bound(bind(&order))),
        DeskEffect::Scan(order) => {
            let ScanOrder { ticket, folder, asked, earlier, progress } = *order;
            let desk = store::scan(&folder, asked, earlier.as_ref(), &progress);
            Some(DeskNews::Scanned(ticket, Box::new(desk)))
        }
    }
}
