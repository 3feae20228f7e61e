//! Commitments by urgency, and facing each other.

use super::{has_all, terms};
use crate::dossier::{Commitment, Dossier, Slot, Status};
use crate::ledger::Row;
use crate::reading::{Content, Urgency, UrgencyGroup};

/// In which order commitments stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CommitmentSort {
    /// Overdue, disputed and due soon first, then open, then closed.
    #[default]
    Urgency,
    /// By the day they were made.
    Made,
    /// By the day they are due; those without one last.
    Due,
    /// As in the file.
    AsWritten,
}

impl CommitmentSort {
    /// All of them, with the catalogue's keys of their names.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Urgency, "sort-urgency"),
        (Self::Made, "sort-made"),
        (Self::Due, "sort-due"),
        (Self::AsWritten, "sort-as-written"),
    ];
}

/// What stands in one row of the page of commitments: one of each side where
/// they are given for each other, else whatever comes next on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facing {
    /// The first side's and the second side's, by their places among the
    /// ledger's rows.
    pub sides: [Option<usize>; 2],
    /// Whether they are given for each other.
    pub reciprocal: bool,
    /// Which part of the list it belongs to; `None` where that is not sorted by
    /// urgency.
    pub group: Option<UrgencyGroup>,
}

/// The list of commitments.
#[derive(Debug, Default)]
pub struct CommitmentList {
    /// The words that each must contain.
    pub query: String,
    /// The statuses that are left out.
    pub hidden: Vec<Status>,
    /// The order.
    pub sort: CommitmentSort,
    /// Those found, by their places among the ledger's rows, in order.
    pub rows: Vec<usize>,
    /// The same, facing each other.
    pub facing: Vec<Facing>,
    fresh: Option<u64>,
}

impl CommitmentList {
    pub(super) fn search(&mut self, query: String) {
        (self.query, self.fresh) = (query, None);
    }

    pub(super) fn toggle(&mut self, status: Status) {
        self.fresh = None;
        match self.hidden.iter().position(|hidden| *hidden == status) {
            Some(place) => {
                self.hidden.remove(place);
            }
            None => self.hidden.push(status),
        }
    }

    pub(super) fn show_all(&mut self) {
        *self = Self { sort: self.sort, ..Self::default() };
    }

    pub(super) fn sort_by(&mut self, sort: CommitmentSort) {
        (self.sort, self.fresh) = (sort, None);
    }

    /// Whether it may leave some out.
    pub fn is_narrowed(&self) -> bool {
        !(self.query.trim().is_empty() && self.hidden.is_empty())
    }

    /// Cost: O(commitments · log commitments), once for a content and question.
    pub(super) fn refresh(&mut self, version: u64, dossier: &Dossier, content: &Content) {
        if self.fresh == Some(version) {
            return;
        }
        self.fresh = Some(version);
        let terms = terms(&self.query);
        let rows = &content.ledger.rows;
        let of = |row: &Row| dossier.commitments.get(row.commitment);
        let found = |row: &Row| {
            let has_words = |commitment: &Commitment| {
                let side = &dossier.side(commitment.by.slot()).name;
                let text = format!("{} {} {side}", commitment.text, commitment.id);
                has_all(&text, &terms)
            };
            !self.hidden.contains(&row.status) && of(row).is_some_and(has_words)
        };
        let mut order: Vec<usize> =
            rows.iter().enumerate().filter(|(_, row)| found(row)).map(|(place, _)| place).collect();
        let sort = self.sort;
        // Stable, and from the order of the file: equals stay in it.
        order.sort_by_cached_key(|place| {
            let Some((row, commitment)) = rows.get(*place).and_then(|row| Some((row, of(row)?)))
            else {
                return (Urgency::Closed, i32::MAX);
            };
            match sort {
                CommitmentSort::Urgency => {
                    let next = row.days_left.or(row.days_to_expiry).unwrap_or(i32::MAX);
                    (Urgency::of(row), next)
                }
                CommitmentSort::Made => (Urgency::Open, commitment.made.point().number()),
                CommitmentSort::Due => (Urgency::Open, row.days_left.unwrap_or(i32::MAX)),
                CommitmentSort::AsWritten => (Urgency::Open, 0),
            }
        });
        self.facing = face(dossier, rows, &order, sort == CommitmentSort::Urgency);
        self.rows = order;
    }
}

/// Puts what is given for each other on one row, and the rest beside whatever
/// is next on the other side; part by part where there are parts.
fn face(dossier: &Dossier, rows: &[Row], order: &[usize], has_groups: bool) -> Vec<Facing> {
    let commitment = |place: usize| dossier.commitments.get(rows.get(place)?.commitment);
    let group = |place: usize| {
        let row = rows.get(place).filter(|_| has_groups)?;
        Some(Urgency::of(row).group())
    };
    let is_given_for = |a: usize, b: usize| {
        let names = |a: &Commitment, b: &Commitment| a.reciprocal_with.contains(&b.id);
        let both = commitment(a).zip(commitment(b));
        both.is_some_and(|(a, b)| names(a, b) || names(b, a))
    };
    let of_side = |slot: Slot| {
        let is_own = move |place: &usize| commitment(*place).is_some_and(|c| c.by.slot() == slot);
        order.iter().copied().filter(is_own).collect::<Vec<usize>>()
    };
    let (first, mut second) = (of_side(Slot::First), of_side(Slot::Second));
    let mut facing: Vec<Facing> = Vec::new();
    let mut alone: Vec<usize> = Vec::new();
    for own in first {
        match second.iter().position(|other| is_given_for(own, *other)) {
            Some(at) => {
                let other = second.remove(at);
                // The pair stands where the more urgent of both does.
                let group = group(own).min(group(other));
                facing.push(Facing { sides: [Some(own), Some(other)], reciprocal: true, group });
            }
            None => alone.push(own),
        }
    }
    let groups: Vec<Option<UrgencyGroup>> =
        if has_groups { UrgencyGroup::ALL.map(Some).into() } else { vec![None] };
    for part in groups {
        let mut left = alone.iter().copied().filter(|place| group(*place) == part);
        let mut right = second.iter().copied().filter(|place| group(*place) == part);
        loop {
            let sides = [left.next(), right.next()];
            if sides == [None, None] {
                break;
            }
            facing.push(Facing { sides, reciprocal: false, group: part });
        }
    }
    // Part by part, and in each the more urgent first.
    let rank = |place: &usize| order.iter().position(|own| own == place);
    facing.sort_by_cached_key(|facing| {
        let first = facing.sides.iter().flatten().filter_map(rank).min();
        (facing.group, first)
    });
    facing
}
