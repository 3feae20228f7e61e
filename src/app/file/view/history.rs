//! The page of versions: a list at the left, one of them in full at the right.

use egui::{
    Align, Button, Key, KeyboardShortcut, Label, Layout, Modifiers, RichText, ScrollArea, Ui, vec2,
};

use crate::app::command::{Command, Commands};
use crate::app::file::history::{HistoryCommand, HistoryPage, Row, Shown, Stage};
use crate::app::look::fonts;
use crate::app::look::keys::keys_text;
use crate::app::look::widgets::{follow_focus, heading, muted};
use crate::app::state::State;

/// Of the page, in points.
const WIDTH: f32 = 980.0;
const HEIGHT: f32 = 560.0;
/// Share of the width that the list takes.
const LIST_SHARE: f32 = 0.44;
/// How far fields stand to the right of their change, in points.
const INDENT: f32 = 14.0;

pub(crate) fn history_ui(ui: &mut Ui, state: &State, page: &HistoryPage, commands: &mut Commands) {
    let words = &state.words;
    let screen = ui.ctx().content_rect();
    ui.set_width(WIDTH.min(screen.width() - 60.0));
    heading(ui, words.get("history-heading"));
    match page.stage {
        Stage::NoFile => {
            ui.label(words.get("history-no-file"));
        }
        Stage::Listing => {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(words.get("history-listing"));
            });
        }
        Stage::Failed => {
            let error = page.error.as_deref().unwrap_or_default();
            ui.colored_label(ui.visuals().error_fg_color, error);
        }
        Stage::Listed if page.rows.is_empty() => {
            ui.label(words.get("history-empty"));
        }
        Stage::Listed => {
            progress_ui(ui, state, page);
            let height = HEIGHT.min(screen.height() - 220.0).max(120.0);
            both_ui(ui, state, page, height, commands);
        }
    }
    for remark in &page.remarks {
        muted(ui, remark.as_str());
    }
    ui.add_space(8.0);
    if ui.button(words.get("settings-close")).clicked() {
        commands.push(Command::CloseOverlay);
    }
}

fn progress_ui(ui: &mut Ui, state: &State, page: &HistoryPage) {
    let (done, all) = (page.compared, page.rows.len());
    if done < all {
        let values = [("done", done.into()), ("all", all.into())];
        muted(ui, state.words.with("history-comparing", &values));
    } else {
        muted(ui, state.words.with("history-count", &[("count", all.into())]));
    }
}

fn both_ui(ui: &mut Ui, state: &State, page: &HistoryPage, height: f32, commands: &mut Commands) {
    for (key, by) in
        [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 10), (Key::PageUp, -10)]
    {
        // A slow frame may bring several.
        let count = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        for _ in 0..count {
            commands.push(Command::History(HistoryCommand::Step(by)));
        }
    }
    let width = ui.available_width();
    let downward = Layout::top_down(Align::Min);
    // Of this height whatever stands in it, so that the page does not grow.
    let across = Layout::left_to_right(Align::Min);
    ui.allocate_ui_with_layout(vec2(width, height), across, |ui| {
        ui.allocate_ui_with_layout(vec2(width * LIST_SHARE, height), downward, |ui| {
            let list = ScrollArea::vertical().id_salt("history-list").auto_shrink(false);
            list.max_height(height).show(ui, |ui| {
                for (place, row) in page.rows.iter().enumerate() {
                    row_ui(ui, row, place, page.chosen == Some(place), commands);
                }
                follow_focus(ui);
            });
        });
        ui.separator();
        let rest = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(rest, downward, |ui| {
            let row = page.chosen.and_then(|place| page.rows.get(place));
            if let (Some(row), Some(shown)) = (row, &page.shown) {
                shown_ui(ui, state, page, (row, shown), commands);
            } else {
                muted(ui, state.words.get("history-choose"));
            }
        });
    });
}

fn row_ui(ui: &mut Ui, row: &Row, place: usize, is_chosen: bool, commands: &mut Commands) {
    let title = RichText::new(row.title.as_str()).font(fonts::strong(12.5));
    let button = Button::selectable(is_chosen, title).truncate();
    let response = ui.add(button.min_size(vec2(ui.available_width(), 22.0)));
    if response.clicked() {
        commands.push(Command::History(HistoryCommand::Choose(place)));
    }
    ui.visuals_mut().indent_has_left_vline = false;
    ui.indent(place, |ui| {
        for line in &row.lines {
            let text = RichText::new(line.as_str()).size(11.5).weak();
            ui.add(Label::new(text).truncate());
        }
    });
    ui.add_space(3.0);
    if is_chosen {
        let seen = ui.scope_id().with("history-seen");
        let last: Option<usize> = ui.data(|data| data.get_temp(seen));
        if last != Some(place) {
            response.scroll_to_me(None);
            ui.data_mut(|data| data.insert_temp(seen, place));
        }
    }
}

fn shown_ui(
    ui: &mut Ui,
    state: &State,
    page: &HistoryPage,
    (row, shown): (&Row, &Shown),
    commands: &mut Commands,
) {
    let words = &state.words;
    ui.label(RichText::new(row.title.as_str()).font(fonts::strong(13.0)));
    if let Some(error) = &page.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    let may = page.can_bring_back(state.document.access);
    let entered = ui.memory(|memory| memory.focused()).is_none()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ui.add_enabled_ui(may, |ui| {
        let name = RichText::new(words.get("history-bring-back")).font(fonts::strong(13.0));
        let keys = keys_text(ui, &KeyboardShortcut::new(Modifiers::NONE, Key::Enter));
        if ui.button(name).on_hover_text(keys).clicked() || entered && may {
            commands.push(Command::History(HistoryCommand::BringBack));
        }
    });
    muted(ui, words.get("history-bring-back-text"));
    let rest = ScrollArea::vertical().id_salt(("history-shown", page.chosen)).auto_shrink(false);
    rest.max_height(ui.available_height()).show(ui, |ui| {
        ui.add_space(4.0);
        heading(ui, words.get("history-changed"));
        changes_ui(ui, &shown.changed);
        ui.add_space(8.0);
        heading(ui, words.get("history-would-change"));
        match &shown.would {
            Some(would) => changes_ui(ui, would),
            None if page.error.is_none() => {
                ui.spinner();
            }
            None => {}
        }
        follow_focus(ui);
    });
}

fn changes_ui(ui: &mut Ui, changes: &[(String, Vec<String>)]) {
    for (change, fields) in changes {
        ui.add(Label::new(RichText::new(change.as_str()).size(12.0)).wrap());
        for field in fields {
            ui.horizontal_top(|ui| {
                ui.add_space(INDENT);
                ui.add(Label::new(RichText::new(field.as_str()).size(11.5).weak()).wrap());
            });
        }
    }
}
