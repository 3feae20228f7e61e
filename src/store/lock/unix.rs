//! The lock's file on systems whose own locks are advisory: Linux, macOS and the like.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::holder::{Holder, Standing};
use super::{LOOK, Look};
use crate::store::disk::{Access, DiskFile};
use crate::store::leftovers::{TEMPORARY, has_no_locks, sign_life, temporary_prefix};
use crate::store::write::{folder_of, has_other_names};

/// The most that is read of a lock's file.
const MOST_BYTES: u64 = 4096;

/// A lock that is ours: its file lies beside what it locks, and goes with this.
#[derive(Debug)]
pub(super) struct Held {
    file: DiskFile,
    /// For a file with several names, the file itself: a process that comes by another name finds
    /// another lock beside it, but this one too.
    _inode: Option<File>,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Not one that was put there after ours was removed by hand. A file that cannot be removed
        // is unlocked all the same, and can be taken over.
        if lies_there(self.file.file(), self.file.path()).unwrap_or(false) {
            let _ = fs::remove_file(self.file.path());
        }
    }
}

/// Looks for the lock of one file.
#[derive(Debug)]
pub(super) struct Seeker<'a> {
    target: &'a Path,
    lock: &'a Path,
    /// Our own lock, written and locked, and not yet in its place.
    made: Option<(DiskFile, Holder)>,
}

impl<'a> Seeker<'a> {
    pub(super) fn new(target: &'a Path, lock: &'a Path) -> Self {
        Self { target, lock, made: None }
    }

    pub(super) fn look(&mut self) -> io::Result<Look> {
        let there = match open(self.lock) {
            Ok(there) => Some(there),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        match there {
            None => self.put(),
            Some(there) => self.contend(there),
        }
    }

    /// Our lock, made when it is first needed.
    fn made(&mut self) -> io::Result<(DiskFile, Holder)> {
        match self.made.take() {
            Some(made) => Ok(made),
            None => make(self.target),
        }
    }

    /// Puts our lock there if nothing is.
    fn put(&mut self) -> io::Result<Look> {
        let (mut file, holder) = self.made()?;
        match file.rename_new(self.lock) {
            Ok(()) => self.held(file),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                self.made = Some((file, holder));
                Ok(Look::Again)
            }
            // Some file systems can do neither this nor links.
            Err(_) => self.put_in_steps(&holder),
        }
    }

    /// Creates it empty, locks it, and only then writes whose it is. A process that looks in
    /// between finds an unsigned lock, and waits.
    fn put_in_steps(&mut self, holder: &Holder) -> io::Result<Look> {
        let mut file = match DiskFile::create(self.lock, Access::Usual) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(Look::Again),
            Err(error) => return Err(error),
        };
        let signed = match lock(file.file()) {
            Ok(true) => sign(&mut file, holder),
            Ok(false) => Err(ErrorKind::ResourceBusy.into()),
            Err(error) => Err(error),
        };
        if let Err(error) = signed {
            let _ = fs::remove_file(self.lock);
            return Err(error);
        }
        self.held(file)
    }

    /// Something is there: whose is it, and does that still run?
    fn contend(&mut self, there: File) -> io::Result<Look> {
        let is_locked = match there.try_lock() {
            Ok(()) => Some(true),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(error)) if has_no_locks(&error) => Some(false),
            Err(TryLockError::Error(error)) => return Err(error),
        };
        let is_there = lies_there(&there, self.lock)?;
        let Some(is_locked) = is_locked else {
            let holder = read(&there).filter(|_| is_there);
            return Ok(Look::Theirs(holder, Standing::Running));
        };
        if !is_there {
            return Ok(Look::Again);
        }
        let Some(holder) = read(&there) else {
            return Ok(Look::Theirs(None, Standing::Untold));
        };
        let (mut file, here) = self.made()?;
        if is_locked && holder.is_over(&here) {
            // While we hold the lock on the file that lies there, no other process does this.
            file.rename(self.lock)?;
            return self.held(file);
        }
        let standing = holder.standing(&here);
        self.made = Some((file, here));
        Ok(Look::Theirs(Some(holder), standing))
    }

    /// The lock is ours; where the file has other names, the file itself has to
    /// be, too.
    fn held(&self, file: DiskFile) -> io::Result<Look> {
        let mut held = Held { file, _inode: None };
        if !fs::metadata(self.target).is_ok_and(|target| has_other_names(&target)) {
            return Ok(Look::Mine(held));
        }
        let inode = File::open(self.target)?;
        match inode.try_lock() {
            Ok(()) => {
                held._inode = Some(inode);
                Ok(Look::Mine(held))
            }
            Err(TryLockError::WouldBlock) => Ok(Look::Theirs(None, Standing::Running)),
            // Then there is what lies beside this name.
            Err(TryLockError::Error(error)) if has_no_locks(&error) => Ok(Look::Mine(held)),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Makes a lock that says it is ours, under a temporary name. It is completely on disk before it
/// becomes visible, so that it can be read after a power cut.
fn make(target: &Path) -> io::Result<(DiskFile, Holder)> {
    let folder = folder_of(target);
    loop {
        let prefix = temporary_prefix(target);
        let mut file = DiskFile::create_temporary(folder, &prefix, TEMPORARY, Access::Usual)?;
        if lock(file.file())? {
            let holder = Holder::this(file.file().metadata()?.modified()?);
            sign(&mut file, &holder)?;
            return Ok((file, holder));
        }
        // Another process that tidies up has it, not having seen that we are alive.
    }
}

fn sign(file: &mut DiskFile, holder: &Holder) -> io::Result<()> {
    let text = holder.written().map_err(io::Error::from)?;
    file.write_all(text.as_bytes())?;
    file.sync()
}

/// Locks a file of ours; `false` if another process holds it for longer than a look takes.
fn lock(file: &File) -> io::Result<bool> {
    for _ in 0..50 {
        if sign_life(file)? {
            return Ok(true);
        }
        std::thread::sleep(LOOK / 4);
    }
    Ok(false)
}

fn open(lock: &Path) -> io::Result<File> {
    match File::options().read(true).write(true).open(lock) {
        // It belongs to another user; an exclusive lock on a network file needs more rights.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(lock),
        opened => opened,
    }
}

fn read(there: &File) -> Option<Holder> {
    let mut text = String::new();
    there.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    Holder::read(&text)
}

/// Whether a path leads to this very file.
fn lies_there(file: &File, path: &Path) -> io::Result<bool> {
    let ours = file.metadata()?;
    match fs::symlink_metadata(path) {
        Ok(there) => Ok(is_same(&ours, &there)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn is_same(a: &Metadata, b: &Metadata) -> bool {
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}
