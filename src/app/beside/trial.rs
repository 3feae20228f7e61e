//! The dossier's events on trial beside a stream's reports.

use super::{BesidePage, BesideState};
use crate::app::state::State;
use crate::dossier::Day;
use crate::reading::{Finding, Trial};
use crate::streams::ReportedEvent;

/// A part of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrialPart {
    /// The events of which the stream has this.
    Events(Finding),
    /// Weighty reports of which the dossier has no event.
    OnlyThere,
}

impl TrialPart {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Events(Finding::Missed),
        Self::Events(Finding::Otherwise),
        Self::Events(Finding::Found),
        Self::OnlyThere,
    ];
}

/// What a trial gave, with the reports that it names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tested {
    /// The trial.
    pub trial: Trial,
    /// The reports that it names, by their places among all that were looked at.
    pub reports: std::collections::BTreeMap<usize, ReportedEvent>,
}

/// A trial.
#[derive(Debug, Clone)]
pub(crate) struct TrialPage {
    /// Which stream, by its id.
    pub stream: String,
    /// What it is called.
    pub label: String,
    /// The days.
    pub days: (Day, Day),
    /// What it gave, or why there is none; `None` while it is held.
    pub found: Option<Result<Tested, String>>,
    /// Which part is shown.
    pub part: TrialPart,
}

impl State {
    pub(super) fn show_trial(&mut self, id: &str) {
        let Some(stream) = self.stream_beside(id) else { return };
        let (from, to) = self.chart.view.days();
        let (first, _) = self.content.record;
        let as_of = self.content.settings.as_of;
        let to = to.min(as_of);
        let page = TrialPage {
            stream: id.to_owned(),
            label: stream.label.clone(),
            days: (from.max(first).min(to), to),
            found: None,
            part: TrialPart::Events(Finding::Missed),
        };
        self.show_beside(BesidePage::Trial(page));
        self.beside.asked = None;
    }

    pub(super) fn show_report_of(&mut self, place: usize) {
        let BesidePage::Trial(page) = &self.beside.page else { return };
        let Some(Ok(found)) = &page.found else { return };
        let Some(report) = found.reports.get(&place) else { return };
        let (id, day, wanted) = (page.stream.clone(), report.day, report.id.clone());
        self.show_reports(&id, (day, day), Some(wanted));
    }
}

impl BesideState {
    pub(super) fn take_trial(&mut self, found: Result<Tested, String>) {
        let BesidePage::Trial(page) = &mut self.page else { return };
        // The first part that has something to look at.
        if page.found.is_none()
            && let Ok(found) = &found
        {
            let has_some = |part: &TrialPart| found.count(*part) > 0;
            page.part = TrialPart::ALL.into_iter().find(has_some).unwrap_or(page.part);
        }
        page.found = Some(found);
    }
}

impl Tested {
    /// What a trial gave, with those reports that it names.
    pub(crate) fn new(trial: Trial, mut reports: Vec<ReportedEvent>) -> Self {
        let likeliest = trial.events.iter().filter_map(|tried| tried.likeliest);
        let places: std::collections::BTreeSet<usize> =
            likeliest.chain(trial.only_there.iter().copied()).collect();
        let mut named = std::collections::BTreeMap::new();
        for place in places {
            if let Some(report) = reports.get_mut(place) {
                let day = report.day;
                named.insert(place, std::mem::replace(report, ReportedEvent::on(day)));
            }
        }
        Self { trial, reports: named }
    }

    /// How many a part has.
    pub(crate) fn count(&self, part: TrialPart) -> usize {
        match part {
            TrialPart::Events(finding) => self.trial.count(finding),
            TrialPart::OnlyThere => self.trial.only_there.len(),
        }
    }
}
