//! The two parties, and who acts toward whom.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// One of the two parties to the dispute.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Side {
    /// Its id, by which events and commitments name it.
    pub id: SideId,
    /// Its name as shown.
    pub name: String,
    /// A short form for tight places, such as `CN`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Its CAMEO actor code (CHN, USA), by which imported events name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// Other names it goes by in texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// Which of the two sides, by place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The side written first.
    First,
    /// The side written second.
    Second,
}

impl Slot {
    /// Both, in the order of the file.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// 0 or 1.
    pub const fn index(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }
}

/// A side's id together with its place.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SideId {
    slot: Slot,
    text: Arc<str>,
}

impl SideId {
    pub(super) fn new(slot: Slot, text: &str) -> Self {
        Self { slot, text: text.into() }
    }

    /// Which of the two it is.
    pub const fn slot(&self) -> Slot {
        self.slot
    }

    /// As written in the file.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for SideId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for SideId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for SideId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl JsonSchema for SideId {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "SideId".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "not": { "const": BOTH },
            "x-names": "Side",
        })
    }
}

/// How a file names the two sides together.
pub const BOTH: &str = "both";

/// Who acts, or is acted upon: one side, or both together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// One of the two.
    Side(SideId),
    /// The two together.
    Both,
}

impl Actor {
    /// The side, unless it is both.
    pub fn slot(&self) -> Option<Slot> {
        match self {
            Self::Side(id) => Some(id.slot()),
            Self::Both => None,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Side(id) => id.fmt(f),
            Self::Both => f.write_str(BOTH),
        }
    }
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Actor {
    fn schema_name() -> Cow<'static, str> {
        "Actor".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "minLength": 1,
            "description": "A side's id, or \"both\"",
            "x-names": "Side",
        })
    }
}
