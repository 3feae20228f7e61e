//! The thread that writes a document's journal, so that nobody waits for the
//! disk while typing.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::super::state::Session;
use super::frame::{JournalFile, is_worth_keeping};
use super::kept::keep;
use crate::edit::Splice;

/// How long edits are gathered before they are synced together. With the time
/// of the sync itself, every edit is on disk well within a second.
const GATHER: Duration = Duration::from_millis(150);

/// How long to wait before a disk that failed is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// Messages that may wait for the disk. Beyond that, an edit waits: better a slow window than lost
/// words.
const MOST_WAITING: usize = 4096;

/// A journal this large, and larger than its texts, is written anew.
const COMPACT_BYTES: u64 = 8 << 20;

/// The state of a document's journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum JournalStatus {
    /// Everything is on disk, or will be in a moment.
    #[default]
    Kept,
    /// The last edits are not on disk: this is the reason, and saving helps. Writing is tried again
    /// every second.
    Failing(JournalTrouble),
}

/// Why edits are not in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalTrouble {
    /// The thread that writes it has ended.
    Ended,
    /// It cannot be written: what the system says.
    Unwritten(String),
}

enum Message {
    Saved { path: Option<PathBuf>, text: Arc<str> },
    Changes { splices: Vec<Splice>, beside: Option<Option<String>> },
    Flush(SyncSender<bool>),
    Discard,
    GiveUp(SyncSender<bool>),
}

/// The journal of one document. Dropping it writes what is waiting; the file stays for recovery
/// unless [`discard`](Self::discard) or a new beginning came first.
#[derive(Debug)]
pub struct Journal {
    sender: Option<SyncSender<Message>>,
    status: Arc<Mutex<JournalStatus>>,
    thread: Option<JoinHandle<()>>,
}

