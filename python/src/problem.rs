//! What is wrong with a file, and the errors that say so.

use detente::dossier::{self, Severity, visible};
use detente::store::{ReadError, Unread};
use detente::words::ENGLISH;
use pyo3::exceptions::{PyFileNotFoundError, PyIsADirectoryError, PyOSError, PyPermissionError};
use pyo3::prelude::*;

pyo3::import_exception!(detente._errors, DossierError);

/// One thing wrong with a dossier: where, what, and what to do about it.
#[pyclass(frozen, eq, hash, get_all, module = "detente")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Problem {
    /// The name of its kind, such as `unknown-key`: the same whatever the words are.
    code: String,
    /// `error`, which keeps a file from being used, or `warning`.
    severity: &'static str,
    /// The line in the file, counted from 1.
    line: usize,
    /// The column in characters, counted from 1.
    column: usize,
    /// What is wrong.
    message: String,
    /// What to do about it.
    remedy: String,
    /// The line of the file, or the part of it that matters.
    excerpt: String,
    /// How many others of its kind it stands for, of more than are told one by one.
    more: usize,
}

impl Problem {
    /// In English.
    pub(crate) fn of(problem: &dossier::Problem) -> Self {
        Self {
            code: problem.kind.code().to_owned(),
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            line: problem.line,
            column: problem.column,
            message: ENGLISH.problem_message(problem),
            remedy: ENGLISH.problem_remedy(problem),
            excerpt: problem.excerpt.text.clone(),
            more: problem.more,
        }
    }
}

#[pymethods]
impl Problem {
    fn __str__(&self) -> String {
        let Self { severity, line, column, message, remedy, .. } = self;
        visible(&format!("{line}:{column}: {severity}: {message}; {remedy}")).into_owned()
    }

    fn __repr__(&self) -> String {
        format!("<Problem {} {}>", self.code, self.__str__())
    }
}

/// Most problems that an error's message has; all are in its `problems`.
const MOST_SAID: usize = 20;

/// The error of a dossier that cannot be used, with all its problems.
pub(crate) fn unusable(name: &str, found: &[dossier::Problem]) -> PyErr {
    let errors = Severity::Error.count_in(found);
    let plural = if errors == 1 { "" } else { "s" };
    let mut message = format!("{name}: {errors} error{plural}");
    for problem in dossier::foremost(found, MOST_SAID) {
        message.push('\n');
        message.push_str(ENGLISH.problem_lines(problem, name).trim_end());
    }
    let problems: Vec<Problem> = found.iter().map(Problem::of).collect();
    if problems.len() > MOST_SAID {
        message.push_str("\n… all of them are in the error's `problems`");
    }
    DossierError::new_err((visible(&message).into_owned(), problems))
}

/// The error of a file that gives no text of a dossier.
pub(crate) fn unread(error: &ReadError) -> PyErr {
    let said = visible(&error.in_words(&ENGLISH)).into_owned();
    match error {
        ReadError::Unreadable { why: Unread::Missing, .. } => PyFileNotFoundError::new_err(said),
        ReadError::Unreadable { why: Unread::NotYours, .. } => PyPermissionError::new_err(said),
        ReadError::Folder(_) => PyIsADirectoryError::new_err(said),
        ReadError::Unreadable { .. } | ReadError::Special(_) => PyOSError::new_err(said),
        ReadError::TooLarge { .. }
        | ReadError::LargeFile(_)
        | ReadError::NotDossier { .. }
        | ReadError::CutOff { .. }
        | ReadError::NotUtf8 { .. } => DossierError::new_err((said, Vec::<Problem>::new())),
    }
}
