//! Reading a stream's file, in the background.

use super::trial::Tested;
use super::work::{BesideAnswer, BesideQuestion, BesideTrouble, BesideWork};
use crate::reading::{Reports, Trial, is_known, way_of};
use crate::store;

/// Most reports that are listed.
const MOST_LISTED: usize = 500;

/// Most reports of which the list is made.
const MOST_OF_DAYS: usize = 200_000;

/// Most reports that a trial looks at.
const MOST_TRIED: usize = 500_000;

/// How many days an event and a report of it may lie apart.
pub(crate) const APART: i32 = 2;

/// Reads what is asked for.
pub(crate) fn carry_out(work: &BesideWork) -> (BesideQuestion, BesideAnswer) {
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
