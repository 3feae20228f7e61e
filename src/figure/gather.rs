//! Markers that would cover each other become one; the more there are, the
//! farther the gathering reaches, so that a dense record stays legible.

use super::content::Marker;
use super::icons::marker_radius;
use super::scene::{Point, pt};
use super::time::TimeScale;
use super::value::ValueScale;

/// Radius that a gathered marker's number takes.
const GATHERED_RADIUS: f32 = 9.0;
/// How much two markers may cover each other before they gather: they do once
/// their middles are nearer than this share of their radii together.
const COVERED: f32 = 0.7;
/// Most pixels at which two markers can cover each other.
const MOST_COVERED: f32 = 2.0 * GATHERED_RADIUS;

/// How near markers must be to gather.
#[derive(Debug, Clone, Copy)]
enum Reach {
    /// They cover each other.
    Covering,
    /// Within so many pixels across and up.
    Within(f32, f32),
}

/// What is tried in turn, and how many markers a pixel of width has room for
/// afterwards; the last gathers whole columns.
const REACHES: [(Reach, f32); 3] = [
    (Reach::Covering, 1.0 / 16.0),
    (Reach::Within(16.0, 16.0), 1.0 / 14.0),
    (Reach::Within(44.0, f32::INFINITY), f32::INFINITY),
];

/// A marker, or several so near that they are one.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedMarker {
    /// Its middle.
    pub center: Point,
    /// Its radius in pixels.
    pub radius: f32,
    /// Places among the content's markers, in order; more than one where they
    /// are gathered.
    pub members: Vec<usize>,
}

impl PlacedMarker {
    /// Takes in another, to stand at the mean height of all.
    fn take(&mut self, other: Self) {
        let (own, more) = (self.members.len() as f32, other.members.len() as f32);
        self.center.y += (other.center.y - self.center.y) * more / (own + more);
        self.radius = self.radius.max(other.radius);
        self.members.extend(other.members);
    }

    fn drawn_radius(&self) -> f32 {
        if self.members.len() > 1 { GATHERED_RADIUS } else { self.radius }
    }
}

/// Places the markers in view, which come in the order of days. The selected
/// event's stays by itself.
pub(super) fn gather(
    visible: &[(usize, &Marker)],
    time: &TimeScale,
    value: &ValueScale,
    selected: Option<usize>,
) -> Vec<PlacedMarker> {
    let width = time.right - time.left;
    let mut placed = Vec::new();
    // Far too many to be told apart are gathered over columns at once.
    let skipped = if visible.len() as f32 > width * 2.0 { REACHES.len() - 1 } else { 0 };
    for (reach, most_per_px) in REACHES.into_iter().skip(skipped) {
        placed = gather_within(visible, time, value, selected, reach);
        if placed.len() as f32 <= most_per_px * width {
            break;
        }
    }
    placed
}

fn gather_within(
    visible: &[(usize, &Marker)],
    time: &TimeScale,
    value: &ValueScale,
    selected: Option<usize>,
    reach: Reach,
) -> Vec<PlacedMarker> {
    let mut placed: Vec<PlacedMarker> = Vec::new();
    for (place, marker) in visible {
        let center = pt(time.x(marker.day), value.y(marker.after));
        let radius = marker_radius(marker.magnitude);
        let chosen = selected == Some(marker.event);
        let farthest = match reach {
            Reach::Covering => MOST_COVERED,
            Reach::Within(across, _) => across,
        };
        // Days come in order, so only the latest can be near.
        let near = placed
            .iter_mut()
            .rev()
            .take_while(|other| center.x - other.center.x < farthest)
            .find(|other| is_near(other, center, radius, reach));
        let marker = PlacedMarker { center, radius, members: vec![*place] };
        match near {
            Some(other) if !chosen => other.take(marker),
            _ => placed.push(marker),
        }
    }
    match reach {
        Reach::Covering => without_covered(placed),
        Reach::Within(..) => placed,
    }
}

/// A number takes more room than the markers it stands for, and may have come
/// upon a neighbour's.
fn without_covered(placed: Vec<PlacedMarker>) -> Vec<PlacedMarker> {
    let mut apart: Vec<PlacedMarker> = Vec::with_capacity(placed.len());
    for marker in placed {
        let gathered = marker.members.len() > 1;
        match apart.last_mut() {
            Some(last)
                if gathered
                    && last.members.len() > 1
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
        Reach::Within(most_across, most_up) => across < most_across && up < most_up,
    }
}
