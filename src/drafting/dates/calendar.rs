//! Stretches of the calendar, and how to go along it.

use chrono::Datelike;

use super::found::Unit;
use crate::dossier::{Day, Edtf, Precision, Qualifier, Stamp, days_in_month};

/// From one day to another, and how finely either is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) first: Day,
    pub(super) last: Day,
    /// How finely the first day is named.
    pub(super) from: Precision,
    /// How finely the last day is named.
    pub(super) to: Precision,
}

impl Extent {
    pub(super) const fn days(first: Day, last: Day) -> Self {
        Self { first, last, from: Precision::Day, to: Precision::Day }
    }

    pub(super) const fn day(day: Day) -> Self {
        Self::days(day, day)
    }

    /// A number of months, from a month of a year on.
    pub(super) fn months(year: i32, month: u32, count: u32) -> Option<Self> {
        let first = Day::from_ymd(year, month, 1).ok()?;
        let last = add_months(first, i32::try_from(count).ok()?)?.plus(-1);
        Some(Self { first, last, from: Precision::Month, to: Precision::Month })
    }

    /// A number of years.
    pub(super) fn years(year: i32, count: i32) -> Option<Self> {
        let first = Day::from_ymd(year, 1, 1).ok()?;
        let last = Day::from_ymd(year.checked_add(count)?, 1, 1).ok()?.plus(-1);
        Some(Self { first, last, from: Precision::Year, to: Precision::Year })
    }

    /// From this to the end of another.
    pub(super) fn to(self, end: Self) -> Option<Self> {
        (self.first <= end.last).then_some(Self { last: end.last, to: end.to, ..self })
    }

    /// How many days lie between it and a day; 0 where it has that day.
    pub(super) fn gap(self, day: Day) -> i32 {
        self.first.since(day).max(day.since(self.last)).max(0)
    }

    /// As EDTF, with a qualifier at both ends.
    pub(super) fn edtf(self, qualifier: Qualifier) -> Option<Edtf> {
        let start = stamp(self.first, self.from, qualifier)?;
        let end = stamp(self.last, self.to, qualifier)?;
        if start == end {
            return Some(Edtf::Stamp(start));
        }
        Some(Edtf::Interval { start: Some(start), end: Some(end) })
    }
}

/// The day, month or year in which a day is.
pub(super) fn stamp(day: Day, precision: Precision, qualifier: Qualifier) -> Option<Stamp> {
    let date = day.date();
    let plain = match precision {
        Precision::Day => day.to_string(),
        Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
        Precision::Year => format!("{:04}", date.year()),
    };
    let sign = match qualifier {
        Qualifier::None => "",
        Qualifier::Approximate => "~",
        Qualifier::Uncertain => "?",
        Qualifier::Both => "%",
    };
    format!("{plain}{sign}").parse().ok()
}

/// The same day a number of months later, or the last day of that month.
pub(super) fn add_months(day: Day, count: i32) -> Option<Day> {
    let date = day.date();
    let months = date.year().checked_mul(12)?.checked_add(date.month0() as i32)?;
    let months = months.checked_add(count)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
    Day::from_ymd(year, month, date.day().min(days_in_month(year, month))).ok()
}

/// A day a number of units later; business days skip Saturday and Sunday.
pub(super) fn add(day: Day, unit: Unit, count: i32) -> Option<Day> {
    match unit {
        Unit::Hour => Some(day),
        Unit::Day => Some(day.plus(count)),
        Unit::WorkingDay => Some(add_working_days(day, count)),
        Unit::Week | Unit::Weekend => Some(day.plus(count.checked_mul(7)?)),
        Unit::Fortnight => Some(day.plus(count.checked_mul(14)?)),
        Unit::Month => add_months(day, count),
        Unit::Quarter => add_months(day, count.checked_mul(3)?),
        Unit::Half => add_months(day, count.checked_mul(6)?),
        Unit::Year => add_months(day, count.checked_mul(12)?),
        Unit::Decade => add_months(day, count.checked_mul(120)?),
        Unit::Century => add_months(day, count.checked_mul(1200)?),
    }
}

fn add_working_days(day: Day, count: i32) -> Day {
    // Five working days are a week; what is left is walked.
    let mut day = day.plus((count / 5).saturating_mul(7));
    for _ in 0..(count % 5).abs() {
        day = day.plus(count.signum());
        while weekday(day) > 5 {
            day = day.plus(count.signum());
        }
    }
    day
}

