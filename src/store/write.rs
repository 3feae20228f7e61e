//! Writing a file so that a crash leaves the old one or the new one, never a
//! part.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file that could not be written; what was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be written: {reason}; nothing was changed")]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What is in the way, and what to do.
    pub reason: String,
}

/// Writes a file whole: to a temporary file in the same folder, synced, then
/// renamed over the old one, then the folder synced. Keeps the permissions of
/// a file that is replaced.
///
/// # Errors
/// Where the folder is missing or full, or may not be written.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    try_write(path, bytes)
        .map_err(|error| WriteError { path: path.to_owned(), reason: reason(&error) })
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
    let mut builder = tempfile::Builder::new();
    builder.prefix(".detente-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As a plain create would; the user's umask takes its part.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(metadata) = metadata {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// The system's word for it would name a temporary file that nobody knows of.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "its folder does not exist; make it, or name another".to_owned(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "its folder is not yours to write to; choose another".to_owned()
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; make room, or choose another".to_owned()
        }
        ErrorKind::InvalidFilename => "its name is too long; choose a shorter one".to_owned(),
        kind => format!("the system says {kind}; try another folder"),
    }
}
