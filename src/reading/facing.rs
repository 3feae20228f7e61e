//! What both sides undertook, one facing the other.

use std::collections::{HashMap, HashSet};

use super::urgency::{Urgency, UrgencyGroup};
use crate::dossier::{Dossier, Slot};
use crate::ledger::Row;

/// What stands in one row where both sides face each other: one of each side where
/// they are given for each other, else whatever comes next on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facing {
    /// The first side's and the second side's, by their places among the
    /// ledger's rows.
    pub sides: [Option<usize>; 2],
    /// Whether they are given for each other.
    pub reciprocal: bool,
    /// Which part of the list it belongs to; `None` where that has no parts.
    pub group: Option<UrgencyGroup>,
}

/// Puts what is given for each other on one row, and the rest beside whatever
/// is next on the other side; part by part where there are parts. `order` are
/// places among the rows, the first to stand above.
///
/// Cost: O(commitments + links), but for the sorting.
pub fn face(dossier: &Dossier, rows: &[Row], order: &[usize], has_groups: bool) -> Vec<Facing> {
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
