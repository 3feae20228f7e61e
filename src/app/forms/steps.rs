//! Steps of the history and changes in the window's words.

use crate::app::forms::labels::{field_key, kind_key, list_key};
pub(crate) use crate::edit::place_text as place_in_words;
use crate::edit::{self, Change, How, StepName, value_in_words};
use crate::words::{Value, Words, one_line};

/// What a step of the history is called.
pub(crate) fn step_in_words(name: &StepName, words: &Words) -> String {
    let word = |key: &str| Value::from(words.get(key).into_owned());
    let field = |key: &str| word(&field_key(key));
    let text = |text: &str| Value::from(text.to_owned());
    let with = |key: &str, values: &[(&str, Value<'_>)]| words.with(key, values).into_owned();
    match name {
        StepName::ChangeDossier { key } => with("step-change-dossier", &[("field", field(key))]),
        StepName::ChangeModel { key } => with("step-change-model", &[("field", field(key))]),
        StepName::Change { headline, key, .. } => {
            with("step-change", &[("field", field(key)), ("headline", text(headline))])
        }
        StepName::Rename { from, to, .. } => {
            with("step-rename", &[("from", text(from)), ("to", text(to))])
        }
        StepName::Add { kind, headline } => {
            with("step-add", &[("kind", word(kind_key(*kind))), ("headline", text(headline))])
        }
        StepName::Remove { kind, headline } => {
            with("step-remove", &[("kind", word(kind_key(*kind))), ("headline", text(headline))])
        }
        StepName::Move { headline, .. } => with("step-move", &[("headline", text(headline))]),
        StepName::AddItem { list, headline } => {
            with("step-add", &[("kind", word(list_key(*list))), ("headline", text(headline))])
        }
        StepName::RemoveItem { list, headline } => {
            with("step-remove", &[("kind", word(list_key(*list))), ("headline", text(headline))])
        }
        StepName::Mark { status, headline } => {
            let status = word(&format!("status-{status}"));
            with("step-mark", &[("status", status), ("headline", text(headline))])
        }
        StepName::Calibrate => words.get("step-calibrate").into_owned(),
        StepName::Import { count } => with("step-import", &[("count", (*count).into())]),
        StepName::Draft { count } => with("step-draft", &[("count", (*count).into())]),
        StepName::Settle { headline } => with("step-settle", &[("headline", text(headline))]),
        StepName::AddAssumed { count } => with("step-add-assumed", &[("count", (*count).into())]),
        StepName::Reload => words.get("step-reload").into_owned(),
        StepName::Merge => words.get("step-merge").into_owned(),
        StepName::Recover => words.get("step-recover").into_owned(),
        StepName::BringBack => words.get("step-bring-back").into_owned(),
        StepName::Several { count } => with("step-several", &[("count", (*count).into())]),
    }
}

/// A change in one line.
pub(crate) fn change_in_words(change: &Change, words: &Words) -> String {
    let what = place_in_words(&change.place, &change.headline, words);
    let (key, fields) = match &change.how {
        How::Added(_) => ("change-added", Vec::new()),
        How::Removed(_) => ("change-removed", Vec::new()),
        How::Renamed(_) => ("change-renamed", Vec::new()),
        How::Moved { .. } => ("change-moved", Vec::new()),
        How::Changed(fields) => ("change-changed", fields.iter().map(|f| &f.key).collect()),
    };
    let fields: Vec<String> =
        fields.into_iter().map(|key| words.get(&field_key(key)).into_owned()).collect();
    let values = [("what", what.into()), ("fields", fields.join(", ").into())];
    words.with(key, &values).into_owned()
}

/// A change in one line, and one for each of its fields with what it was and
/// is.
pub(crate) fn change_in_full(change: &Change, words: &Words) -> (String, Vec<String>) {
    let value = |value: Option<&edit::Value>| match value {
        Some(value) => one_line(&value_in_words(value), MOST_VALUE).into_owned(),
        None => words.get("conflict-none").into_owned(),
    };
    let line = |key: &str, old: Option<&edit::Value>, new: Option<&edit::Value>, told| {
        let field = words.get(&field_key(key)).into_owned();
        let values =
            [("field", field.into()), ("old", value(old).into()), ("new", value(new).into())];
        words.with(told, &values).into_owned()
    };
    let fields = match &change.how {
        How::Added(fields) | How::Removed(fields) => {
            let plain = fields.iter().filter(|(_, value)| !holds_tables(value));
            plain.map(|(key, value)| line(key, None, Some(value), "change-has")).collect()
        }
        How::Changed(fields) => fields
            .iter()
            .map(|field| line(&field.key, field.old.as_ref(), field.new.as_ref(), "change-from-to"))
            .collect(),
        How::Renamed(_) | How::Moved { .. } => Vec::new(),
    };
    (change_in_words(change, words), fields)
}

/// Longest value that is told, in characters.
const MOST_VALUE: usize = 300;

/// Whether a value is told as records of its own.
fn holds_tables(value: &edit::Value) -> bool {
    match value {
        edit::Value::Table(_) => true,
        edit::Value::Array(items) => items.iter().any(edit::Value::is_table),
        _ => false,
    }
}
