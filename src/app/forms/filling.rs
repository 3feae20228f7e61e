//! Opening forms and writing in them.

use crate::app::forms::form::{Form, Target};
use crate::app::forms::{FormCommand, refusals};
use crate::app::selection::Selection;
use crate::app::state::{Overlay, State};
use crate::dossier::{Day, FieldKind, RecordKind, Side};
use crate::edit::{ItemList, Place, Step, entries, list_text};

impl State {
    /// Carries out what is done in a form.
    pub(in crate::app) fn form(&mut self, command: FormCommand) {
        match command {
            FormCommand::Open(place) => self.open_form(Target::Existing(place)),
            FormCommand::New(kind) => self.open_form(Target::New(kind)),
            FormCommand::NewItem(commitment, list, presets) => {
                self.open_form(Target::NewItem(commitment, list));
                for (key, text) in presets {
                    self.preset(&key, text);
                }
            }
            FormCommand::NewReference => {
                self.overlay = Overlay::None;
                self.open_form(Target::NewItem(String::new(), ItemList::References));
            }
            FormCommand::NewMetric(commitment) => self.open_form(Target::NewMetric(commitment)),
            FormCommand::NewFor(kind, key) => self.open_form_for(kind, key, String::new()),
            FormCommand::Type(key, text) => self.type_in_form(&key, text),
            FormCommand::Search(key, text) => {
                if let Some(field) = self.field_mut(&key) {
                    (field.search, field.chosen) = (text, 0);
                }
                let found = self.looked_for(&key);
                if let Some(field) = self.field_mut(&key) {
                    field.found = found;
                }
            }
            FormCommand::MoveChoice(key, by) => {
                if let Some(field) = self.field_mut(&key) {
                    field.chosen = field.chosen.saturating_add_signed(by);
                }
            }
            FormCommand::Choose(key, place) => self.choose_in_field(&key, place),
            FormCommand::TakeOut(key, id) => self.take_out(&key, &id),
            FormCommand::Cite(key) => self.cite(&key),
            FormCommand::Enter(key) => self.enter_in_field(&key),
            FormCommand::EndField(key) => {
                self.name_side(&key);
                self.settle_field(&key);
                self.document.end_gesture();
            }
            FormCommand::ToggleMore => {
                if let Some(form) = self.forms.open.last_mut() {
                    form.shows_more = !form.shows_more;
                }
            }
            FormCommand::Commit => self.commit_form(),
            FormCommand::Leave => self.leave_form(),
            FormCommand::Cancel => self.cancel_form(),
            FormCommand::Resume(place) => self.resume_form(place),
            FormCommand::ThrowAway(place) => self.throw_away(place),
            FormCommand::Remove(place) => self.remove(place),
        }
    }

    /// Opens a form. What was begun and not added is left for later; a new
    /// record of a kind that was begun goes on where it was left.
    pub(in crate::app) fn open_form(&mut self, target: Target) {
        self.settle_form();
        let begun = self.forms.open.drain(..).filter(Form::would_lose);
        self.forms.aside.extend(begun);
        let begun = self.forms.aside.iter().rposition(|form| form.target == target);
        match begun {
            Some(place) => self.resume_form(place),
            None => self.push_form(target),
        }
    }

    /// Opens a form whose record goes into a field of the one in front; with
    /// something already written.
    pub(in crate::app) fn open_form_for(
        &mut self,
        kind: RecordKind,
        key: String,
        headline: String,
    ) {
        self.push_form(Target::New(kind));
        let history = self.document.history();
        if let Some(form) = self.forms.open.last_mut() {
            form.goes_to = Some(key);
            if !headline.is_empty() {
                form.write(kind.headline_key(), headline, history);
            }
        }
    }

    fn push_form(&mut self, target: Target) {
        // Assumptions change no file.
        if target != Target::MadeUp && !self.may_edit() {
            return;
        }
        self.document.end_gesture();
        self.forms.serial += 1;
        let mut form = Form::new(target, self.forms.serial, self.document.history());
        self.preset_new(&mut form);
        self.forms.focus = form.first_key().map(str::to_owned);
        self.forms.open.push(form);
    }

    fn preset(&mut self, key: &str, text: String) {
        if let Some(form) = self.forms.open.last_mut() {
            form.preset(key, text);
        }
    }

    fn field_mut(&mut self, key: &str) -> Option<&mut super::FormField> {
        self.forms.open.last_mut()?.field_mut(key)
    }

