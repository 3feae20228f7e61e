//! Reads one record of a dossier again, after a change that concerns nothing else: what an editor
//! does at every keystroke.

use std::sync::Arc;

use toml::de::DeTable;

use super::super::Dossier;
use super::super::cutting::Places;
use super::super::fields::RecordKind;
use super::super::id::{Identified, Records};
use super::super::reader::{Record, Sink};
use super::super::relations::Links;
use super::super::side::SideId;
use super::super::sink::Keep;
use super::names::{IdSet, Names};
use super::{commitments, events, hidden, planned};

/// The dossier with one record read anew from its own lines; `None` where the whole file has to be
/// read to know: the record has problems, its id changed, or its ties to others did.
///
/// `text` is the record with its header, and everything under it.
pub fn reread(dossier: &Dossier, kind: RecordKind, id: &str, text: &str) -> Option<Dossier> {
    let root = DeTable::parse(text).ok()?;
    let root = root.get_ref();
    let sink = Sink::new(text, false, Keep::Some);
    let sides: Arc<[SideId]> = dossier.sides.iter().map(|side| side.id.clone()).collect();
    let needs_all = kind == RecordKind::Commitment;
    let only = |own: bool| own.then_some(id);
    let names = Names {
        sides: &sides,
        sources: IdSet::Read(&dossier.sources, only(kind == RecordKind::Source)),
        events: IdSet::Read(&dossier.events, only(!needs_all)),
        periods: IdSet::Read(&dossier.periods, None),
        commitments: IdSet::Read(&dossier.commitments, only(!needs_all)),
        streams: IdSet::Read(&dossier.streams, None),
        indices: IdSet::Read(&dossier.indices, None),
    };
    let places = Places::default();
    let record = Record::root(root, 0..text.len().min(1), &places, &sink);
    record.check_keys();
    let mut fresh = dossier.clone();
    let done = match kind {
        RecordKind::Source => {
            replace(&mut fresh.sources, id, events::read_sources(&record, &names))
        }
        RecordKind::Event => {
            let mut undone = Vec::new();
            let read = events::read_events(&record, &names, &dossier.model, &mut undone);
            let before = dossier.events.find(id)?;
            // Whether a reversal holds, and whether the last event looks
            // planned, depends on other events.
            let stands_alone = undone.is_empty()
                && !before.is_reversal()
                && !dossier.events.iter().any(|event| event.reverses.contains(&before.id))
                && planned::far_after_all_others(&dossier.events).is_none();
            stands_alone
                && replace(&mut fresh.events, id, read)
                && planned::far_after_all_others(&fresh.events).is_none()
        }
        RecordKind::Period => {
            replace(&mut fresh.periods, id, events::read_periods(&record, &names))
        }
        RecordKind::Commitment => {
            let read = commitments::read(&record, &names, &mut Links::default());
            let before = dossier.commitments.find(id)?;
            let same_ties = read.iter().all(|after| {
                after.conditional_on == before.conditional_on
                    && after.reciprocal_with == before.reciprocal_with
            });
            same_ties && replace(&mut fresh.commitments, id, read)
        }
        RecordKind::Side | RecordKind::Stream | RecordKind::Index => false,
    };
    hidden::check_characters(text, &sink);
    (done && sink.into_problems().is_empty()).then_some(fresh)
}

fn replace<T: Identified + Clone>(records: &mut Records<T>, id: &str, read: Vec<T>) -> bool {
    let Ok([record]) = <[T; 1]>::try_from(read) else { return false };
    if record.id().as_str() != id {
        return false;
    }
    let Some(replaced) = records.replacing(&record) else { return false };
    *records = replaced;
    true
}
