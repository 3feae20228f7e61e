//! The chart on its page: headline, legend, chart, key, lanes; and the layout
//! that is kept while nothing it depends on changes.

use egui::{Id, Rect, Ui};

use crate::app::actions::Action;
use crate::app::brief::view::PageTextures;
use crate::app::chart::view::{flag, headline, key, lanes, legend, plot, shown, supposing, table};
use crate::app::command::Commands;
use crate::app::file::opened::Access;
use crate::app::look::canvas;
use crate::app::look::fonts::WindowFonts;
use crate::app::look::stack::Stack;
use crate::app::look::widgets::{action_button, muted};
use crate::app::selection::Page;
use crate::app::state::State;
use crate::dossier::Day;
use crate::figure::{ChartInput, ChartLayout, LANE_HEIGHT, View, key_height};
use crate::tension::BandExtremes;

/// Space between the chart and the lanes, in points.
const LANES_GAP: f32 = 6.0;
/// Least height of the chart, in points, before the lanes get any.
const LEAST_CHART_HEIGHT: f32 = 330.0;
/// Share of the page that the lanes may take.
const LANES_SHARE: f32 = 0.34;
/// Most height of the numbered key, in points, and as a share of the chart's.
const MOST_KEY_HEIGHT: f32 = 64.0;
const KEY_SHARE: f32 = 0.16;
/// How often the chart is laid out anew to make room for its key.
const MOST_LAYOUTS: usize = 3;

/// What is kept from frame to frame.
#[derive(Default)]
pub struct ChartCache {
    key: Option<LayoutKey>,
    layout: Option<ChartLayout>,
    /// Height of the numbered key, in points.
    key_height: f32,
    /// The chart's place among what can have the focus.
    focus_id: Option<Id>,
    /// Where a drag over the chart began.
    pub(in crate::app) drag_from: Option<Day>,
    /// Which settings give the band's ends on the day last pointed at.
    pub(in crate::app) extremes: Option<(u64, Day, Option<BandExtremes>)>,
    /// The commitments' cards.
    pub(in crate::app) cards: Stack,
    /// The sources.
    pub(in crate::app) sources: Stack,
    /// What is given for what.
    pub(in crate::app) exchanges: Stack,
    /// The pages of a brief's preview.
    pub(in crate::app) pages: PageTextures,
}

#[derive(Clone, PartialEq)]
struct LayoutKey {
    version: u64,
    area: Rect,
    view: View,
    selected: Option<usize>,
    least_range: Option<(f64, f64)>,
    pixels_per_point: f32,
}

pub fn page_ui(ui: &mut Ui, state: &State, cache: &mut ChartCache, commands: &mut Commands) {
    headline::headline_ui(ui, state);
    supposing::strip_ui(ui, state, commands);
    legend::legend_ui(ui, state, commands);
    if state.chart.page == Page::Table {
        table::table_ui(ui, state, cache, commands);
        return;
    }
    let area = ui.available_rect_before_wrap();
    if state.document.own_day.is_none() {
        // Nothing is dated, so that there is no day to show.
        empty_ui(ui, state, area, commands);
        return;
    }
    // The chart keeps at least half, and what it needs; lanes beyond scroll.
    let most = (area.height() * LANES_SHARE).min(area.height() - LEAST_CHART_HEIGHT).max(0.0);
    let lanes_height = match lanes::height(state, LANE_HEIGHT) {
        0.0 => 0.0,
        height => (height + LANES_GAP).min(most),
    };
    let chart_area =
        area.with_max_y(area.bottom() - lanes_height).with_min_y(area.top() + flag::HEIGHT);
    cache.refresh(ui, state, chart_area);
    let Some(layout) = cache.layout.take() else { return };
    cache.focus_id = Some(plot::chart_ui(ui, state, cache, &layout, commands));
    let key_area = chart_area.with_min_y(chart_area.bottom() - cache.key_height);
    key::key_ui(ui, state, &layout, key_area, commands);
    if lanes_height > 0.0 {
        let lanes_area = area.with_min_y(area.bottom() - lanes_height + LANES_GAP);
        lanes::lanes_ui(ui, state, lanes_area, layout.time, commands);
    }
    cache.layout = Some(layout);
    ui.advance_cursor_after_rect(area);
}

/// What there is to do in a dossier without a date.
fn empty_ui(ui: &mut Ui, state: &State, area: Rect, commands: &mut Commands) {
    ui.add_space(area.height() * 0.4);
    ui.vertical_centered(|ui| {
        muted(ui, state.words.get("chart-empty"));
        if state.document.access == Access::Open {
            ui.add_space(8.0);
            action_button(ui, state, Action::AddEvent, commands);
        }
    });
}

impl ChartCache {
    /// Lays out the chart where anything it depends on has changed.
    fn refresh(&mut self, ui: &Ui, state: &State, area: Rect) {
        let key = LayoutKey {
            version: state.content_version,
            area,
            view: state.chart.view,
            selected: state.selected_event(),
            least_range: state.chart.playing.flatten(),
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        if self.layout.is_some() && self.key.as_ref() == Some(&key) {
            return;
        }
        let fonts = WindowFonts::new(ui.ctx());
        let input = ChartInput {
            shown: shown(ui, state, &fonts),
            index: &state.chart.index,
            view: key.view,
            selected: key.selected,
            least_range: key.least_range,
            outcome: state.chart.supposing.outcome.as_ref(),
        };
        let most_key = MOST_KEY_HEIGHT.min(area.height() * KEY_SHARE);
        let mut reserved = self.key_height;
        for attempt in 0..MOST_LAYOUTS {
            let area = area.with_max_y(area.bottom() - reserved);
            let layout = ChartLayout::compute(&input, canvas::figure_rect(area));
            let wanted = key_height(layout.numbered(), area.width()).min(most_key);
            self.layout = Some(layout);
            self.key_height = reserved;
            // A lower chart may number fewer: then some of the room is spare.
            if wanted == reserved || (attempt > 0 && wanted <= reserved) {
                break;
            }
            reserved = wanted;
        }
        self.key = Some(key);
        // The list beside the chart shows the numbers and was drawn before.
        ui.ctx().request_repaint();
    }

    /// The number that stands on the chart for a marker's label, by the
    /// marker's place in the content.
    pub fn number_of(&self, state: &State, marker: usize) -> Option<usize> {
        // Of another content, numbers would mislead.
        let fresh = self.key.as_ref().is_some_and(|key| key.version == state.content_version);
        self.layout.as_ref().filter(|_| fresh)?.number_of(&state.chart.index, marker)
    }

    /// Whether something that has the focus is the chart.
    pub fn is_chart(&self, id: Id) -> bool {
        self.focus_id == Some(id)
    }
}
