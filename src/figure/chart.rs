//! Lays out the chart: scales, markers, labels, numbers and their key. What it
//! gives is painted by [`paint`](super::paint), in the window and in exports
//! alike.

use super::content::{Content, Marker};
use super::gather::{PlacedMarker, gather};
use super::labels::{Gutter, LabelRequest, Placement, place};
use super::scene::{Point, Rect, TextStyle, pt};
use super::text::TextMeasure;
use super::time::{TimeScale, TimeTick, padded_span, ticks};
use super::value::{self, ValueScale};
use crate::dossier::{Day, Dossier, Slot};

/// Space for the values at the left edge, in pixels.
pub const LEFT_MARGIN: f32 = 44.0;
/// Space for the names of bands, and of statuses in the lanes below.
pub const RIGHT_MARGIN: f32 = 116.0;
/// Space for the days.
pub const AXIS_HEIGHT: f32 = 24.0;
/// Share of the chart's height that each gutter may take.
const GUTTER_SHARE: f32 = 0.3;
/// Space between the outermost row and the edge, and between the rows and the
/// line.
const GUTTER_PADDING: f32 = 8.0;
/// Space between a period's edge and its name.
const PERIOD_INSET: f32 = 6.0;
/// Labels of events.
pub const LABEL_STYLE: TextStyle = TextStyle { size: 12.0, strong: false };
/// Ticks, names of bands and periods.
pub const SMALL_STYLE: TextStyle = TextStyle { size: 11.5, strong: false };

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

    /// The first and last whole day in view.
    pub fn days(&self) -> (Day, Day) {
        let whole = |day: f64| Day::from_number(day.clamp(-1e6, 1e7) as i32);
        (whole(self.first.ceil()), whole(self.last.floor()))
    }
}

/// A period's shading and where its name stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPeriod {
    /// Its place among the dossier's periods.
    pub period: usize,
    /// Its days.
    pub rect: Rect,
    /// Left end of its name.
    pub name_left: f32,
    /// Its row of names, counted from the bottom.
    pub row: usize,
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
    /// Markers in view.
    pub markers: Vec<PlacedMarker>,
    /// Labels over the line: the second side's.
    pub above: Placement,
    /// Labels under it: the first side's and joint ones.
    pub below: Placement,
    /// Height of a row of labels in pixels.
    pub row_height: f32,
    /// Periods in view.
    pub periods: Vec<PlacedPeriod>,
    /// Rows that the names of periods take.
    pub period_rows: usize,
}

/// What stands in the numbered key: the number and the place among the
/// content's markers.
pub type KeyEntry = (usize, usize);

impl ChartLayout {
    /// Lays out the chart in an area that includes its margins. The selected
    /// event, by its place in the dossier, has its label first.
    pub fn compute(
        dossier: &Dossier,
        content: &Content,
        area: Rect,
        view: View,
        selected: Option<usize>,
        measure: &dyn TextMeasure,
    ) -> Self {
        let plot = Rect::new(
            area.left + LEFT_MARGIN,
            area.top,
            (area.right - RIGHT_MARGIN).max(area.left + LEFT_MARGIN + 20.0),
            (area.bottom - AXIS_HEIGHT).max(area.top + 20.0),
        );
        let time =
            TimeScale { first: view.first, last: view.last, left: plot.left, right: plot.right };
        let (periods, period_rows) =
            place_periods(dossier, content.settings.as_of, plot, &time, measure);
        let row_height = LABEL_STYLE.size * 1.45;
        let room = plot.height() * GUTTER_SHARE - GUTTER_PADDING * 2.0;
        let rows = ((room / row_height).floor().max(1.0)) as usize;
        let visible = visible(content, &time);
        let requests = |is_above: bool| -> Vec<LabelRequest<'_>> {
            let side = visible.iter().filter(|(_, m)| (m.slot == Some(Slot::Second)) == is_above);
            side.map(|(place, marker)| request(dossier, *place, marker, &time, selected)).collect()
        };
        let avoid = vec![time.x(content.settings.as_of)];
        let gutter = Gutter { left: plot.left + 2.0, right: area.right - 4.0, rows, avoid };
        let above = place(&requests(true), &gutter, measure, LABEL_STYLE);
        let below = place(&requests(false), &gutter, measure, LABEL_STYLE);
        let height = |placement: &Placement| match placement.rows {
            0 => GUTTER_PADDING * 2.0,
            rows => rows as f32 * row_height + GUTTER_PADDING * 2.5,
        };
        let period_height = period_rows as f32 * SMALL_STYLE.size * 1.4;
        let (first, last) = view.days();
        let (low, high) = value::range(content, first, last);
        let value = ValueScale {
            low,
            high,
            top: plot.top + height(&above),
            bottom: plot.bottom - height(&below) - period_height,
        };
        let markers = gather(&visible, &time, &value, selected);
        Self {
            plot,
            time_ticks: ticks(&time, measure, SMALL_STYLE),
            value_ticks: value::ticks(&value, SMALL_STYLE.size),
            time,
            value,
            markers,
            above,
            below,
            row_height,
            periods,
            period_rows,
        }
    }

    /// The numbered key: those above the line first, from left to right.
    pub fn key(&self) -> Vec<KeyEntry> {
        let numbered = self.above.numbered.iter().chain(&self.below.numbered);
        numbered.enumerate().map(|(place, marker)| (place + 1, *marker)).collect()
    }

    /// The rectangle of a label's rows.
    pub fn label_rect(&self, label: &super::labels::PlacedLabel, above: bool) -> Rect {
        let near = label.row as f32 * self.row_height;
        let far = near + label.lines.len() as f32 * self.row_height;
        let (top, bottom) = if above {
            let base = self.value.top - GUTTER_PADDING;
            (base - far, base - near)
        } else {
            let base = self.value.bottom + GUTTER_PADDING;
            (base + near, base + far)
        };
        Rect::new(label.left, top, label.right, bottom)
    }

    /// Where a marker sits.
    pub fn marker_point(&self, marker: &Marker) -> Point {
        pt(self.time.x(marker.day), self.value.y(marker.after))
    }
}

