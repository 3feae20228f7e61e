//! Lays out the chart: scales, markers, labels, numbers and their key. What it
//! gives is painted by [`ChartPainter`](crate::figure::ChartPainter), in the
//! window and in exports alike.

use super::gather::{Gathering, PlacedMarker};
use super::gutter::{EventLabel, GUTTER_PADDING, GutterLayout, NumberBadge, leaders};
use super::periods::{NAME_ROW, PlacedPeriods, place_periods};
use super::time::{TimeScale, TimeTick, padded_span, ticks};
use super::value::{self, ValueScale};
use crate::dossier::Day;
use crate::figure::labels::{Gutter, Leader};
use crate::figure::scene::{Point, Rect, pt};
use crate::figure::shown::Shown;
use crate::figure::text::{LABEL_STYLE, SMALL_STYLE};
use crate::reading::{Content, Marker, MarkerIndex, Outcome};

/// Space for the values at the left edge, in pixels.
pub const LEFT_MARGIN: f32 = 44.0;
/// Space for the names of bands, and of statuses in the lanes below.
pub const RIGHT_MARGIN: f32 = 116.0;
/// Space for the days.
pub const AXIS_HEIGHT: f32 = 24.0;
/// Share of the chart's height that each gutter may take: the line comes first.
const GUTTER_SHARE: f32 = 0.2;
/// From this height on, in pixels, a gutter has a row of labels beside that of
/// the numbers.
const LEAST_FOR_TWO_ROWS: f32 = 180.0;

/// Which part of the record a chart shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The day number at the left edge of the plot.
    pub first: f64,
    /// The day number at its right edge.
    pub last: f64,
}

impl View {
    /// All of the record, with a margin; or from or to a day asked for.
    pub fn of(content: &Content, from: Option<Day>, to: Option<Day>) -> Self {
        let (first, last) = padded_span(content.record.0, content.record.1);
        let first = from.map_or(first, |day| f64::from(day.number()));
        let last = to.map_or(last, |day| f64::from(day.number()) + 1.0);
        Self { first, last: last.max(first + 3.0) }
    }

    /// The view with its width multiplied, the day at a share of the width
    /// staying in its place.
    #[must_use]
    pub fn zoomed(&self, factor: f64, share: f64) -> Self {
        let width = self.last - self.first;
        let fixed = self.first + width * share;
        let first = fixed - width * factor * share;
        Self { first, last: first + width * factor }
    }

    /// The view moved by so many days, fractions allowed.
    #[must_use]
    pub fn moved(&self, days: f64) -> Self {
        Self { first: self.first + days, last: self.last + days }
    }

    /// The first and last whole day in view.
    pub fn days(&self) -> (Day, Day) {
        let whole = |day: f64| Day::from_number(day.clamp(-1e6, 1e7) as i32);
        (whole(self.first.ceil()), whole(self.last.floor()))
    }
}

/// What a chart is laid out from.
#[derive(Clone, Copy)]
pub struct ChartInput<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// Which of its markers are drawn.
    pub index: &'a MarkerIndex,
    /// Which days.
    pub view: View,
    /// The selected event, by its place in the dossier: its label comes first.
    pub selected: Option<usize>,
    /// Values that the scale reaches at least, for pictures in a row that
    /// should keep theirs.
    pub least_range: Option<(f64, f64)>,
    /// What comes of a hypothesis, where one is shown: the scale reaches it.
    pub outcome: Option<&'a Outcome>,
}

/// A chart, laid out.
#[derive(Debug, Clone)]
pub struct ChartLayout {
    /// Where days and values span; the gutters are inside it.
    pub plot: Rect,
    /// Days across.
    pub time: TimeScale,
    /// Values up and down, between the gutters.
    pub value: ValueScale,
    /// Days with labels.
    pub time_ticks: Vec<TimeTick>,
    /// Values with labels.
    pub value_ticks: Vec<f64>,
    /// Values with a line across: where one named band ends and the next begins,
    /// or the ticks of a scale without bands.
    pub value_lines: Vec<f64>,
    /// Markers in view.
    pub markers: Vec<PlacedMarker>,
    /// Labels, those above the line first.
    pub labels: Vec<EventLabel>,
    /// Numbers that stand for labels, those above the line first.
    pub numbers: Vec<NumberBadge>,
    /// From markers to labels and numbers.
    pub leaders: Vec<Leader>,
    /// Height of a row of labels in pixels.
    pub row_height: f32,
    /// Periods in view.
    pub periods: PlacedPeriods,
    gutters: [GutterLayout; 2],
}

/// What stands in the numbered key: the number and the place among the
/// content's markers.
pub type KeyEntry = (usize, usize);

