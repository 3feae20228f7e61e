//! A form: the fields of a table as they are being written.

use serde::{Deserialize, Serialize};

use crate::app::forms::asked;
use crate::app::forms::choices::Found;
use crate::dossier::{Day, Dossier, Field, FieldKind, RecordKind, fields_of};
use crate::edit::{
    Document, Edit, Fields, ItemList, Place, Step, StepName, TypedError, Value, entries, list_text,
    typed_near,
};

/// What a form is about; journals keep it by these names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Target {
    /// A table that is there: its changes are made when a field is left.
    Existing(Place),
    /// A record to add.
    New(RecordKind),
    /// A claim, verdict or observation to add to a commitment, by its id.
    NewItem(String, ItemList),
    /// The first metric of a commitment, by its id.
    NewMetric(String),
    /// An event that is assumed, and not added to the dossier.
    MadeUp,
}

impl Target {
    /// The name of its type in the schema.
    pub(crate) const fn type_name(&self) -> &'static str {
        match self {
            Self::Existing(place) => place.type_name(),
            Self::New(kind) => kind.type_name(),
            Self::NewItem(_, list) => list.type_name(),
            Self::NewMetric(_) => "Metric",
            Self::MadeUp => RecordKind::Event.type_name(),
        }
    }

    /// Whether it is to be added.
    pub(crate) const fn is_new(&self) -> bool {
        !matches!(self, Self::Existing(_))
    }
}

/// A field as it is being written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FormField {
    /// Which field.
    pub field: &'static Field,
    /// What stands in it.
    pub text: String,
    /// Why the dossier does not have it so.
    pub error: Option<String>,
    /// What is looked for, in a field that names records.
    pub search: String,
    /// The records that it finds, once they were looked for.
    pub found: Option<Found>,
    /// Which of the things that it offers Enter takes.
    pub chosen: usize,
    /// Whether something was written in it that the dossier does not have yet.
    pub is_pending: bool,
}

/// The fields of a table as they are being written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Form {
    /// What it is about.
    pub target: Target,
    /// Tells it from every other form of the session.
    pub serial: u64,
    /// Its fields, in the order in which they are asked.
    pub fields: Vec<FormField>,
    /// What is wrong with the whole, and no one field.
    pub error: Option<String>,
    /// Whether the user has tried to add it: until then, an empty field is no mistake.
    pub tried: bool,
    /// Whether the fields under *more* are shown.
    pub shows_more: bool,
    /// The field of the form behind this one that the new record's id goes to.
    pub goes_to: Option<String>,
    /// An id that no event has, for one that is made up.
    made_up_id: String,
    /// Whether the id still follows the headline.
    follows: bool,
    /// Whether the user has edited it.
    touched: bool,
}

/// Keys that no form shows: their value is the format's, or an import's.
const HIDDEN: [&str; 2] = ["schema", "earlier"];

/// What a made-up event may say: what it counts for, and nothing that a
/// document would have to bear out.
const MADE_UP: [&str; 10] = [
    "headline", "date", "actor", "code", "score", "weight", "lasting", "until", "reverses", "share",
];

impl Form {
    /// The form of a target as the document has it.
    pub(crate) fn new(target: Target, serial: u64, document: &Document) -> Self {
        let shown = |field: &&Field| {
            let is_plain = !matches!(field.kind, FieldKind::Table(_) | FieldKind::Tables(_));
            let is_asked = target != Target::MadeUp || MADE_UP.contains(&field.key.as_str());
            is_asked && is_plain && !HIDDEN.contains(&field.key.as_str())
        };
        let type_name = target.type_name();
        let mut fields: Vec<&'static Field> = fields_of(type_name).iter().filter(shown).collect();
        fields.sort_by_key(|field| asked::rank(type_name, field));
        let field = |field| FormField {
            field,
            text: String::new(),
            error: None,
            search: String::new(),
            found: None,
            chosen: 0,
            is_pending: false,
        };
        let mut form = Self {
            follows: target.is_new(),
            target,
            serial,
            fields: fields.into_iter().map(field).collect(),
            error: None,
            tried: false,
            shows_more: false,
            goes_to: None,
            made_up_id: document.suggest_id(RecordKind::Event, "assumed"),
            touched: false,
        };
        form.read(document);
        form
    }

