//! The chart with its lanes and its key and nothing else: what every picture has
//! at its middle, and what a template asks for that sets headline, commitments
//! and sources itself.
//!
//! What has no room in it is handed back by number, so that a template can set
//! it elsewhere.

use super::page::{Page, PageInput, SteadyPage};
use super::parts::{Part, Parts};
use super::whole::{Figure, SMALL};
use crate::figure::lanes::{Folded, LaneGround, LaneStack};
use crate::figure::layout::{ChartInput, ChartLayout, KeyEntry};
use crate::figure::paint::{ChartPainter, Detail, KeyPainter, Legend};
use crate::figure::scene::{Anchor, Rect, Scene, pt};
use crate::figure::text::{TextStyle, wrap};
use crate::reading::MarkerIndex;

/// What stands in place of a chart that has no day to show.
const EMPTY: TextStyle = TextStyle { size: 15.0, strong: false };
/// Most share of the height that a legend beside the plot may take, and the width
/// of its column at least, in pixels.
const COLUMN_SHARE: f32 = 0.38;
const LEAST_COLUMN: f32 = 140.0;

/// What a picture could not show in full.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unplaced {
    /// All numbers that stand on the chart in place of a label.
    pub key: Vec<KeyEntry>,
    /// How many of them, from the first, the picture's own key explains.
    pub keyed: usize,
    /// How many events in view have neither a label nor a number.
    pub unnamed: usize,
    /// How many commitments have no lane.
    pub lanes: usize,
    /// The parts that were asked for and have no room.
    pub parts: Vec<Part>,
    /// Whether title or sentence are longer than their lines, and cut.
    pub is_cut: bool,
}

impl Unplaced {
    /// How many numbers the picture's own key does not explain.
    pub fn unexplained(&self) -> usize {
        self.key.len().saturating_sub(self.keyed)
    }
}

/// A picture in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What is painted.
    pub scene: Scene,
    /// What had no room.
    pub unplaced: Unplaced,
}

/// A chart laid out and not yet painted.
pub(super) struct LaidChart {
    folded: Folded,
    /// Where the legend's rows begin, where it stands over the chart.
    legend: Option<f32>,
    pub(super) page: Page,
}

