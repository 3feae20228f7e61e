//! What kinds of record, fields and tables are called: keys of the catalogue,
//! and tables in its words.

use crate::dossier::RecordKind;
use crate::edit::change::{ItemList, Place};
use crate::words::Words;

/// The catalogue's key of a field's name. A test holds that each has one.
pub fn field_key(key: &str) -> String {
    format!("field-{}", key.replace('_', "-"))
}

/// The catalogue's key of a kind of record.
pub const fn kind_key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Side => "record-side",
        RecordKind::Source => "record-source",
        RecordKind::Event => "record-event",
        RecordKind::Period => "record-period",
        RecordKind::Commitment => "record-commitment",
        RecordKind::Stream => "record-stream",
        RecordKind::Index => "record-index",
    }
}

/// The catalogue's key of what a commitment's list holds, or the model's.
pub const fn list_key(list: ItemList) -> &'static str {
    match list {
        ItemList::Claims => "record-claim",
        ItemList::Verdicts => "record-verdict",
        ItemList::Observations => "record-observation",
        ItemList::References => "record-reference",
    }
}

/// What a table is called in the catalogue's words.
pub fn place_text(place: &Place, headline: &str, words: &Words) -> String {
    let kind = match place {
        Place::Dossier => return words.get("record-dossier").into_owned(),
        Place::Model => return words.get("record-model").into_owned(),
        Place::Record(kind, _) => kind_key(*kind),
        Place::Metric(_) => "field-metric",
        Place::Item(_, list, _) => list_key(*list),
    };
    let values = [("kind", words.get(kind).into_owned().into()), ("headline", headline.into())];
    words.with("record-named", &values).into_owned()
}
