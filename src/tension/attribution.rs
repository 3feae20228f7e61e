//! Which events moved tension, and by how much: exact, so that the parts add
//! up to the whole.

use super::entry::DateReading;
use super::level::LevelRuns;
use super::model::{Model, daily_decay, tension_of_level};
use super::selection::Selection;
use super::stock::{Cause, Run, Stock};
use crate::dossier::Day;

/// What one event contributed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Its place among the dossier's events.
    pub event: usize,
    /// By being done, or by coming to its end.
    pub cause: Cause,
    /// Change in tension.
    pub change: f64,
}

/// A change of tension over a span, told as the sum of its causes.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// What each event contributed, and the end of each lasting one, largest
    /// first whichever its sign.
    pub changes: Vec<Change>,
    /// What the passing of time contributed: of a stock the fading of what
    /// passes, of a level the return to the baseline; 0 for a flow, whose decay
    /// is part of each event's own change.
    pub by_time: f64,
    /// The change of tension over the span.
    pub total: f64,
}

/// Asked of a model whose values are not sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a mean is not a sum, so its moves cannot be told as a sum of events")]
pub struct NotASum;

impl Attribution {
    /// What moved tension after day `from`, until the end of day `to`.
    ///
    /// # Errors
    /// For a mean.
    pub fn compute(
        model: &Model,
        selection: &Selection,
        from: Day,
        to: Day,
    ) -> Result<Self, NotASum> {
        let mut attribution = match *model {
            Model::Stock(stock) => of_stock(&stock, selection, from.number(), to.number()),
            Model::Level { gain, half_life, baseline, start } => {
                let runs =
                    LevelRuns { gains: [gain], decays: [daily_decay(half_life)], baseline, start };
                of_level(&runs, selection, from.number(), to.number())
            }
            Model::Flow { half_life } => {
                of_flow(daily_decay(half_life), selection, from.number(), to.number())
            }
            Model::Mean { .. } => return Err(NotASum),
        };
        // Stable: equal moves keep the order in which they happened.
        attribution.changes.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
        Ok(attribution)
    }
}

fn of_level(runs: &LevelRuns<1, 1>, selection: &Selection, from: i32, to: i32) -> Attribution {
    let mut changes = Vec::new();
    let mut at_from = tension_of_level(runs.start);
    let mut at_to = at_from;
    let in_span = |day| from < day && day <= to;
    runs.run(
        &selection.steps(DateReading::Point),
        to,
        |step, [[before]], [[after]]| {
            if in_span(step.day) {
                let change = tension_of_level(*after) - tension_of_level(*before);
                changes.push(Change { event: step.event as usize, cause: Cause::Act, change });
            }
        },
        |day, [[level]]| {
            at_to = tension_of_level(*level);
            if day <= from {
                at_from = at_to;
            }
        },
    );
    let total = at_to - at_from;
    rest_by_time(changes, total)
}

fn of_stock(stock: &Stock, selection: &Selection, from: i32, to: i32) -> Attribution {
    let mut changes = Vec::new();
    let (mut at_from, mut at_to) = (stock.rest, stock.rest);
    Run::to(
        stock,
        &selection.steps(DateReading::Point),
        selection.nodes(),
        to,
        |cause, event, day, before, after| {
            // What ended after it was undone changes nothing.
            if from < day && (cause == Cause::Act || before != after) {
                let change = stock.tension(after) - stock.tension(before);
                changes.push(Change { event: event as usize, cause, change });
            }
        },
        |day, hostility| {
            at_to = stock.tension(hostility);
            if day <= from {
                at_from = at_to;
            }
        },
    );
    rest_by_time(changes, at_to - at_from)
}

/// What events do not account for, time does.
fn rest_by_time(changes: Vec<Change>, total: f64) -> Attribution {
    let moved: f64 = changes.iter().map(|change| change.change).sum();
    Attribution { changes, by_time: total - moved, total }
}

fn of_flow(decay: f64, selection: &Selection, from: i32, to: i32) -> Attribution {
    let mut changes = Vec::new();
    let value = |hostility: f64, day: i32, on: i32| -> f64 {
        if day > on { 0.0 } else { hostility * decay.powi(on.saturating_sub(day)) }
    };
    for step in selection.steps(DateReading::Point) {
        if step.day <= to {
            let hostility = -step.score;
            let change = value(hostility, step.day, to) - value(hostility, step.day, from);
            changes.push(Change { event: step.event as usize, cause: Cause::Act, change });
        }
    }
    let total = changes.iter().map(|change| change.change).sum();
    Attribution { changes, by_time: 0.0, total }
}
