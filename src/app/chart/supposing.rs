//! What if: things assumed beside the record. Nothing of it is written to the
//! dossier unless it is asked for, and then by the same edits as anything else.

use crate::app::forms::Target;
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{Day, Event, RecordKind};
use crate::edit::{Edit, Step, StepName, fields_of_event, refusal_text, suggest_id};
use crate::reading::wording::hypothesis_sentence;
use crate::reading::{Assumption, Hypothesis, Outcome};

/// What is assumed, and what comes of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Supposing {
    /// Whether it is shown.
    pub on: bool,
    /// What is assumed.
    pub hypothesis: Hypothesis,
    /// What stands in the field of the day that is looked ahead to.
    pub until_text: String,
    /// Why that is no day.
    pub until_error: Option<String>,
    /// What comes of it, while it is shown and something is assumed.
    pub outcome: Option<Outcome>,
    /// The last day in view before room was made for it, and then.
    widened: Option<(f64, f64)>,
}

/// What is done with assumptions.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SupposeCommand {
    /// Assume something, or no longer where it is assumed already.
    Toggle(Assumption),
    /// No longer assume what has this place among the assumptions.
    Withdraw(usize),
    /// What stands in the field of the day that is looked ahead to.
    EditUntil(String),
}

impl Supposing {
    /// Whether something is assumed.
    pub(crate) fn holds(&self, assumption: &Assumption) -> bool {
        self.on && self.hypothesis.assumptions.contains(assumption)
    }

    /// Whether there is something that could be added to the dossier.
    pub(crate) fn has_events(&self) -> bool {
        let assumptions = &self.hypothesis.assumptions;
        assumptions.iter().any(|assumption| !matches!(assumption, Assumption::Never(_)))
    }
}

impl State {
    /// Carries out what is done with assumptions.
    pub(in crate::app) fn suppose(&mut self, command: SupposeCommand) {
        let assumptions = &mut self.chart.supposing.hypothesis.assumptions;
        match command {
            SupposeCommand::Toggle(assumption) => {
                let place = assumptions.iter().position(|other| *other == assumption);
                match place.filter(|_| self.chart.supposing.on) {
                    Some(place) => {
                        assumptions.remove(place);
                    }
                    None if place.is_some() => {}
                    None => assumptions.push(assumption),
                }
                self.chart.supposing.on = true;
            }
            SupposeCommand::Withdraw(place) => {
                if place < assumptions.len() {
                    assumptions.remove(place);
                }
            }
            SupposeCommand::EditUntil(text) => {
                let written = text.trim();
                match written.parse::<Day>() {
                    Ok(day) => {
                        self.chart.supposing.hypothesis.until = Some(day);
                        self.chart.supposing.until_error = None;
                    }
                    Err(_) if written.is_empty() => {
                        self.chart.supposing.hypothesis.until = None;
                        self.chart.supposing.until_error = None;
                    }
                    Err(error) => {
                        let error = self.words.value_sentence(&error.into());
                        self.chart.supposing.until_error = Some(error);
                    }
                }
                self.chart.supposing.until_text = text;
            }
        }
        self.supposed_otherwise();
    }

    /// Shows what is assumed, or the record alone.
    pub(in crate::app) fn toggle_supposing(&mut self) {
        self.chart.supposing.on = !self.chart.supposing.on;
        self.supposed_otherwise();
    }

    /// Nothing is assumed any more.
    pub(in crate::app) fn clear_supposing(&mut self) {
        let Supposing { on, widened, .. } = self.chart.supposing;
        self.chart.supposing = Supposing { on, widened, ..Supposing::default() };
        self.supposed_otherwise();
    }

    /// Assumes that the selected event had never happened.
    pub(in crate::app) fn suppose_without_selected(&mut self) {
        if let Some(event) = self.selected_record() {
            self.suppose(SupposeCommand::Toggle(Assumption::Never(event.id.to_string())));
        }
    }

    /// Assumes that the selected measure is lifted on the as-of day.
    pub(in crate::app) fn suppose_selected_lifted(&mut self) {
        if let Some(assumption) = self.selected_record().and_then(|event| self.lifting(event)) {
            self.suppose(SupposeCommand::Toggle(assumption));
        }
    }

    /// That an event is lifted on the as-of day, where there is something to
    /// lift.
    pub(crate) fn lifting(&self, event: &Event) -> Option<Assumption> {
        let on = self.content.settings.as_of;
        let assumption = Assumption::Lifted { event: event.id.to_string(), on };
        assumption.applies(self.document.dossier(), on).then_some(assumption)
    }