impl Figure<'_> {
    /// The chart with these parts at a size in pixels.
    pub fn chart(&self, width: f32, height: f32, parts: Parts) -> Chart {
        let (_, mut scene) = self.sheet(width, height);
        let unplaced = self.painted_chart(&mut scene, Rect::new(0.0, 0.0, width, height), parts);
        Chart { scene, unplaced }
    }

    /// What the signs of a chart mean, for charts that do without: in rows of a
    /// width, as high as they are.
    pub fn legend_rows(&self, width: f32) -> Scene {
        let (_, mut scene) = self.sheet(width, 0.0);
        let legend = Legend { unnamed: 0, ..self.legend(None, (Parts::ALL, Detail::Short)) };
        let area = Rect::new(0.0, 0.0, width, f32::INFINITY);
        scene.height = legend.rows(Some(&mut scene), area, 0.0);
        scene
    }

    fn painted_chart(&self, scene: &mut Scene, area: Rect, parts: Parts) -> Unplaced {
        if self.is_blank() {
            self.empty(scene, area);
            return Unplaced::default();
        }
        let detail = if area.width() < SMALL { Detail::Short } else { Detail::Full };
        let laid = self.lay_chart(area, (parts, detail), None);
        self.paint_chart(scene, area, &laid, (parts, detail))
    }

    /// Says that nothing is dated.
    pub(super) fn empty(&self, scene: &mut Scene, area: Rect) {
        let text = self.shown.words.get("chart-empty");
        let lines = wrap(self.shown.measure, &text, EMPTY, area.width(), 4);
        let x = f32::midpoint(area.left, area.right);
        let middle = f32::midpoint(area.top, area.bottom);
        let first = middle - lines.len() as f32 * EMPTY.size * 0.7;
        for (place, line) in lines.into_iter().enumerate() {
            let at = pt(x, first + (place + 1) as f32 * EMPTY.size * 1.35);
            scene.text(at, Anchor::Middle, EMPTY, self.shown.theme.muted, line);
        }
    }

    /// Lays out chart, key and lanes; the legend says as much as `detail` tells.
    pub(super) fn lay_chart(
        &self,
        area: Rect,
        (parts, detail): (Parts, Detail),
        steady: Option<&SteadyPage>,
    ) -> LaidChart {
        let index = MarkerIndex::of(self.shown.content);
        let folded = Folded {
            all: !parts.has(Part::Lanes),
            beside: !parts.has(Part::Data),
            ..Folded::default()
        };
        let legend = self.legend(None, (parts, detail));
        let in_rows = parts.has(Part::Legend) && !self.has_legend_column(&legend, folded, area);
        // With as many rows as it may come to have.
        let top = if in_rows { legend.rows(None, area, area.top) } else { area.top };
        let input = PageInput {
            chart: ChartInput {
                shown: self.shown,
                index: &index,
                view: self.view,
                naming: self.naming,
                selected: None,
                steady: steady.map(|steady| &steady.chart),
                outcome: None,
                values: self.values,
            },
            has_key: parts.has(Part::Key),
            folded,
            chart_share: None,
            scrolls: false,
            steady,
        };
        let mut page = Page::compute(&input, Rect { top, ..area });
        if !parts.has(Part::Axis) {
            page.chart.heads.title = None;
        }
        if !parts.has(Part::AsOf) {
            page.chart.heads.flag = None;
        }
        LaidChart { folded, legend: in_rows.then_some(area.top), page }
    }

    /// Paints what was laid out in an area; tells what had no room.
    pub(super) fn paint_chart(
        &self,
        scene: &mut Scene,
        area: Rect,
        laid: &LaidChart,
        (parts, detail): (Parts, Detail),
    ) -> Unplaced {
        let LaidChart { folded, legend: legend_top, page } = laid;
        let layout = &page.chart;
        let painter = ChartPainter {
            shown: self.shown,
            layout,
            selected: None,
            fading: None,
            titles: true,
            outcome: None,
        };
        painter.all(scene);
        let legend = self.legend(Some(layout), (parts, detail));
        if let Some(top) = *legend_top {
            scene.layer("legend", |scene| {
                legend.rows(Some(scene), area, top);
            });
        } else if let Some(column) = page.column.filter(|_| parts.has(Part::Legend)) {
            scene.layer("legend", |scene| {
                legend.column(Some(scene), column);
            });
        }
        let keyed = if parts.has(Part::Key) {
            let key = KeyPainter { shown: self.shown, layout, selected: None };
            let mut keyed = 0;
            scene.layer("key", |scene| keyed = key.paint(scene, page.key).lines.len());
            keyed
        } else {
            0
        };
        let rows = if folded.all { 0 } else { self.shown.content.ledger.rows.len() };
        let lanes = if page.lanes.height() > 0.0 {
            let mut without = 0;
            scene.layer("lanes", |scene| {
                without = self.stack(laid).paint(scene, page.lanes.top, page.lanes.bottom).1;
            });
            without
        } else {
            rows
        };
        let key = layout.key().collect();
        Unplaced { key, keyed, unnamed: layout.unnamed(), lanes, ..Unplaced::default() }
    }

    fn stack<'l>(&'l self, laid: &'l LaidChart) -> LaneStack<'l> {
        let page = &laid.page;
        let ground = LaneGround {
            shown: self.shown,
            time: page.chart.time,
            left: page.lanes.left,
            right: page.lanes.right,
            selected: None,
            clip: (f32::NEG_INFINITY, f32::INFINITY),
        };
        LaneStack::new(ground, &page.rows, laid.folded)
    }

    /// Whether lanes have room: all of a small picture, some of a large one.
    pub(super) fn has_room_for_lanes(&self, laid: &LaidChart, is_small: bool) -> bool {
        let stack = self.stack(laid);
        let needed = if is_small { stack.height().close } else { stack.height().least };
        stack.is_empty() || laid.page.lanes.height() >= needed - 0.5
    }

    /// Whether the legend has room in a column beside the plot.
    fn has_legend_column(&self, legend: &Legend<'_>, folded: Folded, area: Rect) -> bool {
        let column = Rect { right: area.left + LEAST_COLUMN, ..area };
        let height = legend.column(None, column) - area.top;
        Page::has_column(&self.shown, folded, area.width())
            && height <= area.height() * COLUMN_SHARE
    }

    fn legend(&self, layout: Option<&ChartLayout>, (parts, detail): (Parts, Detail)) -> Legend<'_> {
        Legend {
            shown: self.shown,
            unnamed: layout.map_or(self.shown.content.markers.len(), ChartLayout::unnamed),
            has_strip: layout.is_none_or(|layout| layout.strip.is_some()),
            has_range: parts.has(Part::Range),
            detail,
        }
    }
}
