//! One dispute on a desk of many: how high its tension is, what changed, what moved it, and
//! what is due.

use super::trend::Trend;
use crate::dossier::{Day, Dossier, ModelKind, Slot};
use crate::ledger::{DeadlineKind, Ledger};
use crate::reading::{Holdings, Settings};
use crate::tension::{Attribution, Cause, Change, NamedBand, Selection, Series};

/// Over how many days up to the as-of day a change is told.
pub const CHANGE_DAYS: [i32; 2] = [7, 30];
/// Most moves and dates that a row keeps; the rest are counted.
const MOST_KEPT: usize = 5;
/// A change that rounds to nothing at one decimal moved nothing that can be seen.
pub(crate) const LEAST_CHANGE: f64 = 0.05;

/// A dispute as it stood on its as-of day.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskRow {
    /// The dossier's title.
    pub title: String,
    /// The two sides' names.
    pub sides: [String; 2],
    /// The day that it is told of: never after the last that the record knows.
    /// `None` where nothing is dated.
    pub as_of: Option<Day>,
    /// By which kind of model its tension is computed.
    pub kind: ModelKind,
    /// Tension at the end of that day; `None` where there is none yet.
    pub tension: Option<f64>,
    /// How far it changed over the days of [`CHANGE_DAYS`]; `None` where the record does not
    /// go back so far.
    pub changes: [Option<f64>; 2],
    /// What moved it most over the longer of these spans, largest first.
    pub moved: Vec<Mover>,
    /// How many more events moved it.
    pub more_moved: usize,
    /// How far the passing of time moved it in that span: what fades, fades.
    pub by_time: f64,
    /// What is overdue, then what is due or ends next, by day.
    pub deadlines: Vec<DeskDeadline>,
    /// How many more dates are to come.
    pub more_deadlines: usize,
    /// How many commitments are overdue.
    pub overdue: usize,
    /// How many commitments there are.
    pub commitments: usize,
    /// Its line over the last months.
    pub trend: Trend,
}

/// An event that moved tension.
#[derive(Debug, Clone, PartialEq)]
pub struct Mover {
    /// Its id in the dossier.
    pub event: String,
    /// Its headline.
    pub headline: String,
    /// Its day.
    pub day: Day,
    /// By being done, or by coming to its end.
    pub cause: Cause,
    /// How far, in points of tension.
    pub change: f64,
    /// The ids of the sources that say so.
    pub sources: Vec<String>,
}

/// A date that is to come, or has passed without what was due.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskDeadline {
    /// The commitment's id.
    pub commitment: String,
    /// What was undertaken.
    pub text: String,
    /// Who is to do it.
    pub by: String,
    /// The last day that the date can mean.
    pub day: Day,
    /// Days from the as-of day until then; negative once it has passed.
    pub days: i32,
    /// Whether it is due then or ends.
    pub kind: DeadlineKind,
    /// It should have been done by now.
    pub overdue: bool,
}

impl DeskRow {
    /// The named band in which its tension lies, on a scale that has some.
    pub fn band(&self) -> Option<NamedBand> {
        let has_bands = matches!(self.kind, ModelKind::Stock | ModelKind::Level);
        self.tension.filter(|_| has_bands).map(NamedBand::of)
    }

    /// A dispute as of a day; of its own where none is asked for, or where its record ends
    /// before: what nobody recorded is not told.
    ///
    /// Cost: O(events + days + commitments).
    pub fn of(holdings: &Holdings, asked: Option<Day>) -> Self {
        let dossier = holdings.dossier();
        let own = Settings::of(dossier);
        let as_of = asked.map_or(own.as_of, |asked| asked.min(own.as_of));
        let settings = Settings { as_of, ..own };
        let selection = holdings.select(settings.scope());
        let series = Series::compute(&settings.model, &selection);
        let change = |days: i32| Some(series.at(as_of)? - series.at(as_of.plus(-days))?);
        let (moved, more_moved, by_time) = movers(dossier, &settings, &selection);
        let ledger = Ledger::compute(dossier, as_of);
        let (deadlines, more_deadlines) = deadlines(dossier, &ledger);
        let kind = settings.model.kind();
        Self {
            title: dossier.title.clone(),
            sides: Slot::BOTH.map(|slot| dossier.side(slot).name.clone()),
            as_of: holdings.own_day().map(|_| as_of),
            kind,
            tension: series.at(as_of),
            changes: CHANGE_DAYS.map(change),
            moved,
            more_moved,
            by_time,
            deadlines,
            more_deadlines,
            overdue: ledger.rows.iter().filter(|row| row.overdue).count(),
            commitments: ledger.rows.len(),
            trend: Trend::of(&series, kind, as_of),
        }
    }
}

/// What moved tension over the longest of the spans, how many more there are, and what time
/// did; nothing of a mean, which is no sum.
fn movers(
    dossier: &Dossier,
    settings: &Settings,
    selection: &Selection,
) -> (Vec<Mover>, usize, f64) {
    let days = CHANGE_DAYS.into_iter().max().unwrap_or_default();
    let from = settings.as_of.plus(-days);
    let told = Attribution::compute(&settings.model, selection, from, settings.as_of);
    let (changes, by_time) = told.map(|told| (told.changes, told.by_time)).unwrap_or_default();
    let seen: Vec<&Change> = changes.iter().filter(|c| c.change.abs() >= LEAST_CHANGE).collect();
    let movers = seen.iter().take(MOST_KEPT).filter_map(|change| {
        let event = dossier.events.get(change.event)?;
        Some(Mover {
            event: event.id.to_string(),
            headline: event.headline.clone(),
            day: event.date.point(),
            cause: change.cause,
            change: change.change,
            sources: event.sources.iter().map(ToString::to_string).collect(),
        })
    });
    let movers: Vec<Mover> = movers.collect();
    let more = seen.len().saturating_sub(movers.len());
    (movers, more, by_time)
}

/// What is overdue comes first: its day is before all others.
fn deadlines(dossier: &Dossier, ledger: &Ledger) -> (Vec<DeskDeadline>, usize) {
    let all = ledger.deadlines(dossier);
    let told = all.iter().take(MOST_KEPT).filter_map(|deadline| {
        let commitment = dossier.commitments.get(deadline.commitment)?;
        Some(DeskDeadline {
            commitment: commitment.id.to_string(),
            text: commitment.text.clone(),
            by: dossier.side(commitment.by.slot()).name.clone(),
            day: deadline.day,
            days: deadline.days,
            kind: deadline.kind,
            overdue: deadline.overdue,
        })
    });
    let told: Vec<DeskDeadline> = told.collect();
    let more = all.len().saturating_sub(told.len());
    (told, more)
}
