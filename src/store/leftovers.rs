//! Temporary files beside a document: what they are called, and removing those left by a crash.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use sha2::{Digest, Sha256};

/// What the temporary files of a file end in.
pub(super) const TEMPORARY: &str = ".tmp";

/// What the temporary files of a file begin with, followed by something random. It depends on the
/// name alone, so that it is the same by whatever path the folder is reached.
pub(super) fn temporary_prefix(target: &Path) -> String {
    format!(".detente-{}-", name_key(target))
}

/// A short name for a file among those of its folder.
pub(super) fn name_key(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let digest = Sha256::digest(name.as_encoded_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Locks a file that was just created, as a sign that its process is alive; `false` if another
/// process is looking at it just now. On systems without locks there is no sign, and nothing is
/// tidied up.
pub(super) fn sign_life(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if has_no_locks(&error) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether the system says that it has no locks for this file.
pub(super) fn has_no_locks(error: &io::Error) -> bool {
    // ENOLCK, on Linux and on macOS, and a network's EBADF for a file that one
    // may only read: they have no kinds of their own.
    const NO_LOCKS: [i32; 3] = [37, 77, 9];
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
        || error.raw_os_error().is_some_and(|code| NO_LOCKS.contains(&code))
}

/// Removes temporary files of this file whose processes are gone. Failing to tidy up harms nothing,
/// so it is not reported.
pub(super) fn sweep(target: &Path) {
    let Some(folder) = target.parent() else { return };
    let prefix = temporary_prefix(target);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        if !name.starts_with(prefix.as_bytes()) || !name.ends_with(TEMPORARY.as_bytes()) {
            continue;
        }
        let path = entry.path();
        let file = File::options().read(true).write(true).open(&path);
        if file.is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::{Access, DiskFile};
    use super::*;

    #[test]
    fn what_lives_and_what_is_not_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.toml");
        let prefix = temporary_prefix(&target);
        let dead = folder.path().join(format!("{prefix}dead.tmp"));
        let other = temporary_prefix(&folder.path().join("b.toml"));
        let others = [format!("{other}x.tmp"), ".detente-x.tmp".to_owned(), format!("{prefix}x")];
        fs::write(&dead, "").unwrap();
        for name in &others {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let living =
            DiskFile::create_temporary(folder.path(), &prefix, TEMPORARY, Access::Usual).unwrap();
        assert!(sign_life(living.file()).unwrap());
        sweep(&target);
        assert!(!dead.exists() && living.path().exists());
        assert!(others.iter().all(|name| folder.path().join(name).exists()));
    }
}
