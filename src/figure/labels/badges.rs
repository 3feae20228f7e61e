//! Numbers that stand for labels without room: at their events, joined into
//! ranges where they would meet, and beside the leaders that pass them.

use super::place::{Crowd, Gutter, Placement};
use crate::figure::text::{TextMeasure, TextStyle};

/// Space between two numbers, in pixels.
const GAP: f32 = 2.0;
/// Space inside a number's frame, in pixels, both sides together.
const PADDING: f32 = 8.0;
/// Least space between a number and a leader that passes it, in pixels.
const CLEARANCE: f32 = 2.0;

/// The numbers of one or more neighbouring events without room for a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// Where its leader stands: at the first of them.
    pub leader: f32,
    /// Middle in pixels.
    pub x: f32,
    /// Width in pixels.
    pub width: f32,
    /// The first number, counted from 1 within the gutter.
    pub first: usize,
    /// The last number.
    pub last: usize,
}

impl Badge {
    /// `3`, or `3–7`; `offset` is added for gutters after the first.
    pub fn text(&self, offset: usize) -> String {
        if self.first == self.last {
            (self.first + offset).to_string()
        } else {
            format!("{}–{}", self.first + offset, self.last + offset)
        }
    }

    /// Left edge in pixels.
    pub fn left(&self) -> f32 {
        self.x - self.width / 2.0
    }

    /// Right edge in pixels.
    pub fn right(&self) -> f32 {
        self.x + self.width / 2.0
    }
}

/// Numbers stand at their events; neighbours without room for each join into
/// one range. Cost: bounded by the width, since ranges leap over their members.
pub(super) fn place_badges(
    crowd: &dyn Crowd,
    placement: &Placement,
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Vec<Badge> {
    // The widest number decides, so that an offset does not change the layout.
    let digit = measure.width("0", style);
    let digits = (placement.numbered * 2 + 20).to_string().len() as f32;
    let row = BadgeRow {
        gutter,
        leaders: placement.labels.iter().map(|label| label.x).collect(),
        single: digits * digit + PADDING,
        range: 2.0 * digits * digit + measure.width("–", style) + PADDING,
    };
    let mut badges: Vec<Badge> = Vec::new();
    let mut number = 1;
    while number <= placement.numbered {
        let x = crowd.x(placement.with_number(number));
        match badges.last_mut() {
            Some(badge) if x < row.reach(badge) => {
                // All those within its reach at once.
                let next = crowd.first_from(row.reach(badge));
                let joined = numbered_before(placement, next).max(number);
                badge.last = joined;
                row.widen(badge);
                number = joined + 1;
            }
            last => {
                let free_from = last.map_or(gutter.left, |badge| badge.right() + GAP);
                badges.push(row.single(x, number, free_from));
                number += 1;
            }
        }
    }
    // One that grew near the right edge may have come upon its neighbour.
    merge_overlapping(badges)
}

/// How many of those before a rank have a number.
fn numbered_before(placement: &Placement, rank: usize) -> usize {
    match placement.number_of(rank) {
        Some(number) => number - 1,
        // One with a label: as many as up to the one before it.
        None => rank - placement.labels.iter().filter(|label| label.rank < rank).count(),
    }
}

struct BadgeRow<'a> {
    gutter: &'a Gutter,
    /// Where the leaders of labels pass.
    leaders: Vec<f32>,
    single: f32,
    range: f32,
}

impl BadgeRow<'_> {
    /// The middle of a badge that stands as near to `x` as the edges allow.
    fn inside(&self, x: f32, width: f32) -> f32 {
        let least = self.gutter.left + width / 2.0;
        x.clamp(least, (self.gutter.right - width / 2.0).max(least))
    }

    /// Events left of this join a badge. Near the right edge, all do.
    fn reach(&self, badge: &Badge) -> f32 {
        let reach = badge.right() + GAP + self.single / 2.0;
        let last = self.gutter.right - self.single / 2.0;
        if reach > last { f32::INFINITY } else { reach }
    }

    /// A number at its event, or beside the leader that would pass it.
    fn single(&self, x: f32, number: usize, free_from: f32) -> Badge {
        let width = self.single;
        let beside = width / 2.0 + CLEARANCE + 1.0;
        let shifts = [0.0, beside, -beside, beside / 2.0, -beside / 2.0];
        let clear = |middle: &f32| {
            let (left, right) = (middle - width / 2.0, middle + width / 2.0);
            let passes = |leader: &f32| left - CLEARANCE < *leader && *leader < right + CLEARANCE;
            left >= free_from && !self.leaders.iter().any(passes)
        };
        let middles = shifts.into_iter().map(|shift| self.inside(x + shift, width));
        let middle = middles.into_iter().find(clear).unwrap_or_else(|| self.inside(x, width));
        Badge { leader: x, x: middle, width, first: number, last: number }
    }

    /// Makes room for a range in a badge that has become one.
    fn widen(&self, badge: &mut Badge) {
        if badge.width < self.range {
            let left = badge.left();
            badge.width = self.range;
            badge.x = (left + self.range / 2.0).min(self.gutter.right - self.range / 2.0);
        }
    }
}

fn merge_overlapping(badges: Vec<Badge>) -> Vec<Badge> {
    let mut merged: Vec<Badge> = Vec::new();
    for badge in badges {
        match merged.last_mut() {
            Some(last) if badge.left() < last.right() => last.last = badge.last,
            _ => merged.push(badge),
        }
    }
    merged
}
