//! Reading files for the window. The application and its threads do so; the
//! state is told what came of it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;
use std::time::SystemTime;

use crate::app::file::opened::{OpenDossier, Trouble, file_name};
use crate::store;
use crate::store::journal::Orphan;
use crate::store::{SAMPLE, crash};

/// A file of more bytes than this is not waited for: the window says that it is
/// being read.
const LONG: u64 = 1 << 20;

/// Data files of more bytes than this in all are not waited for.
const LONG_DATA: u64 = 4 << 20;

/// What a file gives.
pub(in crate::app) type Opened = Result<OpenDossier, Trouble>;

/// A file that is read while the window is made.
#[derive(Debug)]
pub(in crate::app) struct Ahead {
    path: PathBuf,
    is_long: bool,
    opened: Receiver<Opened>,
}

impl Ahead {
    /// Begins to read.
    pub(in crate::app) fn begin(path: &Path) -> Self {
        let (sender, opened) = sync_channel(1);
        let path = path.to_owned();
        let is_long = path.metadata().is_ok_and(|file| file.len() > LONG);
        let reads = path.clone();
        thread::spawn(move || {
            let _task = crash::task("reading a file");
            // A window that could not be made no longer listens.
            let _ = sender.send(open(&reads));
        });
        Self { path, is_long, opened }
    }

    /// What it gives, where that is known or known soon; otherwise it goes on.
    pub(in crate::app) fn soon(self) -> Result<Opened, Self> {
        if !self.is_long {
            return Ok(self.wait());
        }
        match self.opened.try_recv() {
            Ok(opened) => Ok(opened),
            Err(TryRecvError::Empty) => Err(self),
            Err(TryRecvError::Disconnected) => Ok(open(&self.path)),
        }
    }

    /// What it gives.
    pub(in crate::app) fn wait(self) -> Opened {
        // Without an answer it could not be begun, and is read here.
        self.opened.recv().unwrap_or_else(|_| open(&self.path))
    }

    /// What the file is called.
    pub(in crate::app) fn name(&self) -> String {
        file_name(&self.path)
    }
}

/// Reads a file.
///
/// # Errors
/// Why it gives no dossier.
pub(in crate::app) fn open(path: &Path) -> Opened {
    let name = file_name(path);
    match store::load(Some(path)) {
        Ok(loaded) => {
            // Large ones follow when the window is there.
            let is_short = loaded.data_bytes() <= LONG_DATA;
            OpenDossier::of(if is_short { loaded.with_data() } else { loaded }, name)
        }
        Err(error) => Err(Trouble::unreadable(path, name, error)),
    }
}

/// The document that edits were made to, as far as it is still there.
#[derive(Debug)]
pub(in crate::app) struct Reopened {
    /// As its file is now, or as it was before the edits.
    pub(in crate::app) document: Opened,
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
