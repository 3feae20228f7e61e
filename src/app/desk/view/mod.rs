//! The page of a folder of dossiers, as it is drawn.

mod asking;
mod book;
mod row;

use std::time::Duration;

use egui::{Frame, Id, Key, Label, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::{DeskCommand, DeskState};
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{heading, is_opening, muted};
use crate::app::look::{dialog, style};
use crate::app::state::State;
use crate::reading::DeskOrder;
use crate::store::{Desk, DeskProgress, shown};
use row::{Columns, heads_ui, row_ui};

/// Space between the window's edge and the page, in points.
const AROUND: f32 = 20.0;
/// The most that it is wide.
const MOST_WIDTH: f32 = 1_500.0;
/// Width of the dialog in which a folder is asked for.
const ASKING_WIDTH: f32 = 640.0;
/// Height of what stands below the rows.
const FOOT: f32 = 40.0;
/// How often it is looked whether files have changed, in seconds.
const LOOK: f64 = 5.0;
/// Rows that a page key moves by.
const PAGE: isize = 10;

pub(crate) fn desk_ui(ui: &Ui, state: &State, commands: &mut Commands) {
    let frame = Frame::popup(ui.style()).inner_margin(14);
    let modal = Modal::new(Id::unique("desk")).frame(frame).show(ui.ctx(), |ui| {
        let size = ui.ctx().content_rect().size() - egui::vec2(AROUND, AROUND) * 2.0;
        ui.set_max_height(size.y);
        match &state.desk.desk {
            None => {
                ui.set_width(ASKING_WIDTH.min(size.x));
                asking::asking_ui(ui, state, commands);
            }
            Some(desk) => {
                ui.set_width(MOST_WIDTH.min(size.x));
                let bottom = ui.cursor().top() + size.y - 2.0 * 14.0;
                look_again(ui, commands);
                page_ui(ui, state, desk, bottom, commands);
            }
        }
    });
    if dialog::is_left(ui, "desk", &modal) {
        send(commands, DeskCommand::Close);
    }
}

fn send(commands: &mut Commands, command: DeskCommand) {
    commands.push(Command::Desk(command));
}

/// While the page is looked at, files that have changed are read again.
fn look_again(ui: &Ui, commands: &mut Commands) {
    let id = Id::unique("desk-looked");
    let now = ui.input(|input| input.time);
    let last: f64 = ui.data(|data| data.get_temp(id)).unwrap_or(now);
    let is_time = now - last >= LOOK || is_opening(ui, id.with("opened"));
    if is_time {
        send(commands, DeskCommand::Look);
    }
    let last = if is_time || last > now { now } else { last };
    ui.data_mut(|data| data.insert_temp(id, last));
    let rest = (last + LOOK - now).max(0.1);
    ui.ctx().request_repaint_after(Duration::from_secs_f64(rest));
}

fn page_ui(ui: &mut Ui, state: &State, desk: &Desk, bottom: f32, commands: &mut Commands) {
    keys(ui, &state.desk, commands);
    let words = &state.words;
    let disputes = desk.rows(DeskOrder::Title);
    let overdue: usize = disputes.iter().map(|(_, row)| row.overdue).sum();
    let values = [
        ("count", disputes.len().into()),
        ("overdue", overdue.into()),
        ("folder", shown(&desk.folder).into()),
    ];
    heading(ui, words.with("desk-heading", &values));
    controls_ui(ui, state, commands);
    told_ui(ui, state, commands);
    book::book_ui(ui, state, commands);
    ui.separator();
    if state.desk.rows.is_empty() {
        let key = if desk.entries.is_empty() { "desk-empty" } else { "desk-none-found" };
        ui.add(Label::new(words.get(key)).wrap());
    } else {
        list_ui(ui, state, bottom - FOOT, commands);
    }
    ui.separator();
    foot_ui(ui, state, desk);
}

/// What comes first, as of when, and what can be done with the folder.
fn controls_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        muted(ui, words.get("desk-sort"));
        for order in DeskOrder::ALL {
            let chosen = state.desk.order == order;
            if ui.selectable_label(chosen, words.get(order.key())).clicked() && !chosen {
                send(commands, DeskCommand::Sort(order));
            }
        }
        ui.add_space(10.0);
        let label = ui.label(words.get("desk-query"));
        let mut query = state.desk.query.clone();
        let field = TextEdit::singleline(&mut query).desired_width(130.0);
        if ui.add(field).labelled_by(label.id).changed() {
            send(commands, DeskCommand::EditQuery(query));
        }
        let label = ui.label(words.get("desk-as-of"));
        let mut text = state.desk.as_of.clone();
        let field = TextEdit::singleline(&mut text)
            .hint_text(words.get("desk-as-of-hint"))
            .desired_width(130.0);
        if ui.add(field).labelled_by(label.id).changed() {
            send(commands, DeskCommand::EditAsOf(text));
        }
        ui.add_space(10.0);
        for (key, command) in [
            ("desk-book", DeskCommand::ToggleBook),
            ("desk-another", DeskCommand::Another),
            ("desk-close", DeskCommand::Close),
        ] {
            if ui.button(words.get(key)).clicked() {
                send(commands, command);
            }
        }
    });
}

