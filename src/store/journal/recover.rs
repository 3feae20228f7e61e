//! What a session that ended badly left behind, and what recovery would restore.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::WriteError;
use super::super::disk::remove;
use super::super::state::{DeadSession, StateFolder, dead_session};
use super::frame::{Content, read};
use super::kept::keep;
use crate::dossier::Problem;
use crate::edit::{Change, Merge, diff, merge};

/// Largest journal that is read, in bytes.
const MOST_JOURNAL: u64 = 1 << 30;

/// Unsaved edits of a session that is gone, or that were given up. While this value exists no other
/// session is offered them; if it is dropped without a decision, they are offered again.
#[derive(Debug)]
pub struct Orphan {
    state: StateFolder,
    file: PathBuf,
    content: Content,
    /// `None` once it was given up: it belongs to no session then.
    _session: Option<Arc<DeadSession>>,
}

/// What to do with unsaved edits, given what the file is now.
#[derive(Debug, Clone, PartialEq)]
pub enum Recovery {
    /// The file has them all: they were saved, and only the journal stayed.
    Nothing,
    /// The file is as it was, or is gone, or never was: this is the text with
    /// the edits.
    Text(String),
    /// The file was changed since: the edits joined with that.
    Merged(Merge),
    /// The file was changed since and has errors now: this is the text with
    /// the edits, to be saved under another name.
    Apart(String, Vec<Problem>),
}

/// Everything that sessions of this program left behind, in the order of their files' names.
/// Sessions that still run are left alone.
///
/// # Errors
/// Where the state folder cannot be read.
pub fn orphans(state: &StateFolder) -> io::Result<Vec<Orphan>> {
    let _guard = state.guard(None)?;
    let folder = state.folder("journals")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "journal") {
            files.push(path);
        }
    }
    files.sort();
    let mut orphans = Vec::new();
    let mut sessions: Vec<(String, Option<Arc<DeadSession>>)> = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some((token, _)) = name.split_once('-') else { continue };
        let known = sessions.iter().find(|(other, _)| other == token);
        let session = match known {
            Some((_, session)) => session.clone(),
            None => {
                let session = dead_session(state, token)?.map(Arc::new);
                sessions.push((token.to_owned(), session.clone()));
                session
            }
        };
        let Some(session) = session else { continue };
        match load(&file) {
            Some(content) if content.is_worth_keeping() => {
                let state = state.clone();
                orphans.push(Orphan { state, file, content, _session: Some(session) });
            }
            // Begun but not edited: nothing is lost with it.
            Some(_) => {
                let _ = remove(&file);
            }
            // Not even its beginning can be read; another version of the program may be able to.
            None => {
                let _ = keep(state, &file);
            }
        }
    }
    Ok(orphans)
}

pub(super) fn load(path: &Path) -> Option<Content> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(MOST_JOURNAL).read_to_end(&mut bytes).ok()?;
    read(&bytes)
}

impl Orphan {
    pub(super) fn kept(state: StateFolder, file: PathBuf, content: Content) -> Self {
        Self { state, file, content, _session: None }
    }

    /// The document's file; `None` if it never had one.
    pub fn path(&self) -> Option<&Path> {
        self.content.path.as_deref()
    }

    /// The text of the file when the edits began.
    pub fn base(&self) -> &str {
        &self.content.base
    }

    /// The text with the edits.
    pub fn text(&self) -> &str {
        &self.content.text
    }

    /// What was being entered beside the text, as it was noted.
    pub fn beside(&self) -> Option<&str> {
        self.content.beside.as_deref()
    }

    /// What would come back.
    pub fn changes(&self) -> Vec<Change> {
        diff(&self.content.base, &self.content.text)
    }

    /// What to do, given the text that the file has now; `None` where there is
    /// no file.
    pub fn recovery(&self, disk: Option<&str>) -> Recovery {
        let Content { base, text, .. } = &self.content;
        match disk {
            None => Recovery::Text(text.clone()),
            Some(disk) if disk == text => Recovery::Nothing,
            Some(disk) if disk == base => Recovery::Text(text.clone()),
            Some(disk) => match merge(base, text, disk) {
                Ok(merge) => Recovery::Merged(merge),
                Err(problems) => Recovery::Apart(text.clone(), problems),
            },
        }
    }

    /// Moves the journal aside: for thirty days [`kept`](super::kept) has it.
    ///
    /// # Errors
    /// Where it cannot be moved; it is offered again then.
    pub fn give_up(&self) -> Result<(), WriteError> {
        keep(&self.state, &self.file).map_err(|error| WriteError::new(&self.file, &error))
    }

    /// Removes the journal: its edits are in a journal of this session or in
    /// the file.
    pub fn discard(self) {
        // A journal that stays is offered again, and then has nothing new.
        let _ = remove(&self.file);
    }
}
