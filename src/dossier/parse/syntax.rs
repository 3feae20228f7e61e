//! Which parts of a file are not TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::super::cutting::Cutting;
use super::super::problem::{SyntaxFault, TextFault};
use super::super::reader::Sink;

/// TOML that breaks early can cause a complaint about every later line; the rest of such a list
/// helps no one.
const MOST_SYNTAX_ERRORS: usize = 50;

/// Places that are not TOML, and what is wrong there.
#[derive(Default)]
pub(super) struct SyntaxErrors {
    found: Vec<(Range<usize>, String)>,
    more: usize,
}

impl SyntaxErrors {
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    fn add(&mut self, span: Range<usize>, message: impl FnOnce() -> String) {
        // One more than are reported: the rest begins there.
        if self.found.len() <= MOST_SYNTAX_ERRORS {
            self.found.push((span, message()));
        } else {
            self.more += 1;
        }
    }

    /// Adds those of another part of the file.
    pub(super) fn take(&mut self, part: Self) {
        self.more += part.more;
        for (span, message) in part.found {
            self.add(span, || message);
        }
    }

    /// Reports the first, and how many more there are.
    pub(super) fn report(mut self, sink: &Sink<'_>) {
        self.found.sort_by_key(|(span, _)| span.start);
        for (span, message) in self.found.iter().take(MOST_SYNTAX_ERRORS) {
            sink.error(span, TextFault::Syntax(SyntaxFault::of(message)));
        }
        if let Some((span, _)) = self.found.get(MOST_SYNTAX_ERRORS) {
            sink.error(span, TextFault::MoreSyntax(self.more + 1));
        }
    }
}

/// The tree of a part of a file, as far as it is TOML.
pub(super) fn tree<'c>(
    cutting: &'c Cutting<'_>,
    errors: &mut SyntaxErrors,
) -> Spanned<DeTable<'c>> {
    let end = cutting.text.len();
    let (tree, found) = DeTable::parse_recoverable(&cutting.text);
    for error in found {
        let place = cutting.places.in_file(error.span().unwrap_or(end..end));
        errors.add(place, || error.message().to_owned());
    }
    tree
}
