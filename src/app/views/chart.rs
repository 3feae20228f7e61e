//! Headline, chart and lanes.
//!
//! egui_plot draws the band, the periods and the grid, and turns dragging and
//! scrolling into days in view; line, markers and labels stand where the
//! figure's layout puts them, as in every export.

use egui::{Rect, Response, RichText, Sense, Ui, UiBuilder, vec2};
use egui_plot::{FilledArea, HLine, Plot, PlotBounds, PlotUi, Span, VLine};

use super::lanes;
use super::pointer::pointer_ui;
use super::widgets::{centred_message, describe, muted, scratch};
use crate::app::canvas::{self, pos};
use crate::app::command::{Command, Commands};
use crate::app::fonts::{self, WindowFonts};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::app::style;
use crate::dossier::Day;
use crate::figure::{
    self, AXIS_HEIGHT, ChartLayout, ChartPainter, LANE_HEIGHT, Theme, View, band_steps, pt,
};

/// Space between the chart and the lanes, in points.
const LANES_GAP: f32 = 6.0;
/// Least height of the chart, in points, before the lanes get any.
const LEAST_CHART_HEIGHT: f32 = 250.0;
/// Height of the flag that names the as-of day.
const FLAG_HEIGHT: f32 = 18.0;
/// How fast the wheel zooms: the natural logarithm of the factor per point.
const WHEEL_SPEED: f64 = 0.004;

/// The layout of the last frame, kept while nothing it depends on changes.
#[derive(Default)]
pub struct ChartCache {
    key: Option<LayoutKey>,
    layout: Option<ChartLayout>,
}

#[derive(Clone, PartialEq)]
struct LayoutKey {
    version: u64,
    area: Rect,
    view: View,
    selected: Option<usize>,
    pixels_per_point: f32,
}

pub fn page_ui(ui: &mut Ui, state: &State, cache: &mut ChartCache, commands: &mut Commands) {
    headline_ui(ui, state);
    let area = ui.available_rect_before_wrap();
    if state.document.dossier.default_as_of().is_none() {
        // Nothing is dated, so that there is no day to show.
        centred_message(ui, area, &state.words.get("chart-empty"));
        return;
    }
    // The chart keeps at least half, and what it needs; lanes beyond scroll.
    let most = (area.height() * 0.46).min(area.height() - LEAST_CHART_HEIGHT).max(0.0);
    let lanes_height = match lanes::height(state, LANE_HEIGHT) {
        0.0 => 0.0,
        height => (height + LANES_GAP).min(most),
    };
    let chart_area =
        area.with_max_y(area.bottom() - lanes_height).with_min_y(area.top() + FLAG_HEIGHT);
    let layout = cache.layout(ui, state, chart_area);
    chart_ui(ui, state, layout, commands);
    if lanes_height > 0.0 {
        let lanes_area = area.with_min_y(area.bottom() - lanes_height + LANES_GAP);
        lanes::lanes_ui(ui, state, lanes_area, layout.time, commands);
    }
    ui.advance_cursor_after_rect(area);
}

impl ChartCache {
    fn layout(&mut self, ui: &Ui, state: &State, area: Rect) -> &ChartLayout {
        let selected = selected_event(state);
        let key = LayoutKey {
            version: state.content_version,
            area,
            view: state.view,
            selected,
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        let fresh = self.key.as_ref() == Some(&key);
        let kept = self.layout.take().filter(|_| fresh);
        self.key = Some(key);
        let layout = kept.unwrap_or_else(|| {
            let layout = ChartLayout::compute(
                &state.document.dossier,
                &state.content,
                canvas::figure_rect(area),
                state.view,
                selected,
                &WindowFonts(ui.ctx()),
            );
            // The list beside the chart shows the numbers and was drawn before.
            ui.ctx().request_repaint();
            layout
        });
        self.layout.insert(layout)
    }

    /// The number that stands on the chart for a marker's label, by the
    /// marker's place in the content.
    pub fn number_of(&self, marker: usize) -> Option<usize> {
        // Both lists run from left to right, and so do the markers.
        let layout = self.layout.as_ref()?;
        let above = &layout.above.numbered;
        let below = || layout.below.numbered.binary_search(&marker).ok();
        let place = above.binary_search(&marker).ok();
        place.or_else(|| Some(above.len() + below()?)).map(|place| place + 1)
    }
}

pub const fn selected_event(state: &State) -> Option<usize> {
    match state.selection {
        Selection::Event(place) => Some(place),
        _ => None,
    }
}

fn headline_ui(ui: &mut Ui, state: &State) {
    let headline = &state.headline;
    let response = ui
        .horizontal(|ui| {
            if !headline.value.is_empty() {
                ui.label(RichText::new(&headline.value).font(fonts::strong(34.0)));
            }
            let text = RichText::new(&headline.sentence).size(14.5);
            ui.add(egui::Label::new(text).wrap());
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, headline.full()));
    legend_ui(ui, state);
}

fn legend_ui(ui: &mut Ui, state: &State) {
    use crate::dossier::{QuadClass, Slot};
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for slot in Slot::BOTH {
            super::widgets::swatch(ui, slot);
            muted(ui, state.document.dossier.side(slot).name.as_str());
            ui.add_space(8.0);
        }
        for (key, quad) in [
            ("legend-conflict", QuadClass::MaterialConflict),
            ("legend-cooperation", QuadClass::MaterialCooperation),
            ("legend-deeds", QuadClass::MaterialCooperation),
            ("legend-words", QuadClass::VerbalCooperation),
        ] {
            super::widgets::marker_icon(ui, quad, None, false);
            muted(ui, state.words.get(key));
            ui.add_space(8.0);
        }
    });
}

