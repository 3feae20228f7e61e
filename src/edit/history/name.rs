//! What a step of the history is called: structured, so that a catalogue of
//! words can say it in any language; and said in English for the command line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dossier::{Dossier, RecordKind};
use crate::edit::change::{Edit, ItemList, Place};

/// Longest headline in a name, in characters: it stands in a menu.
const MOST_HEADLINE: usize = 48;

/// The name of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "step")]
#[expect(missing_docs, reason = "the fields are what their names say")]
pub enum StepName {
    /// A field of the dossier itself.
    ChangeDossier { key: String },
    /// A setting of the model.
    ChangeModel { key: String },
    /// A field of a record, or of an entry of a commitment's list, whose
    /// headline is the commitment's then.
    Change { kind: RecordKind, headline: String, list: Option<ItemList>, key: String },
    /// A record got another id.
    Rename { kind: RecordKind, from: String, to: String },
    /// A new record.
    Add { kind: RecordKind, headline: String },
    /// A record went.
    Remove { kind: RecordKind, headline: String },
    /// A record changed its place.
    Move { kind: RecordKind, headline: String },
    /// A new claim, verdict or observation of a commitment.
    AddItem { list: ItemList, headline: String },
    /// One of them went.
    RemoveItem { list: ItemList, headline: String },
    /// A verdict: the commitment is now of this status.
    Mark { status: String, headline: String },
    /// The model's rest and scale were fitted to the reference points.
    Calibrate,
    /// Events that were assumed before became the dossier's own.
    AddAssumed { count: usize },
    /// Another program changed the file, and it was read again.
    Reload,
    /// Changes of another program were joined with those made here.
    Merge,
    /// What a journal had kept came back.
    Recover,
    /// Several changes at once.
    Several { count: usize },
}

impl StepName {
    /// The name of some edits of a dossier as it was before them.
    pub fn of(edits: &[Edit], before: &Dossier) -> Self {
        match edits {
            [edit] => Self::of_one(edit, before),
            _ => Self::Several { count: edits.len() },
        }
    }

    fn of_one(edit: &Edit, before: &Dossier) -> Self {
        match edit {
            Edit::Set { place: Place::Record(kind, id), key, value } if key == "id" => {
                let to = value.as_str().unwrap_or_default().to_owned();
                Self::Rename { kind: *kind, from: id.clone(), to }
            }
            Edit::Set { place, key, .. } | Edit::Unset { place, key } => {
                Self::change(place, key, before)
            }
            Edit::Add { kind, fields, .. } => {
                let headline = fields.text(kind.headline_key()).or(fields.text("id"));
                Self::Add { kind: *kind, headline: clip(headline.unwrap_or_default()) }
            }
            Edit::AddItem { commitment, list: ItemList::Verdicts, fields } => Self::Mark {
                status: fields.text("status").unwrap_or_default().to_owned(),
                headline: headline(before, RecordKind::Commitment, commitment),
            },
            Edit::AddItem { list: list @ ItemList::References, fields, .. } => Self::AddItem {
                list: *list,
                headline: fields.text("date").unwrap_or_default().to_owned(),
            },
            Edit::AddItem { commitment, list, .. } => Self::AddItem {
                list: *list,
                headline: headline(before, RecordKind::Commitment, commitment),
            },
            Edit::Remove(Place::Record(kind, id)) => {
                Self::Remove { kind: *kind, headline: headline(before, *kind, id) }
            }
            Edit::Remove(Place::Item(id, list, at)) => {
                Self::RemoveItem { list: *list, headline: item_headline(before, id, *list, *at) }
            }
            Edit::Remove(Place::Metric(id)) => {
                Self::change(&Place::commitment(id.clone()), "metric", before)
            }
            Edit::Remove(Place::Model | Place::Dossier) => {
                Self::ChangeDossier { key: "model".to_owned() }
            }
            Edit::Move { place: Place::Record(kind, id), .. } => {
                Self::Move { kind: *kind, headline: headline(before, *kind, id) }
            }
            Edit::Move { place, .. } => Self::change(place, "", before),
        }
    }

