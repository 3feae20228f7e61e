//! The bar at the top: what is open, as of when, by which model.

use egui::{Align, ComboBox, Layout, RichText, Ui};

use crate::app::actions::{Action, Menu};
use crate::app::chart::view::replay;
use crate::app::command::{Command, Commands};
use crate::app::look::keys::keys_text;
use crate::app::look::widgets::{action_button, muted};
use crate::app::look::{fonts, style};
use crate::app::selection::Page;
use crate::app::state::State;
use crate::dossier::{ModelKind, Slot};
use crate::reading::wording::{direction_name, model_key};
use crate::tension::Direction;

/// Below this width, in points, what the menu has as well is left to it.
const NARROW: f32 = 1000.0;

pub fn top_bar_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let is_narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            brief_button(ui, state, commands);
            menu_ui(ui, state, commands);
            if !is_narrow {
                action_button(ui, state, Action::Open, commands);
            }
            action_button(ui, state, Action::Find, commands);
            let add = ui.button(state.words.get("button-add-event"));
            if add.on_hover_text(state.words.get("action-add-event")).clicked() {
                commands.push(Command::Act(Action::AddEvent));
            }
            if !is_narrow {
                page_switch(ui, state, commands);
            }
            direction_box(ui, state, commands);
            model_box(ui, state, commands);
            replay::as_of_ui(ui, state, commands);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = &state.document.dossier().title;
                ui.add(egui::Label::new(RichText::new(title).font(fonts::strong(15.0))).truncate());
                ui.add(egui::Label::new(RichText::new(&state.document.name).weak()).truncate());
            });
        });
    });
}

/// What the window is for in the end, so that it stands out.
fn brief_button(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let theme = style::theme(ui.ctx());
    let name = RichText::new(state.words.get(Action::Brief.name_key()));
    let button =
        egui::Button::new(name.color(style::color(theme.background))).fill(style::color(theme.ink));
    let keys = Action::Brief.shortcut().map(|keys| keys_text(ui, &keys));
    if ui.add(button).on_hover_text(keys.unwrap_or_default()).clicked() {
        commands.push(Command::Act(Action::Brief));
    }
}

/// All actions, by the parts of the one list that has them.
fn menu_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.menu_button(state.words.get("menu"), |ui| {
        for menu in Menu::ALL {
            ui.menu_button(state.words.get(menu.name_key()), |ui| {
                ui.set_min_width(260.0);
                for action in menu.actions().filter(|action| *action != Action::Quit) {
                    menu_item(ui, state, action, commands);
                }
                if menu == Menu::File {
                    recent_files(ui, state, commands);
                    ui.separator();
                    menu_item(ui, state, Action::Quit, commands);
                }
            });
        }
    });
}

fn recent_files(ui: &mut Ui, state: &State, commands: &mut Commands) {
    if state.remembered.recent.is_empty() {
        return;
    }
    ui.separator();
    muted(ui, state.words.get("menu-recent"));
    for path in &state.remembered.recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
            commands.push(Command::OpenFile(path.clone()));
        }
    }
}

fn menu_item(ui: &mut Ui, state: &State, action: Action, commands: &mut Commands) {
    let keys = action.shortcut().map(|keys| keys_text(ui, &keys)).unwrap_or_default();
    let button = egui::Button::new(state.words.get(action.name_key())).shortcut_text(keys);
    if ui.add(button).clicked() {
        commands.push(Command::Act(action));
        ui.close();
    }
}

/// Chart or table.
fn page_switch(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.spacing_mut().item_spacing.x = 2.0;
    // From right to left.
    for (page, key) in [(Page::Table, "page-table"), (Page::Chart, "page-chart")] {
        let chosen = state.chart.page == page;
        let response = ui.selectable_label(chosen, state.words.get(key));
        if response.clicked() && !chosen {
            commands.push(Command::Act(Action::ToggleTable));
        }
    }
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.add_space(2.0);
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
