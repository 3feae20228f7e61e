//! What a window that ended without saving has left, as it is offered.

use crate::app::file::beside::Beside;
use crate::dossier::parse;
use crate::edit::Change;
use crate::store::journal::Orphan;
use crate::words::Words;

/// What one window has left of one document.
#[derive(Debug)]
pub(crate) struct Left {
    /// Its journal.
    pub orphan: Orphan,
    /// The edits in it.
    pub changes: Vec<Change>,
    /// What was being written beside them.
    pub beside: Beside,
    /// Whether all of it could be read, and has come back: then the journal is
    /// needed no longer.
    pub is_whole: bool,
    /// The dossier's title.
    title: String,
}

impl Left {
    /// Reads what a journal holds.
    pub(crate) fn of(orphan: Orphan) -> Self {
        let (beside, is_whole) = orphan.beside().map_or((Beside::default(), true), Beside::read);
        let changes = orphan.changes();
        let title = parse(orphan.text()).dossier.map(|dossier| dossier.title).unwrap_or_default();
        Self { orphan, changes, beside, is_whole, title }
    }

    /// Whether nothing was done to the dossier itself.
    pub(crate) fn is_untouched(&self) -> bool {
        self.orphan.base() == self.orphan.text()
    }

    /// The file; a dossier that has none by its title.
    pub(crate) fn name(&self, words: &Words) -> String {
        if let (Some(texts), true) = (&self.beside.begin, self.is_untouched()) {
            let said: Vec<&str> =
                texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
            let title = said.join(" · ");
            return words.with("recover-begin", &[("title", title.into())]).into_owned();
        }
        match self.orphan.path() {
            Some(path) => path.display().to_string(),
            None => words.with("recover-new", &[("title", (&self.title).into())]).into_owned(),
        }
    }
}

/// What windows have left, and what was given up of it.
#[derive(Debug)]
pub(crate) struct LeftBehind {
    /// Document by document.
    pub left: Vec<Left>,
    /// Whether it was given up, and the user asked to see it.
    pub is_given_up: bool,
    /// The place of what the user is about to give up.
    pub giving_up: Option<usize>,
    /// Why something could not be done.
    pub error: Option<String>,
}

impl LeftBehind {
    /// What sessions that are gone have left.
    pub(crate) fn of_sessions(orphans: Vec<Orphan>) -> Self {
        Self::of(orphans, false)
    }

    /// What was given up.
    pub(crate) fn given_up(orphans: Vec<Orphan>) -> Self {
        Self::of(orphans, true)
    }

    fn of(orphans: Vec<Orphan>, is_given_up: bool) -> Self {
        let left = orphans.into_iter().map(Left::of).collect();
        Self { left, is_given_up, giving_up: None, error: None }
    }
}
