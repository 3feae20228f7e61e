//! The folder for what the program must not lose but need not show: journals, and which window has
//! which file open.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::disk::{Access, DiskFile, make_folder, make_private};
use super::write::folder_of;
use super::{crash, journal};

/// Where the program keeps its state: `$XDG_STATE_HOME/detente` on Linux, the
/// user's folder for application data elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFolder(PathBuf);

/// What is in it.
const FOLDERS: [&str; 7] =
    ["locks", "sessions", "owners", "journals", "kept", "calls", crash::FOLDER];

impl StateFolder {
    /// The user's own; `None` if the system has no home folder for them.
    pub fn of_user() -> Option<Self> {
        let base = dirs::state_dir().or_else(dirs::data_local_dir)?;
        Some(Self(base.join("detente")))
    }

    /// A folder of the caller's choice.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// A folder inside it, created if missing. Only its owner may look into either: they hold whole
    /// dossiers.
    pub(super) fn folder(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.0.join(name);
        make_folder(&folder)?;
        make_private(&self.0)?;
        make_private(&folder)?;
        Ok(folder)
    }

    /// Keeps every other process of this program out until the result is dropped: of one document,
    /// or, without a path, of the whole folder.
    pub(super) fn guard(&self, path: Option<&Path>) -> io::Result<Guard> {
        let name = path.map_or_else(|| "all".to_owned(), file_key);
        let file = open_lock(&self.folder("locks")?.join(format!("{name}.lock")))?;
        file.lock()?;
        Ok(Guard(file))
    }
}

