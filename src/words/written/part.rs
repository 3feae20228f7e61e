//! One end of a written date, or the whole of it, before it is known what
//! stands beside it.

use crate::dossier::{Day, Edtf, Stamp};

use super::problem::DateProblem;

/// What is written of a day, month or year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) year: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// A number of which the other end of a span says what it counts: the 10
    /// of "10 to 11 May".
    pub(super) lone: Option<u32>,
    /// Two numbers that are a day and a month, in whichever order.
    pub(super) pair: Option<(u32, u32)>,
    /// Whether dots stand between those, which put the day first.
    pub(super) is_dotted: bool,
    pub(super) about: bool,
    pub(super) perhaps: bool,
    /// The day of the week that is written with it, 1 for Monday.
    pub(super) weekday: Option<u32>,
}

impl Part {
    /// Whether it takes its month from the other end.
    pub(super) const fn is_elliptic(&self) -> bool {
        self.lone.is_some()
    }

    /// Decides which number of two is the day, when the year is known.
    pub(super) fn settle(&mut self, year: Option<u32>) -> Result<(), DateProblem> {
        let Some((first, second)) = self.pair.take() else { return Ok(()) };
        let (day, month) = match (first, second) {
            (_, 13..) if first > 12 => return Err(DateProblem::NoMonth(second)),
            (_, 13..) => (second, first),
            _ if first > 12 || first == second || self.is_dotted => (first, second),
            _ => return Err(self.ambiguous(year, first, second)),
        };
        (self.day, self.month) = (Some(day), Some(month));
        Ok(())
    }

    fn ambiguous(&self, year: Option<u32>, first: u32, second: u32) -> DateProblem {
        let Some(year) = year else { return DateProblem::YearMissing };
        let reading = |day, month| {
            Self { year: Some(year), month: Some(month), day: Some(day), ..*self }.stamp()
        };
        match (reading(first, second), reading(second, first)) {
            (Ok(day_first), Ok(month_first)) => DateProblem::Ambiguous {
                day_first: Edtf::Stamp(day_first),
                month_first: Edtf::Stamp(month_first),
            },
            (Err(problem), _) | (_, Err(problem)) => problem,
        }
    }

    /// What it is, when it has a year.
    pub(super) fn stamp(&self) -> Result<Stamp, DateProblem> {
        let Some(year) = self.year else { return Err(DateProblem::YearMissing) };
        if self.lone.is_some() {
            return Err(DateProblem::MonthMissing);
        }
        let sign = match (self.about, self.perhaps) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        };
        let text = match (self.month, self.day) {
            (None, None) => format!("{year:04}{sign}"),
            (Some(month), None) => format!("{year:04}-{month:02}{sign}"),
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}{sign}"),
            (None, Some(_)) => return Err(DateProblem::MonthMissing),
        };
        let stamp: Stamp = text.parse().map_err(|error| super::problem_of(&text, error))?;
        self.check_weekday(stamp.first())?;
        Ok(stamp)
    }

    fn check_weekday(&self, day: Day) -> Result<(), DateProblem> {
        use chrono::Datelike;
        match self.weekday {
            Some(written) if day.date().weekday().number_from_monday() != written => {
                Err(DateProblem::Weekday { day, written })
            }
            _ => Ok(()),
        }
    }
}