/// 1 for Monday.
pub(super) fn weekday(day: Day) -> i32 {
    day.date().weekday().number_from_monday() as i32
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Day {
    day.plus(1 - weekday(day))
}

/// The Monday of the first week of a year, which has 4 January in it (ISO 8601).
pub(super) fn first_monday(year: i32) -> Option<Day> {
    Day::from_ymd(year, 1, 4).ok().map(monday)
}

/// The unit in which a day is, a number of units later.
pub(super) fn unit_of(day: Day, unit: Unit, count: i32) -> Option<Extent> {
    let date = day.date();
    let year = date.year();
    let weeks = |days: i32| Some(monday(day).plus(days.checked_mul(count)?));
    let part = |size: u32| -> Option<Extent> {
        let start = Day::from_ymd(year, date.month0() / size * size + 1, 1).ok()?;
        let start = add_months(start, count.checked_mul(size as i32)?)?.date();
        Extent::months(start.year(), start.month(), size)
    };
    let years = |size: i32| -> Option<Extent> {
        Extent::years((year / size).checked_add(count)?.checked_mul(size)?, size)
    };
    match unit {
        Unit::Hour | Unit::Day => Some(Extent::day(day.plus(count))),
        Unit::WorkingDay => weeks(7).map(|first| Extent::days(first, first.plus(4))),
        Unit::Weekend => weeks(7).map(|first| Extent::days(first.plus(5), first.plus(6))),
        Unit::Week => weeks(7).map(|first| Extent::days(first, first.plus(6))),
        Unit::Fortnight => weeks(14).map(|first| Extent::days(first, first.plus(13))),
        Unit::Month => part(1),
        Unit::Quarter => part(3),
        Unit::Half => part(6),
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
    }
}

/// A third of a stretch: the early, middle or late part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Middle,
    Late,
}

/// Days 1 to 10, 11 to 20 and the rest of a month; four months each of a year;
/// else a third of the days.
pub(super) fn third(whole: Extent, third: Third) -> Option<Extent> {
    let start = whole.first.date();
    let place = match third {
        Third::Early => 0,
        Third::Middle => 1,
        Third::Late => 2,
    };
    match (whole.from, whole.to, whole.last.since(whole.first)) {
        (Precision::Year, Precision::Year, ..=366) => {
            Extent::months(start.year(), place as u32 * 4 + 1, 4)
        }
        (Precision::Month, Precision::Month, ..=31) => {
            let first = whole.first.plus(place * 10);
            Some(Extent::days(first, if place == 2 { whole.last } else { first.plus(9) }))
        }
        (_, _, days) => {
            let size = (days + 1) / 3;
            let first = whole.first.plus(place * size);
            let last = if place == 2 { whole.last } else { first.plus(size.max(1) - 1) };
            Some(Extent::days(first, last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        assert_eq!(add_months(day("2025-01-31"), 1), Some(day("2025-02-28")));
        assert_eq!(add_months(day("2024-03-31"), -1), Some(day("2024-02-29")));
        assert_eq!(add_months(day("2025-06-12"), -12), Some(day("2024-06-12")));
        assert_eq!(add_months(day("2025-06-12"), i32::MAX), None);
    }

    #[test]
    fn working_days_skip_the_weekend() {
        let friday = day("2025-06-13");
        assert_eq!(add(friday, Unit::WorkingDay, 1), Some(day("2025-06-16")));
        assert_eq!(add(friday, Unit::WorkingDay, 6), Some(day("2025-06-23")));
        assert_eq!(add(day("2025-06-16"), Unit::WorkingDay, -1), Some(friday));
    }

    #[test]
    fn units_about_a_day() {
        let unit = |unit, count| {
            let extent = unit_of(day("2025-06-12"), unit, count)?;
            extent.edtf(Qualifier::None).map(|edtf| edtf.to_string())
        };
        assert_eq!(unit(Unit::Week, 0).as_deref(), Some("2025-06-09/2025-06-15"));
        assert_eq!(unit(Unit::Weekend, -1).as_deref(), Some("2025-06-07/2025-06-08"));
        assert_eq!(unit(Unit::Month, -6).as_deref(), Some("2024-12"));
        assert_eq!(unit(Unit::Quarter, 1).as_deref(), Some("2025-07/2025-09"));
        assert_eq!(unit(Unit::Decade, 0).as_deref(), Some("2020/2029"));
        assert_eq!(unit(Unit::Year, i32::MAX), None);
    }

    #[test]
    fn thirds_of_months_and_years() {
        let said = |whole: Option<Extent>, part| {
            third(whole.unwrap(), part).unwrap().edtf(Qualifier::Approximate).unwrap().to_string()
        };
        assert_eq!(said(Extent::months(2025, 2, 1), Third::Late), "2025-02-21~/2025-02-28~");
        assert_eq!(said(Extent::years(2025, 1), Third::Middle), "2025-05~/2025-08~");
    }
}
