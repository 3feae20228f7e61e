//! Labels and numbers of one side of the line, as rectangles on the picture,
//! and the leaders to them.

use std::ops::Range;

use super::chart::{ChartInput, ChartLayout};
use super::time::TimeScale;
use super::value::ValueScale;
use crate::dossier::Day;
use crate::figure::labels::{
    Crowd, Gutter, Leader, LeaderRequest, Obstacles, Placement, place, route,
};
use crate::figure::scene::Rect;
use crate::figure::text::LABEL_STYLE;
use crate::reading::{Marker, MarkerGroup, MarkerIndex};

/// Space between the outermost row and the edge, and between the rows and the
/// line.
pub(super) const GUTTER_PADDING: f32 = 8.0;

/// The label of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLabel {
    /// The place of its marker among the content's.
    pub marker: usize,
    /// Where its lines stand.
    pub rect: Rect,
    /// One or two lines.
    pub lines: Vec<String>,
    /// Whether it stands above the line of tension.
    pub above: bool,
    /// Where its leader stands before it steps aside.
    leader: f32,
}

/// A number, or a range of them, that stands for labels without room.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberBadge {
    /// Where it stands.
    pub rect: Rect,
    /// `3`, or `3–7`.
    pub text: String,
    /// The first number, counted from 1 over the whole chart.
    pub first: usize,
    /// The last one.
    pub last: usize,
    /// Whether it stands above the line of tension.
    pub above: bool,
    leader: f32,
}

/// What stands on one side of the line.
#[derive(Debug, Clone, Default)]
pub(super) struct GutterLayout {
    above: bool,
    /// Ranks of those in view, in their group of the index.
    ranks: Range<usize>,
    placement: Placement,
}

impl GutterLayout {
    pub(super) fn place(
        input: &ChartInput<'_>,
        time: &TimeScale,
        gutter: &Gutter,
        above: bool,
    ) -> Self {
        let group = group(input.index, above);
        let ranks = group.within(input.shown.content, time.first, time.last);
        let crowd = InView { input, group, time, ranks: ranks.clone() };
        let placement = place(&crowd, gutter, input.shown.measure, LABEL_STYLE);
        Self { above, ranks, placement }
    }

    pub(super) const fn rows(&self) -> usize {
        self.placement.rows
    }

    pub(super) const fn numbered(&self) -> usize {
        self.placement.numbered
    }

    pub(super) fn with_number(&self, index: &MarkerIndex, number: usize) -> Option<usize> {
        let rank = self.placement.with_number(number);
        group(index, self.above).place(self.ranks.start + rank)
    }

    pub(super) fn number_of(&self, index: &MarkerIndex, marker: usize) -> Option<usize> {
        let rank = group(index, self.above).rank_of(marker)?;
        let rank = self.ranks.contains(&rank).then(|| rank - self.ranks.start)?;
        self.placement.number_of(rank)
    }

    /// The labels with their rectangles.
    pub(super) fn labels(
        &self,
        input: &ChartInput<'_>,
        value: &ValueScale,
        row_height: f32,
    ) -> Vec<EventLabel> {
        let group = group(input.index, self.above);
        let labels = self.placement.labels.iter();
        let label = |label: &crate::figure::labels::PlacedLabel| {
            let rows = label.row..label.row + label.lines.len();
            Some(EventLabel {
                marker: group.place(self.ranks.start + label.rank)?,
                rect: self.rect(value, row_height, label.left, label.right, rows),
                lines: label.lines.clone(),
                above: self.above,
                leader: label.x,
            })
        };
        labels.filter_map(label).collect()
    }

    /// The numbers with their rectangles; `offset` numbers came before.
    pub(super) fn numbers(
        &self,
        value: &ValueScale,
        row_height: f32,
        offset: usize,
    ) -> Vec<NumberBadge> {
        let badges = self.placement.badges.iter();
        let number = |badge: &crate::figure::labels::Badge| {
            let rect = self.rect(value, row_height, badge.left(), badge.right(), 0..1);
            NumberBadge {
                rect: Rect::new(rect.left, rect.top + 1.0, rect.right, rect.bottom - 1.0),
                text: badge.text(offset),
                first: badge.first + offset,
                last: badge.last + offset,
                above: self.above,
                leader: badge.leader,
            }
        };
        badges.map(number).collect()
    }

    fn rect(
        &self,
        value: &ValueScale,
        row_height: f32,
        left: f32,
        right: f32,
        rows: Range<usize>,
    ) -> Rect {
        let (near, far) = (rows.start as f32 * row_height, rows.end as f32 * row_height);
        let (top, bottom) = if self.above {
            let base = value.top - GUTTER_PADDING;
            (base - far, base - near)
        } else {
            let base = value.bottom + GUTTER_PADDING;
            (base + near, base + far)
        };
        Rect::new(left, top, right, bottom)
    }
}

