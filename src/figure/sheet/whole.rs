//! The whole figure at a given size: headline, chart, lanes, key, commitments,
//! sources and method.

use super::alone::{Parts, Unplaced};
use super::page::{Page, PageInput};
use crate::figure::lanes::{Folded, LaneGround, LaneStack};
use crate::figure::layout::{ChartInput, ChartLayout, Naming, View};
use crate::figure::paint::{CardPainter, ChartPainter, KeyPainter, Legend};
use crate::figure::scene::{Anchor, Rect, Scene, pt};
use crate::figure::shown::Shown;
use crate::figure::text::{TextStyle, wrap};
use crate::reading::{Headline, MarkerIndex};

const TITLE: TextStyle = TextStyle { size: 15.0, strong: true };
const NUMBER: TextStyle = TextStyle { size: 36.0, strong: true };
const SENTENCE: TextStyle = TextStyle { size: 15.0, strong: false };
const MARGIN: f32 = 24.0;
/// Most share of the height that a legend beside the plot may take, and the width
/// of its column at least, in pixels.
const COLUMN_SHARE: f32 = 0.38;
const LEAST_COLUMN: f32 = 140.0;

/// What a figure is made of.
pub struct Figure<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// A sentence of one's own in place of the computed headline.
    pub headline: Option<&'a str>,
    /// Which days.
    pub view: View,
    /// How many events are named.
    pub naming: Naming,
}

