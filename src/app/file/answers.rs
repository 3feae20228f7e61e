//! Answers to what is asked before anything goes on: a new dossier, where to
//! save, unsaved changes, conflicts.

use std::path::{Path, PathBuf};

use crate::app::drafting::KeptDraft;
use crate::app::file::opened::{Access, OpenDossier};
use crate::app::file::{Answer, Begin, FileCommand, FileEffect, Next, Question};
use crate::app::forms::form::{Form, Target};
use crate::app::selection::Tab;
use crate::app::state::{Effect, State};
use crate::dossier::RecordKind;

impl State {
    /// Carries out what is done about the file, or answered to a question.
    pub(in crate::app) fn file_command(&mut self, command: FileCommand) -> Option<Effect> {
        match command {
            FileCommand::TypeBegin(field, text) => {
                if let Some(Question::Begin(begin)) = self.file.questions.first_mut()
                    && let Some(old) = begin.texts.get_mut(field)
                {
                    *old = text;
                }
            }
            FileCommand::Begin => self.begin(),
            FileCommand::AskPath => self.ask_for_path_to_open(),
            FileCommand::OpenTyped => return self.open_typed(),
            FileCommand::TypePath(text) => {
                if let Some(Question::OpenPath(path)) = self.file.questions.first_mut() {
                    *path = text;
                } else if let Some(Question::SaveAs { path, replaces, .. }) =
                    self.file.questions.first_mut()
                {
                    *path = text;
                    *replaces = false;
                }
            }
            FileCommand::ChoosePath => return Some(Effect::File(FileEffect::AskForPath)),
            FileCommand::SaveTo => return self.save_to(),
            FileCommand::Answer(answer) => return self.answer(answer),
            FileCommand::Choose(place, choice) => self.choose_in_conflict(place, choice),
            FileCommand::Resolve => self.resolve_conflicts(),
            FileCommand::ChooseAll(choice) => self.choose_in_all_conflicts(choice),
            FileCommand::PutOff => self.put_off(),
            FileCommand::ComeBack => self.come_back(),
            FileCommand::SaveBeside => return self.save_beside(),
            FileCommand::SaveOver => return self.save_over(),
            FileCommand::Compare(shows) => self.compare_with_broken(shows),
            FileCommand::Recover(place) => return self.recover(place),
            FileCommand::AskGiveUp(place) => self.ask_give_up(Some(place)),
            FileCommand::KeepAsking => self.ask_give_up(None),
            FileCommand::GiveUp => return self.give_up_left(),
            FileCommand::PathChosen(chosen) => {
                if let Some(Question::SaveAs { path, replaces, .. }) =
                    self.file.questions.first_mut()
                {
                    *path = chosen.display().to_string();
                    *replaces = true;
                    return self.save_to();
                }
            }
            FileCommand::TakeOver => {
                self.file.questions.retain(|q| !matches!(q, Question::Taken));
                return Some(Effect::File(FileEffect::TakeOver));
            }
            FileCommand::Dropped(path, kind) => return self.dropped(path, kind),
            FileCommand::Pasted(text) => self.pasted(&text),
            FileCommand::TakeForeign(place) => return self.take_foreign(place),
            FileCommand::RemoveAnyway => self.remove_anyway(),
            FileCommand::OpenReadOnly | FileCommand::Dismiss => {
                if !self.file.questions.is_empty() {
                    self.file.questions.remove(0);
                }
            }
        }
        None
    }

    pub(in crate::app) fn begin(&mut self) {
        let Some(Question::Begin(begin)) = self.file.questions.first() else { return };
        if !begin.is_ready() {
            return;
        }
        let [title, first, second] = begin.texts.clone();
        match OpenDossier::begin(&title, &first, &second) {
            Ok(document) => {
                self.show(document);
                self.panel.tab = Tab::Events;
                // A chart begins with an event.
                self.open_form(Target::New(RecordKind::Event));
            }
            Err(trouble) => self.file.unopened = Some(trouble),
        }
    }

    /// Saves, or asks where to.
    pub(in crate::app) fn save(&mut self, then: Option<Next>) -> Option<Effect> {
        if !self.may_edit() {
            return None;
        }
        if self.comes_back_first() {
            return None;
        }
        self.settle_form();
        self.document.end_gesture();
        match self.document.path.clone() {
            Some(path) => Some(Effect::File(FileEffect::Save { path, replaces: true, then })),
            None => {
                self.ask_where(then);
                None
            }
        }
    }

