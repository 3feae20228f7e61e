//! What happened: events, the periods they fall into, and the sources that say
//! so.

use schemars::JsonSchema;
use serde::Serialize;

use super::cameo::{CameoCode, QuadClass};
use super::day::Day;
use super::edtf::Edtf;
use super::id::{Id, Identified};
use super::side::Actor;

/// A document, with the day it was published.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// Its id, by which others name it.
    pub id: Id<Source>,
    /// Its title.
    pub title: String,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published: from then on, what it says can be known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    /// Where it can be read; http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its language, such as `en` or `zh-Hans`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// A remark of the analyst's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How it may be handled, such as `TLP:AMBER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 60))]
    pub marking: Option<String>,
    /// Where a copy of it is kept by an archive of the web; http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// The SHA-256 of its text, which is kept beside the dossier in `NAME.evidence`: 64
    /// hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub text_sha256: Option<String>,
}

impl Source {
    /// Whether it could be read on a day; one without a date always could.
    pub fn is_published(&self, as_of: Day) -> bool {
        self.published.is_none_or(|published| published.point() <= as_of)
    }
}

impl Identified for Source {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

/// How sure the analyst is that the event happened as recorded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Documented beyond reasonable doubt.
    #[default]
    High,
    /// Probable.
    Medium,
    /// Reported, and doubtful: the sensitivity band shows tension without it.
    Low,
}

/// Something dated that one side, or both, did or said.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Event {
    /// Its id.
    pub id: Id<Event>,
    /// When it happened.
    pub date: Edtf,
    /// Time of day, `HH:MM` or `HH:MM:SS`; orders the events of one day as it
    /// is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"))]
    pub time: Option<String>,
    /// The time zone of `time`, an IANA name such as `Europe/London`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// What happened, short enough for a label.
    pub headline: String,
    /// What happened, in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Who acted.
    pub actor: Actor,
    /// Toward whom; the other side where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Actor>,
    /// What kind of act.
    pub code: CameoCode,
    /// Goldstein points, −10 to +10, in place of the code's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -10.0, max = 10.0))]
    pub score: Option<f64>,
    /// Multiplies the score; 1 where not given, never negative.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(min = 0.0))]
    pub weight: f64,
    /// How sure the analyst is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
    /// The documents that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id<Source>>,
    /// The words that matter, as a source has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Free labels to filter by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Announced or foreseen: it is scheduled, and moves nothing, whatever its
    /// date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub planned: bool,
    /// Whether it stays in force until it is lifted; by its code where not
    /// given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting: Option<bool>,
    /// The last day on which it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
    /// Lasting events before it that it undoes, wholly or in part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reverses: Vec<Id<Event>>,
    /// The share of them that it undoes, above 0 and up to 1; 1 where not
    /// given.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[schemars(range(max = 1.0), extend("exclusiveMinimum" = 0))]
    pub share: f64,
    /// Other codes that a second coder could defend: the sensitivity band
    /// takes them in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<CameoCode>,
    /// How it may be handled, such as `TLP:AMBER`; as its sources are where not
    /// given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 60))]
    pub marking: Option<String>,
}

impl Event {
    /// Goldstein points: its own score, else its code's.
    pub fn goldstein(&self) -> f64 {
        self.score.unwrap_or(self.code.entry().goldstein)
    }

    /// Goldstein points × weight: what it counts for.
    pub fn weighted_score(&self) -> f64 {
        self.goldstein() * self.weight
    }

    /// The friendliest and the most hostile score that it can be given:
    /// [`goldstein`](Self::goldstein) and those of its other readings.
    pub fn goldstein_range(&self) -> (f64, f64) {
        let own = self.goldstein();
        let readings = self.readings.iter().map(|code| code.entry().goldstein);
        readings.fold((own, own), |(friendliest, most_hostile), score| {
            (friendliest.max(score), most_hostile.min(score))
        })
    }

    /// Whether it undoes others, and so has no score of its own in the stock
    /// model.
    pub const fn is_reversal(&self) -> bool {
        !self.reverses.is_empty()
    }

    /// Whether it stays in force until it is lifted. A reversal does, whatever
    /// its code.
    pub fn is_lasting(&self) -> bool {
        self.is_reversal() || self.lasting.unwrap_or(self.code.entry().lasting)
    }

    /// The last day that its `until` can mean; `None` where nothing ends it.
    pub fn last_day(&self) -> Option<Day> {
        self.until.as_ref().and_then(Edtf::last_covered)
    }

    /// The quad class of its code.
    pub fn quad(&self) -> QuadClass {
        self.code.entry().quad
    }

    /// What kind of act it is to a reader: words or deeds by its code, hostile
    /// or cooperative by the sign of its score.
    pub fn shown_class(&self) -> QuadClass {
        self.quad().by_sign(self.goldstein())
    }

    /// Whether two codings of it mean the same kind of act: codes of one root and of one
    /// class. One code is of one kind, whatever scores of their own they give it.
    pub fn means_as(&self, other: &Self) -> bool {
        let same_class = self.shown_class() == other.shown_class();
        self.code == other.code || (self.code.root() == other.code.root() && same_class)
    }
}

impl Identified for Event {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

/// A named span: a truce, a round of talks.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Period {
    /// Its id.
    pub id: Id<Period>,
    /// Its name as shown.
    pub label: String,
    /// Its first day.
    pub start: Edtf,
    /// Its last day; not given while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Edtf>,
    /// The documents that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id<Source>>,
}

impl Period {
    /// Its first day, by the point estimate.
    pub fn first_day(&self) -> Day {
        self.start.point()
    }

    /// Its last day; `None` while it lasts.
    pub fn last_day(&self) -> Option<Day> {
        match &self.end {
            Some(end) => end.last_covered(),
            None => match &self.start {
                Edtf::Interval { .. } => self.start.last_covered(),
                Edtf::Stamp(_) => None,
            },
        }
    }
}

impl Identified for Period {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

fn one() -> f64 {
    1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_one(weight: &f64) -> bool {
    *weight == 1.0
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
