//! Which commitments ask for attention first.

use crate::dossier::Status;
use crate::ledger::{Agreement, Row};

/// A due date or an end within so many days is soon.
pub const SOON_DAYS: i32 = 30;

/// How urgently a commitment asks for attention, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Due before the as-of day, and not done.
    Overdue,
    /// The sides differ, or one of them contradicts the finding, or has not answered the other's
    /// complaint.
    Disputed,
    /// Due, or at its end, within [`SOON_DAYS`].
    DueSoon,
    /// Still to be done, or to be kept.
    Open,
    /// Nothing more is to be done about it.
    Closed,
}

/// Parts of a list by urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UrgencyGroup {
    /// Overdue, disputed, due soon.
    Urgent,
    /// Open.
    Open,
    /// Closed.
    Closed,
}

impl Urgency {
    /// The urgency of a commitment as it stood.
    pub fn of(row: &Row) -> Self {
        let soon = |days: Option<i32>| days.is_some_and(|days| (0..=SOON_DAYS).contains(&days));
        let is_open = match row.status {
            Status::Pending | Status::InProgress | Status::Partial | Status::Suspended => {
                !row.expired
            }
            Status::Undetermined => !row.expired,
            Status::Fulfilled | Status::Broken | Status::Reversed | Status::Lapsed => false,
        };
        if row.overdue {
            Self::Overdue
        } else if row.agreement == Agreement::Disputed || row.unanswered || row.is_contested() {
            Self::Disputed
        } else if is_open && (soon(row.days_left) || soon(row.days_to_expiry)) {
            Self::DueSoon
        } else if is_open {
            Self::Open
        } else {
            Self::Closed
        }
    }

    /// Which part of a list it belongs to.
    pub const fn group(self) -> UrgencyGroup {
        match self {
            Self::Overdue | Self::Disputed | Self::DueSoon => UrgencyGroup::Urgent,
            Self::Open => UrgencyGroup::Open,
            Self::Closed => UrgencyGroup::Closed,
        }
    }
}

impl UrgencyGroup {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Urgent, Self::Open, Self::Closed];

    /// The catalogue's key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Urgent => "urgency-urgent",
            Self::Open => "urgency-open",
            Self::Closed => "urgency-closed",
        }
    }
}
