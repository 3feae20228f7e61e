//! What is wrong with a file, where, and what to do about it.

use std::fmt;
use std::ops::Range;

use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use super::Unseen;

/// Longest excerpt shown, in characters: a line of a file nobody laid out by
/// hand can be megabytes long.
const EXCERPT_CHARS: usize = 96;

/// Whether a problem keeps a file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does.
    Error,
    /// It does not, and somebody should look at it.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Whether the file can be used all the same.
    pub severity: Severity,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What happened.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// The text it is about.
    pub excerpt: Excerpt,
    /// Its bytes in the file, counted without a byte order mark.
    #[serde(skip)]
    pub span: Range<usize>,
    /// The key that a record lacks, where that is the problem.
    #[serde(skip)]
    pub missing_key: Option<String>,
}

/// A line of the file, or the part of it that matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The text; `…` stands at an end that was cut.
    pub text: String,
    /// The characters of `text` to underline.
    pub underline: Range<usize>,
}

impl Problem {
    /// A problem of a part of a text, given in bytes.
    pub fn at(
        text: &str,
        span: &Range<usize>,
        severity: Severity,
        message: String,
        remedy: String,
    ) -> Self {
        LineMap::new(text).problem(severity, span, message, remedy)
    }

    /// For a terminal, without colour: `file:line:column: error: message`, the
    /// excerpt with its underline, and the remedy.
    pub fn render(&self, file: &str) -> String {
        let Self { severity, line, column, message, remedy, excerpt, .. } = self;
        let number = line.to_string();
        // What it quotes may hold line ends.
        let (message, remedy) =
            (message.replace(['\n', '\r'], " "), remedy.replace(['\n', '\r'], " "));
        let gutter = " ".repeat(number.len());
        format!(
            "{file}:{line}:{column}: {severity}: {message}\n{gutter} |\n{number} | {}\n{gutter} | {}\n{gutter} = {remedy}\n",
            excerpt.text,
            excerpt.marker(),
        )
    }
}

impl Excerpt {
    /// Spaces and carets that stand under the text in a typewriter face. Wide
    /// characters take two columns.
    pub fn marker(&self) -> String {
        let columns = |range: Range<usize>| -> usize {
            let chars = self.text.chars().skip(range.start).take(range.len());
            chars.map(|c| c.width().unwrap_or(1)).sum()
        };
        let before = columns(0..self.underline.start);
        let under = columns(self.underline.clone()).max(1);
        format!("{}{}", " ".repeat(before), "^".repeat(under))
    }
}

/// A text with its line starts, so that thousands of problems find their lines
/// quickly.
pub(super) struct LineMap<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineMap<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The line, counted from 1, of a byte offset.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    pub(super) fn problem(
        &self,
        severity: Severity,
        span: &Range<usize>,
        message: String,
        remedy: String,
    ) -> Problem {
        let line = self.line(span.start);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let rest = self.text.get(start..).unwrap_or_default();
        let whole = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let before = self.text.get(start..span.start).map_or(0, |part| part.chars().count());
        let marked = self.text.get(span.clone()).unwrap_or_default();
        let marked_chars = marked.split('\n').next().unwrap_or_default().chars().count();
        let excerpt = cut(whole, before..before + marked_chars.max(1));
        Problem {
            severity,
            line,
            column: before + 1,
            message,
            remedy,
            excerpt,
            span: span.clone(),
            missing_key: None,
        }
    }
}

/// The part of a line round what is underlined.
fn cut(line: &str, underline: Range<usize>) -> Excerpt {
    let from = underline.start.saturating_sub(EXCERPT_CHARS / 3);
    // A line that fits is shown from its start.
    let from = if underline.end <= EXCERPT_CHARS { 0 } else { from };
    let mut shown: String = line.chars().skip(from).take(EXCERPT_CHARS).map(visible).collect();
    let mut offset = 0;
    if from > 0 {
        shown.insert(0, '…');
        offset = 1;
    }
    if line.chars().nth(from + EXCERPT_CHARS).is_some() {
        shown.push('…');
    }
    let start = underline.start - from + offset;
    let end = (underline.end - from + offset).min(EXCERPT_CHARS + offset).max(start + 1);
    Excerpt { text: shown, underline: start..end }
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

/// The candidate most like a word, if one is like enough to be a slip of the
/// pen: at most a third of its letters off.
pub(super) fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let length = word.chars().count();
    let tolerance = (length / 3).max(usize::from(length > 1));
    candidates
        .into_iter()
        // The distance is at least the difference in length.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= tolerance)
        .map(|candidate| {
            let (a, b) = (word.to_lowercase(), candidate.to_lowercase());
            (strsim::damerau_levenshtein(&a, &b), candidate)
        })
        .filter(|(distance, _)| *distance <= tolerance)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underlines_what_it_is_about() {
        let text = "a = 1\n名 = \"x\"\n";
        let at = text.find("\"x\"").unwrap();
        let problem =
            LineMap::new(text).problem(Severity::Error, &(at..at + 3), "no".into(), "yes".into());
        assert_eq!((problem.line, problem.column), (2, 5));
        assert_eq!(
            problem.render("f.toml"),
            "f.toml:2:5: error: no\n  |\n2 | 名 = \"x\"\n  |      ^^^\n  = yes\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_round_the_place() {
        let text = format!("{}here{}", "x".repeat(5000), "y".repeat(5000));
        let excerpt = LineMap::new(&text).problem(
            Severity::Error,
            &(5000..5004),
            String::new(),
            String::new(),
        );
        let shown: Vec<char> = excerpt.excerpt.text.chars().collect();
        let under: String = shown[excerpt.excerpt.underline].iter().collect();
        assert_eq!(under, "here");
        assert!(shown.len() < 110 && shown[0] == '…');
    }

    #[test]
    fn suggests_only_what_is_near() {
        assert_eq!(did_you_mean("hedline", ["headline", "detail"]), Some("headline"));
        assert_eq!(did_you_mean("xyz", ["headline", "detail"]), None);
        assert_eq!(did_you_mean("souces", ["sources", "source"]), Some("sources"));
    }
}
