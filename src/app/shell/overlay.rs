//! What lies over the window: the command palette and the sheet of shortcuts.

use egui::{Grid, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use crate::app::actions::palette::{Found, Goal, Palette};
use crate::app::actions::{Action, Menu};
use crate::app::chart::view::ChartCache;
use crate::app::command::{Command, Commands};
use crate::app::look::dialog;
use crate::app::look::keys::keys_text;
use crate::app::look::widgets::{heading, muted};
use crate::app::selection::Selection;
use crate::app::state::{Overlay, State};

const WIDTH: f32 = 560.0;
const ROW_HEIGHT: f32 = 26.0;
const LIST_HEIGHT: f32 = 390.0;

pub(super) fn overlay_ui(ui: &Ui, state: &State, chart: &mut ChartCache, commands: &mut Commands) {
    if !matches!(state.overlay, Overlay::Brief(_)) {
        chart.pages.clear();
    }
    let closed = match &state.overlay {
        Overlay::None => return,
        Overlay::Palette(palette) => Modal::new(Id::unique("palette"))
            .show(ui.ctx(), |ui| palette_ui(ui, state, palette, commands))
            .should_close(),
        Overlay::Shortcuts => Modal::new(Id::unique("shortcuts"))
            .show(ui.ctx(), |ui| shortcuts_ui(ui, state))
            .should_close(),
        Overlay::Brief(dialog) => {
            return crate::app::brief::view::brief_ui(
                ui,
                state,
                dialog,
                &mut chart.pages,
                commands,
            );
        }
        Overlay::Passage(passage) => Modal::new(Id::unique("passage"))
            .show(ui.ctx(), |ui| {
                crate::app::evidence::view::passage_ui(ui, state, passage, commands);
            })
            .should_close(),
        Overlay::KeepText(keeping) => {
            // A click beside it does not close it: a text may have been pasted.
            let modal = Modal::new(Id::unique("keep-text")).show(ui.ctx(), |ui| {
                crate::app::evidence::view::keeping_ui(ui, state, keeping, commands);
            });
            dialog::is_left(ui, "keep-text", &modal)
        }
        Overlay::Draft => {
            return crate::app::drafting::view::drafting_ui(ui, state, commands);
        }
        Overlay::Agreeing => {
            return crate::app::agreeing::view::agreeing_ui(ui, state, commands);
        }
        Overlay::Welcome => return crate::app::shell::welcome::welcome_ui(ui, state, commands),
        Overlay::Help(page) => return crate::app::help::help_ui(ui, state, *page, commands),
        Overlay::Desk => return crate::app::desk::view::desk_ui(ui, state, commands),
        Overlay::Import(dialog) => {
            return crate::app::importing::view::import_ui(ui, state, dialog, commands);
        }
        Overlay::Calibrate(calibrating) => Modal::new(Id::unique("calibrate"))
            .show(ui.ctx(), |ui| {
                crate::app::chart::view::calibrate::calibrate_ui(ui, state, calibrating, commands);
            })
            .should_close(),
        Overlay::History(page) => Modal::new(Id::unique("history"))
            .show(ui.ctx(), |ui| {
                crate::app::file::view::history::history_ui(ui, state, page, commands);
            })
            .should_close(),
        Overlay::Crash(report) => Modal::new(Id::unique("crash"))
            .show(ui.ctx(), |ui| {
                crate::app::file::view::crashed::report_ui(ui, state, report, commands);
            })
            .should_close(),
        Overlay::Method => Modal::new(Id::unique("method"))
            .show(ui.ctx(), |ui| crate::app::shell::method::method_ui(ui, state, commands))
            .should_close(),
        Overlay::Settings => Modal::new(Id::unique("settings"))
            .show(ui.ctx(), |ui| crate::app::shell::settings::settings_ui(ui, state, commands))
            .should_close(),
    };
    if closed {
        commands.push(Command::CloseOverlay);
    }
}

fn palette_ui(ui: &mut Ui, state: &State, palette: &Palette, commands: &mut Commands) {
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
    // Before the field sees them, which would move its cursor.
    for (key, by) in
        [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 10), (Key::PageUp, -10)]
    {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            commands.push(Command::MovePalette(by));
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        commands.push(Command::ChooseInPalette(palette.chosen));
    }
    let label = ui.label(state.words.get("palette-label"));
    let mut query = palette.query.clone();
    let field = TextEdit::singleline(&mut query)
        .hint_text(state.words.get("palette-hint"))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(label.id);
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        commands.push(Command::EditPalette(query));
    }
    if palette.found.is_empty() {
        muted(ui, state.words.get("palette-nothing"));
    }
    let list = ScrollArea::vertical().max_height(LIST_HEIGHT).auto_shrink([false, true]);
    list.show(ui, |ui| {
        for (place, found) in palette.found.iter().enumerate() {
            entry_ui(ui, state, found, place, palette.chosen, commands);
        }
    });
    if palette.more > 0 {
        muted(ui, state.words.with("palette-more", &[("count", palette.more.into())]));
    }
}

fn entry_ui(
    ui: &mut Ui,
    state: &State,
    found: &Found,
    place: usize,
    chosen: usize,
    commands: &mut Commands,
) {
    let (kind, keys) = match found.goal {
        Goal::Act(action) => ("palette-action", shortcut(ui, action)),
        Goal::Select(Selection::Event(_)) => ("palette-event", String::new()),
        Goal::Select(Selection::Commitment(_)) => ("palette-commitment", String::new()),
        Goal::Select(_) => ("palette-source", String::new()),
    };
    let kind = state.words.get(kind);
    let beside = if keys.is_empty() { kind.into_owned() } else { keys };
    let button = egui::Button::selectable(place == chosen, RichText::new(&found.name))
        .truncate()
        .shortcut_text(beside)
        .min_size(egui::vec2(ui.available_width(), ROW_HEIGHT));
    let response = ui.add(button);
    if place == chosen {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        commands.push(Command::ChooseInPalette(place));
    }
}

fn shortcut(ui: &Ui, action: Action) -> String {
    action.shortcut().map(|keys| keys_text(ui, &keys)).unwrap_or_default()
}

/// All keys, by the parts of the one list that has them.
fn shortcuts_ui(ui: &mut Ui, state: &State) {
    heading(ui, state.words.get("action-shortcuts"));
    ui.add_space(4.0);
    let height = ui.ctx().content_rect().height() - 160.0;
    ScrollArea::vertical().max_height(height.max(120.0)).show(ui, |ui| {
        for menu in Menu::ALL {
            muted(ui, state.words.get(menu.name_key()));
            Grid::new(menu.name_key()).num_columns(2).spacing([28.0, 3.0]).striped(true).show(
                ui,
                |ui| {
                    for action in menu.actions().filter(|action| action.shortcut().is_some()) {
                        ui.label(all_keys(ui, action));
                        ui.label(state.words.get(action.name_key()));
                        ui.end_row();
                    }
                },
            );
            ui.add_space(4.0);
        }
        muted(ui, state.words.get("shortcuts-mouse"));
    });
}

fn all_keys(ui: &Ui, action: Action) -> String {
    let keys = action.shortcuts().iter();
    let keys: Vec<String> = keys.map(|keys| keys_text(ui, keys)).collect();
    keys.join(", ")
}
