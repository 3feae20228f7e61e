//! One dispute as a dossier file has it: the types, dates and ids, how a file
//! is read and printed, and every problem it can have.
//!
//! Text in, text out: nothing here touches a file, a clock or a screen, or depends on another room.
//! What [`parse`] returns is resolved: every id names a record that exists, every date is one,
//! every code has a score.

mod address;
mod blind;
pub mod cameo;
mod commitment;
mod cutting;
mod day;
mod delta;
mod edtf;
mod event;
mod fields;
mod file_kind;
mod foremost;
mod headline;
mod hypothetical;
mod id;
mod knowledge;
mod lines;
mod marking;
mod model;
mod parse;
mod print;
mod problem;
mod reader;
mod relations;
mod reversals;
mod schema;
mod side;
mod sink;
mod stream;
mod unresolved;
mod unseen;
mod withheld;

use schemars::JsonSchema;
use serde::Serialize;

pub use address::is_web_address;
pub use blind::TO_CODE;
pub use cameo::{CameoCode, CameoError, QuadClass};
pub use commitment::{
    Basis, Claim, Claimant, Commitment, CommitmentKind, Force, Metric, Observation, Stance, Status,
    Verdict,
};
pub use day::{Day, DayError, days_in_month, month_name};
pub use delta::Delta;
pub use edtf::{Edtf, EdtfError, Precision, Qualifier, Stamp};
pub use event::{Confidence, Event, Period, Source};
pub use fields::{Field, FieldKind, RecordKind, field_of, fields_of};
pub use file_kind::{Address, AddressError, ArticleFormat, FileKind, Pasted, TableFormat};
pub use foremost::{MOST_PROBLEMS_SHOWN, foremost};
pub use headline::MOST_HEADLINE;
pub use id::{Id, Identified, Records};
pub use knowledge::Visibility;
pub(crate) use knowledge::visibility;
pub use marking::{MOST_MARKING, MarkingLimit, Scheme};
pub use model::{HalfLife, ModelKind, ModelSettings, Reference};
pub use parse::{AllProblems, Parsed, parse, reread, span_of_key};
pub use print::{PrintError, print};
pub use problem::{
    Amount, Breaks, ChoiceAdvice, Excerpt, FieldFault, Found, KnownSyntax, LineFault, Mention,
    Problem, ProblemKind, RecordFault, Rule, Severity, SideAdvice, SyntaxFault, Table, TableKind,
    TextFault, TieFault, ValueError, Wanted,
};
pub use schema::{json_schema, keys_of};
pub use side::{Actor, BOTH, Side, SideId, Slot};
pub use stream::{Index, Stream, StreamMeasure};
pub use unresolved::{Unresolved, unresolved};
pub use unseen::{Unseen, first_unseen, number_of, on_one_line, visible};
pub use withheld::Withheld;

/// The version of the file format that is read and written.
pub const SCHEMA_VERSION: u32 = 1;

/// One dispute between two sides.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Détente dossier")]
pub struct Dossier {
    /// The version of the format; 1.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema: u32,
    /// What the dispute is called.
    pub title: String,
    /// What it is about, in a few sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// A sentence of the author's own in place of the computed headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The day up to which the record is kept; the as-of day at first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cutoff: Option<Day>,
    /// How tension is computed.
    #[serde(default, skip_serializing_if = "event::is_default")]
    pub model: ModelSettings,
    /// The two parties.
    pub sides: [Side; 2],
    /// The documents that events and commitments rest on.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub sources: Records<Source>,
    /// What happened.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub events: Records<Event>,
    /// Named spans.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub periods: Records<Period>,
    /// What the sides undertook.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub commitments: Records<Commitment>,
    /// Imported machine-coded events, shown beside the dossier's own.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub streams: Records<Stream>,
    /// Published series, shown beside the chart.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub indices: Records<Index>,
}

fn is_empty<T: Identified>(records: &Records<T>) -> bool {
    records.len() == 0
}

impl Dossier {
    /// Two sides and nothing else.
    pub fn empty() -> Self {
        let side = |slot, id: &str| Side {
            id: SideId::new(slot, id),
            name: id.to_uppercase(),
            short: None,
            cameo: None,
            aliases: Vec::new(),
        };
        Self {
            schema: SCHEMA_VERSION,
            title: String::new(),
            summary: None,
            headline: None,
            cutoff: None,
            model: ModelSettings::default(),
            sides: [side(Slot::First, "a"), side(Slot::Second, "b")],
            sources: Records::default(),
            events: Records::default(),
            periods: Records::default(),
            commitments: Records::default(),
            streams: Records::default(),
            indices: Records::default(),
        }
    }

    /// The side in this place.
    pub fn side(&self, slot: Slot) -> &Side {
        let [first, second] = &self.sides;
        match slot {
            Slot::First => first,
            Slot::Second => second,
        }
    }

    /// The name to show for an actor: a side's, or both sides' joined.
    pub fn actor_name(&self, actor: &Actor) -> String {
        match actor.slot() {
            Some(slot) => self.side(slot).name.clone(),
            None => self.sides.each_ref().map(|side| side.name.as_str()).join(" and "),
        }
    }

    /// The as-of day where none is asked for: `cutoff`, else the first day on which all that has
    /// happened, was promised, claimed or found is known: an event just entered must not be hidden
    /// by a source that came out later. Planned events do not count. Never today. `None` for a
    /// dossier in which nothing is dated.
    pub fn default_as_of(&self) -> Option<Day> {
        self.cutoff.or_else(|| self.last_known())
    }

    fn last_known(&self) -> Option<Day> {
        let happened = self.events.iter().filter(|event| !event.planned);
        let happened = happened.map(|event| self.known_from(event.date.point(), &event.sources));
        let promised = self.commitments.iter().flat_map(|commitment| {
            let made = self.known_from(commitment.made.point(), &commitment.sources);
            let claimed = commitment.claims.iter().map(|claim| claim.date.point());
            let found = commitment.verdicts.iter().map(|verdict| verdict.date.point());
            std::iter::once(made).chain(claimed).chain(found)
        });
        happened.chain(promised).max()
    }
}
