//! Joining lists of texts, such as tags and sources, entry by entry.

use crate::edit::Value;
use crate::edit::compare::diff::FieldChange;

/// Lists of texts that both changed: theirs without what I took out, and with
/// what I put in, behind what it stands behind in mine.
pub(in crate::edit) fn join_lists(field: &FieldChange, theirs: Option<&Value>) -> Option<Value> {
    let list = |value: Option<&Value>| -> Option<Vec<String>> {
        let Some(value) = value else { return Some(Vec::new()) };
        value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let is_list = |value: Option<&Value>| value.is_some_and(Value::is_array);
    let any_list = is_list(field.old.as_ref()) || is_list(field.new.as_ref()) || is_list(theirs);
    let (base, mine, mut joined) =
        (list(field.old.as_ref())?, list(field.new.as_ref())?, list(theirs)?);
    if !any_list {
        return None;
    }
    joined.retain(|item| mine.contains(item) || !base.contains(item));
    for (at, item) in mine.iter().enumerate() {
        if base.contains(item) || joined.contains(item) {
            continue;
        }
        let before = mine.iter().take(at).rev();
        let behind = before.filter_map(|one| joined.iter().position(|other| other == one)).next();
        joined.insert(behind.map_or(joined.len(), |at| at + 1), item.clone());
    }
    Some(Value::Array(joined.into_iter().map(Value::String).collect()))
}
