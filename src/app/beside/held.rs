//! How far tension goes together with what stands beside it, on the days in view.

use crate::app::selection::Tab;
use crate::app::state::State;
use crate::dossier::Day;
use crate::reading::{Held, held};

/// What was computed, and of what.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct HeldBeside {
    /// Of which content.
    version: u64,
    /// The days.
    pub days: (Day, Day),
    /// By stream, in the order of those beside the dossier.
    pub streams: Vec<Held>,
    /// By index.
    pub indices: Vec<Held>,
}

impl State {
    /// Computes it where it is shown and what it is of has changed.
    ///
    /// Cost: O(series · days · lags).
    pub(in crate::app) fn refresh_held(&mut self) {
        if self.panel.tab != Tab::Beside || self.content.beside.is_empty() {
            return;
        }
        let as_of = self.content.settings.as_of;
        let (from, to) = self.chart.view.days();
        let days = (from.max(self.content.record.0).min(as_of), to.min(as_of));
        let version = self.content_version;
        let is_fresh = |held: &HeldBeside| held.version == version && held.days == days;
        if self.beside.held.as_ref().is_some_and(is_fresh) {
            return;
        }
        let (tension, beside) = (&self.content.series, &self.content.beside);
        let streams = beside.streams.iter();
        let streams = streams.map(|one| held(tension, |day| one.value(day), days, 0)).collect();
        let indices = beside.indices.iter();
        let indices =
            indices.map(|one| held(tension, |day| one.value(day, as_of), days, 0)).collect();
        self.beside.held = Some(HeldBeside { version, days, streams, indices });
    }
}
