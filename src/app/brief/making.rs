//! Carrying out what is done in the dialog, and taking in what its threads
//! have to say.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::brief::command::{BriefCommand, BriefEffect, Replace, SaveOrder, SetOrder};
use crate::app::brief::dialog::{Dialog, Saving};
use crate::app::brief::draft::{Draft, Field};
use crate::app::brief::news::{BriefNews, End};
use crate::app::brief::preview::{Picture, Preview};
use crate::app::file::opened::OpenDossier;
use crate::app::state::{Effect, Overlay, State};
use crate::brief::{Format, MissingGlyphs, Origin, Remarks};
use crate::store::{SAMPLE, SAMPLE_NAME};

impl State {
    /// Opens the dialog. What was written there before is there again; the
    /// days are those that the window shows.
    pub(in crate::app) fn open_brief(&mut self) -> Option<Effect> {
        let path = self.document.path.clone();
        let mut draft = match self.brief.draft.take() {
            Some((of, draft)) if of == path => draft,
            _ => Draft::new(self.words.language()),
        };
        let as_of = self.content.settings.as_of;
        let dated = self.document.own_day.is_some();
        draft.write(Field::AsOf, if dated { as_of.to_string() } else { String::new() });
        let (from, to) = self.days_shown();
        draft.write(Field::From, from);
        draft.write(Field::To, to);
        let beside = path.as_ref().and_then(|path| path.parent()).map(PathBuf::from);
        let dialog = Dialog {
            draft,
            holdings: self.document.holdings.clone(),
            origin: origin(&self.document),
            content_version: self.content_version,
            folder: beside.unwrap_or_else(|| self.brief.pictures.clone()),
            version: 0,
            preview: None,
            wrong: Vec::new(),
            failure: None,
            question: None,
            notice: None,
        };
        self.set_pages(dialog, true)
    }

    /// The days in view as the dialog writes them; empty where all of the
    /// record is.
    fn days_shown(&self) -> (String, String) {
        let (first, last) = self.content.record;
        let whole = self.chart.view.first <= f64::from(first.number())
            && f64::from(last.number()) <= self.chart.view.last;
        if whole {
            return (String::new(), String::new());
        }
        let (from, to) = self.chart.view.days();
        (from.to_string(), to.to_string())
    }

    /// The dossier as it is now, with the edits that are not saved yet.
    fn take_dossier(&self, dialog: &mut Dialog) {
        dialog.holdings = self.document.holdings.clone();
        dialog.origin = origin(&self.document);
        dialog.content_version = self.content_version;
    }

    /// Has the pages set anew, unless a field holds nothing usable.
    fn set_pages(&mut self, mut dialog: Dialog, at_once: bool) -> Option<Effect> {
        let own = self.content.settings;
        let options = dialog.draft.options(dialog.dossier(), own, &self.words);
        let mut effect = None;
        match options {
            Ok(options) => {
                let dated = dialog.dossier().default_as_of().is_some();
                let as_of = dated.then_some(options.settings.as_of);
                dialog.draft.suggest(&dialog.folder, &self.document.name, as_of);
                dialog.version = self.brief.ticket();
                (dialog.failure, dialog.wrong) = (None, Vec::new());
                let order = SetOrder {
                    version: dialog.version,
                    styling: dialog.draft.styling(),
                    format: dialog.draft.format,
                    brief: dialog.brief(options),
                    at_once,
                };
                effect = Some(Effect::Brief(BriefEffect::Set(Box::new(order))));
            }
            Err(wrong) => dialog.wrong = wrong,
        }
        self.overlay = Overlay::Brief(Box::new(dialog));
        effect
    }

