//! Which pixels of a gutter's rows are taken, as bits: asking whether a label
//! has room costs a few words of memory, however many labels there are.

use super::labels::Gutter;

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

    /// Whether a label there overlaps none, is cut by no leader and cuts none
    /// with its own.
    pub(super) fn is_free(&self, spot: &Spot) -> bool {
        if spot.left < self.left || spot.right > self.right {
            return false;
        }
        let (left, right) = spot.extent();
        let (from, to) = (self.pixel(left - GAP), self.pixel(right + GAP));
        let (cut_from, cut_to) =
            (self.pixel(spot.left - CLEARANCE), self.pixel(spot.right + CLEARANCE));
        let stands = (spot.row..=spot.last_row).all(|row| {
            !self.extents.any(row, from, to) && !self.leaders.any(row, cut_from, cut_to)
        });
        let (near, far) = (self.pixel(spot.x - CLEARANCE), self.pixel(spot.x + CLEARANCE));
        stands && (0..spot.row).all(|row| !self.texts.any(row, near, far))
    }

    pub(super) fn take(&mut self, spot: &Spot) {
        let (left, right) = spot.extent();
        let extent = (self.pixel(left), self.pixel(right));
        let text = (self.pixel(spot.left), self.pixel(spot.right));
        let leader = self.pixel(spot.x);
        for row in spot.row..=spot.last_row {
            self.extents.set(row, extent.0, extent.1);
            self.texts.set(row, text.0, text.1);
        }
        for row in 0..spot.row {
            self.leaders.set(row, leader, leader);
        }
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

    /// The words of a row that hold bits `from` to `to`, each with its mask.
    /// Bits past the row's end are left out.
    fn masks(
        &self,
        row: usize,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = (usize, u64)> + use<> {
        let last = (self.words_per_row * 64).saturating_sub(1);
        let (from, to) = (from.min(last), to.min(last));
        let base = row * self.words_per_row;
        (from / 64..=to / 64).map(move |word| {
            let low = if word == from / 64 { u64::MAX << (from % 64) } else { u64::MAX };
            let high = if word == to / 64 { u64::MAX >> (63 - to % 64) } else { u64::MAX };
            (base + word, low & high)
        })
    }

    fn set(&mut self, row: usize, from: usize, to: usize) {
        for (word, mask) in self.masks(row, from, to) {
            if let Some(word) = self.words.get_mut(word) {
                *word |= mask;
            }
        }
    }

    fn any(&self, row: usize, from: usize, to: usize) -> bool {
        self.masks(row, from, to)
            .any(|(word, mask)| self.words.get(word).is_some_and(|word| word & mask != 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_cross_words_and_keep_to_their_row() {
        let mut bits = BitRows::new(2, 200);
        bits.set(0, 60, 130);
        assert!(bits.any(0, 0, 60) && bits.any(0, 130, 199) && bits.any(0, 90, 90));
        assert!(!bits.any(0, 0, 59) && !bits.any(0, 131, 199));
        assert!(!bits.any(1, 0, 199));
        bits.set(1, 500, 900);
        assert!(bits.any(1, 199, 10_000), "past the end counts as at the end");
    }
}
