//! Lays out the chart: scales, markers, labels, numbers and their key. What it
//! gives is painted by [`ChartPainter`](crate::figure::ChartPainter), in the
//! window and in exports alike.

use super::gather::{Gathering, PlacedMarker};
use super::heads::{Heads, TextBox};
use super::laying::{Laid, Laying, lines};
use super::margins::Margins;
use super::naming::{self, Naming};
use super::periods::{NAME_ROW, PlacedPeriods, place_periods};
use super::steady::Steady;
use super::strip::Strip;
use super::texts::{EventLabel, NumberBadge, ROW};
use super::time::{TimeScale, TimeTick, padded_span, ticks};
use super::value::{self, ValueScale};
use crate::dossier::Day;
use crate::figure::scene::Rect;
use crate::figure::shown::Shown;
use crate::figure::text::{LABEL_STYLE, SMALL_STYLE};
use crate::reading::{Content, MarkerIndex, Outcome};

/// Space for the days.
pub const AXIS_HEIGHT: f32 = 24.0;
/// Share of the plot's height that may be kept free over the line, and under it,
/// for labels: the line comes first.
const HEADROOM_SHARE: f32 = 0.12;
/// Rows of period names that are kept free on a scale that was asked for.
const COMMON_NAME_ROWS: usize = 1;
/// Space between the line's highest place and the edge, beside those rows.
const EDGE: f32 = 8.0;

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
    /// How many events are named.
    pub naming: Naming,
    /// The selected event, by its place in the dossier: its label comes first.
    pub selected: Option<usize>,
    /// What is kept from another picture, for pictures in a row.
    pub steady: Option<&'a Steady>,
    /// What comes of a hypothesis, where one is shown: the scale reaches it.
    pub outcome: Option<&'a Outcome>,
    /// The lowest and the highest value of the scale; as the line asks for where
    /// `None`.
    pub values: Option<(f64, f64)>,
}

/// A chart, laid out.
#[derive(Debug, Clone)]
pub struct ChartLayout {
    /// Where days and values span.
    pub plot: Rect,
    /// What stands over it.
    pub heads: Heads,
    /// Days across.
    pub time: TimeScale,
    /// Values up and down.
    pub value: ValueScale,
    /// Days with labels.
    pub time_ticks: Vec<TimeTick>,
    /// Values with labels.
    pub value_ticks: Vec<f64>,
    /// Values with a line across: where one named band ends and the next begins,
    /// or the ticks of a scale without bands.
    pub value_lines: Vec<f64>,
    /// Markers in view; of a record too dense for them, those of named events.
    pub markers: Vec<PlacedMarker>,
    /// Labels, the most telling first.
    pub labels: Vec<EventLabel>,
    /// Numbers that stand for labels.
    pub numbers: Vec<NumberBadge>,
    /// The value at which the line ends, beside its end, where there is room.
    pub end: Option<TextBox>,
    /// Height of a row of labels in pixels.
    pub row_height: f32,
    /// Periods in view.
    pub periods: PlacedPeriods,
    /// All acts in view by columns of days, where markers cannot show them.
    pub strip: Option<Strip>,
    /// How many events are in view.
    pub in_view: usize,
    /// The markers that have a number, in the order of the numbers.
    numbering: Vec<usize>,
}

/// What stands in the numbered key: the number and the place among the
/// content's markers.
pub type KeyEntry = (usize, usize);

