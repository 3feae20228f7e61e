//! Saving a document over the file that it came from, and never over what
//! another program wrote there meanwhile.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::history::{By, HistoryError, Keeping};
use super::in_place::cut_off;
use super::leftovers::sweep;
use super::lock::{FileLock, LockError, Locked, Locking, PATIENCE};
use super::read::{ReadError, read_text};
use super::state::{StateFolder, whole_path};
use super::write::{WriteError, write_atomically, write_like};

/// How to save.
#[derive(Debug, Clone, Copy, Default)]
pub struct SaveOptions<'a> {
    /// The text that the file had when it was last read or saved. If it has another now, nothing is
    /// written. `None` for a new file, or for one to be replaced whatever it contains.
    pub base: Option<&'a str>,
    /// Whether the version before stays beside it, as `NAME~`.
    pub keep_previous: bool,
    /// The folder in which versions are kept.
    pub state: Option<&'a StateFolder>,
    /// What saves: it stands beside the version in the history.
    pub by: By,
    /// Whether it is locked meanwhile.
    pub locking: Locking,
    /// Called with the file, once, if its lock has to be waited for.
    pub waits: Option<fn(&Path)>,
}

/// How a save went.
#[derive(Debug, Default)]
pub struct Saved {
    /// Why the history does not have the replaced text and the new one, if it does not.
    pub history: Option<HistoryError>,
}

/// Why a document was not saved. The file is as it was.
#[derive(Debug)]
pub enum SaveError {
    /// Another program has changed the file: join the changes, and save again.
    Changed {
        /// The file.
        path: PathBuf,
        /// Its text now.
        text: String,
    },
    /// Another process is saving it, or may be.
    Locked(Box<Locked>),
    /// What is there cannot be read, so it is not known what would be lost.
    Read(ReadError),
    /// It cannot be written.
    Write(WriteError),
}

impl std::error::Error for SaveError {}

impl From<Box<Locked>> for SaveError {
    fn from(locked: Box<Locked>) -> Self {
        Self::Locked(locked)
    }
}

impl From<ReadError> for SaveError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<WriteError> for SaveError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// Saves a text completely or not at all, keeping every other process of this program out from
/// comparing to renaming. Afterwards the old and the new text are in the history, if there is a
/// writable state folder.
///
/// # Errors
/// If another process is saving the file and does not finish within ten seconds; if the file has
/// changed, cannot be read or cannot be written. The message says what to do.
pub fn save(path: &Path, text: &str, options: SaveOptions<'_>) -> Result<Saved, SaveError> {
    let _lock = lock(path, options)?;
    save_held(path, text, options)
}

/// Takes the lock of a file, unless the user has said that none is needed, and tidies up after
/// saves that a crash cut off.
fn lock(path: &Path, options: SaveOptions<'_>) -> Result<Option<FileLock>, SaveError> {
    let target = whole_path(path);
    // A device is not replaced, and nothing lies beside it.
    let is_special = std::fs::metadata(&target).is_ok_and(|there| !there.is_file());
    if options.locking == Locking::Waived || is_special {
        return Ok(None);
    }
    match FileLock::take(&target, PATIENCE, || {
        options.waits.into_iter().for_each(|tell| tell(path));
    }) {
        Ok(lock) => {
            // The version before has a name and temporary files of its own.
            sweep(&target);
            sweep(&previous_version(&target));
            Ok(Some(lock))
        }
        Err(LockError::Locked(locked)) => {
            Err(Box::new(Locked { path: path.to_owned(), ..*locked }).into())
        }
        Err(LockError::Io(error)) => Err(WriteError::new(path, &error).into()),
    }
}

fn save_held(path: &Path, text: &str, options: SaveOptions<'_>) -> Result<Saved, SaveError> {
    let exists = std::fs::symlink_metadata(path).is_ok() && path.exists();
    let mut keeping = Keeping::new(options.state, path);
    if exists && (options.base.is_some() || options.keep_previous) {
        let now = read_text(path)?;
        if options.base.is_some_and(|base| base != now) && now != text {
            return Err(SaveError::Changed { path: path.to_owned(), text: now });
        }
        if options.keep_previous && now != text {
            write_like(path, &previous_version(path), now.as_bytes())?;
        }
        keeping.before(&now);
    } else if exists {
        if let Some(copy) = cut_off(path) {
            return Err(ReadError::CutOff { path: path.to_owned(), copy }.into());
        }
        keeping.before_unread();
    }
    write_atomically(path, text.as_bytes())?;
    keeping.after(text, options.by);
    Ok(Saved { history: keeping.trouble() })
}

/// Where the version before is kept: `NAME~` beside the file.
pub fn previous_version(path: &Path) -> PathBuf {
    let target = whole_path(path);
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push("~");
    target.with_file_name(name)
}

/// Reads a file, changes its text and saves it, keeping every other process of this program out
/// meanwhile, whoever runs it and on whatever machine: scripts that add records at the same time
/// lose none. The text that is read is the base.
///
/// # Errors
/// As [`save`], or the error of `change`.
pub fn update<T, E: From<SaveError>>(
    path: &Path,
    options: SaveOptions<'_>,
    change: impl Fn(&str) -> Result<(String, T), E>,
) -> Result<(T, Saved), E> {
    let _lock = lock(path, options)?;
    // A program that ignores locks may write between our reading and saving.
    for _ in 0..MOST_TRIES {
        let before = read_text(path).map_err(SaveError::from)?;
        let (after, result) = change(&before)?;
        let options = SaveOptions { base: Some(&before), ..options };
        match save_held(path, &after, options) {
            Ok(saved) => return Ok((result, saved)),
            Err(SaveError::Changed { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let error = std::io::Error::from(ErrorKind::ResourceBusy);
    Err(SaveError::from(WriteError::new(path, &error)).into())
}

/// How often a change is made again to a file that keeps changing.
const MOST_TRIES: u32 = 5;

#[cfg(test)]
mod tests {
    use super::super::leftovers::{TEMPORARY, temporary_prefix};
    use super::*;

    #[test]
    fn what_a_crash_left_of_file_and_version_before_goes_with_the_next_save() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.dossier.toml");
        let dead = [path.clone(), previous_version(&path)].map(|of| {
            let name = format!("{}dead{TEMPORARY}", temporary_prefix(&of));
            folder.path().join(name)
        });
        dead.iter().for_each(|dead| std::fs::write(dead, "half").unwrap());
        save(&path, "text", SaveOptions::default()).unwrap();
        assert_eq!(dead.map(|dead| dead.exists()), [false, false]);
    }
}
