//! What a data file says of itself.

use serde::{Deserialize, Serialize};

use super::origin::{Origin, Sharing};
use crate::dossier::Day;

/// The key of Parquet's own metadata under which it stands, as JSON.
pub(super) const KEY: &str = "detente";

/// What is in a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KindOfData {
    /// Reported events.
    Stream,
    /// Values by day.
    Index,
}

/// A file that data were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its name without its folder, and that of a member of an archive behind it.
    pub name: String,
    /// How many rows it had.
    pub rows: u64,
}

/// What a data file says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// What is in it.
    pub kind: KindOfData,
    /// Who coded or published it.
    pub origin: Origin,
    /// The terms, in the words of the publisher or of the person who imported it.
    pub licence: String,
    /// What they allow.
    pub sharing: Sharing,
    /// The day of the edition; `None` if it was not given.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "as_text")]
    pub vintage: Option<Day>,
    /// The codes of countries whose acts upon each other were taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dyad: Vec<String>,
    /// What else was asked for, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filter: String,
    /// The unit of an index.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The files it was taken from.
    pub inputs: Vec<Input>,
    /// How many there were where they are too many to be named.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more_inputs: usize,
    /// How many rows those had.
    pub rows_read: u64,
    /// How many rows were reports of one event that is there once.
    #[serde(default)]
    pub duplicates: u64,
    /// How many rows could not be read.
    #[serde(default)]
    pub unread: u64,
}

impl About {
    /// Of an origin, under its terms; taken from nothing yet.
    pub fn of(kind: KindOfData, origin: Origin) -> Self {
        let licence = origin.licence();
        Self {
            kind,
            origin,
            licence: licence.name.to_owned(),
            sharing: licence.sharing,
            vintage: None,
            dyad: Vec::new(),
            filter: String::new(),
            unit: String::new(),
            inputs: Vec::new(),
            more_inputs: 0,
            rows_read: 0,
            duplicates: 0,
            unread: 0,
        }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks it so")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::dossier::Day;

    pub(super) fn serialize<S: Serializer>(day: &Option<Day>, out: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => out.collect_str(day),
            None => out.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
    }
}
