//! Exchanges: what is given for what, and who has moved.

use super::table::{Cell, Column, Kind, Table, column};
use crate::dossier::Dossier;
use crate::ledger::Ledger;
use crate::reading::exchange_sentence;
use crate::words::Words;

const EXCHANGES: &[Column] = &[
    column("exchange", Kind::Whole, 9),
    column("id", Kind::Text, 18),
    column("by", Kind::Text, 10),
    column("text", Kind::Text, 60),
    column("status", Kind::Text, 14),
    column("moved", Kind::Day, 12),
    column("finished", Kind::Flag, 9),
    column("waiting", Kind::Flag, 9),
    column("condition_broken", Kind::Flag, 16),
    column("sentence", Kind::Text, 60),
];

/// A row for each commitment of each exchange, which are numbered from 1. `moved` is
/// the first day on which anything was found to have been done about it; `sentence`
/// says of the whole exchange who has moved, in English.
pub fn exchanges(dossier: &Dossier, ledger: &Ledger) -> Table {
    let words = Words::english();
    let mut rows = Vec::new();
    for (number, exchange) in (1_i64..).zip(&ledger.exchanges(dossier)) {
        let sentence = exchange_sentence(dossier, exchange, &words);
        let places = exchange.commitments.iter();
        rows.extend(places.filter_map(|place| {
            let (commitment, row) = (dossier.commitments.get(*place)?, ledger.row_of(*place)?);
            Some(vec![
                Cell::Whole(number),
                Cell::text(commitment.id.as_str()),
                Cell::text(commitment.by.as_str()),
                Cell::text(&commitment.text),
                Cell::text(row.status.as_str()),
                Cell::of(row.moved, Cell::Day),
                Cell::Flag(row.is_finished()),
                Cell::Flag(row.waiting),
                Cell::Flag(row.condition_broken),
                Cell::text(&sentence),
            ])
        }));
    }
    Table { name: "exchanges", columns: EXCHANGES, rows }
}
