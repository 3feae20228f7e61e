//! Changes in English, for the command line, for the summary of a recovery and
//! for merges.

use crate::edit::Value;
use crate::edit::change::{ItemList, Place};
use crate::edit::compare::diff::{Change, FieldChange, How};
use crate::edit::history::loss::Loss;
use crate::edit::history::name::clip;

/// A value as a reader would write it: a text in quotes, a list with commas.
pub fn value_in_words(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{}\"", text.replace('\n', " ").trim()),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| match item {
                    Value::String(text) => text.clone(),
                    other => value_in_words(other),
                })
                .collect();
            items.join(", ")
        }
        Value::Table(table) => {
            let fields: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{key} {}", value_in_words(value)))
                .collect();
            fields.join(", ")
        }
        other => other.to_string(),
    }
}

/// A change as one line and one more for each field: `changed event "…" (id)`.
pub fn change_in_words(change: &Change) -> String {
    let what = subject(change);
    match &change.how {
        How::Added(fields) => format!("added {what}{}", details(change, fields)),
        How::Removed(fields) => format!("removed {what}{}", details(change, fields)),
        How::Renamed(from) => format!("renamed {what}, before {from}"),
        How::Moved { from, to } => {
            format!("moved {what} from place {} to place {}", from + 1, to + 1)
        }
        How::Changed(fields) => {
            let lines: Vec<String> = fields.iter().map(field).collect();
            format!("changed {what}\n{}", lines.join("\n"))
        }
    }
}

fn subject(change: &Change) -> String {
    place_in_words(&change.place, &change.headline)
}

/// A table by its kind, what it is called and its id: `event "…" (id)`.
pub fn place_in_words(place: &Place, headline: &str) -> String {
    let headline = clip(headline);
    match place {
        Place::Dossier => "the dossier".to_owned(),
        Place::Model => "the model".to_owned(),
        Place::Record(kind, id) => format!("{kind} \"{headline}\" ({id})"),
        Place::Metric(id) => format!("the metric of \"{headline}\" ({id})"),
        Place::Item(_, list @ ItemList::References, at) => {
            format!("{} {} of the model", list.noun(), at + 1)
        }
        Place::Item(id, list, at) => {
            format!("{} {} of \"{headline}\" ({id})", list.noun(), at + 1)
        }
    }
}

/// What loses which field: `event "…" (id): sources, with none left`.
pub fn loss_in_words(loss: &Loss) -> String {
    let left = match loss.left {
        None => String::new(),
        Some(0) => ", with none left".to_owned(),
        Some(count) => format!(", with {count} left"),
    };
    format!("{}: {}{left}", place_in_words(&loss.place, &loss.headline), loss.key)
}

/// What a reader wants to know of a table that came or went.
fn details(change: &Change, fields: &toml::Table) -> String {
    let told: &[&str] = match &change.place {
        Place::Record(..) => &["date", "made", "start", "published", "code", "by", "actor", "due"],
        Place::Item(..) => &["date", "by", "status", "stance", "value", "tension", "note"],
        Place::Metric(_) => &["unit", "baseline", "target"],
        Place::Dossier | Place::Model => &[],
    };
    let told: Vec<String> = if told.is_empty() {
        fields.iter().map(|(key, value)| format!("{key} {}", plain(value))).collect()
    } else {
        told.iter().filter_map(|key| Some(format!("{key} {}", plain(fields.get(*key)?)))).collect()
    };
    if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) }
}

/// Without quotes where it stands among words that name it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => clip(text),
        other => value_in_words(other),
    }
}

fn field(change: &FieldChange) -> String {
    let FieldChange { key, old, new } = change;
    if let (Some(Value::Array(old)), Some(Value::Array(new))) = (old, new) {
        let lacks = |list: &[Value], item: &&Value| !list.contains(item);
        let part = |word: &str, items: Vec<&Value>| {
            let items: Vec<Value> = items.into_iter().cloned().collect();
            (!items.is_empty()).then(|| format!("{word} {}", value_in_words(&Value::Array(items))))
        };
        let gone = part("without", old.iter().filter(|item| lacks(new, item)).collect());
        let come = part("with", new.iter().filter(|item| lacks(old, item)).collect());
        let parts: Vec<String> = come.into_iter().chain(gone).collect();
        let parts = if parts.is_empty() { "in another order".to_owned() } else { parts.join(", ") };
        return format!("  {key}: {parts}");
    }
    match (old, new) {
        (None, Some(new)) => format!("  {key}: {} (before: none)", value_in_words(new)),
        (Some(old), None) => format!("  {key}: none (before: {})", value_in_words(old)),
        (Some(old), Some(new)) => {
            format!("  {key}: {} (before: {})", value_in_words(new), value_in_words(old))
        }
        (None, None) => format!("  {key}"),
    }
}
