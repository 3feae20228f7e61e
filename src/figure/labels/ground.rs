//! Which parts of a picture are taken, as bits: asking whether a text has room costs a few words of
//! memory, however much is there already.

use crate::figure::scene::{Point, Rect};

/// Height of a row of bits, in pixels; more on pictures so high that rows would
/// be too many.
const CELL: f32 = 4.0;
/// Most rows and columns that are told apart.
const MOST_ROWS: f32 = 600.0;
const MOST_COLUMNS: f32 = 20_000.0;

/// Pixels of an area that are taken, in columns of one pixel.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    area: Rect,
    /// Pixels up and down that share a row.
    cell: f32,
    rows: usize,
    words_per_row: usize,
    words: Vec<u64>,
}

impl Ground {
    pub(super) fn new(area: Rect) -> Self {
        let height = area.height().max(0.0);
        let cell = CELL.max(height / MOST_ROWS);
        let rows = (height / cell).ceil() as usize + 1;
        let columns = area.width().clamp(0.0, MOST_COLUMNS).ceil() as usize + 1;
        let words_per_row = columns.div_ceil(64);
        Self { area, cell, rows, words_per_row, words: vec![0; rows * words_per_row] }
    }

    pub(super) fn take(&mut self, rect: Rect) {
        let Some((rows, columns)) = self.cells(rect) else { return };
        for row in rows {
            let (begin, end) = self.range(row, &columns);
            let base = row * self.words_per_row;
            for (place, word) in self.words.iter_mut().enumerate().take(end).skip(begin) {
                *word |= columns.mask(place - base);
            }
        }
    }

    /// Takes a line as a stroke so many pixels wide on either side. Its pieces
    /// are level or upright; a slanted one takes the box round it.
    pub(super) fn take_line(&mut self, points: &[Point], half: f32) {
        for piece in points.windows(2) {
            let [a, b] = piece else { continue };
            let (left, right) = (a.x.min(b.x), a.x.max(b.x));
            let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
            self.take(Rect::new(left - half, top - half, right + half, bottom + half));
        }
    }

    /// Whether nothing of a rectangle is taken.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        let Some((mut rows, columns)) = self.cells(rect) else { return true };
        rows.all(|row| {
            let (begin, end) = self.range(row, &columns);
            let words = self.words.get(begin..end).unwrap_or_default();
            let first = begin - row * self.words_per_row;
            (first..).zip(words).all(|(place, word)| word & columns.mask(place) == 0)
        })
    }

    /// The rows and columns of a rectangle, as far as it is inside.
    fn cells(&self, rect: Rect) -> Option<(std::ops::Range<usize>, Columns)> {
        let Rect { left, top, right, bottom } = self.area;
        let outside =
            rect.right < left || right < rect.left || rect.bottom < top || bottom < rect.top;
        if outside || !(rect.left <= rect.right && rect.top <= rect.bottom) {
            return None;
        }
        let row = |y: f32| ((y - top).max(0.0) / self.cell) as usize;
        let column = |x: f32| (x - left).clamp(0.0, MOST_COLUMNS) as usize;
        let rows = row(rect.top)..(row(rect.bottom) + 1).min(self.rows);
        Some((rows, Columns::new(column(rect.left), column(rect.right))))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::scene::pt;

    #[test]
    fn what_is_taken_is_not_free() {
        let mut ground = Ground::new(Rect::new(10.0, 20.0, 410.0, 220.0));
        ground.take(Rect::new(70.0, 100.0, 200.0, 116.0));
        assert!(!ground.is_free(Rect::new(0.0, 0.0, 500.0, 500.0)));
        assert!(!ground.is_free(Rect::new(200.0, 116.0, 300.0, 150.0)), "edges touch");
        assert!(ground.is_free(Rect::new(202.0, 90.0, 300.0, 150.0)));
        assert!(ground.is_free(Rect::new(70.0, 121.0, 200.0, 150.0)));
        assert!(ground.is_free(Rect::new(500.0, 100.0, 600.0, 116.0)), "outside");
        ground.take_line(&[pt(20.0, 200.0), pt(300.0, 200.0), pt(300.0, 150.0)], 2.0);
        assert!(!ground.is_free(Rect::new(100.0, 190.0, 120.0, 204.0)));
        assert!(!ground.is_free(Rect::new(290.0, 160.0, 310.0, 165.0)));
    }
}
