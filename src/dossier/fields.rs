//! Which fields each kind of record has, and what may stand in them.
//!
//! Read from the JSON Schema of the very types that a file is loaded into, so
//! that forms, the command line and the reader cannot disagree. It says
//! nothing about values: [`parse`](super::parse) alone judges those.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::schema::json_schema;

/// A kind of record that has an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// One of the two sides.
    Side,
    /// A document.
    Source,
    /// Something that happened.
    Event,
    /// A named span.
    Period,
    /// Something undertaken.
    Commitment,
    /// Imported events.
    Stream,
    /// A published series.
    Index,
}

impl RecordKind {
    /// All of them, in the order in which a file has them.
    pub const ALL: [Self; 7] = [
        Self::Side,
        Self::Source,
        Self::Event,
        Self::Period,
        Self::Commitment,
        Self::Stream,
        Self::Index,
    ];

    /// The key under which a file lists them: `events`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Side => "sides",
            Self::Source => "sources",
            Self::Event => "events",
            Self::Period => "periods",
            Self::Commitment => "commitments",
            Self::Stream => "streams",
            Self::Index => "indices",
        }
    }

    /// What one of them is called: `event`.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Source => "source",
            Self::Event => "event",
            Self::Period => "period",
            Self::Commitment => "commitment",
            Self::Stream => "stream",
            Self::Index => "index",
        }
    }

    /// The name of its type in the schema: `Event`.
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::Side => "Side",
            Self::Source => "Source",
            Self::Event => "Event",
            Self::Period => "Period",
            Self::Commitment => "Commitment",
            Self::Stream => "Stream",
            Self::Index => "Index",
        }
    }

    /// The field that says what it is to a reader, in the order of preference.
    pub const fn headline_key(self) -> &'static str {
        match self {
            Self::Side => "name",
            Self::Source => "title",
            Self::Event => "headline",
            Self::Period | Self::Stream | Self::Index => "label",
            Self::Commitment => "text",
        }
    }

    /// The kind that is listed under a key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kind of this name.
    pub fn of_noun(noun: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.noun() == noun)
    }

    fn of_type(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.type_name() == name)
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.noun())
    }
}

/// What may stand in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// The record's own id.
    Id,
    /// Any text.
    Text,
    /// A list of texts.
    Texts,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// Two numbers, the lower first.
    Range,
    /// `true` or `false`.
    Flag,
    /// An EDTF date.
    Date,
    /// A plain day.
    Day,
    /// A CAMEO code.
    Code,
    /// A list of CAMEO codes.
    Codes,
    /// A number of days, or `none`.
    HalfLife,
    /// One of these words.
    Choice(Vec<String>),
    /// A side's id, or `both`.
    Actor,
    /// A side's id, or a third party's name.
    Claimant,
    /// The id of a record.
    Reference(RecordKind),
    /// A list of such ids.
    References(RecordKind),
    /// A table from free keys to sides.
    Map,
    /// A table of this type.
    Table(String),
    /// A list of tables of this type.
    Tables(String),
}

impl FieldKind {
    /// Whether several entries may stand in it, which commas separate when
    /// they are typed.
    pub const fn is_list(&self) -> bool {
        matches!(self, Self::Texts | Self::References(_) | Self::Codes)
    }
}

/// One field of a kind of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key in the file.
    pub key: String,
    /// What may stand in it.
    pub kind: FieldKind,
    /// Whether a record must have it.
    pub required: bool,
    /// What it means, in English.
    pub about: String,
}

/// The fields of each type, in the order in which a file has them.
static FIELDS: LazyLock<BTreeMap<String, Vec<Field>>> = LazyLock::new(|| {
    let schema = json_schema();
    let definitions = schema.get("$defs").and_then(Json::as_object);
    let mut all = BTreeMap::from([("Dossier".to_owned(), fields(&schema, &schema, "Dossier"))]);
    for (name, definition) in definitions.into_iter().flatten() {
        all.insert(name.clone(), fields(definition, &schema, name));
    }
    all
});

/// The fields of a type of the schema, such as `Event`, `Claim` or
/// `ModelSettings`; none where there is no such type.
pub fn fields_of(type_name: &str) -> &'static [Field] {
    FIELDS.get(type_name).map_or(&[], Vec::as_slice)
}

/// A field of a type.
pub fn field_of(type_name: &str, key: &str) -> Option<&'static Field> {
    fields_of(type_name).iter().find(|field| field.key == key)
}

fn fields(definition: &Json, schema: &Json, owner: &str) -> Vec<Field> {
    let required: Vec<&str> = definition
        .get("required")
        .and_then(Json::as_array)
        .map(|keys| keys.iter().filter_map(Json::as_str).collect())
        .unwrap_or_default();
    let properties = definition.get("properties").and_then(Json::as_object);
    let field = |(key, property): (&String, &Json)| Field {
        key: key.clone(),
        kind: kind_of(key, property, schema, owner),
        required: required.contains(&key.as_str()),
        about: text(property, "description").unwrap_or_default().replace('\n', " "),
    };
    properties.map(|p| p.iter().map(field).collect()).unwrap_or_default()
}

fn text<'a>(value: &'a Json, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Json::as_str)
}

/// The name of the definition that a property refers to, itself or as the one
/// alternative to null.
fn referred(property: &Json) -> Option<&str> {
    let of = |value: &'_ Json| text(value, "$ref").map(str::len);
    if of(property).is_some() {
        return text(property, "$ref")?.strip_prefix("#/$defs/");
    }
    let alternatives = property.get("anyOf").or_else(|| property.get("allOf"))?.as_array()?;
    alternatives.iter().find_map(|one| text(one, "$ref")?.strip_prefix("#/$defs/"))
}

