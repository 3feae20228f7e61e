//! Everything that is loaded of a dispute, in one hand, so that whoever computes
//! from it need not know what there is.

use std::sync::Arc;

use crate::dossier::{Day, Dossier};
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
}

impl Holdings {
    /// Prepares a dossier.
    ///
    /// Cost: O(events · log events).
    pub fn new(dossier: impl Into<Arc<Dossier>>) -> Self {
        let dossier = dossier.into();
        let own_day = dossier.default_as_of();
        let (log, data) = (Arc::new(EventLog::new(&dossier)), Arc::default());
        Self { log, own_day, dossier, data }
    }

    /// The same with the dossier as it is after a change.
    #[must_use]
    pub fn with_dossier(&self, dossier: &Arc<Dossier>) -> Self {
        Self::new(Arc::clone(dossier)).with_data(Arc::clone(&self.data))
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
