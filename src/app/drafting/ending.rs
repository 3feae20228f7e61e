//! Deciding about candidates, and putting what was taken into the dossier.

use super::work::DraftEffect;
use super::{Busy, Going};
use crate::app::state::{Effect, Overlay, State};
use crate::drafting::review::Decision;
use crate::edit::{StepName, refusal_text};

impl State {
    /// Takes the candidate in front, if the dossier would have it so.
    pub(super) fn accept(&mut self) {
        let Some(going) = self.drafting.going.clone() else { return };
        let (Some(review), Some(at)) = (&going.review, going.at) else { return };
        let Some(step) = review.trial(at, self.document.history()) else {
            // A claim or a verdict with no commitment chosen.
            self.drafting.wrong = Some(self.words.get("draft-about-what").into_owned());
            return;
        };
        if let Err(refusal) = self.document.check(step.edits()) {
            self.drafting.wrong = Some(refusal_text(&refusal, &self.words));
            return;
        }
        self.decide(Decision::Accepted);
    }

    /// Decides about the candidate in front, and shows the next that is open.
    pub(super) fn decide(&mut self, decision: Decision) {
        let Some(going) = self.going_mut() else { return };
        let Some(item) = going.in_front_mut() else { return };
        item.decision = decision;
        let next = going.review.as_ref().and_then(|review| review.next_open(going.at));
        going.at = next.or(going.at);
    }

    /// Puts what was taken into the dossier; first the text is kept, where that is wanted.
    pub(super) fn finish_draft(&mut self) -> Option<Effect> {
        let going = self.drafting.going.clone()?;
        let review = going.review.as_ref()?;
        if !self.may_edit() || self.drafting.busy.is_some() {
            return None;
        }
        if review.taken() == 0 {
            self.drafting.wrong = Some(self.words.get("draft-nothing-taken").into_owned());
            return None;
        }
        if !going.keeps_text {
            self.enter_draft(None);
            return None;
        }
        let Some(path) = self.document.path.clone() else {
            self.drafting.wrong = Some(self.words.get("draft-keep-unsaved").into_owned());
            return None;
        };
        self.drafting.ticket += 1;
        self.drafting.busy = Some(Busy::Keeping);
        let text = std::sync::Arc::clone(&review.text);
        Some(Effect::Draft(DraftEffect::Keep(self.drafting.ticket, path, text)))
    }

    /// What was taken, as one step.
    pub(super) fn enter_draft(&mut self, kept: Option<&str>) {
        let Some(going) = self.drafting.going.clone() else { return };
        let Going { review: Some(review), .. } = &*going else { return };
        let Some(step) = review.step(self.document.history(), kept) else { return };
        let step = step.named(StepName::Draft { count: review.taken() });
        if let Err(refusal) = self.perform(step) {
            self.drafting.wrong = Some(refusal_text(&refusal, &self.words));
            return;
        }
        self.drafting.going = None;
        self.overlay = Overlay::None;
        self.tell_undo();
    }
}
