//! How tension is computed, at the foot of the window: by which model and whose
//! acts count, and where that is explained.

use egui::{ComboBox, RichText, Ui};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::state::State;
use crate::dossier::{ModelKind, Slot};
use crate::reading::wording::{direction_name, method, model_key};
use crate::tension::Direction;

const TEXT_SIZE: f32 = 11.5;

pub(super) fn measure_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    model_box(ui, state, commands);
    direction_box(ui, state, commands);
    let text = RichText::new(state.words.get("action-method")).size(TEXT_SIZE);
    let line = method(&state.content.settings.model, &state.words);
    if ui.button(text).on_hover_text(line).clicked() {
        commands.push(Command::Act(Action::ShowMethod));
    }
}

fn model_box(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let current = state.model_kind();
    let response = ComboBox::from_id_salt("model")
        .selected_text(state.words.get(model_key(current)))
        .width(104.0)
        .show_ui(ui, |ui| {
            for kind in ModelKind::ALL {
                let name = state.words.get(model_key(kind));
                if ui.selectable_label(kind == current, name).clicked() {
                    commands.push(Command::SetModel(kind));
                }
            }
        });
    response.response.on_hover_text(state.words.get("hint-model"));
}

fn direction_box(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let name = |(direction, apart): (Direction, bool)| match (direction, apart) {
        (Direction::Both, false) => state.words.get("direction-both").into_owned(),
        (Direction::Both, true) => state.words.get("direction-apart").into_owned(),
        (Direction::By(slot), _) => direction_name(dossier, slot),
    };
    let settings = &state.content.settings;
    let current = (settings.direction, settings.apart && settings.direction == Direction::Both);
    let response = ComboBox::from_id_salt("direction")
        .selected_text(name(current))
        .width(104.0)
        .show_ui(ui, |ui| {
            for choice in [
                (Direction::Both, false),
                (Direction::Both, true),
                (Direction::By(Slot::First), false),
                (Direction::By(Slot::Second), false),
            ] {
                if ui.selectable_label(choice == current, name(choice)).clicked() {
                    commands.push(Command::SetDirection(choice.0, choice.1));
                }
            }
        });
    response.response.on_hover_text(state.words.get("hint-direction"));
}