    /// Asks where to save.
    pub(in crate::app) fn ask_where(&mut self, then: Option<Next>) {
        let path = self.suggested_path();
        self.ask_where_from(&path, then);
    }

    /// Asks where to save, beginning from a path.
    pub(in crate::app) fn ask_where_from(&mut self, path: &Path, then: Option<Next>) {
        let path = path.display().to_string();
        self.file.questions.insert(0, Question::SaveAs { path, replaces: false, then });
    }

    fn suggested_path(&self) -> PathBuf {
        if let Some(path) = &self.document.path {
            return path.clone();
        }
        let stem = crate::edit::suggest_id(&self.document.dossier().title, "dossier", |_| false);
        self.file.documents.join(format!("{stem}.dossier.toml"))
    }

    pub(in crate::app) fn save_to(&mut self) -> Option<Effect> {
        let Some(Question::SaveAs { path, .. }) = self.file.questions.first() else {
            return None;
        };
        let path = path.trim();
        if path.is_empty() {
            return None;
        }
        let path = PathBuf::from(path);
        let Question::SaveAs { then, replaces, .. } = self.file.questions.remove(0) else {
            return None;
        };
        Some(Effect::File(FileEffect::Save { path, replaces, then }))
    }

    /// Asks about unsaved changes before going on, where there are any.
    pub(in crate::app) fn guarded(&mut self, next: Next) -> Option<Effect> {
        self.settle_form();
        if self.is_unsaved() {
            self.file.questions.insert(0, Question::Unsaved(next));
            return None;
        }
        self.go_on(next)
    }

    /// Asks for the path of a file to open, in the folder of the open one.
    fn ask_for_path_to_open(&mut self) {
        if self.file.questions.iter().any(|q| matches!(q, Question::OpenPath(_))) {
            return;
        }
        let folder = self.document.path.as_deref().and_then(Path::parent);
        let folder = folder.map(|folder| folder.join("").display().to_string());
        self.file.questions.insert(0, Question::OpenPath(folder.unwrap_or_default()));
    }

    /// Opens the file whose path is written, as one that was chosen.
    fn open_typed(&mut self) -> Option<Effect> {
        let Some(Question::OpenPath(path)) = self.file.questions.first() else { return None };
        let path = path.trim().to_owned();
        if path.is_empty() {
            return None;
        }
        self.file.questions.remove(0);
        self.guarded(Next::Open(PathBuf::from(path)))
    }

    /// Whether going on would lose something: changes that the file does not
    /// have, a form that was begun, or a draft.
    pub(in crate::app) fn is_unsaved(&self) -> bool {
        let begun = self.forms.open.iter().chain(&self.forms.aside).any(Form::would_lose);
        let drafts = KeptDraft::of(self).is_some();
        self.document.access == Access::Open && (self.document.is_unsaved() || begun || drafts)
    }

    /// Does what was waiting.
    pub(in crate::app) fn go_on(&mut self, next: Next) -> Option<Effect> {
        match next {
            Next::Close => return Some(Effect::Close),
            Next::Open(path) => return Some(Effect::Read(path)),
            Next::OpenText(text) => match OpenDossier::from_text(None, String::new(), text) {
                Ok(document) => self.show(document),
                Err(trouble) => self.file.unopened = Some(trouble),
            },
            Next::Reload => return self.document.path.clone().map(Effect::Read),
            Next::Example(place) => match OpenDossier::example(place) {
                Ok(document) => self.show(document),
                Err(trouble) => self.file.unopened = Some(trouble),
            },
            Next::Sample => match OpenDossier::sample() {
                Ok(document) => self.show(document),
                Err(trouble) => self.file.unopened = Some(trouble),
            },
            Next::Begin => self.file.questions.insert(0, Question::Begin(Begin::default())),
            Next::Recover(place) => return Some(Effect::File(FileEffect::Reopen(place))),
            Next::OpenOver { path, text, disk } => self.open_over(path, text, &disk),
        }
        None
    }

    pub(in crate::app) fn answer(&mut self, answer: Answer) -> Option<Effect> {
        let Some(Question::Unsaved(next)) = self.file.questions.first() else { return None };
        let next = next.clone();
        self.file.questions.remove(0);
        match answer {
            Answer::Cancel => None,
            Answer::Save => self.save(Some(next)),
            Answer::Discard => Some(Effect::File(FileEffect::GoOn(next))),
        }
    }
}