    fn selected_record(&self) -> Option<&Event> {
        self.document.dossier().events.get(self.selected_event()?)
    }

    /// Opens the form of a made-up event.
    pub(in crate::app) fn make_up_event(&mut self) {
        self.chart.supposing.on = true;
        self.open_form(Target::MadeUp);
    }

    /// Takes a made-up event into what is assumed.
    pub(in crate::app) fn suppose_event(&mut self, event: Event) {
        self.suppose(SupposeCommand::Toggle(Assumption::Happens(Box::new(event))));
    }

    /// After something else is assumed.
    fn supposed_otherwise(&mut self) {
        self.chart.supposing.outcome = None;
        self.content_version += 1;
        // Room that was made is given back, unless the days were moved since.
        if let Some((before, after)) = self.chart.supposing.widened.take()
            && self.chart.view.last == after
        {
            self.chart.view.last = before;
            self.refresh_view();
        }
        self.refresh_supposed();
        self.announcement = self.supposed_in_words();
    }

    /// What is assumed and what comes of it, in a sentence.
    pub(crate) fn supposed_in_words(&self) -> String {
        let Some(outcome) = &self.chart.supposing.outcome else { return String::new() };
        let hypothesis = &self.chart.supposing.hypothesis;
        let dossier = self.document.dossier();
        hypothesis_sentence(dossier, hypothesis, outcome, self.model_kind(), &self.words)
    }

    /// Computes what comes of the hypothesis where that is not known, and makes
    /// room for its days.
    pub(in crate::app) fn refresh_supposed(&mut self) {
        let supposing = &mut self.chart.supposing;
        if !supposing.on || supposing.hypothesis.is_empty() || supposing.outcome.is_some() {
            return;
        }
        let settings = &self.content.settings;
        let outcome = supposing.hypothesis.outcome(self.document.dossier(), settings);
        let last = f64::from(outcome.day.number()) + 1.0;
        supposing.outcome = Some(outcome);
        self.content_version += 1;
        if self.chart.view.last < last {
            let before = self.chart.view.last;
            self.chart.view.last = last + (last - self.chart.view.first) * 0.03;
            self.chart.supposing.widened = Some((before, self.chart.view.last));
            self.refresh_view();
        }
    }

    /// Writes what is made up into the dossier, as one step that can be undone:
    /// from then on it is an event like any other.
    pub(in crate::app) fn add_supposed(&mut self) {
        let as_of = self.content.settings.as_of;
        let mut ids: Vec<String> = Vec::new();
        let mut edits = Vec::new();
        for event in self.made_up_events() {
            let noun = RecordKind::Event.noun();
            let history = self.document.history();
            let is_taken = |id: &str| {
                history.has(RecordKind::Event, id) || ids.iter().any(|other| other == id)
            };
            let id = suggest_id(&event.headline, noun, is_taken);
            let mut fields = fields_of_event(&event);
            fields.set("id", id.as_str());
            // By the dossier it is still to come.
            if event.date.point() > as_of {
                fields.set("planned", true);
            }
            ids.push(id);
            edits.push(Edit::add(RecordKind::Event, fields));
        }
        let count = edits.len();
        if count == 0 {
            return;
        }
        let mut action = Step::new(edits);
        if count > 1 {
            action = action.named(StepName::AddAssumed { count });
        }
        let before = self.document.history().revision();
        if let Err(refusal) = self.perform(action) {
            self.notice = Some(refusal_text(&refusal, &self.words).into());
            return;
        }
        if self.document.history().revision() == before {
            return;
        }
        let assumptions = &mut self.chart.supposing.hypothesis.assumptions;
        assumptions.retain(|assumption| matches!(assumption, Assumption::Never(_)));
        self.supposed_otherwise();
        self.tell_undo();
        let first = ids.first().and_then(|id| self.document.dossier().events.position(id));
        if let Some(place) = first {
            self.select(Selection::Event(place));
        }
    }

    /// What is made up, as events that could be written.
    fn made_up_events(&self) -> Vec<Event> {
        let dossier = self.document.dossier();
        let assumptions = self.chart.supposing.hypothesis.assumptions.iter();
        let event = |assumption: &Assumption| match assumption {
            Assumption::Never(_) => None,
            Assumption::Happens(event) => Some((**event).clone()),
            Assumption::Lifted { event, on } => {
                let event = dossier.events.find(event)?;
                let name = [("event", event.headline.as_str().into())];
                event.undone_on(*on, &self.words.with("suppose-headline", &name))
            }
        };
        assumptions.filter_map(event).collect()
    }
}
