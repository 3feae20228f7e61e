//! Merges in the catalogue's words.

use crate::edit::Value;
use crate::edit::compare::conflict::{Conflict, Merge, Reason, Unresolved};
use crate::edit::compare::words::value_in_words;
use crate::edit::history::document::Refusal;
use crate::edit::naming::{field_key, place_text};
use crate::edit::refusals::first_text;
use crate::words::Words;

/// What a conflict is about: the table, and the field.
pub fn conflict_name(conflict: &Conflict, words: &Words) -> String {
    let what = place_text(&conflict.place, &conflict.headline, words);
    match &conflict.key {
        None => what,
        Some(key) => {
            let field = words.get(&field_key(key)).into_owned();
            let values = [("what", what.into()), ("field", field.into())];
            words.with("conflict-name", &values).into_owned()
        }
    }
}

/// Why something could not be joined.
pub fn reason_text(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::RemovedHere => words.get("conflict-removed-here").into_owned(),
        Reason::RemovedThere => words.get("conflict-removed-there").into_owned(),
        Reason::Order => words.get("conflict-order").into_owned(),
        Reason::Refused(refusal) => refused_text(refusal, words),
    }
}

/// Why the choices give no text, by the names of what they are about.
pub fn unresolved_text(unresolved: &Unresolved, words: &Words) -> String {
    let (key, conflicts) = match unresolved {
        Unresolved::Open(conflicts) => ("conflict-open", conflicts),
        Unresolved::NotMine(conflicts) => ("conflict-not-mine", conflicts),
        Unresolved::Refused(refusal) => return refused_text(refusal, words),
    };
    let names = conflicts.iter().map(|one| conflict_name(one, words)).reduce(|names, next| {
        words.with("names-next", &[("names", names.into()), ("next", next.into())]).into_owned()
    });
    words.with(key, &[("names", names.unwrap_or_default().into())]).into_owned()
}

fn refused_text(refusal: &Refusal, words: &Words) -> String {
    let count = refusal.problems().len();
    let problem = first_text(refusal, words);
    let values = [("problem", problem.into()), ("more", count.saturating_sub(1).into())];
    words.with("conflict-refused", &values).into_owned()
}

/// A value as a reader would write it, on one line: a list with commas, a table
/// by the names of its fields.
pub fn value_text(value: &Value, words: &Words) -> String {
    let joined = |items: Vec<String>| {
        items.into_iter().reduce(|all, next| {
            let values = [("names", all.into()), ("next", next.into())];
            words.with("names-next", &values).into_owned()
        })
    };
    let nothing = || words.get("conflict-none").into_owned();
    match value {
        Value::Array(items) => {
            let items = items.iter().map(|item| match item {
                Value::String(text) => text.clone(),
                other => value_text(other, words),
            });
            joined(items.collect()).unwrap_or_else(nothing)
        }
        Value::Table(table) => {
            let fields = table.iter().map(|(key, value)| {
                format!("{} {}", words.get(&field_key(key)), value_text(value, words))
            });
            joined(fields.collect()).unwrap_or_else(nothing)
        }
        other => value_in_words(other),
    }
}

/// `2 differences in event “Talks”`, `3 differences in 2 records`.
pub fn conflicts_text(merge: &Merge, words: &Words) -> String {
    let summary = merge.summary();
    let count = ("count", summary.conflicts.into());
    match merge.conflicts.first() {
        Some(one) if summary.in_records == 1 => {
            let record = one.place.record();
            let what = place_text(&record, &one.headline, words);
            words.with("conflict-count-in", &[count, ("what", what.into())]).into_owned()
        }
        _ => {
            let records = ("records", summary.in_records.into());
            words.with("conflict-count", &[count, records]).into_owned()
        }
    }
}

/// What was joined without a question: `5 fields in 3 records`; `None` where
/// nothing was.
pub fn joined_text(merge: &Merge, words: &Words) -> Option<String> {
    let joined = merge.joined;
    if joined.records == 0 {
        return None;
    }
    let key = if joined.fields == 0 { "merge-joined-whole" } else { "merge-joined" };
    let values = [("records", joined.records.into()), ("fields", joined.fields.into())];
    Some(words.with(key, &values).into_owned())
}
