//! How far a side has come: first a distribution of statuses, then a score in
//! the manner of the Peace Accords Matrix (Kroc Institute).

use std::collections::HashMap;

use super::row::Row;
use crate::dossier::{Dossier, Status};

/// The most points a commitment can have.
const MOST_POINTS: u32 = 3;

/// What an implementation score is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// The sum of points.
    pub points: u32,
    /// Over how many commitments.
    pub counted: u32,
    /// Of how many; the others say nothing, or need not be done yet.
    pub total: u32,
}

impl Tally {
    /// Adds a commitment: its points, `None` where it does not count.
    pub(super) fn add(&mut self, points: Option<u32>) {
        self.total += 1;
        self.counted += u32::from(points.is_some());
        self.points += points.unwrap_or(0);
    }

    /// Implementation score, 0 to 100: Σ points / (3n) × 100. `None` where
    /// nothing counts.
    pub fn score(&self) -> Option<f64> {
        let most = f64::from(MOST_POINTS) * f64::from(self.counted);
        (self.counted > 0).then(|| f64::from(self.points) / most * 100.0)
    }
}

/// How many commitments have which status.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scoreboard {
    /// The statuses that occur, with how often, in the order of
    /// [`Status::ALL`].
    pub distribution: Vec<(Status, usize)>,
    /// What the score is made of.
    pub tally: Tally,
}

impl Scoreboard {
    /// The scoreboard of these commitments.
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut tally = Tally::default();
        let mut counts = Status::ALL.map(|status| (status, 0));
        for row in rows {
            for (status, count) in &mut counts {
                *count += usize::from(*status == row.status);
            }
            tally.add(row.points());
        }
        let distribution = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        Self { distribution, tally }
    }

    /// How many commitments there are.
    pub const fn total(&self) -> usize {
        self.tally.total as usize
    }

    /// Implementation score, 0 to 100; `None` where nothing counts.
    pub fn score(&self) -> Option<f64> {
        self.tally.score()
    }
}

/// How far a side has come with what it undertook at one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementBoard {
    /// The event's place in the dossier; `None` for what was undertaken at
    /// none that is named.
    pub event: Option<usize>,
    /// How far.
    pub board: Scoreboard,
}

impl AgreementBoard {
    /// One for each event, in the order in which these rows first name it.
    pub(super) fn all<'a>(dossier: &Dossier, rows: impl Iterator<Item = &'a Row>) -> Vec<Self> {
        let mut order: HashMap<Option<usize>, usize> = HashMap::new();
        let mut groups: Vec<(Option<usize>, Vec<&Row>)> = Vec::new();
        for row in rows {
            let commitment = dossier.commitments.get(row.commitment);
            let event = commitment.and_then(|commitment| commitment.event.as_ref());
            let event = event.and_then(|event| dossier.events.position(event.as_str()));
            let place = *order.entry(event).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, group)) => group.push(row),
                None => groups.push((event, vec![row])),
            }
        }
        let board =
            |(event, rows): (_, Vec<&Row>)| Self { event, board: Scoreboard::of(rows.into_iter()) };
        groups.into_iter().map(board).collect()
    }
}
