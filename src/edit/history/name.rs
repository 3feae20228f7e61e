//! What a step of the history is called: structured, so that a catalogue of
//! words can say it in any language; and said in English for the command line.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dossier::{Dossier, RecordKind};
use crate::edit::change::{Edit, ItemList, Place};
use crate::words::one_line;

/// Longest headline in a name, in characters: it stands in a menu.
const MOST_HEADLINE: usize = 49;

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
    /// Records of a table or a timeline were imported.
    Import { count: usize },
    /// Records drafted from a text were taken over.
    Draft { count: usize },
    /// On what two coders did not agree was settled.
    Settle { headline: String },
    /// Another program changed the file, and it was read again.
    Reload,
    /// Changes of another program were joined with those made here.
    Merge,
    /// What a journal had kept came back.
    Recover,
    /// An earlier version of the file came back.
    BringBack,
    /// Several changes at once.
    Several { count: usize },
}

impl StepName {
    /// The name of some edits of a dossier as it was before them.
    pub fn of(edits: &[Edit], before: &Dossier) -> Self {
        match edits {
            [edit] => Self::of_one(edit, before),
            // With every mention of it, and still one record.
            [mentions @ .., edit @ Edit::Remove(Place::Record(..))]
                if mentions.iter().all(is_of_a_field) =>
            {
                Self::of_one(edit, before)
            }
            _ => Self::Several { count: edits.len() },
        }
    }

    /// What two coders did not agree on was settled, of a record.
    pub fn settle(before: &Dossier, place: &Place) -> Self {
        Self::Settle { headline: clipped(before, place) }
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
                headline: clipped(before, &Place::commitment(commitment.as_str())),
            },
            Edit::AddItem { list: list @ ItemList::References, fields, .. } => Self::AddItem {
                list: *list,
                headline: fields.text("date").unwrap_or_default().to_owned(),
            },
            Edit::AddItem { commitment, list, .. } => Self::AddItem {
                list: *list,
                headline: clipped(before, &Place::commitment(commitment.as_str())),
            },
            Edit::Remove(place @ Place::Record(kind, _)) => {
                Self::Remove { kind: *kind, headline: clipped(before, place) }
            }
            Edit::Remove(place @ Place::Item(_, list, _)) => {
                Self::RemoveItem { list: *list, headline: clipped(before, place) }
            }
            Edit::Remove(Place::Metric(id)) => {
                Self::change(&Place::commitment(id.clone()), "metric", before)
            }
            Edit::Remove(Place::Model | Place::Dossier) => {
                Self::ChangeDossier { key: "model".to_owned() }
            }
            Edit::Move { place: place @ Place::Record(kind, _), .. } => {
                Self::Move { kind: *kind, headline: clipped(before, place) }
            }
            Edit::Move { place, .. } => Self::change(place, "", before),
        }
    }

    fn change(place: &Place, key: &str, before: &Dossier) -> Self {
        let key = key.to_owned();
        let (kind, list) = match place {
            Place::Dossier => return Self::ChangeDossier { key },
            Place::Model => return Self::ChangeModel { key },
            Place::Record(kind, _) => (*kind, None),
            Place::Metric(_) => (RecordKind::Commitment, None),
            Place::Item(_, list, _) => (RecordKind::Commitment, Some(*list)),
        };
        Self::Change { kind, headline: clipped(before, place), list, key }
    }
}

const fn is_of_a_field(edit: &Edit) -> bool {
    matches!(edit, Edit::Set { .. } | Edit::Unset { .. })
}

/// What a table is called to a reader: a record by its headline, what is in a
/// commitment by the commitment's text, a reference point by its day. The id
/// where there is no such record.
pub(in crate::edit) fn headline_of(dossier: &Dossier, place: &Place) -> String {
    match place {
        Place::Dossier | Place::Model => dossier.title.clone(),
        Place::Record(kind, id) => record_headline(dossier, *kind, id),
        Place::Item(_, ItemList::References, at) => {
            let reference = dossier.model.references.get(*at);
            reference.map(|reference| reference.date.to_string()).unwrap_or_default()
        }
        Place::Metric(id) | Place::Item(id, ..) => {
            record_headline(dossier, RecordKind::Commitment, id)
        }
    }
}

fn record_headline(dossier: &Dossier, kind: RecordKind, id: &str) -> String {
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
    found.unwrap_or(id).to_owned()
}

/// What a table is called in a menu.
fn clipped(dossier: &Dossier, place: &Place) -> String {
    clip(&headline_of(dossier, place))
}

pub(in crate::edit) fn clip(text: &str) -> String {
    one_line(text, MOST_HEADLINE).into_owned()
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
            Self::Import { count } => write!(f, "Import {count} rows"),
            Self::Draft { count } => write!(f, "Take over {count} of a draft"),
            Self::Settle { headline } => write!(f, "Settle with the second coder: {headline}"),
            Self::Reload => f.write_str("Read the changed file"),
            Self::Merge => f.write_str("Join changes of another program"),
            Self::Recover => f.write_str("Bring back unsaved changes"),
            Self::BringBack => f.write_str("Bring back an earlier version"),
            Self::Several { count } => write!(f, "{count} changes"),
        }
    }
}
