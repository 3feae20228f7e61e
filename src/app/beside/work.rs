//! What is read of a stream's file in the background: the reports of some days, or all
//! that a trial needs. The page says what it wants; this asks for it once.

use std::path::PathBuf;
use std::sync::Arc;

use super::BesidePage;
use super::trial::Tested;
use crate::app::state::State;
use crate::dossier::{Day, Dossier};
use crate::reading::wording::data_problem_text;
use crate::reading::{Reports, Trial, is_known, way_of};
use crate::store;
use crate::streams::DataProblem;

/// Most reports that are listed.
const MOST_LISTED: usize = 500;

/// Most reports of which the list is made.
const MOST_OF_DAYS: usize = 200_000;

/// Most reports that a trial looks at.
const MOST_TRIED: usize = 500_000;

/// How many days an event and a report of it may lie apart.
pub const APART: i32 = 2;

/// What is asked of a stream's file.
#[derive(Debug, Clone, PartialEq)]
pub struct BesideQuestion {
    /// The how many document it is of.
    opened: u64,
    /// Of which content; a list of reports depends on the day alone.
    version: Option<u64>,
    stream: String,
    file: String,
    days: (Day, Day),
    as_of: Day,
    is_directed: bool,
    is_trial: bool,
}

/// A question with what it takes to answer it.
#[derive(Debug, Clone)]
pub struct BesideWork {
    question: BesideQuestion,
    dossier: Arc<Dossier>,
    path: PathBuf,
}

/// Why a file gave nothing.
#[derive(Debug, Clone)]
pub enum BesideTrouble {
    /// There is more than can be looked at.
    TooMany,
    /// It cannot be read.
    File(DataProblem),
}

/// What a file gave.
#[derive(Debug, Clone)]
pub enum BesideAnswer {
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

/// Reads what is asked for.
pub fn carry_out(work: &BesideWork) -> (BesideQuestion, BesideAnswer) {
    let question = work.question.clone();
    let answer = if question.is_trial {
        BesideAnswer::Trial(try_events(work))
    } else {
        BesideAnswer::Reports(list(work))
    };
    (question, answer)
}

fn list(work: &BesideWork) -> Result<Reports, BesideTrouble> {
    let BesideQuestion { stream, file, days: (from, to), as_of, is_directed, .. } = &work.question;
    let Some(stream) = work.dossier.streams.find(stream) else { return Ok(Reports::default()) };
    let read = store::read_reports(file, &work.path, &(*from..=*to), MOST_OF_DAYS + 1);
    let reports = read.map_err(BesideTrouble::File)?;
    if reports.len() > MOST_OF_DAYS {
        return Err(BesideTrouble::TooMany);
    }
    Ok(Reports::of(&work.dossier, stream, *is_directed, reports, (*as_of, MOST_LISTED)))
}

fn try_events(work: &BesideWork) -> Result<Tested, BesideTrouble> {
    let BesideQuestion { stream, file, days: (from, to), as_of, is_directed, .. } = &work.question;
    let dossier = &work.dossier;
    let Some(stream) = dossier.streams.find(stream) else {
        return Err(BesideTrouble::TooMany);
    };
    let days = from.plus(-APART)..=to.plus(APART);
    let read = store::read_reports(file, &work.path, &days, MOST_TRIED + 1);
    let mut reports = read.map_err(BesideTrouble::File)?;
    if reports.len() > MOST_TRIED {
        return Err(BesideTrouble::TooMany);
    }
    reports.retain(|report| is_known(report, *as_of));
    let side = |code: &str| stream.side_of(dossier, code);
    let trial = Trial::hold(
        dossier,
        &reports,
        |report| way_of(report, *is_directed, side),
        &(*from..=*to),
        APART,
    );
    Ok(Tested::new(trial, reports))
}
