//! Which pixels of a gutter's rows are taken, as bits: asking whether a label
//! has room costs a few words of memory, however many labels there are.

use super::place::Gutter;

/// Free space round a label, in pixels.
const GAP: f32 = 6.0;
/// Least space between a leader and a text it passes, in pixels.
const CLEARANCE: f32 = 2.0;

/// Where a label would stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Where its leader stands.
    pub(super) x: f32,
    pub(super) left: f32,
    pub(super) right: f32,
    /// Its row nearest to the line.
    pub(super) row: usize,
    /// Its row farthest from it.
    pub(super) last_row: usize,
}

impl Spot {
    /// Horizontal extent with its leader.
    fn extent(&self) -> (f32, f32) {
        (self.left.min(self.x), self.right.max(self.x))
    }

    /// Whether an upright line would pass through its text.
    pub(super) fn touches(&self, x: f32) -> bool {
        self.left - CLEARANCE < x && x < self.right + CLEARANCE
    }
}

/// What is taken in each row of a gutter.
pub(super) struct Rows {
    rows: usize,
    left: f32,
    right: f32,
    /// Texts alone.
    texts: BitRows,
    /// Texts with the leaders that run beside them.
    extents: BitRows,
    /// Leaders on their way to labels farther out.
    leaders: BitRows,
}

impl Rows {
    pub(super) fn new(gutter: &Gutter) -> Self {
        let width = (gutter.right - gutter.left).clamp(0.0, 1e5).ceil() as usize + 1;
        let empty = || BitRows::new(gutter.rows.max(1), width);
        Self {
            rows: gutter.rows.max(1),
            left: gutter.left,
            right: gutter.right,
            texts: empty(),
            extents: empty(),
            leaders: empty(),
        }
    }

    /// The pixel that a place falls in; places outside count as at the edge.
    fn pixel(&self, x: f32) -> usize {
        (x - self.left).max(0.0) as usize
    }

    /// How many rows a leader there passes without cutting a text: labels
    /// farther out than that are out of its reach.
    pub(super) fn reach(&self, x: f32) -> usize {
        let columns = Columns::new(self.pixel(x - CLEARANCE), self.pixel(x + CLEARANCE));
        (0..self.rows).find(|row| self.texts.any(*row, &columns)).unwrap_or(self.rows)
    }

    /// Whether a label there, within its leader's reach, overlaps none and is
    /// cut by no leader.
    pub(super) fn is_free(&self, spot: &Spot) -> bool {
        if spot.left < self.left || spot.right > self.right {
            return false;
        }
        let (left, right) = spot.extent();
        let stands_on = Columns::new(self.pixel(left - GAP), self.pixel(right + GAP));
        let is_cut_at =
            Columns::new(self.pixel(spot.left - CLEARANCE), self.pixel(spot.right + CLEARANCE));
        (spot.row..=spot.last_row)
            .all(|row| !self.extents.any(row, &stands_on) && !self.leaders.any(row, &is_cut_at))
    }

    pub(super) fn take(&mut self, spot: &Spot) {
        let (left, right) = spot.extent();
        let extent = (self.pixel(left), self.pixel(right));
        let text = (self.pixel(spot.left), self.pixel(spot.right));
        let leader = self.pixel(spot.x);
        for row in spot.row..=spot.last_row {
            self.extents.set(row, &Columns::new(extent.0, extent.1));
            self.texts.set(row, &Columns::new(text.0, text.1));
        }
        for row in 0..spot.row {
            self.leaders.set(row, &Columns::new(leader, leader));
        }
    }
}

/// Bits `from` to `to` of a row, as words and the masks of the first and the
/// last.
#[derive(Clone, Copy)]
struct Columns {
    first: usize,
    last: usize,
    first_mask: u64,
    last_mask: u64,
}

impl Columns {
    const fn new(from: usize, to: usize) -> Self {
        Self {
            first: from / 64,
            last: to / 64,
            first_mask: u64::MAX << (from % 64),
            last_mask: u64::MAX >> (63 - to % 64),
        }
    }

    /// Which bits of a word are meant.
    const fn mask(&self, word: usize) -> u64 {
        let low = if word == self.first { self.first_mask } else { u64::MAX };
        let high = if word == self.last { self.last_mask } else { u64::MAX };
        low & high
    }
}

/// Bits in rows.
struct BitRows {
    words_per_row: usize,
    words: Vec<u64>,
}

impl BitRows {
    fn new(rows: usize, width: usize) -> Self {
        let words_per_row = width.div_ceil(64);
        Self { words_per_row, words: vec![0; rows * words_per_row] }
    }

    /// Where the words of a row that hold columns are; those past its end are
    /// left out.
    const fn range(&self, row: usize, columns: &Columns) -> (usize, usize) {
        let base = row * self.words_per_row;
        let end =
            if columns.last < self.words_per_row { columns.last + 1 } else { self.words_per_row };
        let begin = if columns.first < end { columns.first } else { end };
        (base + begin, base + end)
    }

    fn set(&mut self, row: usize, columns: &Columns) {
        let (begin, end) = self.range(row, columns);
        let base = row * self.words_per_row;
        for (place, word) in self.words.iter_mut().enumerate().take(end).skip(begin) {
            *word |= columns.mask(place - base);
        }
    }

    fn any(&self, row: usize, columns: &Columns) -> bool {
        let (begin, end) = self.range(row, columns);
        let words = self.words.get(begin..end).unwrap_or_default();
        let first = begin - row * self.words_per_row;
        (first..).zip(words).any(|(place, word)| word & columns.mask(place) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_cross_words_and_keep_to_their_row() {
        let mut bits = BitRows::new(2, 200);
        let columns = |from, to| Columns::new(from, to);
        bits.set(0, &columns(60, 130));
        let any = |from, to| bits.any(0, &columns(from, to));
        assert!(any(0, 60) && any(130, 199) && any(90, 90));
        assert!(!any(0, 59) && !any(131, 199));
        assert!(!bits.any(1, &columns(0, 199)));
        assert!(!bits.any(0, &columns(900, 10_000)), "past the end nothing is taken");
    }
}
