//! Asking for the second coder's file.

use egui::{Key, Label, TextEdit, Ui};

use super::{send, told_ui};
use crate::app::agreeing::AgreeCommand;
use crate::app::command::Commands;
use crate::app::look::widgets::{focus_on_opening, heading};
use crate::app::state::State;

pub(super) fn asking_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("agree-title"));
    ui.add(Label::new(words.get("agree-what")).wrap());
    ui.add_space(4.0);
    let is_free = !state.agreeing.is_busy;
    ui.horizontal(|ui| {
        if ui.add_enabled(is_free, egui::Button::new(words.get("agree-file"))).clicked() {
            send(commands, AgreeCommand::Choose);
        }
        let label = ui.label(words.get("draft-path"));
        let mut text = state.agreeing.path.clone();
        let width = (ui.available_width() - 90.0).max(120.0);
        let response = ui.add(TextEdit::singleline(&mut text).desired_width(width));
        let response = response.labelled_by(label.id);
        focus_on_opening(ui, &response);
        if response.changed() {
            send(commands, AgreeCommand::EditPath(text));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let compare = ui.add_enabled(is_free, egui::Button::new(words.get("agree-compare")));
        if compare.clicked() || (entered && is_free) {
            send(commands, AgreeCommand::TakePath);
        }
    });
    told_ui(ui, state);
    ui.add_space(6.0);
    if ui.button(words.get("import-close")).clicked() {
        send(commands, AgreeCommand::Close);
    }
}
