//! The ledger: how each commitment stood, with everything that marks it out.

use super::table::{Cell, Column, Kind, Table, column};
use crate::dossier::{Commitment, Dossier, Edtf};
use crate::ledger::{Ledger, Row};

const LEDGER: &[Column] = &[
    column("id", Kind::Text, 18),
    column("by", Kind::Text, 10),
    column("text", Kind::Text, 60),
    column("made", Kind::Text, 12),
    column("due", Kind::Text, 12),
    column("expires", Kind::Text, 12),
    column("status", Kind::Text, 14),
    column("overdue", Kind::Flag, 9),
    column("disputed", Kind::Flag, 9),
    column("score_points", Kind::Whole, 12),
    column("waiting", Kind::Flag, 9),
    column("condition_broken", Kind::Flag, 16),
    column("late_days", Kind::Whole, 10),
    column("kept", Kind::Flag, 9),
    column("expired", Kind::Flag, 9),
    column("unanswered", Kind::Flag, 11),
    column("contested", Kind::Flag, 10),
    column("days_left", Kind::Whole, 10),
    column("made_day", Kind::Day, 12),
    column("due_day", Kind::Day, 12),
    column("expires_day", Kind::Day, 12),
    column("moved_day", Kind::Day, 12),
];

/// A row for each commitment that was known. `made`, `due` and `expires` are as the
/// file has them; `made_day` is the day that stands for it, `due_day` and
/// `expires_day` the last day that it can mean, `moved_day` the first on which
/// anything was found to have been done about it. `score_points` is 0 to 3, and empty
/// where the commitment does not count yet; days are whole days, `days_left` below 0
/// once it is late.
pub fn ledger(dossier: &Dossier, ledger: &Ledger) -> Table {
    let rows = ledger.rows.iter().filter_map(|row| {
        let commitment = dossier.commitments.get(row.commitment)?;
        Some(cells(commitment, row))
    });
    Table { name: "ledger", columns: LEDGER, rows: rows.collect() }
}

fn cells(commitment: &Commitment, row: &Row) -> Vec<Cell> {
    let date = |date: Option<Edtf>| Cell::of(date, |date| Cell::text(date.to_string()));
    let last = |date: Option<Edtf>| Cell::of(date.and_then(|date| date.last_covered()), Cell::Day);
    vec![
        Cell::text(commitment.id.as_str()),
        Cell::text(commitment.by.as_str()),
        Cell::text(&commitment.text),
        Cell::text(commitment.made.to_string()),
        date(commitment.due),
        date(commitment.expires),
        Cell::text(row.status.as_str()),
        Cell::Flag(row.overdue),
        Cell::Flag(row.is_disputed()),
        Cell::of(row.points(), Cell::whole),
        Cell::Flag(row.waiting),
        Cell::Flag(row.condition_broken),
        Cell::of(row.late_days, Cell::whole),
        Cell::Flag(row.kept),
        Cell::Flag(row.expired),
        Cell::Flag(row.unanswered),
        Cell::Flag(row.is_contested()),
        Cell::of(row.days_left, Cell::whole),
        Cell::Day(commitment.made.point()),
        last(commitment.due),
        last(commitment.expires),
        Cell::of(row.moved, Cell::Day),
    ]
}
