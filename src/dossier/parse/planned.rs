//! Whether the last event may still lie in the future.

use super::super::event::Event;
use super::super::problem::TieFault;
use super::super::reader::Record;
use super::pieces::{List, Pieces};

/// A record whose last event is more than a year after all others has probably written down
/// something foreseen, and would be shown as of that day.
const DAYS_APART: i32 = 366;

pub(super) fn check(root: &Record<'_, '_>, pieces: &Pieces<'_>, events: &[Event]) {
    let Some(last) = far_after_all_others(events).filter(|_| !root.has("cutoff")) else { return };
    let header = pieces.header_of(List::Events, last.id.as_str());
    let span = header.unwrap_or_else(|| root.span_in("events", last.id.as_str()));
    root.sink().warning(&span, TieFault::FarAfterOthers { id: last.id.clone() });
}

/// The last event that is not planned, where all others lie more than a year
/// before it.
pub(super) fn far_after_all_others(events: &[Event]) -> Option<&Event> {
    let happened = || events.iter().filter(|event| !event.planned);
    let last = happened().max_by_key(|event| event.date.point())?;
    let others = happened().filter(|event| event.id != last.id);
    let before = others.map(|event| event.date.point()).max()?;
    (last.date.point().since(before) >= DAYS_APART).then_some(last)
}
