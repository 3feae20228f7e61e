//! What changed about commitments between two days, each with what was known on
//! it.

use std::collections::HashMap;

use super::wording::{alerts, state_text};
use crate::ledger::{Ledger, Row};
use crate::words::Words;

/// A commitment that stands otherwise than before, or that is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its place in the dossier.
    pub commitment: usize,
    /// How it stood, in words; `None` for one that was not made, or not known.
    pub before: Option<String>,
    /// How it stands.
    pub after: String,
}

/// The commitments whose state, or what is alarming about it, is worded differently on the later
/// day; in the order of the later ledger.
///
/// Cost: O(commitments).
pub fn changed(earlier: &Ledger, later: &Ledger, words: &Words) -> Vec<Changed> {
    let before: HashMap<usize, &Row> =
        earlier.rows.iter().map(|row| (row.commitment, row)).collect();
    let told = |row: &Row| {
        let state = std::iter::once(state_text(row, words));
        state.chain(alerts(row, words)).collect::<Vec<_>>().join(", ")
    };
    // A day drawing nearer is no change.
    let state = |row: &Row| {
        let alarming = (row.overdue, row.is_disputed(), row.unanswered, row.is_contested());
        (state_text(row, words), alarming, row.condition_broken)
    };
    let changed = later.rows.iter().filter_map(|row| {
        let earlier = before.get(&row.commitment).copied();
        let is_same = earlier.is_some_and(|earlier| state(earlier) == state(row));
        (!is_same).then(|| Changed {
            commitment: row.commitment,
            before: earlier.map(told),
            after: told(row),
        })
    });
    changed.collect()
}
