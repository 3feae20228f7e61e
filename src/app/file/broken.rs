//! Another program left the file with errors while something is to be saved
//! over it: what is wrong there, and what can be done.

use crate::app::file::{FileEffect, Next, Question};
use crate::app::state::{Effect, State};
use crate::dossier::{Problem, Severity};

/// A file with errors in the way of a save.
#[derive(Debug)]
pub(crate) struct Broken {
    /// Its text.
    pub disk: String,
    /// Its errors.
    pub problems: Vec<Problem>,
    /// Both texts by lines, once the user asks to see them.
    pub compared: Option<Compared>,
    /// What was waiting for the save.
    pub then: Option<Next>,
}

/// Two texts by lines.
#[derive(Debug)]
pub(crate) struct Compared {
    /// What is written here.
    pub mine: Vec<String>,
    /// What the file has.
    pub theirs: Vec<String>,
}

impl Broken {
    /// What is wrong in a line of the file, counted from 1.
    pub(crate) fn in_line(&self, line: usize) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.line == line)
    }
}

impl State {
    /// Asks what to do about a file that has errors now. It says what is wrong
    /// there, so that nothing else needs to.
    pub(in crate::app) fn ask_about_broken(
        &mut self,
        disk: String,
        mut problems: Vec<Problem>,
        then: Option<Next>,
    ) {
        problems.retain(|problem| problem.severity == Severity::Error);
        self.file.trouble = None;
        self.forget_disk_questions();
        let broken = Broken { disk, problems, compared: None, then };
        self.file.questions.insert(0, Question::Broken(broken));
    }

    fn broken(&mut self) -> Option<&mut Broken> {
        match self.file.questions.first_mut() {
            Some(Question::Broken(broken)) => Some(broken),
            _ => None,
        }
    }

    fn take_broken(&mut self) -> Option<Broken> {
        self.broken()?;
        match self.file.questions.remove(0) {
            Question::Broken(broken) => Some(broken),
            _ => None,
        }
    }

    /// Asks for another name; one beside the file is to be suggested.
    pub(in crate::app) fn save_beside(&mut self) -> Option<Effect> {
        let then = self.take_broken()?.then;
        Some(Effect::File(FileEffect::AskBeside(then)))
    }

    /// Saves over the file, whose text is kept.
    pub(in crate::app) fn save_over(&mut self) -> Option<Effect> {
        let Broken { disk, then, .. } = self.take_broken()?;
        Some(Effect::File(FileEffect::SaveOver { disk, then }))
    }

    /// Shows both texts, or no longer.
    pub(in crate::app) fn compare_with_broken(&mut self, shows: bool) {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        let mine = shows.then(|| lines(self.document.text()));
        if let Some(broken) = self.broken() {
            let theirs = lines(&broken.disk);
            broken.compared = mine.map(|mine| Compared { mine, theirs });
        }
    }
}
