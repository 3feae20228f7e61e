//! Commitments by urgency, and facing each other.

use std::collections::{HashMap, HashSet};

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
///
/// Cost: O(commitments + links), but for the sorting.
fn face(dossier: &Dossier, rows: &[Row], order: &[usize], has_groups: bool) -> Vec<Facing> {
    let commitment = |place: usize| dossier.commitments.get(rows.get(place)?.commitment);
    let group = |place: usize| {
        let row = rows.get(place).filter(|_| has_groups)?;
        Some(Urgency::of(row).group())
    };
    // Where each row stands, the most urgent first.
    let mut ranks = vec![usize::MAX; rows.len()];
    for (rank, place) in order.iter().enumerate() {
        if let Some(own) = ranks.get_mut(*place) {
            *own = rank;
        }
    }
    let rank = |place: &usize| ranks.get(*place).copied().unwrap_or(usize::MAX);
    let partners = partners(dossier, rows, order);
    let of_side = |slot: Slot| {
        let is_own = move |place: &usize| commitment(*place).is_some_and(|c| c.by.slot() == slot);
        order.iter().copied().filter(is_own)
    };
    let mut taken: HashSet<usize> = HashSet::new();
    let mut facing: Vec<Facing> = Vec::new();
    for own in of_side(Slot::First) {
        let free = partners.get(&own).into_iter().flatten().filter(|other| !taken.contains(other));
        if let Some(other) = free.min_by_key(|other| rank(other)).copied() {
            taken.extend([own, other]);
            // The pair stands where the more urgent of both does.
            let group = group(own).min(group(other));
            facing.push(Facing { sides: [Some(own), Some(other)], reciprocal: true, group });
        }
    }
    let groups: Vec<Option<UrgencyGroup>> =
        if has_groups { UrgencyGroup::ALL.map(Some).into() } else { vec![None] };
    for part in groups {
        let alone = |slot: Slot| {
            of_side(slot).filter(|place| !taken.contains(place) && group(*place) == part)
        };
        let (mut left, mut right) = (alone(Slot::First), alone(Slot::Second));
        loop {
            let sides = [left.next(), right.next()];
            if sides == [None, None] {
                break;
            }
            facing.push(Facing { sides, reciprocal: false, group: part });
        }
    }
    // Part by part, and in each the more urgent first.
    facing.sort_by_key(|facing| (facing.group, facing.sides.iter().flatten().map(rank).min()));
    facing
}

/// What the other side gives for each row of the first, whichever of both names
/// the other.
fn partners(dossier: &Dossier, rows: &[Row], order: &[usize]) -> HashMap<usize, Vec<usize>> {
    let row_of: HashMap<usize, usize> =
        order.iter().filter_map(|place| Some((rows.get(*place)?.commitment, *place))).collect();
    let slot = |place: usize| {
        let commitment = dossier.commitments.get(rows.get(place)?.commitment)?;
        Some(commitment.by.slot())
    };
    let mut partners: HashMap<usize, Vec<usize>> = HashMap::new();
    for own in order.iter().copied() {
        let commitment = rows.get(own).and_then(|row| dossier.commitments.get(row.commitment));
        for id in commitment.into_iter().flat_map(|commitment| &commitment.reciprocal_with) {
            let other = dossier.commitments.position(id.as_str());
            let Some(other) = other.and_then(|other| row_of.get(&other)).copied() else { continue };
            match (slot(own), slot(other)) {
                (Some(Slot::First), Some(Slot::Second)) => {
                    partners.entry(own).or_default().push(other);
                }
                (Some(Slot::Second), Some(Slot::First)) => {
                    partners.entry(other).or_default().push(own);
                }
                _ => {}
            }
        }
    }
    partners
}
