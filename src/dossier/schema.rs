//! The file format as JSON Schema, made from the types that a file is loaded into, and the keys
//! that each of them may have.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Dossier;

/// The JSON Schema (draft 2020-12) of a dossier file, for editors and other
/// programs.
pub fn json_schema() -> serde_json::Value {
    let mut value = schemars::schema_for!(Dossier).to_value();
    // The name by which other programs know this version of the format.
    if let Some(root) = value.as_object_mut() {
        root.insert("$id".into(), "urn:detente:dossier:1".into());
    }
    value
}

/// The keys of each kind of record, by the name of its type: what the reader
/// accepts is what the schema says.
static KEYS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let schema = json_schema();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let properties = value.get("properties").and_then(|p| p.as_object());
        properties.map(|p| p.keys().cloned().collect()).unwrap_or_default()
    };
    let mut all = BTreeMap::from([("Dossier".to_owned(), keys(&schema))]);
    if let Some(defs) = schema.get("$defs").and_then(|defs| defs.as_object()) {
        all.extend(defs.iter().map(|(name, def)| (name.clone(), keys(def))));
    }
    all
});

/// The keys that a record of this type may have.
pub fn keys_of(type_name: &str) -> &'static [String] {
    KEYS.get(type_name).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_has_keys() {
        for name in [
            "Dossier",
            "ModelSettings",
            "Side",
            "Source",
            "Event",
            "Period",
            "Commitment",
            "Metric",
            "Observation",
            "Claim",
            "Verdict",
            "Stream",
            "Index",
        ] {
            assert!(!keys_of(name).is_empty(), "{name}");
        }
        assert!(keys_of("Event").iter().any(|key| key == "headline"));
    }

    #[test]
    fn the_schema_is_recorded() {
        insta::assert_json_snapshot!("dossier_schema", json_schema());
    }
}