const fn group(index: &MarkerIndex, above: bool) -> &MarkerGroup {
    if above { &index.second } else { &index.others }
}

/// The markers of a group that are in view, as a crowd that wants labels.
struct InView<'a> {
    input: &'a ChartInput<'a>,
    group: &'a MarkerGroup,
    time: &'a TimeScale,
    ranks: Range<usize>,
}

impl InView<'_> {
    fn marker(&self, rank: usize) -> Option<&Marker> {
        let place = self.group.place(self.ranks.start + rank)?;
        self.input.shown.content.markers.get(place)
    }

    /// The selected event's rank, where it is in view.
    fn selected(&self) -> Option<usize> {
        let place = self.input.shown.content.place_of(self.input.selected?)?;
        let rank = self.group.rank_of(place)?;
        self.ranks.contains(&rank).then(|| rank - self.ranks.start)
    }
}

impl Crowd for InView<'_> {
    fn len(&self) -> usize {
        self.ranks.len()
    }

    fn x(&self, rank: usize) -> f32 {
        self.time.x(self.marker(rank).map_or(Day::from_number(0), |marker| marker.day))
    }

    fn first_from(&self, x: f32) -> usize {
        let day = self.time.day_of(x);
        let rank = self.group.first_from_day(self.input.shown.content, day);
        rank.clamp(self.ranks.start, self.ranks.end) - self.ranks.start
    }

    fn weightiest(&self, most: usize) -> Vec<usize> {
        let found = self.group.weightiest(self.ranks.clone(), most);
        let mut ranks: Vec<usize> = found.into_iter().map(|rank| rank - self.ranks.start).collect();
        // Whoever looks at an event wants to read its name.
        if let Some(selected) = self.selected() {
            ranks.retain(|rank| *rank != selected);
            ranks.insert(0, selected);
            ranks.truncate(most.max(1));
        }
        ranks
    }

    fn text(&self, rank: usize) -> &str {
        let event = self.marker(rank).and_then(|m| self.input.shown.dossier.events.get(m.event));
        event.map(|event| event.headline.as_str()).unwrap_or_default()
    }
}

/// The leaders to all labels and numbers.
pub(super) fn leaders(
    input: &ChartInput<'_>,
    layout: &ChartLayout,
    gutters: &[GutterLayout; 2],
) -> Vec<Leader> {
    let markers: Vec<_> =
        layout.markers.iter().map(|marker| (marker.center, marker.drawn_radius())).collect();
    let line = |x: f32| {
        let day = Day::from_number(layout.time.day_of(x).floor().clamp(-1e6, 1e7) as i32);
        input.shown.content.series.at(day).map(|value| layout.value.y(value))
    };
    let as_of = [layout.time.x(input.shown.content.settings.as_of)];
    // Both sides together: none may step into the way of the other's.
    let mut wanted: Vec<(usize, f32, Rect, bool)> = Vec::new();
    let labels = layout.labels.iter();
    wanted.extend(labels.map(|label| (label.marker, label.leader, label.rect, label.above)));
    let mut offset = 0;
    for gutter in gutters {
        let numbers = layout.numbers.iter().filter(|number| number.above == gutter.above);
        wanted.extend(numbers.filter_map(|number| {
            let marker = gutter.with_number(input.index, number.first - offset)?;
            Some((marker, number.leader, number.rect, gutter.above))
        }));
        offset += gutter.numbered();
    }
    let texts: Vec<Rect> = wanted.iter().map(|(_, _, rect, _)| *rect).collect();
    let mut requests: Vec<LeaderRequest> = wanted
        .into_iter()
        .filter_map(|(marker, x, text, above)| request(input, layout, above, marker, x, text))
        .collect();
    requests.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.marker.cmp(&b.marker)));
    let obstacles = Obstacles { markers: &markers, texts: &texts, line: &line, uprights: &as_of };
    route(&requests, &obstacles)
}

fn request(
    input: &ChartInput<'_>,
    layout: &ChartLayout,
    above: bool,
    place: usize,
    x: f32,
    text: Rect,
) -> Option<LeaderRequest> {
    let marker = input.shown.content.markers.get(place)?;
    let (before, after) = (layout.value.y(marker.before), layout.value.y(marker.after));
    // From where the line stands clear of the marker's own step.
    let start = if above { before.min(after) } else { before.max(after) };
    let is_flag = x < text.left || text.right < x;
    let end = match (is_flag, above) {
        (true, true) => text.top + 3.0,
        (true, false) => text.bottom - 3.0,
        (false, true) => text.bottom - 2.0,
        (false, false) => text.top + 2.0,
    };
    let point = layout.marker_point(marker);
    let from = layout.markers.iter().position(|placed| {
        placed.center == point || (placed.is_gathered() && placed.members.holds(place, input.index))
    });
    Some(LeaderRequest { marker: place, x, start, end, text, from })
}
