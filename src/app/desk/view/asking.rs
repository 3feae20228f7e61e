//! Which folder is meant.

use egui::{Key, Label, TextEdit, Ui};

use super::{DeskCommand, send, told_ui};
use crate::app::command::Commands;
use crate::app::look::widgets::{focus_on_opening, heading};
use crate::app::state::State;

pub(super) fn asking_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    let is_free = state.desk.reading.is_none();
    heading(ui, words.get("desk-title"));
    ui.add(Label::new(words.get("desk-about")).wrap());
    ui.add_space(6.0);
    if ui.add_enabled(is_free, egui::Button::new(words.get("desk-choose"))).clicked() {
        send(commands, DeskCommand::Choose);
    }
    ui.add_space(6.0);
    let label = ui.label(words.get("desk-path"));
    ui.horizontal(|ui| {
        let mut text = state.desk.path.clone();
        let width = (ui.available_width() - 90.0).max(120.0);
        let response = ui.add(TextEdit::singleline(&mut text).desired_width(width));
        let response = response.labelled_by(label.id);
        focus_on_opening(ui, &response);
        if response.changed() {
            send(commands, DeskCommand::EditPath(text));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let read = ui.add_enabled(is_free, egui::Button::new(words.get("desk-read")));
        if read.clicked() || (entered && is_free) {
            send(commands, DeskCommand::TakePath);
        }
    });
    told_ui(ui, state, commands);
    ui.add_space(6.0);
    if ui.button(words.get("desk-close")).clicked() {
        send(commands, DeskCommand::Close);
    }
}