impl Figure<'_> {
    /// The figure in pixels.
    pub fn compose(&self, width: f32, height: f32) -> Scene {
        let (headline, mut scene) = self.sheet(width, height);
        let page = Rect::new(MARGIN, MARGIN, width - MARGIN, height - MARGIN);
        let foot_top = self.foot(&mut scene, page);
        // Beside the chart where the picture is wide, under it where not.
        let wide = width >= height * 1.25 && width >= 900.0;
        let (chart_area, columns) = if self.shown.content.ledger.rows.is_empty() {
            (Rect::new(page.left, page.top, page.right, foot_top), Vec::new())
        } else if wide {
            let left = page.right - (page.width() * 0.3).clamp(260.0, 460.0);
            let chart = Rect::new(page.left, page.top, left - 24.0, foot_top);
            (chart, vec![Rect::new(left, page.top, page.right, foot_top)])
        } else {
            let middle = f32::midpoint(page.left, page.right);
            let most = page.height() * 0.45;
            let top = foot_top - self.cards().wanted_height(middle - 8.0 - page.left, most);
            let columns = vec![
                Rect::new(page.left, top, middle - 8.0, foot_top),
                Rect::new(middle + 8.0, top, page.right, foot_top),
            ];
            (Rect::new(page.left, page.top, page.right, top - 16.0), columns)
        };
        let top = self.head(&mut scene, &headline, chart_area);
        self.chart_and_lanes(&mut scene, Rect { top, ..chart_area }, Parts::default());
        if !columns.is_empty() {
            self.cards().paint(&mut scene, &columns);
        }
        scene
    }

    fn cards(&self) -> CardPainter<'_> {
        CardPainter { shown: self.shown }
    }

    pub(super) fn description(&self, headline: &Headline) -> String {
        let count = |key: &'static str, count: usize| {
            self.shown.words.with(key, &[("count", count.into())]).into_owned()
        };
        self.shown
            .words
            .with(
                "chart-description",
                &[
                    ("title", self.shown.dossier.title.as_str().into()),
                    ("day", self.shown.words.day(self.shown.content.settings.as_of).into()),
                    ("headline", headline.full().into()),
                    ("events", count("count-events", self.shown.content.markers.len()).into()),
                    (
                        "commitments",
                        count("count-commitments", self.shown.content.ledger.rows.len()).into(),
                    ),
                ],
            )
            .into_owned()
    }

    /// An empty scene that already says in words what the figure shows.
    pub(super) fn sheet(&self, width: f32, height: f32) -> (Headline, Scene) {
        let (from, to) = self.view.days();
        let headline =
            Headline::compute(self.shown.dossier, self.shown.content, self.shown.words, from, to)
                .or_own(self.headline);
        let scene = Scene {
            width,
            height,
            background: self.shown.theme.background,
            title: self.shown.dossier.title.clone(),
            description: self.description(&headline),
            shapes: Vec::new(),
        };
        (headline, scene)
    }

    /// Title, number and sentence; gives where the chart may begin.
    fn head(&self, scene: &mut Scene, headline: &Headline, area: Rect) -> f32 {
        let mut y = area.top;
        for line in wrap(self.shown.measure, &self.shown.dossier.title, TITLE, area.width(), 2) {
            scene.text(
                pt(area.left, y + TITLE.size),
                Anchor::Start,
                TITLE,
                self.shown.theme.ink,
                line,
            );
            y += TITLE.size * 1.35;
        }
        y += 8.0;
        let mut left = area.left;
        if !headline.value.is_empty() {
            let at = pt(left, y + NUMBER.size * 0.8);
            scene.text(at, Anchor::Start, NUMBER, self.shown.theme.ink, headline.value.as_str());
            left += self.shown.measure.width(&headline.value, NUMBER) + 12.0;
        }
        let lines = wrap(self.shown.measure, &headline.sentence, SENTENCE, area.right - left, 3);
        let first = y + if lines.len() > 1 { SENTENCE.size * 0.9 } else { NUMBER.size * 0.8 };
        for (place, line) in lines.iter().enumerate() {
            let at = pt(left, first + place as f32 * SENTENCE.size * 1.35);
            scene.text(at, Anchor::Start, SENTENCE, self.shown.theme.ink, line.as_str());
        }
        y + (NUMBER.size * 0.9).max(lines.len() as f32 * SENTENCE.size * 1.35) + 12.0
    }

    /// Whether the legend has room in a column beside the plot.
    fn has_legend_column(&self, folded: Folded, area: Rect) -> bool {
        let column = Rect { right: area.left + LEAST_COLUMN, ..area };
        let height = self.legend(None).column(None, column) - area.top;
        Page::has_column(&self.shown, folded, area.width())
            && height <= area.height() * COLUMN_SHARE
    }

    fn legend(&self, layout: Option<&ChartLayout>) -> Legend<'_> {
        Legend {
            shown: self.shown,
            unnamed: layout.map_or(self.shown.content.markers.len(), ChartLayout::unnamed),
            has_strip: layout.is_none_or(|layout| layout.strip.is_some()),
        }
    }

    /// Nothing is dated, so that there is no day to show.
    pub(super) fn is_blank(&self) -> bool {
        self.shown.content.own_day.is_none()
    }

    /// Chart, key and lanes; tells what had no room.
    pub(super) fn chart_and_lanes(&self, scene: &mut Scene, area: Rect, parts: Parts) -> Unplaced {
        if self.is_blank() {
            let text = self.shown.words.get("chart-empty");
            let lines = wrap(self.shown.measure, &text, SENTENCE, area.width(), 4);
            let (x, middle) =
                (f32::midpoint(area.left, area.right), f32::midpoint(area.top, area.bottom));
            let first = middle - lines.len() as f32 * SENTENCE.size * 0.7;
            for (place, line) in lines.into_iter().enumerate() {
                let at = pt(x, first + (place + 1) as f32 * SENTENCE.size * 1.35);
                scene.text(at, Anchor::Middle, SENTENCE, self.shown.theme.muted, line);
            }
            return Unplaced::default();
        }
        let index = MarkerIndex::of(self.shown.content);
        let folded = Folded { all: !parts.lanes, ..Folded::default() };
        let in_rows = parts.legend && !self.has_legend_column(folded, area);
        let legend_top = area.top;
        // With as many rows as it may come to have.
        let top = if in_rows { self.legend(None).rows(None, area, area.top) } else { area.top };
        let area = Rect { top, ..area };
        let input = PageInput {
            chart: ChartInput {
                shown: self.shown,
                index: &index,
                view: self.view,
                naming: self.naming,
                selected: None,
                steady: None,
                outcome: None,
            },
            has_key: parts.key,
            folded,
            chart_share: None,
            scrolls: false,
            steady: None,
        };
        let page = Page::compute(&input, area);
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
        let legend = self.legend(Some(layout));
        if in_rows {
            legend.rows(Some(scene), area, legend_top);
        } else if let Some(column) = page.column.filter(|_| parts.legend) {
            legend.column(Some(scene), column);
        }
        let keyed = if parts.key {
            let key = KeyPainter { shown: self.shown, layout, selected: None };
            key.paint(scene, page.key).lines.len()
        } else {
            0
        };
        let ground = LaneGround {
            shown: self.shown,
            time: layout.time,
            left: page.lanes.left,
            right: page.lanes.right,
            selected: None,
            clip: (f32::NEG_INFINITY, f32::INFINITY),
        };
        let rows = if parts.lanes { self.shown.content.ledger.rows.len() } else { 0 };
        let without = if page.lanes.height() > 0.0 {
            let stack = LaneStack::new(ground, &page.rows, folded);
            stack.paint(scene, page.lanes.top, page.lanes.bottom).1
        } else {
            rows
        };
        Unplaced { key: layout.key().collect(), keyed, unnamed: layout.unnamed(), lanes: without }
    }
}
