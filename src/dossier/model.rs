//! How tension is computed from events: the settings a dossier carries.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::edtf::Edtf;
use super::event::{Source, is_default};
use super::id::Id;

/// Which model (DESIGN §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ModelKind {
    /// What is in force and not lifted keeps its weight; what was only said or
    /// done once passes.
    #[default]
    Stock,
    /// A bounded level that events move and time returns to a baseline.
    Level,
    /// A sum of decaying hostile Goldstein points.
    Flow,
    /// The mean hostility of the events in a trailing window.
    Mean,
}

impl ModelKind {
    /// All of them, the default first.
    pub const ALL: [Self; 4] = [Self::Stock, Self::Level, Self::Flow, Self::Mean];

    /// As a file writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Level => "level",
            Self::Flow => "flow",
            Self::Mean => "mean",
        }
    }

    /// The half-life where the file gives none: 180 days for a level, 30 for a
    /// flow. A stock has two of its own.
    pub const fn default_half_life_days(self) -> f64 {
        match self {
            Self::Flow => 30.0,
            Self::Stock | Self::Level | Self::Mean => 180.0,
        }
    }

    /// Whether its values lie between 0 and 100, in named bands.
    pub const fn is_bounded(self) -> bool {
        matches!(self, Self::Stock | Self::Level)
    }
}

/// How long an effect takes to halve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum HalfLife {
    /// In days, above 0.
    Days(f64),
    /// `"none"`: no reversion.
    Never,
}

impl Serialize for HalfLife {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Days(days) => serializer.serialize_f64(*days),
            Self::Never => serializer.serialize_str("none"),
        }
    }
}

impl JsonSchema for HalfLife {
    fn schema_name() -> Cow<'static, str> {
        "HalfLife".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Days, above 0; or \"none\" for no reversion",
            "oneOf": [{ "type": "number", "exclusiveMinimum": 0 }, { "const": "none" }],
        })
    }
}

/// The `[model]` table: settings as far as the file gives them. What it leaves
/// out has a default, so that a change of `kind` alone is a sensible model.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ModelSettings {
    /// Which model.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ModelKind,
    /// Stock only: tension with nothing in force and nothing recent, above 0
    /// and below 100; 50 where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("exclusiveMinimum" = 0, "exclusiveMaximum" = 100))]
    pub rest: Option<f64>,
    /// Stock only: the lowest and highest value that `rest` could defensibly
    /// have; the sensitivity band takes them in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_range: Option<[f64; 2]>,
    /// Stock only: how many Goldstein points move tension's log-odds by one;
    /// 40 where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub scale: Option<f64>,
    /// Stock only: how long the effect of words takes to halve; 30 days where
    /// not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words_half_life_days: Option<HalfLife>,
    /// Stock only: how long the effect of passing deeds takes to halve; 180
    /// days where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deeds_half_life_days: Option<HalfLife>,
    /// Level only: how far an event moves the level; 0.1 where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub gain: Option<f64>,
    /// Level and flow; 180 days and 30 days where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_life_days: Option<HalfLife>,
    /// Level only: where the level returns to, −9 (hostile) to +9 (friendly);
    /// 0 where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -9.0, max = 9.0))]
    pub baseline: Option<f64>,
    /// Level only: the level before the first event; the baseline where not
    /// given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = -9.0, max = 9.0))]
    pub start: Option<f64>,
    /// Mean only: the window's length in days; 30 where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 36_525))]
    pub window_days: Option<u32>,
    /// Days on which a careful reader would put tension at a number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
}

/// A day on which a careful reader would put tension at a number: what a model
/// is calibrated by.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reference {
    /// The day.
    pub date: Edtf,
    /// Tension on it, above 0 and below 100.
    #[schemars(extend("exclusiveMinimum" = 0, "exclusiveMaximum" = 100))]
    pub tension: f64,
    /// Why this number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The documents that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Id<Source>>,
}

impl ModelSettings {
    /// Tension with nothing in force, or its default.
    pub fn rest(&self) -> f64 {
        self.rest.unwrap_or(50.0)
    }

    /// Scale, or its default.
    pub fn scale(&self) -> f64 {
        self.scale.unwrap_or(40.0)
    }

    /// The half-life of words, or its default.
    pub fn words_half_life(&self) -> HalfLife {
        self.words_half_life_days.unwrap_or(HalfLife::Days(30.0))
    }

    /// The half-life of passing deeds, or its default.
    pub fn deeds_half_life(&self) -> HalfLife {
        self.deeds_half_life_days.unwrap_or(HalfLife::Days(180.0))
    }

    /// Gain, or its default.
    pub fn gain(&self) -> f64 {
        self.gain.unwrap_or(0.1)
    }

    /// Half-life, or the default of this kind of model.
    pub fn half_life(&self) -> HalfLife {
        self.half_life_days.unwrap_or(HalfLife::Days(self.kind.default_half_life_days()))
    }

    /// Baseline, or its default.
    pub fn baseline(&self) -> f64 {
        self.baseline.unwrap_or(0.0)
    }

    /// The level before the first event.
    pub fn start(&self) -> f64 {
        self.start.unwrap_or(self.baseline())
    }

    /// Window in days, or its default; at least 1.
    pub fn window_days(&self) -> u32 {
        self.window_days.unwrap_or(30).max(1)
    }
}
