//! The labels of events and the numbers that stand for those without one.

use super::chart::ChartInput;
use super::gather::{PlacedMarker, join_pills};
use super::naming::Naming;
use crate::dossier::Slot;
use crate::figure::labels::{Field, Lines, Spot, Wish};
use crate::figure::scene::{Point, Rect};
use crate::figure::text::{BADGE_STYLE, LABEL_STYLE};

/// Height of a row of labels, in font sizes.
pub(super) const ROW: f32 = 1.4;
/// After so many labels in a row found no room, none asks any more: thousands
/// would only fill gaps.
const PATIENCE: usize = 16;
/// How far from its marker a number may stand, in pixels.
const NUMBER_REACH: f32 = 110.0;
/// Height of a number, and space round it, in pixels.
const NUMBER_HEIGHT: f32 = 13.0;
const NUMBER_PADDING: f32 = 4.0;

/// The label of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLabel {
    /// The place of its marker among the content's.
    pub marker: usize,
    /// Where its lines stand.
    pub rect: Rect,
    /// One or two lines.
    pub lines: Vec<String>,
    /// From its marker to it, where it does not stand next to it.
    pub leader: Option<[Point; 2]>,
}

/// A number that stands beside a marker for a label without room.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberBadge {
    /// The place of its marker among the content's.
    pub marker: usize,
    /// Where it stands.
    pub rect: Rect,
    /// Counted from 1 over the whole chart.
    pub number: usize,
    /// From its marker to it, where it does not stand next to it.
    pub leader: Option<[Point; 2]>,
}

/// What is written on a chart beside its markers.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pub(super) labels: Vec<EventLabel>,
    pub(super) numbers: Vec<NumberBadge>,
    /// The markers that have a number, by their places in the content, in the
    /// order of the numbers.
    pub(super) numbering: Vec<usize>,
}

impl Texts {
    /// Places the labels of those that ask, in their order.
    pub(super) fn label(
        &mut self,
        input: &ChartInput<'_>,
        field: &mut Field,
        markers: &[PlacedMarker],
        asking: &[usize],
        (area, numbered): (Rect, bool),
    ) {
        let Some(room) = Some(area.width() - 8.0).filter(|room| *room > 0.0) else { return };
        let mut failures = 0;
        for place in asking {
            if self.labels.iter().any(|label| label.marker == *place) {
                continue;
            }
            let Some(marker) = input.shown.content.markers.get(*place) else { continue };
            let Some(event) = input.shown.dossier.events.get(marker.event) else { continue };
            let Some(placed) = markers.iter().find(|placed| placed.members.contains(place)) else {
                continue;
            };
            let wish = Wish {
                at: placed.center,
                half: placed.most_half(numbered),
                above: marker.slot == Some(Slot::Second),
                layouts: Lines::of(&event.headline, input.shown.measure, LABEL_STYLE, room),
                row_height: LABEL_STYLE.size * ROW,
                reach: area.height(),
            };
            let Some(spot) = field.place(&wish) else {
                failures += 1;
                if failures > PATIENCE {
                    break;
                }
                continue;
            };
            failures = 0;
            let layouts = wish.layouts.into_iter().nth(spot.layout);
            let lines = layouts.map(|layout| layout.lines).unwrap_or_default();
            let label = EventLabel { marker: *place, rect: spot.rect, lines, leader: spot.leader };
            self.labels.push(label);
        }
    }

    /// Numbers all that have no label, marker by marker from left to right: a
    /// marker that stands for several so names a whole range. One without room
    /// beside it bears its number itself.
    pub(super) fn number(
        &mut self,
        input: &ChartInput<'_>,
        field: &mut Field,
        markers: &mut Vec<PlacedMarker>,
    ) {
        if input.naming != Naming::Record {
            return;
        }
        let all: usize = markers.iter().map(|placed| placed.members.len()).sum();
        let digit = input.shown.measure.width("0", BADGE_STYLE);
        let width = digit * all.to_string().len() as f32 + NUMBER_PADDING;
        let mut spots: Vec<(usize, Spot)> = Vec::new();
        for placed in &mut *markers {
            let [marker] = *placed.members else { continue };
            if self.has_label(marker) {
                continue;
            }
            let slot = input.shown.content.markers.get(marker).and_then(|marker| marker.slot);
            let wish = Wish {
                at: placed.center,
                half: placed.most_half(true),
                above: slot == Some(Slot::Second),
                layouts: vec![Lines { lines: Vec::new(), width }],
                row_height: NUMBER_HEIGHT,
                reach: NUMBER_REACH,
            };
            match field.place(&wish) {
                Some(spot) => spots.push((marker, spot)),
                None => placed.become_pill(),
            }
        }
        join_pills(markers);
        for placed in markers {
            let first = self.numbering.len() + 1;
            let labelled = &self.labels;
            let has_label = |place: &usize| labelled.iter().any(|label| label.marker == *place);
            let without = placed.members.iter().copied().filter(|place| !has_label(place));
            self.numbering.extend(without);
            let last = self.numbering.len();
            if placed.has_text() && first <= last {
                placed.badge =
                    if first == last { first.to_string() } else { format!("{first}–{last}") };
            }
        }
        for (marker, Spot { rect, leader, .. }) in spots {
            let number = self.numbering.iter().position(|own| *own == marker);
            let number = number.map_or(0, |place| place + 1);
            self.numbers.push(NumberBadge { marker, rect, number, leader });
        }
    }

    fn has_label(&self, marker: usize) -> bool {
        self.labels.iter().any(|label| label.marker == marker)
    }
}
