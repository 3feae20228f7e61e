//! How far a side has come: first a distribution of statuses, then a score in
//! the manner of the Peace Accords Matrix (Kroc Institute).

use super::status::{StatusHistory, points};
use crate::dossier::{Day, Dossier, Slot, Status};

/// The most points a commitment can have.
const MOST_POINTS: u32 = 3;

/// How many commitments have which status.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scoreboard {
    /// The statuses that occur, with how often, in the order of
    /// [`Status::ALL`].
    pub distribution: Vec<(Status, usize)>,
    points: u32,
    counted: u32,
}

impl Scoreboard {
    /// The scoreboard of these statuses.
    pub fn of(statuses: impl Iterator<Item = Status>) -> Self {
        let mut board = Self::default();
        let mut counts = Status::ALL.map(|status| (status, 0));
        for status in statuses {
            for (other, count) in &mut counts {
                *count += usize::from(*other == status);
            }
            if let Some(points) = points(status) {
                board.points += points;
                board.counted += 1;
            }
        }
        board.distribution = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        board
    }

    /// How many commitments there are.
    pub fn total(&self) -> usize {
        self.distribution.iter().map(|(_, count)| count).sum()
    }

    /// Implementation score, 0 to 100: Σ points / (3n) × 100. `None` where no
    /// commitment counts.
    pub fn score(&self) -> Option<f64> {
        score(i64::from(self.points), i64::from(self.counted))
    }
}

fn score(points: i64, counted: i64) -> Option<f64> {
    (counted > 0).then(|| points as f64 / (i64::from(MOST_POINTS) * counted) as f64 * 100.0)
}

/// A side's implementation score over time, as steps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScoreSeries {
    /// From each of these days on, the score. In order of days.
    pub steps: Vec<(Day, Option<f64>)>,
}

impl ScoreSeries {
    /// A side's score by what was known on each day up to the as-of day.
    ///
    /// Cost: O(verdicts), whatever the span.
    pub fn compute(dossier: &Dossier, slot: Slot, as_of: Day) -> Self {
        // (day, change in points, change in the number counted)
        let mut changes: Vec<(Day, i64, i64)> = Vec::new();
        for commitment in dossier.commitments.iter().filter(|c| c.by.slot() == slot) {
            let history = StatusHistory::of(dossier, commitment);
            let (mut old_points, mut old_counted) = (0, 0);
            let from = |day: Day| day.max(history.known_from);
            let begin = history.at(history.known_from).0;
            let later = history.changes.iter().map(|(day, status, _)| (from(*day), *status));
            for (day, status) in std::iter::once((history.known_from, begin)).chain(later) {
                let new_points = points(status).map_or(0, i64::from);
                let new_counted = i64::from(points(status).is_some());
                changes.push((day, new_points - old_points, new_counted - old_counted));
                (old_points, old_counted) = (new_points, new_counted);
            }
        }
        changes.retain(|(day, _, _)| *day <= as_of);
        changes.sort_by_key(|(day, _, _)| *day);
        let (mut points, mut counted) = (0, 0);
        let mut steps: Vec<(Day, Option<f64>)> = Vec::new();
        for (day, more_points, more_counted) in changes {
            points += more_points;
            counted += more_counted;
            let value = score(points, counted);
            match steps.last_mut() {
                Some(last) if last.0 == day => last.1 = value,
                _ => steps.push((day, value)),
            }
        }
        Self { steps }
    }

    /// The score on a day.
    pub fn at(&self, day: Day) -> Option<f64> {
        let until = self.steps.partition_point(|(from, _)| *from <= day);
        until.checked_sub(1).and_then(|last| self.steps.get(last)?.1)
    }
}