    /// Reads the values from the document again: something else changed them.
    /// Whether the table is still there.
    pub(crate) fn read(&mut self, document: &Document) -> bool {
        let Target::Existing(place) = &self.target else { return true };
        let Some(values) = document.fields(place) else { return is_optional(place) };
        for field in &mut self.fields {
            // What was refused or is being written stays as it is.
            if field.error.is_none() && !field.is_pending {
                field.text = values.get(&field.field.key).map(text_of).unwrap_or_default();
            }
        }
        true
    }

    /// Whether closing it would lose something that was written.
    pub(crate) fn would_lose(&self) -> bool {
        let refused = |field: &FormField| field.error.is_some() || field.is_pending;
        let searched = |field: &FormField| !field.search.trim().is_empty();
        self.touched && (self.target.is_new() || self.fields.iter().any(refused))
            || self.fields.iter().any(searched)
    }

    /// Whether a field is under *more*.
    pub(crate) fn is_more(&self, field: &FormField) -> bool {
        asked::is_more(self.target.type_name(), &field.field.key)
    }

    /// How many fields under *more* the user has filled in: an id that follows the headline does
    /// not count.
    pub(crate) fn filled_under_more(&self) -> usize {
        let is_own = |field: &&FormField| !(self.follows && field.field.key == "id");
        let more = self.fields.iter().filter(|field| self.is_more(field)).filter(is_own);
        more.filter(|field| !field.text.trim().is_empty()).count()
    }

    /// The field that is asked first.
    pub(crate) fn first_key(&self) -> Option<&str> {
        self.fields.first().map(|field| field.field.key.as_str())
    }

    /// The field that is asked after another, as far as it is shown.
    pub(crate) fn key_after(&self, key: &str) -> Option<&str> {
        let shown = self.fields.iter().filter(|field| self.shows_more || !self.is_more(field));
        let mut after = shown.skip_while(|field| field.field.key != key).skip(1);
        after.next().map(|field| field.field.key.as_str())
    }

