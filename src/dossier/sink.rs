//! Where the problems of a file go while it is read.

use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::ops::Range;

use super::problem::{LineMap, Problem, Severity, did_you_mean};

/// Suggestions compare with every id of the file, so a file of nothing but
/// errors would take quadratic time without a bound.
const MOST_SUGGESTIONS: u32 = 200;

/// Where problems go.
pub(super) struct Sink<'t> {
    lines: LineMap<'t>,
    problems: RefCell<Vec<Problem>>,
    suggestions: Cell<u32>,
    /// The text did not parse as TOML: what seems to be missing may be there.
    incomplete: bool,
}

impl<'t> Sink<'t> {
    pub(super) fn new(text: &'t str, incomplete: bool) -> Self {
        Self {
            lines: LineMap::new(text),
            problems: RefCell::default(),
            suggestions: Cell::new(0),
            incomplete,
        }
    }

    pub(super) fn error(&self, span: &Range<usize>, message: impl Display, remedy: impl Display) {
        self.add(Severity::Error, span, message, remedy);
    }

    pub(super) fn warning(&self, span: &Range<usize>, message: impl Display, remedy: impl Display) {
        self.add(Severity::Warning, span, message, remedy);
    }

    /// An error that only holds if the whole file was understood.
    pub(super) fn missing(&self, span: &Range<usize>, message: impl Display, remedy: impl Display) {
        if !self.incomplete {
            self.error(span, message, remedy);
        }
    }

    /// The same, of a key that a record must have.
    pub(super) fn missing_key(
        &self,
        span: &Range<usize>,
        key: &str,
        message: impl Display,
        remedy: impl Display,
    ) {
        let before = self.problems.borrow().len();
        self.missing(span, message, remedy);
        for problem in self.problems.borrow_mut().iter_mut().skip(before) {
            problem.missing_key = Some(key.to_owned());
        }
    }

    fn add(
        &self,
        severity: Severity,
        span: &Range<usize>,
        message: impl Display,
        remedy: impl Display,
    ) {
        let problem = self.lines.problem(severity, span, message.to_string(), remedy.to_string());
        self.problems.borrow_mut().push(problem);
    }

    /// `did you mean "…"?` where a candidate is near, else `otherwise`.
    pub(super) fn suggest<'c>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: impl FnOnce() -> String,
    ) -> String {
        let asked = self.suggestions.get();
        self.suggestions.set(asked.saturating_add(1));
        let near = if asked < MOST_SUGGESTIONS { did_you_mean(word, candidates) } else { None };
        near.map_or_else(otherwise, |near| format!("did you mean \"{near}\"?"))
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.line(offset)
    }

    /// All problems in the order of the file, each once.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| (problem.line, problem.column, problem.severity));
        problems.dedup();
        problems
    }
}
