//! What other programs and earlier sessions did to the file: taking it in,
//! joining it with what was changed here, asking where both changed the same.

use std::sync::Arc;

use crate::app::file::Question;
use crate::app::file::opened::OpenDossier;
use crate::app::state::State;
use crate::edit::{StepName, merge, unresolved_text};
use crate::store::journal::{Orphan, Recovery};

impl State {
    /// The file has another text now: another program wrote it.
    pub(in crate::app) fn changed_on_disk(&mut self, disk: &str) {
        let before = self.before();
        if !self.document.history().is_changed() {
            match self.document.adopt(disk, StepName::Reload) {
                Ok(()) => {
                    self.document.mark_saved(disk);
                    self.edited(&before);
                    self.notice = Some(self.words.get("notice-reloaded").into_owned().into());
                }
                Err(problems) => self.tell_broken(problems.len()),
            }
            return;
        }
        let base = Arc::clone(self.document.history().base());
        match merge(&base, self.document.text(), disk) {
            Err(problems) => self.tell_broken(problems.len()),
            Ok(merged) if merged.conflicts.is_empty() => {
                self.take_merged(&merged.text, disk);
                self.notice = Some(self.words.get("notice-merged").into_owned().into());
            }
            Ok(merge) => {
                let choices = vec![None; merge.conflicts.len()];
                // A later change of the file replaces the question.
                self.file.questions.retain(|q| !matches!(q, Question::Conflicts { .. }));
                let question =
                    Question::Conflicts { merge, disk: disk.to_owned(), choices, error: None };
                self.file.questions.insert(0, question);
            }
        }
    }

    fn tell_broken(&mut self, count: usize) {
        let values = [("count", count.into())];
        let trouble = self.words.with("notice-disk-broken", &values).into_owned();
        self.file.trouble = Some(trouble);
    }

    fn take_merged(&mut self, text: &str, disk: &str) {
        let before = self.before();
        if self.document.adopt(text, StepName::Merge).is_ok() {
            self.document.mark_saved(disk);
            self.edited(&before);
        }
    }

    /// Joins the file with the choices made.
    pub(in crate::app) fn resolve_conflicts(&mut self) {
        let Some(Question::Conflicts { merge, disk, choices, error }) =
            self.file.questions.first_mut()
        else {
            return;
        };
        match merge.resolve(choices) {
            Err(unresolved) => *error = Some(unresolved_text(&unresolved, &self.words)),
            Ok(text) => {
                let disk = disk.clone();
                self.file.questions.remove(0);
                self.take_merged(&text, &disk);
            }
        }
    }

    /// The file is gone: another program has removed or renamed it.
    pub(in crate::app) fn gone_from_disk(&mut self) {
        self.file.trouble = Some(self.words.get("notice-gone").into_owned());
    }

    /// One of the sessions that left edits behind.
    pub(in crate::app) fn take_orphan(&mut self, place: usize) -> Option<Orphan> {
        let Some(Question::Recover(orphans)) = self.file.questions.first_mut() else {
            return None;
        };
        let orphan = (place < orphans.len()).then(|| orphans.remove(place));
        if orphans.is_empty() {
            self.file.questions.remove(0);
        }
        orphan
    }

    /// Brings back the edits of a session that is gone: its file is opened, and
    /// they are made to it as one step.
    pub(in crate::app) fn recover(&mut self, place: usize) {
        let Some(orphan) = self.take_orphan(place) else { return };
        let opened = match orphan.path() {
            Some(path) if path.exists() => OpenDossier::open(path),
            // It never had a file, or has none any more.
            _ => OpenDossier::from_text(None, String::new(), orphan.base().to_owned()),
        };
        let document = match opened {
            Ok(document) => document,
            Err(trouble) => {
                self.file.unopened = Some(trouble);
                return;
            }
        };
        let disk = document.path.is_some().then(|| document.text().to_owned());
        let recovery = orphan.recovery(disk.as_deref());
        self.show(document);
        let came_back = match recovery {
            Recovery::Nothing => true,
            Recovery::Text(text) => self.take_recovered(&text),
            Recovery::Apart(text, _) => {
                // Beside the file, which has errors now: to be saved elsewhere.
                let apart = OpenDossier::from_text(None, String::new(), orphan.base().to_owned());
                apart.is_ok_and(|document| {
                    self.show(document);
                    self.take_recovered(&text)
                })
            }
            Recovery::Merged(merge) if merge.conflicts.is_empty() => {
                self.take_recovered(&merge.text)
            }
            Recovery::Merged(merge) => {
                // First all of it, with theirs where both changed the same.
                let joined = self.take_recovered(&merge.text);
                let choices = vec![None; merge.conflicts.len()];
                let disk = disk.unwrap_or_default();
                let question = Question::Conflicts { merge, disk, choices, error: None };
                self.file.questions.insert(0, question);
                joined
            }
        };
        if came_back {
            // It is in this session's journal from here on.
            self.file.recovered.push(orphan);
        }
    }

    fn take_recovered(&mut self, text: &str) -> bool {
        let before = self.before();
        let taken = self.document.adopt(text, StepName::Recover).is_ok();
        self.edited(&before);
        taken
    }
}
