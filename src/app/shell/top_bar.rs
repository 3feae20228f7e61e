//! The bar at the top: what is open, as of when, and what can be done.

use egui::{Align, Layout, RichText, Ui, UiBuilder};

use crate::app::actions::{Action, Menu};
use crate::app::chart::view::replay;
use crate::app::command::{Command, Commands};
use crate::app::look::keys::keys_text;
use crate::app::look::widgets::{action_button, muted};
use crate::app::look::{fonts, style};
use crate::app::selection::Page;
use crate::app::state::State;

/// Below this width, in points, what the menu has as well is left to it.
const NARROW: f32 = 1060.0;
/// What the controls take until they have been laid out once, in points.
const LIKELY_CONTROLS: f32 = 740.0;
/// Height of the bar's controls, in points.
const BAR_HEIGHT: f32 = 28.0;
/// Space between title and controls, in points.
const GAP: f32 = 8.0;
/// Least width of the file's name, in points: less of it tells nothing.
const LEAST_NAME: f32 = 60.0;
/// Least width of the title, in points.
const LEAST_TITLE: f32 = 90.0;

pub(super) fn top_bar_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    // The controls stand at the right edge but still follow each other from left to right, for
    // keyboard users: their width is known from the previous frame.
    let id = ui.scope_id().with("controls");
    let controls = ui.data(|data| data.get_temp(id)).unwrap_or(LIKELY_CONTROLS);
    let is_narrow = ui.available_width() < NARROW;
    let area = ui.available_rect_before_wrap();
    let area = area.with_max_y(area.top() + BAR_HEIGHT);
    let edge = (area.right() - controls).max(area.left() + LEAST_TITLE);
    let row = Layout::left_to_right(Align::Center);
    let title = UiBuilder::new().max_rect(area.with_max_x(edge - GAP)).layout(row);
    let mut title_ui = ui.new_child(title);
    let title = &state.document.dossier().title;
    title_ui.add(egui::Label::new(RichText::new(title).font(fonts::strong(15.0))).truncate());
    if title_ui.available_width() > LEAST_NAME {
        title_ui.add(egui::Label::new(RichText::new(&state.document.name).weak()).truncate());
    }
    let mut right = ui.new_child(UiBuilder::new().max_rect(area.with_min_x(edge)).layout(row));
    controls_ui(&mut right, state, is_narrow, commands);
    let width = right.min_rect().width();
    if (width - controls).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_repaint();
    }
    ui.advance_cursor_after_rect(area);
}

fn controls_ui(ui: &mut Ui, state: &State, is_narrow: bool, commands: &mut Commands) {
    replay::as_of_ui(ui, state, commands);
    page_switch(ui, state, commands);
    ui.add_space(6.0);
    let add = ui.button(state.words.get("button-add-event"));
    if add.on_hover_text(state.words.get("action-add-event")).clicked() {
        commands.push(Command::Act(Action::AddEvent));
    }
    action_button(ui, state, Action::Find, commands);
    if state.desk.desk.is_some() {
        let desk = ui.button(state.words.get("desk-button"));
        if desk.on_hover_text(state.words.get(Action::OpenFolder.name_key())).clicked() {
            commands.push(Command::Act(Action::OpenFolder));
        }
    }
    if !is_narrow {
        action_button(ui, state, Action::Open, commands);
    }
    menu_ui(ui, state, commands);
    brief_button(ui, state, commands);
}

/// The window's ultimate purpose, so it stands out.
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

/// Chart, table or commitments.
fn page_switch(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 2.0);
    for (page, key, other) in [
        (Page::Chart, "page-chart", None),
        (Page::Table, "page-table", Some(Action::ToggleTable)),
        (Page::Ledger, "page-ledger", Some(Action::ToggleLedger)),
    ] {
        let chosen = state.chart.page == page;
        let response = ui.selectable_label(chosen, state.words.get(key));
        if response.clicked() && !chosen {
            // To the chart from whichever page shows.
            let back = match state.chart.page {
                Page::Ledger => Action::ToggleLedger,
                Page::Chart | Page::Table => Action::ToggleTable,
            };
            commands.push(Command::Act(other.unwrap_or(back)));
        }
    }
    ui.spacing_mut().item_spacing.x = spacing;
}
