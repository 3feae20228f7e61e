//! The lines that lead from markers to their labels and numbers.
//!
//! A leader rises or falls straight from its marker. Where that would pass
//! through another marker, a number or the line of tension, it first steps
//! aside by a few pixels, unless it would then cross another leader or a text.
//! Labels are placed so that straight leaders cut none; so stepping aside is
//! only ever for the better.

use crate::figure::scene::{Point, Rect, pt};

/// How far a leader may step aside, in the order of trying.
const STEPS_ASIDE: [f32; 10] = [4.0, -4.0, 7.0, -7.0, 10.0, -10.0, 13.0, -13.0, 16.0, -16.0];
/// How steeply: pixels up or down for each pixel aside.
const STEEPNESS: f32 = 0.9;
/// Least length that a leader has left after it has stepped aside.
const LEAST_REST: f32 = 6.0;
/// Nearer than this, two leaders look like one.
const LEAST_DISTANCE: f32 = 2.5;
/// Least space between a leader and a text beside it.
const CLEARANCE: f32 = 1.5;

/// What passing through each thing costs; a pixel aside costs [`ASIDE`].
const MARKER: f32 = 4.0;
const TEXT: f32 = 6.0;
const LINE: f32 = 2.0;
const CLOSE: f32 = 2.0;
const ASIDE: f32 = 0.03;

/// A leader to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Leader {
    /// The place of its marker among the content's.
    pub marker: usize,
    /// Two points, or three where it steps aside.
    pub points: Vec<Point>,
}

/// A leader that is asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::figure) struct LeaderRequest {
    pub(in crate::figure) marker: usize,
    pub(in crate::figure) x: f32,
    /// Where it leaves the line.
    pub(in crate::figure) start: f32,
    /// Where it meets its text.
    pub(in crate::figure) end: f32,
    /// The text that it leads to.
    pub(in crate::figure) text: Rect,
    /// The mark that it leaves from, which it may pass.
    pub(in crate::figure) from: Option<usize>,
}

/// What leaders should rather not pass through.
pub(in crate::figure) struct Obstacles<'a> {
    /// Markers as middle and radius, from left to right.
    pub(in crate::figure) markers: &'a [(Point, f32)],
    /// Texts of labels and numbers.
    pub(in crate::figure) texts: &'a [Rect],
    /// Where the line of tension stands at a place across.
    pub(in crate::figure) line: &'a dyn Fn(f32) -> Option<f32>,
    /// Upright lines that look like leaders.
    pub(in crate::figure) uprights: &'a [f32],
}

/// Routes the leaders of one gutter. The result is in the requests' order.
pub(in crate::figure) fn route(
    requests: &[LeaderRequest],
    obstacles: &Obstacles<'_>,
) -> Vec<Leader> {
    let straight =
        |request: &LeaderRequest| vec![pt(request.x, request.start), pt(request.x, request.end)];
    // Those not yet routed stand straight, so that none steps into their way.
    let mut paths: Vec<Vec<Point>> = requests.iter().map(straight).collect();
    for (place, request) in requests.iter().enumerate() {
        let cost_of = |path: &[Point]| cost(path, request, place, &paths, obstacles);
        let mut least = paths.get(place).map_or(0.0, |path| cost_of(path).unwrap_or(f32::MAX));
        if least == 0.0 {
            continue;
        }
        let mut best = None;
        for aside in STEPS_ASIDE {
            let Some(path) = stepped(request, aside) else { continue };
            if let Some(cost) = cost_of(&path).map(|cost| cost + aside.abs() * ASIDE)
                && cost < least
            {
                least = cost;
                best = Some(path);
            }
        }
        if let (Some(best), Some(path)) = (best, paths.get_mut(place)) {
            *path = best;
        }
    }
    let leader =
        |(request, points): (&LeaderRequest, Vec<Point>)| Leader { marker: request.marker, points };
    requests.iter().zip(paths).map(leader).collect()
}

fn stepped(request: &LeaderRequest, aside: f32) -> Option<Vec<Point>> {
    let length = request.end - request.start;
    let knee = aside.abs() * STEEPNESS;
    if length.abs() < knee + LEAST_REST {
        return None;
    }
    let x = request.x + aside;
    let knee = request.start + knee.copysign(length);
    Some(vec![pt(request.x, request.start), pt(x, knee), pt(x, request.end)])
}

