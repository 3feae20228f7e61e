//! Loading a dossier with everything that belongs to it: the only way from a file to what the
//! window, the command line and briefs work on.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::data::load_data;
use super::evidence::load_texts;
use super::read::{ReadError, not_dossier, read_text};
use super::{SAMPLE, SAMPLE_NAME, shown};
use crate::dossier::{self, AllProblems, Parsed, Problem, ProblemKind};
use crate::evidence::Quotes;
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
    /// All errors and warnings, in the order of the file; where there are more than a thousand of
    /// one kind, one stands for the rest.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// From a text that was already read; its data files are looked for beside the path.
    pub fn of(path: Option<PathBuf>, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        let Parsed { dossier, mut problems } = dossier::parse(&text);
        let holdings = dossier.map(Holdings::new);
        let stale = holdings.as_ref().and_then(|all| stale_headline(&text, all));
        problems.extend(stale);
        problems.sort_by_key(|problem| (problem.line, problem.column, problem.severity));
        Self { path, text, holdings, problems }
    }

    /// How many bytes the data files named by the dossier have, as far as they exist.
    pub fn data_bytes(&self) -> u64 {
        let Some((path, holdings)) = self.path.as_ref().zip(self.holdings.as_ref()) else {
            return 0;
        };
        let dossier = holdings.dossier();
        let streams = dossier.streams.iter().map(|stream| (&stream.file, &stream.earlier));
        let indices = dossier.indices.iter().map(|index| (&index.file, &index.earlier));
        let files = streams.chain(indices).flat_map(|(file, earlier)| earlier.keys().chain([file]));
        let folder = super::write::folder_of(path);
        files.map(|file| folder.join(file).metadata().map_or(0, |found| found.len())).sum()
    }

    /// The same with the data files that the dossier names, looked for beside it.
    #[must_use]
    pub fn with_data(self) -> Self {
        let Some((path, holdings)) = self.path.as_ref().zip(self.holdings.as_ref()) else {
            return self;
        };
        let data = Arc::new(load_data(holdings.dossier(), path));
        let holdings = Some(holdings.clone().with_data(data));
        Self { holdings, ..self }
    }

    /// The same, with whether its quotations are in the texts of its sources kept beside it.
    #[must_use]
    pub fn with_quotes(self) -> Self {
        let Some((path, holdings)) = self.path.as_ref().zip(self.holdings.as_ref()) else {
            return self;
        };
        let texts = load_texts(holdings.dossier(), path);
        let quotes = Quotes::of(holdings.dossier(), &texts, &Quotes::default());
        let holdings = Some(holdings.clone().with_quotes(Arc::new(quotes)));
        Self { holdings, ..self }
    }

    /// Every problem, one by one in the order of the file, in several passes: there can be more
    /// than fit in memory.
    pub fn all_problems(&self) -> impl Iterator<Item = Cow<'_, [Problem]>> {
        let is_whole = self.problems.iter().all(|problem| problem.more == 0);
        let known = is_whole.then_some(Cow::Borrowed(self.problems.as_slice()));
        let mut turns = (!is_whole).then(|| AllProblems::of(&self.text));
        // These are found when the dossier is computed, so in no pass. Keys of the file come before
        // its records.
        let is_stale =
            |problem: &&Problem| matches!(problem.kind, ProblemKind::StaleHeadline { .. });
        let mut stale: Vec<Problem> = self.problems.iter().filter(is_stale).cloned().collect();
        known.into_iter().chain(std::iter::from_fn(move || {
            let mut turn = turns.as_mut()?.next()?;
            if !stale.is_empty() {
                turn.append(&mut stale);
                turn.sort_by_key(|problem| (problem.line, problem.column, problem.severity));
            }
            Some(Cow::Owned(turn))
        }))
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
/// If the file cannot be read as text, or is not a dossier at all. What is wrong with a dossier is
/// among the problems instead.
pub fn load(file: Option<&Path>) -> Result<Loaded, ReadError> {
    let Some(path) = file else { return Ok(Loaded::of(None, SAMPLE)) };
    let loaded = Loaded::of(Some(path.to_owned()), read_text(path)?);
    // Only now: a file that can be read as a dossier is one, whatever its name.
    let other = loaded.holdings.is_none().then(|| not_dossier(path, &loaded.text)).flatten();
    other.map_or(Ok(loaded), Err)
}
