//! What is found in a text.

use std::ops::Range;

use crate::dossier::{Day, Edtf, Qualifier};

/// An expression of a text that names a date or a duration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// Its bytes in the text, on the bounds of characters.
    pub range: Range<usize>,
    /// What it means on the calendar; `None` for a duration, which is no date.
    pub edtf: Option<Edtf>,
    /// What sort of expression it is.
    pub kind: DateKind,
    /// How sure the words are: "around 10 June" is approximate, and figures
    /// that can be read in two ways are uncertain. The same is in `edtf`.
    pub qualifier: Qualifier,
    /// The day from which it is counted, for "yesterday" or "hours earlier":
    /// that of the text, or a day named before. `None` where it is absolute.
    pub relative_to: Option<Day>,
    /// Whether a year (or month) that it lacks was taken from the text's day.
    pub is_completed: bool,
    /// The name of the rule that read it, in plain English.
    pub rule: &'static str,
}

impl FoundDate {
    /// Whether it is counted from another day.
    pub const fn is_relative(&self) -> bool {
        self.relative_to.is_some()
    }
}

/// What sort of expression a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateKind {
    /// One day, month or year.
    Point,
    /// From one day, month or year to another.
    Span,
    /// From then on: its start is named, its end is not.
    Since,
    /// Up to then: its end is named, its start is not.
    Until,
    /// A length of time, and no date: "a 90-day truce", "two days of talks".
    Duration(Length),
}

/// How long something lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// How many of the unit; `None` for "hours" or "数月", which do not say.
    pub count: Option<u32>,
    /// Of what.
    pub unit: Unit,
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Seconds, minutes or hours: less than a day.
    Hour,
    /// Calendar days.
    Day,
    /// Monday to Friday.
    WorkingDay,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// Calendar months.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// Six months from January or July.
    Half,
    /// Calendar years.
    Year,
    /// Ten years, the first ending in 0.
    Decade,
    /// A hundred years, as people count them: the 20th is 1900 to 1999.
    Century,
}

impl Unit {
    /// The name that the tables of words have for it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "hour" => Self::Hour,
            "day" => Self::Day,
            "working day" => Self::WorkingDay,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            _ => return None,
        })
    }
}
