//! The stock model: what has been imposed and not lifted keeps its weight,
//! what was only said or done once passes (DESIGN §4).
//!
//! The log-odds of tension are those of `rest` plus the sum of all effects
//! divided by `scale`. Lifting everything therefore returns to rest, and in
//! which order things were done does not matter.

pub(super) mod graph;
mod lanes;
mod run;
mod tracked;

pub use lanes::Codes;
pub(super) use lanes::{CODES, Lanes, Readings, TIMES};
pub use run::Cause;
pub(super) use run::Run;
pub(super) use tracked::{InForce, Node, Nodes};

use super::model::daily_decay;
use crate::dossier::HalfLife;

/// The settings of a stock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stock {
    /// Tension with nothing in force and nothing recent, above 0 and below
    /// 100.
    pub rest: f64,
    /// The lowest and highest that `rest` could defensibly be.
    pub rest_range: Option<[f64; 2]>,
    /// How many Goldstein points move the log-odds of tension by one.
    pub scale: f64,
    /// How long the effect of words takes to halve.
    pub words_half_life: HalfLife,
    /// How long the effect of passing deeds takes to halve.
    pub deeds_half_life: HalfLife,
}

impl Stock {
    /// Tension where the effects add up to so many hostile Goldstein points.
    pub(super) fn tension(&self, hostility: f64) -> f64 {
        tension(self.rest, self.scale, hostility)
    }

    /// What remains of the effect of words and of passing deeds after one day,
    /// half-lives multiplied by a factor.
    pub(super) fn decays(&self, factor: f64) -> [f64; 2] {
        [self.words_half_life, self.deeds_half_life].map(|half_life| match half_life {
            HalfLife::Days(days) => daily_decay(HalfLife::Days(days * factor)),
            HalfLife::Never => 1.0,
        })
    }
}

/// T = 100/(1 + e^(−x)) with x = ln(r/(100 − r)) + hostility/scale. Rounding
/// may carry it a last digit away from rest and past the end of the scale; a
/// stock of nothing is at rest, and the scale has an end.
pub(super) fn tension(rest: f64, scale: f64, hostility: f64) -> f64 {
    if hostility == 0.0 {
        return rest;
    }
    (100.0 * rest / (rest + (100.0 - rest) * (-hostility / scale).exp())).min(100.0)
}
