//! What must hold between events: a reversal undoes something earlier that could still be undone.

use std::collections::HashMap;
use std::ops::Range;

use super::event::Event;
use super::id::Id;
use super::problem::TieFault;
use super::reader::Sink;

/// One event undoing another.
pub(super) struct Reversal {
    pub(super) from: Id<Event>,
    pub(super) to: Id<Event>,
    /// Where it is written.
    pub(super) span: Range<usize>,
}

/// Reports every reversal of a passing event, and of one that does not come before it. Since each
/// goes back in the order of events, none leads in a circle.
pub(super) fn check(reversals: &[Reversal], events: &[Event], sink: &Sink<'_>) {
    if reversals.is_empty() {
        return;
    }
    let by_id: HashMap<&str, (usize, &Event)> = events
        .iter()
        .enumerate()
        .map(|(place, event)| (event.id.as_str(), (place, event)))
        .collect();
    for Reversal { from, to, span } in reversals {
        let (Some((place, event)), Some((target_place, target))) =
            (by_id.get(from.as_str()), by_id.get(to.as_str()))
        else {
            continue;
        };
        if !target.is_lasting() {
            sink.error(span, TieFault::ReversesPassing { from: from.clone(), to: to.clone() });
        } else if order(target, *target_place) >= order(event, *place) {
            sink.error(span, TieFault::ReversesLater { from: from.clone(), to: to.clone() });
        }
    }
}

/// Events apply in the order of day, time and place in the file; one without a
/// time before those of its day that have one.
fn order(event: &Event, place: usize) -> (i32, Option<&str>, usize) {
    (event.date.point().number(), event.time.as_deref(), place)
}
