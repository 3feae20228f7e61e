//! What was done to a disk below some folder, in its order: for tests that take
//! the power away in between.

#![cfg_attr(not(unix), allow(dead_code, reason = "the model of a disk is one of POSIX"))]
#![allow(clippy::unwrap_used, reason = "where a test cannot go on it should fail")]

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Deed {
    /// An empty file was made.
    Create(PathBuf),
    /// A folder was made.
    MakeFolder(PathBuf),
    /// Bytes were written at a place.
    Write { path: PathBuf, at: u64, bytes: Vec<u8> },
    /// A file got another length.
    SetLen(PathBuf, u64),
    /// What a file has is on disk.
    Sync(PathBuf),
    /// A file got another name, and what had that name is gone.
    Rename(PathBuf, PathBuf),
    /// A name was removed.
    Remove(PathBuf),
    /// The names in a folder are on disk.
    SyncFolder(PathBuf),
    /// A caller was told that something holds: from here on it must.
    Told(String),
}

impl Deed {
    fn is_below(&self, root: &Path) -> bool {
        match self {
            Self::Create(path)
            | Self::MakeFolder(path)
            | Self::Write { path, .. }
            | Self::SetLen(path, _)
            | Self::Sync(path)
            | Self::Rename(path, _)
            | Self::Remove(path)
            | Self::SyncFolder(path) => path.starts_with(root),
            Self::Told(_) => false,
        }
    }
}

/// All recordings in progress, each of its own folder: tests run in parallel, and journals are
/// written by their own threads.
static RUNNING: Mutex<Vec<(PathBuf, Vec<Deed>)>> = Mutex::new(Vec::new());

fn running() -> MutexGuard<'static, Vec<(PathBuf, Vec<Deed>)>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes a deed in the recordings that it belongs to.
pub(super) fn note(deed: impl FnOnce() -> Deed) {
    let mut running = running();
    if running.is_empty() {
        return;
    }
    let deed = deed();
    for (_, deeds) in running.iter_mut().filter(|(root, _)| deed.is_below(root)) {
        deeds.push(deed.clone());
    }
}

/// Records what is done below a folder, until it is ended or dropped.
#[derive(Debug)]
pub(in crate::store) struct Recording(PathBuf);

impl Recording {
    /// Begins; the folder is named as those who write will name it.
    pub(in crate::store) fn of(root: &Path) -> Self {
        running().push((root.to_owned(), Vec::new()));
        Self(root.to_owned())
    }

    /// Notes that a caller was told something.
    pub(in crate::store) fn tell(&self, what: impl Into<String>) {
        let mut running = running();
        let deeds = running.iter_mut().find(|(root, _)| *root == self.0);
        deeds.unwrap().1.push(Deed::Told(what.into()));
    }

    /// Ends; all that was done.
    pub(in crate::store) fn end(self) -> Vec<Deed> {
        let running = running();
        running.iter().find(|(root, _)| *root == self.0).unwrap().1.clone()
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        running().retain(|(root, _)| *root != self.0);
    }
}
