//! The events that moved tension most over any span, found without looking at
//! every event.

use std::ops::Range;

use super::content::Marker;
use super::weights::Weights;
use crate::dossier::{Day, HalfLife};
use crate::tension::{Cause, Change, Ending, Model};

/// Events by how far they move tension.
///
/// In the level model an event's move is the same whatever span is asked. In
/// the flow model it fades: h·2^(−(t−d)/H) of an event of hostility h on day d.
/// But for a given t, log₂|h| + d/H has the same order, and so it has for the
/// change between two days of events before both; so one order serves all
/// spans.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MoveIndex {
    weights: Weights,
    /// Markers that count; those after them are scheduled.
    count: usize,
    /// What came to its end, in the order of days.
    endings: Vec<Ending>,
}

impl MoveIndex {
    pub(super) fn new(model: &Model, markers: &[Marker], endings: Vec<Ending>) -> Self {
        let count = markers.partition_point(|marker| !marker.scheduled);
        let weight = |marker: &Marker| match *model {
            Model::Stock(_) | Model::Level { .. } | Model::Mean { .. } => marker.change.abs(),
            Model::Flow { half_life } => {
                let fresh = marker.change.abs().log2();
                match half_life {
                    HalfLife::Days(days) => fresh + f64::from(marker.day.number()) / days,
                    HalfLife::Never => fresh,
                }
            }
        };
        let weights = markers.iter().take(count).map(weight).collect();
        Self { weights: Weights::new(weights), count, endings }
    }

    pub(super) fn largest(
        &self,
        model: &Model,
        markers: &[Marker],
        (from, to): (Day, Day),
        most: usize,
    ) -> Vec<Change> {
        let counting = markers.get(..self.count).unwrap_or_default();
        let begin = counting.partition_point(|marker| marker.day <= from);
        let end = counting.partition_point(|marker| marker.day <= to).max(begin);
        let changes = |range: Range<usize>, change: &dyn Fn(&Marker) -> f64| -> Vec<Change> {
            let largest = self.weights.largest(range, most).into_iter();
            let marker = largest.filter_map(|place| counting.get(place));
            let act = |m: &Marker| Change { event: m.event, cause: Cause::Act, change: change(m) };
            marker.map(act).collect()
        };
        let mut all = match *model {
            Model::Mean { .. } => Vec::new(),
            Model::Level { .. } => changes(begin..end, &|m| m.change),
            Model::Stock(_) => {
                let mut all = changes(begin..end, &|m| m.change);
                // Few things end, and where many do the list is sorted anyway.
                let first = self.endings.partition_point(|ending| ending.day <= from);
                let ended = self.endings.iter().skip(first).take_while(|e| e.day <= to);
                all.extend(ended.map(|ending| Change {
                    event: ending.event,
                    cause: Cause::End,
                    change: ending.change,
                }));
                all
            }
            Model::Flow { half_life } => {
                let value =
                    |marker: &Marker, on: Day| marker.change * remains(half_life, marker.day, on);
                let mut all = changes(0..begin, &|m| value(m, to) - value(m, from));
                all.extend(changes(begin..end, &|m| value(m, to)));
                all
            }
        };
        all.retain(|change| change.change != 0.0);
        // Stable: equal moves keep the order in which they happened.
        all.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
        all.truncate(most);
        all
    }
}

/// What remains of an event's effect on a later day.
fn remains(half_life: HalfLife, day: Day, on: Day) -> f64 {
    match half_life {
        HalfLife::Days(days) => (-f64::from(on.since(day)) / days).exp2(),
        HalfLife::Never => 1.0,
    }
}
