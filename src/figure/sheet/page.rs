//! How chart, key and lanes share a picture, the same in the window and in
//! every export.

use crate::figure::lanes::{Folded, LaneGround, LaneRows, LaneStack};
use crate::figure::layout::{
    AXIS_HEIGHT, ChartInput, ChartLayout, HEAD_HEIGHT, Margins, Steady, TimeScale,
};
use crate::figure::paint::key_height;
use crate::figure::scene::Rect;
use crate::figure::shown::Shown;
use crate::reading::Content;

/// Share of the height that the chart takes, its key included, if there are lanes and no other
/// share was asked for: the line comes first.
const CHART_SHARE: f32 = 0.62;
/// The share that it keeps where lanes that cannot be scrolled to need more.
const LEAST_SHARE: f32 = 0.5;
/// Bounds of that share for dragging the border.
pub const CHART_SHARES: (f32, f32) = (0.3, 0.9);
/// Least height of a chart, in pixels, before lanes get any.
const LEAST_CHART: f32 = 170.0;
/// Space for the values of the axis, beside the plot, in pixels.
const VALUES: f32 = 44.0;
/// How much of the lanes stays visible where the rest can be scrolled to, in pixels.
const LEAST_LANES: f32 = 110.0;
/// Space between chart and lanes, in pixels.
const GAP: f32 = 8.0;
/// Most height of the key, as a share of the chart's.
const KEY_SHARE: f32 = 0.24;
/// How often the chart is laid out anew to make room for its key.
const MOST_LAYOUTS: usize = 3;

/// What a page is laid out from.
#[derive(Clone, Copy)]
pub struct PageInput<'a> {
    /// The chart.
    pub chart: ChartInput<'a>,
    /// Whether the numbers on the chart are explained under it.
    pub has_key: bool,
    /// Which lanes show.
    pub folded: Folded,
    /// Which share of the height the chart takes, its key included; as usual
    /// where not asked for.
    pub chart_share: Option<f32>,
    /// Whether lanes without room can be scrolled to.
    pub scrolls: bool,
    /// What is kept from another page, for pages in a row.
    pub steady: Option<&'a SteadyPage>,
}

/// What a page keeps while a record is walked through.
#[derive(Debug, Clone, PartialEq)]
pub struct SteadyPage {
    /// What its chart keeps.
    pub chart: Steady,
    key: f32,
    lanes: f32,
}

/// Chart, key and lanes in their places.
#[derive(Debug, Clone)]
pub struct Page {
    /// The chart.
    pub chart: ChartLayout,
    /// Where its key stands; without height where there is none.
    pub key: Rect,
    /// The column beside the plot, for the legend, where the names of lanes
    /// leave one free.
    pub column: Option<Rect>,
    /// Where the lanes stand; without height where there are none.
    pub lanes: Rect,
    /// Which commitments have a row there.
    pub rows: LaneRows,
}

impl Page {
    /// Whether the legend has a column beside the plot of a page so wide.
    pub fn has_column(shown: &Shown<'_>, folded: Folded, width: f32) -> bool {
        Margins::has_column(width, Self::has_lanes(shown, folded))
    }

    fn has_lanes(shown: &Shown<'_>, folded: Folded) -> bool {
        let has_beside = !folded.beside && !shown.content.beside.is_empty();
        !folded.all && (has_beside || !shown.dossier.commitments.is_empty())
    }

    /// Shares an area.
    ///
    /// Cost: that of the chart, and O(commitments).
    pub fn compute(input: &PageInput<'_>, area: Rect) -> Self {
        let shown = input.chart.shown;
        let has_lanes = Self::has_lanes(&shown, input.folded);
        let margins = Margins::of(&shown, area.width(), has_lanes);
        let view = input.chart.view;
        let time = TimeScale {
            first: view.first,
            last: view.last,
            left: area.left + margins.left,
            right: (area.right - margins.right).max(area.left + margins.left + 20.0),
        };
        let rows = LaneRows::in_view(&shown, &time);
        let lanes = match input.steady {
            Some(steady) => steady.lanes,
            None => Self::lanes_height(input, &rows, time, area),
        };
        let gap = if lanes > 0.0 { GAP } else { 0.0 };
        let bottom = area.bottom - lanes - gap;
        let chart_area = Rect { top: area.top + HEAD_HEIGHT, bottom, ..area };
        let (chart, key) = Self::chart(input, chart_area, margins);
        let column = Margins::has_column(area.width(), has_lanes).then_some(Rect {
            top: area.top,
            right: chart.plot.left - VALUES,
            bottom: chart.plot.bottom,
            ..area
        });
        Self {
            column,
            key: Rect { top: bottom - key, bottom, ..area },
            lanes: Rect { top: area.bottom - lanes, ..area },
            chart,
            rows,
        }
    }

    /// How high the lanes are: as high as they would be, as far as the chart
    /// leaves them room.
    fn lanes_height(input: &PageInput<'_>, rows: &LaneRows, time: TimeScale, area: Rect) -> f32 {
        let ground = LaneGround {
            shown: input.chart.shown,
            time,
            left: area.left,
            right: area.right,
            selected: None,
            clip: (f32::NEG_INFINITY, f32::INFINITY),
        };
        let stack = LaneStack::new(ground, rows, input.folded);
        if stack.is_empty() {
            return 0.0;
        }
        let heights = stack.height();
        let (least, most) = CHART_SHARES;
        let share = input.chart_share.unwrap_or(CHART_SHARE).clamp(least, most);
        let room = |share: f32| {
            let chart = (area.height() * share).max(LEAST_CHART + HEAD_HEIGHT + AXIS_HEIGHT);
            area.height() - chart - GAP
        };
        // On a picture, what has no room is not to be seen at all.
        let needed = if input.scrolls { 0.0 } else { heights.close.min(room(LEAST_SHARE)) };
        let room = room(share).max(needed);
        let least = if input.scrolls { heights.least.min(LEAST_LANES) } else { heights.least };
        if room < least { 0.0 } else { heights.wanted.min(room) }
    }

    /// The chart with room for its key below it; with the key's height.
    fn chart(input: &PageInput<'_>, area: Rect, margins: Margins) -> (ChartLayout, f32) {
        let layout = |reserved: f32| {
            let area = Rect { bottom: area.bottom - reserved, ..area };
            ChartLayout::compute(&input.chart, area, margins)
        };
        let mut reserved = input.steady.map_or(0.0, |steady| steady.key);
        let mut chart = layout(reserved);
        if !input.has_key || input.steady.is_some() {
            return (chart, reserved);
        }
        // A lower chart has more numbers, and their key takes more of it.
        for _ in 0..MOST_LAYOUTS {
            let wanted = key_height(chart.numbered(), area.width()).min(area.height() * KEY_SHARE);
            if wanted <= reserved {
                break;
            }
            reserved = wanted;
            chart = layout(reserved);
        }
        (chart, reserved)
    }

    /// What the pages after this one keep of it.
    pub fn steady(&self, content: &Content) -> SteadyPage {
        SteadyPage {
            chart: Steady::of(&self.chart, content),
            key: self.key.height(),
            lanes: self.lanes.height(),
        }
    }
}
