//! Commitments by urgency, and facing each other.

use super::{has_all, terms};
use crate::dossier::{Commitment, Dossier, Status};
use crate::ledger::Row;
use crate::reading::{Content, Facing, Urgency, face};

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

/// The list of commitments.
#[derive(Debug, Default)]
pub(crate) struct CommitmentList {
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
    pub(crate) fn is_narrowed(&self) -> bool {
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
