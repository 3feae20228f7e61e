//! The events that count on a day.

use super::entry::{Act, DateReading, Effect, Entry, Step, Weighed};
use super::stock::{Node, Nodes, graph};
use crate::dossier::Day;

/// The events that count, before their dates are read.
#[derive(Debug, Clone)]
pub struct Selection {
    entries: Vec<Entry>,
    nodes: Vec<Node>,
    as_of: Day,
}

impl Selection {
    /// Of all entries those that `counts` lets pass, with the ties between
    /// them.
    pub(super) fn new(
        all: &[Entry],
        nodes: &Nodes,
        as_of: Day,
        counts: impl Fn(&Entry) -> bool,
    ) -> Self {
        let mut entries: Vec<Entry> = all.iter().filter(|entry| counts(entry)).copied().collect();
        let mut keeps = vec![false; nodes.len()];
        for entry in &entries {
            if let Effect::Tracked(node) = entry.effect
                && let Some(keep) = keeps.get_mut(node as usize)
            {
                *keep = true;
            }
        }
        let (nodes, place_of) = graph::cut_down(nodes, |node| keeps.get(node) == Some(&true));
        for entry in &mut entries {
            if let Effect::Tracked(node) = &mut entry.effect {
                *node = place_of.get(*node as usize).copied().flatten().unwrap_or(u32::MAX);
            }
        }
        Self { entries, nodes, as_of }
    }

    /// The as-of day.
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// How many events count.
    pub fn event_count(&self) -> usize {
        self.entries.len()
    }

    /// What a run of the stock has to follow one by one.
    pub(super) fn nodes(&self) -> &Nodes {
        &self.nodes
    }

    /// Whether an event whose score counts has another code that a second coder could defend.
    pub(super) fn has_readings(&self) -> bool {
        self.entries.iter().any(|entry| entry.has_readings)
    }

    /// Whether an event of words, and one of deeds, passes.
    pub(super) fn has_passing(&self) -> [bool; 2] {
        [Effect::Words, Effect::Deeds]
            .map(|effect| self.entries.iter().any(|entry| entry.effect == effect))
    }

    /// The events as a stock adds them up, in no order.
    pub(super) fn acts(&self, reading: DateReading) -> impl Iterator<Item = Act> + '_ {
        self.applying(reading).map(move |entry| {
            let (friendliest, most_hostile) = entry.scores;
            Act {
                day: entry.day(reading),
                scores: [entry.score, friendliest, most_hostile].map(|score| score * entry.weight),
                effect: entry.effect,
                low_confidence: entry.low_confidence,
            }
        })
    }

    pub(super) fn has_low_confidence(&self) -> bool {
        self.entries.iter().any(|entry| entry.low_confidence)
    }

    pub(super) fn has_uncertain_dates(&self) -> bool {
        self.entries.iter().any(|entry| {
            let [earliest, _, latest] = entry.days;
            earliest != latest
        })
    }

    /// The first day with an event, by point dates: where series begin.
    pub fn first_day(&self) -> Option<Day> {
        let days = self.entries.iter().map(|entry| {
            let [_, point, _] = entry.days;
            point
        });
        days.min().map(Day::from_number)
    }

    /// The events in the order in which they apply, dates read in one way. A
    /// shifted date past the as-of day does not apply.
    pub(super) fn steps(&self, reading: DateReading) -> Vec<Step> {
        let Some((first, last)) = self.span(reading) else { return Vec::new() };
        // Counting days is linear and serves any record that is not absurdly
        // sparse; sorting serves the rest.
        let days = (i64::from(last) - i64::from(first) + 1) as usize;
        if days > self.entries.len().saturating_mul(4) {
            let mut steps: Vec<Step> =
                self.applying(reading).map(|entry| step(entry, reading)).collect();
            steps.sort_by_key(|step| step.day);
            return steps;
        }
        let place = |entry: &Entry| (entry.day(reading) - first) as usize;
        // Where the next event of each day goes.
        let mut next = vec![0_usize; days + 1];
        for entry in self.applying(reading) {
            if let Some(count) = next.get_mut(place(entry) + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for count in &mut next {
            total += *count;
            *count = total;
        }
        let mut steps = vec![Step::default(); total];
        for entry in self.applying(reading) {
            if let Some(slot) = next.get_mut(place(entry)) {
                if let Some(target) = steps.get_mut(*slot) {
                    *target = step(entry, reading);
                }
                *slot += 1;
            }
        }
        steps
    }

    /// The events as a mean takes them.
    pub(super) fn weighed(&self, reading: DateReading) -> impl Iterator<Item = Weighed> + Clone {
        self.applying(reading).map(move |entry| Weighed {
            day: entry.day(reading),
            score: entry.score * entry.weight,
            weight: entry.weight,
            low_confidence: entry.low_confidence,
        })
    }

    fn applying(&self, reading: DateReading) -> impl Iterator<Item = &Entry> + Clone {
        let as_of = self.as_of.number();
        self.entries.iter().filter(move |entry| entry.day(reading) <= as_of)
    }

    fn span(&self, reading: DateReading) -> Option<(i32, i32)> {
        let days = self.applying(reading).map(|entry| entry.day(reading));
        days.fold(None, |span, day| match span {
            Some((first, last)) => Some((day.min(first), day.max(last))),
            None => Some((day, day)),
        })
    }
}

fn step(entry: &Entry, reading: DateReading) -> Step {
    Step {
        day: entry.day(reading),
        event: entry.event,
        score: entry.score * entry.weight,
        effect: entry.effect,
        low_confidence: entry.low_confidence,
    }
}
