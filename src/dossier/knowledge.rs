//! What could be known on a day: nothing is known before a source reports it.

use super::Dossier;
use super::day::Day;
use super::event::{Event, Source};
use super::id::Id;

/// How an event stands on the as-of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// It had happened and was known.
    Happened,
    /// It was known to be coming; it moves nothing yet.
    Scheduled,
    /// No source had reported it yet.
    Unknown,
}

impl Dossier {
    /// The earliest day on which one of these documents was published; `None` if none is dated.
    pub fn first_published(&self, sources: &[Id<Source>]) -> Option<Day> {
        let dates = sources.iter().filter_map(|id| self.sources.find(id)?.published);
        dates.map(|date| date.point()).min()
    }

    /// The first day on which something with this date, reported by these documents, had happened
    /// and was known.
    pub fn known_from(&self, date: Day, sources: &[Id<Source>]) -> Day {
        self.first_published(sources).map_or(date, |published| published.max(date))
    }

    /// Whether something with this date, reported by these documents, was known on a day, as past
    /// or as coming.
    pub fn is_known(&self, date: Day, sources: &[Id<Source>], as_of: Day) -> bool {
        visibility(date, self.first_published(sources), as_of) != Visibility::Unknown
    }

    /// How an event stands on a day.
    pub fn visibility(&self, event: &Event, as_of: Day) -> Visibility {
        let published = self.first_published(&event.sources);
        match visibility(event.date.point(), published, as_of) {
            Visibility::Happened if event.planned => Visibility::Scheduled,
            otherwise => otherwise,
        }
    }
}

/// How something stands on a day, by its own day and the day of its earliest
/// dated source.
pub(crate) fn visibility(date: Day, published: Option<Day>, as_of: Day) -> Visibility {
    if published.is_some_and(|published| published > as_of) {
        Visibility::Unknown
    } else if date > as_of {
        Visibility::Scheduled
    } else {
        Visibility::Happened
    }
}
