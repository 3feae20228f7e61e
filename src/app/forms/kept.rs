//! A form as it is kept against a crash: what was written in it, and what it is
//! about. What it says besides comes from the document again.

use serde::{Deserialize, Serialize};

use crate::app::forms::labels::{kind_key, list_key};
use crate::app::forms::{Form, Forms, Target, place_in_words};
use crate::edit::{Document, Place};
use crate::words::Words;

/// A form as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct KeptForm {
    /// Readers that go form by form skip a form about something this version does not know.
    about: Target,
    /// What was written, by the fields' keys: only what the document does not
    /// say itself.
    texts: Vec<(String, String)>,
    /// What was looked for in fields that name records.
    #[serde(default)]
    searches: Vec<(String, String)>,
    #[serde(default)]
    goes_to: Option<String>,
    #[serde(default)]
    shows_more: bool,
}

impl Form {
    /// It as it is kept.
    pub(in crate::app) fn kept(&self, document: &Document) -> KeptForm {
        let plain = Self::new(self.target.clone(), self.serial, document);
        let differs = self.fields.iter().filter(|field| {
            let before = plain.field(&field.field.key);
            before.map(|before| before.text.as_str()) != Some(field.text.as_str())
        });
        let searched = self.fields.iter().filter(|field| !field.search.is_empty());
        KeptForm {
            about: self.target.clone(),
            texts: differs.map(|f| (f.field.key.clone(), f.text.clone())).collect(),
            searches: searched.map(|f| (f.field.key.clone(), f.search.clone())).collect(),
            goes_to: self.goes_to.clone(),
            shows_more: self.shows_more,
        }
    }

    /// A form as it was kept; `None` where what it is about is no longer there.
    /// Fields that there are no more are left out.
    pub(in crate::app) fn from_kept(
        kept: &KeptForm,
        serial: u64,
        document: &Document,
    ) -> Option<Self> {
        let mut form = Self::new(kept.about.clone(), serial, document);
        if !form.read(document) {
            return None;
        }
        form.goes_to.clone_from(&kept.goes_to);
        form.shows_more = kept.shows_more;
        // An id that followed the headline follows it still.
        let (ids, others): (Vec<_>, Vec<_>) = kept.texts.iter().partition(|(key, _)| key == "id");
        for (key, text) in others.into_iter().chain(ids) {
            if form.field(key).is_some_and(|field| field.text != *text) {
                form.write(key, text.clone(), document);
            }
        }
        for (key, search) in &kept.searches {
            if let Some(field) = form.field_mut(key) {
                field.search.clone_from(search);
            }
        }
        Some(form)
    }
}

impl Forms {
    /// Forms as they are kept: the open ones, the one in front last, and those that were left. None
    /// if no form was edited.
    pub(in crate::app) fn kept(&self, document: &Document) -> [Vec<KeptForm>; 2] {
        if !self.open.iter().chain(&self.aside).any(Form::would_lose) {
            return [Vec::new(), Vec::new()];
        }
        [&self.open, &self.aside].map(|forms| forms.iter().map(|f| f.kept(document)).collect())
    }

    /// Opens forms as they were kept, and sets aside what had been; whether all
    /// of them could be.
    pub(in crate::app) fn reopen(
        &mut self,
        open: &[KeptForm],
        aside: &[KeptForm],
        document: &Document,
    ) -> bool {
        let count = open.len() + aside.len();
        let mut form = |kept: &KeptForm| {
            self.serial += 1;
            Form::from_kept(kept, self.serial, document)
        };
        let open: Vec<Form> = open.iter().filter_map(&mut form).collect();
        let aside: Vec<Form> = aside.iter().filter_map(&mut form).collect();
        let is_whole = open.len() + aside.len() == count;
        if let Some(front) = open.last() {
            self.focus = front.first_key().map(str::to_owned);
        }
        self.open.extend(open);
        self.aside.extend(aside);
        is_whole
    }
}

impl KeptForm {
    /// What it is about, in words.
    pub(in crate::app) fn in_words(&self, words: &Words) -> String {
        let text = |wanted: &str| {
            let found = self.texts.iter().find(|(key, _)| key == wanted);
            found.map(|(_, text)| text.clone())
        };
        let first = || self.texts.first().map(|(_, text)| text.clone()).unwrap_or_default();
        let (kind, headline) = match &self.about {
            Target::Existing(place) => {
                let id = match place {
                    Place::Record(_, id) | Place::Metric(id) | Place::Item(id, ..) => id.as_str(),
                    Place::Dossier | Place::Model => "",
                };
                return place_in_words(place, id, words);
            }
            Target::New(kind) => (kind_key(*kind), text(kind.headline_key())),
            Target::NewItem(_, list) => (list_key(*list), text("quote")),
            Target::NewMetric(_) => ("field-metric", None),
            Target::MadeUp => ("record-event", text("headline")),
        };
        let headline = headline.filter(|text| !text.is_empty()).unwrap_or_else(first);
        let kind = words.get(kind).into_owned();
        let values = [("kind", kind.into()), ("headline", headline.into())];
        words.with("record-named", &values).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::RecordKind;
    use crate::edit::new_dossier;

    #[test]
    fn a_form_comes_back_as_it_was_written() {
        let document = Document::open(new_dossier("A dispute", "Arcadia", "Borduria")).unwrap();
        let mut form = Form::new(Target::New(RecordKind::Event), 7, &document);
        form.write("headline", "Half a thought".to_owned(), &document);
        form.write("date", "2025-0".to_owned(), &document);
        form.field_mut("sources").unwrap().search = "evening".to_owned();
        form.shows_more = true;
        form.goes_to = Some("event".to_owned());
        let kept = form.kept(&document);
        let json = serde_json::to_string(&kept).unwrap();
        let back: KeptForm = serde_json::from_str(&json).unwrap();
        assert_eq!(back, kept);
        let back = Form::from_kept(&back, 7, &document).unwrap();
        assert_eq!(back, form, "its id still follows the headline");
        // One that was written does not.
        form.write("id", "own".to_owned(), &document);
        assert_eq!(Form::from_kept(&form.kept(&document), 7, &document).unwrap(), form);
    }

    #[test]
    fn fields_that_are_gone_are_left_out_and_so_are_forms_about_nothing() {
        let document = Document::open(new_dossier("A dispute", "Arcadia", "Borduria")).unwrap();
        let json = r#"{"about":{"new":"source"},"texts":[["no-such","x"],["title","Gazette"]]}"#;
        let kept: KeptForm = serde_json::from_str(json).unwrap();
        let form = Form::from_kept(&kept, 7, &document).unwrap();
        assert_eq!(form.field("title").unwrap().text, "Gazette");
        let gone = r#"{"about":{"existing":{"Record":["event","gone"]}},"texts":[]}"#;
        let kept: KeptForm = serde_json::from_str(gone).unwrap();
        assert_eq!(Form::from_kept(&kept, 7, &document), None);
    }
}
