//! Writing a file so that a crash leaves the old one or the new one, never a
//! part.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::attributes::{Attributes, NotKept};
use super::disk::{Access, DiskFile, sync_folder};
use super::in_place;
use super::leftovers::{TEMPORARY, sign_life, temporary_prefix};
use super::state::whole_path;

/// A file that could not be written, or not as it should be. Unless stated otherwise, what was
/// there before is untouched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What is in the way.
    pub why: Unwritten,
}

/// What keeps a file from being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// Its folder is not there.
    NoFolder,
    /// A file has the name of the folder that it belongs in.
    NotAFolder,
    /// The file is marked as read-only.
    ReadOnlyFile,
    /// The folder, or the disk it is on, may not be written.
    ReadOnlyFolder,
    /// The disk or the user's share of it is full.
    Full,
    /// The name or the path is longer than the system allows.
    NameTooLong,
    /// Another program took away what was being written beside it.
    TakenAway,
    /// Another program keeps changing it.
    Busy,
    /// Something that the file has besides its bytes would be lost.
    NotKept {
        /// What.
        name: String,
        /// The system's reason.
        said: ErrorKind,
    },
    /// Another reason, in the system's words.
    System(ErrorKind),
    /// It was written, but the disk does not confirm that it lasts: the system's reason.
    Unconfirmed(String),
    /// It was written in part only.
    CutOff {
        /// The system's reason.
        said: ErrorKind,
        /// The whole text lies here.
        copy: PathBuf,
    },
}

/// Creates a folder and its parents, unless they exist.
///
/// # Errors
/// If a file has its name, or the folder it belongs in cannot be written.
pub fn make_folder(folder: &Path) -> Result<(), WriteError> {
    std::fs::create_dir_all(folder).map_err(|error| match folder.is_file() {
        true => WriteError { path: folder.to_owned(), why: Unwritten::NotAFolder },
        false => WriteError::new(folder, &error),
    })
}

impl std::error::Error for WriteError {}

impl WriteError {
    pub(super) fn new(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), why: obstacle(path, error) }
    }

    /// The file has its name, but the disk does not confirm that it will after a power cut.
    pub(super) fn unconfirmed(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), why: Unwritten::Unconfirmed(error.to_string()) }
    }

    fn not_kept(path: &Path, NotKept { name, error }: &NotKept) -> Self {
        let why = Unwritten::NotKept { name: name.clone(), said: error.kind() };
        Self { path: path.to_owned(), why }
    }
}

/// Writes a file as a whole: to a temporary file in the same folder, synced, then renamed over the
/// old one; then the folder is synced. Before its first byte the new file gets what the old one has
/// besides its bytes: permissions, access list, extended attributes, and the owner as far as the
/// system allows. A file with several names keeps them, see `in_place`.
///
/// # Errors
/// Where the folder is missing or full, or may not be written; where the file is marked as
/// read-only; where its attributes cannot be kept.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.permissions().readonly()) {
        return Err(WriteError { path: path.to_owned(), why: Unwritten::ReadOnlyFile });
    }
    let told = |error| WriteError::new(path, &error);
    let target = whole_path(path);
    let written = match std::fs::metadata(&target) {
        // A device such as /dev/stdout cannot be renamed over.
        Ok(there) if !there.is_file() => std::fs::write(&target, bytes).map_err(told),
        Ok(there) => {
            let attributes = Attributes::of(&target).map_err(told)?;
            if has_other_names(&there) {
                in_place::write(&target, bytes, &attributes)
            } else {
                replace(&target, bytes, Some(&attributes))
            }
        }
        Err(_) => replace(&target, bytes, None),
    };
    // By the name that it was given.
    written.map_err(|error| WriteError { path: path.to_owned(), ..error })
}

/// Writes a copy or a version of a file under another name, readable by the same users as the
/// original.
///
/// # Errors
/// As [`write_atomically`].
pub(super) fn write_like(original: &Path, copy: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let attributes = Attributes::of(original).map_err(|error| WriteError::new(copy, &error))?;
    replace(copy, bytes, Some(&attributes))
}

/// Puts a new file in the place of any file of that name.
pub(super) fn replace(
    target: &Path,
    bytes: &[u8],
    attributes: Option<&Attributes>,
) -> Result<(), WriteError> {
    let told = |error| WriteError::new(target, &error);
    let folder = folder_of(target);
    let mut file = temporary(target, attributes)?;
    file.write_all(bytes).and_then(|()| file.sync()).map_err(told)?;
    file.rename(target).map_err(told)?;
    // From here on the file is the new one, so no failure may say otherwise.
    sync_folder(folder).map_err(|error| WriteError::unconfirmed(target, &error))
}

/// A temporary file that is to take the place of another, with the attributes of
/// that.
pub(super) fn temporary(
    target: &Path,
    attributes: Option<&Attributes>,
) -> Result<DiskFile, WriteError> {
    let told = |error| WriteError::new(target, &error);
    let access = if attributes.is_some() { Access::Private } else { Access::Usual };
    let file = loop {
        let prefix = temporary_prefix(target);
        let file = DiskFile::create_temporary(folder_of(target), &prefix, TEMPORARY, access);
        let file = file.map_err(told)?;
        // Otherwise a process that tidies up has it, not having seen that we are alive.
        if sign_life(file.file()).map_err(told)? {
            break file;
        }
    };
    if let Some(attributes) = attributes {
        attributes.give(file.file()).map_err(|lost| WriteError::not_kept(target, &lost))?;
    }
    Ok(file)
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether the file stands under other names besides.
pub(super) fn has_other_names(there: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        std::os::unix::fs::MetadataExt::nlink(there) > 1
    }
    #[cfg(not(unix))]
    {
        let _ = there;
        false
    }
}

/// The reason, by the system's error code; its message would name a temporary file that the user
/// has never heard of.
pub(super) fn obstacle(path: &Path, error: &io::Error) -> Unwritten {
    match error.kind() {
        ErrorKind::NotFound if folder_of(path).is_dir() => Unwritten::TakenAway,
        ErrorKind::NotFound | ErrorKind::NotADirectory => Unwritten::NoFolder,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Unwritten::ReadOnlyFolder,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Unwritten::Full,
        ErrorKind::InvalidFilename => Unwritten::NameTooLong,
        ErrorKind::ResourceBusy => Unwritten::Busy,
        said => Unwritten::System(said),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use super::*;

    #[test]
    fn nobody_reads_a_temporary_file_who_may_not_read_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        std::fs::write(&path, "one").unwrap();
        for mode in [0o600, 0o640, 0o400] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let attributes = Attributes::of(&path).unwrap();
            let made = temporary(&path, Some(&attributes)).unwrap();
            let there = made.file().metadata().unwrap();
            assert_eq!((there.mode() & 0o777, there.len()), (mode, 0), "before its first byte");
            let other = temporary(&path, Some(&attributes)).unwrap();
            assert_ne!(made.path(), other.path(), "and its name is nobody else's");
        }
    }

    #[test]
    fn what_is_in_the_way_is_told_truly() {
        let folder = tempfile::tempdir().unwrap();
        let gone = ErrorKind::NotFound.into();
        let error = WriteError::new(&folder.path().join("a.toml"), &gone);
        assert!(error.to_string().contains("took away"), "{error}");
        let error = WriteError::new(&folder.path().join("b/a.toml"), &gone);
        assert!(error.to_string().contains("its folder does not exist"), "{error}");
        let error = WriteError::unconfirmed(&folder.path().join("a.toml"), &gone);
        assert!(!error.to_string().contains("nothing was changed"), "{error}");
    }
}
