//! The state of one commitment on a day.

use super::flag::Flag;
use super::history::Histories;
use super::metric::MetricProgress;
use crate::dossier::{
    Claim, Commitment, CommitmentKind, Day, Dossier, Slot, Stance, Status, Verdict,
};

/// How one commitment stood on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its place among the dossier's commitments.
    pub commitment: usize,
    /// The analyst's finding, `pending` where there was none.
    pub status: Status,
    /// The verdict that the status rests on, by its place in the commitment.
    pub verdict: Option<usize>,
    /// Nothing was found to have been done, and what it is conditional on was
    /// not fulfilled, or not even undertaken.
    pub waiting: bool,
    /// It was waiting for what is broken, reversed or lapsed.
    pub condition_broken: bool,
    /// It was due before this day, not done, and not waiting.
    pub overdue: bool,
    /// How many days after the last day of `due` it was first found fulfilled,
    /// where it is fulfilled and was late.
    pub late_days: Option<i32>,
    /// A restraint in progress: kept so far, or until it expired.
    pub kept: bool,
    /// It no longer bound.
    pub expired: bool,
    /// Days until the last day of `due`; negative once that has passed.
    pub days_left: Option<i32>,
    /// Days until the last day of `expires`; negative once that has passed.
    pub days_to_expiry: Option<i32>,
    /// Each side's claims known, in the order of their days, by their places
    /// in the commitment.
    pub paths: [Vec<usize>; 2],
    /// What the latest two claims amount to.
    pub agreement: Agreement,
    /// The other side says that it is not met in full, and the side that
    /// undertook it has said nothing on that day or since.
    pub unanswered: bool,
    /// Which sides' latest claims contradict the finding.
    pub contested_by: [bool; 2],
    /// The first day for which any status beyond pending is found: something
    /// has been done about it, or against it.
    pub moved: Option<Day>,
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

/// Points toward the implementation score; `None` for what does not count
/// yet, or says nothing about implementation.
pub(super) const fn worth(status: Status, kept: bool, overdue: bool) -> Option<u32> {
    match status {
        // A promise that is not yet due lowers no score.
        Status::Pending if !overdue => None,
        Status::Pending | Status::Broken | Status::Reversed => Some(0),
        Status::InProgress if kept => Some(3),
        Status::InProgress | Status::Suspended => Some(1),
        Status::Partial => Some(2),
        Status::Fulfilled => Some(3),
        Status::Lapsed | Status::Undetermined => None,
    }
}

/// Whether a commitment of this kind is kept while in this status.
pub(super) fn is_kept(commitment: &Commitment, status: Status) -> bool {
    commitment.kind == Some(CommitmentKind::Restraint) && status == Status::InProgress
}

impl Row {
    /// How a commitment stood; `None` where it did not exist yet or was not
    /// known.
    pub(super) fn compute(
        dossier: &Dossier,
        histories: &Histories,
        place: usize,
        as_of: Day,
    ) -> Option<Self> {
        let commitment = dossier.commitments.get(place)?;
        let history = histories.get(place).filter(|history| history.known_from <= as_of)?;
        let (status, verdict) = history.at(as_of);
        let conditions = || histories.conditions(place).map(|history| history.status_on(as_of));
        let waiting =
            status == Status::Pending && conditions().any(|c| c != Some(Status::Fulfilled));
        let has_failed = |status: Option<Status>| {
            matches!(status, Some(Status::Broken | Status::Reversed | Status::Lapsed))
        };
        let last_due = commitment.due.and_then(|due| due.last_covered());
        let last_bound = commitment.expires.and_then(|expires| expires.last_covered());
        let open = matches!(
            status,
            Status::Pending | Status::InProgress | Status::Partial | Status::Suspended
        );
        let found = |is: fn(Status) -> bool| first_found(dossier, commitment, as_of, is);
        let late = (status == Status::Fulfilled)
            .then(|| Some(found(|status| status == Status::Fulfilled)?.since(last_due?)));
        let paths = Slot::BOTH.map(|slot| path(dossier, commitment, slot, as_of));
        let [first, second] = paths.each_ref().map(|path| latest(commitment, path));
        let stances = [first, second].map(|claim| claim.map(|claim| claim.stance));
        let (own, other) = match commitment.by.slot() {
            Slot::First => (first, second),
            Slot::Second => (second, first),
        };
        Some(Self {
            commitment: place,
            status,
            verdict,
            waiting,
            condition_broken: waiting && conditions().any(has_failed),
            overdue: open && !waiting && last_due.is_some_and(|due| due < as_of),
            late_days: late.flatten().filter(|days| *days > 0),
            kept: is_kept(commitment, status),
            expired: last_bound.is_some_and(|last| last < as_of),
            days_left: last_due.map(|due| due.since(as_of)),
            days_to_expiry: last_bound.map(|last| last.since(as_of)),
            agreement: agreement(stances),
            unanswered: other.is_some_and(|other| {
                let answered = own.is_some_and(|own| own.date.point() >= other.date.point());
                other.stance != Stance::Met && !answered
            }),
            contested_by: stances.map(|stance| {
                matches!(
                    (stance, status),
                    (Some(Stance::Unmet), Status::Fulfilled) | (Some(Stance::Met), Status::Broken)
                )
            }),
            moved: found(|status| status != Status::Pending),
            paths,
            metric: MetricProgress::compute(dossier, commitment, as_of),
        })
    }

