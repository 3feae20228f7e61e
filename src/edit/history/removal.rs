//! Taking out a record that others name.

use crate::dossier::{Event, Id, RecordKind, Source};
use crate::edit::change::{Edit, ItemList, Place};
use crate::edit::history::document::Document;

impl Document {
    /// The edits that remove a record together with every mention of it, and where those mentions
    /// are, so that the user can be told.
    pub fn removal(&self, kind: RecordKind, id: &str) -> Vec<Edit> {
        let mut edits = self.mentions(kind, id);
        edits.push(Edit::Remove(Place::Record(kind, id.to_owned())));
        edits
    }

    /// The edits that take out every mention of a record elsewhere.
    pub fn mentions(&self, kind: RecordKind, id: &str) -> Vec<Edit> {
        let mut edits = Vec::new();
        let dossier = self.dossier();
        match kind {
            RecordKind::Source => self.source_mentions(id, &mut edits),
            RecordKind::Event => {
                for other in dossier.events.iter().filter(|other| other.id.as_str() != id) {
                    edits.extend(without_target(other, id));
                }
                for commitment in &dossier.commitments {
                    let place = Place::commitment(commitment.id.as_str());
                    if commitment.event.as_ref().is_some_and(|event| event.as_str() == id) {
                        edits.push(Edit::unset(place, "event"));
                    }
                    for (at, verdict) in commitment.verdicts.iter().enumerate() {
                        let place = Place::Item(commitment.id.to_string(), ItemList::Verdicts, at);
                        edits.extend(without(place, "events", &verdict.events, id));
                    }
                }
            }
            RecordKind::Commitment => {
                for other in dossier.commitments.iter().filter(|other| other.id.as_str() != id) {
                    let place = || Place::commitment(other.id.as_str());
                    edits.extend(without(place(), "conditional_on", &other.conditional_on, id));
                    edits.extend(without(place(), "reciprocal_with", &other.reciprocal_with, id));
                }
            }
            // Nothing names these; and a dossier has exactly two sides.
            RecordKind::Side | RecordKind::Period | RecordKind::Stream | RecordKind::Index => {}
        }
        edits
    }

    fn source_mentions(&self, id: &str, edits: &mut Vec<Edit>) {
        let dossier = self.dossier();
        let is_it = |source: &Option<Id<Source>>| source.as_ref().is_some_and(|s| s.as_str() == id);
        for event in &dossier.events {
            edits.extend(without(Place::event(event.id.as_str()), "sources", &event.sources, id));
        }
        for period in &dossier.periods {
            let place = Place::Record(RecordKind::Period, period.id.to_string());
            edits.extend(without(place, "sources", &period.sources, id));
        }
        for (at, reference) in dossier.model.references.iter().enumerate() {
            edits.extend(without(Place::reference(at), "sources", &reference.sources, id));
        }
        for index in dossier.indices.iter().filter(|index| is_it(&index.source)) {
            edits.push(Edit::unset(
                Place::Record(RecordKind::Index, index.id.to_string()),
                "source",
            ));
        }
        for commitment in &dossier.commitments {
            let own = commitment.id.as_str();
            edits.extend(without(Place::commitment(own), "sources", &commitment.sources, id));
            let item = |list, at| Place::Item(own.to_owned(), list, at);
            for (at, claim) in commitment.claims.iter().enumerate() {
                if is_it(&claim.source) {
                    edits.push(Edit::unset(item(ItemList::Claims, at), "source"));
                }
            }
            for (at, verdict) in commitment.verdicts.iter().enumerate() {
                let place = item(ItemList::Verdicts, at);
                edits.extend(without(place, "sources", &verdict.sources, id));
            }
            let observations = commitment.metric.iter().flat_map(|metric| &metric.observations);
            for (at, observation) in observations.enumerate() {
                if is_it(&observation.source) {
                    edits.push(Edit::unset(item(ItemList::Observations, at), "source"));
                }
            }
        }
    }
}

/// The edits by which an event no longer undoes another. If it undid nothing else, its share means
/// nothing either; nor does its end, if by its code it would pass.
fn without_target(event: &Event, id: &str) -> Vec<Edit> {
    let place = || Place::event(event.id.as_str());
    let mut edits = Vec::from_iter(without(place(), "reverses", &event.reverses, id));
    let is_last = event.reverses.len() == 1 && !edits.is_empty();
    if is_last && event.share != 1.0 {
        edits.push(Edit::unset(place(), "share"));
    }
    let stays = event.lasting.unwrap_or(event.code.entry().lasting);
    if is_last && event.until.is_some() && !stays {
        edits.push(Edit::unset(place(), "until"));
    }
    edits
}

/// The list without an id; nothing where it is not in it.
fn without<T>(place: Place, key: &str, list: &[Id<T>], id: &str) -> Option<Edit> {
    let rest: Vec<toml::Value> =
        list.iter().filter(|one| one.as_str() != id).map(|one| one.as_str().into()).collect();
    if rest.len() == list.len() {
        return None;
    }
    Some(if rest.is_empty() { Edit::unset(place, key) } else { Edit::set(place, key, rest) })
}
