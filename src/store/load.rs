//! Loading a dossier with everything that belongs to it: the one way from a file
//! to what the window, the command line and briefs are made from.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::read::{ReadError, not_dossier, read_text};
use super::{SAMPLE, SAMPLE_NAME, shown};
use crate::dossier::{self, Keep, Parsed, Problem};
use crate::reading::{Holdings, stale_headline};

/// A dossier as it was loaded.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Where it lies; `None` for one that has no file, such as the sample.
    pub path: Option<PathBuf>,
    /// Its text.
    pub text: Cow<'static, str>,
    /// What it says, unless there is an error among the problems.
    pub holdings: Option<Holdings>,
    /// All errors and warnings, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// From a text that was read already; its data files are looked for beside
    /// the path.
    pub fn of(path: Option<PathBuf>, text: impl Into<Cow<'static, str>>) -> Self {
        Self::keeping(path, text.into(), Keep::Some)
    }

    fn keeping(path: Option<PathBuf>, text: Cow<'static, str>, keep: Keep) -> Self {
        let Parsed { dossier, mut problems } = dossier::parse_keeping(&text, keep);
        let holdings = dossier.map(Holdings::new);
        let stale = holdings.as_ref().and_then(|all| stale_headline(&text, all));
        problems.extend(stale);
        problems.sort_by_key(|problem| (problem.line, problem.column, problem.severity));
        Self { path, text, holdings, problems }
    }

    /// What it is called in messages: the path as it was given.
    pub fn shown(&self) -> String {
        self.path.as_deref().map_or_else(|| SAMPLE_NAME.to_owned(), shown)
    }

    /// What it is called without its folder.
    pub fn name(&self) -> String {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        name.map_or_else(|| SAMPLE_NAME.to_owned(), |name| name.to_string_lossy().into_owned())
    }
}

/// Loads a dossier file, or the built-in sample where none is named.
///
/// # Errors
/// Where the file gives no text, or is something else than a dossier. What is
/// wrong with a dossier is among the problems instead.
pub fn load(file: Option<&Path>) -> Result<Loaded, ReadError> {
    let Some(path) = file else { return Ok(Loaded::of(None, SAMPLE)) };
    load_keeping(path, Keep::Some)
}

/// Loads a dossier file, with as many of its problems one by one as are asked
/// for.
///
/// # Errors
/// As [`load`].
pub fn load_keeping(path: &Path, keep: Keep) -> Result<Loaded, ReadError> {
    let loaded = Loaded::keeping(Some(path.to_owned()), read_text(path)?.into(), keep);
    // Only now: what can be read is a dossier, whatever it is called.
    let other = loaded.holdings.is_none().then(|| not_dossier(path, &loaded.text)).flatten();
    other.map_or(Ok(loaded), Err)
}
