//! Events in the order of days, or by how far they moved tension.

use super::{has_all, terms};
use crate::dossier::{Dossier, Event};
use crate::reading::{Content, MarkerIndex};

/// In which order events stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EventSort {
    /// The earliest first.
    #[default]
    Earliest,
    /// The latest first.
    Latest,
    /// What moved tension most first.
    LargestMove,
}

impl EventSort {
    /// All of them, with the catalogue's keys of their names.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Earliest, "sort-earliest"),
        (Self::Latest, "sort-latest"),
        (Self::LargestMove, "sort-largest-move"),
    ];
}

/// The list of events.
#[derive(Debug, Default)]
pub(crate) struct EventList {
    /// The words that each must contain.
    pub query: String,
    /// The order.
    pub sort: EventSort,
    /// Those found, by their places among the content's markers, in order.
    pub rows: Vec<u32>,
    fresh: Option<u64>,
}

impl EventList {
    pub(super) fn search(&mut self, query: String) {
        (self.query, self.fresh) = (query, None);
    }

    pub(super) fn sort_by(&mut self, sort: EventSort) {
        (self.sort, self.fresh) = (sort, None);
    }

    /// Where an event's marker stands in the list, by its place among the
    /// content's.
    pub(crate) fn row_of(&self, place: usize) -> Option<usize> {
        let place = place as u32;
        if self.sort == EventSort::Earliest {
            return self.rows.binary_search(&place).ok();
        }
        self.rows.iter().position(|row| *row == place)
    }

    /// Cost: O(events · log events), once for a content and question.
    pub(super) fn refresh(
        &mut self,
        version: u64,
        dossier: &Dossier,
        content: &Content,
        index: &MarkerIndex,
    ) {
        if self.fresh == Some(version) {
            return;
        }
        self.fresh = Some(version);
        let terms = terms(&self.query);
        let has_words = |event: &Event| {
            let actor = dossier.actor_name(&event.actor);
            let tags = event.tags.join(" ");
            has_all(&format!("{} {} {actor} {tags}", event.headline, event.id), &terms)
        };
        let found = |place: &usize| {
            let event = content.markers.get(*place).and_then(|m| dossier.events.get(m.event));
            terms.is_empty() || event.is_some_and(has_words)
        };
        self.rows = index.places().filter(found).map(|place| place as u32).collect();
        match self.sort {
            EventSort::Earliest => {}
            EventSort::Latest => self.rows.reverse(),
            EventSort::LargestMove => {
                let moved = |place: u32| {
                    content.markers.get(place as usize).map_or(0.0, |m| m.change.abs())
                };
                self.rows.sort_by(|a, b| moved(*b).total_cmp(&moved(*a)));
            }
        }
    }
}
