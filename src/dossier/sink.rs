//! Where the problems of a file go while it is read.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Display;
use std::ops::Range;

use super::foremost::sort_of;
use super::lines::LineMap;
use super::problem::{Problem, Severity, did_you_mean};

/// Suggestions compare with every id of the file, so a file of nothing but
/// errors would take quadratic time without a bound.
const MOST_SUGGESTIONS: usize = 200;

/// Most problems of one sort that are kept one by one; those beyond are counted
/// with the first of them. A file can have a problem in every other byte.
const MOST_OF_A_SORT: usize = 1000;

/// Most sorts of problems; what comes beyond counts as one sort.
const MOST_SORTS: usize = 1000;

/// How many problems are kept one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Of each sort a thousand: a bound on memory whatever the file is.
    Some,
    /// All, as many as there are.
    All,
}

/// Where problems go.
pub(super) struct Sink<'t> {
    lines: LineMap<'t>,
    found: RefCell<Found>,
    /// How many more suggestions may be looked for.
    suggestions: Cell<usize>,
    /// The text did not parse as TOML: what seems to be missing may be there.
    incomplete: bool,
}

/// What was found in a part of a file.
pub(super) struct Found {
    keep: Keep,
    problems: Vec<Told>,
    sorts: HashMap<(Severity, String), Sort>,
}

/// Problems that differ in what they name alone.
#[derive(Default)]
struct Sort {
    count: usize,
    /// The one that stands for those beyond the most.
    others: Option<usize>,
}

/// A problem before its line is known.
struct Told {
    severity: Severity,
    span: Range<usize>,
    message: String,
    remedy: String,
    missing_key: Option<String>,
    /// How many others like it stand behind it, and are not kept.
    more: usize,
}

impl Found {
    fn new(keep: Keep) -> Self {
        Self { keep, problems: Vec::new(), sorts: HashMap::new() }
    }

    fn add(&mut self, told: Told) {
        if self.keep == Keep::All {
            self.problems.push(told);
            return;
        }
        let mut key = (told.severity, sort_of(&told.message));
        if self.sorts.len() >= MOST_SORTS && !self.sorts.contains_key(&key) {
            key.1.clear();
        }
        let sort = self.sorts.entry(key).or_default();
        let stands_for_others = sort.count >= MOST_OF_A_SORT || told.more > 0;
        sort.count += 1 + told.more;
        match sort.others.and_then(|place| self.problems.get_mut(place)) {
            Some(others) => others.more += 1 + told.more,
            None => {
                if stands_for_others {
                    sort.others = Some(self.problems.len());
                }
                self.problems.push(told);
            }
        }
    }
}

impl<'t> Sink<'t> {
    pub(super) fn new(text: &'t str, incomplete: bool, keep: Keep) -> Self {
        Self {
            lines: LineMap::new(text),
            found: RefCell::new(Found::new(keep)),
            suggestions: Cell::new(MOST_SUGGESTIONS),
            incomplete,
        }
    }

    /// One for a part of the file that is read beside others: of the suggestions
    /// it may look for its share.
    pub(super) fn for_part(&self, text: &'t str, parts: usize) -> Self {
        let share = (MOST_SUGGESTIONS / parts.max(1)).max(1);
        let sink = Self::new(text, self.incomplete, self.found.borrow().keep);
        Self { suggestions: Cell::new(share), ..sink }
    }

    pub(super) fn error(&self, span: &Range<usize>, message: impl Display, remedy: impl Display) {
        self.add(Severity::Error, span, None, message, remedy);
    }

    pub(super) fn warning(&self, span: &Range<usize>, message: impl Display, remedy: impl Display) {
        self.add(Severity::Warning, span, None, message, remedy);
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
        if !self.incomplete {
            self.add(Severity::Error, span, Some(key.to_owned()), message, remedy);
        }
    }

    fn add(
        &self,
        severity: Severity,
        span: &Range<usize>,
        missing_key: Option<String>,
        message: impl Display,
        remedy: impl Display,
    ) {
        let (message, remedy) = (message.to_string(), remedy.to_string());
        let span = span.clone();
        let told = Told { severity, span, message, remedy, missing_key, more: 0 };
        self.found.borrow_mut().add(told);
    }

    /// What was found in a part of the file.
    pub(super) fn into_found(self) -> Found {
        self.found.into_inner()
    }

    /// Adds what was found in a part of the file.
    pub(super) fn take(&self, part: Found) {
        let mut found = self.found.borrow_mut();
        for told in part.problems {
            found.add(told);
        }
    }

    /// `did you mean "…"?` where a candidate is near, else `otherwise`.
    pub(super) fn suggest<'c>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
        otherwise: impl FnOnce() -> String,
    ) -> String {
        let left = self.suggestions.get();
        self.suggestions.set(left.saturating_sub(1));
        let near = if left > 0 { did_you_mean(word, candidates) } else { None };
        near.map_or_else(otherwise, |near| format!("did you mean \"{near}\"?"))
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.line(offset)
    }

    /// All problems, in the order of the file, each once.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let problems = self.found.into_inner().problems.into_iter().map(|told| {
            let Told { severity, span, mut message, remedy, missing_key, more } = told;
            if more > 0 {
                message.push_str(&format!(", and {more} more like it from here on"));
            }
            let problem = Problem::on(&self.lines, &span, severity, message, remedy);
            Problem { missing_key, more, ..problem }
        });
        let mut problems: Vec<Problem> = problems.collect();
        problems.sort_by_key(|problem| (problem.line, problem.column, problem.severity));
        problems.dedup();
        problems
    }
}
