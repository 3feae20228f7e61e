//! What is read of a stream's file in the background: the reports of some days, or all
//! that a trial needs. The page says what it wants; this asks for it once.

use std::path::PathBuf;
use std::sync::Arc;

use super::BesidePage;
use super::trial::Tested;
use crate::app::state::State;
use crate::dossier::{Day, Dossier};
use crate::reading::Reports;
use crate::reading::wording::data_problem_text;
use crate::streams::DataProblem;

/// What is asked of a stream's file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BesideQuestion {
    /// The number of the document it is about.
    opened: u64,
    /// Of which content; a list of reports depends on the day alone.
    version: Option<u64>,
    pub(super) stream: String,
    pub(super) file: String,
    pub(super) days: (Day, Day),
    pub(super) as_of: Day,
    pub(super) is_directed: bool,
    pub(super) is_trial: bool,
}

/// A question with what it takes to answer it.
#[derive(Debug, Clone)]
pub(crate) struct BesideWork {
    pub(super) question: BesideQuestion,
    pub(super) dossier: Arc<Dossier>,
    pub(super) path: PathBuf,
}

/// Why a file gave nothing.
#[derive(Debug, Clone)]
pub(crate) enum BesideTrouble {
    /// There is more than can be looked at.
    TooMany,
    /// It cannot be read.
    File(DataProblem),
}

/// What a file gave.
#[derive(Debug, Clone)]
pub(crate) enum BesideAnswer {
    /// The reports of some days.
    Reports(Result<Reports, BesideTrouble>),
    /// A trial.
    Trial(Result<Tested, BesideTrouble>),
}

impl State {
    /// What the page that is shown wants of a file, where it was not asked for yet.
    pub(in crate::app) fn beside_to_read(&mut self) -> Option<BesideWork> {
        let (stream, days, is_trial) = match &self.beside.page {
            BesidePage::All => return None,
            BesidePage::Reports(page) => (&page.stream, page.days, false),
            BesidePage::Trial(page) => (&page.stream, page.days, true),
        };
        let beside = self.stream_beside(stream)?;
        let question = BesideQuestion {
            opened: self.file.opened,
            version: is_trial.then_some(self.content_version),
            stream: stream.clone(),
            file: beside.file.clone(),
            days,
            as_of: self.content.settings.as_of,
            is_directed: beside.about.origin.is_directed(),
            is_trial,
        };
        if self.beside.asked.as_ref() == Some(&question) {
            return None;
        }
        let path = self.document.path.clone()?;
        self.beside.asked = Some(question.clone());
        Some(BesideWork { question, dossier: Arc::clone(self.document.dossier()), path })
    }

    /// Takes what a file gave, unless something else is asked for by now.
    pub(in crate::app) fn take_beside(&mut self, question: &BesideQuestion, answer: BesideAnswer) {
        if self.beside.asked.as_ref() != Some(question) {
            return;
        }
        match answer {
            BesideAnswer::Reports(found) => {
                let found = found.map_err(|trouble| self.trouble_text(question, &trouble));
                self.beside.take_reports(found);
            }
            BesideAnswer::Trial(found) => {
                let found = found.map_err(|trouble| self.trouble_text(question, &trouble));
                self.beside.take_trial(found);
            }
        }
    }

    fn trouble_text(&self, question: &BesideQuestion, trouble: &BesideTrouble) -> String {
        match trouble {
            BesideTrouble::TooMany => self.words.get("beside-too-many").into_owned(),
            BesideTrouble::File(problem) => {
                format!("{}: {}", question.file, data_problem_text(problem, &self.words))
            }
        }
    }
}