    /// Carries out what is done in the dialog.
    pub(in crate::app) fn apply_brief(&mut self, command: BriefCommand) -> Option<Effect> {
        let overlay = std::mem::take(&mut self.overlay);
        let Overlay::Brief(mut dialog) = overlay else {
            self.overlay = overlay;
            return None;
        };
        let draft = &mut dialog.draft;
        match command {
            BriefCommand::Edit(Field::Path, text) => {
                draft.path_is_own = !text.trim().is_empty();
                let format = Format::of(text.trim().as_ref()).filter(|kind| *kind != draft.format);
                draft.write(Field::Path, text);
                dialog.question = None;
                let Some(format) = format else { return self.keep(dialog, None) };
                dialog.draft.format = format;
            }
            BriefCommand::Edit(field, text) => draft.write(field, text),
            BriefCommand::Layout(layout) => draft.choose_layout(layout),
            BriefCommand::Theme(theme) => draft.theme = theme,
            BriefCommand::Naming(naming) => draft.naming = Some(naming),
            BriefCommand::Size(size) => draft.size = size,
            BriefCommand::Paper(paper) => draft.paper = paper,
            BriefCommand::Language(language) => draft.language = language,
            BriefCommand::Format(format) => draft.choose_format(format),
            BriefCommand::WholeRecord => {
                draft.write(Field::From, String::new());
                draft.write(Field::To, String::new());
            }
            BriefCommand::DaysInView => {
                let (from, to) = self.chart.view.days();
                draft.write(Field::From, from.to_string());
                draft.write(Field::To, to.to_string());
            }
            BriefCommand::Include(id, true) => {
                draft.left_out.remove(&id);
            }
            BriefCommand::Include(id, false) => {
                draft.left_out.insert(id);
            }
            BriefCommand::IncludeAll(slot, include) => {
                draft.include_all(dialog.holdings.dossier(), slot, include);
            }
            BriefCommand::Refresh => self.take_dossier(&mut dialog),
            BriefCommand::Paint(page, scale) => {
                let effect = dialog.preview.as_mut().map(|preview| {
                    preview.ask(page, scale);
                    BriefEffect::Paint { version: preview.version, page, scale }
                });
                return self.keep(dialog, effect);
            }
            BriefCommand::Copy(page) => {
                let scale = dialog.draft.scale();
                dialog.say(self.words.get("status-painting").into_owned(), false);
                return self.keep(dialog, Some(BriefEffect::Copy { page, scale }));
            }
            BriefCommand::Choose => {
                let effect = BriefEffect::Ask {
                    title: self.words.get("export-choose-title").into_owned(),
                    path: dialog.folder.join(dialog.draft.text(Field::Path).trim()),
                    format: dialog.draft.format,
                };
                return self.keep(dialog, Some(effect));
            }
            BriefCommand::Save => return self.save_brief(dialog, Replace::Nothing),
            BriefCommand::Replace => {
                let Some((_, mut order)) = dialog.question.take() else {
                    return self.keep(dialog, None);
                };
                order.replace = Replace::All;
                return self.start_saving(dialog, *order);
            }
            BriefCommand::Keep => {
                dialog.question = None;
                return self.keep(dialog, None);
            }
            BriefCommand::Cancel => {
                let ticket = self.brief.saving.take().map(|saving| saving.order.ticket);
                dialog.say(self.words.get("export-cancelled").into_owned(), false);
                return self.keep(dialog, ticket.map(BriefEffect::Cancel));
            }
            BriefCommand::Close => {
                self.close_brief(*dialog);
                return Some(Effect::Brief(BriefEffect::End));
            }
        }
        // What was said is about what stood there before.
        (dialog.notice, dialog.question) = (None, None);
        self.set_pages(*dialog, false)
    }

    /// Keeps what was written for the next time.
    pub(in crate::app) fn close_brief(&mut self, dialog: Dialog) {
        self.brief.draft = Some((self.document.path.clone(), dialog.draft));
        if self.brief.saving.is_some() {
            self.busy = Some(self.words.get("export-saving").into_owned());
        }
    }

