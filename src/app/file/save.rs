//! The part of the application that keeps edits: journal, saving, what other
//! programs and windows do, and asking before the window closes.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::application::Application;
use crate::app::file::beside::Beside;
use crate::app::file::opened::{Access, Trouble};
use crate::app::file::reload::TakenIn;
use crate::app::file::session::Opening;
use crate::app::file::{FileEffect, Next, Question, locked, opening};
use crate::app::services::{DocumentSaved, SaveRequest};
use crate::app::state::Effect;
use crate::store::{DiskNews, SaveError};

impl Application {
    /// After every command: a document that was just opened is taken up, and
    /// what has changed goes into its journal.
    pub(in crate::app) fn follow_document(&mut self) {
        if self.in_session != self.state.file.opened {
            self.in_session = self.state.file.opened;
            // Any other request would close this one.
            self.services.forget_reading();
            // What the previous document had and no file has was given up, or it would still be
            // open.
            let gave_up = self.session.leave();
            if self.session.open(&mut self.state.document) == Opening::Taken {
                self.state.file.questions.insert(0, Question::Taken);
            }
            if gave_up {
                self.state.tell_given_up();
            }
            if let Some(path) = self.state.document.path.clone() {
                self.keep_version(path, None);
            }
        }
        if let Some((dossier, path)) = self.state.data_to_read() {
            self.services.read_data(dossier, path);
        }
        if let Some(work) = self.state.quotes_to_check() {
            self.services.check_quotes(work);
        }
        if let Some(work) = self.state.beside_to_read() {
            self.services.read_beside(work);
        }
        let beside = Beside::of(&self.state);
        self.session.record(&mut self.state.document, beside);
        if !self.state.file.recovered.is_empty() && self.session.flush() {
            for left in self.state.file.recovered.drain(..) {
                if left.is_whole {
                    left.orphan.discard();
                } else {
                    // Something of it could not be shown; another version may.
                    let _ = left.orphan.give_up();
                }
            }
        }
    }

    /// Keeps what a file has now, or was seen to have, among its versions.
    fn keep_version(&self, path: PathBuf, seen: Option<String>) {
        if let Some(state) = self.session.state() {
            self.services.keep_version(state, path, seen);
        }
    }

    /// Keeps the contents of a file that could not be opened: the user may want to see them again
    /// after correcting it.
    pub(in crate::app) fn keep_broken(&self, trouble: &Trouble) {
        if let Some(path) = trouble.path.clone().filter(|_| !trouble.problems.is_empty()) {
            self.keep_version(path, None);
        }
    }

    pub(in crate::app) fn carry_out_edit(&mut self, context: &egui::Context, effect: FileEffect) {
        match effect {
            FileEffect::AskForPath => {
                let words = &self.state.words;
                let suggested = match self.state.file.questions.first() {
                    Some(Question::SaveAs { path, .. }) => path.clone(),
                    _ => String::new(),
                };
                let (title, filter) = (words.get("dialog-save"), words.get("dialog-filter"));
                self.services.ask_for_path(&title, &filter, suggested.as_ref());
            }
            FileEffect::Save { path, replaces, then } => self.start_save(path, replaces, then),
            FileEffect::SaveOver { disk, then } => self.save_over(disk, then),
            FileEffect::ListKept => {
                let kept = self.session.kept();
                self.state.offer_given_up(kept);
            }
            FileEffect::AskBeside(then) => {
                let path = self.state.document.path.as_deref();
                let path = path.map(|path| crate::store::free_beside(path, "mine"));
                self.state.ask_where_from(&path.unwrap_or_default(), then);
            }
            FileEffect::Reopen(place) => {
                if let Some(left) = self.state.left_at(place) {
                    let reopened = opening::reopen(&left.orphan);
                    self.state.bring_back(place, reopened);
                }
            }
            FileEffect::GiveUp(place) => {
                if let Some(left) = self.state.left_at(place) {
                    let moved = left.orphan.give_up();
                    let moved = moved.map_err(|error| error.in_words(&self.state.words));
                    self.state.left_given_up(place, moved);
                }
            }
            FileEffect::TakeOver => self.session.take_over(&mut self.state.document),
            FileEffect::GoOn(next) => {
                // Otherwise the document is still open until another one is.
                if next == Next::Close {
                    self.session.leave();
                }
                self.go_on(context, next);
            }
        }
    }

