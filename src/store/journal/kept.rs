//! Journals the user has given up: kept aside for thirty days, since edits given up in haste may be
//! wanted the day after.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::super::disk::{remove, rename, sync_folder};
use super::super::state::StateFolder;
use super::recover::{Orphan, load};

/// How long a journal is kept after it was given up.
const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The folder for them.
const FOLDER: &str = "kept";

/// Moves a journal aside.
pub(super) fn keep(state: &StateFolder, journal: &Path) -> io::Result<()> {
    let folder = state.folder(FOLDER)?;
    // Its thirty days count from now. A newly created file tells the time by the same disk's clock
    // that will end them.
    let now = tempfile::tempfile_in(&folder)?.metadata()?.modified()?;
    File::options().append(true).open(journal)?.set_modified(now)?;
    rename(journal, &folder.join(journal.file_name().unwrap_or_default()))?;
    sync_folder(&folder)
}

/// Journals that were given up, the last first.
///
/// # Errors
/// Where the state folder cannot be read.
pub fn kept(state: &StateFolder) -> io::Result<Vec<Orphan>> {
    let mut files: Vec<(SystemTime, OsString, PathBuf)> = Vec::new();
    for entry in fs::read_dir(state.folder(FOLDER)?)? {
        let entry = entry?;
        files.push((entry.metadata()?.modified()?, entry.file_name(), entry.path()));
    }
    files.sort_by(|a, b| b.cmp(a));
    let orphans = files.into_iter().filter_map(|(_, _, file)| {
        let content = load(&file)?;
        Some(Orphan::kept(state.clone(), file, content))
    });
    Ok(orphans.collect())
}

/// Removes what was given up more than thirty days before `now`.
pub(in crate::store) fn sweep(state: &StateFolder, now: SystemTime) -> io::Result<()> {
    for entry in fs::read_dir(state.folder(FOLDER)?)? {
        let entry = entry?;
        let since = entry.metadata()?.modified()?;
        // A time in the future means that the clock was set back; then nothing counts as old.
        if now.duration_since(since).is_ok_and(|age| age > KEPT_FOR) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}