    fn keep(&mut self, dialog: Box<Dialog>, effect: Option<BriefEffect>) -> Option<Effect> {
        self.overlay = Overlay::Brief(dialog);
        effect.map(Effect::Brief)
    }

    fn save_brief(&mut self, mut dialog: Box<Dialog>, replace: Replace) -> Option<Effect> {
        let options = dialog.draft.options(dialog.dossier(), self.content.settings, &self.words);
        let text = dialog.draft.text(Field::Path).trim();
        let path = dialog.folder.join(text);
        let wrong = if text.is_empty() {
            Some("export-no-path")
        } else if Format::of(&path) != Some(dialog.draft.format) {
            Some("export-no-format")
        } else {
            None
        };
        if let Some(key) = wrong {
            dialog.say(self.words.get(key).into_owned(), true);
            return self.keep(dialog, None);
        }
        // Its fields say what is wrong with them; one work at a time.
        let (Ok(options), None) = (options, &self.brief.saving) else {
            return self.keep(dialog, None);
        };
        let order = SaveOrder {
            ticket: 0,
            brief: dialog.brief(options),
            styling: dialog.draft.styling(),
            format: dialog.draft.format,
            path,
            scale: dialog.draft.scale(),
            replace,
        };
        self.start_saving(dialog, order)
    }

    fn start_saving(&mut self, mut dialog: Box<Dialog>, mut order: SaveOrder) -> Option<Effect> {
        order.ticket = self.brief.ticket();
        (dialog.notice, dialog.question) = (None, None);
        self.brief.saving = Some(Saving { order: order.clone(), progress: None });
        self.keep(dialog, Some(BriefEffect::Save(Box::new(order))))
    }

    /// Takes in what a thread has to say; what a request that is out of date
    /// has to say is dropped.
    pub(in crate::app) fn hear_brief(&mut self, news: BriefNews) -> Option<Effect> {
        match news {
            BriefNews::Set { version, pages } => {
                let count = pages.sizes.len();
                let dialog = self.dialog().filter(|dialog| dialog.version == version)?;
                let before = dialog.preview.take();
                dialog.preview = Some(Preview::new(version, pages, before));
                let announcement = self.words.with("export-pages", &[("count", count.into())]);
                self.announcement = announcement.into_owned();
            }
            BriefNews::NotSet { version, failure } => {
                let text = failure.in_words(&self.words);
                if let Some(dialog) = self.dialog().filter(|dialog| dialog.version == version) {
                    dialog.failure = Some(text);
                }
            }
            BriefNews::Painted { version, page, scale, image } => {
                let preview = self.dialog().and_then(|dialog| dialog.preview.as_mut());
                if let Some(preview) = preview.filter(|preview| preview.version == version) {
                    preview.keep(Picture { page, version, scale, image: Arc::new(image) });
                }
            }
            BriefNews::Copied(result) => {
                let (text, is_error) = match result {
                    Ok(_) => (self.words.get("notice-picture-copied").into_owned(), false),
                    Err(failure) => (failure.in_words(&self.words), true),
                };
                self.tell_brief(text, is_error);
            }
            BriefNews::Progress { ticket, done, all } => {
                if let Some(saving) = self.saving(ticket) {
                    saving.progress = Some((done, all));
                }
            }
            BriefNews::Exists { ticket, paths } => self.ask_to_replace(ticket, paths),
            BriefNews::Ended { ticket, written, end } => self.end_saving(ticket, &written, end),
            BriefNews::Chosen(None) => {
                self.tell_brief(self.words.get("export-not-chosen").into_owned(), false);
            }
            BriefNews::Chosen(Some(path)) => {
                let overlay = std::mem::take(&mut self.overlay);
                let Overlay::Brief(mut dialog) = overlay else {
                    self.overlay = overlay;
                    return None;
                };
                let path = match Format::of(&path) {
                    Some(_) => path,
                    None => path.with_added_extension(dialog.draft.format.extension()),
                };
                dialog.draft.path_is_own = true;
                dialog.draft.format = Format::of(&path).unwrap_or_default();
                dialog.draft.write(Field::Path, path.display().to_string());
                return self.save_brief(dialog, Replace::Only(path));
            }
        }
        None
    }

