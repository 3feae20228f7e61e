//! All events as a table: sorted by any column, narrowed by any words, and as
//! good by keyboard as by mouse.

use std::collections::HashSet;

use egui::{Align, Key, Label, Layout, Modifiers, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};
use egui_table::{CellInfo, Column as TableColumn, HeaderCellInfo, HeaderRow, TableDelegate};

use crate::app::chart::table::Column;
use crate::app::chart::view::chart::ChartCache;
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{marker_icon, muted};
use crate::app::look::{fonts, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::Event;
use crate::reading::wording::signed;
use crate::reading::{Marker, wording};

const ROW_HEIGHT: f32 = 24.0;
const HEADER_HEIGHT: f32 = 26.0;
/// Rows that a page key moves by.
const PAGE: isize = 20;

pub(super) fn table_ui(ui: &mut Ui, state: &State, cache: &ChartCache, commands: &mut Commands) {
    ui.horizontal(|ui| {
        let label = ui.label(state.words.get("table-filter"));
        let mut query = state.chart.table.query.clone();
        let field = TextEdit::singleline(&mut query)
            .hint_text(state.words.get("table-hint"))
            .desired_width(280.0);
        if ui.add(field).labelled_by(label.id).changed() {
            commands.push(Command::EditTableQuery(query));
        }
        let counts = [
            ("shown", state.chart.table.rows.len().into()),
            ("all", state.content.markers.len().into()),
        ];
        muted(ui, state.words.with("table-count", &counts));
        if let Some((from, to)) = state.chart.table.days {
            let days = [("from", state.words.day(from).into()), ("to", state.words.day(to).into())];
            muted(ui, state.words.with("table-days", &days));
            if ui.small_button(state.words.get("table-all-days")).clicked() {
                commands.push(Command::NarrowTable(None));
            }
        }
    });
    if state.chart.table.rows.is_empty() {
        let key =
            if state.document.dossier().events.is_empty() { "events-empty" } else { "table-empty" };
        ui.label(state.words.get(key));
        return;
    }
    // Takes the focus as one, so that Tab passes it and arrows stay in it.
    let area = ui.available_rect_before_wrap();
    let focus =
        ui.interact(area, ui.scope_id().with("table-focus"), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, state.words.get("table-name")));
    keys(ui, &focus, commands);
    let chosen =
        state.selected_event().and_then(|event| state.chart.table.row_of(&state.content, event));
    let mut table = egui_table::Table::new()
        .id_salt("events-table")
        .num_rows(state.chart.table.rows.len() as u64)
        .columns(Column::ALL.map(column))
        .headers([HeaderRow::new(HEADER_HEIGHT)])
        .num_sticky_cols(0);
    if let (Some(row), true) = (chosen, state.panel.reveal) {
        table = table.scroll_to_row(row as u64, None);
    }
    let mut rows = Rows { state, cache, chosen, commands, drawn: HashSet::new() };
    table.show(ui, &mut rows);
    if focus.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, 3.0, stroke, egui::StrokeKind::Inside);
    }
}

/// Width of a column until the user drags its edge, in points.
const fn width(column: Column) -> f32 {
    match column {
        Column::Date => 116.0,
        Column::Headline => 280.0,
        Column::Actor => 104.0,
        Column::Code => 156.0,
        Column::Quad => 128.0,
        Column::Score => 58.0,
        Column::Change => 70.0,
        Column::Confidence => 112.0,
        Column::Sources => 72.0,
        Column::Tags => 130.0,
    }
}

fn column(column: Column) -> TableColumn {
    TableColumn::new(width(column)).range(40.0..=900.0).resizable(true).id(egui::Id::unique(column))
}

/// Whether the table asks how wide a cell would be: as wide as its column is
/// at first, whatever it holds.
fn only_asks_for_width(ui: &mut Ui, column: Column) -> bool {
    if ui.is_sizing_pass() {
        ui.allocate_space(egui::vec2(width(column), 1.0));
    }
    ui.is_sizing_pass()
}

fn keys(ui: &Ui, focus: &egui::Response, commands: &mut Commands) {
    if !focus.has_focus() {
        return;
    }
    let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, PAGE),
        (Key::PageUp, -PAGE),
        (Key::Home, isize::MIN / 2),
        (Key::End, isize::MAX / 2),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            commands.push(Command::MoveInTable(by));
        }
    }
}