/// What a path passes through; `None` for one that may not be.
fn cost(
    path: &[Point],
    request: &LeaderRequest,
    own: usize,
    paths: &[Vec<Point>],
    obstacles: &Obstacles<'_>,
) -> Option<f32> {
    let [.., knee, end] = path else { return None };
    let aside = path.len() > 2;
    if aside && !meets(end.x, request) {
        return None;
    }
    let mut cost = 0.0;
    for text in obstacles.texts.iter().filter(|text| **text != request.text) {
        let beside = end.x <= text.left - CLEARANCE || text.right + CLEARANCE <= end.x;
        let apart = knee.y.max(end.y) <= text.top || text.bottom <= knee.y.min(end.y);
        if !(beside || apart) {
            if aside {
                return None;
            }
            cost += TEXT;
        }
    }
    for (_, other) in paths.iter().enumerate().filter(|(place, _)| *place != own) {
        let Some(from) = other.first().filter(|from| from.x != request.x) else { continue };
        // None steps aside by more than this.
        if (from.x - request.x).abs() > 40.0 {
            continue;
        }
        if aside && crosses(path, other) {
            return None;
        }
        if let [.., other_knee, other_end] = other.as_slice() {
            let apart = knee.y.max(end.y) <= other_knee.y.min(other_end.y)
                || other_knee.y.max(other_end.y) <= knee.y.min(end.y);
            if !apart && (other_end.x - end.x).abs() < LEAST_DISTANCE {
                cost += CLOSE;
            }
        }
    }
    for (place, (center, radius)) in obstacles.markers.iter().enumerate() {
        let passed = path.windows(2).any(|segment| match segment {
            [a, b] => distance(*center, *a, *b) < radius + 1.0,
            _ => false,
        });
        if Some(place) != request.from && passed {
            cost += MARKER;
        }
    }
    if let Some(line) = (obstacles.line)(end.x) {
        let (top, bottom) = (request.start.min(end.y), request.start.max(end.y));
        if top + 1.5 < line && line < bottom - 1.5 {
            cost += LINE;
        }
    }
    let near_upright = |x: &f32| (x - end.x).abs() < LEAST_DISTANCE;
    if aside && obstacles.uprights.iter().any(near_upright) {
        cost += CLOSE;
    }
    Some(cost)
}

/// Whether an upright line there still meets the text it leads to: under it,
/// or close beside it.
fn meets(x: f32, request: &LeaderRequest) -> bool {
    let LeaderRequest { text, x: own, .. } = *request;
    if own < text.left {
        (text.left - 16.0..text.left - CLEARANCE).contains(&x)
    } else if text.right < own {
        (text.right + CLEARANCE..text.right + 16.0).contains(&x)
    } else {
        (text.left..=text.right).contains(&x)
    }
}

fn distance(point: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.mul_add(dx, dy * dy);
    let share = if length == 0.0 {
        0.0
    } else {
        (((point.x - a.x) * dx + (point.y - a.y) * dy) / length).clamp(0.0, 1.0)
    };
    (point.x - dx.mul_add(share, a.x)).hypot(point.y - dy.mul_add(share, a.y))
}

/// Whether two paths share a point.
fn crosses(a: &[Point], b: &[Point]) -> bool {
    a.windows(2).any(|first| {
        b.windows(2).any(|second| match (first, second) {
            ([p, q], [r, s]) => segments_meet(*p, *q, *r, *s),
            _ => false,
        })
    })
}

fn segments_meet(p: Point, q: Point, r: Point, s: Point) -> bool {
    let turn = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let opposite = |a: f32, b: f32| (a <= 0.0 && 0.0 <= b) || (b <= 0.0 && 0.0 <= a);
    let boxes = p.x.min(q.x) <= r.x.max(s.x)
        && r.x.min(s.x) <= p.x.max(q.x)
        && p.y.min(q.y) <= r.y.max(s.y)
        && r.y.min(s.y) <= p.y.max(q.y);
    boxes && opposite(turn(p, q, r), turn(p, q, s)) && opposite(turn(r, s, p), turn(r, s, q))
}
