//! Everything that is loaded of a dispute, in one place, so that code that computes from it need
//! not know the parts.

use std::sync::Arc;

use crate::dossier::{Day, Dossier};
use crate::evidence::Quotes;
use crate::streams::DataFiles;
use crate::tension::{EventLog, Scope, Selection};

/// A dossier, and what was prepared from it for computing. Data files beside the
/// dossier have their place here, too.
///
/// Cheap to clone: a window and the briefs that it makes share it.
#[derive(Debug, Clone)]
pub struct Holdings {
    dossier: Arc<Dossier>,
    log: Arc<EventLog>,
    own_day: Option<Day>,
    data: Arc<DataFiles>,
    quotes: Arc<Quotes>,
}

impl Holdings {
    /// Prepares a dossier.
    ///
    /// Cost: O(events · log events).
    pub fn new(dossier: impl Into<Arc<Dossier>>) -> Self {
        let dossier = dossier.into();
        let own_day = dossier.default_as_of();
        let log = Arc::new(EventLog::new(&dossier));
        Self { log, own_day, dossier, data: Arc::default(), quotes: Arc::default() }
    }

    /// The same with the dossier as it is after a change.
    #[must_use]
    pub fn with_dossier(&self, dossier: &Arc<Dossier>) -> Self {
        Self::new(Arc::clone(dossier))
            .with_data(Arc::clone(&self.data))
            .with_quotes(Arc::clone(&self.quotes))
    }

    /// The same with the data files as they were read.
    #[must_use]
    pub fn with_data(self, data: Arc<DataFiles>) -> Self {
        Self { data, ..self }
    }

    /// The data files beside the dossier, as far as they were read.
    pub const fn data(&self) -> &Arc<DataFiles> {
        &self.data
    }

    /// The same with what was found of its quotations.
    #[must_use]
    pub fn with_quotes(self, quotes: Arc<Quotes>) -> Self {
        Self { quotes, ..self }
    }

    /// What was found of its quotations in the texts that are kept, as far as these were
    /// looked into.
    pub const fn quotes(&self) -> &Arc<Quotes> {
        &self.quotes
    }

    /// The record itself.
    pub const fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }

    /// The dossier's own as-of day, looked up once: it may be that of the last of
    /// many events.
    pub const fn own_day(&self) -> Option<Day> {
        self.own_day
    }

    /// Its events, prepared.
    pub fn log(&self) -> &EventLog {
        &self.log
    }

    /// The events that count.
    pub fn select(&self, scope: Scope) -> Selection {
        self.log.select(scope)
    }
}
