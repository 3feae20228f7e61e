//! The texts of sources and the quotations from them, in the window: looked for in the
//! background, shown at their passage, kept on consent.

pub(super) mod view;
mod work;

use std::ops::Range;
use std::sync::Arc;

pub(super) use work::{EvidenceEffect, EvidenceNews, QuotesWork, carry_out, check};

use crate::app::state::{Effect, Overlay, State};
use crate::dossier::Dossier;
use crate::edit::{Edit, Place, Step, refusal_text};
use crate::evidence::Quotes;
use crate::reading::wording::text_problem_text;

/// What is kept of quotations.
#[derive(Debug, Default)]
pub(super) struct EvidenceState {
    /// The dossier whose quotations were looked for last.
    asked: Option<Arc<Dossier>>,
}

/// The text of a source, at a passage.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// The source's title.
    pub title: String,
    /// The SHA-256 of its text.
    sha256: String,
    /// The text, or why it cannot be read; `None` while it is being read.
    pub text: Option<Result<Arc<str>, String>>,
    /// What is quoted of it, in bytes.
    pub at: Option<Range<usize>>,
}

/// A text that is to be kept.
#[derive(Debug, Clone)]
pub(super) struct Keeping {
    /// The source's id.
    pub source: String,
    /// Its title.
    pub title: String,
    /// The text as it was pasted or read.
    pub text: String,
    /// Why it was not kept.
    pub trouble: Option<String>,
}

/// Something to do with texts of sources.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceCommand {
    /// Show the text of a source, by its place, at a passage.
    Show(usize, Option<Range<usize>>),
    /// Ask for the text of a source, by its place, to keep it.
    Keep(usize),
    /// What stands in the field.
    Edit(String),
    /// Ask for a file with the text.
    Choose,
    /// Keep what stands there.
    Confirm,
}

impl State {
    pub(in crate::app) fn evidence_command(&mut self, command: EvidenceCommand) -> Option<Effect> {
        match command {
            EvidenceCommand::Show(source, at) => return self.show_passage(source, at),
            EvidenceCommand::Keep(source) => self.ask_for_text(source),
            EvidenceCommand::Edit(text) => {
                if let Overlay::KeepText(keeping) = &mut self.overlay {
                    (keeping.text, keeping.trouble) = (text, None);
                }
            }
            EvidenceCommand::Choose => return Some(Effect::Evidence(EvidenceEffect::Choose)),
            EvidenceCommand::Confirm => return self.keep_text(),
        }
        None
    }

    fn show_passage(&mut self, source: usize, at: Option<Range<usize>>) -> Option<Effect> {
        let source = self.document.dossier().sources.get(source)?;
        let (title, sha256) = (source.title.clone(), source.text_sha256.clone()?);
        let path = self.document.path.clone()?;
        let effect = EvidenceEffect::Read { path, sha256: sha256.clone() };
        self.overlay = Overlay::Passage(Box::new(Passage { title, sha256, text: None, at }));
        Some(Effect::Evidence(effect))
    }

    fn ask_for_text(&mut self, source: usize) {
        let Some(source) = self.document.dossier().sources.get(source) else { return };
        let (id, title) = (source.id.to_string(), source.title.clone());
        let text = String::new();
        let keeping = Keeping { source: id, title, text, trouble: None };
        self.overlay = Overlay::KeepText(Box::new(keeping));
    }

    fn keep_text(&mut self) -> Option<Effect> {
        if !self.may_edit() {
            return None;
        }
        let path = self.document.path.clone();
        let Overlay::KeepText(keeping) = &mut self.overlay else { return None };
        let trouble = match &path {
            None => Some("keep-unsaved"),
            Some(_) if keeping.text.trim().is_empty() => Some("keep-nothing"),
            Some(_) => None,
        };
        keeping.trouble = trouble.map(|key| self.words.get(key).into_owned());
        let (source, text) = (keeping.source.clone(), keeping.text.clone());
        let path = path.filter(|_| trouble.is_none())?;
        Some(Effect::Evidence(EvidenceEffect::Keep { path, source, text }))
    }

    /// What quotations are to be looked for, where the dossier has changed since and
    /// some source has a text.
    pub(in crate::app) fn quotes_to_check(&mut self) -> Option<QuotesWork> {
        let dossier = self.document.dossier();
        let is_same = self.evidence.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, dossier));
        let names_text = dossier.sources.iter().any(|source| source.text_sha256.is_some());
        if is_same || !names_text {
            return None;
        }
        let path = self.document.path.clone()?;
        let dossier = Arc::clone(dossier);
        self.evidence.asked = Some(Arc::clone(&dossier));
        let before = Arc::clone(self.document.holdings.quotes());
        Some(QuotesWork { dossier, path, before })
    }

    /// Takes in what background work reports.
    pub(in crate::app) fn hear_evidence(&mut self, news: EvidenceNews) {
        match news {
            EvidenceNews::Quotes(dossier, quotes) => self.take_quotes(&dossier, quotes),
            EvidenceNews::Text(sha256, text) => {
                if let Overlay::Passage(passage) = &mut self.overlay
                    && passage.sha256 == sha256
                {
                    let words = &self.words;
                    passage.text = Some(text.map_err(|problem| text_problem_text(&problem, words)));
                }
            }
            EvidenceNews::Chosen(text) => {
                if let Overlay::KeepText(keeping) = &mut self.overlay {
                    match text {
                        Ok(text) => (keeping.text, keeping.trouble) = (text, None),
                        Err(why) => keeping.trouble = Some(why),
                    }
                }
            }
            EvidenceNews::Kept(source, kept) => self.take_kept(&source, kept),
        }
    }

    fn take_quotes(&mut self, dossier: &Arc<Dossier>, quotes: Arc<Quotes>) {
        // Of a dossier that has changed meanwhile, the next look is under way.
        if self.evidence.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, dossier)) {
            self.document.holdings = self.document.holdings.clone().with_quotes(quotes);
        }
    }

    /// A text was kept: from now on its source names it, which can be undone.
    fn take_kept(&mut self, source: &str, kept: Result<String, String>) {
        let done = kept.and_then(|sha256| {
            let edit = Edit::set(Place::source(source), "text_sha256", sha256.as_str());
            self.perform(Step::new([edit])).map_err(|refusal| refusal_text(&refusal, &self.words))
        });
        match (done, &mut self.overlay) {
            (Ok(()), _) => {
                self.overlay = Overlay::None;
                self.tell_undo();
            }
            (Err(why), Overlay::KeepText(keeping)) => keeping.trouble = Some(why),
            (Err(why), _) => self.notice = Some(why.into()),
        }
    }
}
