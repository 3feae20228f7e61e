//! What is open: a dossier with what belongs to it, its text and its history,
//! and where it came from.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::dossier::{Day, Dossier, FileKind, MOST_PROBLEMS_SHOWN, Problem, Severity, foremost};
use crate::edit::{Refusal, Step, StepName};
use crate::reading::{Holdings, stale_headline};
use crate::store::{Loaded, ReadError};
use crate::words::Words;
use crate::{edit, store};

/// Whether an open dossier may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Access {
    /// It may.
    #[default]
    Open,
    /// Another window has its file open for changes.
    ReadOnly,
}

/// An open dossier.
#[derive(Debug)]
pub(crate) struct OpenDossier {
    /// The file; `None` for the built-in sample and for one never saved.
    pub path: Option<PathBuf>,
    /// The file's name as shown.
    pub name: String,
    /// The record, with everything that belongs to it.
    pub holdings: Holdings,
    /// Its own as-of day, which every frame asks for.
    pub own_day: Option<Day>,
    /// Warnings that the user should look at.
    pub warnings: Vec<Problem>,
    /// Whether it may be changed.
    pub access: Access,
    /// Whether the text is another than the file's: looked at in every frame,
    /// and compared only when something changes.
    changed: bool,
    /// Its text, and the way back to every earlier state.
    edit: edit::Document,
}

/// A file that could not be opened.
#[derive(Debug)]
pub(crate) struct Trouble {
    /// Where it lies.
    pub path: Option<PathBuf>,
    /// What it is called.
    pub name: String,
    /// Why it gave no text; `None` where the problems tell.
    pub reason: Option<Box<ReadError>>,
    /// What is wrong with its text; the foremost, where that is very much.
    pub problems: Vec<Problem>,
    /// How many errors there are in all.
    pub errors: usize,
    /// How many problems there are besides.
    pub more: usize,
    /// What it is, where it is no dossier at all.
    pub kind: Option<FileKind>,
}

impl OpenDossier {
    /// The built-in sample.
    pub(crate) fn sample() -> Result<Self, Trouble> {
        Self::from_text(None, "us-china-2025.dossier.toml".to_owned(), store::SAMPLE)
    }

    /// An example that the program carries, by its place.
    ///
    /// # Errors
    /// As [`from_text`](Self::from_text).
    pub(crate) fn example(place: usize) -> Result<Self, Trouble> {
        match store::EXAMPLES.get(place) {
            Some((name, text)) => Self::from_text(None, (*name).to_owned(), *text),
            None => Self::sample(),
        }
    }

    /// Nothing: what is there until a file is read, and what stands behind the
    /// message where not even the sample can be shown.
    pub(crate) fn empty() -> Self {
        let edit = edit::Document::default();
        Self {
            path: None,
            name: String::new(),
            holdings: Holdings::new(Arc::clone(edit.dossier())),
            own_day: None,
            warnings: Vec::new(),
            access: Access::ReadOnly,
            changed: false,
            edit,
        }
    }

    /// A dossier that begins: two sides and nothing else.
    pub(crate) fn begin(title: &str, first: &str, second: &str) -> Result<Self, Trouble> {
        let text = edit::new_dossier(title, first, second);
        Self::from_text(None, String::new(), text)
    }

    /// A dossier from the text of a file.
    pub(crate) fn from_text(
        path: Option<PathBuf>,
        name: String,
        text: impl Into<Cow<'static, str>>,
    ) -> Result<Self, Trouble> {
        Self::of(Loaded::of(path, text), name)
    }

    /// What was read of a file.
    pub(in crate::app) fn of(loaded: Loaded, name: String) -> Result<Self, Trouble> {
        let Loaded { path, text, holdings, problems } = loaded;
        let Some(holdings) = holdings else {
            return Err(Trouble::of_problems(path, name, &problems));
        };
        let warnings = problems.clone();
        // What the text itself is warned about; whether the headline holds
        // depends on the whole record, and is asked anew after each change.
        let stale = stale_headline(&text, &holdings);
        let problems = problems.into_iter().filter(|p| Some(p) != stale.as_ref()).collect();
        let dossier = Arc::clone(holdings.dossier());
        let own_day = dossier.default_as_of();
        let edit = edit::Document::of(text.into_owned(), dossier, problems);
        Ok(Self {
            path,
            name,
            holdings,
            own_day,
            warnings,
            access: Access::Open,
            changed: false,
            edit,
        })
    }

