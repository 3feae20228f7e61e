//! What forms ask of a document: the current values of fields, ids for new records, verdicts, and
//! what is not saved yet.

use crate::dossier::{Edtf, Event, RecordKind, Status};
use crate::edit::Value;
use crate::edit::change::{Edit, Fields, ItemList, Place};
use crate::edit::compare::diff::{Change, diff};
use crate::edit::history::document::Document;
use crate::edit::history::name::headline_of;
use crate::edit::text::pieced::table_of_branch;
use crate::edit::typing::ids::suggest_id;

impl Document {
    /// The fields of a table as the file has them, in its order; `None` where
    /// there is no such table. What a field means where it is absent is for
    /// [`dossier`](Self::dossier) to say.
    pub fn fields(&self, place: &Place) -> Option<Fields> {
        let branch = self.draft().branch(place).ok().flatten()?;
        Some(table_of_branch(&self.draft().pieces, &branch).into_iter().collect())
    }

    /// The value of one field, as the file has it.
    pub fn value(&self, place: &Place, key: &str) -> Option<Value> {
        self.fields(place)?.get(key).cloned()
    }

    /// What a table is called to a reader: a record by its headline, what a
    /// commitment holds by the commitment's text, a reference point by its day.
    pub fn headline(&self, place: &Place) -> String {
        headline_of(self.dossier(), place)
    }

    /// Whether there is a record of this kind and id.
    pub fn has(&self, kind: RecordKind, id: &str) -> bool {
        let dossier = self.dossier();
        match kind {
            RecordKind::Side => dossier.sides.iter().any(|side| side.id.as_str() == id),
            RecordKind::Source => dossier.sources.find(id).is_some(),
            RecordKind::Event => dossier.events.find(id).is_some(),
            RecordKind::Period => dossier.periods.find(id).is_some(),
            RecordKind::Commitment => dossier.commitments.find(id).is_some(),
            RecordKind::Stream => dossier.streams.find(id).is_some(),
            RecordKind::Index => dossier.indices.find(id).is_some(),
        }
    }

    /// An id for a new record, made from its headline, that no other of its
    /// kind has.
    pub fn suggest_id(&self, kind: RecordKind, headline: &str) -> String {
        suggest_id(headline, kind.noun(), |id| self.has(kind, id))
    }

    /// What the file does not have yet, against [`base`](Self::base).
    pub fn changes(&self) -> Vec<Change> {
        if self.is_changed() { diff(self.base(), self.text()) } else { Vec::new() }
    }
}

/// A verdict on a commitment: from a date on it has this status, on the
/// evidence of these events and sources, by their ids. What was found before
/// stays.
pub fn mark<E: AsRef<str>, S: AsRef<str>>(
    commitment: &str,
    status: Status,
    date: Edtf,
    events: impl IntoIterator<Item = E>,
    sources: impl IntoIterator<Item = S>,
    note: &str,
) -> Edit {
    let fields = Fields::new()
        .with("status", status.as_str())
        .with("date", date.to_string())
        .with_text("note", note)
        .with_texts("events", events)
        .with_texts("sources", sources);
    Edit::AddItem { commitment: commitment.to_owned(), list: ItemList::Verdicts, fields }
}

/// The fields of an event as a file would have them.
pub fn fields_of_event(event: &Event) -> Fields {
    match Value::try_from(event) {
        Ok(Value::Table(table)) => table.into_iter().collect(),
        _ => Fields::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = include_str!("../../../assets/dossiers/us-china-2025.dossier.toml");

    #[test]
    fn forms_see_what_the_file_has() {
        let mut document = Document::open(SAMPLE).unwrap();
        let place = Place::Metric("us-cut-tariffs".into());
        assert_eq!(document.value(&place, "target"), Some(Value::Float(10.0)));
        let fields = document.fields(&Place::event("london-talks")).unwrap();
        assert_eq!(fields.text("headline"), Some("London talks"));
        assert_eq!(fields.iter().next().map(|(key, _)| key), Some("id"));
        assert!(document.fields(&Place::event("none")).is_none());
        assert_eq!(document.suggest_id(RecordKind::Event, "London talks"), "london-talks-2");
        let edit = mark(
            "us-geneva-spirit",
            Status::Broken,
            "2025-06-12".parse().unwrap(),
            ["london-talks"],
            ["st-2025-06-12"],
            "",
        );
        document.perform(edit).unwrap();
        assert_eq!(document.changes().len(), 1);
        let verdicts = &document.dossier().commitments.find("us-geneva-spirit").unwrap().verdicts;
        assert_eq!(verdicts.len(), 2);
    }
}
