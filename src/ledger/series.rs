//! A side's implementation score over time.

use super::history::{Histories, StatusHistory};
use super::row::{is_kept, worth};
use super::scoreboard::Tally;
use crate::dossier::{Commitment, Day, Dossier, Slot, Status};

/// A side's implementation score over time, as steps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreSeries {
    /// From each of these days on, what the score is made of. In order of
    /// days.
    pub steps: Vec<(Day, Tally)>,
}

/// From this day on, points, or none where it does not count.
type Step = (Day, Option<u32>);

impl ScoreSeries {
    /// A side's score by what was known on each day up to the as-of day.
    pub fn compute(dossier: &Dossier, slot: Slot, as_of: Day) -> Self {
        Self::over(dossier, as_of, |commitment| commitment.by.slot() == slot)
    }

    /// The score of any commitments by what was known on each day up to the
    /// as-of day, such as one side's of one agreement.
    ///
    /// Cost: O(n · log n) in verdicts, and in the changes of conditions of overdue commitments,
    /// whatever the span.
    pub fn over(dossier: &Dossier, as_of: Day, takes: impl Fn(&Commitment) -> bool) -> Self {
        let histories = Histories::of(dossier);
        let mut changes: Vec<(Day, Change)> = Vec::new();
        for (place, commitment) in dossier.commitments.iter().enumerate() {
            let Some(history) = histories.get(place).filter(|_| takes(commitment)) else {
                continue;
            };
            let mut before = None;
            for (day, points) in steps(commitment, history, &histories, place, as_of) {
                changes.push((day, Change::between(before, points)));
                before = Some(points);
            }
        }
        changes.retain(|(day, _)| *day <= as_of);
        changes.sort_by_key(|(day, _)| *day);
        let mut sum = Change::default();
        let mut steps: Vec<(Day, Tally)> = Vec::new();
        for (day, change) in changes {
            sum = sum.and(change);
            match steps.last_mut() {
                Some(last) if last.0 == day => last.1 = sum.tally(),
                _ => steps.push((day, sum.tally())),
            }
        }
        // Days on which one commitment's change undid another's.
        steps.dedup_by(|later, earlier| later.1 == earlier.1);
        Self { steps }
    }

    /// What the score is made of on a day.
    pub fn tally(&self, day: Day) -> Tally {
        let until = self.steps.partition_point(|(from, _)| *from <= day);
        let last = until.checked_sub(1).and_then(|last| self.steps.get(last));
        last.map(|(_, tally)| *tally).unwrap_or_default()
    }

    /// The score on a day; `None` where nothing counts.
    pub fn at(&self, day: Day) -> Option<f64> {
        self.tally(day).score()
    }

    /// Whether there is a score on any day.
    pub fn has_score(&self) -> bool {
        self.steps.iter().any(|(_, tally)| tally.counted > 0)
    }
}

/// What a day adds to a tally.
#[derive(Debug, Clone, Copy, Default)]
struct Change {
    points: i64,
    counted: i64,
    total: i64,
}

impl Change {
    /// The difference between two steps of a commitment; for the first, the whole of it.
    fn between(before: Option<Option<u32>>, after: Option<u32>) -> Self {
        let points = |points: Option<u32>| points.map_or(0, i64::from);
        let old = before.flatten();
        Self {
            points: points(after) - points(old),
            counted: i64::from(after.is_some()) - i64::from(old.is_some()),
            total: i64::from(before.is_none()),
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            counted: self.counted + other.counted,
            total: self.total + other.total,
        }
    }

    fn tally(self) -> Tally {
        let count = |count: i64| u32::try_from(count).unwrap_or(0);
        Tally { points: count(self.points), counted: count(self.counted), total: count(self.total) }
    }
}

/// A commitment's points from the day on which it was known.
fn steps(
    commitment: &Commitment,
    history: &StatusHistory,
    histories: &Histories,
    place: usize,
    as_of: Day,
) -> Vec<Step> {
    let overdue_from = commitment.due.and_then(|due| due.last_covered()).map(|day| day.plus(1));
    let mut steps: Vec<Step> = Vec::new();
    let mut spans = history.spans().take_while(|(day, _)| *day <= as_of).peekable();
    while let Some((from, status)) = spans.next() {
        if status != Status::Pending {
            steps.push((from, worth(status, is_kept(commitment, status), false)));
            continue;
        }
        steps.push((from, worth(status, false, false)));
        // Nothing else depends on whether it waits: before it is due, and once it is in progress,
        // conditions play no part.
        let end = spans.peek().map_or(as_of.plus(1), |(next, _)| *next);
        if let Some(overdue) = overdue_from.map(|day| day.max(from)).filter(|day| *day < end) {
            let waiting = histories.waiting(place, overdue, end).into_iter();
            steps.extend(waiting.map(|(day, waits)| (day, worth(status, false, !waits))));
        }
    }
    steps
}
