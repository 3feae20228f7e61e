//! Carrying out what is done in forms, and what is answered.

use std::sync::Arc;

use crate::app::file::opened::Access;
use crate::app::forms::FormCommand;
use crate::app::forms::form::{Form, Target, step_name};
use crate::app::forms::steps::step_in_words;
use crate::app::selection::Selection;
use crate::app::state::{Overlay, State};
use crate::dossier::{Dossier, RecordKind};
use crate::edit::{Edit, ItemList, Place, Refusal, Step};
use crate::reading::Settings;
use crate::tension::Model;

impl State {
    /// Carries out what is done in a form.
    pub(in crate::app) fn form(&mut self, command: FormCommand) {
        match command {
            FormCommand::Open(place) => self.open_form(Target::Existing(place)),
            FormCommand::New(kind) => self.open_form(Target::New(kind)),
            FormCommand::NewItem(commitment, list, presets) => {
                self.open_form(Target::NewItem(commitment, list));
                for (key, text) in presets {
                    if let Some(form) = self.forms.open.last_mut() {
                        form.preset(&key, text);
                    }
                }
            }
            FormCommand::NewReference => {
                self.overlay = Overlay::None;
                self.open_form(Target::NewItem(String::new(), ItemList::References));
            }
            FormCommand::NewMetric(commitment) => self.open_form(Target::NewMetric(commitment)),
            FormCommand::NewFor(kind, key) => {
                self.push_form(Target::New(kind));
                if let Some(form) = self.forms.open.last_mut() {
                    form.goes_to = Some(key);
                }
            }
            FormCommand::Type(key, text) => self.type_in_form(&key, text),
            FormCommand::EndGesture => self.document.end_gesture(),
            FormCommand::Commit => self.commit_form(),
            FormCommand::CloseForm => {
                self.document.end_gesture();
                self.forms.open.pop();
            }
            FormCommand::Remove(place) => self.remove(place),
        }
    }

    /// Whether the document may be changed; says why where not.
    pub(in crate::app) fn may_edit(&mut self) -> bool {
        let may = self.document.access == Access::Open;
        if !may {
            self.notice = Some(self.words.get("notice-read-only").into_owned());
        }
        may
    }

    pub(in crate::app) fn open_form(&mut self, target: Target) {
        // What was begun and not added waits behind it.
        self.forms.open.retain(Form::would_lose);
        self.push_form(target);
    }

    fn push_form(&mut self, target: Target) {
        // What is assumed changes no file.
        if target != Target::MadeUp && !self.may_edit() {
            return;
        }
        self.document.end_gesture();
        let mut form = Form::new(target, self.document.history());
        self.preset_new(&mut form);
        self.forms.open.push(form);
    }

    /// What a new record most likely has.
    fn preset_new(&self, form: &mut Form) {
        let as_of = self.content.settings.as_of.to_string();
        let is_blank = self.document.dossier().default_as_of().is_none();
        let dated = |form: &mut Form, key: &str| {
            if !is_blank {
                form.preset(key, as_of.clone());
            }
        };
        match &form.target {
            Target::New(RecordKind::Event) | Target::MadeUp => dated(form, "date"),
            Target::New(RecordKind::Commitment) => {
                dated(form, "made");
                let event = self.selected_event();
                if let Some(event) = event.and_then(|e| self.document.dossier().events.get(e)) {
                    form.preset("event", event.id.to_string());
                    form.preset("made", event.date.point().to_string());
                }
            }
            Target::NewItem(..) => dated(form, "date"),
            _ => {}
        }
    }