    /// The record.
    pub(crate) const fn dossier(&self) -> &Arc<Dossier> {
        self.holdings.dossier()
    }

    /// The text as it would be saved.
    pub(crate) fn text(&self) -> &str {
        self.edit.text()
    }

    /// Text and history, to be looked at.
    pub(crate) const fn history(&self) -> &edit::Document {
        &self.edit
    }

    /// Whether there is something to save: changes, or a dossier that has no
    /// file yet and is not the built-in sample.
    pub(crate) fn is_unsaved(&self) -> bool {
        let is_new = self.path.is_none() && self.name.is_empty();
        self.changed || (is_new && self.access == Access::Open)
    }

    /// Makes some edits, all or none.
    ///
    /// # Errors
    /// As [`edit::Document::perform`].
    pub(crate) fn perform(&mut self, action: impl Into<Step>) -> Result<(), Refusal> {
        self.edit.perform(action)?;
        self.refresh();
        Ok(())
    }

    /// Whether some edits could be made; nothing changes.
    ///
    /// # Errors
    /// As [`edit::Document::check`].
    pub(crate) fn check(&mut self, edits: &[edit::Edit]) -> Result<(), Refusal> {
        self.edit.check(edits)
    }

    /// Takes the last step back.
    pub(crate) fn undo(&mut self) -> Option<StepName> {
        let name = self.edit.undo();
        self.refresh();
        name
    }

    /// Makes the step again that was taken back last.
    pub(crate) fn redo(&mut self) -> Option<StepName> {
        let name = self.edit.redo();
        self.refresh();
        name
    }

    /// Ends a gesture: what comes next is a step of its own.
    pub(crate) fn end_gesture(&mut self) {
        self.edit.end_gesture();
    }

    /// Takes over another text as one step that can be undone.
    ///
    /// # Errors
    /// All problems of a text that has errors.
    pub(crate) fn adopt(&mut self, text: &str, name: StepName) -> Result<(), Vec<Problem>> {
        self.edit.adopt(text, name)?;
        self.refresh();
        Ok(())
    }

    /// The file has this text now.
    pub(crate) fn mark_saved(&mut self, text: &str) {
        self.edit.mark_saved(text);
        self.changed = self.edit.is_changed();
    }

    /// Changes of the text since this was last asked, for a journal.
    pub(crate) fn take_log(&mut self) -> Vec<edit::Splice> {
        self.edit.take_log()
    }

    fn refresh(&mut self) {
        self.changed = self.edit.is_changed();
        if Arc::ptr_eq(self.dossier(), self.edit.dossier()) {
            return;
        }
        self.holdings = self.holdings.with_dossier(self.edit.dossier());
        self.own_day = self.dossier().default_as_of();
        self.warnings = self.edit.warnings().to_vec();
        self.warnings.extend(stale_headline(self.edit.text(), &self.holdings));
    }
}

/// A file's name, without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    let name = path.file_name();
    name.map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

impl Trouble {
    fn of_problems(path: Option<PathBuf>, name: String, problems: &[Problem]) -> Self {
        let errors = Severity::Error.count_in(problems);
        let shown: Vec<Problem> =
            foremost(problems, MOST_PROBLEMS_SHOWN).into_iter().cloned().collect();
        let count = |of: &[Problem]| of.iter().map(|problem| 1 + problem.more).sum::<usize>();
        let more = count(problems) - count(&shown);
        Self { path, name, reason: None, problems: shown, errors, more, kind: None }
    }

    pub(in crate::app) fn unreadable(path: &Path, name: String, error: ReadError) -> Self {
        Self {
            path: Some(path.to_owned()),
            name,
            kind: match &error {
                ReadError::NotDossier { kind, .. } => Some(*kind),
                _ => None,
            },
            reason: Some(Box::new(error)),
            problems: Vec::new(),
            errors: 0,
            more: 0,
        }
    }
}

impl Trouble {
    /// All that is shown of it as text, as `detente check` prints it.
    pub(crate) fn as_text(&self, words: &Words) -> String {
        let problems = self.problems.iter().map(|problem| words.problem_lines(problem, &self.name));
        let reason = self.reason.iter().map(|reason| reason.in_words(words));
        let lines = reason.chain(problems).chain(self.more_text(words));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// How many problems are not shown.
    pub(crate) fn more_text(&self, words: &Words) -> Option<String> {
        let count = [("count", self.more.into())];
        (self.more > 0).then(|| words.with("trouble-more", &count).into_owned())
    }
}
