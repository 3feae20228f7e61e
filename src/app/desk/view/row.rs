//! One dispute in a row, or a file that gives none.

use std::sync::Arc;

use egui::{Align, Color32, Label, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use super::{DeskCommand, send};
use crate::app::command::Commands;
use crate::app::look::widgets::{list_row, muted, scratch};
use crate::app::look::{canvas, fonts, style};
use crate::app::state::State;
use crate::dossier::Day;
use crate::figure::paint_trend;
use crate::ledger::DeadlineKind;
use crate::reading::wording::{
    change_text, date_text, moved_text, mover_lines, mover_text, tension_text,
};
use crate::reading::{DeskRow, TREND_DAYS, wording};
use crate::store::{DeskEntry, Unusable};
use crate::words::{Words, one_line};

/// From this width on everything has a column; below, less is beside each other.
const WIDE: f32 = 980.0;
/// Height of a row, in points.
const ROW_HEIGHT: f32 = 50.0;
const NARROW_HEIGHT: f32 = 62.0;
/// Height of a trend.
const TREND_HEIGHT: f32 = 34.0;
/// Space between columns.
const GAP: f32 = 14.0;
/// Characters of a text in a row.
const MOST: usize = 160;

/// Where the columns stand, each with its width, from the row's left edge.
pub(super) struct Columns {
    is_wide: bool,
    tension: (f32, f32),
    trend: (f32, f32),
    changes: (f32, f32),
    title: (f32, f32),
    moved: (f32, f32),
    dates: (f32, f32),
}

impl Columns {
    pub(super) fn of(width: f32) -> Self {
        let is_wide = width >= WIDE;
        let (tension, trend) = (76.0, if is_wide { 170.0 } else { 110.0 });
        let fixed = [tension, trend, 58.0];
        let left = |place: usize| -> f32 {
            8.0 + fixed.iter().take(place).map(|own| own + GAP).sum::<f32>()
        };
        let rest = (width - left(3) - 8.0).max(120.0);
        let shares = if is_wide { [0.34, 0.38, 0.28] } else { [1.0, 1.0, 1.0] };
        let at = |place: usize| -> (f32, f32) {
            let before = if is_wide { shares.iter().take(place).sum::<f32>() } else { 0.0 };
            let own = shares.get(place).copied().unwrap_or(1.0) * rest;
            (left(3) + before * rest, (own - if is_wide { GAP } else { 0.0 }).max(60.0))
        };
        Self {
            is_wide,
            tension: (left(0), tension),
            trend: (left(1), trend),
            changes: (left(2), 58.0),
            title: at(0),
            moved: at(1),
            dates: at(2),
        }
    }

    pub(super) const fn row_height(&self) -> f32 {
        if self.is_wide { ROW_HEIGHT } else { NARROW_HEIGHT }
    }
}

/// What stands in each column.
pub(super) fn heads_ui(ui: &mut Ui, state: &State, columns: &Columns) {
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), egui::Sense::hover());
    let words = &state.words;
    let days = [("days", TREND_DAYS.unsigned_abs().to_string().into())];
    let mut heads = vec![
        (columns.tension, words.get("desk-head-tension").into_owned()),
        (columns.trend, words.with("desk-head-trend", &days).into_owned()),
        (columns.changes, words.get("desk-head-changes").into_owned()),
        (columns.title, words.get("desk-head-title").into_owned()),
    ];
    if columns.is_wide {
        heads.push((columns.moved, words.get("desk-head-moved").into_owned()));
        heads.push((columns.dates, words.get("desk-head-dates").into_owned()));
    }
    for (column, text) in heads {
        let mut inner = cell(ui, area, column);
        let ink = style::color(style::theme(ui.ctx()).muted);
        line(&mut inner, RichText::new(text).size(11.5).color(ink));
    }
}

pub(super) fn row_ui(
    ui: &mut Ui,
    state: &State,
    ((place, entry), latest): ((usize, &Arc<DeskEntry>), Option<Day>),
    columns: &Columns,
    commands: &mut Commands,
) {
    let is_front = state.desk.chosen == place;
    let (area, response) = list_row(ui, columns.row_height(), is_front);
    let name = match &entry.row {
        Ok(row) => {
            let is_quiet = latest.is_some_and(|latest| row.is_quiet(latest));
            dispute_ui(ui, state, row, (area, is_quiet), columns);
            in_words(row, &state.words)
        }
        Err(why) => unusable_ui(ui, state, (entry, why), area, columns),
    };
    let role = egui::Role::Button;
    response.widget_info(|| egui::WidgetInfo::selected(role, true, is_front, &name));
    let response = response.on_hover_ui(|ui| details_ui(ui, state, entry));
    if response.clicked() {
        send(commands, DeskCommand::Open(place));
    }
}

