//! Lines and columns of a text, and the part of a line that is shown.

use std::cell::OnceCell;
use std::ops::Range;

use super::Unseen;
use super::problem::Excerpt;

/// Longest excerpt shown, in characters: a line of a generated file can be megabytes long.
const EXCERPT_CHARS: usize = 96;

/// Most characters of an excerpt before what it is about.
const BEFORE_CHARS: usize = EXCERPT_CHARS / 3;

/// Bytes between two places whose line is known.
const STEP: usize = 4096;

/// A text with the lines of some of its places, so that thousands of problems
/// find theirs quickly, in a file of one line too.
pub(super) struct LineMap<'t> {
    text: &'t str,
    /// For every [`STEP`] bytes; found when first asked for.
    marks: OnceCell<Vec<Mark>>,
}

/// What comes before a byte of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Mark {
    /// How many lines have ended.
    lines: usize,
    /// Where the line begins in which it stands.
    line_start: usize,
    /// How many characters of that line have begun.
    column: usize,
}

impl Mark {
    /// What comes before the end of more bytes, which begin at `at`.
    fn after(self, bytes: &[u8], at: usize) -> Self {
        let is_start = |byte: &&u8| (**byte as i8) >= -0x40;
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            None => Self { column: self.column + bytes.iter().filter(is_start).count(), ..self },
            Some(last) => Self {
                lines: self.lines + bytes.iter().filter(|byte| **byte == b'\n').count(),
                line_start: at + last + 1,
                column: bytes.iter().skip(last + 1).filter(is_start).count(),
            },
        }
    }
}

impl<'t> LineMap<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, marks: OnceCell::new() }
    }

    fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| {
            let mut mark = Mark::default();
            let steps = self.text.as_bytes().chunks(STEP).enumerate().map(|(step, bytes)| {
                mark = mark.after(bytes, step * STEP);
                mark
            });
            std::iter::once(Mark::default()).chain(steps).collect()
        })
    }

    fn mark_of(&self, at: usize) -> Mark {
        let at = at.min(self.text.len());
        let step = at / STEP;
        let mark = self.marks().get(step).copied().unwrap_or_default();
        let bytes = self.text.as_bytes().get(step * STEP..at).unwrap_or_default();
        mark.after(bytes, step * STEP)
    }

    /// The line, counted from 1, of a byte offset.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.mark_of(offset).lines + 1
    }

    /// Line and column, counted from 1, of the first byte of a span, and what is
    /// shown of that line.
    pub(super) fn place(&self, span: &Range<usize>) -> (usize, usize, Excerpt) {
        let mark = self.mark_of(span.start);
        (mark.lines + 1, mark.column + 1, self.excerpt(span, &mark))
    }

    /// The part of a line round what is underlined; a line that fits is shown
    /// from its start.
    fn excerpt(&self, span: &Range<usize>, mark: &Mark) -> Excerpt {
        let marked = self.text.get(span.clone()).unwrap_or_default();
        let marked = marked.chars().take(EXCERPT_CHARS).take_while(|c| *c != '\n').count().max(1);
        let before = self.text.get(mark.line_start..span.start).unwrap_or_default();
        let fits = mark.column + marked <= EXCERPT_CHARS;
        let before: Vec<char> =
            before.chars().rev().take(if fits { EXCERPT_CHARS } else { BEFORE_CHARS }).collect();
        let is_cut = before.len() < mark.column;
        let after = self.text.get(span.start..).unwrap_or_default();
        let line: Vec<char> = before
            .iter()
            .rev()
            .copied()
            .chain(after.chars().take_while(|c| *c != '\n'))
            .take(EXCERPT_CHARS + 2)
            .collect();
        let line = match line.split_last() {
            Some(('\r', line)) => line,
            _ => line.as_slice(),
        };
        let mut shown: String = line.iter().take(EXCERPT_CHARS).copied().map(visible).collect();
        let offset = usize::from(is_cut);
        if is_cut {
            shown.insert(0, '…');
        }
        if line.len() > EXCERPT_CHARS {
            shown.push('…');
        }
        let start = before.len() + offset;
        let end = (start + marked).min(EXCERPT_CHARS + offset).max(start + 1);
        Excerpt { text: shown, underline: start..end }
    }
}

/// Tabs and characters that are not seen would move the underline away from
/// its text.
fn visible(c: char) -> char {
    if c == '\t' {
        ' '
    } else if Unseen::of(c).is_some() || c == '\r' {
        '\u{fffd}'
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_those_counted_one_by_one() {
        let line = "ab名\t\r\n";
        let text = format!("{}{}{}", line.repeat(2000), "名".repeat(9000), line.repeat(3));
        let lines = LineMap::new(&text);
        let (mut line, mut column) = (1, 1);
        for (at, c) in text.char_indices() {
            if at % 97 < 3 || c == '\n' {
                assert_eq!(lines.place(&(at..at)).0, line, "{at}");
                assert_eq!(lines.place(&(at..at)).1, column, "{at}");
            }
            (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!(lines.line(text.len()), line);
        assert_eq!(lines.line(usize::MAX), line);
    }

    #[test]
    fn a_long_line_is_cut_round_the_place() {
        let text = format!("{}here{}", "x".repeat(5000), "y".repeat(5000));
        let (_, _, excerpt) = LineMap::new(&text).place(&(5000..5004));
        let shown: Vec<char> = excerpt.text.chars().collect();
        let under: String = shown[excerpt.underline].iter().collect();
        assert_eq!(under, "here");
        assert!(shown.len() < 110 && shown[0] == '…');
    }
}