fn chart_ui(ui: &mut Ui, state: &State, layout: &ChartLayout, commands: &mut Commands) {
    let theme = style::theme(ui.ctx());
    let plot_rect = canvas::rect(layout.plot);
    let (response, bounds) = plot_ui(ui, state, layout, theme);
    describe(&response, &state.headline.full());
    let view = View { first: bounds.min()[0], last: bounds.max()[0] };
    if moved(view, state.view) {
        commands.push(Command::SetView(view));
    }
    wheel_zoom(ui, &response, state, layout, commands);
    if response.double_clicked() {
        commands.push(Command::Act(crate::app::command::Action::ShowAll));
    }
    let measure = WindowFonts(ui.ctx());
    let painter = ChartPainter {
        dossier: &state.document.dossier,
        content: &state.content,
        layout,
        theme,
        words: &state.words,
        measure: &measure,
        selected: selected_event(state),
    };
    let mut scene = scratch(ui);
    // egui_plot's own line joins near points and would slant the steps.
    painter.line(&mut scene);
    painter.overlay(&mut scene);
    let whole = plot_rect.expand2(vec2(figure::RIGHT_MARGIN, AXIS_HEIGHT));
    canvas::paint(&ui.painter().with_clip_rect(whole.expand(8.0)), &scene.shapes);
    if state.content.markers.is_empty() {
        centred_message(ui, plot_rect, &state.words.get("chart-empty"));
    }
    as_of_flag(ui, state, layout, commands);
    pointer_ui(&response, state, layout, &painter, commands);
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
        commands.push(Command::SetView(state.view.zoomed(factor, share)));
    }
}

fn moved(view: View, from: View) -> bool {
    let tolerance = (from.last - from.first) * 1e-6;
    (view.first - from.first).abs() > tolerance || (view.last - from.last).abs() > tolerance
}

fn plot_ui(
    ui: &mut Ui,
    state: &State,
    layout: &ChartLayout,
    theme: &Theme,
) -> (Response, PlotBounds) {
    let plot_rect = canvas::rect(layout.plot);
    // The gutters are inside the plot: its values reach beyond the scale.
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
            .allow_drag([true, false])
            .allow_zoom([true, false])
            .allow_scroll([true, false])
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show(ui, |plot| {
                plot.set_plot_bounds(bounds);
                plot_items(plot, state, layout, theme);
            })
    });
    let shown = shown.inner;
    (shown.response, *shown.transform.bounds())
}

fn plot_items(plot: &mut PlotUi<'_>, state: &State, layout: &ChartLayout, theme: &Theme) {
    let day_of = |x: f32| {
        let share = f64::from((x - layout.plot.left) / layout.plot.width());
        layout.time.first + share * (layout.time.last - layout.time.first)
    };
    for period in &layout.periods {
        let range = day_of(period.rect.left)..=day_of(period.rect.right);
        let fill = style::color(theme.shade);
        plot.span(Span::new("", range).fill(fill).border_width(0.0));
    }
    let grid = style::color(theme.grid);
    for value in &layout.value_ticks {
        plot.hline(HLine::new("", *value).color(grid).width(1.0).allow_hover(false));
    }
    for tick in &layout.time_ticks {
        let day = f64::from(tick.day.number());
        plot.vline(VLine::new("", day).color(grid).width(1.0).allow_hover(false));
    }
    for run in band_steps(&state.content.band, &layout.time) {
        let days: Vec<f64> = run.iter().map(|(day, _, _)| *day).collect();
        let lows: Vec<f64> = run.iter().map(|(_, low, _)| *low).collect();
        let highs: Vec<f64> = run.iter().map(|(_, _, high)| *high).collect();
        let fill = style::color(theme.band);
        plot.add(FilledArea::new("", &days, &lows, &highs).fill_color(fill).allow_hover(false));
    }
}

/// The flag over the as-of line; dragging it moves the day.
fn as_of_flag(ui: &Ui, state: &State, layout: &ChartLayout, commands: &mut Commands) {
    let x = layout.time.x(state.content.settings.as_of);
    if x < layout.plot.left - 1.0 || layout.plot.right + 1.0 < x {
        return;
    }
    let theme = style::theme(ui.ctx());
    let day = state.content.settings.as_of.long();
    let text = state.words.with("chart-as-of", &[("day", day.into())]).into_owned();
    let galley = ui.painter().layout_no_wrap(
        text.clone(),
        fonts::strong(11.0),
        style::color(theme.background),
    );
    let half = galley.size().x / 2.0 + 9.0;
    let middle =
        x.min(layout.plot.right + figure::RIGHT_MARGIN - half).max(layout.plot.left + half);
    let center = pos(pt(middle, layout.plot.top - FLAG_HEIGHT / 2.0));
    let area = Rect::from_center_size(center, vec2(half * 2.0, FLAG_HEIGHT));
    ui.painter().rect_filled(area, FLAG_HEIGHT / 2.0, style::color(theme.ink));
    let at = center - galley.size() / 2.0;
    ui.painter().galley(at, galley, style::color(theme.background));
    let response = ui.interact(area, ui.scope_id().with("as-of-flag"), Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &text));
    let response = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    if let (true, Some(pointer)) = (response.dragged(), response.interact_pointer_pos()) {
        commands.push(Command::SetAsOf(day_at(layout, pointer.x)));
    }
}

fn day_at(layout: &ChartLayout, x: f32) -> Day {
    let share = f64::from((x - layout.plot.left) / layout.plot.width().max(1.0));
    let day = layout.time.first + share.clamp(0.0, 1.0) * (layout.time.last - layout.time.first);
    Day::from_number(day.round() as i32)
}
