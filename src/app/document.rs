//! What is open: a dossier, where it came from, and its events prepared for
//! computing.

use std::path::{Path, PathBuf};

use crate::dossier::{self, Dossier, Problem};
use crate::store::{self, ReadError};
use crate::tension::EventLog;

/// An open dossier.
#[derive(Debug)]
pub struct Document {
    /// The file; `None` for the built-in sample.
    pub path: Option<PathBuf>,
    /// The file's name as shown.
    pub name: String,
    /// The record.
    pub dossier: Dossier,
    /// Its events, prepared.
    pub log: EventLog,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
}

/// A file that could not be opened.
#[derive(Debug)]
pub struct Trouble {
    /// Where it lies.
    pub path: Option<PathBuf>,
    /// What it is called.
    pub name: String,
    /// Why it gave no text; `None` where the problems tell.
    pub reason: Option<String>,
    /// What is wrong with its text.
    pub problems: Vec<Problem>,
}

impl Document {
    /// The built-in sample.
    pub fn sample() -> Result<Self, Trouble> {
        Self::from_text(None, "us-china-2025.dossier.toml".to_owned(), store::SAMPLE)
    }

    /// A dossier with two sides and nothing else: what stands behind the
    /// message where not even the sample can be shown.
    pub fn empty() -> Self {
        let dossier = Dossier::empty();
        let log = EventLog::new(&dossier);
        Self { path: None, name: String::new(), dossier, log, warnings: Vec::new() }
    }

    /// Reads a file.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        match store::read_text(path) {
            Ok(text) => Self::from_text(Some(path.to_owned()), name, &text),
            Err(error) => Err(Trouble::unreadable(path, name, &error)),
        }
    }

    fn from_text(path: Option<PathBuf>, name: String, text: &str) -> Result<Self, Trouble> {
        let parsed = dossier::parse(text);
        match parsed.dossier {
            Some(dossier) => {
                let log = EventLog::new(&dossier);
                Ok(Self { path, name, dossier, log, warnings: parsed.problems })
            }
            None => Err(Trouble { path, name, reason: None, problems: parsed.problems }),
        }
    }
}

impl Trouble {
    fn unreadable(path: &Path, name: String, error: &ReadError) -> Self {
        Self {
            path: Some(path.to_owned()),
            name,
            reason: Some(error.to_string()),
            problems: Vec::new(),
        }
    }
}

impl Trouble {
    /// All of it as text, as `detente check` prints it.
    pub fn as_text(&self) -> String {
        let problems = self.problems.iter().map(|problem| problem.render(&self.name));
        self.reason.iter().cloned().chain(problems).collect::<Vec<_>>().join("\n")
    }
}
