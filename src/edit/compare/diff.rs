//! What two dossiers differ in, record by record and field by field.
//!
//! Fields are compared as the files have them: a default that one file writes
//! out is a difference. Layout and comments are none.

use std::collections::BTreeMap;

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{ItemList, OF_MODEL, Place};
use crate::edit::compare::pairs::{moved, pair_items, pair_records};

/// One table that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The table: as the new file has it, or where it is gone as the old.
    pub place: Place,
    /// What it is called to a reader; a commitment's text for its claims,
    /// verdicts and observations.
    pub headline: String,
    /// In what way it differs.
    pub how: How,
}

/// In what way a table differs.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// It is new, with these fields.
    Added(toml::Table),
    /// It is gone; these were its fields.
    Removed(toml::Table),
    /// Some of its fields differ.
    Changed(Vec<FieldChange>),
    /// Only its id differs: this was it.
    Renamed(String),
    /// It stands elsewhere among its like.
    Moved {
        /// Its place before, counted from 0.
        from: usize,
        /// Its place now.
        to: usize,
    },
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Its key.
    pub key: String,
    /// Its value before; `None` where it had none.
    pub old: Option<Value>,
    /// Its value now; `None` where it has none.
    pub new: Option<Value>,
}

/// What two dossiers differ in, in the order of the format. Both texts are to
/// be free of errors; of a text that is not even TOML nothing is known, and it
/// compares as empty.
pub fn diff(old: &str, new: &str) -> Vec<Change> {
    diff_tables(&table(old), &table(new))
}

/// A text taken apart once, to be compared with several others.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparable(toml::Table);

impl Comparable {
    /// Takes a text apart; `None` of what is not even TOML.
    pub fn of(text: &str) -> Option<Self> {
        text.strip_prefix('\u{feff}').unwrap_or(text).parse().ok().map(Self)
    }

    /// What it differs in from another, as [`diff`] says it.
    pub fn changes_from(&self, old: &Self) -> Vec<Change> {
        diff_tables(&old.0, &self.0)
    }
}

/// A file as a plain table.
pub(in crate::edit) fn table(text: &str) -> toml::Table {
    text.strip_prefix('\u{feff}').unwrap_or(text).parse().unwrap_or_default()
}

pub(in crate::edit) fn diff_tables(old: &toml::Table, new: &toml::Table) -> Vec<Change> {
    let mut changes = Vec::new();
    let title = text(new, "title");
    let is_own = |key: &str| key != "model" && RecordKind::of_key(key).is_none();
    compare(Place::Dossier, &title, old, new, is_own, &mut changes);
    compare_inner(Place::Model, &title, inner(old, "model"), inner(new, "model"), &mut changes);
    let references =
        |dossier| inner(dossier, "model").map(|model| tables(model, ItemList::References.key()));
    let (before, after) =
        (references(old).unwrap_or_default(), references(new).unwrap_or_default());
    compare_items(OF_MODEL, &title, ItemList::References, &before, &after, &mut changes);
    for kind in RecordKind::ALL {
        compare_records(kind, old, new, &mut changes);
    }
    changes
}

/// The text under a key; empty where there is none.
pub(in crate::edit) fn text(table: &toml::Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(in crate::edit) fn inner<'t>(table: &'t toml::Table, key: &str) -> Option<&'t toml::Table> {
    table.get(key).and_then(Value::as_table)
}

/// The tables of a list.
pub(in crate::edit) fn tables<'t>(table: &'t toml::Table, key: &str) -> Vec<&'t toml::Table> {
    let list = table.get(key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_table).collect()
}

/// What a record is called to a reader.
pub(in crate::edit) fn headline(kind: RecordKind, record: &toml::Table) -> String {
    let headline = text(record, kind.headline_key());
    if headline.is_empty() { text(record, "id") } else { headline }
}

fn compare(
    place: Place,
    headline: &str,
    old: &toml::Table,
    new: &toml::Table,
    counts: impl Fn(&str) -> bool,
    changes: &mut Vec<Change>,
) {
    let keys: BTreeMap<&str, ()> =
        old.keys().chain(new.keys()).map(|key| (key.as_str(), ())).collect();
    let differs = keys.into_keys().filter(|key| counts(key)).filter_map(|key| {
        let (old, new) = (old.get(key), new.get(key));
        (old != new).then(|| FieldChange {
            key: key.to_owned(),
            old: old.cloned(),
            new: new.cloned(),
        })
    });
    let mut fields: Vec<FieldChange> = differs.collect();
    let order = crate::dossier::fields_of(place.type_name());
    fields.sort_by_key(|change| order.iter().position(|field| field.key == change.key));
    if !fields.is_empty() {
        let headline = headline.to_owned();
        changes.push(Change { place, headline, how: How::Changed(fields) });
    }
}