/// Why something could not be done, or how far a reading is.
fn told_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let wrong = state.desk.as_of_wrong.as_ref().or(state.desk.wrong.as_ref());
    if let Some(why) = wrong {
        let ink = ui.visuals().error_fg_color;
        ui.add(Label::new(RichText::new(why).color(ink)).wrap());
    }
    let Some(progress) = &state.desk.reading else { return };
    progress_ui(ui, state, progress, "desk-reading", (DeskCommand::Cancel, commands));
}

/// How far something is, and a button that ends it.
fn progress_ui(
    ui: &mut Ui,
    state: &State,
    progress: &DeskProgress,
    key: &'static str,
    (cancel, commands): (DeskCommand, &mut Commands),
) {
    let (done, all) = progress.counts();
    let values = [("done", done.into()), ("all", all.into())];
    let told = state.words.with(key, &values).into_owned();
    ui.horizontal(|ui| {
        let share = if all == 0 { 0.0 } else { done as f32 / all as f32 };
        let response = ui.add(egui::ProgressBar::new(share).desired_width(220.0));
        let role = egui::Role::ProgressIndicator;
        response.widget_info(|| egui::WidgetInfo::labeled(role, true, &told));
        ui.label(&told);
        if ui.button(state.words.get("import-cancel")).clicked() {
            send(commands, cancel);
        }
    });
    ui.ctx().request_repaint_after(Duration::from_millis(100));
}

fn list_ui(ui: &mut Ui, state: &State, bottom: f32, commands: &mut Commands) {
    let columns = Columns::of(ui.available_width() - ui.spacing().scroll.bar_width);
    heads_ui(ui, state, &columns);
    let height = (bottom - ui.cursor().top()).max(columns.row_height());
    let mut area = ScrollArea::vertical().auto_shrink([false, false]).max_height(height);
    let step = columns.row_height() + ui.spacing().item_spacing.y;
    if let Some(offset) = offset_to_front(ui, state.desk.chosen, step) {
        area = area.vertical_scroll_offset(offset);
    }
    let latest = state.desk.desk.as_ref().and_then(Desk::latest);
    let shown = area.show_rows(ui, columns.row_height(), state.desk.rows.len(), |ui, range| {
        let rows = state.desk.rows.iter().enumerate().skip(range.start).take(range.len());
        for row in rows {
            row_ui(ui, state, (row, latest), &columns, commands);
        }
        (range.start, range.end)
    });
    let (first, behind) = shown.inner;
    let view = (first, behind, shown.inner_rect.height());
    ui.data_mut(|data| data.insert_temp(Id::unique("desk-view"), view));
}

/// How far down the list is to stand so that the row in front is in view, once another has come
/// to the front: rows outside of the view are not laid out, and cannot ask for it.
fn offset_to_front(ui: &Ui, front: usize, step: f32) -> Option<f32> {
    let (front_id, view_id) = (Id::unique("desk-front"), Id::unique("desk-view"));
    let last: Option<usize> = ui.data(|data| data.get_temp(front_id));
    ui.data_mut(|data| data.insert_temp(front_id, front));
    let (first, behind, height): (usize, usize, f32) = ui.data(|data| data.get_temp(view_id))?;
    // The first and the last that are laid out may be in view in part.
    let is_above = front <= first;
    let is_below = front + 1 >= behind;
    let offset = if is_above { front as f32 * step } else { (front + 1) as f32 * step - height };
    (last != Some(front) && (is_above || is_below)).then_some(offset.max(0.0))
}

/// What the folder has and the rows leave out.
fn foot_ui(ui: &mut Ui, state: &State, desk: &Desk) {
    let words = &state.words;
    let mut parts = Vec::new();
    let hidden = desk.entries.len() - state.desk.rows.len().min(desk.entries.len());
    if hidden > 0 {
        parts.push(words.with("desk-hidden", &[("count", hidden.into())]).into_owned());
    }
    let unusable = desk.unusable().count();
    if unusable > 0 {
        parts.push(words.with("desk-unusable", &[("count", unusable.into())]).into_owned());
    }
    parts.extend(desk.left_out(words));
    if !parts.is_empty() {
        let ink = style::color(style::theme(ui.ctx()).alert());
        ui.label(RichText::new(parts.join(" · ")).size(11.5).color(ink));
    }
    muted(ui, words.get("desk-keys"));
}

/// Arrows and Enter; while something is written, they belong to that.
fn keys(ui: &Ui, desk: &DeskState, commands: &mut Commands) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, PAGE),
        (Key::PageUp, -PAGE),
        (Key::Home, isize::MIN / 2),
        (Key::End, isize::MAX / 2),
    ] {
        if is_pressed(key) {
            send(commands, DeskCommand::Move(by));
        }
    }
    // A button that has the focus is pressed instead.
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_free && !desk.rows.is_empty() && is_pressed(Key::Enter) {
        send(commands, DeskCommand::Open(desk.chosen));
    }
}
