//! What a field offers to choose from: codes and records that what is written
//! finds.

use crate::app::forms::FormField;
use crate::app::state::State;
use crate::dossier::cameo::CameoEntry;
use crate::dossier::{Dossier, FieldKind, MOST_HEADLINE, RecordKind, cameo};
use crate::edit::search_codes;
use crate::words::one_line;

/// How many codes are offered at once.
pub const MOST_CODES: usize = 6;
/// How many records are offered at once.
pub const MOST_RECORDS: usize = 8;

/// The codes that a text finds, those used last first where they are among
/// them; those used last where nothing is written.
pub fn codes(text: &str, used: &[String]) -> Vec<&'static CameoEntry> {
    let text = text.trim();
    if text.is_empty() {
        return used.iter().filter_map(|code| cameo::exact(code)).collect();
    }
    let found = search_codes(text);
    // As good as the first: what was used once must not hide what is meant.
    let alike = found.iter().take_while(|one| found.first().is_some_and(|f| f.why == one.why));
    let alike = alike.count();
    let mut found: Vec<_> = found.into_iter().map(|found| found.entry).collect();
    let rank = |row: &CameoEntry| used.iter().position(|code| code == row.code);
    if let Some(alike) = found.get_mut(..alike) {
        let root = |row: &CameoEntry| row.code.get(..2).map(str::to_owned);
        let first = alike.first().and_then(|row| root(row));
        // Of the root that the words say first, those used before.
        alike.sort_by_key(|row| {
            if root(row) == first { rank(row).unwrap_or(usize::MAX) } else { usize::MAX }
        });
    }
    found
}

/// The records of a kind that a text finds and that are not yet picked: id and
/// what each is called. The latest of the file first, where nothing is written.
pub fn records(
    dossier: &Dossier,
    kind: RecordKind,
    text: &str,
    picked: &[String],
) -> Vec<(String, String)> {
    let terms: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let fits = |(id, title): &(String, String)| {
        let text = format!("{title} {id}").to_lowercase();
        !picked.contains(id) && terms.iter().all(|term| text.contains(term.as_str()))
    };
    let mut found: Vec<_> = named(dossier, kind).filter(fits).collect();
    if terms.is_empty() {
        found.reverse();
    }
    found
}

impl State {
    /// What a field of the form in front offers to choose from, by what is
    /// written in it.
    pub(in crate::app) fn offered(&self, field: &FormField) -> Vec<(String, String)> {
        let (kind, is_list) = match &field.field.kind {
            FieldKind::Code => {
                let rows = codes(&field.text, &self.remembered.codes).into_iter();
                return rows.map(|row| (row.code.to_owned(), String::new())).collect();
            }
            FieldKind::References(kind) => (*kind, true),
            FieldKind::Reference(kind) => (*kind, false),
            _ => return Vec::new(),
        };
        let picked = picked(field, is_list);
        records(self.document.dossier(), kind, &field.search, &picked)
    }
}

/// The ids that stand in a field.
pub fn picked(field: &FormField, is_list: bool) -> Vec<String> {
    if is_list {
        return crate::edit::entries(&field.text);
    }
    let text = field.text.trim();
    if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
}

/// All records of a kind: id, and what each is called with its date.
fn named(dossier: &Dossier, kind: RecordKind) -> Box<dyn Iterator<Item = (String, String)> + '_> {
    match kind {
        RecordKind::Source => Box::new(dossier.sources.iter().map(|source| {
            let date = source.published.map(|day| day.to_string());
            (source.id.to_string(), with_date(date, &source.title))
        })),
        RecordKind::Event => Box::new(dossier.events.iter().map(|event| {
            (
                event.id.to_string(),
                with_date(Some(event.date.to_string()), &one_line(&event.headline, MOST_HEADLINE)),
            )
        })),
        RecordKind::Commitment => Box::new(dossier.commitments.iter().map(|commitment| {
            let side = &dossier.side(commitment.by.slot()).name;
            (commitment.id.to_string(), format!("{side}: {}", commitment.text))
        })),
        RecordKind::Side => Box::new(
            dossier.sides.iter().map(|side| (side.id.as_str().to_owned(), side.name.clone())),
        ),
        _ => Box::new(std::iter::empty()),
    }
}

fn with_date(date: Option<String>, title: &str) -> String {
    match date {
        Some(date) => format!("{date} {title}"),
        None => title.to_owned(),
    }
}

/// What a record is called.
pub fn title_of(dossier: &Dossier, kind: RecordKind, id: &str) -> Option<String> {
    match kind {
        RecordKind::Source => dossier.sources.find(id).map(|source| source.title.clone()),
        RecordKind::Event => dossier
            .events
            .find(id)
            .map(|event| one_line(&event.headline, MOST_HEADLINE).into_owned()),
        RecordKind::Commitment => dossier.commitments.find(id).map(|c| c.text.clone()),
        _ => named(dossier, kind).find(|(other, _)| other == id).map(|(_, title)| title),
    }
}
