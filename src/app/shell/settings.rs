//! Language, colours and the size of the interface.

use egui::Ui;

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{action_button, heading, muted};
use crate::app::remembered::Appearance;
use crate::app::state::State;
use crate::words::Language;

pub(super) fn settings_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.set_min_width(300.0);
    let words = &state.words;
    heading(ui, words.get("settings-title"));
    ui.add_space(6.0);
    muted(ui, words.get("settings-language"));
    let chosen = state.remembered.language();
    let system = [("language", state.system_language.own_name().into())];
    let as_system = words.with("settings-system-language", &system);
    ui.horizontal_wrapped(|ui| {
        if ui.radio(chosen.is_none(), as_system).clicked() {
            commands.push(Command::SetLanguage(None));
        }
        for language in Language::ALL {
            if ui.radio(chosen == Some(language), language.own_name()).clicked() {
                commands.push(Command::SetLanguage(Some(language)));
            }
        }
    });
    ui.add_space(6.0);
    muted(ui, words.get("settings-colours"));
    ui.horizontal_wrapped(|ui| {
        for (appearance, key) in [
            (Appearance::System, "settings-system"),
            (Appearance::Light, "settings-light"),
            (Appearance::Dark, "settings-dark"),
        ] {
            let is_chosen = state.remembered.appearance == appearance;
            if ui.radio(is_chosen, words.get(key)).clicked() {
                commands.push(Command::SetAppearance(appearance));
            }
        }
    });
    ui.add_space(6.0);
    let percent = format!("{:.0}", ui.ctx().zoom_factor() * 100.0);
    muted(ui, words.with("settings-size", &[("percent", percent.into())]));
    ui.horizontal_wrapped(|ui| {
        for action in [Action::SmallerInterface, Action::PlainInterface, Action::LargerInterface] {
            action_button(ui, state, action, commands);
        }
    });
    ui.add_space(6.0);
    let mut still = state.remembered.still;
    if ui.checkbox(&mut still, words.get("settings-still")).changed() {
        commands.push(Command::KeepStill(still));
    }
    let mut keep = state.remembered.keep_previous;
    if ui.checkbox(&mut keep, words.get("settings-keep-previous")).changed() {
        commands.push(Command::KeepPrevious(keep));
    }
    ui.add_space(8.0);
    if ui.button(words.get("settings-close")).clicked() {
        commands.push(Command::CloseOverlay);
    }
}
