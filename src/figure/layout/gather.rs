//! Markers that would cover each other become one; the more there are, the
//! farther the gathering reaches, so that a dense record stays legible.

use std::ops::Range;

use super::time::TimeScale;
use super::value::ValueScale;
use crate::figure::scene::{Point, marker_radius, pt};
use crate::reading::{Content, Marker, MarkerGroup, MarkerIndex};

/// Radius that a gathered marker's number takes.
const GATHERED_RADIUS: f32 = 9.0;
/// How much two markers may cover each other before they gather: they do once
/// their middles are nearer than this share of their radii together.
const COVERED: f32 = 0.7;
/// Most pixels at which two markers can cover each other.
const MOST_COVERED: f32 = 2.0 * GATHERED_RADIUS;
/// Width of a column that gathers whole, in pixels: wide enough for a number
/// of five digits.
const COLUMN: f32 = 44.0;
/// Markers for each pixel of width beyond which columns are gathered at once.
const FAR_TOO_MANY: f32 = 0.7;

/// How near markers must be to gather.
#[derive(Debug, Clone, Copy)]
enum Reach {
    /// They cover each other.
    Covering,
    /// Within so many pixels across and up.
    Within(f32),
}

/// What is tried in turn before columns, and how many markers a pixel of
/// width has room for afterwards.
const REACHES: [(Reach, f32); 2] =
    [(Reach::Covering, 1.0 / 16.0), (Reach::Within(16.0), 1.0 / 14.0)];

/// The markers that one on the picture stands for, as places among the
/// content's markers, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Members {
    /// These.
    List(Vec<usize>),
    /// All drawn ones between two ranks of the index, but perhaps one.
    Run {
        /// Ranks among all that are drawn.
        ranks: Range<usize>,
        /// The rank of one that stands by itself: the selected one.
        without: Option<usize>,
    },
}

impl Members {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Run { ranks, without } => ranks.len() - usize::from(without.is_some()),
        }
    }

    /// Each of them.
    pub fn iter<'i>(&'i self, index: &'i MarkerIndex) -> impl Iterator<Item = usize> + 'i {
        let list = match self {
            Self::List(list) => list.as_slice(),
            Self::Run { .. } => &[],
        };
        let (ranks, without) = match self {
            Self::List(_) => (0..0, None),
            Self::Run { ranks, without } => (ranks.clone(), *without),
        };
        let run = ranks.filter(move |rank| Some(*rank) != without);
        list.iter().copied().chain(run.filter_map(|rank| index.all.place(rank)))
    }

    /// Whether a marker is among them, by its place in the content.
    pub fn holds(&self, place: usize, index: &MarkerIndex) -> bool {
        match self {
            Self::List(list) => list.contains(&place),
            Self::Run { ranks, without } => index
                .all
                .rank_of(place)
                .is_some_and(|rank| ranks.contains(&rank) && Some(rank) != *without),
        }
    }

    /// The first and the last.
    pub fn ends(&self, index: &MarkerIndex) -> Option<(usize, usize)> {
        match self {
            Self::List(list) => Some((*list.first()?, *list.last()?)),
            Self::Run { ranks, .. } => {
                let last = ranks.end.checked_sub(1)?;
                Some((index.all.place(ranks.start)?, index.all.place(last)?))
            }
        }
    }
}

/// A marker, or several so near that they are one.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedMarker {
    /// Its middle.
    pub center: Point,
    /// Its radius in pixels.
    pub radius: f32,
    /// What it stands for.
    pub members: Members,
}

impl PlacedMarker {
    /// Whether it stands for more than one.
    pub fn is_gathered(&self) -> bool {
        self.members.count() > 1
    }

    /// The radius that it takes on the picture.
    pub fn drawn_radius(&self) -> f32 {
        if self.is_gathered() { GATHERED_RADIUS } else { self.radius }
    }

    /// Takes in another, to stand at the mean height of all.
    fn take(&mut self, other: Self) {
        let (own, more) = (self.members.count() as f32, other.members.count() as f32);
        self.center.y += (other.center.y - self.center.y) * more / (own + more);
        self.radius = self.radius.max(other.radius);
        if let (Members::List(list), Members::List(others)) = (&mut self.members, other.members) {
            list.extend(others);
        }
    }
}

/// What markers are gathered from.
pub(super) struct Gathering<'a> {
    pub(super) content: &'a Content,
    pub(super) index: &'a MarkerIndex,
    pub(super) time: &'a TimeScale,
    pub(super) value: &'a ValueScale,
    /// The selected event, by its place in the dossier: it stays by itself.
    pub(super) selected: Option<usize>,
}

