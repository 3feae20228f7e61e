//! Adding what a form describes, and going on from it.

use crate::app::command::Command;
use crate::app::forms::form::{Target, step_name};
use crate::app::forms::{Form, FormCommand, LastAdded, refusals};
use crate::app::notice::Notice;
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{CameoCode, Day, FieldKind, RecordKind};
use crate::edit::{ItemList, Step, TypedError};
use crate::words::{one_line, read_date};

impl State {
    /// Enter in a field: takes what the field offers; where it offers nothing
    /// more, the form is done.
    pub(super) fn enter_in_field(&mut self, key: &str) {
        let Some(form) = self.forms.open.last() else { return };
        let Some(field) = form.field(key) else { return };
        match &field.field.kind {
            FieldKind::Code if field.text.trim().parse::<CameoCode>().is_err() => {
                let next = form.key_after(key).map(str::to_owned);
                let place = field.chosen;
                if field.text.trim().is_empty() || self.offered(field).get(place).is_none() {
                    self.forms.focus = Some(key.to_owned());
                    self.say_what_is_needed(key);
                    return;
                }
                self.choose_in_field(key, place);
                self.forms.focus = next;
            }
            FieldKind::Reference(_) | FieldKind::References(_)
                if !field.search.trim().is_empty() =>
            {
                if self.offered(field).is_empty() {
                    self.cite(key);
                } else {
                    self.choose_in_field(key, field.chosen);
                }
            }
            _ if form.target.is_new() => self.commit_form(),
            _ => self.leave_form(),
        }
    }

    fn say_what_is_needed(&mut self, key: &str) {
        if let Some(field) = self.forms.open.last_mut().and_then(|form| form.field_mut(key)) {
            field.error = Some(refusals::needed(field, &self.words));
        }
    }

    /// Takes what a field offers in a place.
    pub(super) fn choose_in_field(&mut self, key: &str, place: usize) {
        let Some(field) = self.forms.open.last().and_then(|form| form.field(key)) else { return };
        let offered = self.offered(field);
        let Some(id) = offered.get(place.min(offered.len().saturating_sub(1))) else { return };
        let id = id.clone();
        if matches!(field.field.kind, FieldKind::Code) {
            self.form(FormCommand::Type(key.to_owned(), id));
            self.settle_field(key);
            self.document.end_gesture();
            return;
        }
        self.put_in(key, &id);
        self.forms.focus = Some(key.to_owned());
    }

    /// Shows what is wrong with a new table while it is being filled in, once all required fields
    /// are, or the user has tried to add it.
    pub(super) fn check_new(&mut self) {
        let near = self.near();
        let Some(form) = self.forms.open.last_mut() else { return };
        form.clear_errors();
        let Ok(step) = form.step(near) else { return };
        if form.lacking().next().is_some() {
            return;
        }
        let checked = self.document.check(step.edits());
        if let (Err(refusal), Some(form)) = (checked, self.forms.open.last_mut()) {
            refusals::show(form, &refusal, None, &self.words);
        }
    }

    /// Adds what the form in front describes; where that cannot be, says why
    /// and leads to the first field that it is about.
    pub(super) fn commit_form(&mut self) {
        let near = self.near();
        for key in ["by", "reported_by", "to"] {
            self.name_side(key);
        }
        let Some(form) = self.forms.open.last_mut() else { return };
        form.tried = true;
        form.clear_errors();
        let target = form.target.clone();
        let id = form.id().map(str::to_owned);
        let step = form.step(near);
        let lacking: Vec<String> = form.lacking().map(|f| f.field.key.clone()).collect();
        for key in &lacking {
            self.say_what_is_needed(key);
        }
        let mut step = match step {
            Ok(step) if lacking.is_empty() => step,
            Ok(_) => return self.focus_first_error(),
            Err(wrong) => {
                for (key, error) in wrong {
                    self.say_wrong_value(&key, &error);
                }
                return self.focus_first_error();
            }
        };
        if target == Target::MadeUp {
            return self.commit_made_up(&step);
        }
        if let Some(name) = step_name(&target, self.document.dossier()) {
            step = step.named(name);
        }
        if let Err(refusal) = self.perform(step) {
            if let Some(form) = self.forms.open.last_mut() {
                refusals::show(form, &refusal, None, &self.words);
            }
            return self.focus_first_error();
        }
        let Some(done) = self.forms.open.pop() else { return };
        self.remember_added(&done);
        // Into the field of the form behind it that asked for it.
        if let (Some(key), Some(id)) = (&done.goes_to, &id) {
            self.put_in(key, id);
            self.forms.focus = Some(key.clone());
            return;
        }
        self.forms.focus = None;
        self.select_new(&target, id.as_deref());
        self.tell_when_known(&done, id.as_deref());
    }

