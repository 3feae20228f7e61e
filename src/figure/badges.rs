//! Numbers that stand for labels without room: at their events, joined into
//! ranges where they would meet.

use super::labels::{Gutter, LabelRequest};
use super::scene::TextStyle;
use super::text::TextMeasure;

/// The numbers of one or more neighbouring events without room for a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
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
}

/// Numbers stand at their events; neighbours without room for each join into
/// one range.
pub(super) fn place_badges(
    rest: &[&LabelRequest<'_>],
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Vec<Badge> {
    let mut badges: Vec<Badge> = Vec::new();
    // The widest number decides, so that an offset does not change the layout.
    let digit = measure.width("0", style);
    let digits = (rest.len() * 2 + 20).to_string().len() as f32;
    let single = digits * digit + 8.0;
    let range = 2.0 * digits * digit + measure.width("–", style) + 8.0;
    for (place, request) in rest.iter().enumerate() {
        let number = place + 1;
        let free_from =
            badges.last().map_or(gutter.left, |badge| badge.x + badge.width / 2.0 + 2.0);
        let x = request.x.clamp(
            gutter.left + single / 2.0,
            (gutter.right - single / 2.0).max(gutter.left + single / 2.0),
        );
        match badges.last_mut() {
            Some(badge) if x - single / 2.0 < free_from => {
                badge.last = number;
                if badge.width < range {
                    let left = badge.x - badge.width / 2.0;
                    badge.width = range;
                    badge.x = (left + range / 2.0).min(gutter.right - range / 2.0);
                }
            }
            _ => badges.push(Badge { x, width: single, first: number, last: number }),
        }
    }
    // One that grew near the right edge may have come upon its neighbour.
    merge_overlapping(badges)
}

fn merge_overlapping(badges: Vec<Badge>) -> Vec<Badge> {
    let mut merged: Vec<Badge> = Vec::new();
    for badge in badges {
        match merged.last_mut() {
            Some(last) if badge.x - badge.width / 2.0 < last.x + last.width / 2.0 => {
                last.last = badge.last;
            }
            _ => merged.push(badge),
        }
    }
    merged
}