    /// A change in the form in front. In a table that is there it is made at
    /// once, and what is refused stays written with the reason beside it.
    fn type_in_form(&mut self, key: &str, text: String) {
        let Some(form) = self.forms.open.last_mut() else { return };
        form.write(key, text, self.document.history());
        let Target::Existing(place) = form.target.clone() else {
            self.check_new();
            return;
        };
        match form.edit_of(&place, key) {
            Err(error) => {
                if let Some(field) = form.fields.iter_mut().find(|f| f.field.key == key) {
                    field.error = Some(error);
                }
            }
            Ok(None) => {}
            Ok(Some(edit)) => {
                let renamed = match (&edit, &place) {
                    (Edit::Set { value, .. }, Place::Record(kind, _)) if key == "id" => {
                        value.as_str().map(|id| Place::Record(*kind, id.to_owned()))
                    }
                    _ => None,
                };
                let action = Step::from(edit).in_gesture(key);
                match self.perform(action) {
                    Ok(()) => {
                        if let (Some(place), Some(form)) = (renamed, self.forms.open.last_mut()) {
                            form.target = Target::Existing(place);
                        }
                    }
                    Err(refusal) => {
                        if let Some(form) = self.forms.open.last_mut() {
                            form.show_refusal(&refusal, Some(key));
                        }
                    }
                }
            }
        }
    }

    /// Says what is wrong with a new table while it is written, once all that
    /// it must have is there, or somebody has tried to add it.
    fn check_new(&mut self) {
        let Some(form) = self.forms.open.last_mut() else { return };
        form.clear_errors();
        let Ok(action) = form.action() else { return };
        if form.lacks() && !form.tried {
            return;
        }
        let checked = self.document.check(action.edits());
        if let (Err(refusal), Some(form)) = (checked, self.forms.open.last_mut()) {
            form.show_refusal(&refusal, None);
        }
    }

    fn commit_form(&mut self) {
        let Some(form) = self.forms.open.last_mut() else { return };
        form.tried = true;
        form.clear_errors();
        let target = form.target.clone();
        let id = form.id().map(str::to_owned);
        let Ok(mut action) = form.action() else { return };
        if target == Target::MadeUp {
            self.commit_made_up(&action);
            return;
        }
        if let Some(name) = step_name(&target, self.document.dossier()) {
            action = action.named(name);
        }
        if let Err(refusal) = self.perform(action) {
            if let Some(form) = self.forms.open.last_mut() {
                form.show_refusal(&refusal, None);
            }
            return;
        }
        let done = self.forms.open.pop();
        // Into the field of the form behind it that asked for it.
        if let (Some(key), Some(id)) = (done.and_then(|form| form.goes_to), &id)
            && let Some(text) = self.forms.open.last().and_then(|form| form.enter(&key, id))
        {
            self.type_in_form(&key, text);
            return;
        }
        self.select_new(&target, id.as_deref());
    }

