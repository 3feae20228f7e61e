//! What is due, and what ends when.

use super::Ledger;
use crate::dossier::{Day, Dossier, Edtf, Status};

/// What a day means to a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeadlineKind {
    /// It must be done by the end of it.
    Due,
    /// It binds until the end of it.
    Expires,
}

impl DeadlineKind {
    /// In English, as a verb.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Expires => "expires",
        }
    }
}

/// A day on which a commitment is due or expires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day that the date can mean.
    pub day: Day,
    /// Which of the two.
    pub kind: DeadlineKind,
    /// The date as the dossier has it.
    pub date: Edtf,
    /// The commitment's place in the dossier.
    pub commitment: usize,
    /// Days from the as-of day until then; negative once it has passed.
    pub days: i32,
    /// How the commitment stands.
    pub status: Status,
    /// It should have been done by now.
    pub overdue: bool,
    /// It need not be done before what it is conditional on.
    pub waiting: bool,
}

impl Deadline {
    /// Every date to come from the as-of day on, and what is overdue: by day,
    /// what is due before what expires, then as in the file.
    pub(super) fn all(dossier: &Dossier, ledger: &Ledger) -> Vec<Self> {
        let mut list = Vec::new();
        for row in &ledger.rows {
            let Some(commitment) = dossier.commitments.get(row.commitment) else { continue };
            let dates =
                [(DeadlineKind::Due, commitment.due), (DeadlineKind::Expires, commitment.expires)];
            for (kind, date) in dates {
                let Some((date, day)) = date.and_then(|date| Some((date, date.last_covered()?)))
                else {
                    continue;
                };
                let overdue = kind == DeadlineKind::Due && row.overdue;
                if day >= ledger.as_of || overdue {
                    list.push(Self {
                        day,
                        kind,
                        date,
                        commitment: row.commitment,
                        days: day.since(ledger.as_of),
                        status: row.status,
                        overdue,
                        waiting: row.waiting,
                    });
                }
            }
        }
        list.sort_by_key(|deadline| (deadline.day, deadline.kind, deadline.commitment));
        list
    }
}
