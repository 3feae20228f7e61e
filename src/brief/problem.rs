//! What can go wrong with a brief, and what a template's author is told.

use serde::{Deserialize, Serialize};
use typst::diag::{Severity as TypstSeverity, SourceDiagnostic};
use typst::{World, WorldExt};

use super::world::BriefWorld;
use crate::dossier::{Excerpt, Problem, ProblemKind, Severity, on_one_line};
use crate::words::Words;

/// Problems shown at once; a template can make thousands of one mistake.
const MOST_PROBLEMS: usize = 20;

/// A problem in a template's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateProblem {
    /// The file, by its path inside the template's folder.
    pub file: String,
    /// Whether it keeps the pages from being set.
    pub severity: Severity,
    /// What Typst says, in its own English words.
    pub said: String,
    /// What it advises; empty where it advises nothing.
    pub hints: String,
    line: usize,
    column: usize,
    excerpt: Excerpt,
}

impl TemplateProblem {
    /// What, where, and what to do.
    pub fn problem(&self) -> Problem {
        let Self { severity, line, column, excerpt, .. } = self.clone();
        let kind = ProblemKind::Template {
            said: self.said.as_str().into(),
            hints: self.hints.as_str().into(),
        };
        Problem { severity, line, column, kind, excerpt, more: 0, span: 0..0 }
    }

    /// For a terminal, with line, excerpt and underline.
    pub fn lines(&self, words: &Words) -> String {
        words.problem_lines(&self.problem(), &self.file)
    }
}

/// A brief that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BriefError {
    /// The template has errors.
    #[error("the template has errors")]
    Template(Vec<TemplateProblem>),
    /// The template took too long.
    #[error(
        "the template was not done after {seconds} s and was given up; look for a loop that does not end, or give it longer with --time-limit"
    )]
    TimedOut {
        /// How long it was given.
        seconds: u64,
    },
    /// The template took too much memory.
    #[error(
        "the template took more than {megabytes} MB of memory and was ended; look for something in it that grows without end, or give it more with --memory-limit"
    )]
    OutOfMemory {
        /// How much it was given, 1024 × 1024 bytes each.
        megabytes: u64,
    },
    /// The process that sets the template was ended from outside.
    #[error(
        "the system ended the process that set the template, as it does when memory runs out; close other programs, or look for something in the template that grows without end"
    )]
    Killed,
    /// The process that sets the template ended by itself, perhaps with some
    /// last words.
    #[error(
        "the process that set the template ended before it was done{}; try again, and leave parts of the template out to find the one that does it",
        last_words(.0.as_deref())
    )]
    Ended(Option<String>),
    /// The files of a format are too large together.
    #[error(
        "the template makes more than {megabytes} MB of files; look for pages that follow without end, or use a smaller --scale"
    )]
    TooMuch {
        /// How much there may be, 1,000,000 bytes each.
        megabytes: u64,
    },
    /// Pages of paper are no slides.
    #[error(
        "a PowerPoint file has slides, and --layout page has none; use --layout slide, compare, ledger or figure"
    )]
    NoSlides,
    /// A book of a layout without slides.
    #[error(
        "a book is made of slides, and --layout page has none; use --layout slide, compare, ledger or figure"
    )]
    NoBookOfPages,
    /// A book without a dispute.
    #[error("there is no dossier to make a book of")]
    EmptyBook,
    /// A book is one file with pages.
    #[error("a book is a .pdf or a .pptx file, and no .{0}")]
    NoBook(&'static str),
    /// There is no such page.
    #[error("the brief has no page {0}")]
    NoPage(usize),
    /// A picture that could not be painted.
    #[error(transparent)]
    Png(#[from] super::PngError),
    /// The data could not be written.
    #[error("the data for the template could not be written")]
    Data(#[from] serde_json::Error),
    /// A bug of ours.
    #[error("{0}")]
    Failed(String),
}

fn last_words(said: Option<&str>) -> String {
    said.map(|said| format!(" ({})", on_one_line(said))).unwrap_or_default()
}

/// Typst's findings with their places.
pub(super) fn told<'d>(
    world: &BriefWorld,
    found: impl IntoIterator<Item = &'d SourceDiagnostic>,
) -> Vec<TemplateProblem> {
    found.into_iter().take(MOST_PROBLEMS).map(|one| tell(world, one)).collect()
}

fn tell(world: &BriefWorld, found: &SourceDiagnostic) -> TemplateProblem {
    // If the mistake is deep in a library, the place that calls it helps the template's author
    // more.
    let id = found.span.id().unwrap_or_else(|| world.main());
    let file = id.get().vpath().get_without_slash().to_owned();
    let text = world.source(id).map(|source| source.text().to_owned()).unwrap_or_default();
    let span = world.range(found.span).unwrap_or(0..0);
    let severity = match found.severity {
        TypstSeverity::Error => Severity::Error,
        TypstSeverity::Warning => Severity::Warning,
    };
    let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
    let (said, hints) = (found.message.to_string(), hints.join("; "));
    let kind = ProblemKind::Template { said: said.as_str().into(), hints: hints.as_str().into() };
    let Problem { line, column, excerpt, .. } = Problem::at(&text, &span, severity, kind);
    TemplateProblem { file, severity, said, hints, line, column, excerpt }
}
