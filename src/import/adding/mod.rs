//! What timelines and tables hold, as edits of a dossier. Rows that do not become a record are
//! counted and reported with their lines.

mod commitments;
mod happenings;
mod ids;
mod observations;
mod sides;
mod sources;
mod wording;

use std::collections::BTreeSet;

use super::records::Found;
use crate::dossier::{BOTH, CameoCode};
use crate::edit::{Document, Edit};

pub use sides::NoSide;
pub use wording::added_lines;

/// The code of events that have none: it has no weight, so that they wait for theirs.
const NO_CODE: &str = "010";

/// What is assumed where a table says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddingOptions {
    /// Words that stand for a side, with its id or `both`. Ids, names, short names,
    /// codes and aliases of the sides do anyway.
    pub actor_words: Vec<(String, String)>,
    /// Whose act an event is that names no known side: a side's id or `both`.
    pub actor: String,
    /// The code of events that have none; 010 where not given.
    pub code: Option<CameoCode>,
}

impl Default for AddingOptions {
    fn default() -> Self {
        Self { actor_words: Vec::new(), actor: BOTH.to_owned(), code: None }
    }
}

/// What becomes of the rows that were read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Added {
    /// New events.
    pub events: usize,
    /// New periods.
    pub periods: usize,
    /// New commitments.
    pub commitments: usize,
    /// Verdicts of these.
    pub verdicts: usize,
    /// New measured values.
    pub observations: usize,
    /// New sources.
    pub sources: usize,
    /// Rows that were there already.
    pub again: usize,
    /// Rows that were left out.
    pub left_out: Vec<LeftOut>,
    /// Parts of rows that were left out; the rows are there.
    pub parts: Vec<LeftOut>,
    /// How many events name no known side.
    pub unknown: usize,
    /// Names that are no known side.
    pub unknown_names: BTreeSet<String>,
    /// Whose acts these are taken for.
    pub taken_for: String,
    /// How many events have no code.
    pub without_code: usize,
    /// Which one they have now.
    pub coded: String,
}

impl Added {
    /// Rows that are accounted for: all that were read.
    pub fn rows(&self) -> usize {
        let added = self.events + self.periods + self.commitments + self.observations;
        added + self.again + self.left_out.len()
    }
}

/// A row, or a part of one, that is not in the dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// Its line, or which of the items it is.
    pub line: u64,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a row, or a part of one, is not in the dossier.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyLeftOut {
    /// The commitment is by, or toward, a party that is not a side.
    UnknownSide(String),
    /// The same side undertakes it and is undertaken to.
    OneSide(String),
    /// There is no commitment with this id.
    NoCommitment(String),
    /// The commitment with this id has no metric, whose value this could be.
    NoMetric(String),
    /// The commitment has another value on this day.
    OtherValue(f64),
    /// Another row of the table has this id.
    IdTwice(String),
    /// The source is no address of a page.
    NoAddress(String),
    /// The status is none that a verdict can have.
    NoStatus(String),
    /// The status has no date of its own.
    StatusUndated(String),
    /// The status has no source of its own.
    StatusUnsourced(String),
    /// A baseline or a unit, and no target that would make a metric.
    NoTarget,
}

/// The edits that put what was found into a dossier, in one step, and what becomes of
/// each row. What is there already is left alone: events by id, or date and headline;
/// periods by their name; commitments by id, or side, text and day; measured values by
/// commitment and day.
///
/// # Errors
/// Where the options name a side that the dossier has not.
pub fn adding(
    document: &Document,
    found: &Found,
    options: &AddingOptions,
) -> Result<(Vec<Edit>, Added), NoSide> {
    let sides = sides::Sides::of(document.dossier(), options)?;
    let mut work = Work::new(document, sides);
    work.added.taken_for.clone_from(&options.actor);
    let code = options.code.as_ref().map_or(NO_CODE, CameoCode::as_str);
    code.clone_into(&mut work.added.coded);
    match found {
        Found::Happenings(list) => work.happenings(list),
        Found::Commitments(list) => work.commitments(list),
        Found::Observations(list) => work.observations(list),
    }
    Ok((work.edits, work.added))
}

/// Records on their way into a dossier.
struct Work<'w> {
    document: &'w Document,
    sides: sides::Sides,
    ids: ids::Ids<'w>,
    sources: sources::Sources,
    edits: Vec<Edit>,
    added: Added,
}

impl<'w> Work<'w> {
    fn new(document: &'w Document, sides: sides::Sides) -> Self {
        Self {
            document,
            sides,
            ids: ids::Ids::of(document),
            sources: sources::Sources::of(document.dossier()),
            edits: Vec::new(),
            added: Added::default(),
        }
    }

    fn leave_out(&mut self, line: u64, why: WhyLeftOut) {
        self.added.left_out.push(LeftOut { line, why });
    }

    fn leave_part(&mut self, line: u64, why: WhyLeftOut) {
        self.added.parts.push(LeftOut { line, why });
    }
}
