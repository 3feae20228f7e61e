//! What a form asks first, what it keeps under *more*, and what it says of a
//! field.

use crate::dossier::Field;

/// What people think of first, by type of table, in that order. All other fields are under *more*;
/// all fields of a type that is not listed are asked.
const FIRST: [(&str, &[&str]); 13] = [
    ("Event", &["headline", "date", "actor", "code", "sources"]),
    ("Commitment", &["text", "by", "made", "due", "sources"]),
    ("Source", &["title", "publisher", "published", "url"]),
    ("Period", &["label", "start", "end"]),
    ("Claim", &["stance", "by", "date", "source"]),
    ("Verdict", &["status", "date", "sources", "events"]),
    ("Observation", &["date", "value", "source"]),
    ("Reference", &["date", "tension", "note"]),
    ("Metric", &["unit", "baseline", "target"]),
    ("Side", &["name", "short"]),
    ("Dossier", &["title", "summary", "cutoff"]),
    ("Stream", &["label", "measure", "sides", "file"]),
    ("Index", &["label", "unit", "source", "file"]),
];

/// What comes next, in the order in which a coder decides it; the rest follows
/// in the order of the file.
const NEXT: [&str; 12] = [
    "id", "time", "zone", "target", "score", "weight", "lasting", "until", "reverses", "share",
    "readings", "tags",
];

/// Where a field stands in the form of its type: first those that are asked
/// first.
pub(crate) fn rank(type_name: &str, field: &Field) -> (bool, usize) {
    let key = field.key.as_str();
    match first(type_name) {
        Some(keys) => match keys.iter().position(|first| *first == key) {
            Some(place) => (false, place),
            None => (true, NEXT.iter().position(|next| *next == key).unwrap_or(NEXT.len())),
        },
        None => (false, 0),
    }
}

/// Whether a field is under *more*.
pub(crate) fn is_more(type_name: &str, key: &str) -> bool {
    first(type_name).is_some_and(|keys| !keys.contains(&key))
}

fn first(type_name: &str) -> Option<&'static [&'static str]> {
    FIRST.iter().find(|(name, _)| *name == type_name).map(|(_, keys)| *keys)
}

/// The catalogue's key of what a field means, in a line.
pub(crate) fn help_key(key: &str) -> String {
    format!("help-{}", key.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::fields_of;
    use crate::words::{Language, Words};

    #[test]
    fn what_is_asked_first_exists_and_what_must_be_said_is_asked_first() {
        for (name, keys) in FIRST {
            let fields = fields_of(name);
            for key in keys {
                assert!(fields.iter().any(|field| field.key == *key), "{name}.{key}");
            }
            for field in fields.iter().filter(|field| field.required && field.key != "id") {
                let is_plain = !matches!(
                    field.kind,
                    crate::dossier::FieldKind::Table(_) | crate::dossier::FieldKind::Tables(_)
                );
                let is_asked = keys.contains(&field.key.as_str()) || field.key == "schema";
                assert!(is_asked || !is_plain, "{name}.{}", field.key);
            }
        }
    }

    #[test]
    fn what_is_under_more_says_what_it_means() {
        for language in Language::ALL {
            let words = Words::of(language);
            for (name, _) in FIRST {
                for field in fields_of(name).iter().filter(|field| is_more(name, &field.key)) {
                    let is_asked = !matches!(
                        field.kind,
                        crate::dossier::FieldKind::Table(_) | crate::dossier::FieldKind::Tables(_)
                    ) && !["schema", "earlier"].contains(&field.key.as_str());
                    let key = help_key(&field.key);
                    assert!(!is_asked || words.get(&key) != key, "{name}.{}: {key}", field.key);
                }
            }
        }
    }
}
