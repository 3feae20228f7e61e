//! The reports of some days of a stream.

use super::{BesidePage, BesideState};
use crate::app::state::State;
use crate::dossier::Day;
use crate::reading::{ReportRow, Reports};
use crate::streams::About;

/// The reports of some days.
#[derive(Debug, Clone)]
pub(crate) struct ReportsPage {
    /// Which stream, by its id.
    pub stream: String,
    /// What it is called.
    pub label: String,
    /// What its file says of itself.
    pub about: About,
    /// The first and the last day.
    pub days: (Day, Day),
    /// What was found, or why nothing could be; `None` while it is read.
    pub found: Option<Result<Reports, String>>,
    /// The selected one.
    pub selected: Option<usize>,
    /// Scroll to it, once.
    pub reveal: bool,
    /// What the source calls the report that is to be selected once it is there.
    wanted: Option<Box<str>>,
}

impl ReportsPage {
    /// The reports, once they are there.
    pub(crate) fn rows(&self) -> &[ReportRow] {
        self.found.as_ref().and_then(|found| found.as_ref().ok()).map_or(&[], |found| &found.rows)
    }

    /// The selected report.
    pub(crate) fn row(&self) -> Option<&ReportRow> {
        self.rows().get(self.selected?)
    }
}

impl State {
    /// Shows the reports of some days, of which one may be wanted.
    pub(super) fn show_reports(&mut self, id: &str, days: (Day, Day), wanted: Option<Box<str>>) {
        let Some(stream) = self.stream_beside(id) else { return };
        let page = ReportsPage {
            stream: id.to_owned(),
            label: stream.label.clone(),
            about: stream.about.clone(),
            days,
            found: None,
            selected: None,
            reveal: true,
            wanted,
        };
        self.show_beside(BesidePage::Reports(page));
        self.beside.asked = None;
    }

    pub(super) fn step_reports(&mut self, by: i32) {
        let BesidePage::Reports(page) = &self.beside.page else { return };
        let (from, to) = page.days;
        let by = by * (to.since(from) + 1);
        let (id, days) = (page.stream.clone(), (from.plus(by), to.plus(by)));
        self.show_reports(&id, days, None);
    }

    pub(super) fn select_report(&mut self, place: usize) {
        if let BesidePage::Reports(page) = &mut self.beside.page
            && place < page.rows().len()
        {
            page.selected = Some(place);
        }
    }
}

impl BesideState {
    pub(super) fn take_reports(&mut self, found: Result<Reports, String>) {
        let BesidePage::Reports(page) = &mut self.page else { return };
        let before = page.row().map(|row| row.report.id.clone());
        page.found = Some(found);
        let wanted = page.wanted.take().or(before);
        let place = wanted.and_then(|id| page.rows().iter().position(|row| row.report.id == id));
        let first = (!page.rows().is_empty()).then_some(0);
        page.selected = place.or(first);
        page.reveal = true;
    }
}
