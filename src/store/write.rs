//! Writing a file so that a crash leaves the old one or the new one, never a
//! part.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::shown;
use super::disk::{Access, DiskFile, sync_folder};
use super::state::file_key;

/// A file that could not be written; what was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be written: {reason}; nothing was changed", shown(path))]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What is in the way, and what to do.
    pub reason: String,
    /// What is in the way, for whoever offers a way out of it.
    pub obstacle: Obstacle,
}

/// What keeps a file from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Its folder is not there.
    NoFolder,
    /// The file is marked as read-only.
    ReadOnlyFile,
    /// The folder, or the disk it is on, may not be written.
    ReadOnlyFolder,
    /// The disk or the user's share of it is full.
    Full,
    /// The name or the path is longer than the system allows.
    NameTooLong,
    /// Anything else.
    Other,
}

impl WriteError {
    pub(super) fn new(path: &Path, error: &std::io::Error) -> Self {
        let (obstacle, reason) = reason(error);
        Self { path: path.to_owned(), reason, obstacle }
    }
}

/// Writes a file whole: to a temporary file in the same folder, synced, then
/// renamed over the old one, then the folder synced. Keeps the permissions of
/// a file that is replaced, and its owner as far as the system lets us.
///
/// # Errors
/// Where the folder is missing or full, or may not be written; where the file
/// is marked as read-only.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.permissions().readonly()) {
        return Err(WriteError {
            path: path.to_owned(),
            reason: "it is marked as read-only; save under another name, or allow writing it"
                .to_owned(),
            obstacle: Obstacle::ReadOnlyFile,
        });
    }
    try_write(path, bytes).map_err(|error| WriteError::new(path, &error))
}

fn try_write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // Through a link, so that the link stays one.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let metadata = std::fs::metadata(&target).ok();
    if metadata.as_ref().is_some_and(|m| !m.is_file()) {
        // A device such as /dev/stdout cannot be renamed over.
        return std::fs::write(&target, bytes);
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = format!(".detente-{}-", file_key(&target));
    let mut file = DiskFile::create_temporary(folder, &name, ".tmp", Access::Usual)?;
    file.write_all(bytes)?;
    if let Some(metadata) = metadata {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // A file of a group that one is not in becomes one's own.
            let _ = fchown(file.file(), Some(metadata.uid()), Some(metadata.gid()));
        }
        file.file().set_permissions(metadata.permissions())?;
    }
    file.sync()?;
    file.rename(&target)?;
    // From here on the file is the new one, so no failure may say otherwise.
    let _ = sync_folder(folder);
    Ok(())
}

/// What is in the way, by the system's word for it.
pub(super) fn obstacle(error: &std::io::Error) -> Obstacle {
    reason(error).0
}

/// The system's word for it would name a temporary file that nobody knows of.
fn reason(error: &std::io::Error) -> (Obstacle, String) {
    let (obstacle, reason) = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            (Obstacle::NoFolder, "its folder does not exist; make it, or name another")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            (Obstacle::ReadOnlyFolder, "its folder is not yours to write to; choose another")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            (Obstacle::Full, "the disk is full; make room, or choose another")
        }
        ErrorKind::InvalidFilename => {
            (Obstacle::NameTooLong, "its name is too long; choose a shorter one")
        }
        ErrorKind::ResourceBusy => (
            Obstacle::Other,
            "another program keeps changing it; wait until that is done, and try again",
        ),
        kind => {
            let reason = format!("the system says {kind}; try another folder");
            return (Obstacle::Other, reason);
        }
    };
    (obstacle, reason.to_owned())
}
