//! What is due and what ends, by day: what is overdue first.

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::Commands;
use crate::app::look::widgets::{heading, muted, status_icon, swatch};
use crate::app::look::{fonts, style};
use crate::app::panel::commitments::commitment_link;
use crate::app::state::State;
use crate::ledger::{Deadline, DeadlineKind};
use crate::reading::wording;

/// Height of a deadline with the space below it, in points.
const ROW_HEIGHT: f32 = 48.0;

pub(crate) fn deadlines_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    let deadlines = &state.content.deadlines;
    let overdue = deadlines.iter().filter(|deadline| deadline.overdue).count();
    let as_of = words.day(state.content.settings.as_of);
    let values = [
        ("count", (deadlines.len() - overdue).into()),
        ("overdue", overdue.into()),
        ("day", as_of.into()),
    ];
    if deadlines.is_empty() {
        ui.label(words.with("deadlines-empty", &values));
        return;
    }
    heading(ui, words.with("deadlines-heading", &values));
    muted(ui, words.get("deadlines-calendar"));
    ui.add_space(4.0);
    let area = ScrollArea::vertical().auto_shrink(false);
    area.show_rows(ui, ROW_HEIGHT, deadlines.len(), |ui, range| {
        for deadline in deadlines.get(range).unwrap_or_default() {
            deadline_ui(ui, state, deadline, commands);
        }
    });
}

fn deadline_ui(ui: &mut Ui, state: &State, deadline: &Deadline, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let Some(commitment) = dossier.commitments.get(deadline.commitment) else { return };
    let words = &state.words;
    let theme = style::theme(ui.ctx());
    ui.allocate_ui(egui::vec2(ui.available_width(), ROW_HEIGHT), |ui| {
        ui.set_min_height(ROW_HEIGHT - ui.spacing().item_spacing.y);
        ui.vertical(|ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                swatch(ui, commitment.by.slot());
                status_icon(ui, deadline.status);
                let days = [
                    ("time", words.duration(deadline.days.unsigned_abs()).into()),
                    ("day", words.edtf(&deadline.date).into()),
                ];
                let key = match (deadline.kind, deadline.overdue) {
                    (_, true) => "deadline-row-overdue",
                    (DeadlineKind::Due, false) => "deadline-row-due",
                    (DeadlineKind::Expires, false) => "deadline-row-expires",
                };
                let text = RichText::new(words.with(key, &days)).font(fonts::strong(12.0));
                let ink = if deadline.overdue { theme.alert() } else { theme.ink };
                ui.label(text.color(style::color(ink)));
                let status = match state.content.ledger.row_of(deadline.commitment) {
                    Some(row) => wording::state_text(row, words),
                    None => words.get(wording::status_key(deadline.status)).into_owned(),
                };
                muted(ui, status);
            });
            commitment_link(ui, state, &commitment.id, commands);
        });
    });
}
