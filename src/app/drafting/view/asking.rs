//! Asking for a text, and for what is known of it.

use egui::{Key, Label, Modifiers, ScrollArea, TextEdit, Ui};

use super::{send, told_ui};
use crate::app::command::Commands;
use crate::app::drafting::{AskedField, DraftCommand, Going};
use crate::app::look::widgets::{focus_on_opening, heading, muted};
use crate::app::state::State;

/// Letters of a pasted text that the field shows; all of it is looked into.
const MOST_SHOWN: usize = 200_000;

pub(super) fn asking_ui(ui: &mut Ui, state: &State, going: &Going, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("draft-title"));
    ui.add(Label::new(words.get("draft-what")).wrap());
    ui.horizontal(|ui| {
        if ui.button(words.get("draft-file")).clicked() {
            send(commands, DraftCommand::Choose);
        }
        path_ui(ui, state, going, commands);
    });
    text_ui(ui, state, going, commands);
    egui::Grid::new("draft-source").num_columns(2).spacing([10.0, 4.0]).show(ui, |ui| {
        for (field, key) in [
            (AskedField::Published, "draft-published"),
            (AskedField::Title, "field-title"),
            (AskedField::Publisher, "field-publisher"),
            (AskedField::Url, "field-url"),
        ] {
            row_ui(ui, state, going, field, key, commands);
        }
    });
    told_ui(ui, state);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let is_free = state.drafting.busy.is_none();
        let look = ui.add_enabled(is_free, egui::Button::new(words.get("draft-look")));
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if look.on_hover_text(words.get("draft-look-keys")).clicked() || entered {
            send(commands, DraftCommand::Look);
        }
        let close = if going.asked.is_empty() { "import-close" } else { "draft-close" };
        if ui.button(words.get(close)).clicked() {
            send(commands, DraftCommand::Close);
        }
        if !going.asked.is_empty() && ui.button(words.get("draft-give-up")).clicked() {
            send(commands, DraftCommand::GiveUp);
        }
    });
}

fn text_ui(ui: &mut Ui, state: &State, going: &Going, commands: &mut Commands) {
    let words = &state.words;
    let label = muted(ui, words.get("draft-text"));
    let height = (ui.ctx().content_rect().height() - 400.0).clamp(80.0, 420.0);
    let asked = &going.asked.text;
    if asked.len() > MOST_SHOWN {
        // A field that long is slow to write in; a file of that size is looked at elsewhere.
        muted(ui, words.with("draft-long-text", &[("count", asked.chars().count().into())]));
        return;
    }
    ScrollArea::vertical().id_salt("draft-text").max_height(height).show(ui, |ui| {
        let mut text = asked.clone();
        let field = TextEdit::multiline(&mut text).desired_rows(9).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        focus_on_opening(ui, &response);
        if response.changed() {
            send(commands, DraftCommand::Ask(AskedField::Text, text));
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    state: &State,
    going: &Going,
    field: AskedField,
    key: &str,
    commands: &mut Commands,
) {
    let label = ui.label(state.words.get(key));
    ui.horizontal(|ui| {
        let is_day = field == AskedField::Published;
        let width = if is_day { 130.0 } else { ui.available_width() };
        let mut text = going.asked.get(field).clone();
        let edit = TextEdit::singleline(&mut text).desired_width(width);
        if ui.add(edit).labelled_by(label.id).changed() {
            send(commands, DraftCommand::Ask(field, text));
        }
        if is_day && !going.asked.published_by.is_empty() {
            let by = going.asked.published_by.as_str();
            muted(ui, state.words.with("draft-day-by", &[("by", by.into())]));
        }
    });
    ui.end_row();
}

/// A field for a path, for systems without a file dialog and for users who prefer to type.
fn path_ui(ui: &mut Ui, state: &State, going: &Going, commands: &mut Commands) {
    let label = ui.label(state.words.get("draft-path"));
    let mut text = going.asked.path.clone();
    let width = (ui.available_width() - 70.0).max(120.0);
    let response = ui.add(TextEdit::singleline(&mut text).desired_width(width));
    let response = response.labelled_by(label.id);
    if response.changed() {
        send(commands, DraftCommand::Ask(AskedField::Path, text));
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.button(state.words.get("draft-read")).clicked() || entered {
        send(commands, DraftCommand::TakePath);
    }
}
