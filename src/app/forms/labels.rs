//! What fields, choices and kinds of record are called: keys of the catalogue.

use crate::dossier::ModelKind;
pub(crate) use crate::edit::{field_key, kind_key, list_key};

/// The catalogue's key of a word that a field may have.
pub(crate) fn choice_key(type_name: &str, field: &str, word: &str) -> String {
    match word {
        "true" => return "choice-yes".to_owned(),
        "false" => return "choice-no".to_owned(),
        _ => {}
    }
    let is_model = |word| ModelKind::ALL.iter().any(|kind| kind.as_str() == word);
    let prefix = match (type_name, field) {
        ("ModelSettings", "kind") => "model",
        ("Stream", "measure") if is_model(word) => "model",
        (_, field) => field,
    };
    format!("{prefix}-{word}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{FieldKind, RecordKind, fields_of};
    use crate::edit::ItemList;
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
