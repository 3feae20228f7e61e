//! Calling the window that has a file open to the front, so that a file which is opened twice
//! is shown once.
//!
//! A call is a small file named after the session; the window takes it away, and that is the
//! answer. No sockets: whoever may write the state folder may call, and no one else.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::state::{Session, StateFolder, owner_of};

/// The folder of calls, within the state folder.
const FOLDER: &str = "calls";
/// How long an answer is waited for: a window that does not hear does not answer later.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How often it is looked whether there is one.
const LOOK: Duration = Duration::from_millis(20);

/// Calls the window that has a file open; whether it has answered, and so is in front. A command
/// that edits the file has it for a moment, too, and answers nothing.
pub fn call_window(state: &StateFolder, path: &Path) -> bool {
    call(state, path).unwrap_or(false)
}

fn call(state: &StateFolder, path: &Path) -> io::Result<bool> {
    let Some(token) = owner_of(state, path)? else { return Ok(false) };
    let folder = state.folder(FOLDER)?;
    // Only a window that listens has left a sign that it does.
    if !folder.join(format!("{token}.hears")).exists() {
        return Ok(false);
    }
    let note = folder.join(&token);
    fs::write(&note, [])?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if !note.exists() {
            return Ok(true);
        }
        std::thread::sleep(LOOK);
    }
    let _ = fs::remove_file(&note);
    Ok(false)
}

/// Hears calls to a session's window until it is dropped.
#[derive(Debug)]
pub struct Calls {
    session: Session,
    _watcher: RecommendedWatcher,
    _stop: Sender<()>,
}

impl Calls {
    /// Begins to hear; `come` is called in a thread of its own when the window is to come to the
    /// front. `None` where the system does not tell of new files.
    pub fn hear(session: &Session, come: impl Fn() + Send + 'static) -> Option<Self> {
        let folder = session.state().folder(FOLDER).ok()?;
        let (stir, stirred) = channel();
        let stop = stir.clone();
        let mut watcher = notify::recommended_watcher(move |_| {
            // Once it no longer hears, no one needs to know.
            let _ = stir.send(());
        })
        .ok()?;
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
        let note = folder.join(session.token());
        fs::write(sign(session)?, []).ok()?;
        std::thread::Builder::new()
            .name("calls".to_owned())
            .spawn(move || {
                while stirred.recv().is_ok() {
                    if note.exists() && fs::remove_file(&note).is_ok() {
                        come();
                    }
                }
            })
            .ok()?;
        Some(Self { session: session.clone(), _watcher: watcher, _stop: stop })
    }
}

/// What says that a session's window hears.
fn sign(session: &Session) -> Option<std::path::PathBuf> {
    let folder = session.state().folder(FOLDER).ok()?;
    Some(folder.join(format!("{}.hears", session.token())))
}

impl Drop for Calls {
    fn drop(&mut self) {
        if let Some(sign) = sign(&self.session) {
            let _ = fs::remove_file(sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn the_window_that_has_a_file_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path().join("state"));
        let file = folder.path().join("a.dossier.toml");
        fs::write(&file, "schema = 1\n").unwrap();
        assert!(!call_window(&state, &file), "nobody has it");
        let session = Session::begin(&state).unwrap();
        let claim = session.claim(&file).unwrap();
        assert!(!call_window(&state, &file), "a command has it, which hears nothing");
        let (came, heard) = channel();
        let calls = Calls::hear(&session, move || came.send(()).unwrap());
        assert!(call_window(&state, &file));
        assert!(heard.recv_timeout(Duration::from_secs(5)).is_ok());
        assert!(!call_window(&state, &folder.path().join("b.dossier.toml")));
        drop(calls);
        assert!(!call_window(&state, &file));
        drop((claim, session));
        assert!(!call_window(&state, &file));
    }
}