    /// A side's latest claim, by its place in the commitment.
    pub fn claim(&self, slot: Slot) -> Option<usize> {
        self.path(slot).last().copied()
    }

    /// A side's claims known, in the order of their days, by their places in
    /// the commitment.
    pub fn path(&self, slot: Slot) -> &[usize] {
        let [first, second] = &self.paths;
        match slot {
            Slot::First => first,
            Slot::Second => second,
        }
    }

    /// Whether each side's latest claim contradicts the other's.
    pub fn is_disputed(&self) -> bool {
        self.agreement == Agreement::Disputed
    }

    /// Whether a side contradicts the finding.
    pub const fn is_contested(&self) -> bool {
        matches!(self.contested_by, [true, _] | [_, true])
    }

    /// Whether nothing remains to be done: it is fulfilled, or a restraint was
    /// kept until it expired.
    pub fn is_finished(&self) -> bool {
        self.status == Status::Fulfilled || (self.kept && self.expired)
    }

    /// Whether it bears a mark.
    pub fn has(&self, flag: Flag) -> bool {
        match flag {
            Flag::Waiting => self.waiting,
            Flag::ConditionBroken => self.condition_broken,
            Flag::Overdue => self.overdue,
            Flag::Late => self.late_days.is_some(),
            Flag::Kept => self.kept,
            Flag::Expired => self.expired,
            Flag::Disputed => self.is_disputed(),
            Flag::Unanswered => self.unanswered,
            Flag::Contested => self.is_contested(),
        }
    }

    /// The marks it bears, in the order in which they are shown.
    pub fn flags(&self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(|flag| self.has(*flag))
    }

    /// Points toward the implementation score; `None` where it does not count.
    pub const fn points(&self) -> Option<u32> {
        worth(self.status, self.kept, self.overdue)
    }
}

fn agreement(stances: [Option<Stance>; 2]) -> Agreement {
    match stances {
        [Some(first), Some(second)] if first == second => Agreement::Agreed(first),
        [Some(_), Some(_)] => Agreement::Disputed,
        _ => Agreement::Open,
    }
}

/// The first day for which a finding of some kind was known.
fn first_found(
    dossier: &Dossier,
    commitment: &Commitment,
    as_of: Day,
    is: fn(Status) -> bool,
) -> Option<Day> {
    let known = |verdict: &&Verdict| {
        is(verdict.status) && dossier.known_from(verdict.date.point(), &verdict.sources) <= as_of
    };
    commitment.verdicts.iter().filter(known).map(|verdict| verdict.date.point()).min()
}

/// A side's claims that were known on a day, in the order of their days; of
/// two on one day, the later in the file comes later.
fn path(dossier: &Dossier, commitment: &Commitment, slot: Slot, as_of: Day) -> Vec<usize> {
    let known = |claim: &Claim| {
        let source = claim.source.as_slice();
        claim.by.slot() == Some(slot) && dossier.known_from(claim.date.point(), source) <= as_of
    };
    let claims = commitment.claims.iter().enumerate().filter(|(_, claim)| known(claim));
    let mut path: Vec<(Day, usize)> =
        claims.map(|(place, claim)| (claim.date.point(), place)).collect();
    path.sort_unstable();
    path.into_iter().map(|(_, place)| place).collect()
}

fn latest<'a>(commitment: &'a Commitment, path: &[usize]) -> Option<&'a Claim> {
    commitment.claims.get(*path.last()?)
}
