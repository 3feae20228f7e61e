//! Bringing back what windows that ended without saving have left, and giving
//! it up.

use crate::app::actions::Action;
use crate::app::command::Command;
use crate::app::file::opened::OpenDossier;
use crate::app::file::opening::Reopened;
use crate::app::file::{Conflicts, FileEffect, Left, LeftBehind, Next, Question};
use crate::app::notice::Notice;
use crate::app::state::{Effect, State};
use crate::edit::StepName;
use crate::store::journal::{Orphan, Recovery};

impl State {
    fn left_behind(&mut self) -> Option<&mut LeftBehind> {
        self.file.questions.iter_mut().find_map(|question| match question {
            Question::Recover(behind) => Some(behind),
            _ => None,
        })
    }

    /// Takes out one of those that are offered; with the last one the question
    /// goes.
    fn take_left(&mut self, place: usize) -> Option<Left> {
        let behind = self.left_behind()?;
        behind.giving_up = None;
        let left = (place < behind.left.len()).then(|| behind.left.remove(place));
        self.file.questions.retain(|q| !matches!(q, Question::Recover(b) if b.left.is_empty()));
        left
    }

    /// Asks whether to give up what is in this place.
    pub(in crate::app) fn ask_give_up(&mut self, place: Option<usize>) {
        if let Some(behind) = self.left_behind() {
            behind.giving_up = place.filter(|place| *place < behind.left.len());
            behind.error = None;
        }
    }

    /// What is offered in this place.
    pub(in crate::app) fn left_at(&self, place: usize) -> Option<&Left> {
        let behind = self.file.questions.iter().find_map(|question| match question {
            Question::Recover(behind) => Some(behind),
            _ => None,
        });
        behind?.left.get(place)
    }

    /// Gives up what was asked about: it is to be moved aside.
    pub(in crate::app) fn give_up_left(&mut self) -> Option<Effect> {
        let place = self.left_behind()?.giving_up?;
        Some(Effect::File(FileEffect::GiveUp(place)))
    }

    /// What is in this place was moved aside, or why it was not.
    pub(in crate::app) fn left_given_up(&mut self, place: usize, moved: Result<(), String>) {
        match moved {
            Ok(()) => {
                self.take_left(place);
                self.tell_given_up();
            }
            Err(error) => {
                if let Some(behind) = self.left_behind() {
                    behind.error = Some(error);
                }
            }
        }
    }

    /// Says that something was given up, and for how long it can come back.
    pub(in crate::app) fn tell_given_up(&mut self) {
        let notice = Notice::from(self.words.get("notice-given-up").into_owned());
        let back = Action::BringBack;
        self.notice = Some(notice.offering(back.name_key(), Command::Act(back)));
    }

    /// Shows what was given up.
    pub(in crate::app) fn offer_given_up(&mut self, orphans: Vec<Orphan>) {
        if orphans.is_empty() {
            self.notice = Some(self.words.get("notice-nothing-given-up").into_owned().into());
            return;
        }
        let behind = LeftBehind::given_up(orphans);
        self.file.questions.insert(0, Question::Recover(behind));
    }

    /// Brings back the edits of a session that is gone: its file is to be
    /// opened.
    pub(in crate::app) fn recover(&mut self, place: usize) -> Option<Effect> {
        if self.is_unsaved() {
            // The open document would be replaced by it.
            self.file.questions.insert(0, Question::Unsaved(Next::Recover(place)));
            return None;
        }
        Some(Effect::File(FileEffect::Reopen(place)))
    }

    /// Makes those edits to the document as one step; what was being written is
    /// open again.
    pub(in crate::app) fn bring_back(&mut self, place: usize, reopened: Reopened) {
        let Some(mut left) = self.take_left(place) else { return };
        let Reopened { document, apart, when } = reopened;
        let document = match document {
            Ok(document) => document,
            Err(trouble) => {
                self.file.unopened = Some(trouble);
                return;
            }
        };
        let disk = document.path.is_some().then(|| document.text().to_owned());
        let recovery = left.orphan.recovery(disk.as_deref());
        self.show(document);
        if let Some(path) = apart {
            let values = [("path", path.display().to_string().into())];
            let notice = self.words.with("notice-recovered-apart", &values).into_owned();
            self.notice = Some(notice.into());
        }
        let mut conflicts = None;
        let came_back = match recovery {
            Recovery::Nothing => true,
            Recovery::Text(text) => self.take_recovered(&text),
            Recovery::Apart(text, _) => self.take_apart(left.orphan.base(), &text),
            Recovery::Merged(merge) => {
                // All of it that contradicts nothing; for the rest the file's values, until the
                // user has chosen.
                let joined = self.take_recovered(&merge.text);
                if !merge.conflicts.is_empty() {
                    conflicts = Some(Conflicts::new(merge, disk.unwrap_or_default(), when));
                }
                joined
            }
        };
        left.is_whole &= self.restore(&left.beside);
        match conflicts {
            Some(conflicts) => {
                // Conflicts without a choice are in that journal alone.
                let conflicts = Conflicts { recovered: Some(Box::new(left)), ..conflicts };
                self.file.questions.insert(0, Question::Conflicts(conflicts));
            }
            // It is in this session's journal from here on.
            None if came_back => self.file.recovered.push(left),
            None => {}
        }
    }

    /// Beside the file, which has errors now: to be saved elsewhere.
    fn take_apart(&mut self, base: &str, text: &str) -> bool {
        let apart = OpenDossier::from_text(None, String::new(), base.to_owned());
        apart.is_ok_and(|document| {
            self.show(document);
            self.take_recovered(text)
        })
    }

    pub(super) fn take_recovered(&mut self, text: &str) -> bool {
        let before = self.before();
        let taken = self.document.adopt(text, StepName::Recover).is_ok();
        self.edited(&before);
        taken
    }
}
