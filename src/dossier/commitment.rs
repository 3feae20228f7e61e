//! What the sides undertook, what each claims about it, and what the analyst
//! finds.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::edtf::Edtf;
use super::event::{Event, Source};
use super::id::{Id, Identified};
use super::side::{SideId, Slot};

/// How strongly a side has bound itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// By treaty or law.
    Binding,
    /// By a joint statement or communiqué.
    Political,
    /// By its own declaration.
    Unilateral,
    /// Only as another reports it.
    Reported,
}

/// What is undertaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CommitmentKind {
    /// To do something.
    Action,
    /// To bring something about.
    Result,
    /// To refrain from something.
    Restraint,
}

/// What the analyst finds about a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing known to have been done yet.
    Pending,
    /// Begun.
    InProgress,
    /// Done in part.
    Partial,
    /// Done.
    Fulfilled,
    /// Violated.
    Broken,
    /// Put on hold.
    Suspended,
    /// Done, and then undone.
    Reversed,
    /// No longer in force, with no finding.
    Lapsed,
    /// Cannot be told.
    Undetermined,
}

impl Status {
    /// All nine, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Fulfilled,
        Self::Partial,
        Self::InProgress,
        Self::Pending,
        Self::Suspended,
        Self::Broken,
        Self::Reversed,
        Self::Lapsed,
        Self::Undetermined,
    ];

    /// As a file writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::InProgress => "in-progress",
            Self::Partial => "partial",
            Self::Fulfilled => "fulfilled",
            Self::Broken => "broken",
            Self::Suspended => "suspended",
            Self::Reversed => "reversed",
            Self::Lapsed => "lapsed",
            Self::Undetermined => "undetermined",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What somebody says about a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It is met.
    Met,
    /// It is met in part.
    PartlyMet,
    /// It is not met.
    Unmet,
}

/// Who makes a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimant {
    /// One of the two sides.
    Side(SideId),
    /// Anybody else, by name.
    ThirdParty(String),
}

impl Claimant {
    /// The side, unless it is a third party.
    pub fn slot(&self) -> Option<Slot> {
        match self {
            Self::Side(id) => Some(id.slot()),
            Self::ThirdParty(_) => None,
        }
    }
}

impl fmt::Display for Claimant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Side(id) => id.fmt(f),
            Self::ThirdParty(name) => f.write_str(name),
        }
    }
}

impl Serialize for Claimant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Claimant {
    fn schema_name() -> Cow<'static, str> {
        "Claimant".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "description": "A side's id, or a third party's name",
            "x-names": "Side",
        })
    }
}

/// What a side, or a third party, says about a commitment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Claim {
    /// Who says it.
    pub by: Claimant,
    /// What they say.
    pub stance: Stance,
    /// When they said it.
    pub date: Edtf,
    /// The document that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<Source>>,
    /// In what words, or about which part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a verdict rests on before all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// What the side that undertook it says of itself.
    OwnWord,
    /// What the other side says.
    Counterpart,
    /// What neither of them says.
    ThirdParty,
    /// The text itself: an order, a gazette, a customs table.
    Document,
}

impl Basis {
    /// All four, in the order in which a file's readers meet them.
    pub const ALL: [Self; 4] = [Self::OwnWord, Self::Counterpart, Self::ThirdParty, Self::Document];

    /// As a file writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OwnWord => "own-word",
            Self::Counterpart => "counterpart",
            Self::ThirdParty => "third-party",
            Self::Document => "document",
        }
    }
}

/// What the analyst finds, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Verdict {
    /// The finding.
    pub status: Status,
    /// From when it holds.
    pub date: Edtf,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The events it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Id<Event>>,
    /// The documents it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id<Source>>,
    /// Who found it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What it rests on before all else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Observation {
    /// When it was measured.
    pub date: Edtf,
    /// In the metric's unit.
    pub value: f64,
    /// The document that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<Source>>,
}

/// How far a commitment has come, in numbers.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Metric {
    /// The unit of all its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The value at the start; 0 where not given.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub baseline: f64,
    /// The value promised.
    pub target: f64,
    /// From when progress is expected; the commitment's `made` where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Edtf>,
    /// By when the target is expected; the commitment's `due` where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Edtf>,
    /// What was measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_zero(value: &f64) -> bool {
    *value == 0.0
}

/// What one side undertook to do, or to refrain from.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Commitment {
    /// Its id.
    pub id: Id<Commitment>,
    /// Who undertook it.
    pub by: SideId,
    /// Toward whom; the other side where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<SideId>,
    /// What was undertaken, in words that can be tested.
    pub text: String,
    /// When.
    pub made: Edtf,
    /// The event at which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Id<Event>>,
    /// How strongly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    /// To do, to bring about, or to refrain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<CommitmentKind>,
    /// By when; a month or year is due on its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Edtf>,
    /// Until when it binds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Edtf>,
    /// Commitments that must be met first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditional_on: Vec<Id<Commitment>>,
    /// Commitments given in return for this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reciprocal_with: Vec<Id<Commitment>>,
    /// The documents that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id<Source>>,
    /// The words that matter, as a source has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// What a reader should know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who reports it, where the side itself has not said it: a side or a
    /// third party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<Claimant>,
    /// How it may be handled, such as `TLP:AMBER`; as its sources are where not
    /// given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 60))]
    pub marking: Option<String>,
    /// Progress in numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<Metric>,
    /// What is said about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What is found about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
}

impl Identified for Commitment {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}
