//! The rest and the scale of a stock by which it comes nearest to the days on
//! which a careful reader would put tension at a number.

use super::entry::DateReading;
use super::selection::Selection;
use super::stock::{Lanes, Stock, tension};
use crate::dossier::{Day, Reference};

/// Rests that are tried (DESIGN §4).
const RESTS: (f64, f64) = (1.0, 99.0);
/// Scales that are tried (DESIGN §4).
const SCALES: (f64, f64) = (5.0, 500.0);
/// Below this two sums of Goldstein points are the same.
const SAME_SUM: f64 = 1e-9;

/// One reference point beside the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalibrationPoint {
    /// Its place among the references.
    pub reference: usize,
    /// Its day, by the point estimate.
    pub day: Day,
    /// Tension as the reference has it.
    pub wanted: f64,
    /// Tension by the model as it is.
    pub now: f64,
    /// Tension by the fitted model.
    pub fitted: f64,
}

/// A fit of rest and scale. Nothing is changed by it.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The stock as it is.
    pub before: Stock,
    /// The stock with rest and scale fitted, and everything else as it is.
    pub fitted: Stock,
    /// Every reference point that was used, in the order of the file.
    pub points: Vec<CalibrationPoint>,
    /// Places of references that lie after the as-of day, and count for
    /// nothing.
    pub left_out: Vec<usize>,
}

/// Why rest and scale cannot be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalibrationError {
    /// Fewer than two reference points up to the as-of day.
    #[error(
        "there are {0} reference points up to the as-of day, and fitting takes two; \
         add [[model.references]] with date, tension and a note that says why"
    )]
    TooFew(usize),
    /// The record is the same on all their days.
    #[error(
        "the record stands the same on all reference days, so that they tell nothing of the \
         scale; add a reference point on a day on which more or less is in force"
    )]
    AllAlike,
}

impl Calibration {
    /// Fits rest (1 to 99) and scale (5 to 500) by least squares of tension.
    ///
    /// # Errors
    /// Where fewer than two points can be used, or all of them stand on days
    /// with the same sum of Goldstein points.
    pub fn compute(
        stock: &Stock,
        selection: &Selection,
        references: &[Reference],
    ) -> Result<Self, CalibrationError> {
        let as_of = selection.as_of();
        let sums = sums(stock, selection);
        let sum_on = |day: Day| {
            let (first, sums) = &sums;
            let place = usize::try_from(i64::from(day.number()) - i64::from(*first)).ok();
            place.and_then(|place| sums.get(place).copied()).unwrap_or_default()
        };
        let days = references.iter().map(|reference| reference.date.point()).enumerate();
        let (used, left_out): (Vec<_>, Vec<_>) = days.partition(|(_, day)| *day <= as_of);
        let pairs: Vec<(f64, f64)> = used
            .iter()
            .filter_map(|(place, day)| Some((sum_on(*day), references.get(*place)?.tension)))
            .collect();
        if pairs.len() < 2 {
            return Err(CalibrationError::TooFew(pairs.len()));
        }
        let extremes =
            pairs.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), pair| {
                (low.min(pair.0), high.max(pair.0))
            });
        if extremes.1 - extremes.0 < SAME_SUM {
            return Err(CalibrationError::AllAlike);
        }
        let (rest, scale) = fit(&pairs);
        let fitted = Stock { rest, scale, ..*stock };
        let points = used.iter().zip(&pairs).map(|((reference, day), (sum, wanted))| {
            let (now, fitted) = (stock.tension(*sum), fitted.tension(*sum));
            CalibrationPoint { reference: *reference, day: *day, wanted: *wanted, now, fitted }
        });
        Ok(Self {
            before: *stock,
            fitted,
            points: points.collect(),
            left_out: left_out.into_iter().map(|(place, _)| place).collect(),
        })
    }

    /// The root of the mean square of what is left at the points, in tension:
    /// as it is, and fitted.
    pub fn residuals(&self) -> (f64, f64) {
        let root = |left: &dyn Fn(&CalibrationPoint) -> f64| {
            let sum: f64 = self.points.iter().map(|point| left(point).powi(2)).sum();
            (sum / self.points.len().max(1) as f64).sqrt()
        };
        (root(&|point| point.now - point.wanted), root(&|point| point.fitted - point.wanted))
    }
}

/// The sum of each day in hostile Goldstein points, and the first day.
fn sums(stock: &Stock, selection: &Selection) -> (i32, Vec<f64>) {
    let Some(first) = selection.first_day() else { return (0, Vec::new()) };
    let (first, last) = (first.number(), selection.as_of().number());
    let mut sums = Vec::new();
    let lanes = Lanes::new(selection, DateReading::Point, first, last);
    lanes.run(stock, true, |_, day| sums.push(Lanes::plain(day)));
    (first, sums)
}

/// Looks over the whole range and then closer and closer round the best: two
/// numbers and few points need no cleverer method, and this one neither leaves
/// the range nor depends on where it begins.
///
/// The log-odds of tension are linear in a = ln(r/(100 − r)) and b = 1/S, so
/// these two are what is varied.
fn fit(pairs: &[(f64, f64)]) -> (f64, f64) {
    const STEPS: i32 = 12;
    const FIRST_STEPS: i32 = 120;
    const ROUNDS: i32 = 70;
    const CLOSER: f64 = 0.6;
    let log_odds = |rest: f64| (rest / (100.0 - rest)).ln();
    let lows = [log_odds(RESTS.0), 1.0 / SCALES.1];
    let highs = [log_odds(RESTS.1), 1.0 / SCALES.0];
    let rest_of = |a: f64| 100.0 / (1.0 + (-a).exp());
    let left = |at: [f64; 2]| -> f64 {
        let [a, b] = at;
        let squares =
            pairs.iter().map(|(sum, wanted)| (tension(rest_of(a), 1.0 / b, *sum) - wanted).powi(2));
        squares.sum()
    };
    let mut best = [f64::midpoint(lows[0], highs[0]), f64::midpoint(lows[1], highs[1])];
    let mut least = left(best);
    let mut reach = [(highs[0] - lows[0]) / 2.0, (highs[1] - lows[1]) / 2.0];
    for round in 0..ROUNDS {
        let steps = if round == 0 { FIRST_STEPS } else { STEPS };
        let centre = best;
        for i in -steps..=steps {
            for j in -steps..=steps {
                let part = |k: i32| f64::from(k) / f64::from(steps);
                let a = (centre[0] + reach[0] * part(i)).clamp(lows[0], highs[0]);
                let b = (centre[1] + reach[1] * part(j)).clamp(lows[1], highs[1]);
                let here = left([a, b]);
                if here < least {
                    (best, least) = ([a, b], here);
                }
            }
        }
        reach = reach.map(|reach| reach * CLOSER);
    }
    // There and back again by logarithms may lose a last digit.
    let rest = rest_of(best[0]).clamp(RESTS.0, RESTS.1);
    (rest, (1.0 / best[1]).clamp(SCALES.0, SCALES.1))
}
