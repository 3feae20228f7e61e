//! From letters to lines in the order in which they are read.

use super::join::is_wide;
use super::letters::{Letter, Letters};

/// Letters further apart than this, by their size, are two words.
const SPACE: f32 = 0.17;
/// Chinese letters are drawn apart, and it says nothing.
const SPACE_CHINESE: f32 = 0.6;
/// Words further apart than this may be in two columns.
const FAR: f32 = 1.0;
/// Columns within columns are looked for so often: four of them.
const SPLITS: usize = 2;
/// Columns have at least so many lines each.
const FEWEST_LINES: usize = 6;
/// Places in which a gap between columns is looked for.
const PLACES: usize = 120;

/// A line of text with its place, in points down and to the right.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    /// On what the letters stand.
    pub(super) y: f32,
    pub(super) size: f32,
    /// The margins of its column.
    pub(super) column: (f32, f32),
    /// The number of its column on the page.
    pub(super) part: usize,
}

/// The lines of a page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) lines: Vec<Line>,
    pub(super) height: f32,
}

/// Letters that stand beside each other.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    left: f32,
    right: f32,
    y: f32,
    size: f32,
}

/// The lines of a page.
pub(super) fn lines(page: &Letters) -> Page {
    let mut lines = Lines::default();
    lines.take(pieces(&page.letters), SPLITS);
    Page { lines: lines.done, height: page.height }
}

/// Letters that were drawn one after the other and stand so.
fn pieces(letters: &[Letter]) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut is_spaced = false;
    for letter in letters {
        if letter.text.is_space() {
            is_spaced = true;
            continue;
        }
        let near = all.last_mut().filter(|last| {
            let size = last.size.max(letter.size);
            let gap = letter.x - last.right;
            (letter.y - last.y).abs() < 0.15 * size
                && (letter.size - last.size).abs() < 0.3 * size
                && gap > -0.6 * size
                && gap < FAR * size
        });
        if let Some(last) = near {
            let mut text = String::new();
            letter.text.push_to(&mut text);
            if is_spaced || is_apart(&last.text, &text, letter.x - last.right, last.size) {
                last.text.push(' ');
            }
            last.text.push_str(&text);
            last.right = last.right.max(letter.end);
        } else {
            let mut text = String::new();
            letter.text.push_to(&mut text);
            let Letter { x, y, end, size, .. } = *letter;
            all.push(Piece { text, left: x, right: end.max(x), y, size });
        }
        is_spaced = false;
    }
    all
}

/// Whether what stands beside each other are two words.
fn is_apart(before: &str, after: &str, gap: f32, size: f32) -> bool {
    let wide = |letter: Option<char>| letter.is_some_and(is_wide);
    let is_wide = wide(before.chars().next_back()) || wide(after.chars().next());
    gap > size * if is_wide { SPACE_CHINESE } else { SPACE }
}

#[derive(Default)]
struct Lines {
    done: Vec<Line>,
    parts: usize,
}

impl Lines {
    /// Takes some pieces, column by column where they plainly stand in columns.
    fn take(&mut self, pieces: Vec<Piece>, splits: usize) {
        let pieces = rows(pieces);
        let gutter = if splits > 0 { gutter(&pieces) } else { None };
        let Some(gutter) = gutter else {
            self.part(pieces);
            return;
        };
        let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
        for piece in pieces {
            let is_across = piece.left < gutter && piece.right > gutter;
            // What goes across ends the columns above it.
            if is_across {
                self.take(std::mem::take(&mut left), splits - 1);
                self.take(std::mem::take(&mut right), splits - 1);
                across.push(piece);
            } else {
                self.part(std::mem::take(&mut across));
                if piece.right <= gutter { left.push(piece) } else { right.push(piece) }
            }
        }
        self.part(across);
        self.take(left, splits - 1);
        self.take(right, splits - 1);
    }

    /// Lines of one column: what stands on one height is one.
    fn part(&mut self, pieces: Vec<Piece>) {
        if pieces.is_empty() {
            return;
        }
        let from = self.done.len();
        for piece in pieces {
            let is_far = |line: &Line| (line.y - piece.y).abs() >= 0.5 * line.size.min(piece.size);
            match self
                .done
                .get_mut(from..)
                .and_then(<[Line]>::last_mut)
                .filter(|line| !is_far(line))
            {
                Some(line) => extend(line, &piece),
                None => self.done.push(Line {
                    text: piece.text,
                    left: piece.left,
                    right: piece.right,
                    y: piece.y,
                    size: piece.size,
                    column: (0.0, 0.0),
                    part: self.parts,
                }),
            }
        }
        let lines = self.done.get_mut(from..).unwrap_or_default();
        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|line| line.right).fold(0.0, f32::max);
        lines.iter_mut().for_each(|line| line.column = (left, right));
        self.parts += 1;
    }
}

