//! Keeping what a save replaces and what it writes. Whatever goes wrong with
//! that is told, and never in the way of the save.

use std::path::Path;

use super::super::state::StateFolder;
use super::error::HistoryError;
use super::version::By;
use super::{History, written};

/// Keeps the versions of one save.
#[derive(Debug)]
pub(in crate::store) struct Keeping<'p> {
    history: Option<History>,
    document: &'p Path,
    trouble: Option<HistoryError>,
}

impl<'p> Keeping<'p> {
    /// In this state folder, if there is one.
    pub(in crate::store) fn new(state: Option<&StateFolder>, document: &'p Path) -> Self {
        let history = state.map(History::new);
        let trouble = history.is_none().then_some(HistoryError::NoFolder);
        Self { history, document, trouble }
    }

    /// What is replaced, where it was read already.
    pub(in crate::store) fn before(&mut self, text: &str) {
        let by = |history: &History, document: &Path| {
            history.keep(document, text.as_bytes(), By::Disk, written(document))
        };
        self.try_to(by);
    }

    /// What is replaced, whatever it is.
    pub(in crate::store) fn before_unread(&mut self) {
        self.try_to(History::record_file);
    }

    /// What was written.
    pub(in crate::store) fn after(&mut self, text: &str, by: By) {
        self.try_to(|history, document| history.record(document, text.as_bytes(), by));
    }

    fn try_to(&mut self, keep: impl FnOnce(&History, &Path) -> Result<(), HistoryError>) {
        if let Some(history) = &self.history
            && let Err(error) = keep(history, self.document)
        {
            self.trouble.get_or_insert(error);
        }
    }

    /// Why not everything was kept, if so.
    pub(in crate::store) fn trouble(self) -> Option<HistoryError> {
        self.trouble
    }
}
