//! The values of a table of a dossier as texts, for a form.

use crate::dossier::{Dossier, RecordKind};
use crate::edit::{ItemList, Place, list_text};

/// The fields of a table as the file would write them; `None` where there is
/// no such table.
pub fn table(dossier: &Dossier, place: &Place) -> Option<toml::Table> {
    let value = match place {
        Place::Dossier => {
            let mut table = toml::Table::new();
            table.insert("title".to_owned(), dossier.title.clone().into());
            if let Some(summary) = &dossier.summary {
                table.insert("summary".to_owned(), summary.clone().into());
            }
            if let Some(cutoff) = dossier.cutoff {
                table.insert("cutoff".to_owned(), cutoff.to_string().into());
            }
            return Some(table);
        }
        Place::Model => toml::Value::try_from(dossier.model),
        Place::Record(kind, id) => match kind {
            RecordKind::Side => {
                toml::Value::try_from(dossier.sides.iter().find(|side| side.id.as_str() == id)?)
            }
            RecordKind::Source => toml::Value::try_from(dossier.sources.find(id)?),
            RecordKind::Event => toml::Value::try_from(dossier.events.find(id)?),
            RecordKind::Period => toml::Value::try_from(dossier.periods.find(id)?),
            RecordKind::Commitment => toml::Value::try_from(dossier.commitments.find(id)?),
            RecordKind::Stream => toml::Value::try_from(dossier.streams.find(id)?),
            RecordKind::Index => toml::Value::try_from(dossier.indices.find(id)?),
        },
        Place::Metric(id) => toml::Value::try_from(dossier.commitments.find(id)?.metric.as_ref()?),
        Place::Item(id, list, at) => {
            let commitment = dossier.commitments.find(id)?;
            match list {
                ItemList::Claims => toml::Value::try_from(commitment.claims.get(*at)?),
                ItemList::Verdicts => toml::Value::try_from(commitment.verdicts.get(*at)?),
                ItemList::Observations => {
                    toml::Value::try_from(commitment.metric.as_ref()?.observations.get(*at)?)
                }
            }
        }
    };
    match value {
        Ok(toml::Value::Table(table)) => Some(table),
        _ => None,
    }
}

/// A value as it is written in a form's field; lists with commas.
pub fn text_of(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => list_text(items.iter().map(text_of)),
        other => other.to_string(),
    }
}