/// Compares tables of which one may be missing.
fn compare_inner(
    place: Place,
    headline: &str,
    old: Option<&toml::Table>,
    new: Option<&toml::Table>,
    changes: &mut Vec<Change>,
) {
    let is_item_list = |key: &str| ItemList::ALL.into_iter().any(|list| list.key() == key);
    let without_lists = |table: &toml::Table| -> toml::Table {
        let own = table.iter().filter(|(key, _)| !is_item_list(key));
        own.map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    let headline_owned = || headline.to_owned();
    match (old, new) {
        (None, None) => {}
        (None, Some(new)) => {
            let how = How::Added(without_lists(new));
            changes.push(Change { place, headline: headline_owned(), how });
        }
        (Some(old), None) => {
            let how = How::Removed(without_lists(old));
            changes.push(Change { place, headline: headline_owned(), how });
        }
        (Some(old), Some(new)) => {
            compare(place, headline, old, new, |key| !is_item_list(key), changes);
        }
    }
}

fn compare_records(
    kind: RecordKind,
    old: &toml::Table,
    new: &toml::Table,
    changes: &mut Vec<Change>,
) {
    let (old, new) = (tables(old, kind.key()), tables(new, kind.key()));
    let pairs = pair_records(kind, &old, &new);
    let moved = moved(&pairs);
    for (at, pair) in pairs.iter().enumerate() {
        let (before, after) = (
            pair.0.and_then(|at| old.get(at)).copied(),
            pair.1.and_then(|at| new.get(at)).copied(),
        );
        let record = |table: &toml::Table| Place::Record(kind, text(table, "id"));
        match (before, after) {
            (None, Some(after)) => changes.push(Change {
                place: record(after),
                headline: headline(kind, after),
                how: How::Added(after.clone()),
            }),
            (Some(before), None) => changes.push(Change {
                place: record(before),
                headline: headline(kind, before),
                how: How::Removed(before.clone()),
            }),
            (Some(before), Some(after)) => {
                let name = headline(kind, after);
                if text(before, "id") != text(after, "id") {
                    let how = How::Renamed(text(before, "id"));
                    changes.push(Change { place: record(after), headline: name.clone(), how });
                }
                if moved.contains(&at)
                    && let (Some(from), Some(to)) = *pair
                {
                    let how = How::Moved { from, to };
                    changes.push(Change { place: record(after), headline: name.clone(), how });
                }
                compare_record(kind, &name, before, after, changes);
            }
            (None, None) => {}
        }
    }
}

fn compare_record(
    kind: RecordKind,
    headline: &str,
    old: &toml::Table,
    new: &toml::Table,
    changes: &mut Vec<Change>,
) {
    let id = text(new, "id");
    let is_commitment = kind == RecordKind::Commitment;
    let is_own = |key: &str| {
        key != "id"
            && !(is_commitment
                && (key == "metric" || ItemList::ALL.into_iter().any(|list| list.key() == key)))
    };
    compare(Place::Record(kind, id.clone()), headline, old, new, is_own, changes);
    if !is_commitment {
        return;
    }
    let (old_metric, new_metric) = (inner(old, "metric"), inner(new, "metric"));
    compare_inner(Place::Metric(id.clone()), headline, old_metric, new_metric, changes);
    let empty = toml::Table::new();
    for list in ItemList::ALL {
        let (old, new) = match list {
            ItemList::Observations => (old_metric.unwrap_or(&empty), new_metric.unwrap_or(&empty)),
            ItemList::Claims | ItemList::Verdicts => (old, new),
            ItemList::References => continue,
        };
        let (old, new) = (tables(old, list.key()), tables(new, list.key()));
        compare_items(&id, headline, list, &old, &new, changes);
    }
}

fn compare_items(
    id: &str,
    headline: &str,
    list: ItemList,
    old: &[&toml::Table],
    new: &[&toml::Table],
    changes: &mut Vec<Change>,
) {
    let pairs = pair_items(old, new);
    let moved = moved(&pairs);
    for (at, pair) in pairs.iter().enumerate() {
        let item = |at| Place::Item(id.to_owned(), list, at);
        let mut push = |place, how| {
            changes.push(Change { place, headline: headline.to_owned(), how });
        };
        match *pair {
            (None, Some(to)) => {
                if let Some(table) = new.get(to) {
                    push(item(to), How::Added((*table).clone()));
                }
            }
            (Some(from), None) => {
                if let Some(table) = old.get(from) {
                    push(item(from), How::Removed((*table).clone()));
                }
            }
            (Some(from), Some(to)) => {
                if moved.contains(&at) {
                    push(item(to), How::Moved { from, to });
                }
                if let (Some(old), Some(new)) = (old.get(from), new.get(to)) {
                    compare(item(to), headline, old, new, |_| true, changes);
                }
            }
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_differs() {
        let old = "title = \"A\"\n[[events]]\nid = \"x\"\nheadline = \"X\"\n[[events]]\nid = \"y\"\nheadline = \"Y\"\n";
        let new = "title = \"B\"\n[[events]]\nid = \"x2\"\nheadline = \"X\"\n[[events]]\nid = \"z\"\nheadline = \"Z\"\n";
        let changes = diff(old, new);
        let places: Vec<_> = changes.iter().map(|change| &change.place).collect();
        assert_eq!(
            places,
            [&Place::Dossier, &Place::event("x2"), &Place::event("z"), &Place::event("y")]
        );
        assert_eq!(changes[1].how, How::Renamed("x".into()));
        assert!(diff(new, new).is_empty());
    }
}