    /// A field by its key.
    pub(crate) fn field(&self, key: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.field.key == key)
    }

    /// A field by its key, to be changed.
    pub(crate) fn field_mut(&mut self, key: &str) -> Option<&mut FormField> {
        self.fields.iter_mut().find(|field| field.field.key == key)
    }

    /// What stands in a field; nothing where the form has no such field.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.field(key).map_or("", |field| field.text.trim())
    }

    /// Puts a text in a field, before the user edits it.
    pub(crate) fn preset(&mut self, key: &str, text: String) {
        if let Some(field) = self.field_mut(key) {
            field.text = text;
        }
    }

    /// Notes what was written in a field. A new record's id follows its headline until the user
    /// enters one.
    pub(crate) fn write(&mut self, key: &str, text: String, document: &Document) {
        self.touched = true;
        if let Some(field) = self.field_mut(key) {
            field.is_pending = field.text != text || field.is_pending;
            field.text = text.clone();
            field.error = None;
            field.chosen = 0;
        }
        let Target::New(kind) = self.target else { return };
        if key == "id" {
            self.follows = text.is_empty();
        } else if key == kind.headline_key() && self.follows {
            let id = document.suggest_id(kind, &text);
            self.preset("id", id);
        }
    }

    /// Adds an entry to a list, or puts it where there is one value.
    pub(crate) fn enter(&self, key: &str, entry: &str) -> Option<String> {
        let field = self.field(key)?;
        if !field.field.kind.is_list() {
            return Some(entry.to_owned());
        }
        let mut entries = entries(&field.text);
        if !entries.iter().any(|other| other == entry) {
            entries.push(entry.to_owned());
        }
        Some(list_text(entries))
    }

    /// The edit that a field of a table that is there asks for; a date without a
    /// year is of the year of `near`.
    ///
    /// # Errors
    /// Where what is written is no value of the field.
    pub(crate) fn edit_of(
        &self,
        place: &Place,
        key: &str,
        near: Day,
    ) -> Result<Option<Edit>, TypedError> {
        let Some(field) = self.field(key) else { return Ok(None) };
        if field.text.trim().is_empty() && !field.field.required {
            return Ok(Some(Edit::unset(place.clone(), key)));
        }
        let value = typed_near(field.field, &field.text, Some(near))?;
        Ok(Some(Edit::set(place.clone(), key, value)))
    }

    /// All that a new table asks for, as one step; a date without a year is of
    /// the year of `near`.
    ///
    /// # Errors
    /// The fields that hold no value, and why.
    pub(crate) fn step(&self, near: Day) -> Result<Step, Vec<(String, TypedError)>> {
        let mut values = Fields::new();
        let mut wrong = Vec::new();
        for field in self.fields.iter().filter(|field| !field.text.trim().is_empty()) {
            match typed_near(field.field, &field.text, Some(near)) {
                Ok(value) => values.set(field.field.key.clone(), value),
                Err(error) => wrong.push((field.field.key.clone(), error)),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(match &self.target {
            Target::Existing(_) => Step::default(),
            Target::New(kind) => Edit::add(*kind, values).into(),
            Target::MadeUp => {
                values.set("id", self.made_up_id.as_str());
                Edit::add(RecordKind::Event, values).into()
            }
            Target::NewItem(commitment, list) => {
                Edit::AddItem { commitment: commitment.clone(), list: *list, fields: values }.into()
            }
            Target::NewMetric(commitment) => {
                let place = Place::Metric(commitment.clone());
                let edits =
                    values.iter().map(|(key, value)| Edit::set(place.clone(), key, value.clone()));
                Step::new(edits.collect::<Vec<_>>())
            }
        })
    }

    /// The fields that must be filled in and are not.
    pub(crate) fn lacking(&self) -> impl Iterator<Item = &FormField> {
        self.fields.iter().filter(|field| field.field.required && field.text.trim().is_empty())
    }

    /// Forgets what was wrong.
    pub(crate) fn clear_errors(&mut self) {
        self.error = None;
        for field in &mut self.fields {
            field.error = None;
        }
    }

    /// The id that a new record would have.
    pub(crate) fn id(&self) -> Option<&str> {
        if self.target == Target::MadeUp {
            return Some(&self.made_up_id);
        }
        self.field("id").map(|field| field.text.trim())
    }

    /// What is written in it, for the list of forms that were left.
    pub(crate) fn headline(&self) -> &str {
        let first = self.fields.iter().find(|field| !field.text.trim().is_empty());
        let headline = self.fields.first().filter(|field| !field.text.trim().is_empty());
        headline.or(first).map_or("", |field| field.text.trim())
    }
}

/// Whether a file may do without a table: the model's settings have defaults.
const fn is_optional(place: &Place) -> bool {
    matches!(place, Place::Model)
}

/// A value as it is written in a form's field; lists with commas.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => list_text(items.iter().map(text_of)),
        Value::Table(entries) => {
            list_text(entries.iter().map(|(key, value)| format!("{key} = {}", text_of(value))))
        }
        other => other.to_string(),
    }
}

/// The name of a step that adds what a form describes, where its edits do not
/// say it themselves.
pub(crate) fn step_name(target: &Target, dossier: &Dossier) -> Option<StepName> {
    let Target::NewMetric(id) = target else { return None };
    let headline = dossier.commitments.find(id).map(|c| c.text.clone()).unwrap_or_default();
    let kind = RecordKind::Commitment;
    Some(StepName::Change { kind, headline, list: None, key: "metric".to_owned() })
}
