//! Writing a file that has several names (hard links) so that all of them show
//! it: its bytes are written over, since a new file would have one of the names
//! and part it from the others.
//!
//! That takes more than one step, so the whole text is first written and synced beside it as
//! `.NAME.saving`, which is removed once the file itself is on disk. If it stays and differs from
//! the file, the save was cut off: reading and saving the file then report that, and nothing is
//! overwritten before the user has looked.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::attributes::Attributes;
use super::beside::hidden_beside;
use super::disk::{DiskFile, remove, sync_folder};
use super::state::whole_path;
use super::write::{Unwritten, WriteError, folder_of, replace};

/// How often a save that may be in progress is looked at before it counts as cut off: while the
/// file is locked, and while it is not.
const LOOKS: (u32, u32) = (200, 3);

/// How much time is in between.
const BETWEEN: Duration = Duration::from_millis(10);

/// Writes a file over, with a copy of what it is to have beside it meanwhile.
pub(super) fn write(
    target: &Path,
    bytes: &[u8],
    attributes: &Attributes,
) -> Result<(), WriteError> {
    let told = |error| WriteError::new(target, &error);
    let copy = hidden_beside(target, "saving");
    let mut file = DiskFile::open(target).map_err(told)?;
    let mut before = Vec::new();
    file.file().read_to_end(&mut before).map_err(told)?;
    replace(&copy, bytes, Some(attributes))?;
    if let Err(error) = overwrite(&mut file, bytes) {
        return Err(match overwrite(&mut file, &before).and_then(|()| gone(&copy)) {
            Ok(()) => told(error),
            Err(_) => cut_off_now(target, &copy, &error),
        });
    }
    // The file is written, and the copy beside it has the same text.
    gone(&copy).map_err(|error| WriteError::new(&copy, &error))
}

fn overwrite(file: &mut DiskFile, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync()
}

fn gone(copy: &Path) -> io::Result<()> {
    remove(copy)?;
    sync_folder(folder_of(copy))
}

fn cut_off_now(target: &Path, copy: &Path, error: &io::Error) -> WriteError {
    let why = Unwritten::CutOff { said: error.kind(), copy: copy.to_owned() };
    WriteError { path: target.to_owned(), why }
}

/// The copy left by a save that was cut off, if its text differs from the file's.
pub(super) fn cut_off(path: &Path) -> Option<PathBuf> {
    let target = whole_path(path);
    let copy = hidden_beside(&target, "saving");
    let mut looks = 0;
    loop {
        // There hardly ever is one, so looking must cost nothing.
        fs::symlink_metadata(&copy).ok()?;
        if is_same(&target, &copy).unwrap_or(false) {
            return None;
        }
        looks += 1;
        if looks >= if is_locked(&target) { LOOKS.0 } else { LOOKS.1 } {
            return Some(copy);
        }
        std::thread::sleep(BETWEEN);
    }
}

fn is_locked(target: &Path) -> bool {
    let lock = File::open(target).map(|file| file.try_lock_shared());
    matches!(lock, Ok(Err(TryLockError::WouldBlock)))
}

fn is_same(a: &Path, b: &Path) -> io::Result<bool> {
    let (mut a, mut b) = (File::open(a)?, File::open(b)?);
    if a.metadata()?.len() != b.metadata()?.len() {
        return Ok(false);
    }
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    a.read_to_end(&mut of_a)?;
    b.read_to_end(&mut of_b)?;
    Ok(of_a == of_b)
}
