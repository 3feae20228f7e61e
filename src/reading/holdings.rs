//! Everything that is loaded of a dispute, in one hand, so that whoever computes
//! from it need not know what there is.

use std::sync::Arc;

use crate::dossier::Dossier;
use crate::tension::{EventLog, Scope, Selection};

/// A dossier, and what was prepared from it for computing. Data files beside the
/// dossier have their place here, too.
///
/// Cheap to clone: a window and the briefs that it makes share it.
#[derive(Debug, Clone)]
pub struct Holdings {
    dossier: Arc<Dossier>,
    log: Arc<EventLog>,
}

impl Holdings {
    /// Prepares a dossier.
    ///
    /// Cost: O(events · log events).
    pub fn new(dossier: impl Into<Arc<Dossier>>) -> Self {
        let dossier = dossier.into();
        Self { log: Arc::new(EventLog::new(&dossier)), dossier }
    }

    /// The same with the dossier as it is after a change.
    #[must_use]
    pub fn with_dossier(&self, dossier: &Arc<Dossier>) -> Self {
        Self::new(Arc::clone(dossier))
    }

    /// The record itself.
    pub const fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
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
