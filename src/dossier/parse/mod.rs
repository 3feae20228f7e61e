//! Reads a dossier: TOML text in, a [`Dossier`] or all of its problems out.

mod again;
mod all;
mod commitments;
mod data;
mod events;
mod hidden;
mod model;
mod names;
mod pieces;
mod planned;
mod read;
mod sides;
mod statements;
mod syntax;

use super::problem::{Problem, TextFault};
use super::reader::Sink;
use super::sink::Keep;
use super::{Dossier, Severity, unresolved};
pub use again::reread;
pub use all::AllProblems;
use pieces::Pieces;
use syntax::SyntaxErrors;

/// What reading a file gives.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The dossier, unless there is an error among the problems.
    pub dossier: Option<Dossier>,
    /// All errors and warnings, in the order of the file. Of more than a
    /// thousand of one sort one stands for the others, and says how many.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// How many problems keep the file from being used.
    pub fn error_count(&self) -> usize {
        Severity::Error.count_in(&self.problems)
    }

    fn of(dossier: Option<Dossier>, sink: Sink<'_>) -> Self {
        let parsed = Self { dossier: None, problems: sink.into_problems() };
        let is_sound = parsed.error_count() == 0;
        Self { dossier: dossier.filter(|_| is_sound), ..parsed }
    }
}

/// Reads the text of a dossier file, record by record: no more of it is held in
/// memory than what it says and where.
///
/// Never fails as a whole: whatever is wrong is among the problems, every
/// problem at once.
pub fn parse(text: &str) -> Parsed {
    // A byte order mark is not part of the text, nor a column of its line.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(problem) = not_text(text) {
        return Parsed { dossier: None, problems: vec![problem] };
    }
    let (dossier, sink) = read_keeping(text, Keep::Some);
    Parsed::of(dossier, sink)
}

/// Reads a text that is not empty and has no byte order mark.
fn read_keeping(text: &str, keep: Keep) -> (Option<Dossier>, Sink<'_>) {
    let pieces = Pieces::of(text);
    // What seems to be missing may be in a part that is not TOML, which is known only once
    // everything is read.
    let (mut read, mut sink) = read::read(text, &pieces, Sink::new(text, false, keep));
    if !read.is_whole() {
        (read, sink) = read::read(text, &pieces, Sink::new(text, true, keep));
    }
    let is_toml = read.syntax.is_empty();
    // git's merge marks explain every other error around them.
    if !is_toml {
        let only = Sink::new(text, true, keep);
        if unresolved::report_git(&only, text, is_toml) {
            return (None, only);
        }
    }
    unresolved::report_git(&sink, text, is_toml);
    unresolved::report(&sink, text);
    read.syntax.report(&sink);
    hidden::check_characters(text, &sink);
    (read.dossier, sink)
}

/// The bytes of the value of a key at the top of a file.
pub fn span_of_key(text: &str, key: &str) -> Option<std::ops::Range<usize>> {
    let head = Pieces::of(text.strip_prefix('\u{feff}').unwrap_or(text)).head();
    let tree = syntax::tree(&head, &mut SyntaxErrors::default());
    tree.get_ref().get(key).map(|value| head.places.in_file(value.span()))
}

/// A file of zeros would be a syntax error at each of them.
fn not_text(text: &str) -> Option<Problem> {
    let sink = Sink::new(text, false, Keep::Some);
    if let Some(at) = text.find('\0') {
        sink.error(&(at..at + 1), TextFault::ZeroBytes);
    } else if text.trim().is_empty() {
        sink.error(&(0..0), TextFault::Nothing);
    }
    sink.into_problems().into_iter().next()
}
