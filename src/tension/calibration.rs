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

    /// Whether the fit stopped at an end of the range that is tried: the points do not move with
    /// the record, or move the opposite way.
    pub fn is_at_edge(&self) -> bool {
        let is_end = |value: f64, (low, high): (f64, f64)| {
            let hair = (high - low) * 1e-6;
            value <= low + hair || high - hair <= value
        };
        is_end(self.fitted.rest, RESTS) || is_end(self.fitted.scale, SCALES)
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

/// What is varied: log-odds of tension are linear in a = ln(r/(100 − r)) and
/// b = 1/S.
type Point = [f64; 2];

/// Searches the whole range and goes downhill from the best point: the grid finds the valley, and
/// in a narrow one only steps along it find its floor.
fn fit(pairs: &[(f64, f64)]) -> (f64, f64) {
    const STEPS: i32 = 80;
    let log_odds = |rest: f64| (rest / (100.0 - rest)).ln();
    let lows = [log_odds(RESTS.0), 1.0 / SCALES.1];
    let highs = [log_odds(RESTS.1), 1.0 / SCALES.0];
    let part = |k: i32, side: fn(Point) -> f64| {
        side(lows) + (side(highs) - side(lows)) * f64::from(k) / f64::from(STEPS)
    };
    let grid = (0..=STEPS).flat_map(|i| (0..=STEPS).map(move |j| (i, j)));
    let mut best = (f64::INFINITY, lows);
    for at in grid.map(|(i, j)| [part(i, |[a, _]| a), part(j, |[_, b]| b)]) {
        let here = squares(pairs, at);
        if here < best.0 {
            best = (here, at);
        }
    }
    let [a, b] = downhill(pairs, best, [lows, highs]);
    // Converting to logarithms and back may lose a last digit.
    (rest_of(a).clamp(RESTS.0, RESTS.1), (1.0 / b).clamp(SCALES.0, SCALES.1))
}

fn rest_of(a: f64) -> f64 {
    100.0 / (1.0 + (-a).exp())
}

fn squares(pairs: &[(f64, f64)], [a, b]: Point) -> f64 {
    let left = |(sum, wanted): &(f64, f64)| tension(rest_of(a), 1.0 / b, *sum) - wanted;
    pairs.iter().map(|pair| left(pair).powi(2)).sum()
}

/// Steps by the method of Levenberg and Marquardt, kept to the range, until
/// none leads further down.
fn downhill(
    pairs: &[(f64, f64)],
    (mut least, mut at): (f64, Point),
    [lows, highs]: [Point; 2],
) -> Point {
    const ROUNDS: i32 = 300;
    const DAMPINGS: i32 = 30;
    let mut damping = 1e-3;
    for _ in 0..ROUNDS {
        let slopes = Slopes::at(pairs, at);
        let mut found = false;
        for _ in 0..DAMPINGS {
            let step = slopes.step(at, lows, highs, damping);
            let next = [
                (at[0] + step[0]).clamp(lows[0], highs[0]),
                (at[1] + step[1]).clamp(lows[1], highs[1]),
            ];
            let here = squares(pairs, next);
            if here < least {
                (least, at, found) = (here, next, true);
                damping = f64::max(damping / 10.0, 1e-12);
                break;
            }
            damping *= 10.0;
        }
        if !found {
            break;
        }
    }
    at
}

/// The shape of the squares at a point: half their gradient, and the products of tension's own
/// slopes.
#[derive(Default)]
struct Slopes {
    gradient: Point,
    aa: f64,
    ab: f64,
    bb: f64,
}

impl Slopes {
    fn at(pairs: &[(f64, f64)], [a, b]: Point) -> Self {
        let mut slopes = Self::default();
        for (sum, wanted) in pairs {
            let value = tension(rest_of(a), 1.0 / b, *sum);
            // How far tension moves with a, and with b.
            let by_a = value * (100.0 - value) / 100.0;
            let by_b = by_a * sum;
            slopes.gradient[0] += by_a * (value - wanted);
            slopes.gradient[1] += by_b * (value - wanted);
            slopes.aa += by_a * by_a;
            slopes.ab += by_a * by_b;
            slopes.bb += by_b * by_b;
        }
        slopes
    }

    /// The step down; none toward an end of the range that is reached.
    fn step(&self, at: Point, lows: Point, highs: Point, damping: f64) -> Point {
        let [down_a, down_b] = self.gradient.map(|slope| -slope);
        let blocked = |at: f64, low: f64, high: f64, down: f64| {
            (at <= low && down < 0.0) || (at >= high && down > 0.0)
        };
        let (aa, bb) = (self.aa * (1.0 + damping), self.bb * (1.0 + damping));
        let finite = |step: f64| if step.is_finite() { step } else { 0.0 };
        let ends =
            (blocked(at[0], lows[0], highs[0], down_a), blocked(at[1], lows[1], highs[1], down_b));
        let step = match ends {
            (true, true) => [0.0, 0.0],
            (true, false) => [0.0, down_b / bb],
            (false, true) => [down_a / aa, 0.0],
            (false, false) => {
                let determinant = aa * bb - self.ab * self.ab;
                [
                    (bb * down_a - self.ab * down_b) / determinant,
                    (aa * down_b - self.ab * down_a) / determinant,
                ]
            }
        };
        step.map(finite)
    }
}
