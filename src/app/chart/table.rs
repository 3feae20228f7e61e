//! The table of events: which rows it has, in which order.

use std::cmp::Ordering;

use crate::dossier::{Day, Dossier, Event};
use crate::reading::{Content, Marker, MarkerIndex};
use crate::words::Language;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Column {
    /// Its day, and its time where it has one.
    #[default]
    Date,
    /// What happened.
    Headline,
    /// Whose act.
    Actor,
    /// Its CAMEO code and what that says.
    Code,
    /// Its quad class.
    Quad,
    /// Its Goldstein score.
    Score,
    /// How far it moved tension.
    Change,
    /// How sure it is.
    Confidence,
    /// How many sources it rests on.
    Sources,
    /// Its tags.
    Tags,
}

impl Column {
    /// All, from left to right.
    pub const ALL: [Self; 10] = [
        Self::Date,
        Self::Headline,
        Self::Actor,
        Self::Code,
        Self::Quad,
        Self::Score,
        Self::Change,
        Self::Confidence,
        Self::Sources,
        Self::Tags,
    ];

    /// The catalogue's key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Date => "column-date",
            Self::Headline => "column-headline",
            Self::Actor => "column-actor",
            Self::Code => "column-code",
            Self::Quad => "column-quad",
            Self::Score => "column-score",
            Self::Change => "column-change",
            Self::Confidence => "column-confidence",
            Self::Sources => "column-sources",
            Self::Tags => "column-tags",
        }
    }

    /// Whether it holds numbers, which stand at the right.
    pub const fn is_numeric(self) -> bool {
        matches!(self, Self::Score | Self::Change | Self::Sources)
    }

    /// Whether its first click puts the largest first.
    const fn starts_descending(self) -> bool {
        matches!(self, Self::Score | Self::Change | Self::Sources)
    }
}

/// What the table shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    /// The words that every row must contain.
    pub query: String,
    /// The days that it is narrowed to, both included.
    pub days: Option<(Day, Day)>,
    /// By which column it is sorted.
    pub column: Column,
    /// Whether the last comes first.
    pub descending: bool,
    /// Places among the content's markers, in order.
    pub rows: Vec<u32>,
}

impl Table {
    /// Sorts by a column; by the same once more, the other way round.
    pub(crate) fn sort_by(&mut self, column: Column) {
        if self.column == column {
            self.descending = !self.descending;
        } else {
            self.column = column;
            self.descending = column.starts_descending();
        }
    }

    /// Computes the rows anew: the markers that are drawn, those whose words
    /// match, sorted. Cost: O(events · log events).
    pub(crate) fn refresh(&mut self, dossier: &Dossier, content: &Content, index: &MarkerIndex) {
        let terms: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        let found = |place: &usize| {
            let marker = content.markers.get(*place);
            let in_days = |marker: &&Marker| {
                self.days.is_none_or(|(from, to)| from <= marker.day && marker.day <= to)
            };
            let event = marker.filter(in_days).and_then(|m| dossier.events.get(m.event));
            event.is_some_and(|event| terms.is_empty() || contains(dossier, event, &terms))
        };
        self.rows = index.places().filter(found).map(|place| place as u32).collect();
        let (column, descending) = (self.column, self.descending);
        let key = |place: u32| {
            let marker = content.markers.get(place as usize)?;
            Some((marker, dossier.events.get(marker.event)?))
        };
        // Stable, and from the order of days: equals stay in it.
        self.rows.sort_by(|a, b| match (key(*a), key(*b)) {
            (Some(a), Some(b)) => {
                let order = compare(column, a, b);
                if descending { order.reverse() } else { order }
            }
            _ => Ordering::Equal,
        });
    }

    /// Where an event stands in the table.
    pub(crate) fn row_of(&self, content: &Content, event: usize) -> Option<usize> {
        let place = content.place_of(event)? as u32;
        if self.column == Column::Date && !self.descending {
            return self.rows.binary_search(&place).ok();
        }
        self.rows.iter().position(|row| *row == place)
    }
}

fn contains(dossier: &Dossier, event: &Event, terms: &[String]) -> bool {
    let actor = dossier.actor_name(&event.actor);
    let text = format!(
        "{} {} {actor} {} {} {} {}",
        event.headline,
        event.id,
        event.code,
        Language::ALL.map(|language| language.code_label(event.code.entry())).join(" "),
        event.tags.join(" "),
        event.date.point(),
    );
    let text = text.to_lowercase();
    terms.iter().all(|term| text.contains(term.as_str()))
}

fn compare(column: Column, a: (&Marker, &Event), b: (&Marker, &Event)) -> Ordering {
    let ((marker_a, a), (marker_b, b)) = (a, b);
    match column {
        Column::Date => marker_a.day.cmp(&marker_b.day),
        Column::Headline => a.headline.cmp(&b.headline),
        Column::Actor => marker_a.slot.map(|s| s.index()).cmp(&marker_b.slot.map(|s| s.index())),
        Column::Code => a.code.as_str().cmp(b.code.as_str()),
        Column::Quad => marker_a.quad.number().cmp(&marker_b.quad.number()),
        Column::Score => a.goldstein().total_cmp(&b.goldstein()),
        Column::Change => marker_a.change.abs().total_cmp(&marker_b.change.abs()),
        Column::Confidence => (a.confidence as u8).cmp(&(b.confidence as u8)),
        Column::Sources => a.sources.len().cmp(&b.sources.len()),
        Column::Tags => a.tags.cmp(&b.tags),
    }
}
