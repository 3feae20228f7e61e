//! What was promised, and how it stands: statuses as of a day, the flags that
//! follow from them, how far each side has come, what is given for what, and
//! what is due (DESIGN §5).
//!
//! Nothing derived is stored, and nothing is known before a source says it.

mod deadline;
mod exchange;
mod flag;
mod history;
mod metric;
mod row;
mod scoreboard;
mod series;

pub use deadline::{Deadline, DeadlineKind};
pub use exchange::{Exchange, Party};
pub use flag::Flag;
pub use history::{Histories, StatusHistory};
pub use metric::MetricProgress;
pub use row::{Agreement, Row};
pub use scoreboard::{AgreementBoard, Scoreboard, Tally};
pub use series::ScoreSeries;

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
    ///
    /// Cost: O(verdicts + claims + conditions · log verdicts).
    pub fn compute(dossier: &Dossier, as_of: Day) -> Self {
        let histories = Histories::of(dossier);
        let rows = (0..dossier.commitments.len())
            .filter_map(|place| Row::compute(dossier, &histories, place, as_of));
        Self { as_of, rows: rows.collect() }
    }

    /// The row of a commitment, by its place in the dossier; `None` where it
    /// did not exist.
    pub fn row_of(&self, commitment: usize) -> Option<&Row> {
        let place = self.rows.binary_search_by_key(&commitment, |row| row.commitment).ok()?;
        self.rows.get(place)
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
        Scoreboard::of(self.of_side(dossier, slot))
    }

    /// How far a side has come with what it undertook at each event, in the
    /// order in which the file first names them; what names no event is one
    /// entry as well.
    pub fn agreements(&self, dossier: &Dossier, slot: Slot) -> Vec<AgreementBoard> {
        AgreementBoard::all(dossier, self.of_side(dossier, slot))
    }

    /// What is given for what, in the order of the file.
    pub fn exchanges(&self, dossier: &Dossier) -> Vec<Exchange> {
        Exchange::all(dossier, self)
    }

    /// Every due and expiry date to come from the as-of day on, and what is
    /// overdue, by day.
    pub fn deadlines(&self, dossier: &Dossier) -> Vec<Deadline> {
        Deadline::all(dossier, self)
    }
}
