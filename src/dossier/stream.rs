//! Data files beside a dossier: machine-coded events and published series.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Dossier;
use super::event::Source;
use super::id::{Id, Identified};
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
