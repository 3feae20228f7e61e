//! What a change of the dossier does to what is shown: every edit of the window
//! goes through here.

use std::sync::Arc;

use crate::app::actions::Action;
use crate::app::chart::replay;
use crate::app::command::Command;
use crate::app::file::Question;
use crate::app::file::opened::Access;
use crate::app::forms::form::Target;
use crate::app::forms::steps::step_in_words;
use crate::app::forms::{FormCommand, Forms};
use crate::app::notice::Notice;
use crate::app::selection::Selection;
use crate::app::state::{State, as_of_text};
use crate::dossier::{Dossier, RecordKind};
use crate::edit::{Edit, ItemList, OtherSide, Place, Refusal, Step, StepName, refusal_text};
use crate::reading::Settings;
use crate::tension::Model;
use crate::words::one_line;

/// Characters of a headline that a notice has room for.
const MOST_TOLD: usize = 60;

impl State {
    /// Whether the document may be changed; says why where not.
    pub(in crate::app) fn may_edit(&mut self) -> bool {
        let may = self.document.access == Access::Open;
        if !may {
            self.notice = Some(self.words.get("notice-read-only").into_owned().into());
        }
        may
    }

    /// Takes a table out; first asks where others name it.
    pub(in crate::app) fn remove(&mut self, place: Place) {
        if !self.may_edit() {
            return;
        }
        if let Place::Record(kind, id) = &place {
            let losses = self.document.history().losses(*kind, id);
            if !losses.is_empty() {
                let name = self.document.history().headline(&place);
                let question = Question::Removal { place, name, losses };
                self.file.questions.insert(0, question);
                return;
            }
        }
        self.take_out_table(place);
    }

    /// Takes out what was asked about.
    pub(in crate::app) fn remove_anyway(&mut self) {
        let asked = |question: &Question| matches!(question, Question::Removal { .. });
        if !self.file.questions.first().is_some_and(asked) {
            return;
        }
        if let Question::Removal { place, .. } = self.file.questions.remove(0) {
            self.take_out_table(place);
        }
    }

    fn take_out_table(&mut self, place: Place) {
        // With it goes what names it, as one step.
        let step = match &place {
            Place::Record(kind, id) => Step::new(self.document.history().removal(*kind, id)),
            _ => Edit::Remove(place).into(),
        };
        match self.perform(step) {
            Ok(()) => self.tell_undo(),
            Err(refusal) => self.notice = Some(refusal_text(&refusal, &self.words).into()),
        }
    }

    /// Says what was done last, and offers to take it back.
    pub(in crate::app) fn tell_undo(&mut self) {
        let name = self.document.history().undo_name();
        let name = name.map(|name| step_in_words(name, &self.words)).unwrap_or_default();
        let text = self.words.with("notice-done", &[("step", name.into())]).into_owned();
        let undo = Action::Undo;
        self.notice = Some(Notice::from(text).offering(undo.name_key(), Command::Act(undo)));
    }

    /// Makes some edits, and shows the dossier as it is then.
    pub(in crate::app) fn perform(&mut self, step: impl Into<Step>) -> Result<(), Refusal> {
        if !self.may_edit() {
            return Ok(());
        }
        let (step, others) = self.document.history().with_reciprocals(step);
        let renamed: Vec<_> = step.edits().iter().filter_map(renaming).collect();
        let before = self.before();
        self.document.perform(step)?;
        for (kind, from, to) in renamed {
            self.forms.rename(kind, &from, &to);
        }
        self.edited(&before);
        self.tell_other_sides(&others);
        Ok(())
    }

    /// Says what was written besides: the other side of a reciprocal promise.
    fn tell_other_sides(&mut self, others: &[OtherSide]) {
        let Some(other) = others.first() else { return };
        let found = self.document.dossier().commitments.find(&other.commitment);
        let name = found.map(|commitment| one_line(&commitment.text, MOST_TOLD).into_owned());
        let key = if other.names { "notice-other-side" } else { "notice-other-side-gone" };
        let values =
            [("name", name.unwrap_or_default().into()), ("count", (others.len() - 1).into())];
        self.notice = Some(self.words.with(key, &values).into_owned().into());
    }

    /// Takes the last step back, or makes it again.
    pub(in crate::app) fn retrace(&mut self, back: bool) {
        if !self.may_edit() {
            return;
        }
        self.settle_form();
        let before = self.before();
        let (name, key) = if back {
            (self.document.undo(), "notice-undone")
        } else {
            (self.document.redo(), "notice-redone")
        };
        let Some(name) = name else {
            let key = if back { "notice-nothing-to-undo" } else { "notice-nothing-to-redo" };
            self.notice = Some(self.words.get(key).into_owned().into());
            return;
        };
        if let StepName::Rename { kind, from, to } = &name {
            let (from, to) = if back { (to, from) } else { (from, to) };
            self.forms.rename(*kind, from, to);
        }
        let step = step_in_words(&name, &self.words);
        self.notice = Some(self.words.with(key, &[("step", step.into())]).into_owned().into());
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
        self.chart.steps = replay::steps(self.document.dossier());
        self.chart.playing = None;
        let (said, headline) = (self.announcement.clone(), self.chart.headline.clone());
        self.recompute(Settings { as_of, model, ..settings });
        if self.chart.headline == headline {
            // Nothing that a reader would want to be told at every letter.
            self.announcement = said;
        }
        if as_of == now.as_of {
            self.chart.as_of_text = as_of_text(self.document.dossier());
        }
        if *showed_all {
            self.chart.view = self.whole_view();
            self.refresh_view();
        }
        let history = self.document.history();
        self.forms.open.retain_mut(|form| form.read(history));
        self.forms.aside.retain_mut(|form| form.read(history));
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
        let showed_all = self.chart.view == self.whole_view() || self.document.own_day.is_none();
        Before { dossier, showed_all }
    }
}

/// The kind of a record, the id that it had and the one that it gets.
fn renaming(edit: &Edit) -> Option<(RecordKind, String, String)> {
    match edit {
        Edit::Set { place: Place::Record(kind, from), key, value } if key == "id" => {
            Some((*kind, from.clone(), value.as_str()?.to_owned()))
        }
        _ => None,
    }
}

impl Forms {
    /// A record has another id now: forms about it stay about it.
    fn rename(&mut self, kind: RecordKind, from: &str, to: &str) {
        let is_commitment = kind == RecordKind::Commitment;
        for form in self.open.iter_mut().chain(&mut self.aside) {
            let id = match &mut form.target {
                Target::Existing(Place::Record(other, id)) if *other == kind => id,
                Target::Existing(Place::Metric(id) | Place::Item(id, ..))
                | Target::NewItem(id, _)
                | Target::NewMetric(id)
                    if is_commitment =>
                {
                    id
                }
                _ => continue,
            };
            if id == from {
                *id = to.to_owned();
            }
        }
    }
}

/// The document before a change.
#[derive(Debug)]
pub(crate) struct Before {
    dossier: Arc<Dossier>,
    /// Whether all of the record was in view.
    showed_all: bool,
}
