//! Which events are drawn. A filter hides markers, labels and rows; tension
//! counts every event whatever is hidden, and the window says so.

use crate::dossier::{Confidence, Dossier, Event, QuadClass, Slot};
use crate::reading::{Content, Marker, MarkerIndex};

/// What is hidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    hidden_quads: Vec<QuadClass>,
    /// `None` stands for joint events.
    hidden_actors: Vec<Option<Slot>>,
    hidden_confidences: Vec<Confidence>,
    /// Only events with this tag.
    tag: Option<String>,
}

fn toggle<T: PartialEq>(hidden: &mut Vec<T>, item: T) {
    match hidden.iter().position(|other| *other == item) {
        Some(place) => {
            hidden.remove(place);
        }
        None => hidden.push(item),
    }
}

impl Filter {
    /// Whether everything is drawn.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a quad class is drawn.
    pub fn shows_quad(&self, quad: QuadClass) -> bool {
        !self.hidden_quads.contains(&quad)
    }

    /// Whether a side's events are drawn, or joint ones.
    pub fn shows_actor(&self, actor: Option<Slot>) -> bool {
        !self.hidden_actors.contains(&actor)
    }

    /// Whether events of a confidence are drawn.
    pub fn shows_confidence(&self, confidence: Confidence) -> bool {
        !self.hidden_confidences.contains(&confidence)
    }

    /// The tag that events must have.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// With a quad class drawn or hidden, whichever it was not.
    #[must_use]
    pub fn with_quad_toggled(mut self, quad: QuadClass) -> Self {
        toggle(&mut self.hidden_quads, quad);
        self
    }

    /// With an actor's events drawn or hidden, whichever they were not.
    #[must_use]
    pub fn with_actor_toggled(mut self, actor: Option<Slot>) -> Self {
        toggle(&mut self.hidden_actors, actor);
        self
    }

    /// With a confidence's events drawn or hidden, whichever they were not.
    #[must_use]
    pub fn with_confidence_toggled(mut self, confidence: Confidence) -> Self {
        toggle(&mut self.hidden_confidences, confidence);
        self
    }

    /// With another tag, or none.
    #[must_use]
    pub fn with_tag(mut self, tag: Option<String>) -> Self {
        self.tag = tag;
        self
    }

    /// Whether an event is drawn.
    pub fn shows(&self, marker: &Marker, event: &Event) -> bool {
        self.shows_quad(marker.quad)
            && self.shows_actor(marker.slot)
            && self.shows_confidence(event.confidence)
            && self.tag.as_ref().is_none_or(|tag| event.tags.contains(tag))
    }

    /// The markers that are drawn: those the filter shows, and the selected event, which the user
    /// asked for by name.
    pub fn index(
        &self,
        dossier: &Dossier,
        content: &Content,
        selected: Option<usize>,
    ) -> MarkerIndex {
        if self.is_open() {
            return MarkerIndex::of(content);
        }
        MarkerIndex::filtered(content, |_, marker| {
            let event = dossier.events.get(marker.event);
            selected == Some(marker.event) || event.is_some_and(|event| self.shows(marker, event))
        })
    }
}

/// All tags of a dossier's events, each once, by name.
pub(crate) fn tags(dossier: &Dossier) -> Vec<String> {
    let mut tags: Vec<String> =
        dossier.events.iter().flat_map(|e| e.tags.iter().cloned()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}