impl ChartLayout {
    /// Lays out the chart in an area that includes its margins.
    ///
    /// Cost: bounded by the area; the record's size enters by its logarithm.
    pub fn compute(input: &ChartInput<'_>, area: Rect) -> Self {
        let Shown { dossier, content, measure, .. } = input.shown;
        let view = input.view;
        let plot = Rect::new(
            area.left + LEFT_MARGIN,
            area.top,
            (area.right - RIGHT_MARGIN).max(area.left + LEFT_MARGIN + 20.0),
            (area.bottom - AXIS_HEIGHT).max(area.top + 20.0),
        );
        let time =
            TimeScale { first: view.first, last: view.last, left: plot.left, right: plot.right };
        let periods = place_periods(dossier, content.settings.as_of, plot, &time, measure);
        let row_height = LABEL_STYLE.size * 1.45;
        let room = plot.height() * GUTTER_SHARE - GUTTER_PADDING * 2.0;
        let least = if plot.height() < LEAST_FOR_TWO_ROWS { 1.0 } else { 2.0 };
        let rows = (room / row_height).floor().max(least) as usize;
        let avoid = vec![time.x(content.settings.as_of)];
        let gutter = Gutter { left: plot.left + 2.0, right: area.right - 4.0, rows, avoid };
        let mut gutters =
            [true, false].map(|above| GutterLayout::place(input, &time, &gutter, above));
        let height = |gutter: &GutterLayout| match gutter.rows() {
            0 => GUTTER_PADDING * 2.0,
            rows => rows as f32 * row_height + GUTTER_PADDING * 2.5,
        };
        let [above, below] = &gutters;
        let names_height = periods.rows as f32 * SMALL_STYLE.size * NAME_ROW;
        let (first, last) = view.days();
        let supposed = input.outcome.and_then(|outcome| outcome.extremes(first, last));
        let least = input.least_range.into_iter().chain(supposed);
        let least = least.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)));
        let (low, high) = value::range(content, first, last, least);
        let value = ValueScale {
            low,
            high,
            top: plot.top + height(above),
            bottom: plot.bottom - height(below) - names_height,
        };
        let gathering = Gathering {
            content,
            index: input.index,
            time: &time,
            value: &value,
            selected: input.selected,
        };
        let markers = gathering.gather();
        let value_ticks = value::ticks(&value, SMALL_STYLE.size);
        let is_bounded = content.settings.model.kind().is_bounded();
        let value_lines = if is_bounded { value.band_bounds() } else { value_ticks.clone() };
        let mut layout = Self {
            plot,
            time_ticks: ticks(&time, input.shown.words, measure, SMALL_STYLE),
            value_ticks,
            value_lines,
            time,
            value,
            markers,
            labels: Vec::new(),
            numbers: Vec::new(),
            leaders: Vec::new(),
            row_height,
            periods,
            gutters: Default::default(),
        };
        let mut offset = 0;
        for gutter in &mut gutters {
            layout.labels.extend(gutter.labels(input, &layout.value, row_height));
            layout.numbers.extend(gutter.numbers(&layout.value, row_height, offset));
            offset += gutter.numbered();
        }
        layout.leaders = leaders(input, &layout, &gutters);
        layout.gutters = gutters;
        layout
    }

    /// How many events have a number and an entry in the key.
    pub fn numbered(&self) -> usize {
        self.gutters.iter().map(GutterLayout::numbered).sum()
    }

    /// The numbered key: those above the line first, from left to right.
    pub fn key<'i>(&'i self, index: &'i MarkerIndex) -> impl Iterator<Item = KeyEntry> + 'i {
        (1..=self.numbered()).filter_map(|number| Some((number, self.with_number(index, number)?)))
    }

    /// Which marker has a number, by its place among the content's.
    pub fn with_number(&self, index: &MarkerIndex, number: usize) -> Option<usize> {
        let [above, below] = &self.gutters;
        match number.checked_sub(above.numbered()) {
            None | Some(0) => above.with_number(index, number),
            Some(rest) => below.with_number(index, rest),
        }
    }

    /// The number that stands for a marker's label, by its place among the
    /// content's.
    pub fn number_of(&self, index: &MarkerIndex, marker: usize) -> Option<usize> {
        let [above, below] = &self.gutters;
        above
            .number_of(index, marker)
            .or_else(|| Some(above.numbered() + below.number_of(index, marker)?))
    }

    /// The parts of an upright line that no label, number or name stands on.
    pub(in crate::figure) fn clear_of_texts(
        &self,
        x: f32,
        top: f32,
        bottom: f32,
    ) -> Vec<(f32, f32)> {
        let texts = self.labels.iter().map(|label| label.rect);
        let texts = texts.chain(self.numbers.iter().map(|number| number.rect));
        let texts = texts.chain(self.periods.names(self.plot));
        let mut stood_on: Vec<Rect> =
            texts.filter(|text| text.left - 2.0 < x && x < text.right + 2.0).collect();
        stood_on.sort_by(|a, b| a.top.total_cmp(&b.top));
        let mut parts = Vec::new();
        let mut from = top;
        for text in stood_on {
            if text.top > from {
                parts.push((from, text.top));
            }
            from = from.max(text.bottom);
        }
        if from < bottom {
            parts.push((from, bottom));
        }
        parts
    }

    /// Where a marker sits.
    pub fn marker_point(&self, marker: &Marker) -> Point {
        pt(self.time.x(marker.day), self.value.y(marker.after))
    }
}