impl ChartLayout {
    /// Lays out the chart in an area that includes its margins; its heads stand
    /// over it, [`HEAD_HEIGHT`](super::HEAD_HEIGHT) high.
    ///
    /// Cost: bounded by the area; the record's size enters by its logarithm.
    pub fn compute(input: &ChartInput<'_>, area: Rect, margins: Margins) -> Self {
        let Shown { dossier, content, measure, .. } = input.shown;
        let view = input.view;
        let left = area.left + margins.left;
        let plot = Rect::new(
            left,
            area.top,
            (area.right - margins.right).max(left + 20.0),
            (area.bottom - AXIS_HEIGHT).max(area.top + 20.0),
        );
        let time =
            TimeScale { first: view.first, last: view.last, left: plot.left, right: plot.right };
        let ranks = input.index.all.within(content, time.first, time.last);
        let story = naming::story(content, input.index, &ranks, (input.selected, plot.width()));
        let is_dense = Gathering::is_dense(&time, ranks.len());
        let strip_height = if is_dense { Strip::height(input.index, plot.height()) } else { 0.0 };
        let floor = plot.bottom - strip_height;
        let above_strip = Rect { bottom: floor, ..plot };
        let periods = place_periods(
            dossier,
            content.settings.as_of,
            above_strip,
            &time,
            (measure, input.shown.words),
        );
        let row_height = LABEL_STYLE.size * ROW;
        let (low, high) = reach_of_values(input);
        // On a scale in common with others, the same value stands at the same height.
        let name_rows = if input.values.is_some() { COMMON_NAME_ROWS } else { periods.rows };
        let names_height = name_rows as f32 * SMALL_STYLE.size * NAME_ROW;
        let scale = |rows: f32| {
            let most = plot.height() * HEADROOM_SHARE;
            let headroom = (rows * row_height + EDGE).min(most);
            let top = plot.top + headroom;
            let bottom = (floor - headroom - names_height).max(top + 4.0);
            ValueScale { low, high, top, bottom }
        };
        let lines = lines(input, &time).collect();
        let scene =
            Laying { input, plot: above_strip, time, story: &story, is_dense, ranks, lines };
        let laid = match input.steady {
            // The event that is looked at is named as well, while it is.
            Some(steady) => {
                let selected = input.selected.and_then(|event| content.place_of(event));
                let asking: Vec<usize> = selected.into_iter().collect();
                let kept = steady.labels(content, input.index).collect();
                scene.lay(steady.scale(plot.top, plot.bottom), &periods, &asking, kept)
            }
            None => scene.with_headroom(&periods, scale),
        };
        let Laid { value, markers, texts, end } = laid;
        let value_ticks = value::ticks(&value, SMALL_STYLE.size);
        let is_bounded = content.settings.model.kind().is_bounded();
        let value_lines = if is_bounded { value.band_bounds() } else { value_ticks.clone() };
        let strip = (strip_height > 0.0)
            .then(|| Strip::compute(input.index, &time, Rect { top: floor, ..plot }));
        let in_view = scene.ranks.len();
        let mut layout = Self {
            plot,
            heads: Heads::place(&input.shown, &time, plot, (area.left, area.right)),
            time_ticks: ticks(&time, input.shown.words, measure, SMALL_STYLE),
            value_ticks,
            value_lines,
            time,
            value,
            markers,
            labels: texts.labels,
            numbers: texts.numbers,
            end,
            row_height,
            periods,
            strip,
            in_view,
            numbering: texts.numbering,
        };
        layout.name_once(input);
        layout
    }

    /// A period that bears the name of an event with a label is not named a
    /// second time.
    fn name_once(&mut self, input: &ChartInput<'_>) {
        let Shown { dossier, content, .. } = input.shown;
        let named = self.labels.iter().filter_map(|label| {
            let marker = content.markers.get(label.marker)?;
            Some(dossier.events.get(marker.event)?.headline.to_lowercase())
        });
        let named: Vec<String> = named.collect();
        for placed in &mut self.periods.list {
            let name = dossier.periods.get(placed.period).map(|p| p.label.to_lowercase());
            if name.is_some_and(|name| named.contains(&name)) {
                placed.row = None;
            }
        }
    }

    /// How many events have a number and an entry in the key.
    pub const fn numbered(&self) -> usize {
        self.numbering.len()
    }

    /// How many events in view have neither a label nor a number.
    pub fn unnamed(&self) -> usize {
        self.in_view.saturating_sub(self.labels.len() + self.numbering.len())
    }

    /// The numbered key, from left to right.
    pub fn key(&self) -> impl Iterator<Item = KeyEntry> + '_ {
        self.numbering.iter().enumerate().map(|(place, marker)| (place + 1, *marker))
    }

    /// The number that stands for a marker's label, by its place among the
    /// content's.
    pub fn number_of(&self, marker: usize) -> Option<usize> {
        self.numbering.iter().position(|own| *own == marker).map(|place| place + 1)
    }

    /// The parts of an upright line that no label, number or name stands on.
    pub fn clear_upright(&self, x: f32, top: f32, bottom: f32) -> Vec<(f32, f32)> {
        let on_it = self.texts().filter(|text| text.left - 2.0 < x && x < text.right + 2.0);
        clear(on_it.map(|text| (text.top, text.bottom)).collect(), top, bottom)
    }

    /// The parts of a level line that no label, number or name stands on.
    pub fn clear_level(&self, y: f32, left: f32, right: f32) -> Vec<(f32, f32)> {
        let on_it = self.texts().filter(|text| text.top - 1.0 < y && y < text.bottom + 1.0);
        clear(on_it.map(|text| (text.left - 2.0, text.right + 2.0)).collect(), left, right)
    }

    fn texts(&self) -> impl Iterator<Item = Rect> + '_ {
        let labels = self.labels.iter().map(|label| label.rect);
        let numbers = self.numbers.iter().map(|number| number.rect);
        labels.chain(numbers).chain(self.periods.names())
    }
}

/// What is left of a line between two places.
fn clear(mut taken: Vec<(f32, f32)>, from: f32, to: f32) -> Vec<(f32, f32)> {
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut parts = Vec::new();
    let mut from = from;
    for (begin, end) in taken {
        if begin > from {
            parts.push((from, begin.min(to)));
        }
        from = from.max(end);
    }
    if from < to {
        parts.push((from, to));
    }
    parts
}

/// The lowest and highest value to show.
fn reach_of_values(input: &ChartInput<'_>) -> (f64, f64) {
    if let Some(values) = input.values {
        return values;
    }
    let (first, last) = input.view.days();
    let supposed = input.outcome.and_then(|outcome| outcome.extremes(first, last));
    // The step of the first day begins at the value of the day before.
    value::range(input.shown.content, first.plus(-1), last, supposed)
}
