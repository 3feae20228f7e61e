//! What fields, choices and kinds of record are called: keys of the catalogue.

use crate::dossier::RecordKind;
use crate::edit::ItemList;

/// Fields with the keys of their names. The schema decides which there are; a
/// test holds that none is left out.
const FIELDS: [(&str, &str); 52] = [
    ("actor", "field-actor"),
    ("aliases", "field-aliases"),
    ("authors", "field-authors"),
    ("baseline", "field-baseline"),
    ("by", "field-by"),
    ("cameo", "field-cameo"),
    ("code", "field-code"),
    ("conditional_on", "field-conditional-on"),
    ("confidence", "field-confidence"),
    ("cutoff", "field-cutoff"),
    ("date", "field-date"),
    ("detail", "field-detail"),
    ("due", "field-due"),
    ("end", "field-end"),
    ("event", "field-event"),
    ("events", "field-events"),
    ("expires", "field-expires"),
    ("file", "field-file"),
    ("force", "field-force"),
    ("gain", "field-gain"),
    ("half_life_days", "field-half-life"),
    ("headline", "field-headline"),
    ("id", "field-id"),
    ("kind", "field-kind"),
    ("label", "field-label"),
    ("language", "field-language"),
    ("made", "field-made"),
    ("name", "field-name"),
    ("note", "field-note"),
    ("published", "field-published"),
    ("publisher", "field-publisher"),
    ("quote", "field-quote"),
    ("reciprocal_with", "field-reciprocal-with"),
    ("score", "field-score"),
    ("sha256", "field-sha256"),
    ("short", "field-short"),
    ("source", "field-source"),
    ("sources", "field-sources"),
    ("stance", "field-stance"),
    ("start", "field-start"),
    ("status", "field-status"),
    ("summary", "field-summary"),
    ("tags", "field-tags"),
    ("target", "field-target"),
    ("text", "field-text"),
    ("time", "field-time"),
    ("title", "field-title"),
    ("to", "field-to"),
    ("unit", "field-unit"),
    ("url", "field-url"),
    ("value", "field-value"),
    ("weight", "field-weight"),
];
/// Two that few tables have.
const MORE_FIELDS: [(&str, &str); 4] = [
    ("window_days", "field-window"),
    ("zone", "field-zone"),
    ("metric", "field-metric"),
    ("sides", "field-sides"),
];

/// The catalogue's key of a field's name; the field's own where a later format
/// has fields that are not named yet.
pub fn field_key(key: &str) -> &str {
    let named = FIELDS.iter().chain(&MORE_FIELDS).find(|(field, _)| *field == key);
    named.map_or(key, |(_, name)| name)
}

/// The catalogue's key of a word that a field may have.
pub fn choice_key(type_name: &str, field: &str, word: &str) -> String {
    let prefix = match (type_name, field) {
        ("ModelSettings", "kind") => "model",
        (_, field) => field,
    };
    format!("{prefix}-{word}")
}

/// The catalogue's key of a kind of record.
pub const fn kind_key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Side => "record-side",
        RecordKind::Source => "record-source",
        RecordKind::Event => "record-event",
        RecordKind::Period => "record-period",
        RecordKind::Commitment => "record-commitment",
        RecordKind::Stream => "record-stream",
        RecordKind::Index => "record-index",
    }
}

/// The catalogue's key of what a commitment's list holds.
pub const fn list_key(list: ItemList) -> &'static str {
    match list {
        ItemList::Claims => "record-claim",
        ItemList::Verdicts => "record-verdict",
        ItemList::Observations => "record-observation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{FieldKind, fields_of};
    use crate::words::Words;

    #[test]
    fn every_field_and_choice_has_a_name() {
        let words = Words::english();
        let types = RecordKind::ALL.map(RecordKind::type_name).into_iter();
        let types = types.chain(ItemList::ALL.map(ItemList::type_name));
        for name in types.chain(["Dossier", "ModelSettings", "Metric"]) {
            for field in fields_of(name).iter().filter(|field| field.key != "schema") {
                if matches!(field.kind, FieldKind::Tables(_) | FieldKind::Table(_)) {
                    continue;
                }
                let key = field_key(&field.key);
                assert_ne!(words.get(key), key, "{name}.{}", field.key);
                if let FieldKind::Choice(choices) = &field.kind {
                    for choice in choices {
                        let key = choice_key(name, &field.key, choice);
                        assert_ne!(words.get(&key), key, "{name}.{}: {choice}", field.key);
                    }
                }
            }
        }
    }
}
