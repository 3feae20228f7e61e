//! Data files beside a dossier: machine-coded events and published series.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Dossier;
use super::event::Source;
use super::id::{Id, Identified};
use super::model::ModelKind;
use super::side::{SideId, Slot};

/// Machine-coded events (GDELT, ICEWS) shown beside the dossier's own.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Stream {
    /// Its id.
    pub id: Id<Stream>,
    /// Its name as shown.
    pub label: String,
    /// The file, relative to the dossier's folder and inside it.
    pub file: String,
    /// The SHA-256 of that file, 64 hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: Option<String>,
    /// Which of the stream's actor codes stands for which side.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sides: BTreeMap<String, SideId>,
    /// Earlier editions of the file, each with its SHA-256: an as-of day uses the
    /// edition of its time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub earlier: BTreeMap<String, String>,
    /// What its lane shows; the mean Goldstein score where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<StreamMeasure>,
}

/// What the lane of a stream shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StreamMeasure {
    /// The mean Goldstein score of each side's acts.
    #[default]
    Goldstein,
    /// How many acts of each side were reported.
    Count,
    /// The stock model, run over the reported acts.
    Stock,
    /// The level model, run over them.
    Level,
    /// The flow model, run over them.
    Flow,
    /// The mean model, run over them.
    Mean,
}

impl StreamMeasure {
    /// All of them, the default first.
    pub const ALL: [Self; 6] =
        [Self::Goldstein, Self::Count, Self::Stock, Self::Level, Self::Flow, Self::Mean];

    /// As a file writes it.
    pub const fn as_str(self) -> &'static str {
        match self.model() {
            Some(kind) => kind.as_str(),
            None if matches!(self, Self::Count) => "count",
            None => "goldstein",
        }
    }

    /// The model that it runs over the acts.
    pub const fn model(self) -> Option<ModelKind> {
        match self {
            Self::Goldstein | Self::Count => None,
            Self::Stock => Some(ModelKind::Stock),
            Self::Level => Some(ModelKind::Level),
            Self::Flow => Some(ModelKind::Flow),
            Self::Mean => Some(ModelKind::Mean),
        }
    }
}

impl Stream {
    /// The side that a code of the stream stands for: as the stream says, or else the
    /// side whose own code it is.
    pub fn side_of(&self, dossier: &Dossier, code: &str) -> Option<Slot> {
        if let Some(id) = self.sides.get(code) {
            return Slot::BOTH.into_iter().find(|slot| dossier.side(*slot).id == *id);
        }
        // A stream that names its codes means these and no others.
        let is_own = |slot: &Slot| dossier.side(*slot).cameo.as_deref() == Some(code);
        Slot::BOTH.into_iter().find(is_own).filter(|_| self.sides.is_empty())
    }
}

impl Identified for Stream {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}

/// A published series (GPR, EPU, a tariff rate) shown beside the chart.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Index {
    /// Its id.
    pub id: Id<Index>,
    /// Its name as shown.
    pub label: String,
    /// The file, relative to the dossier's folder and inside it.
    pub file: String,
    /// The SHA-256 of that file, 64 hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"))]
    pub sha256: Option<String>,
    /// The unit of its values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The document it is published in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Id<Source>>,
    /// Earlier editions of the file, each with its SHA-256: an as-of day uses the
    /// edition of its time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub earlier: BTreeMap<String, String>,
}

impl Identified for Index {
    fn id(&self) -> &Id<Self> {
        &self.id
    }
}
