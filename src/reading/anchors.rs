//! An index as a scale for tension: its weeks as reference points, each at the share of
//! the index's own values that lie below.

use super::beside::IndexBeside;
use crate::dossier::{Day, Edtf, Reference};

/// Days of which one point is made.
const WEEK: i32 = 7;

/// A share at the very end of the scale could not be reached by any sum of acts.
const ENDS: (f64, f64) = (0.5, 99.5);

impl IndexBeside {
    /// A reference point for each week from a day to another on which the index has values: of
    /// their mean, how many of 100 values of the index up to the as-of day lie below it (its
    /// percentile rank, ties counted half). An index has no unit in common with tension; its rank
    /// within its own history is a number from 0 to 100 that can be recomputed. It is an anchor by
    /// convention, and says no more about the dispute than the index does.
    ///
    /// Cost: O(values · log values).
    pub fn anchors(&self, (from, to): (Day, Day), as_of: Day) -> Vec<Reference> {
        let known = self.series.values.iter().filter(|value| value.day <= as_of);
        let mut all: Vec<f64> = known.map(|value| value.value).collect();
        all.sort_by(f64::total_cmp);
        if all.is_empty() {
            return Vec::new();
        }
        let to = to.min(as_of);
        let weeks = (from.number()..=to.number()).step_by(WEEK as usize).map(Day::from_number);
        weeks.filter_map(|first| self.anchor(first, first.plus(WEEK - 1).min(to), &all)).collect()
    }

    fn anchor(&self, first: Day, last: Day, all: &[f64]) -> Option<Reference> {
        let days = (first.number()..=last.number()).map(Day::from_number);
        let values: Vec<f64> = days.filter_map(|day| self.at(day)).collect();
        if values.is_empty() {
            return None;
        }
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let middle = first.plus(last.since(first) / 2);
        Some(Reference {
            date: Edtf::day(middle),
            tension: percentile(mean, all).clamp(ENDS.0, ENDS.1),
            note: Some(format!("{}: {mean:.1}", self.label)),
            sources: Vec::new(),
        })
    }
}

/// How many of 100 values, in their order, lie below a value; the equal ones half.
fn percentile(value: f64, all: &[f64]) -> f64 {
    let below = all.partition_point(|other| *other < value);
    let up_to = all.partition_point(|other| *other <= value);
    let rank = (below as f64 + up_to as f64) / 2.0;
    100.0 * rank / all.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn ranks_count_ties_half() {
        let all = [1.0, 2.0, 2.0, 3.0];
        let ranks = [0.0, 1.0, 2.0, 2.5, 3.0, 9.0].map(|value| percentile(value, &all));
        assert_eq!(ranks, [0.0, 12.5, 50.0, 75.0, 87.5, 100.0]);
    }
}
