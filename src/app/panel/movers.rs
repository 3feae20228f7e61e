//! What moved tension over a span, largest first: a staircase from the value
//! before to the value after, whose steps add up.

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{heading, muted};
use crate::app::look::{fonts, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::MOST_HEADLINE;
use crate::figure::Color;
use crate::reading::wording::{format_value, signed};
use crate::reading::{Waterfall, wording};
use crate::words::one_line;

const ROW_HEIGHT: f32 = 26.0;
const BAR_WIDTH: f32 = 108.0;
const BAR_HEIGHT: f32 = 10.0;
const VALUE_WIDTH: f32 = 42.0;

pub fn movers_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    crate::app::panel::events::details_panel(ui, state, commands);
    span_fields(ui, state, commands);
    let words = &state.words;
    let Some(waterfall) = &state.chart.span.waterfall else {
        ui.label(words.get("movers-mean"));
        return;
    };
    let total = waterfall.end - waterfall.start;
    ui.horizontal(|ui| {
        heading(ui, words.get("movers-total"));
        heading(ui, signed(total, 1));
        let kind = state.model_kind();
        let values = [
            ("before", format_value(waterfall.start, kind).into()),
            ("after", format_value(waterfall.end, kind).into()),
        ];
        muted(ui, words.with("movers-from-to", &values));
    });
    if waterfall.steps.iter().all(|step| step.event.is_none()) {
        muted(ui, words.get("movers-none"));
    }
    // The value before, the steps, the value after.
    let count = waterfall.steps.len() + 2;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW_HEIGHT, count, |ui, range| {
        for row in range {
            row_ui(ui, state, waterfall, row, commands);
        }
    });
}

/// The span's days, to be written in; dragging over the chart fills them.
fn span_fields(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        let mut field = |key: &str, text: &str, command: fn(String) -> Command| {
            let label = ui.label(words.get(key));
            let mut text = text.to_owned();
            let field = TextEdit::singleline(&mut text).desired_width(98.0).char_limit(24);
            let response = ui.add(field).labelled_by(label.id);
            if response.on_hover_text(words.get("hint-span")).changed() {
                commands.push(command(text));
            }
        };
        field("movers-from", &state.chart.span.from_text, Command::EditSpanFrom);
        field("movers-to", &state.chart.span.to_text, Command::EditSpanTo);
        if state.chart.span.chosen().is_some() && ui.button(words.get("movers-clear")).clicked() {
            commands.push(Command::ClearSpan);
        }
    });
    if let Some(error) = &state.chart.span.error {
        let error = words.value_sentence(&error.clone().into());
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    if state.chart.span.chosen().is_none() {
        muted(ui, words.get("movers-in-view"));
    }
}

fn row_ui(ui: &mut Ui, state: &State, waterfall: &Waterfall, row: usize, commands: &mut Commands) {
    let theme = style::theme(ui.ctx());
    let words = &state.words;
    let steps = &waterfall.steps;
    if row == 0 || row > steps.len() {
        let (key, value) = if row == 0 {
            ("movers-before", waterfall.start)
        } else {
            ("movers-after", waterfall.end)
        };
        let value_text = format_value(value, state.model_kind());
        let line = Line { from: None, to: value, value: value_text, color: theme.ink };
        line.show(ui, waterfall, &words.get(key), None);
        return;
    }
    let Some(step) = steps.get(row - 1) else { return };
    let event = step.event.and_then(|(place, _)| state.document.dossier().events.get(place));
    let color = match event {
        Some(event) => theme.actor(event.actor.slot()),
        None => theme.muted,
    };
    let line = Line {
        from: Some(step.from),
        to: step.from + step.change,
        value: signed(step.change, 1),
        color,
    };
    match (step.event, event) {
        (Some((place, cause)), Some(event)) => {
            let selection = Selection::Event(place);
            let chosen = state.selection == selection;
            if line.show(
                ui,
                waterfall,
                &wording::cause(&one_line(&event.headline, MOST_HEADLINE), cause, words),
                Some(chosen),
            ) {
                let next = if chosen { Selection::Nothing } else { selection };
                commands.push(Command::Select(next));
            }
        }
        _ => {
            let kind = state.content.settings.model.kind();
            line.show(ui, waterfall, &words.get(wording::time_key(kind)), None);
        }
    }
}

/// A row: its bar between two values, its number, its name.
struct Line {
    /// Where the bar begins; a mark alone where `None`.
    from: Option<f64>,
    to: f64,
    value: String,
    color: Color,
}

impl Line {
    /// Draws the row; whether it was clicked. `chosen` is `None` for rows that
    /// lead nowhere.
    fn show(&self, ui: &mut Ui, waterfall: &Waterfall, name: &str, chosen: Option<bool>) -> bool {
        let sense = if chosen.is_some() { Sense::click() } else { Sense::hover() };
        let (area, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), sense);
        let theme = style::theme(ui.ctx());
        if chosen == Some(true) || (chosen.is_some() && response.hovered()) {
            let fill = if chosen == Some(true) { theme.accent.faded(0.16) } else { theme.shade };
            ui.painter().rect_filled(area, 4.0, style::color(fill));
        }
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(area, 4.0, stroke, egui::StrokeKind::Inside);
        }
        self.bar(ui, waterfall, area);
        let left = area.left() + BAR_WIDTH + 10.0;
        let text_area = area.with_min_x(left).shrink2(vec2(0.0, 3.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(text_area), |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let strong = RichText::new(&self.value).font(fonts::strong(12.0));
                let size = vec2(VALUE_WIDTH, 16.0);
                ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                    ui.set_min_width(VALUE_WIDTH);
                    ui.add(Label::new(strong).selectable(false));
                });
                let text = RichText::new(name).size(12.5);
                ui.add(Label::new(text).truncate().selectable(false));
            });
        });
        let full = format!("{name}: {}", self.value);
        if let Some(chosen) = chosen {
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &full)
            });
        }
        response.on_hover_text(full).clicked()
    }

    fn bar(&self, ui: &Ui, waterfall: &Waterfall, area: Rect) {
        let (low, high) = waterfall.bounds;
        let inner = area.left() + 4.0..=area.left() + BAR_WIDTH - 4.0;
        let scale = (inner.end() - inner.start()) / (high - low).max(1e-9) as f32;
        let x = |value: f64| inner.start() + (value - low) as f32 * scale;
        let (end, middle) = (x(self.to), area.center().y);
        let color = style::color(self.color);
        let painter = ui.painter();
        if let Some(from) = self.from.map(x) {
            let (left, right) = (from.min(end), (from.max(end)).max(from.min(end) + 1.0));
            let ys = middle - BAR_HEIGHT / 2.0..=middle + BAR_HEIGHT / 2.0;
            painter.rect_filled(Rect::from_x_y_ranges(left..=right, ys), 1.0, color);
        } else {
            let ys = middle - BAR_HEIGHT / 2.0..=middle + BAR_HEIGHT / 2.0;
            painter.vline(end, ys, egui::Stroke::new(2.5, color));
        }
        // To where the next step begins.
        let grid = egui::Stroke::new(1.0, style::color(style::theme(ui.ctx()).muted.faded(0.5)));
        painter.vline(end, middle + BAR_HEIGHT / 2.0..=area.bottom() + 8.0, grid);
    }
}
