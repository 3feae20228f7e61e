//! One report: as a row of a list, and all about it.

use egui::{Label, RichText, Ui};

use crate::app::actions::Action;
use crate::app::command::Commands;
use crate::app::look::widgets::{action_button, list_row, marker_icon, muted};
use crate::app::look::{fonts, style};
use crate::app::state::State;
use crate::dossier::{QuadClass, cameo, is_web_address};
use crate::import::report_headline;
use crate::reading::{ReportRow, wording};
use crate::streams::{About, ReportedEvent, Way};

/// Height of a row, in points.
pub(super) const ROW_HEIGHT: f32 = 42.0;

/// What a report is coded as.
fn quad_of(report: &ReportedEvent) -> QuadClass {
    let of_code = || cameo::nearest(&report.code).map(|entry| entry.quad);
    report.quad.or_else(of_code).unwrap_or(QuadClass::VerbalCooperation)
}

/// Its score and how often it is mentioned.
fn weight_text(report: &ReportedEvent, state: &State) -> String {
    let score = report.score.map(|score| wording::signed(score, 1));
    let mentions = report.mentions.map(|count| {
        let count = usize::try_from(count).unwrap_or(0);
        state.words.with("report-mentions-short", &[("count", count.into())]).into_owned()
    });
    [score, mentions].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Draws a row; tells whether it was chosen.
pub(super) fn row_ui(
    ui: &mut Ui,
    state: &State,
    row: &ReportRow,
    about: &About,
    chosen: bool,
) -> bool {
    let ReportRow { report, way } = row;
    let (area, response) = list_row(ui, ROW_HEIGHT, chosen);
    let theme = style::theme(ui.ctx());
    let headline = report_headline(row, about, state.document.dossier(), &state.words);
    let weight = weight_text(report, state);
    let day = state.words.day(report.day);
    let slot = match way {
        Way::By(slot) => Some(*slot),
        Way::Either => None,
    };
    let quad = quad_of(report);
    let quad_name = state.words.get(wording::quad_key(quad));
    let below = format!("{day} · {quad_name} · {weight}");
    ui.scope_builder(egui::UiBuilder::new().max_rect(area.shrink2(egui::vec2(6.0, 3.0))), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| {
            marker_icon(ui, quad, slot, false);
            let text = RichText::new(&headline).size(12.5);
            ui.add(Label::new(text).truncate().selectable(false));
        });
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let text = RichText::new(&below).size(11.0).color(style::color(theme.muted));
            ui.add(Label::new(text).truncate().selectable(false));
        });
    });
    let name = format!("{headline}; {below}");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    // Moving through the list by keyboard selects the row that gets the focus.
    response.clicked() || response.gained_focus()
}

/// All about a report, its link, and the button that makes an event of it.
pub(super) fn details_ui(
    ui: &mut Ui,
    state: &State,
    row: &ReportRow,
    about: &About,
    commands: &mut Commands,
) {
    let words = &state.words;
    let report = &row.report;
    let headline = report_headline(row, about, state.document.dossier(), words);
    ui.add(Label::new(RichText::new(headline).font(fonts::strong(13.5))).wrap());
    ui.horizontal_wrapped(|ui| {
        action_button(ui, state, Action::TakeReport, commands);
        if is_web_address(&report.url) {
            ui.hyperlink_to(RichText::new(&*report.url).size(11.5), &*report.url);
        } else if !report.url.is_empty() {
            muted(ui, &*report.url);
        } else {
            muted(ui, words.get("report-no-address"));
        }
    });
    let party = |party: &crate::streams::Party| {
        let code = if party.code.is_empty() { &party.country } else { &party.code };
        if party.name.is_empty() { code.to_string() } else { format!("{} ({code})", party.name) }
    };
    muted(ui, format!("{} → {}", party(&report.actor), party(&report.target)));
    if let Some(entry) = cameo::nearest(&report.code) {
        let quad = words.get(wording::quad_key(quad_of(report))).into_owned();
        let coded = [
            ("code", (&*report.code).into()),
            ("label", words.code_label(entry).into()),
            ("quad", quad.into()),
        ];
        muted(ui, words.with("event-coded", &coded));
    } else if !report.kind.is_empty() {
        muted(ui, &*report.kind);
    }
    muted(ui, weight_text(report, state));
    if !report.text.is_empty() {
        ui.add(Label::new(&*report.text).wrap());
    }
    let added = report.added.filter(|added| *added != report.day);
    let added =
        added.map(|day| words.with("report-added", &[("day", words.day(day).into())]).into_owned());
    let date = (!report.date.is_empty()).then(|| report.date.to_string());
    let place = (!report.place.is_empty()).then(|| report.place.to_string());
    let id = (!report.id.is_empty())
        .then(|| words.with("report-number", &[("value", (&*report.id).into())]).into_owned());
    let parts: Vec<String> = [date, place, added, id].into_iter().flatten().collect();
    muted(ui, parts.join(" · "));
}
