//! A dossier's events as the models need them, and which of them count.

use std::fmt;

use super::direction::Direction;
use super::entry::{DateReading, Effect, Entry};
use super::selection::Selection;
use super::stock::{Node, graph};
use crate::dossier::{Confidence, Day, Dossier, Event, Visibility, visibility};

/// Which events count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The day whose knowledge is shown.
    pub as_of: Day,
    /// Whose acts.
    pub direction: Direction,
}

/// All events of a dossier, in the order in which those of one day apply.
#[derive(Clone)]
pub struct EventLog {
    entries: Vec<Entry>,
    /// Events that are undone, end on a day, or undo others, in the order of events; entries name
    /// them by their place here.
    nodes: Vec<Node>,
    days: Option<(Day, Day)>,
}

impl fmt::Debug for EventLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventLog of {} events", self.entries.len())
    }
}

impl EventLog {
    /// Reads a dossier's events once; selecting from the log is then cheap.
    pub fn new(dossier: &Dossier) -> Self {
        let mut places: Vec<u32> = (0..).take(dossier.events.len()).collect();
        let time =
            |place: &u32| dossier.events.get(*place as usize).and_then(|e| e.time.as_deref());
        // Stable: events without a time come first, equal times keep the
        // order of the file.
        places.sort_by(|a, b| time(a).cmp(&time(b)));
        let points = || dossier.events.iter().map(|event| event.date.point());
        let days = points().min().zip(points().max());
        let nodes = graph::nodes(dossier, &places);
        let mut node_of = vec![None; if nodes.is_empty() { 0 } else { dossier.events.len() }];
        for (node, place) in nodes.iter().zip(0_u32..) {
            if let Some(slot) = node_of.get_mut(node.event as usize) {
                *slot = Some(place);
            }
        }
        let entries = places.into_iter().filter_map(|place| {
            let event = dossier.events.get(place as usize)?;
            let node = node_of.get(place as usize).copied().flatten();
            Some(Entry {
                days: graph::days_of(event),
                score: event.goldstein(),
                weight: event.weight,
                scores: event.goldstein_range(),
                effect: node.map_or_else(|| untracked(event), Effect::Tracked),
                published: dossier.first_published(&event.sources),
                actor: event.actor.slot(),
                planned: event.planned,
                low_confidence: event.confidence == Confidence::Low,
                has_readings: !event.readings.is_empty() && !event.is_reversal(),
                event: place,
            })
        });
        Self { entries: entries.collect(), nodes, days }
    }

    /// Acts that are not tied to each other.
    pub(super) fn of_entries(entries: Vec<Entry>) -> Self {
        let points = || entries.iter().map(|entry| Day::from_number(entry.day(DateReading::Point)));
        let days = points().min().zip(points().max());
        Self { entries, nodes: Vec::new(), days }
    }

    /// The first and last day of any event, by point dates.
    pub const fn days(&self) -> Option<(Day, Day)> {
        self.days
    }

    /// The events that had happened, were known, and are of the direction.
    pub fn select(&self, scope: Scope) -> Selection {
        let counts = |entry: &Entry| {
            let [_, point, _] = entry.days;
            scope.direction.takes(entry.actor)
                && !entry.planned
                && visibility(Day::from_number(point), entry.published, scope.as_of)
                    == Visibility::Happened
        };
        Selection::new(&self.entries, &self.nodes, scope.as_of, counts)
    }
}

fn untracked(event: &Event) -> Effect {
    match (event.is_lasting(), event.quad().is_material()) {
        (true, _) => Effect::Lasting,
        (false, true) => Effect::Deeds,
        (false, false) => Effect::Words,
    }
}
