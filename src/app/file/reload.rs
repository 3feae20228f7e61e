//! What other programs did to the file: taking it in, joining it with what was
//! changed here, asking where both changed the same.

use std::sync::Arc;
use std::time::SystemTime;

use crate::app::file::{Conflicts, Question};
use crate::app::state::State;
use crate::dossier::{Problem, Severity};
use crate::edit::{StepName, merge};

/// What became of a text that another program wrote.
#[derive(Debug)]
pub(crate) enum TakenIn {
    /// The document has it: nothing had been changed here.
    Read,
    /// It is joined with what was changed here, which can be saved now.
    Joined,
    /// Both changed the same, and the user is asked.
    Asked,
    /// It has errors. Nothing has changed here.
    Broken(Vec<Problem>),
}

impl State {
    /// The file has another text now: another program wrote it, at that time
    /// as far as it is known.
    pub(in crate::app) fn changed_on_disk(
        &mut self,
        disk: &str,
        when: Option<SystemTime>,
    ) -> TakenIn {
        let taken = self.take_in(disk, when);
        match &taken {
            TakenIn::Read => {
                self.notice = Some(self.words.get("notice-reloaded").into_owned().into());
                self.file.trouble = None;
            }
            TakenIn::Joined => {
                self.notice = Some(self.words.get("notice-merged").into_owned().into());
                self.file.trouble = None;
            }
            TakenIn::Asked => self.file.trouble = None,
            TakenIn::Broken(problems) => {
                let values = [("count", errors(problems).into())];
                let trouble = self.words.with("notice-disk-broken", &values).into_owned();
                self.file.trouble = Some(trouble);
            }
        }
        taken
    }

    fn take_in(&mut self, disk: &str, when: Option<SystemTime>) -> TakenIn {
        if !self.document.history().is_changed() {
            let before = self.before();
            if let Err(problems) = self.document.adopt(disk, StepName::Reload) {
                return TakenIn::Broken(problems);
            }
            self.document.mark_saved(disk);
            self.edited(&before);
            self.forget_disk_questions();
            return TakenIn::Read;
        }
        let base = Arc::clone(self.document.history().base());
        let merge = match merge(&base, self.document.text(), disk) {
            Ok(merge) => merge,
            Err(problems) => return TakenIn::Broken(problems),
        };
        // A later change of the file replaces what was asked about the one before.
        self.forget_disk_questions();
        if !merge.conflicts.is_empty() {
            let conflicts = Conflicts::new(merge, disk.to_owned(), when);
            self.file.questions.insert(0, Question::Conflicts(conflicts));
            return TakenIn::Asked;
        }
        match self.take_merged(&merge.text, disk) {
            Ok(()) => TakenIn::Joined,
            Err(problems) => TakenIn::Broken(problems),
        }
    }

    /// Takes over a joined text: the file has `disk`.
    pub(in crate::app) fn take_merged(
        &mut self,
        text: &str,
        disk: &str,
    ) -> Result<(), Vec<Problem>> {
        let before = self.before();
        self.document.adopt(text, StepName::Merge)?;
        self.document.mark_saved(disk);
        self.edited(&before);
        Ok(())
    }

    /// Drops questions about what another program did, whether asked or put off: the file has
    /// changed again.
    pub(in crate::app) fn forget_disk_questions(&mut self) {
        let is_about_disk = |question: &Question| match question {
            Question::Broken(_) => true,
            Question::Conflicts(conflicts) => conflicts.recovered.is_none(),
            _ => false,
        };
        self.file.questions.retain(|question| !is_about_disk(question));
        if self.file.put_off.as_ref().is_some_and(is_about_disk) {
            self.file.put_off = None;
        }
    }

    /// The file is gone: another program has removed or renamed it.
    pub(in crate::app) fn gone_from_disk(&mut self) {
        self.file.trouble = Some(self.words.get("notice-gone").into_owned());
    }
}

fn errors(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.severity == Severity::Error).count()
}
