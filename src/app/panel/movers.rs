//! What moved tension over a span, largest first: a staircase from the value
//! before to the value after, whose steps add up.

use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::{heading, muted};
use crate::app::look::{fonts, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::MOST_HEADLINE;
use crate::figure::{Color, TextStyle, ValueScale, fit, value_ticks};
use crate::reading::wording::{format_value, signed};
use crate::reading::{Waterfall, wording};
use crate::tension::Cause;
use crate::words::one_line;

/// Height of a row: a line of text, and the bar under it.
const ROW_HEIGHT: f32 = 35.0;
const TEXT_HEIGHT: f32 = 19.0;
const BAR_HEIGHT: f32 = 10.0;
/// Space for a date before a bar, and for a number before a name.
const DATE_WIDTH: f32 = 82.0;
const VALUE_WIDTH: f32 = 42.0;
/// Space on either side of the bars: half a number of the scale.
const EDGE: f32 = 14.0;
const SCALE_HEIGHT: f32 = 18.0;

pub(crate) fn movers_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
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
    let scale = scale_ui(ui, waterfall);
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW_HEIGHT, count, |ui, range| {
        for row in range {
            row_ui(ui, state, waterfall, &scale, row, commands);
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

/// The scale that all bars share, over them: its numbers stay while rows scroll.
fn scale_ui(ui: &mut Ui, waterfall: &Waterfall) -> ValueScale {
    let (low, high) = waterfall.bounds;
    let (area, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), SCALE_HEIGHT), Sense::hover());
    // Numbers lie across, where the figure's scale stands: its foot is the left.
    let scale = ValueScale {
        low,
        high: high.max(low + 1e-3),
        top: area.right() - EDGE,
        bottom: area.left() + DATE_WIDTH + EDGE,
    };
    let ink = style::color(style::theme(ui.ctx()).muted);
    for value in ticks(&scale) {
        let at = egui::pos2(across(&scale, value), area.bottom() - 2.0);
        let font = egui::FontId::proportional(10.5);
        let text = wording::number(value);
        ui.painter().text(at, egui::Align2::CENTER_BOTTOM, text, font, ink);
    }
    scale
}

/// Round values along the scale, with room for their numbers.
fn ticks(scale: &ValueScale) -> Vec<f64> {
    let upright = ValueScale { top: 0.0, bottom: (scale.top - scale.bottom).max(1.0), ..*scale };
    value_ticks(&upright, SCALE_HEIGHT)
}

/// Where a value stands.
fn across(scale: &ValueScale, value: f64) -> f32 {
    let share = (value - scale.low) / (scale.high - scale.low);
    scale.bottom + share as f32 * (scale.top - scale.bottom)
}

fn row_ui(
    ui: &mut Ui,
    state: &State,
    waterfall: &Waterfall,
    scale: &ValueScale,
    row: usize,
    commands: &mut Commands,
) {
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
        let line = Line {
            from: None,
            to: value,
            value: value_text,
            name: words.get(key).into_owned(),
            date: String::new(),
            color: theme.ink,
        };
        line.show(ui, scale, None);
        return;
    }
    let Some(step) = steps.get(row - 1) else { return };
    let event = step.event.and_then(|(place, _)| state.document.dossier().events.get(place));
    let color = match event {
        Some(event) => theme.actor(event.actor.slot()),
        None => theme.muted,
    };
    let (name, date) = match (step.event, event) {
        (Some((_, cause)), Some(event)) => {
            let headline = one_line(&event.headline, MOST_HEADLINE);
            let date = match cause {
                Cause::Act => words.edtf(&event.date),
                // Its last day, after which it counts no more.
                Cause::End => event.until.map(|until| words.edtf(&until)).unwrap_or_default(),
            };
            (wording::cause(&headline, cause, words), date)
        }
        _ => (words.get(wording::time_key(state.model_kind())).into_owned(), String::new()),
    };
    let (from, to) = (Some(step.from), step.from + step.change);
    let line = Line { from, to, value: signed(step.change, 1), name, date, color };
    let selection = step.event.map(|(place, _)| Selection::Event(place));
    let chosen = selection.map(|selection| state.selection == selection);
    if line.show(ui, scale, chosen) {
        let next = selection.filter(|_| chosen == Some(false)).unwrap_or_default();
        commands.push(Command::Select(next));
    }
}

/// A row: its number and its name, its date and its bar between two values.
struct Line {
    /// Where the bar begins; a mark alone where `None`.
    from: Option<f64>,
    to: f64,
    value: String,
    name: String,
    date: String,
    color: Color,
}

impl Line {
    /// Draws the row; whether it was clicked. `chosen` is `None` for rows that
    /// lead nowhere.
    fn show(&self, ui: &mut Ui, scale: &ValueScale, chosen: Option<bool>) -> bool {
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
        self.bar(ui, scale, area);
        let text_area = area.with_max_y(area.top() + TEXT_HEIGHT).shrink2(vec2(4.0, 1.0));
        // A child leaves the list's place alone, which the row has moved on.
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(text_area));
        line.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let strong = RichText::new(&self.value).font(fonts::strong(12.0));
            let size = vec2(VALUE_WIDTH, 16.0);
            ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                ui.set_min_width(VALUE_WIDTH);
                ui.add(Label::new(strong).selectable(false));
            });
            let text = RichText::new(&self.name).size(12.5);
            ui.add(Label::new(text).truncate().selectable(false));
        });
        let full = match self.date.as_str() {
            "" => format!("{}: {}", self.name, self.value),
            date => format!("{date}: {}: {}", self.name, self.value),
        };
        if let Some(chosen) = chosen {
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &full)
            });
        }
        response.on_hover_text(full).clicked()
    }

    fn bar(&self, ui: &Ui, scale: &ValueScale, area: Rect) {
        let x = |value: f64| across(scale, value);
        let middle = area.top() + TEXT_HEIGHT + BAR_HEIGHT / 2.0 + 1.0;
        let theme = style::theme(ui.ctx());
        let painter = ui.painter();
        let grid = egui::Stroke::new(1.0, style::color(theme.grid));
        for value in ticks(scale) {
            painter.vline(x(value), area.y_range(), grid);
        }
        let muted = style::color(theme.muted);
        let font = egui::FontId::proportional(10.5);
        let at = egui::pos2(area.left() + DATE_WIDTH, middle);
        let style = TextStyle::regular(10.5);
        let date = fit(&WindowFonts::new(ui.ctx()), &self.date, style, DATE_WIDTH - 2.0);
        painter.text(at, egui::Align2::RIGHT_CENTER, date, font, muted);
        let (end, color) = (x(self.to), style::color(self.color));
        let ys = middle - BAR_HEIGHT / 2.0..=middle + BAR_HEIGHT / 2.0;
        if let Some(from) = self.from.map(x) {
            let (left, right) = (from.min(end), (from.max(end)).max(from.min(end) + 1.0));
            painter.rect_filled(Rect::from_x_y_ranges(left..=right, ys), 1.0, color);
        } else {
            painter.vline(end, ys, egui::Stroke::new(2.5, color));
        }
        // To where the next step begins.
        let step = egui::Stroke::new(1.0, style::color(theme.muted.faded(0.5)));
        let next = area.bottom() + TEXT_HEIGHT + 1.0;
        painter.vline(end, middle + BAR_HEIGHT / 2.0..=next, step);
    }
}