fn cell(ui: &mut Ui, area: Rect, (left, width): (f32, f32)) -> Ui {
    let corner = pos2(area.left() + left, area.top());
    let area = Rect::from_min_size(corner, vec2(width, area.height()));
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Min)));
    inner.spacing_mut().item_spacing.y = 1.0;
    inner
}

/// A text in one line; what has no room is cut.
fn line(ui: &mut Ui, text: RichText) {
    ui.add(Label::new(text).truncate().selectable(false));
}

fn dispute_ui(
    ui: &mut Ui,
    state: &State,
    row: &DeskRow,
    (area, is_quiet): (Rect, bool),
    columns: &Columns,
) {
    let words = &state.words;
    let theme = style::theme(ui.ctx());
    let (ink, minor) = (style::color(theme.ink), style::color(theme.muted));
    let ink = if is_quiet { minor } else { ink };
    let inner_area = area.shrink2(vec2(0.0, 6.0));
    tension_cell(&mut cell(ui, inner_area, columns.tension), row, words, (ink, minor));
    trend_cell(ui, inner_area, columns, row);
    let mut changes = cell(ui, inner_area, columns.changes);
    for change in row.changes {
        line(&mut changes, RichText::new(change_text(change)).size(12.0).color(ink));
    }
    let mut title = cell(ui, inner_area, columns.title);
    let name = one_line(&row.title, MOST).into_owned();
    line(&mut title, RichText::new(name).font(fonts::strong(13.0)).color(ink));
    if columns.is_wide {
        line(&mut title, RichText::new(about(row, words)).size(11.0).color(minor));
        let mut moved = cell(ui, inner_area, columns.moved);
        for text in moves(row, words) {
            line(&mut moved, RichText::new(text).size(12.0).color(ink));
        }
        let mut dates = cell(ui, inner_area, columns.dates);
        dates_cell(&mut dates, row, words, ink);
        return;
    }
    line(&mut title, RichText::new(moved_text(row, words)).size(11.5).color(ink));
    title.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if let Some(next) = row.deadlines.first() {
            let color = if next.overdue { style::color(theme.alert()) } else { minor };
            line(ui, RichText::new(date_text(next, words)).size(11.0).color(color));
        }
        line(ui, RichText::new(about(row, words)).size(11.0).color(minor));
    });
}

/// The number large, its band below.
fn tension_cell(ui: &mut Ui, row: &DeskRow, words: &Words, (ink, minor): (Color32, Color32)) {
    let value = row.tension.map(|tension| wording::format_value(tension, row.kind));
    let value = value.unwrap_or_else(|| "–".to_owned());
    let band = row.band().map(|band| words.get(wording::band_key(band)).into_owned());
    let band = band.unwrap_or_default();
    line(ui, RichText::new(value).font(fonts::strong(17.0)).color(ink));
    line(ui, RichText::new(band).size(11.0).color(minor));
}

fn trend_cell(ui: &Ui, area: Rect, columns: &Columns, row: &DeskRow) {
    let corner = pos2(area.left() + columns.trend.0, area.top());
    let height = TREND_HEIGHT.min(area.height());
    let place = Rect::from_min_size(corner, vec2(columns.trend.1, height));
    let mut scene = scratch(ui);
    paint_trend(&mut scene, canvas::figure_rect(place), &row.trend, style::theme(ui.ctx()));
    canvas::paint(ui.painter(), &scene.shapes);
}

/// The two sides, and as of when.
fn about(row: &DeskRow, words: &Words) -> String {
    let [first, second] = &row.sides;
    let mut parts = vec![format!("{first} – {second}")];
    if let Some(as_of) = row.as_of {
        parts.push(words.with("chart-as-of", &[("day", words.day(as_of).into())]).into_owned());
    }
    one_line(&parts.join(" · "), MOST).into_owned()
}

