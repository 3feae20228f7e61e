//! Progress in numbers, prorated: how much was to be expected by a day.

use crate::dossier::{Commitment, Day, Dossier};

/// How far a metric has come by a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MetricProgress {
    /// The latest observation known: its day and value.
    pub observed: Option<(Day, f64)>,
    /// The value expected by the day, on a straight line from baseline at the
    /// start to target at the end; `None` where the span is not given.
    pub expected: Option<f64>,
    /// The observed share of the expected change, 1 being on track; `None`
    /// where either is missing or no change is expected yet.
    pub share: Option<f64>,
}

impl MetricProgress {
    /// The progress of a commitment's metric as of a day; `None` where it has
    /// none.
    pub fn compute(dossier: &Dossier, commitment: &Commitment, as_of: Day) -> Option<Self> {
        let metric = commitment.metric.as_ref()?;
        let known = metric.observations.iter().filter(|observation| {
            let source = observation.source.as_slice();
            dossier.known_from(observation.date.point(), source) <= as_of
        });
        let observed = known
            .max_by_key(|observation| observation.date.point())
            .map(|observation| (observation.date.point(), observation.value));
        let start = metric.start.unwrap_or(commitment.made).point();
        let end = metric.end.or(commitment.due).and_then(|end| end.last_covered());
        let expected = end.map(|end| {
            let elapsed = f64::from(as_of.since(start));
            let whole = f64::from(end.since(start));
            let share = if whole > 0.0 {
                (elapsed / whole).clamp(0.0, 1.0)
            } else {
                f64::from(u8::from(elapsed >= 0.0))
            };
            metric.baseline + (metric.target - metric.baseline) * share
        });
        let share = observed.zip(expected).and_then(|((_, value), expected)| {
            let change = expected - metric.baseline;
            (change != 0.0).then(|| (value - metric.baseline) / change)
        });
        Some(Self { observed, expected, share })
    }
}
