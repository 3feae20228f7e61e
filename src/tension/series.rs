//! Values by day.

use super::entry::DateReading;
use super::level::LevelRuns;
use super::model::{Model, daily_decay};
use super::selection::Selection;
use super::stock::Lanes;
use super::{flow, mean};
use crate::dossier::Day;

/// One value a day from a first day on, with gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The day of the first value.
    pub first: Day,
    /// A value a day; `None` is a gap.
    pub values: Vec<Option<f64>>,
}

impl Series {
    /// A series of no days.
    pub const EMPTY: Self = Self { first: Day::from_number(0), values: Vec::new() };

    /// Tension by day, from the first event that counts to the as-of day: after
    /// decay and after all events of the day. Empty where no event counts.
    ///
    /// Cost: O(events + days).
    pub fn compute(model: &Model, selection: &Selection) -> Self {
        let Some(first) = selection.first_day() else { return Self::EMPTY };
        let last = selection.as_of().number();
        let steps = || selection.steps(DateReading::Point);
        let values = match *model {
            Model::Stock(stock) => {
                let mut values = Vec::new();
                let lanes = Lanes::new(selection, DateReading::Point, first.number(), last);
                lanes.run(&stock, true, |_, sums| {
                    values.push(Some(stock.tension(Lanes::plain(sums))));
                });
                values
            }
            Model::Level { gain, half_life, baseline, start } => {
                LevelRuns { gains: [gain], decays: [daily_decay(half_life)], baseline, start }
                    .tensions(&steps(), last)
            }
            Model::Flow { half_life } => {
                let mut values = Vec::new();
                flow::run([daily_decay(half_life)], &steps(), last, |_, [value]| {
                    values.push(Some(*value));
                });
                values
            }
            Model::Mean { window_days } => {
                mean::means(window_days, selection.weighed(DateReading::Point), last).1
            }
        };
        Self { first, values }
    }

    /// The value of a day; `None` in a gap and outside.
    pub fn at(&self, day: Day) -> Option<f64> {
        let place = usize::try_from(day.since(self.first)).ok()?;
        self.values.get(place).copied().flatten()
    }

    /// The last day.
    pub fn last(&self) -> Option<Day> {
        let days = i32::try_from(self.values.len()).ok()?;
        (days > 0).then(|| self.first.plus(days - 1))
    }

    /// Each day with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Day, Option<f64>)> {
        (0..).zip(&self.values).map(|(place, value)| (self.first.plus(place), *value))
    }
}
