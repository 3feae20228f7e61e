//! What forms, and the tables that they are about, are called.

use crate::app::forms::{Form, Target, kind_key, list_key, place_in_words};
use crate::app::state::State;
use crate::dossier::{Dossier, MOST_HEADLINE, RecordKind};
use crate::edit::{ItemList, Place};
use crate::words::one_line;

/// What a form is called.
pub fn title(state: &State, form: &Form) -> String {
    let words = &state.words;
    let new = |key: &str| {
        let kind = words.get(key).into_owned();
        words.with("form-new", &[("kind", kind.into())]).into_owned()
    };
    match &form.target {
        Target::New(kind) => new(kind_key(*kind)),
        Target::NewItem(_, list) => new(list_key(*list)),
        Target::NewMetric(_) => new("field-metric"),
        Target::MadeUp => state.words.get("form-made-up").into_owned(),
        Target::Existing(place) => {
            let headline = headline(state.document.dossier(), place);
            let what = place_in_words(place, &headline, words);
            words.with("form-edit", &[("what", what.into())]).into_owned()
        }
    }
}

/// What a table is called to a reader.
pub fn headline(dossier: &Dossier, place: &Place) -> String {
    let found = match place {
        Place::Dossier | Place::Model => None,
        Place::Record(kind, id) => match kind {
            RecordKind::Side => {
                let side = dossier.sides.iter().find(|side| side.id.as_str() == id);
                side.map(|side| side.name.clone())
            }
            RecordKind::Event => dossier.events.find(id).map(|event| event.headline.clone()),
            RecordKind::Source => dossier.sources.find(id).map(|source| source.title.clone()),
            RecordKind::Period => dossier.periods.find(id).map(|period| period.label.clone()),
            RecordKind::Commitment => dossier.commitments.find(id).map(|c| c.text.clone()),
            RecordKind::Stream => dossier.streams.find(id).map(|stream| stream.label.clone()),
            RecordKind::Index => dossier.indices.find(id).map(|index| index.label.clone()),
        },
        Place::Item(_, ItemList::References, at) => {
            dossier.model.references.get(*at).map(|reference| reference.date.to_string())
        }
        Place::Metric(id) | Place::Item(id, ..) => {
            dossier.commitments.find(id).map(|c| c.text.clone())
        }
    };
    one_line(&found.unwrap_or_default(), MOST_HEADLINE).into_owned()
}
