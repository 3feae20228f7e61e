//! The chart itself.
//!
//! egui_plot carries its axes: it turns wheel, pinch and drag into days in view.
//! What stands on them is painted where the figure's layout puts it, by the
//! painter of every export.

use egui::{Id, PointerButton, Rect, Response, Sense, Ui, UiBuilder, vec2};
use egui_plot::{Plot, PlotBounds};

use crate::app::actions::Action;
use crate::app::chart::view::chart::ChartCache;
use crate::app::chart::view::flag;
use crate::app::chart::view::nodes::event_nodes;
use crate::app::chart::view::pointer::pointer_ui;
use crate::app::chart::view::shown;
use crate::app::command::{Command, Commands};
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::{centred_message, describe, scratch};
use crate::app::look::{canvas, style};
use crate::app::state::State;
use crate::dossier::Day;
use crate::figure::{AXIS_HEIGHT, ChartLayout, ChartPainter, HEAD_HEIGHT, Theme, View};
use crate::reading::wording;
use crate::reading::wording::signed;

/// How fast the wheel zooms: the natural logarithm of the factor per point.
const WHEEL_SPEED: f64 = 0.004;

/// How long a name takes to fade in, in seconds.
const FADE_SECONDS: f64 = 0.4;
/// Height of the flag over a span, in points.
const FLAG_HEIGHT: f32 = 18.0;
/// How far beside the plot the chart paints, in points: names of lanes and
/// values, bands and statuses.
const SIDES: f32 = 320.0;

/// Draws the chart; gives what takes the focus for it.
pub(super) fn chart_ui(
    ui: &mut Ui,
    state: &State,
    cache: &mut ChartCache,
    layout: &ChartLayout,
    commands: &mut Commands,
) -> Id {
    let theme = style::theme(ui.ctx());
    let plot_rect = canvas::rect(layout.plot);
    let (response, bounds) = plot_ui(ui, layout);
    describe(
        &response,
        &state.words.with("chart-name", &[("headline", state.chart.headline.full().into())]),
    );
    take_keys(ui, &response);
    let view = View { first: bounds.min()[0], last: bounds.max()[0] };
    if moved(view, state.chart.view) {
        commands.push(Command::SetView(view));
    }
    wheel_zoom(ui, &response, state, layout, commands);
    drag_ui(ui, &response, state, cache, layout, commands);
    axis_ui(ui, state, layout, commands);
    if response.double_clicked() {
        commands.push(Command::Act(Action::ShowAll));
    }
    let measure = WindowFonts::new(ui.ctx());
    let painter = ChartPainter {
        shown: shown(ui, state, &measure),
        layout,
        selected: state.selected_event(),
        fading: fading(ui, state, cache),
        titles: false,
        outcome: state.chart.supposing.outcome.as_ref(),
    };
    let mut scene = scratch(ui);
    painter.ground(&mut scene);
    canvas::paint(&ui.painter().with_clip_rect(plot_rect.expand2(vec2(SIDES, 1.0))), &scene.shapes);
    span_ui(ui, layout, state, theme);
    scene.shapes.clear();
    painter.overlay(&mut scene);
    let whole = plot_rect.expand2(vec2(SIDES, AXIS_HEIGHT.max(HEAD_HEIGHT)));
    canvas::paint(&ui.painter().with_clip_rect(whole), &scene.shapes);
    if state.content.markers.is_empty() {
        centred_message(ui, plot_rect, &state.words.get("chart-empty"));
    } else if state.chart.index.is_empty() {
        centred_message(ui, plot_rect, &state.words.get("chart-all-hidden"));
    }
    flag::as_of_flag(ui, layout, commands);
    pointer_ui(ui, &response, state, cache, layout, &painter, commands);
    event_nodes(ui, state, layout, &painter, response.id, commands);
    response.id
}

