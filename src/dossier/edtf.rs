//! Dates as historians write them: EDTF (Extended Date/Time Format, Library of
//! Congress, ISO 8601-2), levels 0 and 1 as far as a dossier needs them.
//!
//! It refuses times of day (an event has its own `time`), seasons and years
//! with unspecified digits.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::day::{Day, DayError, days_in_month, full_month_name, month_name};

/// How many days either way `~` and `?` allow for a day; EDTF itself gives no number.
const UNCERTAIN_DAYS: i32 = 7;

/// A date that may be coarse, approximate, uncertain or a span.
///
/// Three days are read from it: the [point](Self::point) estimate that
/// computations use, and the [earliest](Self::earliest) and
/// [latest](Self::latest) day it can stand for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One day, month or year.
    Stamp(Stamp),
    /// `start/end`: it lasted. A missing bound is open (`..`); not both.
    Interval {
        /// The first bound; `None` where open.
        start: Option<Stamp>,
        /// The last bound; `None` where open.
        end: Option<Stamp>,
    },
}

/// A day, month or year with its qualifier.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    first: Day,
    precision: Precision,
    qualifier: Qualifier,
}

/// How finely a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

/// How sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As written.
    None,
    /// `~`: about then.
    Approximate,
    /// `?`: perhaps then.
    Uncertain,
    /// `%`: perhaps, and about then.
    Both,
}

/// Why a text is not a date. [`Words`](crate::words::Words) say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EdtfError {
    /// Nothing written.
    Empty,
    /// Not of a form that is read here.
    Form(String),
    /// A day with a time of day behind it.
    TimeOfDay(String),
    /// A month or day that the calendar does not have.
    Calendar(DayError),
    /// An interval that ends before it starts.
    Backwards {
        /// The start written.
        start: Stamp,
        /// The end written.
        end: Stamp,
    },
    /// An interval of more than two parts.
    Parts(String),
    /// `../..`.
    Open,
}

impl From<DayError> for EdtfError {
    fn from(error: DayError) -> Self {
        Self::Calendar(error)
    }
}

impl Edtf {
    /// A plain day.
    pub const fn day(day: Day) -> Self {
        Self::Stamp(Stamp { first: day, precision: Precision::Day, qualifier: Qualifier::None })
    }

    /// The day used in computations: the day itself; the start of an interval
    /// (its end where the start is open); the 15th of a month; 1 July of a
    /// year (DESIGN §3).
    pub fn point(&self) -> Day {
        match self {
            Self::Stamp(stamp) => stamp.point(),
            // Both open cannot be parsed; the fallback keeps the match total.
            Self::Interval { start, end } => {
                start.or(*end).map_or(Day::from_number(0), |stamp| stamp.point())
            }
        }
    }

    /// The earliest day it can mean. An interval has no uncertainty in its
    /// start: its earliest day is its point.
    pub fn earliest(&self) -> Day {
        match self {
            Self::Stamp(stamp) => stamp.first_possible(),
            Self::Interval { .. } => self.point(),
        }
    }

    /// The latest day it can mean as the day something happened; for an
    /// interval its point.
    pub fn latest(&self) -> Day {
        match self {
            Self::Stamp(stamp) => stamp.last_possible(),
            Self::Interval { .. } => self.point(),
        }
    }

    /// Whether more than one day is possible.
    pub fn is_uncertain(&self) -> bool {
        self.earliest() != self.latest()
    }

    /// The first day it can cover, an interval's start included; `None` where
    /// the start is open.
    pub fn first_covered(&self) -> Option<Day> {
        match self {
            Self::Stamp(stamp) => Some(stamp.first_possible()),
            Self::Interval { start, .. } => start.map(|stamp| stamp.first_possible()),
        }
    }

    /// The last day it can cover, as a due date is read: the end of the
    /// interval, month or year; `None` where the end is open.
    pub fn last_covered(&self) -> Option<Day> {
        match self {
            Self::Stamp(stamp) => Some(stamp.last_possible()),
            Self::Interval { end, .. } => end.map(|stamp| stamp.last_possible()),
        }
    }

    /// For people, in English: `10 Jun 2025`, `about 10 Jun 2025`, `Jun 2025`,
    /// `9 Jun 2025 to 10 Jun 2025`, `since 10 Jun 2025`.
    pub fn long(&self) -> String {
        self.read_out(month_name)
    }

    /// The same with the months in full, as in speech: `about 6 February 2018`. It shows a user
    /// typing a date how it was understood.
    pub fn in_words(&self) -> String {
        self.read_out(full_month_name)
    }

