//! The line of a dispute's last months, small enough to stand in a row.

use crate::dossier::{Day, ModelKind};
use crate::tension::Series;

/// How many days a trend looks back: the same for every dispute, so that lines under each
/// other can be compared.
pub const TREND_DAYS: i32 = 180;

/// Tension by day over the last [`TREND_DAYS`], the as-of day included.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Its first day.
    pub first: Day,
    /// Tension at the end of each day; `None` before the first event and where a mean has
    /// nothing to average.
    pub values: Vec<Option<f64>>,
    /// The values at its foot and at its head: the whole scale of a tension of 0 to 100, so
    /// that a flat line is a quiet dispute; the line's own of other models.
    pub bounds: (f64, f64),
}

impl Trend {
    /// The days up to `as_of` of a series.
    ///
    /// Cost: O([`TREND_DAYS`]).
    pub fn of(series: &Series, kind: ModelKind, as_of: Day) -> Self {
        let first = as_of.plus(-TREND_DAYS);
        let values: Vec<_> = (0..=TREND_DAYS).map(|day| series.at(first.plus(day))).collect();
        let bounds = match kind {
            ModelKind::Stock | ModelKind::Level => (0.0, 100.0),
            ModelKind::Flow | ModelKind::Mean => own_bounds(values.iter().flatten().copied()),
        };
        Self { first, values, bounds }
    }

    /// Its unbroken stretches: how far along each value stands, from 0 to 1, and how high.
    pub fn stretches(&self) -> Vec<Vec<(f64, f64)>> {
        let (low, high) = self.bounds;
        let share = |value: f64| ((value - low) / (high - low)).clamp(0.0, 1.0);
        let last = (self.values.len().max(2) - 1) as f64;
        let points = self.values.iter().enumerate();
        let points: Vec<Option<(f64, f64)>> = points
            .map(|(place, value)| value.map(|value| (place as f64 / last, share(value))))
            .collect();
        let runs = points.split(|point| point.is_none()).filter(|run| !run.is_empty());
        runs.map(|run| run.iter().flatten().copied().collect()).collect()
    }
}

/// The lowest and highest of some values, a little apart even where they are all the same.
fn own_bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = values.fold(none, |(low, high), value| (low.min(value), high.max(value)));
    match high - low {
        span if span > f64::EPSILON => (low, high),
        _ if low.is_finite() => (low - 1.0, low + 1.0),
        _ => (0.0, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line() {
        let first = Day::from_number(700_000);
        let values = vec![Some(0.0), Some(50.0), None, Some(100.0)];
        let trend = Trend { first, values, bounds: (0.0, 100.0) };
        let stretches = trend.stretches();
        assert_eq!(stretches.len(), 2);
        assert_eq!(stretches.first().map(Vec::len), Some(2));
        assert_eq!(stretches.get(1), Some(&vec![(1.0, 1.0)]));
    }

    #[test]
    fn equal_values_stand_in_the_middle() {
        assert_eq!(own_bounds([3.0, 3.0].into_iter()), (2.0, 4.0));
        assert_eq!(own_bounds(std::iter::empty()), (0.0, 1.0));
    }
}
