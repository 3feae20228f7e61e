//! What is wrong with a file, where, and what to do about it.

mod field;
mod kind;
mod record;
mod text;
mod tie;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthChar;

use super::lines::LineMap;
pub use field::{
    Amount, Breaks, ChoiceAdvice, FieldFault, Found, LineFault, Rule, ValueError, Wanted,
};
pub use kind::{ProblemKind, Table, TableKind};
pub(in crate::dossier) use kind::{Sort, short_id, short_value};
pub use record::{Mention, RecordFault, SideAdvice};
pub use text::{KnownSyntax, SyntaxFault, TextFault};
pub use tie::TieFault;

/// Whether a problem keeps a file from being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does.
    Error,
    /// The file can be used, but the user should look at it.
    Warning,
}

impl Severity {
    /// How many problems it stands for, those counted with others included.
    pub fn count_in(self, problems: &[Problem]) -> usize {
        let own = problems.iter().filter(|problem| problem.severity == self);
        own.map(|problem| 1 + problem.more).sum()
    }
}

/// One thing wrong with a file. [`Words`](crate::words::Words) say what happened
/// and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the file can be used all the same.
    pub severity: Severity,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What happened.
    pub kind: ProblemKind,
    /// The text it is about.
    pub excerpt: Excerpt,
    /// How many others of its sort come behind it, of more than are told one by
    /// one.
    pub more: usize,
    /// Its bytes in the file, counted without a byte order mark.
    pub span: Range<usize>,
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
    pub fn at(text: &str, span: &Range<usize>, severity: Severity, kind: ProblemKind) -> Self {
        Self::on(&LineMap::new(text), span, severity, kind)
    }

    /// The same, where the lines of the text are known.
    pub(super) fn on(
        lines: &LineMap<'_>,
        span: &Range<usize>,
        severity: Severity,
        kind: ProblemKind,
    ) -> Self {
        let (line, column, excerpt) = lines.place(span);
        Self { severity, line, column, kind, excerpt, span: span.clone(), more: 0 }
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

/// The candidate most similar to a word, if similar enough to be a typing error: at most a third of
/// its letters off.
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
        let problem = Problem::at(text, &(at..at + 3), Severity::Error, TextFault::Nothing.into());
        assert_eq!((problem.line, problem.column), (2, 5));
        assert_eq!(problem.excerpt.text, "名 = \"x\"");
        assert_eq!(problem.excerpt.marker(), "     ^^^");
    }

    #[test]
    fn what_is_wrong_takes_little_room() {
        assert!(size_of::<ProblemKind>() <= 96, "{}", size_of::<ProblemKind>());
    }

    #[test]
    fn suggests_only_what_is_near() {
        assert_eq!(did_you_mean("hedline", ["headline", "detail"]), Some("headline"));
        assert_eq!(did_you_mean("xyz", ["headline", "detail"]), None);
        assert_eq!(did_you_mean("souces", ["sources", "source"]), Some("sources"));
    }
}
