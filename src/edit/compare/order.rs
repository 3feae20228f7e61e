//! The order of records that three texts have in common, where two of them may
//! have changed it.
//!
//! A pair stands the other way round than at the beginning as soon as one of the
//! two has turned it. So joining the joined order once more changes nothing,
//! whichever of the two it is joined with.

/// The joined order, as places in theirs. Base and mine give for each place in
/// theirs the place that they have it in. `None` where the pairs go in a circle,
/// so that there is no such order.
pub(in crate::edit) fn joined(base: &[usize], mine: &[usize]) -> Option<Vec<usize>> {
    let theirs: Vec<usize> = (0..base.len().min(mine.len())).collect();
    // Turned by either is what two of the three have: mine, theirs and the
    // beginning backwards.
    let backwards: Vec<usize> = base.iter().map(|rank| base.len() - rank).collect();
    let base = &backwards;
    let rank = |ranks: &[usize], one: usize| ranks.get(one).copied().unwrap_or(usize::MAX);
    let is_before = |a: usize, b: usize| {
        let votes = [a < b, rank(base, a) < rank(base, b), rank(mine, a) < rank(mine, b)];
        votes.into_iter().filter(|vote| *vote).count() > 1
    };
    let (order, _) = sorted(theirs.clone(), &is_before);
    // A pair that is not unanimous is one in which two pairs of texts differ,
    // and one text differs from the majority.
    let differ = |order: &[usize], ranks: &[usize]| -> u64 {
        let by_rank = |a: usize, b: usize| rank(ranks, a) < rank(ranks, b);
        sorted(order.to_vec(), &by_rank).1
    };
    let (of_mine, _) = sorted(theirs.clone(), &|a, b| rank(mine, a) < rank(mine, b));
    let not_unanimous = differ(&theirs, base) + differ(&theirs, mine) + differ(&of_mine, base);
    let outvoted = differ(&order, &theirs) + differ(&order, base) + differ(&order, mine);
    (outvoted * 2 == not_unanimous).then_some(order)
}

/// Sorts by merging, whatever the comparison answers, and counts the pairs that
/// were the other way round.
fn sorted(mut items: Vec<usize>, is_before: &impl Fn(usize, usize) -> bool) -> (Vec<usize>, u64) {
    if items.len() < 2 {
        return (items, 0);
    }
    let right = items.split_off(items.len() / 2);
    let ((left, of_left), (right, of_right)) = (sorted(items, is_before), sorted(right, is_before));
    let mut count = of_left + of_right;
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if is_before(*b, *a) => {
                count += left.len() as u64;
                merged.extend(right.next());
            }
            (Some(_), _) => merged.extend(left.next()),
            (None, Some(_)) => merged.extend(right.next()),
            (None, None) => return (merged, count),
        }
    }
}

/// An order that grows: what is put behind another stands right behind it, in
/// front of what was put there before.
#[derive(Debug, Default)]
pub(in crate::edit) struct Chain {
    /// What was put behind each, and first of all; places are one more than the
    /// items, 0 being before the first.
    behind: Vec<Vec<usize>>,
}

impl Chain {
    /// Of items below a bound, and empty.
    pub(in crate::edit) fn below(bound: usize) -> Self {
        Self { behind: vec![Vec::new(); bound + 1] }
    }

    /// Puts an item behind another that is in it, or in front of all.
    pub(in crate::edit) fn put(&mut self, item: usize, behind: Option<usize>) {
        if let Some(place) = self.behind.get_mut(behind.map_or(0, |item| item + 1)) {
            place.push(item);
        }
    }

    /// The items in order.
    pub(in crate::edit) fn order(&self) -> Vec<usize> {
        let put_behind = |place: usize| self.behind.get(place).into_iter().flatten().copied();
        let mut order = Vec::with_capacity(self.behind.len());
        // The last put is the next out.
        let mut open: Vec<usize> = put_behind(0).collect();
        while let Some(item) = open.pop() {
            order.push(item);
            open.extend(put_behind(item + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_has_moved_moves() {
        let same = [0, 1, 2, 3];
        assert_eq!(joined(&same, &same), Some(vec![0, 1, 2, 3]));
        // Mine has the first last.
        assert_eq!(joined(&same, &[3, 0, 1, 2]), Some(vec![1, 2, 3, 0]));
        // Theirs has moved one, and mine none; or both the same.
        assert_eq!(joined(&[3, 0, 1, 2], &[3, 0, 1, 2]), Some(vec![0, 1, 2, 3]));
        assert_eq!(joined(&[3, 0, 1, 2], &same), Some(vec![0, 1, 2, 3]));
        // Theirs has the last in front, and mine the first behind: both.
        assert_eq!(joined(&[3, 0, 1, 2], &[2, 3, 0, 1]), Some(vec![0, 2, 3, 1]));
    }

    #[test]
    fn a_circle_is_no_order() {
        // From 0 1 2 to 1 0 2 and to 0 2 1: who has moved the one in the middle?
        assert_eq!(joined(&[0, 2, 1], &[1, 2, 0]), None);
    }

    #[test]
    fn what_is_put_behind_stands_right_behind() {
        let mut chain = Chain::below(5);
        chain.put(0, None);
        chain.put(1, Some(0));
        chain.put(2, Some(0));
        chain.put(3, Some(2));
        chain.put(4, None);
        assert_eq!(chain.order(), [4, 0, 2, 3, 1]);
    }
}
