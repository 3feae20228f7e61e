//! Whole days, the unit of time of every computation.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// A calendar day (proleptic Gregorian), counted in days since 1 January of
/// year 1. Ordered, cheap to copy, printed as ISO 8601 (`2025-06-10`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Why a text is not a day. [`Words`](crate::words::Words) say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayError {
    /// Not of the form `YYYY-MM-DD`.
    Form(String),
    /// A month above 12, or 0.
    Month(u32),
    /// A day that the month does not have.
    Day {
        /// The year written.
        year: i32,
        /// The month written, 1 to 12.
        month: u32,
        /// The day written.
        day: u32,
        /// How many days that month has.
        days: u32,
    },
}

impl Day {
    /// The day of a calendar date.
    ///
    /// # Errors
    /// When there is no such month, or the month has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Result<Self, DayError> {
        if !(1..=12).contains(&month) {
            return Err(DayError::Month(month));
        }
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Ok(Self(date.num_days_from_ce())),
            None => Err(DayError::Day { year, month, day, days: days_in_month(year, month) }),
        }
    }

    /// The day `number` days after 31 December of the year before year 1.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Days since 31 December of the year before year 1; differences of two
    /// are spans in days.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day `days` later (earlier where negative), stopping at the ends of
    /// the calendar.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this day.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or(if self.0 < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        })
    }

    /// For people: `11 Jun 2025`, in English and the same on every machine.
    pub fn long(self) -> String {
        let date = self.date();
        format!("{} {} {}", date.day(), month_name(date), date.year())
    }

    /// For people, where the year is plain from the context: `11 Jun`.
    pub fn short(self) -> String {
        let date = self.date();
        format!("{} {}", date.day(), month_name(date))
    }
}

/// English month names as axis labels write them.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The English abbreviation of a date's month: `Jun`.
pub fn month_name(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// The English name of a date's month: `June`.
pub(super) fn full_month_name(date: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(date.month0() as usize).copied().unwrap_or_default()
}

/// How many days a month has; 31 for a month that does not exist.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(31)
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let form = || DayError::Form(text.chars().take(40).collect());
        let digits = |range| -> Option<u32> {
            let part: &str = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return Err(form());
        }
        match (digits(0..4), digits(5..7), digits(8..10)) {
            (Some(year), Some(month), Some(day)) => Self::from_ymd(year as i32, month, day),
            _ => Err(form()),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "description": "A day, YYYY-MM-DD",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_iso_days() {
        let day: Day = "2025-06-10".parse().unwrap();
        assert_eq!(day.to_string(), "2025-06-10");
        assert_eq!(day.long(), "10 Jun 2025");
        assert_eq!(day.plus(21).to_string(), "2025-07-01");
        assert_eq!(day.plus(21).since(day), 21);
    }

    #[test]
    fn says_what_is_wrong() {
        let error = |text: &str| text.parse::<Day>().unwrap_err().to_string();
        assert_eq!(
            error("2025-02-30"),
            "2025-02 has 28 days, so there is no day 30; write a day from 01 to 28"
        );
        assert_eq!(error("2025-13-01"), "there is no month 13; months go from 01 to 12");
        assert!(error("10 June").contains("YYYY-MM-DD"));
        assert!(error("2025-06-1é").contains("YYYY-MM-DD"));
    }
}