    fn read_out(&self, month: fn(NaiveDate) -> &'static str) -> String {
        match self {
            Self::Stamp(stamp) => stamp.read_out(month),
            Self::Interval { start: Some(start), end: Some(end) } => {
                format!("{} to {}", start.read_out(month), end.read_out(month))
            }
            Self::Interval { start: Some(start), end: None } => {
                format!("since {}", start.read_out(month))
            }
            Self::Interval { start: None, end } => {
                format!("until {}", end.map_or_else(String::new, |stamp| stamp.read_out(month)))
            }
        }
    }
}

impl Stamp {
    /// The first day of what is written.
    pub const fn first(&self) -> Day {
        self.first
    }

    /// How finely it is written.
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// How sure it is.
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    fn point(&self) -> Day {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.plus(14),
            Precision::Year => Day::from_ymd(self.first.date().year(), 7, 1).unwrap_or(self.first),
        }
    }

    fn last_written(&self) -> Day {
        let date = self.first.date();
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => {
                self.first.plus(days_in_month(date.year(), date.month()) as i32 - 1)
            }
            Precision::Year => Day::from_ymd(date.year(), 12, 31).unwrap_or(self.first),
        }
    }

    /// Half the width that the qualifier adds. A month or year is wide
    /// already: seven days about its middle would make "perhaps June" surer
    /// than "June".
    fn slack(&self) -> i32 {
        match (self.precision, self.qualifier) {
            (Precision::Day, Qualifier::Approximate | Qualifier::Uncertain | Qualifier::Both) => {
                UNCERTAIN_DAYS
            }
            _ => 0,
        }
    }

    fn first_possible(&self) -> Day {
        self.first.plus(-self.slack())
    }

    fn last_possible(&self) -> Day {
        self.last_written().plus(self.slack())
    }

    fn read_out(&self, month: fn(NaiveDate) -> &'static str) -> String {
        let date = self.first.date();
        let month = month(date);
        let plain = match self.precision {
            Precision::Day => format!("{} {month} {}", date.day(), date.year()),
            Precision::Month => format!("{month} {}", date.year()),
            Precision::Year => date.year().to_string(),
        };
        match self.qualifier {
            Qualifier::None => plain,
            Qualifier::Approximate => format!("about {plain}"),
            Qualifier::Uncertain => format!("perhaps {plain}"),
            Qualifier::Both => format!("perhaps about {plain}"),
        }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        if text.trim().is_empty() {
            return Err(EdtfError::Empty);
        }
        let Some((start_text, end_text)) = text.split_once('/') else {
            return Ok(Self::Stamp(text.parse()?));
        };
        if end_text.contains('/') && text.split('/').all(|part| parse_bound(part).is_ok()) {
            return Err(EdtfError::Parts(text.chars().take(40).collect()));
        }
        let start = parse_bound(start_text)?;
        let end = parse_bound(end_text)?;
        match (start, end) {
            (None, None) => Err(EdtfError::Open),
            (Some(start), Some(end)) if end.last_written() < start.first => {
                Err(EdtfError::Backwards { start, end })
            }
            _ => Ok(Self::Interval { start, end }),
        }
    }
}

fn parse_bound(text: &str) -> Result<Option<Stamp>, EdtfError> {
    if text == ".." { Ok(None) } else { text.parse().map(Some) }
}

impl FromStr for Stamp {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let form = || EdtfError::Form(text.chars().take(40).collect());
        let qualifiers =
            [('~', Qualifier::Approximate), ('?', Qualifier::Uncertain), ('%', Qualifier::Both)];
        let (date, qualifier) = qualifiers
            .into_iter()
            .find_map(|(sign, qualifier)| Some((text.strip_suffix(sign)?, qualifier)))
            .unwrap_or((text, Qualifier::None));
        let digits = |part: &str| -> Result<u32, EdtfError> {
            if part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| form())
            } else {
                Err(form())
            }
        };
        let parts: Vec<&str> = date.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        let (first, precision) = match (lengths.as_slice(), parts.as_slice()) {
            ([4], [year]) => (Day::from_ymd(digits(year)? as i32, 1, 1)?, Precision::Year),
            ([4, 2], [year, month]) => {
                (Day::from_ymd(digits(year)? as i32, digits(month)?, 1)?, Precision::Month)
            }
            ([4, 2, 2], [year, month, day]) => {
                (Day::from_ymd(digits(year)? as i32, digits(month)?, digits(day)?)?, Precision::Day)
            }
            _ if has_time(date) => {
                return Err(EdtfError::TimeOfDay(text.chars().take(40).collect()));
            }
            _ => return Err(form()),
        };
        Ok(Self { first, precision, qualifier })
    }
}