    /// Reads a made-up event as it would be read in the dossier, which stays as
    /// it is.
    fn commit_made_up(&mut self, action: &Step) {
        let mut trial = self.document.history().clone();
        let outcome = trial.perform(action.clone());
        let Some(form) = self.forms.open.last_mut() else { return };
        match outcome {
            Err(refusal) => form.show_refusal(&refusal, None),
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

    fn remove(&mut self, place: Place) {
        // With it goes what names it, as one step.
        let action = match &place {
            Place::Record(kind, id) => Step::new(self.document.history().removal(*kind, id)),
            _ => Edit::Remove(place).into(),
        };
        match self.perform(action) {
            Ok(()) => {
                let undo = self.undo_hint();
                self.notice = Some(undo);
            }
            Err(refusal) => self.notice = Some(refusal.to_string()),
        }
    }

    /// What was done last, and that it can be taken back.
    pub(in crate::app) fn undo_hint(&self) -> String {
        let name = self.document.history().undo_name();
        let name = name.map(|name| step_in_words(name, &self.words)).unwrap_or_default();
        self.words.with("notice-done", &[("step", name.into())]).into_owned()
    }

    /// Makes some edits, and shows the dossier as it is then.
    pub(in crate::app) fn perform(&mut self, action: impl Into<Step>) -> Result<(), Refusal> {
        if !self.may_edit() {
            return Ok(());
        }
        let before = self.before();
        self.document.perform(action)?;
        self.edited(&before);
        Ok(())
    }

    /// Takes the last step back, or makes it again.
    pub(in crate::app) fn retrace(&mut self, back: bool) {
        if !self.may_edit() {
            return;
        }
        let before = self.before();
        let (name, key) = if back {
            (self.document.undo(), "notice-undone")
        } else {
            (self.document.redo(), "notice-redone")
        };
        let Some(name) = name else {
            let key = if back { "notice-nothing-to-undo" } else { "notice-nothing-to-redo" };
            self.notice = Some(self.words.get(key).into_owned());
            return;
        };
        let step = step_in_words(&name, &self.words);
        self.notice = Some(self.words.with(key, &[("step", step.into())]).into_owned());
        self.edited(&before);
    }

    /// Shows the document as it is after a change: what was looked at stays,
    /// and follows what the file itself asks for where it did before.
    pub(in crate::app) fn edited(&mut self, before: &Before) {
        let Before { dossier: before, showed_all } = before;
        if Arc::ptr_eq(before, self.document.dossier()) {
            return;
        }
        let (own, settings) = (Settings::of(before), self.content.settings);
        let now = Settings::of(self.document.dossier());
        let as_of = if settings.as_of == own.as_of { now.as_of } else { settings.as_of };
        let kind = settings.model.kind();
        let model = if settings.model == Model::of_kind(&before.model, kind) {
            // The file's own model, and whichever kind it is of.
            let kind = if own.model.kind() == kind { now.model.kind() } else { kind };
            Model::of_kind(&self.document.dossier().model, kind)
        } else {
            settings.model
        };
        let selected = Self::id_of(before, self.selection);
        self.selection = selected.and_then(|id| self.find(&id)).unwrap_or_default();
        self.chart.steps = crate::app::chart::replay::steps(self.document.dossier());
        self.chart.playing = None;
        let (said, headline) = (self.announcement.clone(), self.chart.headline.clone());
        self.recompute(Settings { as_of, model, ..settings });
        if self.chart.headline == headline {
            // Nothing that a reader would want to be told at every letter.
            self.announcement = said;
        }
        if as_of == now.as_of {
            self.chart.as_of_text = crate::app::state::as_of_text(self.document.dossier());
        }
        if *showed_all {
            self.chart.view = self.whole_view();
            self.refresh_view();
        }
        let history = self.document.history();
        self.forms.open.retain_mut(|form| form.read(history));
    }

    /// Opens the form of what is selected.
    pub(in crate::app) fn edit_selected(&mut self) {
        if let Some(place) = self.selected_place() {
            self.open_form(Target::Existing(place));
        }
    }

    /// Takes out what is selected.
    pub(in crate::app) fn remove_selected(&mut self) {
        if let Some(place) = self.selected_place() {
            self.remove(place);
        }
    }

    /// Opens the form of a verdict that the selected commitment is fulfilled.
    pub(in crate::app) fn mark_selected(&mut self) {
        let Selection::Commitment(place) = self.selection else { return };
        let Some(commitment) = self.document.dossier().commitments.get(place) else { return };
        let presets = vec![("status".to_owned(), "fulfilled".to_owned())];
        let id = commitment.id.to_string();
        self.form(FormCommand::NewItem(id, ItemList::Verdicts, presets));
    }

    fn selected_place(&self) -> Option<Place> {
        let dossier = self.document.dossier();
        match self.selection {
            Selection::Nothing => None,
            Selection::Event(place) => {
                dossier.events.get(place).map(|event| Place::event(event.id.as_str()))
            }
            Selection::Commitment(place) => {
                dossier.commitments.get(place).map(|c| Place::commitment(c.id.as_str()))
            }
            Selection::Source(place) => {
                dossier.sources.get(place).map(|source| Place::source(source.id.as_str()))
            }
        }
    }

    /// What is to be known of the document before it changes.
    pub(in crate::app) fn before(&self) -> Before {
        let dossier = Arc::clone(self.document.dossier());
        let showed_all = self.chart.view == self.whole_view() || dossier.default_as_of().is_none();
        Before { dossier, showed_all }
    }
}

/// The document before a change.
#[derive(Debug)]
pub struct Before {
    dossier: Arc<Dossier>,
    /// Whether all of the record was in view.
    showed_all: bool,
}
