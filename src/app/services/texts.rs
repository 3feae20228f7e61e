//! What is done with texts and codings of others: read, kept, looked into, compared.

use std::path::PathBuf;

use super::{News, Services};
use crate::app::agreeing::{self, AgreeEffect, AgreeNews};
use crate::app::drafting::{self, DraftEffect, DraftNews};
use crate::app::evidence::{self, EvidenceEffect, QuotesWork};

impl Services {
    /// Reads or keeps the text of a source, or asks for a file that has one.
    pub(crate) fn evidence(&self, title: &str, effect: EvidenceEffect) {
        let work = |effect, chosen| evidence::carry_out(effect, chosen).map(News::Evidence);
        if matches!(effect, EvidenceEffect::Choose) {
            self.ask_for_one(title, "asking for a text", move |path| work(effect, Some(path)));
        } else {
            self.spawn_some("reading or keeping a text", move || work(effect, None));
        }
    }

    /// Reads an article, looks into a text or keeps it, or asks for a file.
    pub(crate) fn draft(&self, title: &str, effect: DraftEffect) {
        if matches!(effect, DraftEffect::Choose) {
            let chosen = |path| Some(News::Draft(DraftNews::Chosen(path)));
            self.ask_for_one(title, "asking for an article", chosen);
        } else {
            let work = || drafting::carry_out(effect).map(News::Draft);
            self.spawn_some("drafting from a text", work);
        }
    }

    /// Compares with a second coder's file, or asks for it.
    pub(crate) fn agree(&self, title: &str, effect: AgreeEffect) {
        if matches!(effect, AgreeEffect::Choose) {
            let chosen = |path| Some(News::Agree(AgreeNews::Chosen(path)));
            self.ask_for_one(title, "asking for a second coding", chosen);
        } else {
            let work = || agreeing::carry_out(effect).map(News::Agree);
            self.spawn_some("comparing two codings", work);
        }
    }

    /// Looks for quotations in the texts that are kept.
    pub(crate) fn check_quotes(&self, work: QuotesWork) {
        self.spawn("looking for quotations", move || News::Evidence(evidence::check(work)));
    }

    /// Asks for a file by the system's dialog; nothing if the user chose none.
    fn ask_for_one(
        &self,
        title: &str,
        task: &'static str,
        then: impl FnOnce(PathBuf) -> Option<News> + Send + 'static,
    ) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).pick_file();
        self.spawn_some(task, move || {
            pollster::block_on(dialog).and_then(|file| then(file.path().to_owned()))
        });
    }
}
