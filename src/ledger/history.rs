//! The statuses of commitments over time.

use crate::dossier::{Commitment, Day, Dossier, Status};

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
    /// The history of a commitment from what could be known: on any day the latest-dated verdict
    /// among those known, and of two with one date the later in the file.
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
            // A source published late may report something that a later finding has already
            // replaced.
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

    /// The status on a day; `None` where it did not exist yet or was not known.
    pub fn status_on(&self, day: Day) -> Option<Status> {
        (self.known_from <= day).then(|| self.at(day).0)
    }

    /// The statuses from the day on which it was known, each with its first
    /// day.
    pub(super) fn spans(&self) -> impl Iterator<Item = (Day, Status)> {
        let begin = (self.known_from, self.at(self.known_from).0);
        let later = self.changes.iter().map(|(day, status, _)| (*day, *status));
        std::iter::once(begin).chain(later.filter(|(day, _)| *day > self.known_from))
    }

    /// The days on which it begins (`true`) or ceases to be known as
    /// fulfilled.
    fn turns(&self) -> Vec<(Day, bool)> {
        let mut fulfilled = false;
        let turns = self.spans().filter_map(|(day, status)| {
            let now = status == Status::Fulfilled;
            (std::mem::replace(&mut fulfilled, now) != now).then_some((day, now))
        });
        turns.collect()
    }
}

/// The histories of all of a dossier's commitments, and which of them wait for which.
#[derive(Debug, Clone)]
pub struct Histories {
    /// By place among the commitments.
    list: Vec<StatusHistory>,
    /// From each of these days on, whether it was fulfilled; not, before the
    /// first.
    turns: Vec<Vec<(Day, bool)>>,
    /// What each is conditional on, by place, each once.
    conditions: Vec<Vec<usize>>,
}

impl Histories {
    /// Those of a dossier.
    pub fn of(dossier: &Dossier) -> Self {
        let conditions = |commitment: &Commitment| {
            let ids = commitment.conditional_on.iter();
            let mut places: Vec<usize> =
                ids.filter_map(|id| dossier.commitments.position(id.as_str())).collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let list: Vec<StatusHistory> =
            dossier.commitments.iter().map(|c| StatusHistory::of(dossier, c)).collect();
        Self {
            turns: list.iter().map(StatusHistory::turns).collect(),
            list,
            conditions: dossier.commitments.iter().map(conditions).collect(),
        }
    }

    /// That of a commitment, by its place.
    pub fn get(&self, place: usize) -> Option<&StatusHistory> {
        self.list.get(place)
    }

    /// The histories of what a commitment is conditional on.
    pub fn conditions(&self, place: usize) -> impl Iterator<Item = &StatusHistory> {
        let places = self.conditions.get(place).into_iter().flatten();
        places.filter_map(|place| self.list.get(*place))
    }

    /// Whether something that a commitment is conditional on is not fulfilled:
    /// from each of these days on, of which the first is `from` and the others
    /// lie before `end`.
    pub(super) fn waiting(&self, place: usize, from: Day, end: Day) -> Vec<(Day, bool)> {
        let mut unmet: i64 = 0;
        let mut changes: Vec<(Day, i64)> = Vec::new();
        let conditions = self.conditions.get(place).into_iter().flatten();
        for turns in conditions.filter_map(|condition| self.turns.get(*condition)) {
            let (past, later) = turns.split_at(turns.partition_point(|(day, _)| *day <= from));
            unmet += i64::from(!past.last().is_some_and(|(_, fulfilled)| *fulfilled));
            let later = later.iter().take_while(|(day, _)| *day < end);
            changes.extend(later.map(|(day, fulfilled)| (*day, if *fulfilled { -1 } else { 1 })));
        }
        changes.sort_unstable();
        let mut list = vec![(from, unmet > 0)];
        for (day, change) in changes {
            unmet += change;
            match list.last_mut() {
                Some(last) if last.0 == day => last.1 = unmet > 0,
                _ => list.push((day, unmet > 0)),
            }
        }
        list
    }
}
