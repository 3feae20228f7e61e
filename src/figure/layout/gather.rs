//! Markers that would cover each other become one; beyond what markers can
//! show, a record is drawn as a strip instead.

use std::ops::Range;

use super::time::TimeScale;
use super::value::ValueScale;
use crate::figure::scene::{Point, marker_radius, pt};
use crate::reading::{Content, Marker, MarkerIndex};

/// Half the width and height of the pill of gathered markers.
const PILL: (f32, f32) = (11.0, 8.0);
/// The same of the pill of one event that bears its number.
const NUMBER_PILL: (f32, f32) = (12.0, 8.0);
/// Half the width of one that names a range of numbers.
const NUMBERED_PILL: f32 = 19.0;
/// How much two markers may cover each other before they gather: they do once
/// their middles are nearer than this share of their extents together.
const COVERED: f32 = 0.62;
/// The same for those that a text stands on, which must be read.
const LEGIBLE: f32 = 0.85;
/// The same for markers that keep apart: they gather once one could hardly be
/// seen for the other.
const BARELY_SEEN: f32 = 0.55;
/// Most markers for each pixel of width that are still drawn one by one, or
/// gathered with their neighbours.
const MOST_PER_PIXEL: f32 = 0.11;

/// A marker, or several so near that they are one.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedMarker {
    /// Its middle.
    pub center: Point,
    /// Its radius in pixels.
    pub radius: f32,
    /// What it stands for, as places among the content's markers, in order.
    pub members: Vec<usize>,
    /// Of gathered ones, what stands on it: how many they are, or their
    /// numbers.
    pub badge: String,
    /// Half its width and height in pixels.
    pub half: (f32, f32),
    /// Whether it stands by itself unless another would hide it.
    keeps_apart: bool,
}

impl PlacedMarker {
    /// Whether it stands for more than one.
    pub fn is_gathered(&self) -> bool {
        self.members.len() > 1
    }

    /// Whether a text stands on it, so that it is a pill.
    pub const fn has_text(&self) -> bool {
        !self.badge.is_empty()
    }

    /// Makes a marker of one event a pill, for its number.
    pub(super) fn become_pill(&mut self) {
        self.badge = "+1".to_owned();
        self.half = self.most_half(true);
    }

    /// Half the width and height that it may come to take: where events have
    /// numbers, it may have to bear its own.
    pub(super) fn most_half(&self, numbered: bool) -> (f32, f32) {
        if numbered && !self.has_text() {
            (self.half.0.max(NUMBER_PILL.0), self.half.1.max(NUMBER_PILL.1))
        } else {
            self.half
        }
    }

    /// The radius that it takes on the picture.
    pub fn drawn_radius(&self) -> f32 {
        self.half.0.max(self.half.1)
    }

    /// Takes in another, to stand at the mean height of all.
    fn take(&mut self, other: Self, pill: f32) {
        let (own, more) = (self.members.len() as f32, other.members.len() as f32);
        self.center.y += (other.center.y - self.center.y) * more / (own + more);
        self.radius = self.radius.max(other.radius);
        self.members.extend(other.members);
        self.badge = format!("+{}", self.members.len());
        self.half = (pill, PILL.1);
        self.keeps_apart |= other.keeps_apart;
    }
}

/// What gathering needs.
pub(super) struct Gathering<'a> {
    pub(super) content: &'a Content,
    pub(super) index: &'a MarkerIndex,
    pub(super) time: &'a TimeScale,
    pub(super) value: &'a ValueScale,
    /// Markers that stand by themselves, by their places in the content.
    pub(super) apart: &'a [usize],
    /// Whether gathered markers name the numbers they stand for.
    pub(super) numbered: bool,
}

