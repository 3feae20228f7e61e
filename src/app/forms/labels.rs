//! What fields, choices and kinds of record are called: keys of the catalogue.

use crate::dossier::RecordKind;
use crate::edit::ItemList;

/// The catalogue's key of a field's name. A test holds that each has one.
pub fn field_key(key: &str) -> String {
    format!("field-{}", key.replace('_', "-"))
}

/// The catalogue's key of a word that a field may have.
pub fn choice_key(type_name: &str, field: &str, word: &str) -> String {
    match word {
        "true" => return "choice-yes".to_owned(),
        "false" => return "choice-no".to_owned(),
        _ => {}
    }
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

/// The catalogue's key of what a commitment's list holds, or the model's.
pub const fn list_key(list: ItemList) -> &'static str {
    match list {
        ItemList::Claims => "record-claim",
        ItemList::Verdicts => "record-verdict",
        ItemList::Observations => "record-observation",
        ItemList::References => "record-reference",
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
        for name in types.chain(["Dossier", "ModelSettings", "Reference", "Metric"]) {
            for field in fields_of(name).iter().filter(|field| field.key != "schema") {
                if matches!(field.kind, FieldKind::Tables(_) | FieldKind::Table(_)) {
                    continue;
                }
                let key = field_key(&field.key);
                assert_ne!(words.get(&key), key, "{name}.{}", field.key);
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
