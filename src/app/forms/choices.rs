//! What a field offers to choose from: codes and records that what is written
//! finds.

use crate::app::forms::FormField;
use crate::app::state::State;
use crate::dossier::cameo::CameoEntry;
use crate::dossier::{Dossier, FieldKind, MOST_HEADLINE, RecordKind, cameo};
use crate::edit::search_codes;
use crate::words::one_line;

/// How many codes are offered at once.
pub(crate) const MOST_CODES: usize = 6;
/// How many records are offered at once.
pub(crate) const MOST_RECORDS: usize = 8;

/// The codes that a text finds, those used last first where they are among
/// them; those used last where nothing is written.
pub(crate) fn codes(text: &str, used: &[String]) -> Vec<&'static CameoEntry> {
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

/// Records that a search has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Id and what each is called.
    pub rows: Vec<(String, String)>,
    /// How many more there are.
    pub more: usize,
}

/// The records of a kind that a text finds and that are not yet picked: the
/// latest of the file where nothing is written, else the first.
///
/// Cost: O(records) where a text is written, else O(what is picked).
fn records(dossier: &Dossier, kind: RecordKind, text: &str, picked: &[String]) -> Found {
    let terms: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let is_free = |(id, _): &(String, String)| !picked.contains(id);
    if terms.is_empty() {
        let count = count(dossier, kind).saturating_sub(picked.len());
        let rows: Vec<_> = named(dossier, kind).rev().filter(is_free).take(MOST_RECORDS).collect();
        let more = count.saturating_sub(rows.len());
        return Found { rows, more };
    }
    let fits = |row: &(String, String)| {
        let text = format!("{} {}", row.1, row.0).to_lowercase();
        is_free(row) && terms.iter().all(|term| text.contains(term.as_str()))
    };
    let mut found = named(dossier, kind).filter(fits);
    let rows = found.by_ref().take(MOST_RECORDS).collect();
    Found { rows, more: found.count() }
}

impl State {
    /// The records that a field of the form in front offers. What a search finds
    /// is looked for when it is written, and not in every frame.
    pub(in crate::app) fn found(&self, field: &FormField) -> Found {
        field.found.clone().unwrap_or_else(|| self.look_for(field))
    }

    /// Looks for what is written in a field's search.
    pub(super) fn looked_for(&self, key: &str) -> Option<Found> {
        let field = self.forms.open.last()?.field(key)?;
        (!field.search.trim().is_empty()).then(|| self.look_for(field))
    }

    fn look_for(&self, field: &FormField) -> Found {
        let (kind, is_list) = match &field.field.kind {
            FieldKind::References(kind) => (*kind, true),
            FieldKind::Reference(kind) => (*kind, false),
            _ => return Found::default(),
        };
        let picked = picked(field, is_list);
        let mut found = records(self.document.dossier(), kind, &field.search, &picked);
        // The event that is selected in the chart is most likely meant.
        if kind == RecordKind::Event
            && field.search.trim().is_empty()
            && let Some(event) =
                self.selected_event().and_then(|at| self.document.dossier().events.get(at))
            && !picked.iter().any(|id| id == event.id.as_str())
        {
            let before = found.rows.len();
            found.rows.retain(|(id, _)| id != event.id.as_str());
            found.more = found.more.saturating_sub(usize::from(found.rows.len() == before));
            let headline = one_line(&event.headline, MOST_HEADLINE).into_owned();
            let values = [("name", headline.into())];
            let name = self.words.with("form-pick-selected", &values).into_owned();
            found.rows.insert(0, (event.id.to_string(), name));
        }
        found
    }

    /// What a field of the form in front offers to choose from, by id or code.
    pub(in crate::app) fn offered(&self, field: &FormField) -> Vec<String> {
        if matches!(field.field.kind, FieldKind::Code) {
            let rows = codes(&field.text, &self.remembered.codes).into_iter();
            return rows.map(|row| row.code.to_owned()).collect();
        }
        self.found(field).rows.into_iter().map(|(id, _)| id).collect()
    }
}

/// The ids that stand in a field.
pub(crate) fn picked(field: &FormField, is_list: bool) -> Vec<String> {
    if is_list {
        return crate::edit::entries(&field.text);
    }
    let text = field.text.trim();
    if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
}

/// All records of a kind: id, and what each is called with its date.
fn named(
    dossier: &Dossier,
    kind: RecordKind,
) -> Box<dyn DoubleEndedIterator<Item = (String, String)> + '_> {
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

fn count(dossier: &Dossier, kind: RecordKind) -> usize {
    match kind {
        RecordKind::Source => dossier.sources.len(),
        RecordKind::Event => dossier.events.len(),
        RecordKind::Commitment => dossier.commitments.len(),
        RecordKind::Side => dossier.sides.len(),
        _ => 0,
    }
}
