//! A source made in place, from what was pasted where sources are looked for.

use crate::app::state::State;
use crate::dossier::{FieldKind, RecordKind};
use crate::edit::{Edit, Fields, cited, refusal_text};
use crate::words::one_line;

/// A text of fewer words is no citation: it was looked for and not found.
const FEWEST_WORDS: usize = 4;
/// Characters of a title that a notice has room for.
const MOST_TOLD: usize = 60;

/// Whether a text says enough of a document to make a source of it at once.
pub(crate) fn is_citation(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let is_address = ["https://", "http://"].iter().any(|scheme| text.contains(scheme));
    // Chinese is written without spaces.
    let is_long = text.split_whitespace().count() >= FEWEST_WORDS || text.contains('《');
    is_address || is_long
}

impl State {
    /// Makes a source of a text, and names it in a field of the form in front.
    pub(in crate::app) fn cite_text(&mut self, key: &str, text: &str) {
        if let Some(field) = self.forms.open.last_mut().and_then(|form| form.field_mut(key)) {
            (field.search, field.found) = (text.to_owned(), None);
        }
        self.cite(key);
    }

    /// Makes a record of what is looked for in a field and was not found, and
    /// names it there: a source of an address or a citation at once, anything
    /// else in a form of its own.
    pub(super) fn cite(&mut self, key: &str) {
        let Some(field) = self.forms.open.last().and_then(|form| form.field(key)) else { return };
        let (FieldKind::Reference(kind) | FieldKind::References(kind)) = &field.field.kind else {
            return;
        };
        let (kind, text) = (*kind, field.search.trim().to_owned());
        if kind != RecordKind::Source || !is_citation(&text) {
            if matches!(kind, RecordKind::Source | RecordKind::Event | RecordKind::Commitment) {
                self.open_form_for(kind, key.to_owned(), text);
            }
            return;
        }
        let Some(citation) = cited(&text) else { return };
        let id = self.document.history().suggest_id(kind, &citation.title);
        let mut fields = Fields::new();
        fields.set("id", id.as_str());
        fields.set("title", citation.title.as_str());
        let day = citation.published.map(|day| day.to_string());
        let optional =
            [("publisher", citation.publisher), ("published", day), ("url", citation.url)];
        for (key, value) in optional {
            if let Some(value) = value {
                fields.set(key, value.as_str());
            }
        }
        match self.perform(Edit::add(kind, fields)) {
            Ok(()) => {
                self.put_in(key, &id);
                let title = one_line(&citation.title, MOST_TOLD).into_owned();
                let text = self.words.with("notice-source-made", &[("title", title.into())]);
                self.notice = Some(text.into_owned().into());
            }
            Err(refusal) => {
                let said = refusal_text(&refusal, &self.words);
                if let Some(field) = self.forms.open.last_mut().and_then(|f| f.field_mut(key)) {
                    field.error = Some(said);
                }
            }
        }
        self.forms.focus = Some(key.to_owned());
    }
}