    /// What a new record most likely has.
    fn preset_new(&self, form: &mut Form) {
        let as_of = self.content.settings.as_of.to_string();
        let is_blank = self.document.own_day.is_none();
        let dated = |form: &mut Form, key: &str| {
            if !is_blank {
                form.preset(key, as_of.clone());
            }
        };
        match &form.target {
            Target::New(RecordKind::Event) => match &self.forms.last_added {
                // One article tells of several events.
                Some(last) => {
                    form.preset("date", last.next_day.to_string());
                    form.preset("sources", last.sources.clone());
                }
                None => dated(form, "date"),
            },
            Target::MadeUp => dated(form, "date"),
            Target::New(RecordKind::Commitment) => {
                dated(form, "made");
                let event = self.selected_event();
                if let Some(event) = event.and_then(|e| self.document.dossier().events.get(e)) {
                    form.preset("event", event.id.to_string());
                    form.preset("made", event.date.point().to_string());
                    form.preset("sources", list_text(event.sources.iter().map(|id| id.as_str())));
                }
            }
            Target::NewItem(..) => {
                dated(form, "date");
                if let Selection::Event(place) = self.selection
                    && let Some(event) = self.document.dossier().events.get(place)
                {
                    form.preset("events", event.id.to_string());
                }
            }
            _ => {}
        }
    }

    /// A change in the form in front. In a table that is there, texts and what
    /// is chosen are taken at once; what has to make sense as a whole, such as a
    /// date or an id, once the field is left.
    fn type_in_form(&mut self, key: &str, text: String) {
        let Some(form) = self.forms.open.last_mut() else { return };
        form.write(key, text, self.document.history());
        if form.target.is_new() {
            self.check_new();
            return;
        }
        let at_once = form.field(key).is_some_and(|field| is_taken_at_once(&field.field.kind));
        if at_once {
            self.settle_field(key);
        }
    }

    /// Takes what was written in a field of a table that is there into the
    /// dossier. What is refused stays written, with the reason beside it.
    pub(super) fn settle_field(&mut self, key: &str) {
        let near = self.near();
        let Some(form) = self.forms.open.last_mut() else { return };
        let Target::Existing(place) = form.target.clone() else { return };
        let edit = form.edit_of(&place, key, near);
        let Some(field) = form.field_mut(key) else { return };
        if !field.is_pending {
            return;
        }
        let edit = match edit {
            Ok(Some(edit)) => edit,
            Ok(None) => return,
            Err(error) => {
                let said = refusals::wrong_value(field, &error, &self.words);
                field.error = Some(said);
                return;
            }
        };
        field.is_pending = false;
        let outcome = self.perform(Step::from(edit).in_gesture(key));
        if let (Err(refusal), Some(form)) = (outcome, self.forms.open.last_mut()) {
            refusals::show(form, &refusal, Some(key), &self.words);
        }
    }

    /// The year of a date written without one: an event's own year, or for a new event that of the
    /// one before.
    pub(in crate::app) fn near(&self) -> Day {
        let as_of = self.content.settings.as_of;
        match self.forms.open.last().map(|form| &form.target) {
            Some(Target::Existing(Place::Record(RecordKind::Event, id))) => {
                let event = self.document.dossier().events.find(id);
                event.map_or(as_of, |event| event.date.point())
            }
            Some(Target::New(_)) => {
                self.forms.last_added.as_ref().map_or(as_of, |last| last.next_day)
            }
            _ => as_of,
        }
    }

    /// Takes all that was written in the form in front into the dossier, as far
    /// as it makes sense.
    pub(in crate::app) fn settle_form(&mut self) {
        let pending = self.forms.open.last().map(|form| {
            let fields = form.fields.iter().filter(|field| field.is_pending);
            fields.map(|field| field.field.key.clone()).collect::<Vec<_>>()
        });
        for key in pending.unwrap_or_default() {
            self.settle_field(&key);
        }
    }

    /// Puts an id into a field, behind those that are there.
    pub(super) fn put_in(&mut self, key: &str, id: &str) {
        let Some(form) = self.forms.open.last_mut() else { return };
        let Some(text) = form.enter(key, id) else { return };
        if let Some(field) = form.field_mut(key) {
            (field.search, field.chosen) = (String::new(), 0);
            field.found = None;
        }
        self.type_in_form(key, text);
        self.document.end_gesture();
    }

    /// Where a side's name was written, the side is meant, and no third party of that name.
    pub(super) fn name_side(&mut self, key: &str) {
        let sides = &self.document.dossier().sides;
        let Some(form) = self.forms.open.last_mut() else { return };
        let Some(field) = form.field_mut(key) else { return };
        if !matches!(field.field.kind, FieldKind::Claimant) {
            return;
        }
        let written = field.text.trim().to_lowercase();
        let is_called = |side: &&Side| {
            let names = side.aliases.iter().chain(side.short.as_ref()).chain([&side.name]);
            names.into_iter().any(|name| name.to_lowercase() == written)
        };
        if let Some(side) = sides.iter().find(is_called) {
            field.text = side.id.as_str().to_owned();
        }
    }

    fn take_out(&mut self, key: &str, id: &str) {
        let Some(field) = self.field_mut(key) else { return };
        let rest = entries(&field.text).into_iter().filter(|other| other != id);
        let text = list_text(rest);
        self.type_in_form(key, text);
        self.document.end_gesture();
    }
}

/// Whether every state of a field on the way to what is meant makes sense.
const fn is_taken_at_once(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Text
            | FieldKind::Texts
            | FieldKind::Choice(_)
            | FieldKind::Flag
            | FieldKind::Actor
            | FieldKind::Reference(_)
            | FieldKind::References(_)
    )
}
