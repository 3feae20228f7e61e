//! In which order disputes lie on a desk.

use std::cmp::Ordering;

use super::row::DeskRow;
use crate::dossier::Day;

/// A record that ends so many days before the latest on the desk tells of another time, and
/// lies behind those of now.
pub const QUIET_DAYS: i32 = 30;

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DeskOrder {
    /// What changed most in 7 days, then in 30.
    #[default]
    Changed,
    /// The highest tension.
    Tension,
    /// The most that is overdue.
    Overdue,
    /// The next date.
    Deadline,
    /// By title.
    Title,
}

impl DeskOrder {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Changed, Self::Tension, Self::Overdue, Self::Deadline, Self::Title];

    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Tension => "tension",
            Self::Overdue => "overdue",
            Self::Deadline => "deadline",
            Self::Title => "title",
        }
    }

    /// The catalogue's key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Changed => "desk-by-change",
            Self::Tension => "desk-by-tension",
            Self::Overdue => "desk-by-overdue",
            Self::Deadline => "desk-by-deadline",
            Self::Title => "desk-by-title",
        }
    }
}

impl DeskRow {
    /// Whether its record ends long before that of another, the latest on the desk.
    pub fn is_quiet(&self, latest: Day) -> bool {
        self.as_of.is_none_or(|as_of| as_of < latest.plus(-QUIET_DAYS))
    }
}

/// The places of rows in an order; equal ones by title, then as they were. Unless the order
/// is that of titles, records of another time come last.
pub fn arranged(rows: &[&DeskRow], order: DeskOrder) -> Vec<usize> {
    let latest = rows.iter().filter_map(|row| row.as_of).max();
    let is_quiet = |row: &DeskRow| {
        order != DeskOrder::Title && latest.is_some_and(|latest| row.is_quiet(latest))
    };
    let mut places: Vec<(usize, &DeskRow)> = rows.iter().copied().enumerate().collect();
    places.sort_by(|(_, a), (_, b)| {
        is_quiet(a)
            .cmp(&is_quiet(b))
            .then_with(|| compare(a, b, order))
            .then_with(|| a.title.cmp(&b.title))
    });
    places.into_iter().map(|(place, _)| place).collect()
}

fn compare(a: &DeskRow, b: &DeskRow, order: DeskOrder) -> Ordering {
    match order {
        DeskOrder::Changed => {
            let [week, month] = [0, 1].map(|span| largest_first(size(a, span), size(b, span)));
            week.then(month)
        }
        DeskOrder::Tension => largest_first(a.tension, b.tension),
        DeskOrder::Overdue => b.overdue.cmp(&a.overdue),
        DeskOrder::Deadline => next(a).cmp(&next(b)),
        DeskOrder::Title => Ordering::Equal,
    }
}

/// How far it changed, to the decimal that is shown: what looks the same is the same.
fn size(row: &DeskRow, span: usize) -> Option<f64> {
    let change = row.changes.get(span).copied().flatten()?;
    Some((change.abs() * 10.0).round() / 10.0)
}

/// What has no value comes last.
fn largest_first(a: Option<f64>, b: Option<f64>) -> Ordering {
    let value = |some: Option<f64>| some.unwrap_or(f64::NEG_INFINITY);
    value(b).total_cmp(&value(a))
}

/// Overdue first, then by day; nothing to come last.
fn next(row: &DeskRow) -> (bool, i32) {
    row.deadlines.first().map_or((true, 0), |first| (false, first.days))
}
