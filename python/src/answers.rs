//! What a dossier says, computed once for a question and kept for the next table.

use std::sync::{Arc, Mutex, PoisonError};

use detente::dossier::Day;
use detente::export::{self, Cell};
use detente::reading::{Content, Holdings, Settings};

/// How many answers are kept, each for a question of its own: tables of one day come
/// from the same computation.
const MOST_KEPT: usize = 4;

/// A dossier and its latest answers.
pub(crate) struct Answers {
    holdings: Holdings,
    known: Mutex<Vec<(Settings, Arc<Content>)>>,
}

impl Answers {
    pub(crate) const fn of(holdings: Holdings) -> Self {
        Self { holdings, known: Mutex::new(Vec::new()) }
    }

    /// The dossier, prepared.
    pub(crate) const fn holdings(&self) -> &Holdings {
        &self.holdings
    }

    /// Everything that the dossier says, computed once for a question.
    pub(crate) fn content(&self, settings: Settings) -> Arc<Content> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = |all: &[(Settings, Arc<Content>)]| {
            all.iter().find(|(asked, _)| *asked == settings).map(|(_, content)| Arc::clone(content))
        };
        if let Some(content) = found(&known()) {
            return content;
        }
        let content = Arc::new(Content::compute(&self.holdings, settings));
        let mut known = known();
        if known.len() >= MOST_KEPT {
            known.remove(0);
        }
        known.push((settings, Arc::clone(&content)));
        content
    }

    /// A table by its name, with the rows that are wanted.
    pub(crate) fn table(&self, name: &str, settings: Settings, keep: &Keep) -> export::Table {
        let content = self.content(settings);
        let none = || export::Table { name: "", columns: &[], rows: Vec::new() };
        let mut table = export::table(&self.holdings, &content, name).unwrap_or_else(none);
        keep.only(&mut table);
        table
    }
}

/// Which rows of a table are wanted.
#[derive(Default)]
pub(crate) struct Keep {
    /// The side that undertook it.
    pub(crate) by: Option<String>,
    /// From this day on, and up to that.
    pub(crate) days: (Option<Day>, Option<Day>),
}

impl Keep {
    fn only(&self, table: &mut export::Table) {
        let place = |name: &str| table.columns.iter().position(|column| column.name == name);
        let (by, day) = (place("by"), place("date"));
        if let Some((side, place)) = self.by.as_ref().zip(by) {
            table.rows.retain(|row| matches!(row.get(place), Some(Cell::Text(by)) if by == side));
        }
        let (first, last) = self.days;
        if let Some(place) = day.filter(|_| first.is_some() || last.is_some()) {
            table.rows.retain(|row| match row.get(place) {
                Some(Cell::Day(day)) => {
                    first.is_none_or(|first| first <= *day) && last.is_none_or(|last| *day <= last)
                }
                _ => true,
            });
        }
    }
}