    fn say_wrong_value(&mut self, key: &str, error: &TypedError) {
        if let Some(field) = self.forms.open.last_mut().and_then(|form| form.field_mut(key)) {
            field.error = Some(refusals::wrong_value(field, error, &self.words));
        }
    }

    fn focus_first_error(&mut self) {
        let Some(form) = self.forms.open.last_mut() else { return };
        let wrong = form.fields.iter().find(|field| field.error.is_some());
        let Some(wrong) = wrong else { return };
        let (key, is_more) = (wrong.field.key.clone(), form.is_more(wrong));
        form.shows_more |= is_more;
        self.forms.focus = Some(key);
    }

    /// The next event of the same article is written from here.
    fn remember_added(&mut self, form: &Form) {
        if form.target != Target::New(RecordKind::Event) {
            return;
        }
        let id = form.id().unwrap_or_default();
        let Some(event) = self.document.dossier().events.find(id) else { return };
        let (day, code) = (event.date.point(), event.code.to_string());
        self.forms.last_added =
            Some(LastAdded { next_day: day.plus(1), sources: form.text("sources").to_owned() });
        self.remembered.used_code(&code);
    }

    /// Reads a made-up event as it would be read in the dossier, which stays as
    /// it is.
    fn commit_made_up(&mut self, step: &Step) {
        let mut trial = self.document.history().clone();
        let outcome = trial.perform(step.clone());
        let Some(form) = self.forms.open.last_mut() else { return };
        match outcome {
            Err(refusal) => refusals::show(form, &refusal, None, &self.words),
            Ok(()) => {
                let event = form.id().and_then(|id| trial.dossier().events.find(id)).cloned();
                self.forms.open.pop();
                if let Some(event) = event {
                    self.suppose_event(event);
                }
            }
        }
    }

    fn select_new(&mut self, target: &Target, id: Option<&str>) {
        let dossier = self.document.dossier();
        let selection = match (target, id) {
            (Target::New(RecordKind::Event), Some(id)) => {
                dossier.events.position(id).map(Selection::Event)
            }
            (Target::New(RecordKind::Commitment), Some(id)) => {
                dossier.commitments.position(id).map(Selection::Commitment)
            }
            (Target::New(RecordKind::Source), Some(id)) => {
                dossier.sources.position(id).map(Selection::Source)
            }
            (Target::NewItem(id, _) | Target::NewMetric(id), _) => {
                dossier.commitments.position(id).map(Selection::Commitment)
            }
            _ => None,
        };
        if let Some(selection) = selection {
            self.select(selection);
        }
    }

    /// Something just written but not yet known on the as-of day would look lost: the notice says
    /// so and leads there.
    fn tell_when_known(&mut self, form: &Form, id: Option<&str>) {
        let Some(day) = self.day_known(form, id) else { return };
        let as_of = self.content.settings.as_of;
        if day <= as_of {
            return;
        }
        let values = [
            ("headline", one_line(form.headline(), MOST_TOLD).into_owned().into()),
            ("day", self.words.day(day).into()),
            ("as-of", self.words.day(as_of).into()),
        ];
        let text = self.words.with("notice-after-as-of", &values).into_owned();
        let go = Command::SetAsOf(day);
        self.notice = Some(Notice::from(text).offering("button-show-that-day", go));
    }

    /// The day from which what was added is known, by its own date and its
    /// sources' days.
    fn day_known(&self, form: &Form, id: Option<&str>) -> Option<Day> {
        let dossier = self.document.dossier();
        match &form.target {
            Target::New(RecordKind::Event) => {
                let event = dossier.events.find(id?)?;
                Some(dossier.known_from(event.date.point(), &event.sources))
            }
            Target::New(RecordKind::Commitment) => {
                let commitment = dossier.commitments.find(id?)?;
                Some(dossier.known_from(commitment.made.point(), &commitment.sources))
            }
            Target::NewItem(_, list) if *list != ItemList::References => {
                Some(read_date(form.text("date"), Some(self.near())).ok()?.edtf.point())
            }
            _ => None,
        }
    }
}

/// Characters of a headline that a notice has room for.
const MOST_TOLD: usize = 60;