/// The markers in view, with their places. Markers are in the order of days.
fn visible<'c>(content: &'c Content, time: &TimeScale) -> Vec<(usize, &'c Marker)> {
    let markers = &content.markers;
    let number = |marker: &Marker| f64::from(marker.day.number());
    let from = markers.partition_point(|marker| number(marker) < time.first);
    let to = markers.partition_point(|marker| number(marker) <= time.last);
    markers.iter().enumerate().take(to).skip(from).collect()
}

fn request<'d>(
    dossier: &'d Dossier,
    place: usize,
    marker: &Marker,
    time: &TimeScale,
    selected: Option<usize>,
) -> LabelRequest<'d> {
    let event = dossier.events.get(marker.event);
    let priority = if selected == Some(marker.event) {
        f64::INFINITY
    } else {
        // Moves decide; where none moves (a mean), the score does.
        marker.change().abs() + marker.magnitude * 1e-3
    };
    LabelRequest {
        key: place,
        x: time.x(marker.day),
        priority,
        text: event.map(|event| event.headline.as_str()).unwrap_or_default(),
    }
}

fn place_periods(
    dossier: &Dossier,
    as_of: Day,
    plot: Rect,
    time: &TimeScale,
    measure: &dyn TextMeasure,
) -> (Vec<PlacedPeriod>, usize) {
    let mut periods: Vec<(usize, f32, f32)> = dossier
        .periods
        .iter()
        .enumerate()
        .filter(|(_, period)| dossier.is_known(period.first_day(), &period.sources, as_of))
        .map(|(place, period)| {
            let left = time.x(period.first_day());
            let right = period.last_day().map_or(plot.right, |day| time.x(day.plus(1)));
            (place, left.max(plot.left), right.min(plot.right))
        })
        .filter(|(_, left, right)| left < right)
        .collect();
    periods.sort_by(|a, b| a.1.total_cmp(&b.1));
    // What each row of names holds already.
    let mut rows: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut placed = Vec::new();
    for (place, left, right) in periods {
        let name = dossier.periods.get(place).map(|period| period.label.as_str());
        let width = measure.width(name.unwrap_or_default(), SMALL_STYLE);
        // Near the right edge the name runs to the left.
        let name_left = (left + PERIOD_INSET).min(plot.right - PERIOD_INSET - width).max(plot.left);
        let name_right = name_left + width + PERIOD_INSET * 2.0;
        let free = |row: &Vec<(f32, f32)>| {
            row.iter().all(|(from, to)| name_right <= *from || *to <= name_left)
        };
        let row = rows.iter().position(free).unwrap_or(rows.len());
        if row == rows.len() {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.get_mut(row) {
            row.push((name_left, name_right));
        }
        let rect = Rect::new(left, plot.top, right, plot.bottom);
        placed.push(PlacedPeriod { period: place, rect, name_left, row });
    }
    (placed, rows.len())
}
