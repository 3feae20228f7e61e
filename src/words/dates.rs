//! Days and dates as readers of a language write them.
//!
//! The forms come from the catalogue alone: the machine's locale plays no part, so that the same
//! dossier gives the same picture everywhere.

use chrono::Datelike;

use super::{Value, Words};
use crate::dossier::{Day, Edtf, Precision, Qualifier, Stamp};

/// The catalogue's keys of the months.
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

impl Words {
    /// A day with its year: `11 Jun 2025`.
    pub fn day(&self, day: Day) -> String {
        self.date("date-day", day)
    }

    /// A day in a tight place: without its year where all of the record lies in
    /// that, else with it.
    pub fn short_day(&self, day: Day) -> String {
        if self.year == Some(day.date().year()) { self.day_of_year(day) } else { self.day(day) }
    }

    /// A day where the year is plain from the context: `11 Jun`.
    pub fn day_of_year(&self, day: Day) -> String {
        self.date("date-day-of-year", day)
    }

    /// A day's month: `Jun 2025`.
    pub fn month(&self, day: Day) -> String {
        self.date("date-month", day)
    }

    /// A day's year: `2025`.
    pub fn year(&self, day: Day) -> String {
        self.date("date-year", day)
    }

    /// A date that may be coarse, uncertain or a span: `about 10 Jun 2025`,
    /// `Jun 2025`, `9 Jun 2025 to 10 Jun 2025`, `since 10 Jun 2025`.
    pub fn edtf(&self, date: &Edtf) -> String {
        match date {
            Edtf::Stamp(stamp) => self.stamp(stamp),
            Edtf::Interval { start: Some(start), end: Some(end) } => {
                let values = [("from", self.stamp(start).into()), ("to", self.stamp(end).into())];
                self.with("date-span", &values).into_owned()
            }
            Edtf::Interval { start: Some(start), end: None } => {
                self.with("date-since", &[("date", self.stamp(start).into())]).into_owned()
            }
            Edtf::Interval { start: None, end } => {
                let end = end.map(|stamp| self.stamp(&stamp)).unwrap_or_default();
                self.with("date-until", &[("date", end.into())]).into_owned()
            }
        }
    }

    fn stamp(&self, stamp: &Stamp) -> String {
        let plain = match stamp.precision() {
            Precision::Day => self.day(stamp.first()),
            Precision::Month => self.month(stamp.first()),
            Precision::Year => self.year(stamp.first()),
        };
        let key = match stamp.qualifier() {
            Qualifier::None => return plain,
            Qualifier::Approximate => "date-about",
            Qualifier::Uncertain => "date-perhaps",
            Qualifier::Both => "date-perhaps-about",
        };
        self.with(key, &[("date", plain.into())]).into_owned()
    }

    fn date(&self, form: &'static str, day: Day) -> String {
        let date = day.date();
        let month = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
        let text = |number: i64| Value::from(number.to_string());
        let values = [
            ("day", text(date.day().into())),
            ("month", Value::Text(self.get(month))),
            ("year", text(date.year().into())),
        ];
        self.with(form, &values).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn read(language: Language, text: &str) -> String {
        Words::of(language).edtf(&text.parse().unwrap())
    }

    #[test]
    fn dates_read_as_people_write_them() {
        let english = |text| read(Language::English, text);
        assert_eq!(english("2025-06-10"), "10 Jun 2025");
        assert_eq!(english("2018-02-06~"), "about 6 Feb 2018");
        assert_eq!(english("2025-06?"), "perhaps Jun 2025");
        assert_eq!(english("2025%"), "perhaps about 2025");
        assert_eq!(english("2025-06-09/2025-06-10"), "9 Jun 2025 to 10 Jun 2025");
        assert_eq!(english("2025-06-09/.."), "since 9 Jun 2025");
        assert_eq!(english("../2025-06"), "until Jun 2025");
        let chinese = |text| read(Language::Chinese, text);
        assert_eq!(chinese("2025-06-10"), "2025年6月10日");
        assert_eq!(chinese("2025-12"), "2025年12月");
        assert_eq!(chinese("2018-02-06~"), "约2018年2月6日");
    }

    #[test]
    fn short_days_leave_the_year_out() {
        let day = Day::from_ymd(2025, 6, 1).unwrap();
        assert_eq!(Words::english().day_of_year(day), "1 Jun");
        assert_eq!(Words::of(Language::Chinese).day_of_year(day), "6月1日");
    }
}