impl Gathering<'_> {
    /// Whether there are more in view than markers can show.
    pub(super) fn is_dense(time: &TimeScale, in_view: usize) -> bool {
        in_view as f32 > ((time.right - time.left) * MOST_PER_PIXEL).max(12.0)
    }

    /// All markers of these ranks, from left to right.
    pub(super) fn gather(&self, ranks: Range<usize>) -> Vec<PlacedMarker> {
        let places = ranks.filter_map(|rank| self.index.all.place(rank));
        let mut placed: Vec<PlacedMarker> = Vec::new();
        for (place, marker) in places.filter_map(|place| Some((place, self.marker(place)?))) {
            placed.push(self.one(place, marker));
            self.settle(&mut placed);
        }
        placed
    }

    /// These alone, each by itself, from left to right.
    pub(super) fn only(&self, places: &[usize]) -> Vec<PlacedMarker> {
        let mut places = places.to_vec();
        places.sort_unstable();
        places.dedup();
        let one = |place: usize| Some(self.one(place, self.marker(place)?));
        places.into_iter().filter_map(one).collect()
    }

    fn marker(&self, place: usize) -> Option<&Marker> {
        self.content.markers.get(place)
    }

    fn one(&self, place: usize, marker: &Marker) -> PlacedMarker {
        let radius = marker_radius(marker.magnitude);
        PlacedMarker {
            // Where there is no line, as in a gap, it may lie beyond the scale.
            center: pt(self.time.x(marker.day), self.value.y_inside(marker.on_line)),
            radius,
            members: vec![place],
            badge: String::new(),
            half: (radius, radius),
            keeps_apart: self.apart.contains(&place),
        }
    }

    /// Joins the last with those it covers, and the joint one, which takes more
    /// room, with those it then comes upon.
    fn settle(&self, placed: &mut Vec<PlacedMarker>) {
        let pill = if self.numbered { NUMBERED_PILL } else { PILL.0 };
        while let Some(last) = placed.pop() {
            let farthest = last.half.0 + NUMBERED_PILL;
            // Days come in order, so only the latest can be near. A pill may
            // stand left of markers that came before it.
            let near = placed
                .iter()
                .enumerate()
                .rev()
                .take_while(|(_, other)| last.center.x - other.center.x < farthest * 2.0)
                .find(|(_, other)| is_near(other, &last))
                .map(|(place, _)| place);
            let Some(near) = near else {
                let after = |other: &PlacedMarker| other.center.x <= last.center.x;
                let place = placed.iter().rposition(after).map_or(0, |place| place + 1);
                placed.insert(place, last);
                return;
            };
            let mut joint = placed.remove(near);
            joint.take(last, pill);
            placed.push(joint);
        }
    }
}

/// Joins pills whose texts would meet.
pub(super) fn join_pills(placed: &mut Vec<PlacedMarker>) {
    // A joint pill takes more room, and may meet one that came before.
    while let Some((own, other)) = meeting(placed) {
        let other = placed.remove(other);
        if let Some(own) = placed.get_mut(own) {
            own.take(other, NUMBERED_PILL);
        }
    }
}

/// Two pills whose texts would meet, by their places, the first of them first.
fn meeting(placed: &[PlacedMarker]) -> Option<(usize, usize)> {
    let pills: Vec<(usize, &PlacedMarker)> =
        placed.iter().enumerate().filter(|(_, placed)| placed.has_text()).collect();
    let meets = |(place, (own, pill)): (usize, &(usize, &PlacedMarker))| {
        let others = pills.iter().skip(place + 1);
        let other = others.into_iter().find(|(_, other)| is_near(pill, other))?;
        Some((*own, other.0))
    };
    pills.iter().enumerate().find_map(meets)
}

fn is_near(a: &PlacedMarker, b: &PlacedMarker) -> bool {
    let (across, up) = ((a.center.x - b.center.x).abs(), (a.center.y - b.center.y).abs());
    let keeps_apart = a.keeps_apart || b.keeps_apart;
    // A marker with a text on it must be readable.
    let has_text = a.has_text() || b.has_text();
    let covered = match (has_text, keeps_apart) {
        (true, _) => LEGIBLE,
        (false, true) => BARELY_SEEN,
        (false, false) => COVERED,
    };
    across < covered * (a.half.0 + b.half.0) && up < covered * (a.half.1 + b.half.1)
}
