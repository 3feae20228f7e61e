//! The state of one commitment on a day.

use super::metric::MetricProgress;
use crate::dossier::{Claim, Commitment, Day, Dossier, Slot, Stance, Status};

/// Points toward the implementation score; `None` for a status that says
/// nothing about implementation and is left out of the count.
pub const fn points(status: Status) -> Option<u32> {
    match status {
        Status::Pending | Status::Broken | Status::Reversed => Some(0),
        Status::InProgress | Status::Suspended => Some(1),
        Status::Partial => Some(2),
        Status::Fulfilled => Some(3),
        Status::Lapsed | Status::Undetermined => None,
    }
}

/// How one commitment stood on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its place among the dossier's commitments.
    pub commitment: usize,
    /// The analyst's finding, `pending` where there was none.
    pub status: Status,
    /// The verdict that the status rests on, by its place in the commitment.
    pub verdict: Option<usize>,
    /// It was due before this day, and not done.
    pub overdue: bool,
    /// It no longer bound.
    pub expired: bool,
    /// Days until the last day of `due`; negative once that has passed.
    pub days_left: Option<i32>,
    /// Days until the last day of `expires`; negative once that has passed.
    pub days_to_expiry: Option<i32>,
    /// Each side's latest claim, by its place in the commitment.
    pub claims: [Option<usize>; 2],
    /// What the two claims amount to.
    pub agreement: Agreement,
    /// Progress in numbers, where the commitment has a metric.
    pub metric: Option<MetricProgress>,
}

/// Whether the sides say the same about a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// At least one of them has not spoken.
    Open,
    /// Both say this.
    Agreed(Stance),
    /// They differ.
    Disputed,
}

impl Row {
    /// How a commitment stood; `None` where it did not exist yet or was not
    /// known.
    pub fn compute(
        dossier: &Dossier,
        place: usize,
        commitment: &Commitment,
        as_of: Day,
    ) -> Option<Self> {
        let history = StatusHistory::of(dossier, commitment);
        if as_of < history.known_from {
            return None;
        }
        let (status, verdict) = history.at(as_of);
        let last_due = commitment.due.and_then(|due| due.last_covered());
        let last_bound = commitment.expires.and_then(|expires| expires.last_covered());
        let open = matches!(
            status,
            Status::Pending | Status::InProgress | Status::Partial | Status::Suspended
        );
        let claims = Slot::BOTH.map(|slot| latest_claim(dossier, commitment, slot, as_of));
        Some(Self {
            commitment: place,
            status,
            verdict,
            overdue: open && last_due.is_some_and(|due| due < as_of),
            expired: last_bound.is_some_and(|last| last < as_of),
            days_left: last_due.map(|due| due.since(as_of)),
            days_to_expiry: last_bound.map(|last| last.since(as_of)),
            agreement: agreement(claims.map(|claim| Some(commitment.claims.get(claim?)?.stance))),
            claims,
            metric: MetricProgress::compute(dossier, commitment, as_of),
        })
    }

    /// Whether each side's latest claim contradicts the other's.
    pub fn is_disputed(&self) -> bool {
        self.agreement == Agreement::Disputed
    }

    /// Points toward the implementation score; `None` where it does not count.
    pub const fn points(&self) -> Option<u32> {
        points(self.status)
    }
}

fn agreement(stances: [Option<Stance>; 2]) -> Agreement {
    match stances {
        [Some(first), Some(second)] if first == second => Agreement::Agreed(first),
        [Some(_), Some(_)] => Agreement::Disputed,
        _ => Agreement::Open,
    }
}

/// A side's latest claim that was known on a day; of two on one day, the later
/// in the file.
fn latest_claim(
    dossier: &Dossier,
    commitment: &Commitment,
    slot: Slot,
    as_of: Day,
) -> Option<usize> {
    let known = |claim: &Claim| {
        let source = claim.source.as_slice();
        claim.by.slot() == Some(slot) && dossier.known_from(claim.date.point(), source) <= as_of
    };
    let claims = commitment.claims.iter().enumerate().filter(|(_, claim)| known(claim));
    claims.max_by_key(|(_, claim)| claim.date.point()).map(|(place, _)| place)
}

/// A commitment's statuses over time.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusHistory {
    /// The first day on which it existed and was known.
    pub known_from: Day,
    /// From each of these days on, the status and the verdict it rests on, by
    /// its place in the commitment. In order; `pending` before the first.
    pub changes: Vec<(Day, Status, usize)>,
}

impl StatusHistory {
    /// The history of a commitment, told by what could be known: on any day
    /// the verdict of the latest date among those known, and of two of one
    /// date the later in the file.
    pub fn of(dossier: &Dossier, commitment: &Commitment) -> Self {
        let known_from = dossier.known_from(commitment.made.point(), &commitment.sources);
        let mut verdicts: Vec<_> = commitment
            .verdicts
            .iter()
            .enumerate()
            .map(|(place, verdict)| {
                let date = verdict.date.point();
                (dossier.known_from(date, &verdict.sources), date, place, verdict.status)
            })
            .collect();
        verdicts.sort_by_key(|(known, date, place, _)| (*known, *date, *place));
        let mut changes: Vec<(Day, Status, usize)> = Vec::with_capacity(verdicts.len());
        let mut newest = None;
        for (known, date, place, status) in verdicts {
            // A source that comes late may tell of what a later finding has
            // already replaced.
            if newest.is_some_and(|newest| (date, place) < newest) {
                continue;
            }
            newest = Some((date, place));
            match changes.last_mut() {
                Some(last) if last.0 == known => *last = (known, status, place),
                _ => changes.push((known, status, place)),
            }
        }
        Self { known_from, changes }
    }

    /// The status on a day, and the verdict it rests on.
    pub fn at(&self, day: Day) -> (Status, Option<usize>) {
        let until = self.changes.partition_point(|(from, _, _)| *from <= day);
        match until.checked_sub(1).and_then(|last| self.changes.get(last)) {
            Some((_, status, verdict)) => (*status, Some(*verdict)),
            None => (Status::Pending, None),
        }
    }
}
