//! The thread that writes a document's journal, so that nobody waits for the
//! disk while typing.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::super::state::Session;
use super::frame::JournalFile;
use crate::edit::Splice;

/// How long edits are gathered before they are synced together. With the time
/// of the sync itself, every edit is on disk well within a second.
const GATHER: Duration = Duration::from_millis(150);

/// How long to wait before a disk that failed is tried again.
const RETRY: Duration = Duration::from_secs(1);

/// Messages that may wait for the disk. Beyond, an edit waits: better a slow
/// window than one that loses words.
const MOST_WAITING: usize = 4096;

/// A journal this large, and larger than its texts, is written anew.
const COMPACT_BYTES: u64 = 8 << 20;

/// How the journal of a document stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum JournalStatus {
    /// Everything is on disk, or will be in a moment.
    #[default]
    Kept,
    /// The last edits are not on disk: why, and that saving helps. It is tried
    /// again every second.
    Failing(String),
}

enum Message {
    Saved { path: Option<PathBuf>, text: Arc<str> },
    Splices(Vec<Splice>),
    Flush(SyncSender<bool>),
    Discard,
}

/// The journal of one document. Dropping it writes what waits; the file stays
/// for recovery unless [`discard`](Self::discard) or a new beginning came
/// first.
#[derive(Debug)]
pub struct Journal {
    sender: Option<SyncSender<Message>>,
    status: Arc<Mutex<JournalStatus>>,
    thread: Option<JoinHandle<()>>,
}

impl Journal {
    /// Starts one for a document; it makes no file before there are edits.
    /// `path` is the document's file, `None` while it has none; `base` is that
    /// file's text. `wake` is called when the status changes.
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
            file: None,
            is_behind: false,
            is_torn: false,
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
            let lost = "its thread has ended; save the document".to_owned();
            set(&self.status, JournalStatus::Failing(lost));
        }
    }

    /// Notes changes of the text: what
    /// [`Document::take_log`](crate::edit::Document::take_log) gives.
    pub fn record(&self, splices: Vec<Splice>) {
        if !splices.is_empty() {
            self.send(Message::Splices(splices));
        }
    }

    /// The file has this text now, under this path: what was saved, or what
    /// another program has written and the document has taken in. Edits that
    /// the file does not have stay in the journal.
    pub fn saved(&self, path: Option<PathBuf>, text: &str) {
        self.send(Message::Saved { path, text: text.into() });
    }

    /// Forgets the edits: somebody has said not to save them.
    pub fn discard(&self) {
        self.send(Message::Discard);
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
        // The thread ends when nobody can send any more.
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
    file: Option<JournalFile>,
    /// What is on disk is not all that was recorded.
    is_behind: bool,
    /// Something was recorded that does not fit the text: a mistake of the
    /// caller's, which is told rather than hidden.
    is_torn: bool,
    status: Arc<Mutex<JournalStatus>>,
    wake: Box<dyn Fn() + Send>,
}

impl Writer {
    fn run(mut self, messages: &Receiver<Message>) {
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
                self.write(&[]);
                continue;
            };
            self.gather(first, messages);
        }
        // Once more for what a failing disk left behind.
        if self.is_behind {
            self.write(&[]);
        }
    }

    /// Takes messages for a moment, so that one sync serves many.
    fn gather(&mut self, first: Message, messages: &Receiver<Message>) {
        let until = Instant::now() + GATHER;
        let mut splices = Vec::new();
        let mut message = Some(first);
        let mut flushes = Vec::new();
        while let Some(next) = message.take() {
            match next {
                Message::Splices(more) => splices.extend(more),
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
                    self.text = self.base.to_string();
                    self.is_torn = false;
                }
                Message::Flush(done) => flushes.push(done),
            }
            // Whoever waits for a flush should not wait for others.
            let rest = until.saturating_duration_since(Instant::now());
            let rest = if flushes.is_empty() { rest } else { Duration::ZERO };
            message = messages.recv_timeout(rest).ok();
        }
        let kept = self.write(&splices);
        for done in flushes {
            let _ = done.send(kept);
        }
    }

    fn write(&mut self, splices: &[Splice]) -> bool {
        self.is_torn |= !apply(&mut self.text, splices);
        let result = self.try_write(splices);
        self.is_behind = result.is_err();
        let status = match &result {
            Ok(()) => JournalStatus::Kept,
            Err(error) => JournalStatus::Failing(format!(
                "edits cannot be kept in the journal ({error}); save the document soon"
            )),
        };
        if set(&self.status, status) {
            (self.wake)();
        }
        result.is_ok()
    }

    fn try_write(&mut self, splices: &[Splice]) -> std::io::Result<()> {
        if self.is_torn {
            let error = "they are edits of another text";
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, error));
        }
        if *self.text == *self.base {
            // Everything is undone: there is nothing to recover.
            if let Some(file) = self.file.take() {
                file.discard();
            }
            return Ok(());
        }
        let most = COMPACT_BYTES.max(4 * (self.base.len() + self.text.len()) as u64);
        let is_long = self.file.as_ref().is_some_and(|file| file.length() > most);
        match &mut self.file {
            Some(file) if !self.is_behind && !is_long => {
                if !splices.is_empty() {
                    file.append(splices)?;
                    file.sync()?;
                }
                Ok(())
            }
            _ => self.write_anew(),
        }
    }

    /// A journal with all edits as one, in place of the one before.
    fn write_anew(&mut self) -> std::io::Result<()> {
        let mut file = JournalFile::begin(&self.session, self.path.as_deref(), &self.base)?;
        let splice = Splice::between(&self.base, &self.text);
        let written = file.append(splice.as_slice()).and_then(|()| file.sync());
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
