//! What the open document needs from outside: the right to write its file, the journal of its
//! edits, and news of what other programs do to it.

use std::path::{Path, PathBuf};

use egui::ViewportCommand;

use crate::app::file::beside::Beside;
use crate::app::file::opened::{Access, OpenDossier};
use crate::edit::Splice;
use crate::store::crash::{CrashReport, take_new};
use crate::store::journal::{Journal, JournalStatus, JournalTrouble, Orphan, kept, orphans};
use crate::store::{Calls, Claim, DiskNews, Ownership, Session, StateFolder, Watch};

/// The journal, the claim and the watch of the open document.
#[derive(Debug)]
pub(crate) struct FileSession {
    /// `None` if the state folder cannot be used: then there are no journals, and a second window
    /// goes unnoticed.
    session: Option<Session>,
    ownership: Option<Ownership>,
    journal: Option<Journal>,
    /// What the journal has been told last of what is not in the text.
    beside: Beside,
    watch: Option<Watch>,
    context: egui::Context,
    /// Hears whether another process wants this window in front.
    _calls: Option<Calls>,
}

/// How a document was taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// It may be changed.
    Mine,
    /// Another window has its file.
    Taken,
}

impl FileSession {
    /// Begins a session in a state folder, where there is one.
    pub(crate) fn new(state: Option<&StateFolder>, context: egui::Context) -> Self {
        let session = state.and_then(|state| Session::begin(state).ok());
        let beside = Beside::default();
        let window = context.clone();
        let calls = session.as_ref().and_then(|session| {
            Calls::hear(session, move || {
                window.send_viewport_cmd(ViewportCommand::Minimized(false));
                window.send_viewport_cmd(ViewportCommand::Focus);
                // Where the system lets no window take the focus, it says at least which asks.
                let attention = egui::UserAttentionType::Informational;
                window.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
                window.request_repaint();
            })
        });
        Self {
            session,
            ownership: None,
            journal: None,
            beside,
            watch: None,
            context,
            _calls: calls,
        }
    }

    /// What sessions that are gone have left behind.
    pub(crate) fn orphans(&self) -> Vec<Orphan> {
        let state = self.session.as_ref().map(Session::state);
        state.and_then(|state| orphans(state).ok()).unwrap_or_default()
    }

    /// What was given up in the last thirty days, the last first.
    pub(crate) fn kept(&self) -> Vec<Orphan> {
        let state = self.session.as_ref().map(Session::state);
        state.and_then(|state| kept(state).ok()).unwrap_or_default()
    }

    /// The report of a crash that no window has offered yet; this one does.
    pub(crate) fn crash(&self) -> Option<CrashReport> {
        let state = self.session.as_ref().map(Session::state);
        state.and_then(|state| take_new(state).ok().flatten())
    }

    /// The state folder.
    pub(crate) fn state(&self) -> Option<StateFolder> {
        self.session.as_ref().map(|session| session.state().clone())
    }

    /// Takes up another document: claims its file, watches it, begins its
    /// journal.
    pub(crate) fn open(&mut self, document: &mut OpenDossier) -> Opening {
        self.close();
        let mut taken = Opening::Mine;
        if let (Some(session), Some(path)) = (&self.session, &document.path) {
            match session.claim(path) {
                Ok(Claim::Mine(ownership)) => self.ownership = Some(ownership),
                Ok(Claim::Taken) => taken = Opening::Taken,
                // Without a claim, saving still compares with what is on disk.
                Err(_) => {}
            }
        }
        if taken == Opening::Taken {
            document.access = Access::ReadOnly;
        }
        self.begin(document);
        taken
    }

    /// Takes the open document's file over from another window.
    pub(crate) fn take_over(&mut self, document: &mut OpenDossier) {
        if let (Some(session), Some(path)) = (&self.session, &document.path)
            && let Ok(ownership) = session.take_over(path)
        {
            self.ownership = Some(ownership);
            document.access = Access::Open;
        }
    }

    fn begin(&mut self, document: &mut OpenDossier) {
        // What is in the text already is one change for a new journal.
        document.take_log();
        let base = document.history().base();
        if let Some(path) = &document.path {
            let context = self.context.clone();
            self.watch = Some(Watch::start(path, base, move || context.request_repaint()));
        }
        // What is open read-only has no edits; but something may be written
        // beside it.
        let is_something = document.path.is_some() || document.access == Access::Open;
        if let Some(session) = &self.session
            && is_something
        {
            let context = self.context.clone();
            let wake = move || context.request_repaint();
            let journal = Journal::start(session, document.path.clone(), base, wake);
            journal.record(Splice::between(base, document.text()).into_iter().collect());
            self.journal = Some(journal);
        }
    }

    /// Leaves the document for another one, or for good. What no file has of it is moved aside;
    /// returns whether there was anything.
    pub(crate) fn leave(&mut self) -> bool {
        let Some(journal) = &self.journal else { return false };
        if self.beside.has_no_form() {
            // The fields of the question about a new dossier are now in that dossier, if anywhere.
            journal.record_beside(Vec::new(), None);
        }
        journal.give_up()
    }

    fn close(&mut self) {
        self.ownership = None;
        self.journal = None;
        self.beside = Beside::default();
        self.watch = None;
    }

    /// Writes what has changed into the journal, in the text and beside it.
    pub(crate) fn record(&mut self, document: &mut OpenDossier, beside: Beside) {
        let log = document.take_log();
        let Some(journal) = &self.journal else { return };
        if beside == self.beside {
            journal.record(log);
        } else {
            journal.record_beside(log, beside.written());
            self.beside = beside;
        }
    }

    /// Waits until the journal has everything; `false` where it cannot.
    pub(crate) fn flush(&self) -> bool {
        self.journal.as_ref().is_some_and(Journal::flush)
    }

    /// Why edits are not in the journal, if they are not.
    pub(crate) fn journal_trouble(&self) -> Option<JournalTrouble> {
        match self.journal.as_ref()?.status() {
            JournalStatus::Failing(reason) => Some(reason),
            JournalStatus::Kept => None,
        }
    }

    /// Whether the file is still this window's to write.
    pub(crate) fn may_write(&self) -> bool {
        self.ownership.as_ref().is_none_or(Ownership::is_mine)
    }

    /// This text is about to be saved.
    pub(crate) fn saving(&self, text: &str) {
        if let Some(watch) = &self.watch {
            watch.saving(text);
        }
    }

    /// The document was saved, perhaps under another path than before.
    pub(crate) fn saved(&mut self, path: &Path, text: &str, document: &mut OpenDossier) {
        if document.path.as_deref() == Some(path) {
            if let Some(watch) = &self.watch {
                watch.saved(text);
            }
            if let Some(journal) = &self.journal {
                journal.saved(Some(path.to_owned()), text);
            }
            return;
        }
        if let Some(journal) = &self.journal {
            journal.discard();
        }
        document.path = Some(path.to_owned());
        document.name = crate::app::file::opened::file_name(path);
        // What was open read-only is now a file of its own.
        document.access = Access::Open;
        self.open(document);
    }

    /// The file has this text now, and the document has taken it in.
    pub(crate) fn took_in(&self, path: Option<PathBuf>, text: &str) {
        if let Some(journal) = &self.journal {
            journal.saved(path, text);
        }
    }

    /// What another program did to the file.
    pub(crate) fn news(&self) -> Option<DiskNews> {
        self.watch.as_ref().and_then(Watch::take)
    }

    /// Looks at the file now: the window has come to the front again.
    pub(crate) fn look(&self) {
        if let Some(watch) = &self.watch {
            watch.look();
        }
    }
}
