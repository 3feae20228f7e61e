//! Tension compared with what stands beside the dossier: how far the two move together, which says
//! nothing of why.

use super::beside::{IndexBeside, StreamBeside};
use crate::dossier::{Day, StreamMeasure};
use crate::streams::Way;
use crate::tension::Series;

/// Days over which a stream's acts are averaged: one day's are noise.
pub const STREAM_DAYS: i32 = 7;

/// Fewest pairs of days for which a correlation is given.
pub const LEAST_PAIRS: usize = 10;

/// Days between two values whose difference is taken, so that two series that only
/// rise do not look alike.
const CHANGE_DAYS: i32 = 7;

/// How far two series go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// Pearson's coefficient, −1 to 1.
    pub r: f64,
    /// Over how many days that both have.
    pub pairs: usize,
}

/// Tension beside another series, over a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// By so many days the other follows tension; before it where negative.
    pub lag: i32,
    /// Of the values; `None` where too few days have both, or one never changes.
    pub values: Option<Correlation>,
    /// Of the changes over a week.
    pub changes: Option<Correlation>,
    /// The lag, up to the one asked for either way, at which the values go together
    /// best, whichever their sign; and how well.
    pub best: Option<(i32, Correlation)>,
}

/// The most days by which one series is moved against the other.
pub const MOST_LAG: i32 = 30;

/// Holds tension against another series, higher being worse in both, over a span of
/// days, both ends included.
///
/// The coefficient is Pearson's product-moment correlation of the pairs of days on which both have
/// a value. Consecutive days are alike, so it is worth less than the same number of independent
/// observations.
///
/// Cost: O(days · lags).
pub fn held(
    tension: &Series,
    other: impl Fn(Day) -> Option<f64>,
    (from, to): (Day, Day),
    lag: i32,
) -> Held {
    let days = || (from.number()..=to.number()).map(Day::from_number);
    let values = |lag: i32| {
        let pairs = days().filter_map(|day| Some((tension.at(day)?, other(day.plus(lag))?)));
        correlation(pairs)
    };
    let changes = |lag: i32| {
        let step = |of: &dyn Fn(Day) -> Option<f64>, day: Day| {
            Some(of(day)? - of(day.plus(-CHANGE_DAYS))?)
        };
        let pairs = days().skip(CHANGE_DAYS as usize).filter_map(|day| {
            Some((step(&|day| tension.at(day), day)?, step(&other, day.plus(lag))?))
        });
        correlation(pairs)
    };
    let lags = -MOST_LAG..=MOST_LAG;
    let tried = lags.filter_map(|lag| Some((lag, values(lag)?)));
    // Of equal ones the smaller lag.
    let best = tried.max_by(|a, b| {
        let by = |(lag, found): &(i32, Correlation)| (found.r.abs(), -lag.abs());
        let ((ra, la), (rb, lb)) = (by(a), by(b));
        ra.total_cmp(&rb).then(la.cmp(&lb))
    });
    Held { lag, values: values(lag), changes: changes(lag), best }
}

fn correlation(pairs: impl Iterator<Item = (f64, f64)>) -> Option<Correlation> {
    let pairs: Vec<(f64, f64)> = pairs.collect();
    if pairs.len() < LEAST_PAIRS {
        return None;
    }
    let count = pairs.len() as f64;
    let (sum_x, sum_y) =
        pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in &pairs {
        let (x, y) = (x - mean_x, y - mean_y);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    // Nothing correlates with a constant.
    let is_still = |squares: f64, mean: f64| squares <= 1e-12 * count * (1.0 + mean * mean);
    if is_still(xx, mean_x) || is_still(yy, mean_y) {
        return None;
    }
    Some(Correlation { r: (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0), pairs: pairs.len() })
}

impl StreamBeside {
    /// What is compared with tension, higher being worse: for the week that ends with a day, how
    /// hostile its acts were on average, both sides together, or how many there were; or tension
    /// from the reported acts, if a model is run over them.
    pub fn value(&self, day: Day) -> Option<f64> {
        if let Some(tension) = &self.tension {
            return tension.at(day);
        }
        let (first, last) = self.acts.days()?;
        if day < first.plus(STREAM_DAYS - 1) || last < day {
            return None;
        }
        let from = day.plus(1 - STREAM_DAYS);
        let of = Way::ALL.map(|way| self.acts.of(way, from, day));
        if self.measure == StreamMeasure::Count {
            return Some(of.iter().map(|acts| f64::from(acts.events)).sum());
        }
        let scored: u32 = of.iter().map(|acts| acts.scored).sum();
        let sum: f64 = of.iter().map(|acts| acts.sum).sum();
        (scored > 0).then(|| -sum / f64::from(scored))
    }
}

impl IndexBeside {
    /// Its value of a day; none of a later day than is known.
    pub fn value(&self, day: Day, as_of: Day) -> Option<f64> {
        (day <= as_of).then(|| self.at(day)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(count: i32, of: impl Fn(f64) -> f64) -> Option<Correlation> {
        correlation((0..count).map(|at| (f64::from(at), of(f64::from(at)))))
    }

    #[test]
    fn what_goes_together_is_told_with_its_sign() {
        assert_eq!(pairs(20, |x| 2.0 * x + 3.0).map(|found| found.r), Some(1.0));
        assert_eq!(pairs(20, |x| -x).map(|found| found.r), Some(-1.0));
        // By hand: 0, 1, 2, 3 … against 1, 0, 1, 0 …
        let found = pairs(20, |x| (x % 2.0 - 1.0).abs()).unwrap();
        assert!((found.r + 0.086_711_5).abs() < 1e-6 && found.pairs == 20, "{found:?}");
        assert_eq!(pairs(9, |x| x), None);
        assert_eq!(pairs(20, |_| 5.0), None);
    }
}
