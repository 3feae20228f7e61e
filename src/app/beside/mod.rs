//! What stands beside the dossier, in the panel: streams and indices, the reports of
//! some days, and the dossier's events on trial against them.

mod files;
mod held;
mod reports;
mod take;
mod trial;
pub(super) mod view;
mod work;

pub(super) use files::{APART, carry_out};
pub(super) use held::HeldBeside;
pub(super) use reports::ReportsPage;
pub(super) use trial::{TrialPage, TrialPart};
pub(super) use work::{BesideAnswer, BesideQuestion, BesideWork};

use crate::app::selection::{Selection, Tab};
use crate::app::state::State;
use crate::dossier::{Day, StreamMeasure};
use crate::edit::{Edit, Place, Step, refusal_text};
use crate::reading::StreamBeside;

/// What the panel shows of the data beside the dossier.
#[derive(Debug, Default)]
pub(super) enum BesidePage {
    /// All streams and indices.
    #[default]
    All,
    /// The reports of some days of a stream.
    Reports(ReportsPage),
    /// The dossier's events beside a stream's reports.
    Trial(TrialPage),
}

/// What is kept of the data beside the dossier.
#[derive(Debug, Default)]
pub(super) struct BesideState {
    /// What the panel shows.
    pub page: BesidePage,
    /// How far tension goes together with each, on the days in view.
    pub held: Option<HeldBeside>,
    /// What was asked for last of the files.
    asked: Option<BesideQuestion>,
}

/// Something to do with the data beside the dossier.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum BesideCommand {
    /// Show all streams and indices.
    ShowAll,
    /// Show the reports of a stream, by its id, from a day to another.
    ShowReports(String, Day, Day),
    /// Show the reports of the days before, or after, as many.
    StepDays(i32),
    /// Select a report, by its place in the list.
    SelectReport(usize),
    /// Make an event of the selected report.
    Take,
    /// Put the dossier's events beside the reports of a stream, on the days in view.
    ShowTrial(String),
    /// Show a part of the trial.
    ShowPart(TrialPart),
    /// Show a report of the trial, by its place, among those of its day.
    ShowReportOf(usize),
    /// Select something on the chart, and stay on this page.
    ShowEvent(Selection),
    /// Let the lane of a stream show this.
    SetMeasure(String, StreamMeasure),
}

impl State {
    pub(in crate::app) fn beside_command(&mut self, command: BesideCommand) {
        match command {
            BesideCommand::ShowAll => self.beside.page = BesidePage::All,
            BesideCommand::ShowReports(stream, from, to) => {
                self.show_reports(&stream, (from, to), None);
            }
            BesideCommand::StepDays(by) => self.step_reports(by),
            BesideCommand::SelectReport(place) => self.select_report(place),
            BesideCommand::Take => self.take_report(),
            BesideCommand::ShowTrial(stream) => self.show_trial(&stream),
            BesideCommand::ShowPart(part) => {
                if let BesidePage::Trial(page) = &mut self.beside.page {
                    page.part = part;
                }
            }
            BesideCommand::ShowReportOf(place) => self.show_report_of(place),
            BesideCommand::ShowEvent(selection) => self.select_beside(selection),
            BesideCommand::SetMeasure(stream, measure) => self.set_measure(stream, measure),
        }
    }

    /// The stream of an id, as it stands beside the dossier on the as-of day.
    pub(in crate::app) fn stream_beside(&self, id: &str) -> Option<&StreamBeside> {
        self.content.beside.streams.iter().find(|stream| stream.id.as_str() == id)
    }

    fn show_beside(&mut self, page: BesidePage) {
        self.beside.page = page;
        self.panel.tab = Tab::Beside;
    }

    fn set_measure(&mut self, stream: String, measure: StreamMeasure) {
        let place = Place::Record(crate::dossier::RecordKind::Stream, stream);
        let edit = Edit::set(place, "measure", measure.as_str());
        match self.perform(Step::new([edit])) {
            Ok(()) => self.tell_undo(),
            Err(refusal) => self.notice = Some(refusal_text(&refusal, &self.words).into()),
        }
    }
}
