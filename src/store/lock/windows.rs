//! The lock's file on Windows, which takes it away itself when its process ends,
//! and lets nobody remove it before.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;

use super::Look;
use super::holder::{Holder, Standing};

/// `GENERIC_READ`, `GENERIC_WRITE` and `DELETE`.
const ACCESS: u32 = 0x8000_0000 | 0x4000_0000 | 0x0001_0000;
/// `FILE_SHARE_READ`: other processes may read who has it, and no more.
const SHARED: u32 = 1;
/// `FILE_FLAG_DELETE_ON_CLOSE`.
const GOES_WHEN_CLOSED: u32 = 0x0400_0000;
/// The most that is read of a lock's file.
const MOST_BYTES: u64 = 4096;

/// A lock that is ours: the system removes its file when this is dropped.
#[derive(Debug)]
pub(super) struct Held(#[expect(dead_code, reason = "held until it is dropped")] File);

/// Looks for the lock of one file.
#[derive(Debug)]
pub(super) struct Seeker<'a> {
    lock: &'a Path,
}

impl<'a> Seeker<'a> {
    pub(super) fn new(_target: &'a Path, lock: &'a Path) -> Self {
        Self { lock }
    }

    pub(super) fn look(&mut self) -> io::Result<Look> {
        let mut options = File::options();
        options.write(true).create_new(true);
        options.access_mode(ACCESS).share_mode(SHARED).custom_flags(GOES_WHEN_CLOSED);
        match options.open(self.lock) {
            Ok(mut file) => {
                let holder = Holder::this(file.metadata()?.modified()?);
                let text = holder.written().map_err(io::Error::from)?;
                file.write_all(text.as_bytes())?;
                Ok(Look::Mine(Held(file)))
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(self.contend()),
            // So it is too while the one before is going.
            Err(error) if error.kind() == ErrorKind::PermissionDenied && self.lock.exists() => {
                Ok(Look::Again)
            }
            Err(error) => Err(error),
        }
    }

    /// Something is there. It can be removed only if no process has it open any more: after a power
    /// cut.
    fn contend(&self) -> Look {
        let holder = File::open(self.lock).ok().and_then(|file| {
            let mut text = String::new();
            file.take(MOST_BYTES).read_to_string(&mut text).ok()?;
            Holder::read(&text)
        });
        // A file that is not signed is no lock of ours, and stays.
        if holder.is_some() && fs::remove_file(self.lock).is_ok() {
            return Look::Again;
        }
        let standing = if holder.is_some() { Standing::Running } else { Standing::Untold };
        Look::Theirs(holder, standing)
    }
}