/// Fills the table's cells; only those in view are asked for.
struct Rows<'a> {
    state: &'a State,
    cache: &'a ChartCache,
    chosen: Option<usize>,
    commands: &'a mut Commands,
    /// Rows drawn so far: the table draws each once more for columns that do
    /// not scroll, of which there are none.
    drawn: HashSet<u64>,
}

impl Rows<'_> {
    fn event(&self, row: u64) -> Option<(usize, &Marker, &Event)> {
        let place = *self.state.chart.table.rows.get(row as usize)? as usize;
        let marker = self.state.content.markers.get(place)?;
        Some((place, marker, self.state.document.dossier().events.get(marker.event)?))
    }

    fn text(&self, column: Column, marker: &Marker, event: &Event) -> String {
        let words = &self.state.words;
        match column {
            Column::Date => words.edtf(&event.date),
            Column::Headline => event.headline.clone(),
            Column::Actor => self.state.document.dossier().actor_name(&event.actor),
            Column::Code => {
                format!("{} {}", event.code, words.code_label(event.code.entry()))
            }
            Column::Quad => words.get(wording::quad_key(marker.quad)).into_owned(),
            Column::Score => wording::number(event.goldstein()),
            Column::Change if marker.scheduled => words.get("chart-scheduled").into_owned(),
            Column::Change => signed(marker.change, 1),
            Column::Confidence => words.get(wording::confidence_key(event.confidence)).into_owned(),
            Column::Sources => event.sources.len().to_string(),
            Column::Tags => event.tags.join(", "),
        }
    }
}

impl TableDelegate for Rows<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(column) = Column::ALL.get(cell.col_range.start).copied() else { return };
        if only_asks_for_width(ui, column) {
            return;
        }
        let name = self.state.words.get(column.name_key()).into_owned();
        let sorted = self.state.chart.table.column == column;
        let arrow = match (sorted, self.state.chart.table.descending) {
            (true, true) => " ▼",
            (true, false) => " ▲",
            (false, _) => "",
        };
        let text = RichText::new(format!("{name}{arrow}")).font(fonts::strong(12.0));
        let response = ui.add(egui::Button::new(text).frame(false).truncate());
        let order = match (sorted, self.state.chart.table.descending) {
            (false, _) => "table-sort",
            (true, false) => "table-ascending",
            (true, true) => "table-descending",
        };
        let full = self.state.words.with(order, &[("column", name.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, sorted, full.as_ref()));
        if response.on_hover_text(full.as_ref()).clicked() {
            self.commands.push(Command::SortTable(column));
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        if !self.drawn.insert(row) {
            return;
        }
        let Some((_, marker, event)) = self.event(row) else { return };
        let chosen = self.chosen == Some(row as usize);
        let area = ui.max_rect();
        let id = ui.scope_id().with(("row", row));
        let response = ui.interact(area, id, Sense::CLICK);
        let theme = style::theme(ui.ctx());
        if chosen {
            ui.painter().rect_filled(area, 0.0, style::color(theme.accent.faded(0.16)));
        } else if response.hovered() {
            ui.painter().rect_filled(area, 0.0, style::color(theme.shade));
        } else if row % 2 == 1 {
            ui.painter().rect_filled(area, 0.0, style::color(theme.panel));
        }
        let texts = Column::ALL.map(|column| self.text(column, marker, event));
        let event = marker.event;
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, texts.join(", ")));
        if response.clicked() {
            self.commands.push(Command::Select(Selection::Event(event)));
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(column) = Column::ALL.get(cell.col_nr).copied() else { return };
        if only_asks_for_width(ui, column) {
            return;
        }
        let Some((place, marker, event)) = self.event(cell.row_nr) else { return };
        let text = RichText::new(self.text(column, marker, event)).size(12.5);
        let label = Label::new(text).truncate().selectable(false);
        if column.is_numeric() {
            let layout = Layout::right_to_left(Align::Center);
            ui.with_layout(layout, |ui| {
                ui.add_space(10.0);
                ui.add(label);
            });
            return;
        }
        ui.add_space(6.0);
        if column == Column::Headline {
            marker_icon(ui, marker.quad, marker.slot, marker.scheduled);
            if let Some(number) = self.cache.number_of(self.state, place) {
                muted(ui, number.to_string());
            }
        }
        ui.add(label);
    }

    fn default_row_height(&self) -> f32 {
        ROW_HEIGHT
    }
}
