//! What is done in the dialog.

use std::path::PathBuf;
use std::sync::Arc;

use super::AgreeCommand;
use super::work::{AgreeEffect, AgreeNews, CompareOrder};
use crate::app::actions::Action;
use crate::app::command::Command;
use crate::app::notice::Notice;
use crate::app::state::{Effect, Overlay, State};
use crate::edit::StepName;

impl State {
    /// Opens the dialog: on what was compared, or to ask for a file.
    pub(in crate::app) fn open_agreeing(&mut self) {
        (self.agreeing.wrong, self.agreeing.told) = (None, None);
        self.overlay = Overlay::Agreeing;
        self.refresh_agreeing();
    }

    /// Compares again, where the dossier has changed since.
    pub(in crate::app) fn refresh_agreeing(&mut self) {
        if !matches!(self.overlay, Overlay::Agreeing) {
            return;
        }
        if let Some(walk) = &mut self.agreeing.walk {
            walk.refresh(self.document.dossier(), self.content.settings.as_of);
        }
    }

    pub(in crate::app) fn agree_command(&mut self, command: AgreeCommand) -> Option<Effect> {
        self.agreeing.wrong = None;
        match command {
            AgreeCommand::Choose => return Some(Effect::Agree(AgreeEffect::Choose)),
            AgreeCommand::Take(path) => return self.compare(path),
            AgreeCommand::EditPath(path) => self.agreeing.path = path,
            AgreeCommand::TakePath => {
                let path = PathBuf::from(self.agreeing.path.trim().trim_matches('"'));
                if path.as_os_str().is_empty() {
                    self.agreeing.wrong = Some(self.words.get("agree-no-path").into_owned());
                    return None;
                }
                return self.compare(path);
            }
            AgreeCommand::Another => (self.agreeing.walk, self.agreeing.told) = (None, None),
            AgreeCommand::Show(place) => self.show_disagreement(|_| place),
            AgreeCommand::Step(by) => self.show_disagreement(|at| at.saturating_add_signed(by)),
            AgreeCommand::Settle(how) => self.settle(how),
            AgreeCommand::TakeBack => self.take_back_settling(),
            AgreeCommand::Retrace(back) => self.retrace_settling(back),
            AgreeCommand::Close => self.close_agreeing(),
        }
        None
    }

    fn show_disagreement(&mut self, to: impl Fn(usize) -> usize) {
        if let Some(walk) = &mut self.agreeing.walk {
            walk.at = to(walk.at).min(walk.records.len().saturating_sub(1));
        }
    }

    fn compare(&mut self, path: PathBuf) -> Option<Effect> {
        if self.document.path.as_ref() == Some(&path) {
            self.agreeing.wrong = Some(self.words.get("agree-same-file").into_owned());
            return None;
        }
        self.agreeing.ticket += 1;
        self.agreeing.is_busy = true;
        let order = CompareOrder {
            path,
            dossier: Arc::clone(self.document.dossier()),
            as_of: self.content.settings.as_of,
        };
        Some(Effect::Agree(AgreeEffect::Compare(self.agreeing.ticket, Box::new(order))))
    }

    /// Takes back that the record in front was kept with nothing written, else the step that was
    /// settled last.
    fn take_back_settling(&mut self) {
        self.agreeing.told = None;
        let Some(walk) = self.agreeing.walk.as_deref_mut() else { return };
        let record = walk.in_front().cloned();
        if record.is_some_and(|record| walk.forget(&record)) {
            return;
        }
        let is_settling = |name: &StepName| matches!(name, StepName::Settle { .. });
        if !self.document.history().undo_name().is_some_and(is_settling) {
            self.agreeing.wrong = Some(self.words.get("agree-nothing-to-undo").into_owned());
            return;
        }
        self.retrace_settling(true);
    }

    /// Takes the last step of the dossier back, or makes it again; what is open again comes
    /// to the front.
    fn retrace_settling(&mut self, back: bool) {
        let Some(walk) = &self.agreeing.walk else { return };
        let before = walk.all_settled().to_vec();
        self.retrace(back);
        self.refresh_agreeing();
        if let Some(walk) = &mut self.agreeing.walk {
            walk.at = walk.reopened(&before).unwrap_or(walk.at);
        }
        self.agreeing.told = self.notice.as_ref().map(|notice| notice.text.clone());
    }

    /// Closes the dialog; it opens again where it was.
    fn close_agreeing(&mut self) {
        self.overlay = Overlay::None;
        let Some(walk) = &self.agreeing.walk else { return };
        let (settled, count) = (walk.settled(), walk.records.len());
        if settled < count {
            let values = [("settled", settled.into()), ("count", count.into())];
            let text = self.words.with("agree-waits", &values).into_owned();
            let resume = Command::Act(Action::CompareCoders);
            self.notice = Some(Notice::from(text).offering("draft-resume", resume));
        }
    }

    /// Takes in what background work reports.
    pub(in crate::app) fn hear_agreeing(&mut self, news: AgreeNews) -> Option<Effect> {
        match news {
            AgreeNews::Chosen(path) => {
                self.agreeing.path = path.display().to_string();
                self.agreeing.wrong = None;
                return self.compare(path);
            }
            AgreeNews::Compared(ticket, compared) if ticket == self.agreeing.ticket => {
                self.agreeing.is_busy = false;
                match compared {
                    Ok(walk) => {
                        self.agreeing.walk = Some(walk);
                        self.refresh_agreeing();
                    }
                    Err(unfit) => self.agreeing.wrong = Some(unfit.in_words(&self.words)),
                }
            }
            // About something that is no longer asked for.
            AgreeNews::Compared(..) => {}
        }
        None
    }
}
