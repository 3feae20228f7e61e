//! Reading files for the window. The application and its threads do so; the
//! state is told what came of it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::app::file::opened::{OpenDossier, Trouble, file_name};
use crate::store;
use crate::store::SAMPLE;
use crate::store::journal::Orphan;

/// Reads a file.
///
/// # Errors
/// Why it gives no dossier.
pub(in crate::app) fn open(path: &Path) -> Result<OpenDossier, Trouble> {
    let name = file_name(path);
    match store::load(Some(path)) {
        Ok(loaded) => OpenDossier::of(loaded, name),
        Err(error) => Err(Trouble::unreadable(path, name, error)),
    }
}

/// The document that edits were made to, as far as it is still there.
#[derive(Debug)]
pub(in crate::app) struct Reopened {
    /// As its file is now, or as it was before the edits.
    pub(in crate::app) document: Result<OpenDossier, Trouble>,
    /// The file, where it is there and its text could not be taken.
    pub(in crate::app) apart: Option<PathBuf>,
    /// When the file was written last.
    pub(in crate::app) when: Option<SystemTime>,
}

/// Opens the document of a session that is gone.
pub(in crate::app) fn reopen(orphan: &Orphan) -> Reopened {
    let before = || OpenDossier::from_text(None, String::new(), orphan.base().to_owned());
    let path = orphan.path().filter(|path| path.exists());
    let document = match (path, orphan.path()) {
        // A file that has errors now is left alone, and the edits come back
        // beside it.
        (Some(path), _) => open(path).or_else(|trouble| before().map_err(|_| trouble)),
        (None, None) if orphan.base() == SAMPLE => OpenDossier::sample(),
        // It never had a file, or has none any more.
        (None, _) => before(),
    };
    let is_apart = document.as_ref().is_ok_and(|document| document.path.is_none());
    Reopened {
        document,
        apart: path.filter(|_| is_apart).map(Path::to_owned),
        when: path.and_then(store::modified),
    }
}
