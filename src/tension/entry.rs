//! One event as the models need it.

use super::stock::Readings;
use crate::dossier::{Day, Slot};

/// Which day of an uncertain date is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateReading {
    Earliest,
    Point,
    Latest,
}

impl DateReading {
    /// The day that is taken of earliest, point and latest.
    pub(super) const fn of(self, days: &[i32; 3]) -> i32 {
        let [earliest, point, latest] = *days;
        match self {
            Self::Earliest => earliest,
            Self::Point => point,
            Self::Latest => latest,
        }
    }
}

/// How a stock takes an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Effect {
    /// It passes as words do.
    #[default]
    Words,
    /// It passes as deeds do.
    Deeds,
    /// It stays for good.
    Lasting,
    /// It stays until it is undone or ends, or undoes others: its place among
    /// the nodes.
    Tracked(u32),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) days: [i32; 3],
    pub(super) score: f64,
    pub(super) weight: f64,
    /// The friendliest and the most hostile score that it can be given.
    pub(super) scores: (f64, f64),
    pub(super) effect: Effect,
    pub(super) published: Option<Day>,
    pub(super) actor: Option<Slot>,
    pub(super) planned: bool,
    pub(super) low_confidence: bool,
    pub(super) has_readings: bool,
    /// Its place among the dossier's events.
    pub(super) event: u32,
}

/// One event as it is applied.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Step {
    pub(super) day: i32,
    /// Its place among the dossier's events.
    pub(super) event: u32,
    /// Goldstein points × weight.
    pub(super) score: f64,
    pub(super) effect: Effect,
    pub(super) low_confidence: bool,
}

/// One event as a stock adds it up by days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act {
    pub(super) day: i32,
    /// Score × weight by each reading of its code.
    pub(super) scores: Readings,
    pub(super) effect: Effect,
    pub(super) low_confidence: bool,
}

/// One event as a mean takes it, in no order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighed {
    pub(super) day: i32,
    /// Goldstein points × weight.
    pub(super) score: f64,
    pub(super) weight: f64,
    pub(super) low_confidence: bool,
}

impl Entry {
    pub(super) const fn day(&self, reading: DateReading) -> i32 {
        reading.of(&self.days)
    }
}
