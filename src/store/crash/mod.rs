//! What is kept of a panic: a text in the state folder that says which version did what and where,
//! so that the user can pass it on. Nothing is sent, and nothing of a dossier is in it: neither its
//! text nor its path.
//!
//! Everything in a report comes from us: names that the program's source has, as `&'static str`,
//! and numbers. A panic's message may quote what is outside, and is left out unless it is such a
//! name itself.

mod doing;
mod folder;
mod report;

use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use doing::{Task, did, task};
pub(in crate::store) use folder::FOLDER;
pub use folder::{CrashReport, take_new};

use super::{StateFolder, shown};
use report::Facts;

/// How many reports one process writes: a thread that fails again and again must not push out the
/// reports of others.
const MOST_A_PROCESS: usize = 3;

/// Where a panic is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// A window, whose edits are in its journal.
    Window,
    /// A command.
    Command,
}

/// From now on a panic of any thread leaves a report in the state folder, and a
/// line or two on standard error; without a folder the report itself goes there.
/// How the process ends is as it was: the panic goes on.
pub fn install(state: Option<StateFolder>, program: Program) {
    let written = AtomicUsize::new(0);
    std::panic::set_hook(Box::new(move |info| {
        let is_one_of_few = written.fetch_add(1, Ordering::Relaxed) < MOST_A_PROCESS;
        // A second panic in here would end the process at once, so any failure is ignored.
        let _ = hear(info, state.as_ref(), program, is_one_of_few);
    }));
}

fn hear(
    info: &PanicHookInfo<'_>,
    state: Option<&StateFolder>,
    program: Program,
    is_one_of_few: bool,
) -> std::io::Result<()> {
    let facts = Facts::of(info);
    let kept = state.filter(|_| is_one_of_few).map(|state| folder::keep(state, &facts));
    // Where nothing can be written, there is no journal either.
    let has_journal =
        program == Program::Window && state.is_some() && !matches!(kept, Some(Err(_)));
    let rest = if has_journal { "; unsaved edits are in the journal" } else { "" };
    let mut err = std::io::stderr().lock();
    writeln!(err, "detente: an error inside the program, at {}{rest}", facts.place)?;
    match kept {
        Some(Ok(path)) => tell_where(&mut err, &path),
        Some(Err(_)) | None if is_one_of_few => {
            writeln!(err, "detente: a report of it follows; nothing was sent")?;
            err.write_all(facts.text(None).as_bytes())
        }
        _ => Ok(()),
    }
}

fn tell_where(err: &mut impl Write, path: &Path) -> std::io::Result<()> {
    let path = shown(path);
    let path = crate::dossier::visible(&path);
    writeln!(err, "detente: a report of it is in {path}; nothing was sent")
}
