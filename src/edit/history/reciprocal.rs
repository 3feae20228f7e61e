//! Commitments given in return for each other name each other: what one edit
//! says on one side is written on the other as well.
//!
//! A file may have such a link on one side only; it stays so until that side is edited.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, Place};
use crate::edit::history::document::Document;
use crate::edit::history::name::StepName;
use crate::edit::history::step::Step;

/// The field that names what is given in return.
const KEY: &str = "reciprocal_with";

/// A commitment that is written besides the one that was edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherSide {
    /// Its id.
    pub commitment: String,
    /// The commitment that it names, or names no more.
    pub of: String,
    /// Whether it names that now.
    pub names: bool,
}

impl Document {
    /// A step with the other side of every reciprocal link that it makes or
    /// takes away, so that both sides are one step, and what is written there.
    /// It keeps the name and the gesture that it has.
    pub fn with_reciprocals(&self, step: impl Into<Step>) -> (Step, Vec<OtherSide>) {
        let mut step = step.into();
        if !step.edits.iter().any(is_about_links) {
            return (step, Vec::new());
        }
        let mut links = Links::of(self, &step.edits);
        let mut edits = Vec::new();
        for edit in &step.edits {
            links.follow(edit, &mut edits);
        }
        let name = step.name.take().unwrap_or_else(|| StepName::of(&step.edits, self.dossier()));
        (Step { edits, name: Some(name), ..step }, links.written)
    }
}

/// Whether an edit makes or takes away reciprocal links.
fn is_about_links(edit: &Edit) -> bool {
    match edit {
        Edit::Set { place: Place::Record(RecordKind::Commitment, _), key, .. }
        | Edit::Unset { place: Place::Record(RecordKind::Commitment, _), key } => key == KEY,
        Edit::Add { kind: RecordKind::Commitment, fields, .. } => fields.get(KEY).is_some(),
        Edit::Remove(Place::Record(kind, _)) => *kind == RecordKind::Commitment,
        _ => false,
    }
}

/// The links as they are after each edit.
struct Links {
    /// What each commitment names, in the order of the file.
    named: BTreeMap<String, Vec<String>>,
    /// What is removed by a later edit, and need not be written.
    removed: BTreeSet<String>,
    written: Vec<OtherSide>,
}

impl Links {
    fn of(document: &Document, edits: &[Edit]) -> Self {
        let named = document.dossier().commitments.iter().map(|commitment| {
            let names = commitment.reciprocal_with.iter().map(ToString::to_string).collect();
            (commitment.id.to_string(), names)
        });
        let removed = edits.iter().filter_map(|edit| match edit {
            Edit::Remove(Place::Record(RecordKind::Commitment, id)) => Some(id.clone()),
            _ => None,
        });
        Self { named: named.collect(), removed: removed.collect(), written: Vec::new() }
    }

    /// Takes over an edit together with what it asks for elsewhere.
    fn follow(&mut self, edit: &Edit, edits: &mut Vec<Edit>) {
        match edit {
            Edit::Set { place: Place::Record(RecordKind::Commitment, id), key, value } => {
                edits.push(edit.clone());
                match (key.as_str(), value) {
                    ("id", Value::String(to)) => self.rename(id, to),
                    (KEY, value) => self.give(id, texts(value), edits),
                    _ => {}
                }
            }
            Edit::Unset { place: Place::Record(RecordKind::Commitment, id), key } => {
                edits.push(edit.clone());
                if key == KEY {
                    self.give(id, Vec::new(), edits);
                }
            }
            Edit::Add { kind: RecordKind::Commitment, fields, .. } => {
                edits.push(edit.clone());
                let id = fields.text("id").unwrap_or_default().to_owned();
                self.named.insert(id.clone(), Vec::new());
                self.give(&id, fields.get(KEY).map(texts).unwrap_or_default(), edits);
            }
            Edit::Remove(Place::Record(RecordKind::Commitment, id)) => {
                // Before it goes, so that nothing names what is not there.
                let others = self.named.iter().filter(|(other, names)| {
                    *other != id && !self.removed.contains(*other) && names.contains(id)
                });
                let others: Vec<String> = others.map(|(other, _)| other.clone()).collect();
                for other in others {
                    self.write(&other, id, false, edits);
                }
                self.named.remove(id);
                self.removed.remove(id);
                edits.push(edit.clone());
            }
            _ => edits.push(edit.clone()),
        }
    }

    fn rename(&mut self, from: &str, to: &str) {
        if let Some(names) = self.named.remove(from) {
            self.named.insert(to.to_owned(), names);
        }
        for name in self.named.values_mut().flatten().filter(|name| *name == from) {
            to.clone_into(name);
        }
    }

    /// A commitment now names these.
    fn give(&mut self, id: &str, names: Vec<String>, edits: &mut Vec<Edit>) {
        let before = self.named.insert(id.to_owned(), names.clone()).unwrap_or_default();
        for gone in before.iter().filter(|name| !names.contains(name)) {
            self.write(gone, id, false, edits);
        }
        for name in &names {
            self.write(name, id, true, edits);
        }
    }

    /// Lets a commitment name another, or name it no more.
    fn write(&mut self, id: &str, of: &str, names: bool, edits: &mut Vec<Edit>) {
        // One that is not there is for the reader of the file to complain of.
        let Some(list) = self.named.get_mut(id) else { return };
        if id == of || self.removed.contains(id) || list.iter().any(|name| name == of) == names {
            return;
        }
        if names {
            list.push(of.to_owned());
        } else {
            list.retain(|name| name != of);
        }
        let value: Vec<Value> = list.iter().map(|name| name.as_str().into()).collect();
        let place = Place::commitment(id);
        edits.push(if value.is_empty() {
            Edit::unset(place, KEY)
        } else {
            Edit::set(place, KEY, value)
        });
        self.written.push(OtherSide { commitment: id.to_owned(), of: of.to_owned(), names });
    }
}

fn texts(value: &Value) -> Vec<String> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}