/// How far the name of the event that a replay has come to has faded in.
fn fading(ui: &Ui, state: &State, cache: &mut ChartCache) -> Option<(usize, f32)> {
    let event = state.chart.playing.and_then(|_| state.selected_event());
    let event = event.filter(|_| !state.remembered.still)?;
    let now = ui.input(|input| input.time);
    let since = match cache.fading {
        Some((own, since)) if own == event => since,
        _ => now,
    };
    cache.fading = Some((event, since));
    let share = ((now - since) / FADE_SECONDS).clamp(0.0, 1.0) as f32;
    if share < 1.0 {
        ui.ctx().request_repaint();
    }
    Some((event, share))
}

/// Arrows step through events while the chart has the focus, and a frame shows
/// that it has.
fn take_keys(ui: &Ui, response: &Response) {
    if response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let by_keyboard = ui.input(|input| !input.pointer.is_decidedly_dragging());
        if by_keyboard {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(response.rect, 3.0, stroke, egui::StrokeKind::Outside);
        }
    }
}

/// The wheel zooms the days about the pointer, as maps do.
fn wheel_zoom(
    ui: &Ui,
    response: &Response,
    state: &State,
    layout: &ChartLayout,
    commands: &mut Commands,
) {
    let Some(pointer) = response.hover_pos() else { return };
    let scrolled = ui.input(|input| {
        // With a modifier, the plot itself zooms or pans.
        if input.modifiers.any() { 0.0 } else { input.smooth_scroll_delta().y }
    });
    if scrolled != 0.0 {
        let share = f64::from((pointer.x - layout.plot.left) / layout.plot.width());
        let factor = (f64::from(-scrolled) * WHEEL_SPEED).exp();
        commands.push(Command::SetView(state.chart.view.zoomed(factor, share)));
    }
}

/// Dragging over the chart asks what moved tension in those days; with Shift
/// or another button it moves the days.
fn drag_ui(
    ui: &Ui,
    response: &Response,
    state: &State,
    cache: &mut ChartCache,
    layout: &ChartLayout,
    commands: &mut Commands,
) {
    let shift = ui.input(|input| input.modifiers.shift);
    let other_button = [PointerButton::Secondary, PointerButton::Middle]
        .into_iter()
        .any(|button| response.dragged_by(button));
    let primary = response.dragged_by(PointerButton::Primary);
    if other_button || (primary && shift && cache.drag_from.is_none()) {
        pan(state, layout, response.drag_delta().x, commands);
        return;
    }
    if !primary {
        cache.drag_from = None;
        return;
    }
    let origin = ui.input(|input| input.pointer.press_origin());
    if let (None, Some(origin)) = (cache.drag_from, origin) {
        cache.drag_from = Some(anchor(state, layout, origin.x));
    }
    if let (Some(from), Some(pointer)) = (cache.drag_from, response.interact_pointer_pos()) {
        let to = day_under(layout, pointer.x);
        let span = (from.min(to), from.max(to));
        if state.chart.span.chosen() != Some(span) {
            commands.push(Command::SetSpan(span.0, span.1));
        }
    }
}

/// The day that stays while another is dragged: near an end of the span, the
/// other end, so that spans can be mended.
fn anchor(state: &State, layout: &ChartLayout, x: f32) -> Day {
    if let Some((from, to)) = state.chart.span.chosen() {
        let near = |day: Day| (layout.time.x(day) - x).abs() < 5.0;
        if near(from) {
            return to;
        }
        if near(to.plus(1)) {
            return from;
        }
    }
    day_under(layout, x)
}

fn day_under(layout: &ChartLayout, x: f32) -> Day {
    let x = x.clamp(layout.plot.left, layout.plot.right);
    Day::from_number(layout.time.day_of(x).floor().clamp(-1e6, 1e7) as i32)
}

fn pan(state: &State, layout: &ChartLayout, by: f32, commands: &mut Commands) {
    let days = f64::from(-by / layout.plot.width().max(1.0))
        * (state.chart.view.last - state.chart.view.first);
    if days != 0.0 {
        commands.push(Command::SetView(state.chart.view.moved(days)));
    }
}

