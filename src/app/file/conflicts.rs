//! What was changed differently here and elsewhere: nothing is taken until the user has chosen, and
//! the choice can wait.

use std::time::SystemTime;

use crate::app::file::{Left, Question};
use crate::app::state::State;
use crate::edit::{Choice, Merge, merge, unresolved_text};

/// What was changed here and elsewhere in different ways.
#[derive(Debug)]
pub(crate) struct Conflicts {
    /// The joined text.
    pub merge: Merge,
    /// The text that the file has now.
    pub disk: String,
    /// When the file was changed, as far as that is known.
    pub when: Option<SystemTime>,
    /// What is taken, conflict by conflict; `None` where no choice was made yet.
    pub choices: Vec<Option<Choice>>,
    /// Why the choices together cannot be.
    pub error: Option<String>,
    /// The edits that came back and contradict the file. Their journal is
    /// needed until all is chosen; the document has the joined text already.
    pub recovered: Option<Box<Left>>,
}

impl Conflicts {
    /// With nothing chosen.
    pub(crate) fn new(merge: Merge, disk: String, when: Option<SystemTime>) -> Self {
        let choices = vec![None; merge.conflicts.len()];
        Self { merge, disk, when, choices, error: None, recovered: None }
    }

    /// How many are still to be chosen.
    pub(crate) fn undecided(&self) -> usize {
        self.choices.iter().filter(|choice| choice.is_none()).count()
    }
}

impl State {
    fn conflicts(&mut self) -> Option<&mut Conflicts> {
        match self.file.questions.first_mut() {
            Some(Question::Conflicts(conflicts)) => Some(conflicts),
            _ => None,
        }
    }

    pub(in crate::app) fn choose_in_conflict(&mut self, place: usize, choice: Choice) {
        if let Some(conflicts) = self.conflicts()
            && let Some(old) = conflicts.choices.get_mut(place)
        {
            *old = Some(choice);
            conflicts.error = None;
        }
    }

    /// Takes the same side in all conflicts; where it cannot be mine, that is
    /// still to be chosen.
    pub(in crate::app) fn choose_in_all_conflicts(&mut self, choice: Choice) {
        let Some(conflicts) = self.conflicts() else { return };
        for (old, conflict) in conflicts.choices.iter_mut().zip(&conflicts.merge.conflicts) {
            if choice == Choice::Theirs || conflict.can_take_mine() {
                *old = Some(choice);
            }
        }
        conflicts.error = None;
    }

    /// Joins the file with the choices made, once all are.
    pub(in crate::app) fn resolve_conflicts(&mut self) {
        let Some(conflicts) = self.conflicts() else { return };
        let text = match conflicts.merge.resolve(&conflicts.choices) {
            Ok(text) => text,
            Err(unresolved) => {
                let error = unresolved_text(&unresolved, &self.words);
                if let Some(conflicts) = self.conflicts() {
                    conflicts.error = Some(error);
                }
                return;
            }
        };
        let Question::Conflicts(conflicts) = self.file.questions.remove(0) else { return };
        match conflicts.recovered {
            Some(left) => self.take_chosen(&conflicts.merge.text, &text, left),
            None => {
                if let Err(problems) = self.take_merged(&text, &conflicts.disk) {
                    self.ask_about_broken(conflicts.disk, problems, None);
                }
            }
        }
    }

    /// Takes the values chosen for recovered edits: the document has had the joined text since, and
    /// what was written meanwhile stays.
    fn take_chosen(&mut self, joined: &str, chosen: &str, left: Box<Left>) {
        let Ok(merge) = merge(joined, chosen, self.document.text()) else { return };
        if !self.take_recovered(&merge.text) {
            return;
        }
        if merge.conflicts.is_empty() {
            // It is in this session's journal from here on.
            self.file.recovered.push(*left);
        } else {
            let recovered = Some(left);
            let disk = self.document.text().to_owned();
            let conflicts = Conflicts { recovered, ..Conflicts::new(merge, disk, None) };
            self.file.questions.insert(0, Question::Conflicts(conflicts));
        }
    }

    /// Puts the question in front off until the user comes back to it.
    pub(in crate::app) fn put_off(&mut self) {
        if matches!(self.file.questions.first(), Some(Question::Conflicts(_) | Question::Broken(_)))
        {
            self.file.put_off = Some(self.file.questions.remove(0));
        }
    }

    /// Asks again what was put off; as things are now.
    pub(in crate::app) fn come_back(&mut self) {
        match self.file.put_off.take() {
            Some(Question::Conflicts(Conflicts { disk, when, recovered: None, .. })) => {
                // What was written here meanwhile is to be joined as well.
                self.changed_on_disk(&disk, when);
            }
            Some(question) => self.file.questions.insert(0, question),
            None => {}
        }
    }

    /// Whether saving has to wait for a question: recovered edits without a choice would be saved
    /// as the file has them.
    pub(in crate::app) fn comes_back_first(&mut self) -> bool {
        let waits = matches!(
            &self.file.put_off,
            Some(Question::Conflicts(Conflicts { recovered: Some(_), .. }))
        );
        if waits {
            self.come_back();
        }
        waits
    }
}
