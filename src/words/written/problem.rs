//! Why a written date is refused, in the words of each language.

use std::fmt;

use chrono::Datelike;

use super::WrittenDate;
use crate::dossier::{Day, Edtf, days_in_month};
use crate::words::{ENGLISH, Words};

/// How much of a text is quoted.
const MOST_SAID: usize = 40;

/// Why a text is not read as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// Nothing is written.
    Empty,
    /// A part of it means nothing in a date.
    Unknown {
        /// What was written.
        text: String,
        /// The part.
        part: String,
    },
    /// Day and month can be told in two ways.
    Ambiguous {
        /// With the day first.
        day_first: Edtf,
        /// With the month first.
        month_first: Edtf,
    },
    /// There is no year, and none to take it from.
    YearMissing,
    /// The year has two digits.
    ShortYear,
    /// There is a day and no month.
    MonthMissing,
    /// There is no such month.
    NoMonth(u32),
    /// The month has no such day.
    NoDay {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
        /// The day written.
        day: u32,
        /// How many days that month has.
        days: u32,
    },
    /// The day is another day of the week.
    Weekday {
        /// The day.
        day: Day,
        /// The weekday written, 1 for Monday.
        written: u32,
    },
    /// It depends on a clock: this word does.
    Relative(String),
    /// A part of a month or year, which no date says: this word.
    Vague(String),
    /// A season or a quarter, which no date says: this word.
    Season(String),
    /// A time of day, which has a field of its own.
    TimeOfDay,
    /// The span ends before it starts.
    Backwards,
    /// A span with no end that is written.
    Open,
    /// A span of more than two ends.
    Parts,
    /// A day is asked for, and this is not one sure day.
    NotOneDay(Edtf),
}

/// The keys of the days of the week, from Monday on.
const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

impl DateProblem {
    pub(super) fn unknown(text: &str, part: &str) -> Self {
        let short = |text: &str| text.chars().take(MOST_SAID).collect();
        Self::Unknown { text: short(text), part: short(part) }
    }

    pub(super) fn no_day(year: i32, month: u32, day: u32) -> Self {
        Self::NoDay { year, month, day, days: days_in_month(year, month) }
    }
}

impl Words {
    /// Why a written date is refused, and what to write.
    pub fn date_problem(&self, problem: &DateProblem) -> String {
        let text = |value: &dyn ToString| value.to_string().into();
        match problem {
            DateProblem::Empty => self.get("date-problem-empty").into_owned(),
            DateProblem::Unknown { text, part } if text.eq_ignore_ascii_case(part) => {
                self.with("date-problem-form", &[("text", text.into())]).into_owned()
            }
            DateProblem::Unknown { text, part } => {
                let values = [("text", text.into()), ("part", part.into())];
                self.with("date-problem-unknown", &values).into_owned()
            }
            DateProblem::Ambiguous { day_first, month_first } => {
                let values = [
                    ("first", self.edtf(day_first).into()),
                    ("second", self.edtf(month_first).into()),
                    ("first_written", text(day_first)),
                    ("second_written", text(month_first)),
                ];
                self.with("date-problem-ambiguous", &values).into_owned()
            }
            DateProblem::YearMissing => self.get("date-problem-year").into_owned(),
            DateProblem::ShortYear => self.get("date-problem-short-year").into_owned(),
            DateProblem::MonthMissing => self.get("date-problem-month").into_owned(),
            DateProblem::NoMonth(month) => {
                self.with("date-problem-no-month", &[("month", text(month))]).into_owned()
            }
            DateProblem::NoDay { year, month, day, days } => {
                let first = Day::from_ymd(*year, *month, 1).unwrap_or(Day::from_number(1));
                let values =
                    [("month", self.month(first).into()), ("day", text(day)), ("days", text(days))];
                self.with("date-problem-no-day", &values).into_owned()
            }
            DateProblem::Weekday { day, written } => {
                let right = day.date().weekday().number_from_monday();
                let values = [
                    ("day", self.day(*day).into()),
                    ("right", self.weekday(right).into()),
                    ("written", self.weekday(*written).into()),
                ];
                self.with("date-problem-weekday", &values).into_owned()
            }
            DateProblem::Relative(word) => {
                self.with("date-problem-relative", &[("word", word.into())]).into_owned()
            }
            DateProblem::Vague(word) => {
                self.with("date-problem-vague", &[("word", word.into())]).into_owned()
            }
            DateProblem::Season(word) => {
                self.with("date-problem-season", &[("word", word.into())]).into_owned()
            }
            DateProblem::Parts => self.get("date-problem-parts").into_owned(),
            DateProblem::TimeOfDay => self.get("date-problem-time").into_owned(),
            DateProblem::Backwards => self.get("date-problem-backwards").into_owned(),
            DateProblem::Open => self.get("date-problem-open").into_owned(),
            DateProblem::NotOneDay(date) => self
                .with("date-problem-not-one-day", &[("date", self.edtf(date).into())])
                .into_owned(),
        }
    }

    /// What a written date was understood as, and that its year was taken from
    /// elsewhere.
    pub fn written_date(&self, date: &WrittenDate) -> String {
        let read = self.edtf(&date.edtf);
        if !date.year_assumed {
            return read;
        }
        self.with("date-year-assumed", &[("date", read.into())]).into_owned()
    }

    /// The name of a day of the week, 1 for Monday.
    fn weekday(&self, number: u32) -> String {
        let place = usize::try_from(number).unwrap_or(0).saturating_sub(1);
        self.get(WEEKDAYS.get(place).copied().unwrap_or_default()).into_owned()
    }
}

/// In English, for the command line.
impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&ENGLISH.date_problem(self))
    }
}

impl std::error::Error for DateProblem {}