    fn go_on(&mut self, context: &egui::Context, next: Next) {
        match self.state.go_on(next) {
            Some(Effect::Close) => {
                self.closing = true;
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Some(Effect::Read(path)) => self.read(path),
            Some(Effect::File(effect)) => self.carry_out_edit(context, effect),
            _ => {}
        }
        self.follow_document();
    }

    fn start_save(&mut self, path: PathBuf, replaces: bool, then: Option<Next>) {
        let state = &mut self.state;
        let is_own = state.document.path.as_deref() == Some(path.as_path());
        if is_own && !self.session.may_write() {
            // Another window has taken it over.
            state.document.access = Access::ReadOnly;
            state.file.questions.insert(0, Question::Taken);
            return;
        }
        if !is_own && !replaces && path.exists() {
            let values = [("path", path.display().to_string().into())];
            state.file.trouble = Some(state.words.with("notice-exists", &values).into_owned());
            state.ask_where(then);
            return;
        }
        let base = is_own.then(|| Arc::clone(state.document.history().base()));
        self.send_save(path, base, false, then);
    }

    /// Saves over the open file, which had this text last, and keeps that
    /// beside it.
    fn save_over(&mut self, disk: String, then: Option<Next>) {
        let Some(path) = self.state.document.path.clone() else { return };
        if !self.session.may_write() {
            self.state.document.access = Access::ReadOnly;
            self.state.file.questions.insert(0, Question::Taken);
            return;
        }
        self.send_save(path, Some(disk.into()), true, then);
    }

    fn send_save(
        &mut self,
        path: PathBuf,
        base: Option<Arc<str>>,
        keeps_theirs: bool,
        then: Option<Next>,
    ) {
        let text = self.state.document.text().to_owned();
        self.session.saving(&text);
        self.state.file.saving = true;
        self.services.save_document(SaveRequest {
            path,
            keeps_theirs,
            base,
            text,
            keep_previous: self.state.remembered.keep_previous,
            state: self.session.state(),
            then,
        });
    }

    pub(in crate::app) fn document_saved(&mut self, context: &egui::Context, saved: DocumentSaved) {
        let DocumentSaved { path, text, then, theirs, result } = saved;
        let state = &mut self.state;
        state.file.saving = false;
        match result {
            Ok(saved) => {
                state.document.mark_saved(&text);
                self.session.saved(&path, &text, &mut state.document);
                state.remembered.opened(&path);
                state.file.trouble = None;
                state.forget_disk_questions();
                let shown = path.display().to_string();
                let notice = match theirs {
                    None => state.words.with("notice-saved", &[("path", shown.into())]),
                    Some(theirs) => {
                        let theirs = theirs.display().to_string();
                        let values = [("path", shown.into()), ("theirs", theirs.into())];
                        state.words.with("notice-saved-over", &values)
                    }
                };
                state.notice = Some(notice.into_owned().into());
                if let Some(error) = &saved.history {
                    state.tell_not_kept(error);
                }
                match then {
                    Some(next) => self.go_on(context, next),
                    None => self.follow_document(),
                }
            }
            Err(SaveError::Changed { path, text }) => {
                if let Some(folder) = self.session.state() {
                    self.services.keep_version(folder, path.clone(), Some(text.clone()));
                }
                match state.changed_on_disk(&text, crate::store::modified(&path)) {
                    TakenIn::Joined => {
                        let trouble = state.words.get("notice-changed-meanwhile");
                        state.file.trouble = Some(trouble.into_owned());
                    }
                    TakenIn::Broken(problems) => state.ask_about_broken(text, problems, then),
                    TakenIn::Read | TakenIn::Asked => {}
                }
                self.follow_document();
                let base = Arc::clone(self.state.document.history().base());
                self.session.took_in(Some(path), &base);
            }
            Err(SaveError::Locked(by)) => {
                state.file.trouble = Some(locked::in_words(&by, &state.words));
            }
            Err(error) => state.file.trouble = Some(error.in_words(&state.words)),
        }
    }

    /// What other programs did to the file since the last frame.
    pub(in crate::app) fn take_disk_news(&mut self, context: &egui::Context) {
        if context.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.session.look();
        }
        while let Some(news) = self.session.news() {
            match news {
                DiskNews::Changed(text) => {
                    if *text != **self.state.document.history().base() {
                        let path = self.state.document.path.clone();
                        if let Some(path) = path.clone() {
                            self.keep_version(path, Some(text.clone()));
                        }
                        let when = path.as_deref().and_then(crate::store::modified);
                        self.state.changed_on_disk(&text, when);
                        let base = Arc::clone(self.state.document.history().base());
                        self.follow_document();
                        self.session.took_in(path, &base);
                    }
                }
                DiskNews::Gone => self.state.gone_from_disk(),
                DiskNews::Unreadable(reason) => {
                    if let Some(path) = self.state.document.path.clone() {
                        self.keep_version(path, None);
                    }
                    self.state.file.trouble = Some(reason.in_words(&self.state.words));
                }
            }
        }
        if let Some(reason) = self.session.journal_trouble() {
            let values = [("reason", reason.in_words(&self.state.words).into())];
            let trouble = self.state.words.with("notice-journal", &values);
            self.state.file.trouble = Some(trouble.into_owned());
        }
    }

    /// Asks about unsaved changes before the window closes, by whichever way
    /// it is closed; and writes the title.
    pub(in crate::app) fn guard_close(&mut self, context: &egui::Context) {
        let closes = context.input(|input| input.viewport().close_requested());
        let unsaved = self.state.is_unsaved();
        if closes && unsaved && !self.closing {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let asked = |q: &Question| matches!(q, Question::Unsaved(Next::Close));
            if !self.state.file.questions.iter().any(asked) {
                self.state.file.questions.insert(0, Question::Unsaved(Next::Close));
            }
        }
        let name = match (&self.state.file.awaited, self.state.document.name.as_str()) {
            (Some(awaited), _) => awaited,
            (None, "") => self.state.document.dossier().title.as_str(),
            (None, name) => name,
        };
        let title = format!("{}{name} – Détente", if unsaved { "• " } else { "" });
        if self.title != title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