fn has_type(property: &Json, wanted: &str) -> bool {
    match property.get("type") {
        Some(Json::String(one)) => one == wanted,
        Some(Json::Array(several)) => several.iter().any(|one| one == wanted),
        _ => false,
    }
}

fn kind_of(key: &str, property: &Json, schema: &Json, owner: &str) -> FieldKind {
    let named = |value: &Json| text(value, "x-names").and_then(RecordKind::of_type);
    if let Some(name) = referred(property) {
        return match name {
            "Edtf" => FieldKind::Date,
            "Day" => FieldKind::Day,
            "CameoCode" => FieldKind::Code,
            "HalfLife" => FieldKind::HalfLife,
            "Actor" => FieldKind::Actor,
            "Claimant" => FieldKind::Claimant,
            _ => {
                let definition = schema.pointer(&format!("/$defs/{name}"));
                let words = definition.map(words).unwrap_or_default();
                if words.is_empty() {
                    FieldKind::Table(name.to_owned())
                } else {
                    FieldKind::Choice(words)
                }
            }
        };
    }
    if has_type(property, "array") {
        let items = property.get("items").unwrap_or(&Json::Null);
        return match (referred(items), named(items)) {
            (Some("CameoCode"), _) => FieldKind::Codes,
            (Some(name), _) => FieldKind::Tables(name.to_owned()),
            (None, Some(kind)) => FieldKind::References(kind),
            (None, None) if has_type(items, "number") => FieldKind::Range,
            (None, None) => FieldKind::Texts,
        };
    }
    match named(property) {
        Some(kind) if key == "id" && kind.type_name() == owner => FieldKind::Id,
        Some(kind) => FieldKind::Reference(kind),
        None if has_type(property, "boolean") => FieldKind::Flag,
        None if has_type(property, "integer") => FieldKind::Whole,
        None if has_type(property, "number") => FieldKind::Number,
        None if has_type(property, "object") => FieldKind::Map,
        None => FieldKind::Text,
    }
}

/// The words of an enumeration.
fn words(definition: &Json) -> Vec<String> {
    let list = |key| definition.get(key).and_then(Json::as_array);
    let constants = list("oneOf").into_iter().flatten().filter_map(|one| text(one, "const"));
    let plain = list("enum").into_iter().flatten().filter_map(Json::as_str);
    constants.chain(plain).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(type_name: &str, key: &str) -> FieldKind {
        field_of(type_name, key).unwrap().kind.clone()
    }

    #[test]
    fn kinds_follow_the_types() {
        assert_eq!(kind("Event", "id"), FieldKind::Id);
        assert_eq!(kind("Side", "id"), FieldKind::Id);
        assert_eq!(kind("Event", "date"), FieldKind::Date);
        assert_eq!(kind("Event", "code"), FieldKind::Code);
        assert_eq!(kind("Event", "actor"), FieldKind::Actor);
        assert_eq!(kind("Event", "target"), FieldKind::Actor);
        assert_eq!(kind("Event", "score"), FieldKind::Number);
        assert_eq!(kind("Event", "tags"), FieldKind::Texts);
        assert_eq!(kind("Event", "sources"), FieldKind::References(RecordKind::Source));
        assert_eq!(kind("Event", "detail"), FieldKind::Text);
        let levels = ["high", "medium", "low"].map(str::to_owned).to_vec();
        assert_eq!(kind("Event", "confidence"), FieldKind::Choice(levels));
        assert_eq!(kind("Commitment", "by"), FieldKind::Reference(RecordKind::Side));
        assert_eq!(kind("Commitment", "event"), FieldKind::Reference(RecordKind::Event));
        assert_eq!(kind("Commitment", "due"), FieldKind::Date);
        assert_eq!(kind("Commitment", "metric"), FieldKind::Table("Metric".into()));
        assert_eq!(kind("Commitment", "claims"), FieldKind::Tables("Claim".into()));
        assert_eq!(
            kind("Commitment", "conditional_on"),
            FieldKind::References(RecordKind::Commitment)
        );
        assert_eq!(kind("Claim", "by"), FieldKind::Claimant);
        assert_eq!(kind("Claim", "source"), FieldKind::Reference(RecordKind::Source));
        assert_eq!(kind("Dossier", "cutoff"), FieldKind::Day);
        assert_eq!(kind("Dossier", "events"), FieldKind::Tables("Event".into()));
        assert_eq!(kind("Dossier", "model"), FieldKind::Table("ModelSettings".into()));
        assert_eq!(kind("ModelSettings", "half_life_days"), FieldKind::HalfLife);
        assert_eq!(kind("ModelSettings", "window_days"), FieldKind::Whole);
        assert_eq!(kind("ModelSettings", "rest_range"), FieldKind::Range);
        assert_eq!(kind("ModelSettings", "references"), FieldKind::Tables("Reference".into()));
        assert_eq!(kind("Event", "planned"), FieldKind::Flag);
        assert_eq!(kind("Event", "lasting"), FieldKind::Flag);
        assert_eq!(kind("Event", "reverses"), FieldKind::References(RecordKind::Event));
        assert_eq!(kind("Event", "readings"), FieldKind::Codes);
        assert_eq!(kind("Stream", "sides"), FieldKind::Map);
    }

    #[test]
    fn fields_stand_in_the_order_of_the_format() {
        let keys: Vec<&str> = fields_of("Verdict").iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["status", "date", "note", "events", "sources", "by", "basis"]);
        let required = |key: &str| field_of("Event", key).unwrap().required;
        assert!(required("id") && required("code") && !required("target") && !required("weight"));
    }
}
