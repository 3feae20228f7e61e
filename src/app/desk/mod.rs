//! A folder of dossiers in the window: a row for each dispute, read anew while it is looked
//! at.

mod binding;
mod book;
mod commands;
pub(super) mod view;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

pub(super) use book::BookForm;
pub(super) use work::{DeskEffect, DeskNews, carry_out};

use crate::dossier::Day;
use crate::reading::DeskOrder;
use crate::store::{Desk, DeskEntry, DeskProgress};

/// What the window knows of a folder of dossiers, whether it is shown or not.
#[derive(Debug, Default)]
pub(super) struct DeskState {
    /// The folder as it was read; `None` before any was.
    pub desk: Option<Desk>,
    /// Its files in order: disputes, then what gave no row.
    pub rows: Vec<Arc<DeskEntry>>,
    /// What comes first.
    pub order: DeskOrder,
    /// The row in front.
    pub chosen: usize,
    /// What stands in the field for a folder.
    pub path: String,
    /// What stands in the field that narrows the rows.
    pub query: String,
    /// What stands in the field for a day; each dossier's own where empty.
    pub as_of: String,
    /// Why that is no day.
    pub as_of_wrong: Option<String>,
    /// How far a reading is that is waited for.
    pub reading: Option<DeskProgress>,
    /// What is asked about a book of all disputes, while it is.
    pub book: Option<BookForm>,
    /// Whether the folder is read again meanwhile.
    is_looking: bool,
    /// Why something could not be done.
    pub wrong: Option<String>,
    /// The number of what was asked for last.
    ticket: u64,
}

impl DeskState {
    /// The day that is asked for; each dossier's own where `None`.
    fn asked(&self) -> Option<Day> {
        self.as_of.trim().parse().ok()
    }

    /// Puts the files in order; the one in front stays so.
    fn arrange(&mut self) {
        let front = self.rows.get(self.chosen).map(|one| one.path.clone());
        let Some(desk) = &self.desk else { return };
        let rows = desk.rows(self.order).into_iter().map(|(one, _)| one);
        let all = rows.chain(desk.unusable().map(|(one, _)| one));
        let query = self.query.to_lowercase();
        self.rows = all.filter(|one| has_words(one, &query)).cloned().collect();
        let place = self.rows.iter().position(|one| Some(&one.path) == front.as_ref());
        self.chosen = place.unwrap_or_default();
    }
}

/// Whether a file's name, its title or its sides have all words of a query in lower case.
fn has_words(entry: &DeskEntry, query: &str) -> bool {
    let mut text = entry.name.to_lowercase();
    if let Ok(row) = &entry.row {
        let [first, second] = &row.sides;
        text = format!("{text} {} {first} {second}", row.title).to_lowercase();
    }
    query.split_whitespace().all(|word| text.contains(word))
}

/// Something done on the page.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DeskCommand {
    /// Ask for a folder.
    Choose,
    /// Read this folder.
    Take(PathBuf),
    /// What stands in the field for a folder.
    EditPath(String),
    /// Read the folder whose path stands in the field.
    TakePath,
    /// Another folder.
    Another,
    /// What stands in the field for a day.
    EditAsOf(String),
    /// What stands in the field that narrows the rows.
    EditQuery(String),
    /// What comes first.
    Sort(DeskOrder),
    /// Look whether files have changed.
    Look,
    /// End what goes on.
    Cancel,
    /// Ask about a book, or no longer.
    ToggleBook,
    /// Where the book is to be written.
    EditBookPath(String),
    /// Up to which mark it holds anything.
    EditBookMarking(String),
    /// Make it.
    Bind,
    /// End its making.
    CancelBook,
    /// The row so many further on to the front.
    Move(isize),
    /// Open the file in this row.
    Open(usize),
    /// Close the page.
    Close,
}
