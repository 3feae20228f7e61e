//! The events that moved tension most over any span, found without looking at
//! every event.

use std::ops::Range;

use super::content::Marker;
use super::weights::Weights;
use crate::dossier::{Day, HalfLife};
use crate::tension::{Cause, Change, Ending, Model};

/// What moved tension, in the order of days.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Moved {
    event: usize,
    cause: Cause,
    day: Day,
    /// Change in tension on that day.
    change: f64,
}

/// Acts and endings by how far they move tension.
///
/// In the stock and the level an event's move is the same whatever span is
/// asked. In the flow model it fades: h·2^(−(t−d)/H) of an event of hostility h
/// on day d. But for a given t, log₂|h| + d/H has the same order, and so it has
/// for the change between two days of events before both; so one order serves
/// all spans.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MoveIndex {
    model: Model,
    moves: Vec<Moved>,
    all: Weights,
    rises: Weights,
    falls: Weights,
}

/// Which moves are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Any,
    Rises,
    Falls,
}

impl Sign {
    fn takes(self, change: f64) -> bool {
        match self {
            Self::Any => change != 0.0,
            Self::Rises => change > 0.0,
            Self::Falls => change < 0.0,
        }
    }
}

impl MoveIndex {
    pub(super) fn new(model: &Model, markers: &[Marker], endings: &[Ending]) -> Self {
        let counting = markers.iter().filter(|marker| !marker.scheduled);
        let acts = counting.map(|marker| Moved {
            event: marker.event,
            cause: Cause::Act,
            day: marker.day,
            change: marker.change,
        });
        let ends = endings.iter().map(|ending| Moved {
            event: ending.event,
            cause: Cause::End,
            day: ending.day,
            change: ending.change,
        });
        let mut moves: Vec<Moved> = ends.chain(acts).collect();
        // Stable: on a day, what ends comes before what is done.
        moves.sort_by_key(|moved| moved.day);
        let weights = |sign: Sign| {
            let weight = |moved: &Moved| {
                if sign.takes(moved.change) { weight(model, moved) } else { f64::NEG_INFINITY }
            };
            Weights::new(moves.iter().map(weight).collect())
        };
        let (all, rises, falls) = (weights(Sign::Any), weights(Sign::Rises), weights(Sign::Falls));
        Self { model: *model, moves, all, rises, falls }
    }

    /// The largest moves after day `from` until the end of day `to`, at most
    /// `most`, largest first whichever their sign.
    pub(super) fn largest(&self, (from, to): (Day, Day), most: usize, sign: Sign) -> Vec<Change> {
        let begin = self.moves.partition_point(|moved| moved.day <= from);
        let end = self.moves.partition_point(|moved| moved.day <= to).max(begin);
        // What fades takes back what it did: a rise before the span falls in it.
        let (fresh, fading) = match sign {
            Sign::Any => (&self.all, &self.all),
            Sign::Rises => (&self.rises, &self.falls),
            Sign::Falls => (&self.falls, &self.rises),
        };
        let changes = |weights: &Weights, range: Range<usize>, change: &dyn Fn(&Moved) -> f64| {
            let largest = weights.largest(range, most).into_iter();
            let moved = largest.filter_map(|place| self.moves.get(place));
            let change = |m: &Moved| Change { event: m.event, cause: m.cause, change: change(m) };
            moved.map(change).collect::<Vec<Change>>()
        };
        let mut all = match self.model {
            Model::Mean { .. } => Vec::new(),
            Model::Stock(_) | Model::Level { .. } => changes(fresh, begin..end, &|m| m.change),
            Model::Flow { half_life } => {
                let value = |m: &Moved, on: Day| m.change * remains(half_life, m.day, on);
                let mut all = changes(fading, 0..begin, &|m| value(m, to) - value(m, from));
                all.extend(changes(fresh, begin..end, &|m| value(m, to)));
                all
            }
        };
        all.retain(|change| sign.takes(change.change));
        // Stable: equal moves keep the order in which they happened.
        all.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
        all.truncate(most);
        all
    }
}

fn weight(model: &Model, moved: &Moved) -> f64 {
    match *model {
        Model::Stock(_) | Model::Level { .. } | Model::Mean { .. } => moved.change.abs(),
        Model::Flow { half_life } => {
            let fresh = moved.change.abs().log2();
            match half_life {
                HalfLife::Days(days) => fresh + f64::from(moved.day.number()) / days,
                HalfLife::Never => fresh,
            }
        }
    }
}

/// What remains of an event's effect on a later day.
fn remains(half_life: HalfLife, day: Day, on: Day) -> f64 {
    match half_life {
        HalfLife::Days(days) => (-f64::from(on.since(day)) / days).exp2(),
        HalfLife::Never => 1.0,
    }
}
