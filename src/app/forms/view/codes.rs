//! The field of a CAMEO code: words that people use find codes, each with what
//! it counts, whether it lasts, whether it is a deed, and an example.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Id, Sense, Ui};

use super::fields::FieldContext;
use super::text::{arrows, offers, text_ui};
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::forms::choices::{MOST_CODES, codes};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::cameo::CameoEntry;
use crate::reading::wording;

pub(super) fn code_ui(ui: &mut Ui, context: &FieldContext<'_>, label: Id, commands: &mut Commands) {
    let by = arrows(ui, context.focus_id());
    if by != 0 {
        commands.push(Command::Form(FormCommand::MoveChoice(context.key(), by)));
    }
    text_ui(ui, context, label, commands);
    let shows = offers(ui, context.focus_id());
    let (state, field) = (context.state, context.field);
    let query = field.text.trim();
    let found = codes(query, &state.remembered.codes);
    if let Some(row) = found.iter().find(|row| row.code == query) {
        ui.label(row_text(ui, state, row));
        return;
    }
    if query.is_empty() && (found.is_empty() || !shows) {
        return;
    }
    if query.is_empty() {
        muted(ui, state.words.get("form-codes-used"));
    } else if found.is_empty() {
        muted(ui, state.words.get("form-no-code"));
    }
    let chosen = field.chosen.min(found.len().min(MOST_CODES).saturating_sub(1));
    for (place, row) in found.iter().take(MOST_CODES).enumerate() {
        let text = row_text(ui, state, row);
        // Arrows and Enter choose among them, so that Tab goes on to what is
        // asked next.
        let button = egui::Button::selectable(place == chosen && !query.is_empty(), text)
            .sense(Sense::CLICK)
            .wrap();
        if ui.add(button).clicked() {
            commands.push(Command::Form(FormCommand::Choose(context.key(), place)));
        }
    }
    let more = found.len().saturating_sub(MOST_CODES);
    if more > 0 {
        muted(ui, state.words.with("form-more-codes", &[("count", more.into())]));
    }
}

/// A code in a line; below it what it counts, whether it stays in force, what
/// kind of act it is, and an act that has it.
fn row_text(ui: &Ui, state: &State, row: &CameoEntry) -> LayoutJob {
    let words = &state.words;
    let visuals = ui.visuals();
    let format = |font, color| TextFormat { font_id: font, color, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    let name = format!("{} {}", row.code, words.code_label(row));
    job.append(&name, 0.0, format(FontId::proportional(12.5), visuals.text_color()));
    let kind = words.get(wording::quad_key(row.quad.by_sign(row.goldstein))).into_owned();
    let lasting = words.get(if row.lasting { "code-lasting" } else { "code-passing" });
    let mut beside = format!("\n{} · {lasting} · {kind}", wording::number(row.goldstein));
    if let Some(example) = words.code_example(row) {
        beside.push_str(" · ");
        beside.push_str(&words.with("code-example", &[("act", example.into())]));
    }
    job.append(&beside, 0.0, format(FontId::proportional(11.5), visuals.weak_text_color()));
    job
}
