//! How much room texts take on a slide, and which of them fit.

use super::parts::{Cell, Paragraph, Table, TableRow};
use crate::figure::{BundledFonts, TextStyle, wrap};

/// Height of a line, in font sizes.
pub(super) const LINE: f32 = 1.22;
/// The share of a width that is counted on: other programs break lines differently, and other
/// typefaces run wider.
const USED_WIDTH: f32 = 0.95;
/// Width of a status's icon with the space after it, in font sizes.
pub(super) const ICON: f32 = 1.3;
/// Space over and under a cell's text, in points, and between columns.
pub(super) const CELL: (f32, f32) = (3.2, 10.0);
/// More lines than any slide has.
const MOST_LINES: usize = 200;

/// How high a paragraph is, without the space above it.
fn paragraph_height(paragraph: &Paragraph, width: f32) -> f32 {
    let size = paragraph.runs.iter().map(|run| run.size).fold(0.0, f32::max);
    let strong = paragraph.runs.iter().any(|run| run.strong);
    let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
    let icons = paragraph.runs.iter().filter(|run| run.icon.is_some()).count() as f32;
    let style = TextStyle { size, strong };
    // The icon stands in the first line; its room is taken from all.
    let room = (width * USED_WIDTH - icons * size * ICON).max(size);
    let lines = wrap(&BundledFonts, &text, style, room, MOST_LINES).len().max(1);
    lines as f32 * size * LINE
}

/// How high paragraphs are, one under the other.
pub(super) fn height(paragraphs: &[Paragraph], width: f32) -> f32 {
    let own = |(place, paragraph): (usize, &Paragraph)| {
        let above = if place == 0 { 0.0 } else { paragraph.above };
        above + paragraph_height(paragraph, width)
    };
    paragraphs.iter().enumerate().map(own).sum()
}

/// A row of cells over columns, as high as its highest cell.
pub(super) fn row(columns: &[f32], cells: Vec<Cell>, is_head: bool, unit: f32) -> TableRow {
    let (around, between) = (CELL.0 * unit, CELL.1 * unit);
    let mut column = 0;
    let mut most = 0.0_f32;
    for cell in &cells {
        let all: f32 = columns.iter().skip(column).take(cell.span).sum();
        column += cell.span;
        let room = if column >= columns.len() { all } else { all - between };
        most = most.max(height(&cell.paragraphs, room));
    }
    TableRow { height: most + 2.0 * around, cells, is_head }
}

impl Table {
    /// How high it is.
    pub(crate) fn height(&self) -> f32 {
        self.rows.iter().map(|row| row.height).sum()
    }

    /// How wide it is.
    pub(crate) fn width(&self) -> f32 {
        self.columns.iter().sum()
    }
}
