//! Where tension stood before and after each event: where its marker sits, and
//! how far it moved the line.

use super::entry::DateReading;
use super::level::LevelRuns;
use super::model::{Model, daily_decay, tension_of_level};
use super::selection::Selection;
use super::series::Series;
use super::stock::{Cause, Run};
use crate::dossier::Day;

/// What one event did when it was applied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Its place among the dossier's events.
    pub event: usize,
    /// The day it is applied on.
    pub day: Day,
    /// Tension just before it.
    pub before: f64,
    /// Tension just after it.
    pub after: f64,
    /// Change in tension at its application. In a flow it is the event's hostility itself, free of
    /// the rounding of what was there before.
    pub change: f64,
}

/// The moves of all events that count, in the order in which they apply. The
/// events of a mean do not move it one by one: for it, both values are the
/// day's.
pub fn moves(model: &Model, selection: &Selection) -> Vec<Move> {
    let steps = selection.steps(DateReading::Point);
    let last = selection.as_of().number();
    let mut moves = Vec::with_capacity(steps.len());
    match *model {
        Model::Stock(stock) => {
            let act = |cause, event: u32, day, before, after| {
                if cause == Cause::Act {
                    let (before, after) = (stock.tension(before), stock.tension(after));
                    moves.push(Move {
                        event: event as usize,
                        day: Day::from_number(day),
                        before,
                        after,
                        change: after - before,
                    });
                }
            };
            Run::to(&stock, &steps, selection.nodes(), last, act, |_, _| {});
        }
        Model::Level { gain, half_life, baseline, start } => {
            let runs =
                LevelRuns { gains: [gain], decays: [daily_decay(half_life)], baseline, start };
            runs.run(
                &steps,
                last,
                |step, [[before]], [[after]]| {
                    let (before, after) = (tension_of_level(*before), tension_of_level(*after));
                    moves.push(Move {
                        event: step.event as usize,
                        day: Day::from_number(step.day),
                        before,
                        after,
                        change: after - before,
                    });
                },
                |_, _| {},
            );
        }
        Model::Flow { half_life } => {
            let decay = daily_decay(half_life);
            let (mut value, mut day) = (0.0, 0);
            for step in &steps {
                let before = value * decay.powi(step.day.saturating_sub(day));
                value = before - step.score;
                day = step.day;
                moves.push(Move {
                    event: step.event as usize,
                    day: Day::from_number(step.day),
                    before,
                    after: value,
                    change: 0.0 - step.score,
                });
            }
        }
        Model::Mean { .. } => {
            let series = Series::compute(model, selection);
            for step in &steps {
                let day = Day::from_number(step.day);
                let value = series.at(day).unwrap_or(0.0);
                let event = step.event as usize;
                moves.push(Move { event, day, before: value, after: value, change: 0.0 });
            }
        }
    }
    moves
}

/// What a lasting event's end did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ending {
    /// Its place among the dossier's events.
    pub event: usize,
    /// The first day on which it is no longer in force.
    pub day: Day,
    /// Change in tension at that day's beginning.
    pub change: f64,
}

/// The ends of lasting events that count, in the order in which they come.
/// Only a stock has any.
pub fn endings(model: &Model, selection: &Selection) -> Vec<Ending> {
    let mut endings = Vec::new();
    if let Model::Stock(stock) = *model
        && selection.nodes().iter().any(|node| node.until.is_some())
    {
        let steps = selection.steps(DateReading::Point);
        let end = |cause, event: u32, day, before, after| {
            if cause == Cause::End {
                let change = stock.tension(after) - stock.tension(before);
                let (event, day) = (event as usize, Day::from_number(day));
                endings.push(Ending { event, day, change });
            }
        };
        let last = selection.as_of().number();
        Run::to(&stock, &steps, selection.nodes(), last, end, |_, _| {});
    }
    endings
}
