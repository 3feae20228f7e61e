//! What was promised, and how it stands: statuses as of a day, the flags that
//! follow from them, and how far each side has come (DESIGN §5).
//!
//! Nothing derived is stored, and nothing is known before a source says it.

mod metric;
mod scoreboard;
mod status;

pub use metric::MetricProgress;
pub use scoreboard::{ScoreSeries, Scoreboard};
pub use status::{Agreement, Row, StatusHistory, points};

use crate::dossier::{Day, Dossier, Slot};

/// All commitments that existed on a day, as they stood on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The day whose knowledge is shown.
    pub as_of: Day,
    /// A row for each commitment, in the order of the file.
    pub rows: Vec<Row>,
}

impl Ledger {
    /// The ledger of a dossier as of a day.
    pub fn compute(dossier: &Dossier, as_of: Day) -> Self {
        let rows = dossier.commitments.iter().enumerate();
        let rows = rows.filter_map(|(place, c)| Row::compute(dossier, place, c, as_of));
        Self { as_of, rows: rows.collect() }
    }

    /// The rows of one side.
    pub fn of_side<'a>(
        &'a self,
        dossier: &'a Dossier,
        slot: Slot,
    ) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| {
            dossier.commitments.get(row.commitment).is_some_and(|c| c.by.slot() == slot)
        })
    }

    /// How far a side has come.
    pub fn scoreboard(&self, dossier: &Dossier, slot: Slot) -> Scoreboard {
        Scoreboard::of(self.of_side(dossier, slot).map(|row| row.status))
    }
}
