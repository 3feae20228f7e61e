//! The bar at the top: what is open, as of when, by which model.

use egui::{Align, ComboBox, Layout, RichText, TextEdit, Ui};

use super::widgets::{action_button, muted};
use crate::app::command::{Action, Command, Commands};
use crate::app::fonts;
use crate::app::state::State;
use crate::dossier::{ModelKind, Slot};
use crate::tension::Direction;

pub fn top_bar_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            controls(ui, state, commands);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = &state.document.dossier.title;
                ui.add(egui::Label::new(RichText::new(title).font(fonts::strong(15.0))).truncate());
                ui.add(egui::Label::new(RichText::new(&state.document.name).weak()).truncate());
            });
        });
    });
}

/// From right to left.
fn controls(ui: &mut Ui, state: &State, commands: &mut Commands) {
    open_menu(ui, state, commands);
    direction_box(ui, state, commands);
    model_box(ui, state, commands);
    as_of_field(ui, state, commands);
}

fn open_menu(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.menu_button(state.words.get("menu"), |ui| {
        ui.set_min_width(240.0);
        for action in [Action::Open, Action::Reload, Action::OpenSample] {
            menu_item(ui, state, action, commands);
        }
        if !state.remembered.recent.is_empty() {
            ui.separator();
            muted(ui, state.words.get("menu-recent"));
            for path in &state.remembered.recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    commands.push(Command::OpenFile(path.clone()));
                }
            }
        }
        ui.separator();
        for action in [
            Action::ShowAll,
            Action::ZoomIn,
            Action::ZoomOut,
            Action::EarlierAsOf,
            Action::LaterAsOf,
            Action::OwnAsOf,
            Action::PreviousEvent,
            Action::NextEvent,
            Action::ToggleTheme,
            Action::FullScreen,
            Action::ShowShortcuts,
        ] {
            menu_item(ui, state, action, commands);
        }
        ui.separator();
        menu_item(ui, state, Action::Quit, commands);
    });
    action_button(ui, state, Action::Open, commands);
    action_button(ui, state, Action::Find, commands);
}

fn menu_item(ui: &mut Ui, state: &State, action: Action, commands: &mut Commands) {
    let keys = action.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let button = egui::Button::new(state.words.get(action.name_key())).shortcut_text(keys);
    if ui.add(button).clicked() {
        commands.push(Command::Act(action));
        ui.close();
    }
}

fn model_box(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let key = |kind| match kind {
        ModelKind::Level => "model-level",
        ModelKind::Flow => "model-flow",
        ModelKind::Mean => "model-mean",
    };
    let current = state.model_kind();
    let response = ComboBox::from_id_salt("model")
        .selected_text(state.words.get(key(current)))
        .width(110.0)
        .show_ui(ui, |ui| {
            for kind in [ModelKind::Level, ModelKind::Flow, ModelKind::Mean] {
                let name = state.words.get(key(kind));
                if ui.selectable_label(kind == current, name).clicked() {
                    commands.push(Command::SetModel(kind));
                }
            }
        });
    response.response.on_hover_text(state.words.get("hint-model"));
}

fn direction_box(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let dossier = &state.document.dossier;
    let name = |direction: Direction| match direction {
        Direction::Both => state.words.get("direction-both").into_owned(),
        Direction::By(slot) => {
            let short = |slot| {
                let side = dossier.side(slot);
                side.short.clone().unwrap_or_else(|| side.name.clone())
            };
            format!("{} → {}", short(slot), short(slot.other()))
        }
    };
    let current = state.content.settings.direction;
    let response = ComboBox::from_id_salt("direction")
        .selected_text(name(current))
        .width(104.0)
        .show_ui(ui, |ui| {
            for direction in
                [Direction::Both, Direction::By(Slot::First), Direction::By(Slot::Second)]
            {
                if ui.selectable_label(direction == current, name(direction)).clicked() {
                    commands.push(Command::SetDirection(direction));
                }
            }
        });
    response.response.on_hover_text(state.words.get("hint-direction"));
}

fn as_of_field(ui: &mut Ui, state: &State, commands: &mut Commands) {
    step_button(ui, state, "▶", Action::LaterAsOf, commands);
    let label = state.words.get("as-of").into_owned();
    let mut text = state.as_of_text.clone();
    let mut field = TextEdit::singleline(&mut text).desired_width(92.0).char_limit(24);
    if state.as_of_error.is_some() {
        field = field.text_color(ui.visuals().error_fg_color);
    }
    let mut response = ui.add(field);
    match &state.as_of_error {
        Some(error) => response = response.on_hover_text(error.as_str()),
        None => response = response.on_hover_text(state.words.get("hint-as-of")),
    }
    if response.changed() {
        commands.push(Command::EditAsOf(text));
    }
    step_button(ui, state, "◀", Action::EarlierAsOf, commands);
    let label = ui.label(label);
    response.labelled_by(label.id);
}

/// A button with a sign on it, named by its action.
fn step_button(ui: &mut Ui, state: &State, sign: &str, action: Action, commands: &mut Commands) {
    let name = state.words.get(action.name_key());
    let keys = action.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let response = ui.button(sign).on_hover_text(format!("{name} ({keys})"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
    if response.clicked() {
        commands.push(Command::Act(action));
    }
}
