//! What is given for what: commitments that answer or depend on each other, and which side has
//! moved.

use std::collections::HashMap;

use super::{Ledger, Row};
use crate::dossier::{Day, Dossier, Id, Slot, Status};

/// Commitments joined by `reciprocal_with` or `conditional_on`, directly or
/// through others, of those that existed on the as-of day. A commitment by
/// itself is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// Their places in the dossier, in order.
    pub commitments: Vec<usize>,
    /// What each side has done about its own.
    pub parties: [Party; 2],
}

/// How one side stands in an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Party {
    /// How many of the commitments are its own.
    pub commitments: usize,
    /// Where it has moved, with any status beyond pending: the first day, and
    /// the commitment that it moved on, by its place in the dossier.
    pub moved: Option<(Day, usize)>,
    /// It has something to do, and all of it is done.
    pub finished: bool,
    /// How many of its own are broken or reversed.
    pub failed: usize,
    /// What is found about its own says nothing of what it has done: some is
    /// undetermined or lapsed, and the rest pending.
    pub unclear: bool,
}

impl Exchange {
    /// How a side stands in it.
    pub const fn party(&self, slot: Slot) -> &Party {
        let [first, second] = &self.parties;
        match slot {
            Slot::First => first,
            Slot::Second => second,
        }
    }

    /// Who moved first; `None` where neither has moved, or both did on one
    /// day.
    pub fn first(&self) -> Option<Slot> {
        let [first, second] = self.parties.map(|party| party.moved.map(|(day, _)| day));
        match (first, second) {
            (Some(first), Some(second)) if first == second => None,
            (Some(first), Some(second)) if second < first => Some(Slot::Second),
            (Some(_), _) => Some(Slot::First),
            (None, Some(_)) => Some(Slot::Second),
            (None, None) => None,
        }
    }

    /// All exchanges, by the first commitment of each.
    ///
    /// Cost: O((commitments + links) · log commitments).
    pub(super) fn all(dossier: &Dossier, ledger: &Ledger) -> Vec<Self> {
        let mut groups = Groups::new(ledger.rows.len());
        for (place, row) in ledger.rows.iter().enumerate() {
            let Some(commitment) = dossier.commitments.get(row.commitment) else { continue };
            let links = commitment.reciprocal_with.iter().chain(&commitment.conditional_on);
            for other in links.filter_map(|id| row_place(dossier, ledger, id)) {
                groups.join(place, other);
            }
        }
        let mut order: HashMap<usize, usize> = HashMap::new();
        let mut members: Vec<Vec<&Row>> = Vec::new();
        for (place, row) in ledger.rows.iter().enumerate() {
            let group = *order.entry(groups.root(place)).or_insert(members.len());
            match members.get_mut(group) {
                Some(rows) => rows.push(row),
                None => members.push(vec![row]),
            }
        }
        members.retain(|rows| rows.len() > 1);
        members.into_iter().map(|rows| Self::of(dossier, &rows)).collect()
    }

    fn of(dossier: &Dossier, rows: &[&Row]) -> Self {
        let party = |slot: Slot| {
            let own = rows.iter().filter(|row| {
                dossier.commitments.get(row.commitment).is_some_and(|c| c.by.slot() == slot)
            });
            let moves = own.clone().filter_map(|row| Some((row.moved?, row.commitment)));
            let failed =
                own.clone().filter(|row| matches!(row.status, Status::Broken | Status::Reversed));
            let says_nothing =
                |row: &&&Row| matches!(row.status, Status::Undetermined | Status::Lapsed);
            let unclear = own.clone().any(|row| says_nothing(&row))
                && own.clone().all(|row| says_nothing(&row) || row.status == Status::Pending);
            let commitments = own.clone().count();
            Party {
                commitments,
                moved: moves.min(),
                finished: commitments > 0 && own.clone().all(|row| row.is_finished()),
                failed: failed.count(),
                unclear,
            }
        };
        Self {
            commitments: rows.iter().map(|row| row.commitment).collect(),
            parties: Slot::BOTH.map(party),
        }
    }
}

/// The place among the rows of a commitment that existed.
fn row_place(
    dossier: &Dossier,
    ledger: &Ledger,
    id: &Id<crate::dossier::Commitment>,
) -> Option<usize> {
    let commitment = dossier.commitments.position(id.as_str())?;
    ledger.rows.binary_search_by_key(&commitment, |row| row.commitment).ok()
}

/// Things in groups that can be joined.
struct Groups {
    /// Of each thing, another of its group; a root has itself.
    parents: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn parent(&self, place: usize) -> usize {
        self.parents.get(place).copied().unwrap_or(place)
    }

    /// What represents a thing's group. Paths are halved on the way, so that long chains do not
    /// stay long.
    fn root(&mut self, mut place: usize) -> usize {
        while self.parent(place) != place {
            let next = self.parent(self.parent(place));
            if let Some(parent) = self.parents.get_mut(place) {
                *parent = next;
            }
            place = next;
        }
        place
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
}