/// Holds a lock of the operating system, which ends with the process however that ends.
#[derive(Debug)]
pub(super) struct Guard(#[expect(dead_code, reason = "held for its lock")] File);

fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// A short name for a file, the same by whatever link it is reached.
pub(super) fn file_key(path: &Path) -> String {
    let whole = whole_path(path);
    let digest = Sha256::digest(whole.as_os_str().as_encoded_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The path without links. For a file that does not exist yet, its folder's; for a dangling link,
/// its target.
pub(super) fn whole_path(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Ok(whole) = fs::canonicalize(&path) {
            return whole;
        }
        match fs::read_link(&path) {
            // A pipe has a link that is no path, and is there all the same.
            Ok(next) if fs::metadata(&path).is_err() => path = folder_of(&path).join(next),
            _ => break,
        }
    }
    let folder = fs::canonicalize(folder_of(&path));
    match (folder, path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(&path).unwrap_or(path),
    }
}

/// How many links one after the other are followed, as on Linux.
const MOST_LINKS: usize = 40;

/// A running window, or a running command that edits. While it lives, its
/// journals are its own; when it is gone without having closed them, they are
/// offered for recovery.
#[derive(Debug, Clone)]
pub struct Session(Arc<Running>);

#[derive(Debug)]
struct Running {
    state: StateFolder,
    token: String,
    path: PathBuf,
    /// Locked as long as the session lives.
    _lock: File,
}

impl Session {
    /// Begins one.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn begin(state: &StateFolder) -> io::Result<Self> {
        let folder = state.folder("sessions")?;
        // Between creating and locking it, no other process may take it for a dead one.
        let _guard = state.guard(None)?;
        let made = tempfile::Builder::new().prefix("").suffix(".lock").tempfile_in(&folder)?;
        let (file, path) = made.keep().map_err(|error| error.error)?;
        file.lock()?;
        // Failing to tidy up harms nothing.
        let _ = sweep(state);
        let now = file.metadata().and_then(|made| made.modified());
        let _ = now.and_then(|now| journal::sweep(state, now));
        let token = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let running = Running { state: state.clone(), token, path, _lock: file };
        Ok(Self(Arc::new(running)))
    }

    /// The folder in which it keeps its state.
    pub fn state(&self) -> &StateFolder {
        &self.0.state
    }

    pub(super) fn token(&self) -> &str {
        &self.0.token
    }

    /// Opens a document for writing, unless another session has it.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn claim(&self, path: &Path) -> io::Result<Claim> {
        let _guard = self.state().guard(Some(path))?;
        let owner = self.owner_file(path)?;
        let token = fs::read_to_string(&owner).unwrap_or_default();
        if !token.is_empty() && token != self.token() && is_alive(self.state(), &token)? {
            return Ok(Claim::Taken);
        }
        self.own(owner).map(Claim::Mine)
    }

    /// Opens a document for writing even if another session has it: that session notices that it is
    /// no longer the owner before it saves.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn take_over(&self, path: &Path) -> io::Result<Ownership> {
        let _guard = self.state().guard(Some(path))?;
        self.own(self.owner_file(path)?)
    }

    fn owner_file(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(self.state().folder("owners")?.join(file_key(path)))
    }

    fn own(&self, owner: PathBuf) -> io::Result<Ownership> {
        // In one step: the previous owner may be looking.
        let folder = self.state().folder("owners")?;
        let prefix = format!("{}-", self.token());
        let mut note = DiskFile::create_temporary(&folder, &prefix, "", Access::Private)?;
        note.write_all(self.token().as_bytes())?;
        note.rename(&owner)?;
        Ok(Ownership { session: self.clone(), owner })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // For journals that are left, it must still be known that their session is gone; a missing
        // file says so as well as an unlocked one.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether a session may write a document.
#[derive(Debug)]
pub enum Claim {
    /// It may.
    Mine(Ownership),
    /// Another session has it open: open it read-only, or take it over.
    Taken,
}

/// The token of the session that has a document open for writing, if one does.
pub(super) fn owner_of(state: &StateFolder, path: &Path) -> io::Result<Option<String>> {
    let owner = state.folder("owners")?.join(file_key(path));
    let token = fs::read_to_string(owner).unwrap_or_default();
    Ok(is_alive(state, &token)?.then_some(token))
}

/// A document that a session may write; given up when dropped.
#[derive(Debug)]
pub struct Ownership {
    session: Session,
    owner: PathBuf,
}

impl Ownership {
    /// Whether it still is: no, once another session has taken it over.
    pub fn is_mine(&self) -> bool {
        fs::read_to_string(&self.owner).is_ok_and(|token| token == self.session.token())
    }
}

impl Drop for Ownership {
    fn drop(&mut self) {
        if self.is_mine() {
            let _ = fs::remove_file(&self.owner);
        }
    }
}

fn session_file(state: &StateFolder, token: &str) -> io::Result<Option<PathBuf>> {
    // A token is a file's name and nothing else.
    let is_plain = !token.is_empty() && token.chars().all(|c| c.is_ascii_alphanumeric());
    Ok(is_plain.then_some(state.folder("sessions")?.join(format!("{token}.lock"))))
}

/// Whether a session still runs.
fn is_alive(state: &StateFolder, token: &str) -> io::Result<bool> {
    Ok(session_file(state, token)?.is_some() && dead_session(state, token)?.is_none())
}

/// The lock of a session that has ended, so that no other process takes what it left; `None` while
/// it runs, or while another process holds that lock.
pub(super) fn dead_session(state: &StateFolder, token: &str) -> io::Result<Option<DeadSession>> {
    let Some(path) = session_file(state, token)? else { return Ok(None) };
    let file = open_lock(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(DeadSession { path, _lock: file })),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Forgets sessions that have ended and left no journal, and the documents that
/// they had open.
fn sweep(state: &StateFolder) -> io::Result<()> {
    let mut with_journal = Vec::new();
    for entry in fs::read_dir(state.folder("journals")?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        with_journal.extend(name.split_once('-').map(|(token, _)| token.to_owned()));
    }
    // An earlier version of the program let others read parts of it.
    for name in FOLDERS {
        for entry in fs::read_dir(state.folder(name)?)? {
            make_private(&entry?.path())?;
        }
    }
    for entry in fs::read_dir(state.folder("sessions")?)? {
        let path = entry?.path();
        let token = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !with_journal.contains(&token) {
            // Dropped, it takes its file along.
            drop(dead_session(state, &token)?);
        }
    }
    // What a window that was killed has left: no call would be answered.
    for entry in fs::read_dir(state.folder("calls")?)? {
        let path = entry?.path();
        let token = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !is_alive(state, &token)? {
            fs::remove_file(&path)?;
        }
    }
    for entry in fs::read_dir(state.folder("owners")?)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Of one that is being written the name says whose it is.
        let token = match name.split_once('-') {
            Some((token, _)) => token.to_owned(),
            None => fs::read_to_string(&path).unwrap_or_default(),
        };
        if !is_alive(state, &token)? {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// A session that has ended, held so that only one other session deals with what it left.
#[derive(Debug)]
pub(super) struct DeadSession {
    path: PathBuf,
    _lock: File,
}

impl Drop for DeadSession {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}
