//! What the store does to a disk: it makes files that nobody else has made,
//! writes them, waits until they are on disk, and puts them in their place.
//!
//! Saving, journals and the state folder write through here and not past it, so
//! that a test can record what they did, in which order, and take the power away
//! in between (`power_cut`). Reading needs none of it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

#[cfg(test)]
pub(in crate::store) mod recording;

#[cfg(test)]
use recording::{Deed, note};

/// Who may read a new file, from its first byte on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Access {
    /// Its owner alone.
    Private,
    /// Everyone the user's own settings (umask) allow to read new files.
    Usual,
}

/// A file that is open for writing.
#[derive(Debug)]
pub(in crate::store) struct DiskFile {
    file: File,
    path: PathBuf,
    /// For a temporary file: removed on drop unless it was renamed or kept.
    temporary: Option<TempPath>,
}

impl DiskFile {
    /// Creates a file under a name that is still free.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] if the name is taken; otherwise any error of the system.
    pub(in crate::store) fn create(path: &Path, access: Access) -> io::Result<Self> {
        let mut options = File::options();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(access.mode());
        }
        #[cfg(not(unix))]
        let _ = access;
        let file = options.open(path)?;
        #[cfg(test)]
        note(|| Deed::Create(path.to_owned()));
        Ok(Self { file, path: path.to_owned(), temporary: None })
    }

    /// Creates a file under a free random name between `prefix` and `suffix`. It is removed on drop
    /// unless it was renamed or kept.
    ///
    /// # Errors
    /// Any error of the system.
    pub(in crate::store) fn create_temporary(
        folder: &Path,
        prefix: &str,
        suffix: &str,
        access: Access,
    ) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(prefix).suffix(suffix);
        let made = builder.make_in(folder, |path| Self::create(path, access))?;
        let (mut made, temporary) = made.into_parts();
        made.temporary = Some(temporary);
        Ok(made)
    }

    /// Opens a file to write over what it has.
    ///
    /// # Errors
    /// Any error of the system.
    pub(in crate::store) fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        Ok(Self { file, path: path.to_owned(), temporary: None })
    }

    /// Where it lies.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }

    /// The file itself: for locks, and for who may read it. What is written to
    /// it goes through the methods here.
    pub(in crate::store) fn file(&self) -> &File {
        &self.file
    }

    /// Sets its length in bytes.
    ///
    /// # Errors
    /// Any error of the system.
    pub(in crate::store) fn set_len(&self, bytes: u64) -> io::Result<()> {
        self.file.set_len(bytes)?;
        #[cfg(test)]
        note(|| Deed::SetLen(self.path.clone(), bytes));
        Ok(())
    }

    /// Waits until all that was written is on disk. For its name to be on disk too, call
    /// [`sync_folder`].
    ///
    /// # Errors
    /// Where the disk fails.
    pub(in crate::store) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()?;
        #[cfg(test)]
        note(|| Deed::Sync(self.path.clone()));
        Ok(())
    }

    /// Renames it atomically, replacing any file of that name.
    ///
    /// # Errors
    /// Any error of the system; the file then keeps its old name.
    pub(in crate::store) fn rename(&mut self, to: &Path) -> io::Result<()> {
        match self.temporary.take() {
            Some(temporary) => {
                if let Err(error) = temporary.persist(to) {
                    self.temporary = Some(error.path);
                    return Err(error.error);
                }
                #[cfg(test)]
                note(|| Deed::Rename(self.path.clone(), to.to_owned()));
            }
            None => rename(&self.path, to)?,
        }
        to.clone_into(&mut self.path);
        Ok(())
    }

    /// Atomically gives it a name that is still free; only for a temporary file.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] if the name is taken; otherwise any error of the system, such
    /// as a file system that cannot do this. The file then keeps its old name.
    pub(in crate::store) fn rename_new(&mut self, to: &Path) -> io::Result<()> {
        let Some(temporary) = self.temporary.take() else {
            return Err(ErrorKind::InvalidInput.into());
        };
        if let Err(error) = temporary.persist_noclobber(to) {
            self.temporary = Some(error.path);
            return Err(error.error);
        }
        #[cfg(test)]
        note(|| Deed::Rename(self.path.clone(), to.to_owned()));
        to.clone_into(&mut self.path);
        Ok(())
    }

    /// Lets a temporary file stay under the name that it has.
    ///
    /// # Errors
    /// If the system refuses.
    pub(in crate::store) fn keep(&mut self) -> io::Result<()> {
        match self.temporary.take().map(TempPath::keep) {
            None | Some(Ok(_)) => Ok(()),
            Some(Err(error)) => {
                self.temporary = Some(error.path);
                Err(error.error)
            }
        }
    }
}

impl Write for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        #[cfg(test)]
        let at = self.file.stream_position()?;
        let written = self.file.write(bytes)?;
        #[cfg(test)]
        note(|| {
            let bytes = bytes.get(..written).unwrap_or_default().to_vec();
            Deed::Write { path: self.path.clone(), at, bytes }
        });
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for DiskFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Access {
    #[cfg(unix)]
    fn mode(self) -> u32 {
        match self {
            Self::Private => 0o600,
            Self::Usual => 0o666,
        }
    }
}

/// Renames a file atomically, replacing any file of the new name.
///
/// # Errors
/// Any error of the system.
pub(in crate::store) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    #[cfg(test)]
    note(|| Deed::Rename(from.to_owned(), to.to_owned()));
    Ok(())
}

/// Removes a file.
///
/// # Errors
/// Any error of the system.
pub(in crate::store) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    #[cfg(test)]
    note(|| Deed::Remove(path.to_owned()));
    Ok(())
}

/// Waits until the names in a folder are on disk: of files made, renamed and removed. On systems
/// where folders cannot be opened or synced, this does nothing.
///
/// # Errors
/// Where the disk fails.
pub(in crate::store) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Ok(()) => {}
        Err(error) if cannot_be_synced(&error) => return Ok(()),
        Err(error) => return Err(error),
    }
    #[cfg(not(unix))]
    let _ = folder;
    #[cfg(test)]
    note(|| Deed::SyncFolder(folder.to_owned()));
    Ok(())
}

#[cfg(unix)]
fn cannot_be_synced(error: &io::Error) -> bool {
    // The folder may be written but not read, or the file system cannot sync folders.
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::InvalidInput, ErrorKind::Unsupported];
    kinds.contains(&error.kind())
}

/// Creates a folder that only its owner can open, and any missing parents; their names are on disk
/// when this returns. Existing folders are left as they are.
///
/// # Errors
/// Any error of the system.
pub(in crate::store) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    let above = above.unwrap_or(Path::new("."));
    make_folder(above)?;
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    match builder.create(folder) {
        // Another process has just made it.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
        Err(error) => return Err(error),
        Ok(()) => {
            #[cfg(test)]
            note(|| Deed::MakeFolder(folder.to_owned()));
        }
    }
    sync_folder(above)
}

/// Removes the permissions of everyone but the owner from a file or folder.
///
/// # Errors
/// Any error of the system. That it belongs to another user is not an error: then it is not ours to
/// restrict.
pub(in crate::store) fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path)?.permissions().mode();
        if mode & 0o077 != 0 {
            match fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700)) {
                Err(error) if error.kind() != ErrorKind::PermissionDenied => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