impl Gathering<'_> {
    /// Places the markers in view. Cost: bounded by the width.
    pub(super) fn gather(&self) -> Vec<PlacedMarker> {
        let all = &self.index.all;
        let ranks = all.within(self.content, self.time.first, self.time.last);
        let width = self.time.right - self.time.left;
        if ranks.len() as f32 <= width * FAR_TOO_MANY {
            for (reach, most_per_px) in REACHES {
                let placed = self.gather_within(ranks.clone(), reach);
                if placed.len() as f32 <= most_per_px * width {
                    return placed;
                }
            }
        }
        self.columns(all, ranks)
    }

    fn marker(&self, rank: usize) -> Option<(usize, &Marker)> {
        let place = self.index.all.place(rank)?;
        Some((place, self.content.markers.get(place)?))
    }

    fn one(&self, place: usize, marker: &Marker) -> PlacedMarker {
        PlacedMarker {
            center: pt(self.time.x(marker.day), self.value.y(marker.after)),
            radius: marker_radius(marker.magnitude),
            members: Members::List(vec![place]),
        }
    }

    fn gather_within(&self, ranks: Range<usize>, reach: Reach) -> Vec<PlacedMarker> {
        let mut placed: Vec<PlacedMarker> = Vec::new();
        for (place, marker) in ranks.filter_map(|rank| self.marker(rank)) {
            let chosen = self.selected == Some(marker.event);
            let marker = self.one(place, marker);
            let farthest = match reach {
                Reach::Covering => MOST_COVERED,
                Reach::Within(across) => across,
            };
            // Days come in order, so only the latest can be near.
            let near = placed
                .iter_mut()
                .rev()
                .take_while(|other| marker.center.x - other.center.x < farthest)
                .find(|other| is_near(other, marker.center, marker.radius, reach));
            match near {
                Some(other) if !chosen && !self.is_chosen(other) => other.take(marker),
                _ => placed.push(marker),
            }
        }
        match reach {
            Reach::Covering => without_covered(placed),
            Reach::Within(_) => placed,
        }
    }

    fn is_chosen(&self, marker: &PlacedMarker) -> bool {
        let Members::List(list) = &marker.members else { return false };
        let event = |place: &usize| self.content.markers.get(*place).map(|marker| marker.event);
        self.selected.is_some() && list.iter().any(|place| event(place) == self.selected)
    }

    /// Whole columns, each at the mean height of its markers.
    fn columns(&self, all: &MarkerGroup, ranks: Range<usize>) -> Vec<PlacedMarker> {
        let chosen = self.selected.and_then(|event| {
            let place = self.content.place_of(event)?;
            all.rank_of(place).filter(|rank| ranks.contains(rank))
        });
        let days = f64::from(COLUMN / self.time.day_width().max(1e-6));
        let mut placed = Vec::new();
        let mut start = ranks.start;
        while start < ranks.end {
            let Some((place, first)) = self.marker(start) else { break };
            let until = f64::from(first.day.number()) + days;
            let end = all.first_from_day(self.content, until).clamp(start + 1, ranks.end);
            let without = chosen.filter(|rank| (start..end).contains(rank));
            let members = Members::Run { ranks: start..end, without };
            let center = pt(self.time.x(first.day), self.value.y(all.mean_after(&(start..end))));
            match members.count() {
                0 => {}
                1 if without.is_none() => placed.push(self.one(place, first)),
                _ => placed.push(PlacedMarker { center, radius: GATHERED_RADIUS, members }),
            }
            start = end;
        }
        if let Some((place, marker)) = chosen.and_then(|rank| self.marker(rank)) {
            placed.push(self.one(place, marker));
        }
        placed
    }
}

/// A number takes more room than the markers it stands for, and may have come
/// upon a neighbour's.
fn without_covered(placed: Vec<PlacedMarker>) -> Vec<PlacedMarker> {
    let mut apart: Vec<PlacedMarker> = Vec::with_capacity(placed.len());
    for marker in placed {
        match apart.last_mut() {
            Some(last)
                if marker.is_gathered()
                    && last.is_gathered()
                    && is_near(last, marker.center, GATHERED_RADIUS, Reach::Covering) =>
            {
                last.take(marker);
            }
            _ => apart.push(marker),
        }
    }
    apart
}

fn is_near(other: &PlacedMarker, center: Point, radius: f32, reach: Reach) -> bool {
    let (across, up) = ((other.center.x - center.x).abs(), (other.center.y - center.y).abs());
    match reach {
        Reach::Covering => across.hypot(up) < COVERED * (other.drawn_radius() + radius),
        Reach::Within(most) => across < most && up < most,
    }
}
