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

/// Who may read a file that is made, from its first byte on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Access {
    /// Its owner alone.
    Private,
    /// Whoever the user's own settings let read new files.
    Usual,
}

/// A file that is open for writing.
#[derive(Debug)]
pub(in crate::store) struct DiskFile {
    file: File,
    path: PathBuf,
    /// Of a file that goes when it is dropped, unless it was renamed or kept.
    temporary: Option<TempPath>,
}

impl DiskFile {
    /// Makes a file under a name that nothing has.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] where something has it; whatever else the
    /// system says.
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

    /// Makes a file under a random name that nothing has, between `prefix` and
    /// `suffix`. It goes when it is dropped, unless it was renamed or kept.
    ///
    /// # Errors
    /// Whatever the system says.
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
    /// Whatever the system says.
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

    /// Makes it so many bytes long.
    ///
    /// # Errors
    /// Whatever the system says.
    pub(in crate::store) fn set_len(&self, bytes: u64) -> io::Result<()> {
        self.file.set_len(bytes)?;
        #[cfg(test)]
        note(|| Deed::SetLen(self.path.clone(), bytes));
        Ok(())
    }

    /// Waits until all that was written is on disk. That its name is, too,
    /// takes a [`sync_folder`].
    ///
    /// # Errors
    /// Where the disk fails.
    pub(in crate::store) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()?;
        #[cfg(test)]
        note(|| Deed::Sync(self.path.clone()));
        Ok(())
    }

    /// Puts it in the place of whatever has that name, in one step.
    ///
    /// # Errors
    /// Whatever the system says; it is where it was then.
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

    /// Gives it a name that nothing has, in one step; only for a temporary
    /// file.
    ///
    /// # Errors
    /// [`ErrorKind::AlreadyExists`] where something has it; whatever else the
    /// system says, such as that it cannot do this here. It is where it was
    /// then.
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
    /// Where the system does not let it stay.
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

/// Gives a file another name, and whatever had that name before is gone, in
/// one step.
///
/// # Errors
/// Whatever the system says.
pub(in crate::store) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    #[cfg(test)]
    note(|| Deed::Rename(from.to_owned(), to.to_owned()));
    Ok(())
}

/// Removes a file.
///
/// # Errors
/// Whatever the system says.
pub(in crate::store) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    #[cfg(test)]
    note(|| Deed::Remove(path.to_owned()));
    Ok(())
}

/// Waits until the names in a folder are on disk: of files made, renamed and
/// removed. Where folders cannot be opened or synced, which is so on some
/// systems, there is nothing to wait for.
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
    // A folder that one may write to and not read; a file system that has no
    // such thing.
    let kinds = [ErrorKind::PermissionDenied, ErrorKind::InvalidInput, ErrorKind::Unsupported];
    kinds.contains(&error.kind())
}

/// Makes a folder for its owner alone, and those above it that are missing;
/// their names are on disk when this returns. What is there stays as it is.
///
/// # Errors
/// Whatever the system says.
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

/// Takes away what others than the owner may do with a file or folder.
///
/// # Errors
/// Whatever the system says; that it belongs to somebody else is none, since
/// then it is not ours to close.
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