impl Journal {
    /// Starts one for a document. It creates no file before there is something to lose; with a new
    /// dossier that is at once. `path` is the document's file, `None` while it has none; `base` is
    /// that file's text. `wake` is called when the status changes.
    pub fn start(
        session: &Session,
        path: Option<PathBuf>,
        base: &str,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (sender, receiver) = sync_channel(MOST_WAITING);
        let status = Arc::new(Mutex::new(JournalStatus::default()));
        let writer = Writer {
            session: session.clone(),
            path,
            base: base.into(),
            text: base.to_owned(),
            beside: None,
            file: None,
            is_behind: false,
            is_torn: false,
            is_over: false,
            status: Arc::clone(&status),
            wake: Box::new(wake),
        };
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || writer.run(&receiver))
            .ok();
        Self { sender: Some(sender), status, thread }
    }

    fn send(&self, message: Message) {
        let sent = self.sender.as_ref().is_some_and(|sender| sender.send(message).is_ok());
        if !sent {
            set(&self.status, JournalStatus::Failing(JournalTrouble::Ended));
        }
    }

    /// Notes changes of the text: what
    /// [`Document::take_log`](crate::edit::Document::take_log) gives.
    pub fn record(&self, splices: Vec<Splice>) {
        if !splices.is_empty() {
            self.send(Message::Changes { splices, beside: None });
        }
    }

    /// Notes changes of the text together with what is still being entered beside it, so that
    /// something that moves from there into the text is never in neither.
    pub fn record_beside(&self, splices: Vec<Splice>, beside: Option<String>) {
        self.send(Message::Changes { splices, beside: Some(beside) });
    }

    /// The file now has this text, under this path: it was saved, or another program wrote it and
    /// the document has taken it in. Edits that the file does not have stay in the journal.
    pub fn saved(&self, path: Option<PathBuf>, text: &str) {
        self.send(Message::Saved { path, text: text.into() });
    }

    /// Ends it and drops what it held, which is in a file now.
    pub fn discard(&self) {
        self.send(Message::Discard);
    }

    /// Ends it because the user chose not to save. What it held is moved aside, as
    /// [`Orphan::give_up`](super::Orphan::give_up) does it; returns whether there was anything.
    pub fn give_up(&self) -> bool {
        let (done, wait) = sync_channel(1);
        self.send(Message::GiveUp(done));
        wait.recv().unwrap_or(false)
    }

    /// Waits until everything recorded so far is on disk; `false` where it
    /// could not be written.
    pub fn flush(&self) -> bool {
        let (done, wait) = sync_channel(1);
        self.send(Message::Flush(done));
        wait.recv().unwrap_or(false)
    }

    /// How it stands.
    pub fn status(&self) -> JournalStatus {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // The thread ends once nothing can send to it any more.
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn set(status: &Mutex<JournalStatus>, new: JournalStatus) -> bool {
    let mut status = status.lock().unwrap_or_else(PoisonError::into_inner);
    let changes = *status != new;
    *status = new;
    changes
}

struct Writer {
    session: Session,
    path: Option<PathBuf>,
    base: Arc<str>,
    /// The text with all edits.
    text: String,
    /// What is being written beside the text.
    beside: Option<String>,
    file: Option<JournalFile>,
    /// What is on disk is not all that was recorded.
    is_behind: bool,
    /// Something was recorded that does not fit the text: a caller's bug, reported rather than
    /// hidden.
    is_torn: bool,
    /// Nothing more is written: everything is saved or moved aside.
    is_over: bool,
    status: Arc<Mutex<JournalStatus>>,
    wake: Box<dyn Fn() + Send>,
}

impl Writer {
    fn run(mut self, messages: &Receiver<Message>) {
        // A dossier that has no file is there from its beginning.
        self.write(&[], false);
        loop {
            let first = if self.is_behind {
                match messages.recv_timeout(RETRY) {
                    Ok(message) => Some(message),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            } else {
                match messages.recv() {
                    Ok(message) => Some(message),
                    Err(_) => break,
                }
            };
            let Some(first) = first else {
                self.write(&[], false);
                continue;
            };
            self.gather(first, messages);
        }
        // Once more, in case a failing disk left something unwritten.
        if self.is_behind {
            self.write(&[], false);
        }
    }

    /// Takes messages for a moment, so that one sync serves many.
    fn gather(&mut self, first: Message, messages: &Receiver<Message>) {
        let until = Instant::now() + GATHER;
        let mut splices = Vec::new();
        let mut message = Some(first);
        let mut is_noted = false;
        let (mut flushes, mut given_up) = (Vec::new(), Vec::new());
        while let Some(next) = message.take() {
            match next {
                Message::Changes { splices: more, beside } => {
                    splices.extend(more);
                    if let Some(beside) = beside {
                        is_noted |= self.beside != beside;
                        self.beside = beside;
                    }
                }
                Message::Saved { path, text } => {
                    self.is_torn |= !apply(&mut self.text, &splices);
                    splices.clear();
                    self.path = path;
                    self.base = text;
                    // With what is saved left out.
                    self.is_behind = true;
                }
                Message::Discard => {
                    splices.clear();
                    self.is_over = true;
                }
                Message::Flush(done) => flushes.push(done),
                Message::GiveUp(done) => given_up.push(done),
            }
            // A caller waiting for an answer should not wait for further messages.
            let rest = until.saturating_duration_since(Instant::now());
            let waits = !flushes.is_empty() || !given_up.is_empty();
            let rest = if waits { Duration::ZERO } else { rest };
            message = messages.recv_timeout(rest).ok();
        }
        let kept = self.write(&splices, is_noted);
        for done in flushes {
            let _ = done.send(kept);
        }
        if !given_up.is_empty() {
            let kept = self.move_aside();
            for done in given_up {
                let _ = done.send(kept);
            }
        }
    }

    /// The journal is moved aside; if that fails it stays, and is offered like one left by a killed
    /// window.
    fn move_aside(&mut self) -> bool {
        self.is_over = true;
        let file = self.file.take();
        file.is_some_and(|file| keep(self.session.state(), file.path()).is_ok())
    }

    fn write(&mut self, splices: &[Splice], is_noted: bool) -> bool {
        self.is_torn |= !apply(&mut self.text, splices);
        let result = self.try_write(splices, is_noted);
        self.is_behind = result.is_err();
        let status = match &result {
            Ok(()) => JournalStatus::Kept,
            Err(error) => JournalStatus::Failing(JournalTrouble::Unwritten(error.to_string())),
        };
        if set(&self.status, status) {
            (self.wake)();
        }
        result.is_ok()
    }

    fn try_write(&mut self, splices: &[Splice], is_noted: bool) -> std::io::Result<()> {
        if self.is_torn && !self.is_over {
            let error = "they are edits of another text";
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, error));
        }
        let beside = self.beside.as_deref();
        let is_worth = is_worth_keeping(self.path.as_deref(), &self.base, &self.text, beside);
        if self.is_over || !is_worth {
            // Everything is undone or saved: there is nothing to recover.
            if let Some(file) = self.file.take() {
                file.discard();
            }
            return Ok(());
        }
        let whole = self.base.len() + self.text.len() + beside.map_or(0, str::len);
        let most = COMPACT_BYTES.max(4 * whole as u64);
        let is_long = self.file.as_ref().is_some_and(|file| file.length() > most);
        match &mut self.file {
            Some(file) if !self.is_behind && !is_long => {
                // In this order, a tear in between leaves it twice rather than not at all.
                if !splices.is_empty() {
                    file.append(splices)?;
                }
                if is_noted {
                    file.note(beside)?;
                }
                if !splices.is_empty() || is_noted { file.sync() } else { Ok(()) }
            }
            _ => self.write_anew(),
        }
    }

    /// A journal with all edits as one, in place of the one before.
    fn write_anew(&mut self) -> std::io::Result<()> {
        let mut file = JournalFile::begin(&self.session, self.path.as_deref(), &self.base)?;
        let splice = Splice::between(&self.base, &self.text);
        let written = file
            .append(splice.as_slice())
            .and_then(|()| self.beside.as_deref().map_or(Ok(()), |beside| file.note(Some(beside))))
            .and_then(|()| file.sync());
        if let Err(error) = written {
            file.discard();
            return Err(error);
        }
        if let Some(before) = self.file.replace(file) {
            before.discard();
        }
        Ok(())
    }
}

fn apply(text: &mut String, splices: &[Splice]) -> bool {
    splices.iter().all(|splice| splice.apply(text))
}
