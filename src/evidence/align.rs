//! Where a few words stand in many, as nearly as can be: the alignment with the fewest
//! words put in, left out or changed (Sellers 1980, The theory and computation of
//! evolutionary distances: pattern recognition).

use std::ops::Range;

/// Most steps of one search: more would mean looking for a page-long quotation in a book.
const MOST_STEPS: usize = 60_000_000;

/// What it costs that a word of the pattern is another there, or missing.
const OTHER: u32 = 3;

/// The cost of an extra word in between: what is left out without a mark is left out most often.
const ADDED: u32 = 1;

/// What became of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    /// It stands there, by its places here and there.
    Same(usize, usize),
    /// Another stands in its place.
    Other(usize, usize),
    /// It does not stand there.
    Missing(usize),
    /// One stands there that is not here.
    Added(usize),
}

/// The stretch of `text` that is nearest to `pattern`: where it stands, how many words
/// differ, and what became of each; `None` where nothing is near, or the search would
/// take too long.
///
/// Cost: O(pattern · text).
pub(super) fn nearest<T: PartialEq>(
    pattern: &[T],
    text: &[T],
) -> Option<(Range<usize>, Vec<Edit>)> {
    if pattern.is_empty() || pattern.len().saturating_mul(text.len()) > MOST_STEPS {
        return None;
    }
    let (end, start) = best_end(pattern, text)?;
    let edits = trace(pattern, text.get(start..end)?, start);
    Some((start..end, edits))
}

const fn differs(is_other: bool) -> u32 {
    if is_other { OTHER } else { 0 }
}

/// Where the best alignment ends and begins.
fn best_end<T: PartialEq>(pattern: &[T], text: &[T]) -> Option<(usize, usize)> {
    // By how many words of the pattern: the cost, and where the stretch begins.
    let mut column: Vec<(u32, usize)> =
        (0..).take(pattern.len() + 1).map(|words| (words * OTHER, 0)).collect();
    let mut best: Option<(u32, usize, usize)> = None;
    for (at, word) in text.iter().enumerate() {
        // A stretch may begin anywhere.
        let mut before = (0, at);
        let mut above = (0, at + 1);
        for (own, slot) in pattern.iter().zip(column.iter_mut().skip(1)) {
            let changed = (before.0 + differs(own != word), before.1);
            let added = (slot.0 + ADDED, slot.1);
            let missing = (above.0 + OTHER, above.1);
            let next = [changed, added, missing].into_iter().min_by_key(|(cost, _)| *cost);
            before = *slot;
            *slot = next.unwrap_or(changed);
            above = *slot;
        }
        let (cost, start) = above;
        if best.is_none_or(|(least, ..)| cost < least) {
            best = Some((cost, at + 1, start));
        }
    }
    best.map(|(_, end, start)| (end, start))
}

/// What became of each word, over a stretch that is aligned as a whole.
fn trace<T: PartialEq>(pattern: &[T], text: &[T], offset: usize) -> Vec<Edit> {
    let width = text.len() + 1;
    let mut costs = vec![0_u32; width * (pattern.len() + 1)];
    let cost =
        |costs: &[u32], i: usize, j: usize| costs.get(i * width + j).copied().unwrap_or(u32::MAX);
    for i in 0..=pattern.len() {
        for j in 0..=text.len() {
            let value = match (i.checked_sub(1), j.checked_sub(1)) {
                (None, None) => 0,
                (Some(up), None) => cost(&costs, up, j) + OTHER,
                (None, Some(left)) => cost(&costs, i, left) + ADDED,
                (Some(up), Some(left)) => {
                    let changed =
                        cost(&costs, up, left) + differs(pattern.get(up) != text.get(left));
                    changed.min(cost(&costs, up, j) + OTHER).min(cost(&costs, i, left) + ADDED)
                }
            };
            if let Some(slot) = costs.get_mut(i * width + j) {
                *slot = value;
            }
        }
    }
    let mut edits = Vec::new();
    let (mut i, mut j) = (pattern.len(), text.len());
    while i > 0 || j > 0 {
        let here = cost(&costs, i, j);
        let diagonal = i > 0 && j > 0 && {
            let other = differs(pattern.get(i - 1) != text.get(j - 1));
            cost(&costs, i - 1, j - 1) + other == here
        };
        if diagonal {
            (i, j) = (i - 1, j - 1);
            let is_same = pattern.get(i) == text.get(j);
            edits.push(if is_same {
                Edit::Same(i, offset + j)
            } else {
                Edit::Other(i, offset + j)
            });
        } else if i > 0 && cost(&costs, i - 1, j) + OTHER == here {
            i -= 1;
            edits.push(Edit::Missing(i));
        } else {
            j = j.saturating_sub(1);
            edits.push(Edit::Added(offset + j));
        }
    }
    edits.reverse();
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn the_nearest_stretch_is_found_with_what_differs() {
        let text = words("on Monday the two sides agreed to suspend all tariffs for ninety days");
        let (at, edits) =
            nearest(&words("two sides agreed to suspend tariffs for 90 days"), &text).unwrap();
        assert_eq!(at, 3..13);
        let others: Vec<&Edit> =
            edits.iter().filter(|edit| !matches!(edit, Edit::Same(..))).collect();
        assert_eq!(others, [&Edit::Added(8), &Edit::Other(7, 11)]);
        let (at, edits) = nearest(&words("all tariffs"), &text).unwrap();
        assert_eq!((at, edits), (8..10, vec![Edit::Same(0, 8), Edit::Same(1, 9)]));
        assert!(nearest::<&str>(&[], &text).is_none());
        assert!(nearest(&words("a"), &[]).is_none());
    }
}