    fn dialog(&mut self) -> Option<&mut Dialog> {
        match &mut self.overlay {
            Overlay::Brief(dialog) => Some(dialog),
            _ => None,
        }
    }

    fn saving(&mut self, ticket: u64) -> Option<&mut Saving> {
        self.brief.saving.as_mut().filter(|saving| saving.order.ticket == ticket)
    }

    /// Says something in the dialog, or in the window where that is closed.
    fn tell_brief(&mut self, text: String, is_error: bool) {
        self.announcement.clone_from(&text);
        match self.dialog() {
            Some(dialog) => dialog.say(text, is_error),
            None => self.notice = Some(text.into()),
        }
    }

    fn ask_to_replace(&mut self, ticket: u64, paths: Vec<PathBuf>) {
        let Some(saving) = self.brief.saving.take_if(|saving| saving.order.ticket == ticket) else {
            return;
        };
        self.busy = None;
        if let Some(dialog) = self.dialog() {
            dialog.question = Some((paths, Box::new(saving.order)));
        } else {
            // No dialog is open to ask.
            let name = paths.first().map(|path| path.display().to_string()).unwrap_or_default();
            self.notice = Some(
                self.words
                    .with("export-not-replaced", &[("path", name.into())])
                    .into_owned()
                    .into(),
            );
        }
    }

    fn end_saving(&mut self, ticket: u64, written: &[PathBuf], end: End) {
        let is_current =
            self.brief.saving.take_if(|saving| saving.order.ticket == ticket).is_some();
        if is_current {
            self.busy = None;
        }
        let count = written.len();
        let name =
            |path: Option<&PathBuf>| path.map(|p| p.display().to_string()).unwrap_or_default();
        let values = [
            ("count", count.into()),
            ("first", name(written.first()).into()),
            ("last", name(written.last()).into()),
        ];
        let words = &self.words;
        let saved = match count {
            0 => None,
            1 => Some(words.with("notice-saved", &[("path", name(written.first()).into())])),
            _ => Some(words.with("export-saved-pages", &values)),
        };
        let saved = saved.map(|text| text.into_owned());
        let join = |first: String, second: Option<String>| match second {
            Some(second) => format!("{first}. {second}"),
            None => first,
        };
        let (text, is_error) = match end {
            End::Done(remarks) => {
                let remark = self.remark(&remarks);
                (join(saved.unwrap_or_default(), remark), false)
            }
            // It was said at once; only what had been written by then is news.
            End::Cancelled if count == 0 => return,
            End::Cancelled => (join(self.words.get("export-cancelled").into_owned(), saved), false),
            End::Failed(failure) => (join(failure.in_words(&self.words), saved), true),
        };
        self.tell_brief(text, is_error);
    }

    /// What has to be said about files besides that they are there.
    fn remark(&self, remarks: &Remarks) -> Option<String> {
        if let Some(MissingGlyphs(chars)) = &remarks.missing {
            let values = [("chars", chars.into())];
            return Some(self.words.with("export-missing", &values).into_owned());
        }
        let reason = remarks.not_accessible.first()?;
        let values = [("reason", self.words.problem_message(&reason.problem()).into())];
        Some(self.words.with("export-not-accessible", &values).into_owned())
    }
}

/// Where a dossier comes from: the hash is of its text as it is now, saved or
/// not.
fn origin(document: &OpenDossier) -> Origin {
    let text = document.text();
    let is_sample = document.path.is_none() && text == SAMPLE;
    let name = if is_sample { SAMPLE_NAME.to_owned() } else { document.name.clone() };
    Origin::of(name, text)
}
