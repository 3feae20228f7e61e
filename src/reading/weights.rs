//! Finding the largest of many weights within any range, without looking at
//! each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// Weights with the largest of every stretch, in a tree: each node holds the
/// place of the weightiest below it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weights {
    weights: Vec<f64>,
    /// The root at 1; the children of a node at twice its place and one more.
    tree: Vec<u32>,
}

/// A node with the weight it promises; ordered by weight, then the earlier
/// first.
#[derive(PartialEq)]
struct Promise {
    weight: f64,
    best: Reverse<u32>,
    node: usize,
}

impl Eq for Promise {}

impl PartialOrd for Promise {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Promise {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_weight = self.weight.total_cmp(&other.weight);
        by_weight.then(self.best.cmp(&other.best)).then(self.node.cmp(&other.node))
    }
}

impl Weights {
    pub(super) fn new(weights: Vec<f64>) -> Self {
        let count = weights.len();
        let mut tree = vec![0_u32; count * 2];
        for (place, leaf) in (0..).zip(tree.iter_mut().skip(count)) {
            *leaf = place;
        }
        let mut built = Self { weights, tree };
        for node in (1..count).rev() {
            let best = built.better(built.best(node * 2), built.best(node * 2 + 1));
            if let Some(slot) = built.tree.get_mut(node) {
                *slot = best;
            }
        }
        built
    }

    fn best(&self, node: usize) -> u32 {
        self.tree.get(node).copied().unwrap_or_default()
    }

    fn weight(&self, place: u32) -> f64 {
        self.weights.get(place as usize).copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn better(&self, a: u32, b: u32) -> u32 {
        match self.weight(a).total_cmp(&self.weight(b)) {
            std::cmp::Ordering::Greater => a,
            std::cmp::Ordering::Less => b,
            std::cmp::Ordering::Equal => a.min(b),
        }
    }

    /// The places of the largest of a range, the largest first; of equals, the
    /// earliest.
    ///
    /// Cost: O(most · log weights).
    pub(super) fn largest(&self, range: Range<usize>, most: usize) -> Vec<usize> {
        let count = self.weights.len();
        let promise = |node: usize| {
            let best = self.best(node);
            Promise { weight: self.weight(best), best: Reverse(best), node }
        };
        let mut open = BinaryHeap::new();
        // The nodes that cover the range, as in any such tree.
        let (mut from, mut to) = (range.start.min(count) + count, range.end.min(count) + count);
        while from < to {
            if from % 2 == 1 {
                open.push(promise(from));
                from += 1;
            }
            if to % 2 == 1 {
                to -= 1;
                open.push(promise(to));
            }
            from /= 2;
            to /= 2;
        }
        let mut found = Vec::new();
        while found.len() < most
            && let Some(Promise { best, node, .. }) = open.pop()
        {
            if node >= count {
                found.push(best.0 as usize);
            } else {
                open.push(promise(node * 2));
                open.push(promise(node * 2 + 1));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_largest_are_those_of_a_sorted_list(
            weights in prop::collection::vec(0..20_u8, 0..200),
            from in 0..200_usize,
            length in 0..200_usize,
            most in 0..60_usize,
        ) {
            let weights: Vec<f64> = weights.into_iter().map(f64::from).collect();
            let range = from.min(weights.len())..(from + length).min(weights.len());
            let mut sorted: Vec<usize> = range.clone().collect();
            sorted.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]).then(a.cmp(b)));
            sorted.truncate(most);
            prop_assert_eq!(Weights::new(weights).largest(range, most), sorted);
        }
    }
}
