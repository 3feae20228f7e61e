//! A user's own templates are set in a separate process, so that one that runs away can be ended:
//! after a time, when it takes too much memory, or because its result is no longer wanted.
//!
//! That process is this program again. All its input comes through standard input (the data, the
//! fonts, what the template asks for), and all its output goes to standard output: it opens no
//! file, and learns nothing of the dossier that a template may not know. Our own templates are set
//! in the process that wants them: we answer for them, they need no limits, and they are faster
//! there.

mod child;
mod frames;
mod limits;
mod messages;
mod parent;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

pub use child::serve;
pub(super) use parent::Apart;

/// The argument by which this program is told to set a template for another
/// process of it: to call [`serve`].
pub const WORKER_ARGUMENT: &str = "set-template";

/// What sets a user's own templates, and its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The program that is started.
    pub program: PathBuf,
    /// What it is told, so that it calls [`serve`].
    pub arguments: Vec<OsString>,
    /// How long it has to set the pages, and again for each format.
    pub time: Duration,
    /// How many bytes of memory it may take, on Linux; elsewhere the system has no way to enforce
    /// it.
    pub memory: u64,
}

impl Worker {
    /// The running program, if that is `detente` itself.
    ///
    /// # Errors
    /// Where the system does not say which program this is.
    pub fn this_program(time: Duration, memory: u64) -> io::Result<Self> {
        // This path leads to the running program, even if another file has its name by now.
        let program = if cfg!(any(target_os = "linux", target_os = "android")) {
            PathBuf::from("/proc/self/exe")
        } else {
            std::env::current_exe()?
        };
        Ok(Self::of(program, time, memory))
    }

    /// The `detente` at a path.
    pub fn of(program: impl Into<PathBuf>, time: Duration, memory: u64) -> Self {
        Self { program: program.into(), arguments: vec![WORKER_ARGUMENT.into()], time, memory }
    }
}
