//! What is wrong with a file, where, and what to do about it.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthChar;

use super::lines::LineMap;

/// Whether a problem keeps a file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl Severity {
    /// How many problems are of it, with those that are told of with others.
    pub fn count_in(self, problems: &[Problem]) -> usize {
        let own = problems.iter().filter(|problem| problem.severity == self);
        own.map(|problem| 1 + problem.more).sum()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_none(more: &usize) -> bool {
    *more == 0
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
    /// How many others of its sort come behind it, of more than are told one by
    /// one.
    #[serde(skip_serializing_if = "is_none")]
    pub more: usize,
    /// Its bytes in the file, counted without a byte order mark.
    #[serde(skip)]
    pub span: Range<usize>,
    /// The key that a record lacks, where that is the problem.
    #[serde(skip)]
    pub missing_key: Option<String>,
}

/// A line of the file, or the part of it that matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        Self::on(&LineMap::new(text), span, severity, message, remedy)
    }

    /// The same, where the lines of the text are known.
    pub(super) fn on(
        lines: &LineMap<'_>,
        span: &Range<usize>,
        severity: Severity,
        message: String,
        remedy: String,
    ) -> Self {
        let (line, column, excerpt) = lines.place(span);
        let span = span.clone();
        Self { severity, line, column, message, remedy, excerpt, span, missing_key: None, more: 0 }
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
        let problem = Problem::at(text, &(at..at + 3), Severity::Error, "no".into(), "yes".into());
        assert_eq!((problem.line, problem.column), (2, 5));
        assert_eq!(
            problem.render("f.toml"),
            "f.toml:2:5: error: no\n  |\n2 | 名 = \"x\"\n  |      ^^^\n  = yes\n"
        );
    }

    #[test]
    fn suggests_only_what_is_near() {
        assert_eq!(did_you_mean("hedline", ["headline", "detail"]), Some("headline"));
        assert_eq!(did_you_mean("xyz", ["headline", "detail"]), None);
        assert_eq!(did_you_mean("souces", ["sources", "source"]), Some("sources"));
    }
}