/// The days under the chart: dragging them moves them.
fn axis_ui(ui: &Ui, state: &State, layout: &ChartLayout, commands: &mut Commands) {
    let plot = canvas::rect(layout.plot);
    let area = Rect::from_min_max(plot.left_bottom(), plot.right_bottom() + vec2(0.0, AXIS_HEIGHT));
    let response = ui.interact(area, ui.scope_id().with("days"), Sense::drag());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, state.words.get("axis-name"))
    });
    let response = response.on_hover_cursor(egui::CursorIcon::Grab);
    if response.dragged() {
        pan(state, layout, response.drag_delta().x, commands);
    }
    response.on_hover_text(state.words.get("hint-axis"));
}

/// The span that was asked about, with the change of tension over it.
fn span_ui(ui: &Ui, layout: &ChartLayout, state: &State, theme: &Theme) {
    let Some((from, to)) = state.chart.span.chosen() else { return };
    let plot = canvas::rect(layout.plot);
    let x = |day: Day| layout.time.x(day).clamp(plot.left(), plot.right());
    let area = Rect::from_x_y_ranges(x(from)..=x(to.plus(1)), plot.y_range());
    if area.width() <= 0.0 {
        return;
    }
    let painter = ui.painter();
    painter.rect_filled(area, 0.0, style::color(theme.accent.faded(0.10)));
    let edge = egui::Stroke::new(1.2, style::color(theme.accent));
    painter.vline(area.left(), area.y_range(), edge);
    painter.vline(area.right(), area.y_range(), edge);
    if let Some(waterfall) = &state.chart.span.waterfall {
        let text = signed(waterfall.end - waterfall.start, wording::decimals(state.model_kind()));
        span_flag(ui, layout, theme, (area.center().x, text));
    }
}

/// The change over the span, on a flag beside that of the as-of day.
fn span_flag(ui: &Ui, layout: &ChartLayout, theme: &Theme, (middle, text): (f32, String)) {
    let paper = style::color(theme.background);
    let galley = ui.painter().layout_no_wrap(text, crate::app::look::fonts::strong(11.5), paper);
    let half = galley.size().x / 2.0 + 8.0;
    let y = layout.plot.top - FLAG_HEIGHT / 2.0 - 2.0;
    let at = |x: f32| Rect::from_center_size(egui::pos2(x, y), vec2(half * 2.0, FLAG_HEIGHT));
    let as_of = layout.heads.flag.as_ref().map(|flag| canvas::rect(flag.rect).expand(3.0));
    let wanted = at(middle);
    let area = match as_of {
        Some(as_of) if as_of.intersects(wanted) => at(as_of.left() - half),
        _ => wanted,
    };
    ui.painter().rect_filled(area, FLAG_HEIGHT / 2.0, style::color(theme.accent));
    ui.painter().galley(area.center() - galley.size() / 2.0, galley, paper);
}

fn moved(view: View, from: View) -> bool {
    let tolerance = (from.last - from.first) * 1e-6;
    (view.first - from.first).abs() > tolerance || (view.last - from.last).abs() > tolerance
}

fn plot_ui(ui: &mut Ui, layout: &ChartLayout) -> (Response, PlotBounds) {
    let plot_rect = canvas::rect(layout.plot);
    // The room for labels is inside the plot: its values reach beyond the scale.
    let bounds = PlotBounds::from_min_max(
        [layout.time.first, layout.value.value(layout.plot.bottom)],
        [layout.time.last, layout.value.value(layout.plot.top)],
    );
    let shown = ui.scope_builder(UiBuilder::new().max_rect(plot_rect), |ui| {
        Plot::new("tension")
            .width(plot_rect.width())
            .height(plot_rect.height())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .set_margin_fraction(vec2(0.0, 0.0))
            .auto_bounds(false)
            .allow_drag(false)
            .allow_zoom([true, false])
            .allow_scroll([true, false])
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show(ui, |plot| plot.set_plot_bounds(bounds))
    });
    let shown = shown.inner;
    (shown.response, *shown.transform.bounds())
}
