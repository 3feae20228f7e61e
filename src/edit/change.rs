//! What can be changed in a dossier, said apart from how its file is written.

use serde::{Deserialize, Serialize};

use super::Value;
use crate::dossier::RecordKind;

/// A list whose entries have no ids: of a commitment, or of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemList {
    /// What is said about it.
    Claims,
    /// What is found about it.
    Verdicts,
    /// What was measured.
    Observations,
    /// What the model is calibrated by; a list of the model.
    References,
}

impl ItemList {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Claims, Self::Verdicts, Self::Observations, Self::References];

    /// The key under which a file lists them.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Verdicts => "verdicts",
            Self::Observations => "observations",
            Self::References => "references",
        }
    }

    /// What one of them is called.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Claims => "claim",
            Self::Verdicts => "verdict",
            Self::Observations => "observation",
            Self::References => "reference point",
        }
    }

    /// The name of its type in the schema.
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::Claims => "Claim",
            Self::Verdicts => "Verdict",
            Self::Observations => "Observation",
            Self::References => "Reference",
        }
    }
}

/// Where a commitment's id would stand: the list is the model's.
pub(super) const OF_MODEL: &str = "";

/// A table of a dossier: what has fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// The dossier itself: `title`, `summary`, `cutoff`.
    Dossier,
    /// How tension is computed.
    Model,
    /// A record.
    Record(RecordKind, String),
    /// The metric of a commitment.
    Metric(String),
    /// A claim, verdict or observation of a commitment, counted from 0 in the
    /// order of the file; or a reference point of the model, whose id is empty.
    Item(String, ItemList, usize),
}

impl Place {
    /// An event, by id.
    pub fn event(id: impl Into<String>) -> Self {
        Self::Record(RecordKind::Event, id.into())
    }

    /// A source, by id.
    pub fn source(id: impl Into<String>) -> Self {
        Self::Record(RecordKind::Source, id.into())
    }

    /// A commitment, by id.
    pub fn commitment(id: impl Into<String>) -> Self {
        Self::Record(RecordKind::Commitment, id.into())
    }

    /// A reference point of the model, counted from 0 in the order of the file.
    pub fn reference(at: usize) -> Self {
        Self::Item(OF_MODEL.to_owned(), ItemList::References, at)
    }

    /// The record that it is in: itself, the commitment of what that holds, the
    /// model of its reference points.
    #[must_use]
    pub fn record(&self) -> Self {
        match self {
            Self::Dossier | Self::Record(..) => self.clone(),
            Self::Model | Self::Item(_, ItemList::References, _) => Self::Model,
            Self::Metric(id) | Self::Item(id, ..) => Self::commitment(id.as_str()),
        }
    }

    /// The name of its type in the schema: what fields it has is
    /// [`fields_of`](crate::dossier::fields_of) that.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Dossier => "Dossier",
            Self::Model => "ModelSettings",
            Self::Record(kind, _) => kind.type_name(),
            Self::Metric(_) => "Metric",
            Self::Item(_, list, _) => list.type_name(),
        }
    }
}

/// The fields of a new record: keys with values, each key once.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Fields(Vec<(String, Value)>);

impl Fields {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// With this value under a key, in place of another.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.set(key, value);
        self
    }

    /// With this text, unless it is empty.
    #[must_use]
    pub fn with_text(self, key: impl Into<String>, text: &str) -> Self {
        if text.is_empty() { self } else { self.with(key, text) }
    }

    /// With this list of texts, unless it is empty.
    #[must_use]
    pub fn with_texts<T: AsRef<str>>(
        self,
        key: impl Into<String>,
        texts: impl IntoIterator<Item = T>,
    ) -> Self {
        let list: Vec<Value> = texts.into_iter().map(|text| text.as_ref().into()).collect();
        if list.is_empty() { self } else { self.with(key, list) }
    }

    /// Puts a value under a key, in place of another.
    pub fn set(&mut self, key: impl Into<String>, value: impl Into<Value>) {
        let (key, value) = (key.into(), value.into());
        match self.0.iter_mut().find(|(name, _)| *name == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// Keys and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl FromIterator<(String, Value)> for Fields {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        let mut all = Self::new();
        for (key, value) in fields {
            all.set(key, value);
        }
        all
    }
}

/// Where a record goes among those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Position {
    /// An event where its date puts it, if the file has its events in order of
    /// date; anything else behind the last.
    #[default]
    Natural,
    /// Before the one that has this place now, counted from 0.
    At(usize),
}

/// One change of a dossier. Ids and places are those before the change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Gives a field a value. Under `id` it renames the record, and everything
    /// that names it follows.
    Set {
        /// The table that has the field.
        place: Place,
        /// The field.
        key: String,
        /// Its value.
        value: Value,
    },
    /// Takes a field out.
    Unset {
        /// The table that has the field.
        place: Place,
        /// The field.
        key: String,
    },
    /// Adds a record. Its fields hold its id.
    Add {
        /// What it is.
        kind: RecordKind,
        /// Its fields.
        fields: Fields,
        /// Where.
        position: Position,
    },
    /// Adds a claim, a verdict or an observation to a commitment, or a reference
    /// point to the model, behind those that it has.
    AddItem {
        /// The commitment's id; empty for the model.
        commitment: String,
        /// What it is.
        list: ItemList,
        /// Its fields.
        fields: Fields,
    },
    /// Takes out a record, a claim, a verdict, an observation, the metric or
    /// the model.
    Remove(Place),
    /// Moves a record, a claim, a verdict or an observation to another place
    /// among its like, counted from 0 as they stand afterwards.
    Move {
        /// What is moved.
        place: Place,
        /// Where to.
        to: usize,
    },
}

impl Edit {
    /// Gives a field a value.
    pub fn set(place: Place, key: impl Into<String>, value: impl Into<Value>) -> Self {
        Self::Set { place, key: key.into(), value: value.into() }
    }

    /// Takes a field out.
    pub fn unset(place: Place, key: impl Into<String>) -> Self {
        Self::Unset { place, key: key.into() }
    }

    /// Adds a record where it belongs.
    pub fn add(kind: RecordKind, fields: Fields) -> Self {
        Self::Add { kind, fields, position: Position::Natural }
    }

    /// Adds a verdict: the commitment's history before it stays.
    pub fn add_verdict(commitment: impl Into<String>, fields: Fields) -> Self {
        Self::AddItem { commitment: commitment.into(), list: ItemList::Verdicts, fields }
    }

    /// Adds a reference point to the model.
    pub fn add_reference(fields: Fields) -> Self {
        Self::AddItem { commitment: OF_MODEL.to_owned(), list: ItemList::References, fields }
    }

    /// Adds a claim.
    pub fn add_claim(commitment: impl Into<String>, fields: Fields) -> Self {
        Self::AddItem { commitment: commitment.into(), list: ItemList::Claims, fields }
    }
}
