//! What background work reports, taken into the window, and what is requested of it.

use std::path::PathBuf;

use super::application::{Application, open_behind};
use super::brief::BriefNews;
use super::command::Command;
use super::services::News;
use super::state::Effect;
use crate::app::agreeing::AgreeEffect;
use crate::app::desk::{DeskEffect, DeskNews};
use crate::app::drafting::DraftEffect;
use crate::app::evidence::EvidenceEffect;
use crate::app::file::FileCommand;
use crate::app::file::opened::{Trouble, file_name};
use crate::app::file::opening::Opened;
use crate::app::importing::{ImportCommand, ImportEffect};

impl Application {
    pub(super) fn take_news(&mut self, context: &egui::Context) {
        while let Some(news) = self.services.news() {
            match news {
                News::Chosen(path) => self.carry_out(context, Command::OpenFile(path)),
                News::NotChosen => {
                    let text = self.state.words.get("notice-not-chosen").into_owned();
                    let ask = Command::File(FileCommand::AskPath);
                    self.state.notice =
                        Some(crate::app::notice::Notice::from(text).offering("open-path", ask));
                }
                News::NoDialog => {
                    self.carry_out(context, Command::File(FileCommand::AskPath));
                }
                News::Read(number, opened) => {
                    if self.services.is_awaited(number) {
                        self.take_opened(*opened);
                    }
                }
                News::Data(dossier, path, data) => {
                    self.state.take_data(&dossier, &path, *data);
                }
                News::Evidence(news) => self.state.hear_evidence(news),
                News::Draft(news) => {
                    if let Some(Effect::Draft(effect)) = self.state.hear_draft(news) {
                        self.draft(effect);
                    }
                }
                News::Agree(news) => {
                    if let Some(Effect::Agree(effect)) = self.state.hear_agreeing(news) {
                        self.agree(effect);
                    }
                }
                News::Desk(DeskNews::Dropped(folder, false)) => {
                    self.import_dropped(context, vec![folder]);
                }
                News::Desk(news) => {
                    if let Some(Effect::Desk(effect)) = self.state.hear_desk(news) {
                        self.desk(effect);
                    }
                }
                News::Import(news) => self.state.hear_import(news),
                News::FilesChosen(paths) => {
                    self.carry_out(context, Command::Import(ImportCommand::Take(paths)));
                }
                News::Beside(question, answer) => self.state.take_beside(&question, answer),
                News::LookedAt(path, Ok(kind)) => {
                    self.carry_out(context, Command::File(FileCommand::Dropped(path, kind)));
                }
                News::LookedAt(_, Err(error)) => {
                    self.state.notice = Some(error.in_words(&self.state.words).into());
                }
                News::Picture(Ok(image)) => {
                    self.state.busy = None;
                    context.copy_image(image);
                    self.notice("notice-picture-copied");
                }
                News::Screenshot(image) => {
                    let name = self.state.document.name.split('.').next().unwrap_or_default();
                    let day = self.state.content.settings.as_of;
                    self.services.save(image, format!("detente-{name}-{day}"));
                }
                News::Saved(Ok(path)) => {
                    let values = [("path", path.display().to_string().into())];
                    let notice = self.state.words.with("notice-saved", &values).into_owned();
                    self.state.notice = Some(notice.into());
                }
                News::PathChosen(path) => {
                    self.carry_out(context, Command::File(FileCommand::PathChosen(path)));
                }
                News::History(news) => self.state.hear_history(news),
                News::DocumentSaved(saved) => self.document_saved(context, *saved),
                News::Brief(news) => {
                    if let BriefNews::Copied(Ok(image)) = &news {
                        context.copy_image(image.clone());
                    }
                    if let Some(Effect::Brief(effect)) = self.state.hear_brief(news) {
                        self.services.brief(effect);
                    }
                }
                News::Picture(Err(error)) | News::Saved(Err(error)) => {
                    self.state.busy = None;
                    self.state.notice = Some(error.in_words(&self.state.words).into());
                }
            }
        }
    }

    /// Reads a file, and says so; what was asked for before is forgotten.
    pub(super) fn read(&mut self, path: PathBuf) {
        let name = file_name(&path);
        let busy = self.state.words.with("status-reading", &[("name", name.as_str().into())]);
        self.state.busy = Some(busy.into_owned());
        if let Some(awaited) = &mut self.state.file.awaited {
            *awaited = name;
        }
        self.services.read(path);
    }

    /// What a file gave that was asked for.
    fn take_opened(&mut self, opened: Opened) {
        self.state.busy = None;
        let is_first = self.state.file.awaited.is_some();
        match opened {
            Ok(document) if is_first => self.state.open(document),
            Ok(document) => self.state.show(document),
            Err(trouble) if is_first => open_behind(&mut self.state, trouble),
            Err(Trouble { path: Some(path), kind: Some(kind), .. }) => {
                self.state.ask_about_foreign(&path, kind);
            }
            // What was open stays as it is.
            Err(trouble) => {
                self.keep_broken(&trouble);
                self.state.file.unopened = Some(trouble);
            }
        }
        self.follow_document();
    }

    /// Several files, or a folder of them, are data.
    pub(super) fn import_dropped(&mut self, context: &egui::Context, paths: Vec<PathBuf>) {
        self.carry_out(context, Command::Import(ImportCommand::Take(paths)));
    }

    pub(super) fn evidence(&self, effect: EvidenceEffect) {
        let title = self.state.words.get("keep-file");
        self.services.evidence(&title, effect);
    }

    pub(super) fn draft(&self, effect: DraftEffect) {
        let title = self.state.words.get("draft-file");
        self.services.draft(&title, effect);
    }

    pub(super) fn agree(&self, effect: AgreeEffect) {
        let title = self.state.words.get("agree-file");
        self.services.agree(&title, effect);
    }

    pub(super) fn desk(&self, effect: DeskEffect) {
        let title = self.state.words.get("desk-choose-title");
        self.services.desk(&title, effect);
    }

    pub(super) fn import(&self, effect: ImportEffect) {
        match effect {
            ImportEffect::Choose { is_folder } => {
                let title = self.state.words.get("import-choose-title");
                self.services.ask_for_files(&title, is_folder);
            }
            ImportEffect::Look(ticket, order) => self.services.look_into(ticket, *order),
            ImportEffect::Run(order, progress) => self.services.run_import(*order, progress),
        }
    }
}