/// What moved it, in two lines at most.
fn moves(row: &DeskRow, words: &Words) -> Vec<String> {
    match row.moved.as_slice() {
        [first, second] if row.more_moved == 0 => {
            [first, second].map(|mover| mover_text(mover, words)).to_vec()
        }
        [first, _, ..] => {
            let more = row.moved.len() - 1 + row.more_moved;
            let more = words.with("desk-more-moved", &[("count", more.into())]).into_owned();
            vec![mover_text(first, words), more]
        }
        [only] if row.more_moved == 0 => mover_lines(only, words).to_vec(),
        _ => vec![moved_text(row, words)],
    }
}

fn dates_cell(ui: &mut Ui, row: &DeskRow, words: &Words, ink: Color32) {
    let alert = style::color(style::theme(ui.ctx()).alert());
    if row.overdue > 0 {
        let text = words.with("count-overdue", &[("count", row.overdue.into())]).into_owned();
        line(ui, RichText::new(text).font(fonts::strong(12.0)).color(alert));
    }
    let next = row.deadlines.iter().find(|one| !one.overdue);
    if let Some(next) = next {
        line(ui, RichText::new(date_text(next, words)).size(12.0).color(ink));
        if row.overdue == 0 {
            line(ui, RichText::new(one_line(&next.text, MOST)).size(11.0).color(ink));
        }
    }
}

/// A file that gives no row: what it is called, and why.
fn unusable_ui(
    ui: &mut Ui,
    state: &State,
    (entry, why): (&DeskEntry, &Unusable),
    area: Rect,
    columns: &Columns,
) -> String {
    let theme = style::theme(ui.ctx());
    let (alert, ink) = (style::color(theme.alert()), style::color(theme.ink));
    let area = area.shrink2(vec2(0.0, 6.0));
    let mut sign = cell(ui, area, columns.tension);
    line(&mut sign, RichText::new("⚠").size(17.0).color(alert));
    let (left, _) = columns.trend;
    let mut text = cell(ui, area, (left, area.width() - left - 8.0));
    let why = why.in_words(&state.words);
    line(&mut text, RichText::new(&entry.name).font(fonts::strong(13.0)).color(ink));
    line(&mut text, RichText::new(one_line(&why, MOST * 2)).size(11.5).color(alert));
    format!("{}: {why}", entry.name)
}

/// A row in a sentence, for a screen reader.
fn in_words(row: &DeskRow, words: &Words) -> String {
    let [week, month] = row.changes.map(change_text);
    let mut parts = vec![row.title.clone(), tension_text(row, words)];
    let changes = [("week", week.into()), ("month", month.into())];
    parts.push(words.with("desk-changes", &changes).into_owned());
    parts.extend(
        row.as_of
            .map(|day| words.with("chart-as-of", &[("day", words.day(day).into())]).into_owned()),
    );
    parts.extend(Some(moved_text(row, words)).filter(|text| !text.is_empty()));
    if row.overdue > 0 {
        parts.push(words.with("count-overdue", &[("count", row.overdue.into())]).into_owned());
    }
    parts.extend(row.deadlines.iter().find(|one| !one.overdue).map(|one| date_text(one, words)));
    parts.join(", ")
}

/// All that a row has, under the pointer.
fn details_ui(ui: &mut Ui, state: &State, entry: &DeskEntry) {
    let words = &state.words;
    ui.set_max_width(560.0);
    ui.label(RichText::new(&entry.name).font(fonts::strong(12.5)));
    let row = match &entry.row {
        Ok(row) => row,
        Err(why) => {
            ui.label(why.in_words(words));
            return;
        }
    };
    if !row.moved.is_empty() {
        muted(ui, words.get("desk-head-moved"));
        for mover in &row.moved {
            ui.label(mover_text(mover, words));
        }
        if row.more_moved > 0 {
            muted(ui, words.with("hover-more", &[("count", row.more_moved.into())]));
        }
    }
    if !row.deadlines.is_empty() {
        muted(ui, words.get("desk-head-dates"));
        for one in &row.deadlines {
            let sign = match one.kind {
                _ if one.overdue => "!",
                DeadlineKind::Due => "·",
                DeadlineKind::Expires => "–",
            };
            ui.label(format!("{sign} {}: {} ({})", date_text(one, words), one.text, one.by));
        }
        if row.more_deadlines > 0 {
            muted(ui, words.with("hover-more", &[("count", row.more_deadlines.into())]));
        }
    }
    if entry.warnings > 0 {
        muted(ui, words.with("count-warnings", &[("count", entry.warnings.into())]));
    }
}
