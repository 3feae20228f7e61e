//! A dossier's events as the models need them, and which of them count.

use std::fmt;

use crate::dossier::{Confidence, Day, Dossier, Slot, Visibility, visibility};

/// Who acts toward whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// All events.
    #[default]
    Both,
    /// Those by this side, or by both together.
    By(Slot),
}

/// A text that names no direction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is no direction; write both, {forward} or {backward}")]
pub struct DirectionError {
    given: String,
    forward: String,
    backward: String,
}

impl Direction {
    /// Reads `both`, or the sides' ids with `>` between them.
    ///
    /// # Errors
    /// Where the text is neither.
    pub fn parse(text: &str, dossier: &Dossier) -> Result<Self, DirectionError> {
        let name = |slot| Self::By(slot).name(dossier);
        if text == "both" {
            return Ok(Self::Both);
        }
        let found = Slot::BOTH.into_iter().find(|slot| name(*slot) == text);
        found.map(Self::By).ok_or_else(|| DirectionError {
            given: text.to_owned(),
            forward: name(Slot::First),
            backward: name(Slot::Second),
        })
    }

    /// `both`, or `china>us`.
    pub fn name(self, dossier: &Dossier) -> String {
        match self {
            Self::Both => "both".to_owned(),
            Self::By(slot) => {
                format!("{}>{}", dossier.side(slot).id, dossier.side(slot.other()).id)
            }
        }
    }

    /// Whether acts by this side, or by both together where none is named,
    /// count.
    pub const fn takes(self, actor: Option<Slot>) -> bool {
        match (self, actor) {
            (Self::Both, _) | (_, None) => true,
            (Self::By(slot), Some(actor)) => slot.index() == actor.index(),
        }
    }
}

/// Which events count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// The day whose knowledge is shown.
    pub as_of: Day,
    /// Whose acts.
    pub direction: Direction,
}

/// Which day of an uncertain date is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateReading {
    Earliest,
    Point,
    Latest,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    days: [i32; 3],
    score: f64,
    weight: f64,
    published: Option<Day>,
    actor: Option<Slot>,
    low_confidence: bool,
    /// Its place among the dossier's events.
    event: u32,
}

/// All events of a dossier, in the order in which those of one day apply.
#[derive(Clone)]
pub struct EventLog {
    entries: Vec<Entry>,
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
        let entries = places.into_iter().filter_map(|place| {
            let event = dossier.events.get(place as usize)?;
            let date = &event.date;
            Some(Entry {
                days: [date.earliest(), date.point(), date.latest()].map(Day::number),
                score: event.goldstein(),
                weight: event.weight,
                published: dossier.first_published(&event.sources),
                actor: event.actor.slot(),
                low_confidence: event.confidence == Confidence::Low,
                event: place,
            })
        });
        Self { entries: entries.collect(), days }
    }

    /// The first and last day of any event, by point dates.
    pub const fn days(&self) -> Option<(Day, Day)> {
        self.days
    }

    /// The events that had happened, were known, and are of the direction.
    pub fn select(&self, scope: Scope) -> Selection {
        let counts = |entry: &&Entry| {
            let [_, point, _] = entry.days;
            scope.direction.takes(entry.actor)
                && visibility(Day::from_number(point), entry.published, scope.as_of)
                    == Visibility::Happened
        };
        Selection {
            entries: self.entries.iter().filter(counts).copied().collect(),
            as_of: scope.as_of,
        }
    }
}

/// The events that count, before their dates are read.
#[derive(Debug, Clone)]
pub struct Selection {
    entries: Vec<Entry>,
    as_of: Day,
}

/// One event as it is applied.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Step {
    pub(super) day: i32,
    /// Its place among the dossier's events.
    pub(super) event: u32,
    /// Goldstein points × weight.
    pub(super) score: f64,
    pub(super) low_confidence: bool,
}

/// One event as a mean takes it, in no order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighed {
    pub(super) day: i32,
    /// Goldstein points × weight.
    pub(super) score: f64,
    pub(super) weight: f64,
    pub(super) low_confidence: bool,
}

impl Entry {
    fn day(&self, reading: DateReading) -> i32 {
        let [earliest, point, latest] = self.days;
        match reading {
            DateReading::Earliest => earliest,
            DateReading::Point => point,
            DateReading::Latest => latest,
        }
    }
}

impl Selection {
    /// The as-of day.
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// How many events count.
    pub fn event_count(&self) -> usize {
        self.entries.len()
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
        low_confidence: entry.low_confidence,
    }
}