/// Whether a time stands behind a day, as in `2025-06-10T23:50`.
fn has_time(text: &str) -> bool {
    let day = text.get(..10).is_some_and(|day| day.parse::<Day>().is_ok());
    let mut behind = text.get(10..).unwrap_or_default().chars();
    day && behind.next().is_some_and(|c| matches!(c, 'T' | 't' | ' ' | '_'))
        && behind.find(|c| !c.is_whitespace()).is_some_and(|c| c.is_ascii_digit())
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first.date();
        match self.precision {
            Precision::Day => write!(f, "{}", self.first)?,
            Precision::Month => write!(f, "{:04}-{:02}", date.year(), date.month())?,
            Precision::Year => write!(f, "{:04}", date.year())?,
        }
        f.write_str(match self.qualifier {
            Qualifier::None => "",
            Qualifier::Approximate => "~",
            Qualifier::Uncertain => "?",
            Qualifier::Both => "%",
        })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |stamp: &Option<Stamp>| {
            stamp.map_or_else(|| "..".to_owned(), |stamp| stamp.to_string())
        };
        match self {
            Self::Stamp(stamp) => stamp.fmt(f),
            Self::Interval { start, end } => write!(f, "{}/{}", bound(start), bound(end)),
        }
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Edtf {
    fn schema_name() -> Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An EDTF date: 2025-06-10, 2025-06, 2025, 2025-06-10~ (about), 2025-06? (uncertain), 2025-06-09/2025-06-10 (lasted), ../2025-06-10, 2025-06-10/..",
            "pattern": r"^(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?)(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?))?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> [String; 3] {
        let date: Edtf = text.parse().unwrap();
        assert_eq!(date.to_string(), text, "printed as written");
        [date.earliest(), date.point(), date.latest()].map(|day| day.to_string())
    }

    #[test]
    fn each_form_has_its_point_and_range() {
        let same = |day: &str| [day; 3].map(str::to_owned);
        assert_eq!(days("2025-06-10"), same("2025-06-10"));
        assert_eq!(days("2025-06"), ["2025-06-01", "2025-06-15", "2025-06-30"]);
        assert_eq!(days("2025"), ["2025-01-01", "2025-07-01", "2025-12-31"]);
        assert_eq!(days("2025-06-10~"), ["2025-06-03", "2025-06-10", "2025-06-17"]);
        assert_eq!(days("2025-06-10?"), ["2025-06-03", "2025-06-10", "2025-06-17"]);
        assert_eq!(days("2024-02?"), ["2024-02-01", "2024-02-15", "2024-02-29"]);
        assert_eq!(days("2025-06-09/2025-06-10"), same("2025-06-09"));
        assert_eq!(days("../2025-06-10"), same("2025-06-10"));
        assert_eq!(days("2025-06-10/.."), same("2025-06-10"));
    }

    #[test]
    fn a_due_date_runs_to_its_last_day() {
        let last = |text: &str| text.parse::<Edtf>().unwrap().last_covered().map(|d| d.to_string());
        assert_eq!(last("2025-06").as_deref(), Some("2025-06-30"));
        assert_eq!(last("2025-06-09/2025-06-10~").as_deref(), Some("2025-06-17"));
        assert_eq!(last("2025-06-10/.."), None);
    }

    #[test]
    fn wrong_dates_say_what_to_do() {
        let error = |text: &str| text.parse::<Edtf>().unwrap_err().to_string();
        assert!(error("2025-02-30").contains("28 days"));
        assert!(error("2025-06-10T23:50").contains("`time`"));
        assert!(error("2025-06-12/2025-06-10").contains("swap"));
        assert!(error("../..").contains("not open"));
        for bad in ["", " ", "soon", "2025-6-1", "20250610", "2025-06-10~~", "/", "2025-é", "~"] {
            assert!(bad.parse::<Edtf>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn reads_out_in_words() {
        let long = |text: &str| text.parse::<Edtf>().unwrap().long();
        assert_eq!(long("2018-02-06~"), "about 6 Feb 2018");
        assert_eq!(long("2025-06?"), "perhaps Jun 2025");
        assert_eq!(long("2025-06-09/.."), "since 9 Jun 2025");
        let words = |text: &str| text.parse::<Edtf>().unwrap().in_words();
        assert_eq!(words("2018-02-06~"), "about 6 February 2018");
        assert_eq!(words("2025-06/2025-09?"), "June 2025 to perhaps September 2025");
    }
}
