//! Where the problems of a file are collected while it is read.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;

use super::lines::LineMap;
use super::problem::{Problem, ProblemKind, Severity, Sort, did_you_mean};

/// A suggestion compares a word with every id of the file, so a file of nothing but errors would
/// take quadratic time without a bound.
const MOST_SUGGESTIONS: usize = 200;

/// Most problems of one sort that are kept one by one; those beyond are counted
/// with the first of them. A file can have a problem in every other byte.
const MOST_OF_A_SORT: usize = 1000;

/// Which problems are kept one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// A thousand of each kind: a bound on memory whatever the file is.
    Some,
    /// About so many, the first that stand from a byte of the text on.
    From {
        /// The byte.
        from: usize,
        /// How many; twice as many may be held while the text is read.
        most: usize,
    },
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
    sorts: HashMap<(Severity, Sort), Count>,
    /// What stands from this byte on is not kept; nothing is left out where it is
    /// `None`.
    beyond: Option<usize>,
    /// How many problems are too many.
    too_many: usize,
}

/// How many problems are of a sort.
#[derive(Default)]
struct Count {
    count: usize,
    /// The one that stands for those beyond the most.
    others: Option<usize>,
}

/// A problem before its line is known.
struct Told {
    severity: Severity,
    span: Range<usize>,
    kind: ProblemKind,
    /// How many others like it stand behind it, and are not kept.
    more: usize,
}

impl Found {
    fn new(keep: Keep) -> Self {
        let (problems, sorts) = (Vec::new(), HashMap::new());
        Self { keep, problems, sorts, beyond: None, too_many: 0 }
    }

    fn add(&mut self, told: Told) {
        match self.keep {
            Keep::Some => self.add_counted(told),
            Keep::From { from, most } => {
                let start = told.span.start;
                if start >= from && self.beyond.is_none_or(|beyond| start < beyond) {
                    self.problems.push(told);
                    self.keep_first(most);
                }
            }
        }
    }

    /// Lets go of the later half when there are twice too many.
    fn keep_first(&mut self, most: usize) {
        if self.problems.len() < self.too_many.max(2 * most + 2) {
            return;
        }
        // Of the places alone: what stands at one stays in the order it was found.
        let mut starts: Vec<usize> = self.problems.iter().map(|told| told.span.start).collect();
        let (_, last, _) = starts.select_nth_unstable(most);
        // All that stand at one place stay together, so that a reader can go on
        // from the next.
        let beyond = *last + 1;
        self.end_at(Some(beyond));
        // Where all stand at one place, none could go.
        self.too_many = 2 * self.problems.len();
    }

    /// Lets go of what stands from a byte on, since some of it is not kept.
    fn end_at(&mut self, beyond: Option<usize>) {
        let Some(beyond) = beyond.filter(|new| self.beyond.is_none_or(|old| *new < old)) else {
            return;
        };
        self.problems.retain(|told| told.span.start < beyond);
        self.beyond = Some(beyond);
    }

    fn add_counted(&mut self, told: Told) {
        let sort = self.sorts.entry((told.severity, told.kind.sort())).or_default();
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

    pub(super) fn error(&self, span: &Range<usize>, kind: impl Into<ProblemKind>) {
        self.add(Severity::Error, span, kind.into());
    }

    pub(super) fn warning(&self, span: &Range<usize>, kind: impl Into<ProblemKind>) {
        self.add(Severity::Warning, span, kind.into());
    }

    /// An error that only holds if the whole file was understood.
    pub(super) fn missing(&self, span: &Range<usize>, kind: impl Into<ProblemKind>) {
        if !self.incomplete {
            self.error(span, kind);
        }
    }

    fn add(&self, severity: Severity, span: &Range<usize>, kind: ProblemKind) {
        let told = Told { severity, span: span.clone(), kind, more: 0 };
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
        found.end_at(part.beyond);
    }

    /// From which byte on problems were left out.
    pub(super) fn beyond(&self) -> Option<usize> {
        self.found.borrow().beyond
    }

    /// The candidate that was likely meant by a word, where one is near.
    pub(super) fn suggest<'c>(
        &self,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<Box<str>> {
        let left = self.suggestions.get();
        self.suggestions.set(left.saturating_sub(1));
        if left == 0 {
            return None;
        }
        did_you_mean(word, candidates).map(Box::from)
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        self.lines.line(offset)
    }

    /// All problems, in the order of the file, each once.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let problems = self.found.into_inner().problems.into_iter().map(|told| {
            let Told { severity, span, kind, more } = told;
            Problem { more, ..Problem::on(&self.lines, &span, severity, kind) }
        });
        let mut problems: Vec<Problem> = problems.collect();
        problems.sort_by_key(|problem| (problem.line, problem.column, problem.severity));
        problems.dedup();
        problems
    }
}
