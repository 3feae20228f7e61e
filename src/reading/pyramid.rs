//! The lowest and highest values of any stretch of days, without looking at
//! each day: a tree over blocks of days. A record of many centuries draws as
//! fast as one of a year.

use std::ops::Range;

/// Days in a block. Within one, days are looked at one by one; fewer would
/// take more memory, more would take longer to look through.
const BLOCK: usize = 64;

/// Lowest and highest.
type Bounds = (f64, f64);

/// Lowest and highest values by blocks of days and by all larger stretches.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Pyramid {
    /// From blocks upward; each level has half the nodes of the one before.
    levels: Vec<Vec<Option<Bounds>>>,
}

impl Pyramid {
    /// Built from so many days, each with its lowest and highest value.
    pub(super) fn new(days: usize, bounds: impl Fn(usize) -> Option<Bounds>) -> Self {
        let blocks = days.div_ceil(BLOCK);
        let block = |block: usize| {
            (block * BLOCK..((block + 1) * BLOCK).min(days)).map(&bounds).fold(None, joined)
        };
        let mut levels: Vec<Vec<Option<Bounds>>> = vec![(0..blocks).map(block).collect()];
        while let Some(last) = levels.last()
            && last.len() > 1
        {
            let pairs = last.chunks(2).map(|pair| pair.iter().copied().fold(None, joined));
            let next = pairs.collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// Lowest and highest of a stretch of days; `None` where it has no value.
    /// `bounds` must be what the pyramid was built from.
    pub(super) fn of(
        &self,
        days: Range<usize>,
        bounds: impl Fn(usize) -> Option<Bounds>,
    ) -> Option<Bounds> {
        let (first, last) = (days.start.div_ceil(BLOCK), days.end / BLOCK);
        if first >= last {
            return days.map(bounds).fold(None, joined);
        }
        let ends = (days.start..first * BLOCK).chain(last * BLOCK..days.end);
        let mut found = ends.map(bounds).fold(None, joined);
        let (mut from, mut to) = (first, last);
        for level in &self.levels {
            let node = |place: usize| level.get(place).copied().flatten();
            if from >= to {
                break;
            }
            if from % 2 == 1 {
                found = joined(found, node(from));
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                found = joined(found, node(to));
            }
            (from, to) = (from / 2, to / 2);
        }
        found
    }
}

fn joined(a: Option<Bounds>, b: Option<Bounds>) -> Option<Bounds> {
    match (a, b) {
        (Some((low, high)), Some((l, h))) => Some((low.min(l), high.max(h))),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_stretch_has_the_bounds_of_its_days(
            days in prop::collection::vec(prop::option::of(-9.0..9.0_f64), 0..700),
            from in 0..700_usize,
            length in 0..700_usize,
        ) {
            let bounds = |day: usize| days[day].map(|value| (value, value));
            let pyramid = Pyramid::new(days.len(), bounds);
            let range = from.min(days.len())..(from + length).min(days.len());
            let plain = range.clone().map(bounds).fold(None, joined);
            prop_assert_eq!(pyramid.of(range, bounds), plain);
        }
    }
}
