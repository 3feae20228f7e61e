//! The part of the application that keeps edits: journal, saving, what other
//! programs and windows do, and asking before the window closes.

use super::application::Application;
use super::document::Access;
use super::editing::desk::TakenUp;
use super::editing::{EditEffect, Next, Question};
use super::services::{DocumentSaved, SaveRequest};
use super::state::Effect;
use crate::store::{DiskNews, SaveError};

impl Application {
    /// After every command: a document that was just opened is taken up, and
    /// what has changed goes into its journal.
    pub(super) fn keep_up(&mut self) {
        if self.taken_up != self.state.opened {
            self.taken_up = self.state.opened;
            if self.desk.take_up(&mut self.state.document) == TakenUp::Taken {
                self.state.editing.questions.insert(0, Question::Taken);
            }
        }
        self.desk.record(&mut self.state.document);
        if !self.state.editing.recovered.is_empty() && self.desk.flush() {
            for orphan in self.state.editing.recovered.drain(..) {
                orphan.discard();
            }
        }
    }

    pub(super) fn carry_out_edit(&mut self, context: &egui::Context, effect: EditEffect) {
        match effect {
            EditEffect::AskForPath => {
                let words = &self.state.words;
                let suggested = match self.state.editing.questions.first() {
                    Some(Question::SaveAs { path, .. }) => path.clone(),
                    _ => String::new(),
                };
                let (title, filter) = (words.get("dialog-save"), words.get("dialog-filter"));
                self.services.ask_for_path(&title, &filter, suggested.as_ref());
            }
            EditEffect::Save { path, replaces, then } => self.start_save(path, replaces, then),
            EditEffect::TakeOver => self.desk.take_over(&mut self.state.document),
            EditEffect::GoOn(next) => {
                self.desk.drop_journal();
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
            Some(Effect::Read(path)) => self.services.read(path),
            _ => {}
        }
        self.keep_up();
    }

    fn start_save(&mut self, path: std::path::PathBuf, replaces: bool, then: Option<Next>) {
        let state = &mut self.state;
        let is_own = state.document.path.as_deref() == Some(path.as_path());
        if is_own && !self.desk.may_write() {
            // Another window has taken it over.
            state.document.access = Access::ReadOnly;
            state.editing.questions.insert(0, Question::Taken);
            return;
        }
        if !is_own && !replaces && path.exists() {
            let values = [("path", path.display().to_string().into())];
            state.editing.trouble = Some(state.words.with("notice-exists", &values).into_owned());
            state.ask_where(then);
            return;
        }
        let text = state.document.text().to_owned();
        self.desk.saving(&text);
        state.editing.saving = true;
        self.services.save_document(SaveRequest {
            path,
            base: is_own.then(|| std::sync::Arc::clone(state.document.history().base())),
            text,
            keep_previous: state.remembered.keep_previous,
            state: self.desk.state(),
            then,
        });
    }

    pub(super) fn document_saved(&mut self, context: &egui::Context, saved: DocumentSaved) {
        let DocumentSaved { path, text, then, result } = saved;
        let state = &mut self.state;
        state.editing.saving = false;
        match result {
            Ok(()) => {
                state.document.mark_saved(&text);
                self.desk.saved(&path, &text, &mut state.document);
                state.remembered.opened(&path);
                state.editing.trouble = None;
                let values = [("path", path.display().to_string().into())];
                state.notice = Some(state.words.with("notice-saved", &values).into_owned());
                if let Some(next) = then {
                    self.go_on(context, next);
                }
            }
            Err(SaveError::Changed { text, .. }) => {
                state.changed_on_disk(&text);
                let trouble = state.words.get("notice-changed-meanwhile");
                state.editing.trouble = Some(trouble.into_owned());
                self.keep_up();
            }
            Err(error) => state.editing.trouble = Some(error.to_string()),
        }
    }

    /// What other programs did to the file since the last frame.
    pub(super) fn take_disk_news(&mut self, context: &egui::Context) {
        if context.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.desk.look();
        }
        while let Some(news) = self.desk.news() {
            match news {
                DiskNews::Changed(text) => {
                    if *text != **self.state.document.history().base() {
                        self.state.changed_on_disk(&text);
                        let path = self.state.document.path.clone();
                        let base = std::sync::Arc::clone(self.state.document.history().base());
                        self.keep_up();
                        self.desk.took_in(path, &base);
                    }
                }
                DiskNews::Gone => self.state.gone_from_disk(),
                DiskNews::Unreadable(reason) => {
                    self.state.editing.trouble = Some(reason.to_string());
                }
            }
        }
        if let Some(reason) = self.desk.journal_trouble() {
            let values = [("reason", reason.into())];
            let trouble = self.state.words.with("notice-journal", &values);
            self.state.editing.trouble = Some(trouble.into_owned());
        }
    }

    /// Asks about unsaved changes before the window closes, by whichever way
    /// it is closed; and writes the title.
    pub(super) fn guard_close(&mut self, context: &egui::Context) {
        let closes = context.input(|input| input.viewport().close_requested());
        let unsaved = self.state.is_unsaved();
        if closes && unsaved && !self.closing {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let asked = |q: &Question| matches!(q, Question::Unsaved(Next::Close));
            if !self.state.editing.questions.iter().any(asked) {
                self.state.editing.questions.insert(0, Question::Unsaved(Next::Close));
            }
        }
        let name = match self.state.document.name.as_str() {
            "" => self.state.document.dossier().title.as_str(),
            name => name,
        };
        let title = format!("{}{name} – Détente", if unsaved { "• " } else { "" });
        if self.title != title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
