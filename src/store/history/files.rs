//! What the history does on disk: folders that only the user can open, files that are either whole
//! or absent, and one writer at a time.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::super::disk::{self, Access, DiskFile, make_folder, make_private, sync_folder};
use super::error::HistoryError;

/// What the temporary files of a writer begin with.
const UNFINISHED: &str = ".new-";

/// Keeps every other process out of the history until it is dropped.
#[derive(Debug)]
pub(super) struct Held {
    file: File,
    path: PathBuf,
}

/// Waits until nobody else writes.
pub(super) fn hold(folder: &Path) -> Result<Held, HistoryError> {
    let path = folder.join("lock");
    let held = private_folder(folder).and_then(|()| {
        let file =
            private(OpenOptions::new().create(true).truncate(false).write(true)).open(&path)?;
        file.lock()?;
        Ok(file)
    });
    let file = held.map_err(HistoryError::io(&path))?;
    Ok(Held { file, path })
}

/// What time it is by the disk's clock, in milliseconds since 1970.
pub(super) fn now(held: &Held) -> Result<i64, HistoryError> {
    let mut file = &held.file;
    let touched = file.rewind().and_then(|()| file.write_all(b"\n"));
    let modified = touched.and_then(|()| held.file.metadata()?.modified());
    Ok(super::millis(modified.map_err(HistoryError::io(&held.path))?))
}

/// Creates a folder that only the user can open, with any missing parents; it is on disk when this
/// returns.
fn private_folder(folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    make_private(folder)
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Writes a file of the history completely or not at all; it and its name are on disk when this
/// returns.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), HistoryError> {
    try_write(path, bytes).map_err(HistoryError::io(path))
}

fn try_write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    private_folder(folder)?;
    let mut file = DiskFile::create_temporary(folder, UNFINISHED, "", Access::Private)?;
    file.write_all(bytes)?;
    file.sync()?;
    file.rename(path)?;
    sync_folder(folder)
}

/// Writes a file in place without syncing: it may be torn.
pub(super) fn note(path: &Path, text: &str) -> Result<(), HistoryError> {
    let opened = private(OpenOptions::new().create(true).truncate(true).write(true)).open(path);
    opened.and_then(|mut file| file.write_all(text.as_bytes())).map_err(HistoryError::io(path))
}

/// Reads a file of at most this many bytes; `None` if there is none, or it is larger or not an
/// ordinary file.
pub(super) fn read(path: &Path, most: u64) -> Result<Option<Vec<u8>>, HistoryError> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if is_missing(&error) => return Ok(None),
        Err(error) => return Err(HistoryError::io(path)(error)),
    };
    if !metadata.is_file() || metadata.len() > most {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) => Err(HistoryError::io(path)(error)),
    }
}

/// Everything in a folder, in the order of names; nothing where it is missing.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, HistoryError> {
    let found = match fs::read_dir(folder) {
        Ok(found) => found,
        Err(error) if is_missing(&error) => return Ok(Vec::new()),
        Err(error) => return Err(HistoryError::io(folder)(error)),
    };
    let mut paths = Vec::new();
    for entry in found {
        paths.push(entry.map_err(HistoryError::io(folder))?.path());
    }
    paths.sort();
    Ok(paths)
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether a file was left by a writer that is gone. The caller must hold the history's lock.
pub(super) fn is_unfinished(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes()))
}

/// Removes a file, if it is still there.
pub(super) fn remove(path: &Path) -> Result<(), HistoryError> {
    match disk::remove(path) {
        Err(error) if !is_missing(&error) => Err(HistoryError::io(path)(error)),
        _ => Ok(()),
    }
}

/// Moves something that is in the way to a name with `aside` in it.
pub(super) fn move_aside(path: &Path) -> Result<(), HistoryError> {
    let aside = super::super::beside::free_beside(path, "aside");
    disk::rename(path, &aside).map_err(HistoryError::io(path))
}
