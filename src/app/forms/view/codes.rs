//! The field of a CAMEO code: words that people use find codes, each with what
//! it counts, whether it lasts, whether it is a deed, and an example.

use egui::{Id, RichText, Sense, Ui};

use super::fields::FieldContext;
use super::text::{arrows, text_ui};
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::forms::choices::{MOST_CODES, codes};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::cameo::CameoEntry;
use crate::reading::wording;

pub fn code_ui(ui: &mut Ui, context: &FieldContext<'_>, label: Id, commands: &mut Commands) {
    let by = arrows(ui, context.focus_id());
    if by != 0 {
        commands.push(Command::Form(FormCommand::MoveChoice(context.key(), by)));
    }
    let response = text_ui(ui, context, label, commands);
    let (state, field) = (context.state, context.field);
    let query = field.text.trim();
    let found = codes(query, &state.remembered.codes);
    if let Some(row) = found.iter().find(|row| row.code == query) {
        muted(ui, described(state, row));
        if let Some(example) = example(state, row) {
            muted(ui, example);
        }
        return;
    }
    if query.is_empty() && (found.is_empty() || !response.has_focus()) {
        return;
    }
    if query.is_empty() {
        muted(ui, state.words.get("form-codes-used"));
    } else if found.is_empty() {
        muted(ui, state.words.get("form-no-code"));
    }
    let chosen = field.chosen.min(found.len().min(MOST_CODES).saturating_sub(1));
    for (place, row) in found.iter().take(MOST_CODES).enumerate() {
        let mut text = described(state, row);
        if let Some(example) = example(state, row) {
            text.push('\n');
            text.push_str(&example);
        }
        let text = RichText::new(text).size(12.0);
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

/// A code in a line: what it is, what it counts, whether it stays in force and
/// what kind of act it is.
fn described(state: &State, row: &CameoEntry) -> String {
    let words = &state.words;
    let score = wording::number(row.goldstein);
    let kind = words.get(wording::quad_key(row.quad.by_sign(row.goldstein))).into_owned();
    let lasting = words.get(if row.lasting { "code-lasting" } else { "code-passing" });
    format!("{} {} · {score} · {lasting} · {kind}", row.code, words.code_label(row))
}

/// An act that has the code.
fn example(state: &State, row: &CameoEntry) -> Option<String> {
    let example = state.words.code_example(row)?;
    Some(state.words.with("code-example", &[("act", example.into())]).into_owned())
}
