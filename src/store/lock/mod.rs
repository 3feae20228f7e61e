//! The lock of a file, which lies beside it: a process that saves the file holds `.NAME.lock`, so
//! that reading, comparing and renaming are one step for every process that can reach the file,
//! whichever user runs it, on whichever machine, and with whatever state folder.
//!
//! Two things hold it. That the file *exists* keeps out everyone who sees the folder: it is put
//! there whole, in one step, and only if the name is free. That its process has *locked* it through
//! the operating system shows that the process is still alive: such a lock ends with its process. A
//! lock whose process is gone is taken over. Where that cannot be known (another machine, a file
//! system without locks), nothing is guessed from its age: after a while saving is refused, with
//! who has held it since when, and what to do.
//!
//! A lock is taken over by the process that gets the operating system's lock on the very file that
//! lies there, by replacing it with its own. A process that waited for the old file finds that it
//! is no longer there, and looks again.

mod holder;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use holder::{Holder, Standing};
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use super::beside::hidden_beside;
use super::shown;

/// How long a lock is waited for: long enough for many to save one after the other, short enough
/// that the user does not think the program hangs.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait before saying why nothing happens.
const WONDER: Duration = Duration::from_secs(1);

/// How often it is looked at meanwhile; up to as much again is added at random, so that waiting
/// processes do not look in step.
const LOOK: Duration = Duration::from_millis(4);

/// Whether a file is locked while it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locking {
    /// It is, or it is not saved.
    #[default]
    Needed,
    /// It is not: the user has said that nothing else saves it now.
    Waived,
}

/// A file that was not saved because another process may be saving it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// The file.
    pub path: PathBuf,
    /// The file that is its lock.
    pub lock: PathBuf,
    /// Who holds it; `None` where that is not said.
    pub holder: Option<Holder>,
    /// What is known of the holder.
    pub standing: Standing,
}

impl std::error::Error for Locked {}

impl fmt::Display for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, lock, holder, standing } = self;
        let (path, lock) = (shown(path), shown(lock));
        write!(f, "{path} was not saved: ")?;
        match (holder, standing) {
            (Some(Holder { process, host, since, .. }), Standing::Running) => write!(
                f,
                "process {process} on {host} has been saving it since {since}; try again when that is done"
            ),
            (None, Standing::Running) => {
                f.write_str("another program is saving it; try again when that is done")
            }
            (Some(Holder { process, host, since, .. }), Standing::Gone) => write!(
                f,
                "process {process} on {host}, which is gone, has left the lock {lock} of {since}; remove that file"
            ),
            (Some(Holder { process, host, since, .. }), Standing::Untold) => write!(
                f,
                "by its lock {lock}, process {process} on {host} has been saving it since {since}, and whether that still runs cannot be told from here; if it does not, remove that file"
            ),
            (None, _) => write!(
                f,
                "its lock {lock} does not say who has it; if nobody is saving it, remove that file"
            ),
        }
    }
}

/// Why there is no lock.
#[derive(Debug)]
pub(super) enum LockError {
    /// Another process has it.
    Locked(Box<Locked>),
    /// It cannot be made: the folder may be missing, full or read-only.
    Io(io::Error),
}

impl From<io::Error> for LockError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What one look at a lock gave.
enum Look {
    Mine(system::Held),
    Theirs(Option<Holder>, Standing),
    /// It was just given up or taken over.
    Again,
}

/// Keeps all other processes from saving a file until it is dropped.
#[derive(Debug)]
pub(super) struct FileLock(#[expect(dead_code, reason = "held until it is dropped")] system::Held);

impl FileLock {
    /// Takes the lock of a file, whose path has no links, waiting up to this long; `waits` is
    /// called once if the wait becomes noticeable.
    pub(super) fn take(
        target: &Path,
        patience: Duration,
        waits: impl FnOnce(),
    ) -> Result<Self, LockError> {
        let lock = hidden_beside(target, "lock");
        let begun = Instant::now();
        let mut waits = Some(waits);
        let mut seeker = system::Seeker::new(target, &lock);
        let mut pause = Pause::new();
        loop {
            let (holder, standing) = match seeker.look()? {
                Look::Mine(held) => return Ok(Self(held)),
                Look::Theirs(holder, standing) => (holder, standing),
                Look::Again => (None, Standing::Running),
            };
            if begun.elapsed() >= patience {
                let path = target.to_owned();
                let locked = Locked { path, lock, holder, standing };
                return Err(LockError::Locked(Box::new(locked)));
            }
            if begun.elapsed() >= WONDER
                && let Some(waits) = waits.take()
            {
                waits();
            }
            std::thread::sleep(pause.next());
        }
    }
}

/// Times between looks, different in every process.
struct Pause(u32);

impl Pause {
    fn new() -> Self {
        Self(std::process::id())
    }

    fn next(&mut self) -> Duration {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        LOOK + LOOK * (self.0 >> 24) / 256
    }
}