/// Puts a piece behind a line. The number of a note, small and raised, is left out.
fn extend(line: &mut Line, piece: &Piece) {
    let is_note = piece.size < 0.8 * line.size
        && piece.y < line.y
        && piece.text.chars().all(|letter| letter.is_ascii_digit() || ",*†‡".contains(letter));
    if !is_note {
        if is_apart(&line.text, &piece.text, piece.left - line.right, line.size) {
            line.text.push(' ');
        }
        line.text.push_str(&piece.text);
        line.size = line.size.max(piece.size);
    }
    line.right = line.right.max(piece.right);
}

/// From the top down, and in each row from left to right; what stands close in a row
/// becomes one piece, in whatever order it was drawn.
fn rows(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut sorted: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut row: Vec<Piece> = Vec::new();
    for piece in pieces {
        let tall = row.iter().map(|one| one.size).fold(piece.size, f32::max);
        if row.first().is_some_and(|first| piece.y - first.y > 0.45 * tall) {
            finish(&mut row, &mut sorted);
        }
        row.push(piece);
    }
    finish(&mut row, &mut sorted);
    sorted
}

fn finish(row: &mut Vec<Piece>, sorted: &mut Vec<Piece>) {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let from = sorted.len();
    for piece in row.drain(..) {
        let near = sorted.get_mut(from..).and_then(<[Piece]>::last_mut).filter(|last| {
            let gap = piece.left - last.right;
            gap < FAR * last.size && (piece.y - last.y).abs() < 0.15 * last.size
        });
        match near {
            Some(last) => {
                if is_apart(&last.text, &piece.text, piece.left - last.right, last.size) {
                    last.text.push(' ');
                }
                last.text.push_str(&piece.text);
                last.right = last.right.max(piece.right);
                last.size = last.size.max(piece.size);
            }
            None => sorted.push(piece),
        }
    }
}

/// Where the gap between two columns is, if there plainly are two: many lines on both
/// sides of it, few across, and those on the left fill their column, as the cells of
/// a table do not.
fn gutter(pieces: &[Piece]) -> Option<f32> {
    let left = pieces.iter().map(|piece| piece.left).fold(f32::MAX, f32::min);
    let right = pieces.iter().map(|piece| piece.right).fold(0.0, f32::max);
    let width = right - left;
    if pieces.len() < 2 * FEWEST_LINES || width <= 0.0 {
        return None;
    }
    let across = |x: f32| pieces.iter().filter(|one| one.left < x && one.right > x).count();
    #[expect(clippy::cast_precision_loss, reason = "there are few")]
    let place = |at: usize| left + width * (0.2 + 0.6 * at as f32 / PLACES as f32);
    let counts: Vec<(f32, usize)> = (0..=PLACES).map(place).map(|x| (x, across(x))).collect();
    let fewest = counts.iter().map(|(_, count)| *count).min()?;
    // The middle of the widest stretch with as few.
    let stretches = counts.chunk_by(|one, other| one.1 == other.1);
    let widest = stretches.filter(|all| all.first().is_some_and(|one| one.1 == fewest));
    let widest = widest.max_by_key(|all| all.len())?;
    let x = (widest.first()?.0 + widest.last()?.0) / 2.0;
    let on_left: Vec<&Piece> = pieces.iter().filter(|one| one.right <= x).collect();
    let on_right: Vec<&Piece> = pieces.iter().filter(|one| one.left >= x).collect();
    let sides = on_left.len() + on_right.len();
    let median = |mut all: Vec<f32>| {
        all.sort_by(f32::total_cmp);
        all.get(all.len() / 2).copied()
    };
    let edge = on_left.iter().map(|one| one.right).fold(left, f32::max);
    let filled = median(on_left.iter().map(|one| one.right).collect())?;
    let begun = median(on_right.iter().map(|one| one.left).collect())?;
    let letters: usize = on_left.iter().chain(&on_right).map(|one| one.text.chars().count()).sum();
    let is_plain = on_left.len() >= FEWEST_LINES
        && on_right.len() >= FEWEST_LINES
        && fewest * 4 <= sides
        && filled >= edge - 0.2 * (edge - left)
        && begun <= x + 0.2 * (right - x)
        && letters >= 12 * sides;
    is_plain.then_some(x)
}