    fn change(place: &Place, key: &str, before: &Dossier) -> Self {
        let key = key.to_owned();
        match place {
            Place::Dossier => Self::ChangeDossier { key },
            Place::Model => Self::ChangeModel { key },
            Place::Record(kind, id) => {
                Self::Change { kind: *kind, headline: headline(before, *kind, id), list: None, key }
            }
            Place::Metric(id) => Self::Change {
                kind: RecordKind::Commitment,
                headline: headline(before, RecordKind::Commitment, id),
                list: None,
                key,
            },
            Place::Item(id, list, at) => Self::Change {
                kind: RecordKind::Commitment,
                headline: item_headline(before, id, *list, *at),
                list: Some(*list),
                key,
            },
        }
    }
}

/// What an entry of a list is called to a reader: the commitment's text, or
/// the day of a reference point.
fn item_headline(dossier: &Dossier, id: &str, list: ItemList, at: usize) -> String {
    if list == ItemList::References {
        let reference = dossier.model.references.get(at);
        return reference.map(|reference| reference.date.to_string()).unwrap_or_default();
    }
    headline(dossier, RecordKind::Commitment, id)
}

/// What a record is called to a reader; its id where there is no such record.
fn headline(dossier: &Dossier, kind: RecordKind, id: &str) -> String {
    let found = match kind {
        RecordKind::Side => {
            let side = dossier.sides.iter().find(|side| side.id.as_str() == id);
            side.map(|side| side.name.as_str())
        }
        RecordKind::Source => dossier.sources.find(id).map(|source| source.title.as_str()),
        RecordKind::Event => dossier.events.find(id).map(|event| event.headline.as_str()),
        RecordKind::Period => dossier.periods.find(id).map(|period| period.label.as_str()),
        RecordKind::Commitment => dossier.commitments.find(id).map(|c| c.text.as_str()),
        RecordKind::Stream => dossier.streams.find(id).map(|stream| stream.label.as_str()),
        RecordKind::Index => dossier.indices.find(id).map(|index| index.label.as_str()),
    };
    clip(found.unwrap_or(id))
}

pub(in crate::edit) fn clip(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST_HEADLINE) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default().trim_end()),
        None => line.to_owned(),
    }
}

impl fmt::Display for StepName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |key: &str| key.replace('_', " ");
        match self {
            Self::ChangeDossier { key } => write!(f, "Change the {}", plain(key)),
            Self::ChangeModel { key } => write!(f, "Change the model's {}", plain(key)),
            Self::Change { headline, list: None, key, .. } => {
                write!(f, "Change {}: {headline}", plain(key))
            }
            Self::Change { headline, list: Some(list), key, .. } => {
                write!(f, "Change {} of a {}: {headline}", plain(key), list.noun())
            }
            Self::Rename { kind, from, to } => write!(f, "Rename {kind} {from} to {to}"),
            Self::Add { kind, headline } => write!(f, "Add {kind}: {headline}"),
            Self::Remove { kind, headline } => write!(f, "Remove {kind}: {headline}"),
            Self::Move { kind, headline } => write!(f, "Move {kind}: {headline}"),
            Self::AddItem { list, headline } => write!(f, "Add {}: {headline}", list.noun()),
            Self::RemoveItem { list, headline } => write!(f, "Remove {}: {headline}", list.noun()),
            Self::Mark { status, headline } => write!(f, "Mark {}: {headline}", plain(status)),
            Self::Calibrate => f.write_str("Calibrate to the reference points"),
            Self::AddAssumed { count } => write!(f, "Add {count} assumed events"),
            Self::Reload => f.write_str("Read the changed file"),
            Self::Merge => f.write_str("Join changes of another program"),
            Self::Recover => f.write_str("Bring back unsaved changes"),
            Self::Several { count } => write!(f, "{count} changes"),
        }
    }
}
