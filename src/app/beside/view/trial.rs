//! The dossier's events on trial beside a stream's reports: found, coded otherwise,
//! missed, and what only the stream has; a click leads to the event or the report.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::app::beside::trial::Tested;
use crate::app::beside::{BesideCommand, TrialPage, TrialPart};
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{heading, link, muted};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{MOST_HEADLINE, cameo};
use crate::reading::wording::signed;
use crate::reading::{Finding, Tried, WEIGHTY};
use crate::streams::ReportedEvent;
use crate::words::one_line;

/// Height of an entry, in points.
const ROW_HEIGHT: f32 = 58.0;

pub(super) fn trial_ui(ui: &mut Ui, state: &State, page: &TrialPage, commands: &mut Commands) {
    let words = &state.words;
    super::back_button(ui, state, commands);
    heading(ui, words.with("trial-heading", &[("stream", page.label.as_str().into())]));
    let (from, to) = page.days;
    let values = [
        ("from", words.day(from).into()),
        ("to", words.day(to).into()),
        ("apart", (crate::app::beside::APART as usize).into()),
    ];
    muted(ui, words.with("trial-what", &values));
    ui.horizontal_wrapped(|ui| {
        if ui.small_button(words.get("trial-again")).clicked() {
            commands.push(Command::Beside(BesideCommand::ShowTrial(page.stream.clone())));
        }
    });
    let found = match &page.found {
        None => {
            muted(ui, words.get("beside-reading"));
            return;
        }
        Some(Err(why)) => {
            ui.colored_label(ui.visuals().error_fg_color, why);
            return;
        }
        Some(Ok(found)) => found,
    };
    let values =
        [("events", found.trial.events.len().into()), ("reports", found.trial.reports.into())];
    ui.label(words.with("trial-counts", &values));
    ui.horizontal_wrapped(|ui| {
        for part in TrialPart::ALL {
            let count = found.count(part);
            let name = words.with(part_key(part), &[("count", count.into())]).into_owned();
            if ui.selectable_label(page.part == part, name).clicked() {
                commands.push(Command::Beside(BesideCommand::ShowPart(part)));
            }
        }
    });
    muted(ui, words.with(part_what(page.part), &[("points", (WEIGHTY as usize).into())]));
    match page.part {
        TrialPart::Events(finding) => events(ui, state, found, finding, commands),
        TrialPart::OnlyThere => only_there(ui, state, found, commands),
    }
}

const fn part_key(part: TrialPart) -> &'static str {
    match part {
        TrialPart::Events(Finding::Found) => "trial-found",
        TrialPart::Events(Finding::Otherwise) => "trial-otherwise",
        TrialPart::Events(Finding::Missed) => "trial-missed",
        TrialPart::OnlyThere => "trial-only-there",
    }
}

const fn part_what(part: TrialPart) -> &'static str {
    match part {
        TrialPart::Events(Finding::Found) => "trial-found-what",
        TrialPart::Events(Finding::Otherwise) => "trial-otherwise-what",
        TrialPart::Events(Finding::Missed) => "trial-missed-what",
        TrialPart::OnlyThere => "trial-only-there-what",
    }
}

fn events(ui: &mut Ui, state: &State, found: &Tested, finding: Finding, commands: &mut Commands) {
    let events: Vec<&Tried> =
        found.trial.events.iter().filter(|tried| tried.finding == finding).collect();
    let area = ScrollArea::vertical().id_salt("trial").auto_shrink(false);
    area.show_rows(ui, ROW_HEIGHT, events.len(), |ui, range| {
        for tried in events.get(range).unwrap_or_default() {
            entry(ui, |ui| event_ui(ui, state, found, tried, commands));
        }
    });
}

/// An entry, as high as each.
fn entry(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui(egui::vec2(ui.available_width(), ROW_HEIGHT), |ui| {
        ui.set_min_height(ROW_HEIGHT - ui.spacing().item_spacing.y);
        ui.vertical(add);
    });
}

fn event_ui(ui: &mut Ui, state: &State, found: &Tested, tried: &Tried, commands: &mut Commands) {
    let words = &state.words;
    let Some(event) = state.document.dossier().events.get(tried.event) else { return };
    let headline = one_line(&event.headline, MOST_HEADLINE);
    if link(ui, format!("{}: {headline}", words.edtf(&event.date))).clicked() {
        commands.push(Command::Beside(BesideCommand::ShowEvent(Selection::Event(tried.event))));
    }
    let counts = [
        ("code", event.code.to_string().into()),
        ("same", tried.same.into()),
        ("other", tried.other.into()),
    ];
    muted(ui, words.with("trial-event", &counts));
    if let Some((place, report)) =
        tried.likeliest.and_then(|place| Some((place, found.reports.get(&place)?)))
    {
        report_link(ui, state, place, report, commands);
    }
}

fn only_there(ui: &mut Ui, state: &State, found: &Tested, commands: &mut Commands) {
    let places = &found.trial.only_there;
    let area = ScrollArea::vertical().id_salt("trial").auto_shrink(false);
    area.show_rows(ui, ROW_HEIGHT, places.len(), |ui, range| {
        for place in places.get(range).unwrap_or_default() {
            let Some(report) = found.reports.get(place) else { continue };
            entry(ui, |ui| {
                report_link(ui, state, *place, report, commands);
                muted(ui, &*report.url);
            });
        }
    });
}

/// A report in a line, which leads to it.
fn report_link(
    ui: &mut Ui,
    state: &State,
    place: usize,
    report: &ReportedEvent,
    commands: &mut Commands,
) {
    let words = &state.words;
    let act = match cameo::nearest(&report.code) {
        Some(entry) => words.code_label(entry).to_owned(),
        None => report.kind.to_string(),
    };
    let name = |party: &crate::streams::Party| {
        if party.name.is_empty() { party.country.to_string() } else { party.name.to_string() }
    };
    let score = report.score.map(|score| signed(score, 1)).unwrap_or_default();
    let text = format!(
        "→ {}: {}: {act} ({}) {score}",
        words.day(report.day),
        name(&report.actor),
        name(&report.target)
    );
    let text = Label::new(RichText::new(text).size(12.0)).truncate();
    let response =
        ui.add(text.sense(egui::Sense::click())).on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.clicked() {
        commands.push(Command::Beside(BesideCommand::ShowReportOf(place)));
    }
}
