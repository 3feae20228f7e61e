//! How long something is, as readers of a language say it.

use super::Words;

/// From this many days on, durations are given in months; from this many months on, in years.
const DAYS: u32 = 100;
const MONTHS: u32 = 24;
/// Days of a month and months of a year, on average.
const DAYS_OF_MONTH: f64 = 30.436_875;
const MONTHS_OF_YEAR: u32 = 12;

impl Words {
    /// A number of days: `61 days`, `7 months`, `5 years 3 months`. Beyond a
    /// hundred days it is rounded to whole months.
    pub fn duration(&self, days: u32) -> String {
        if days < DAYS {
            return self.counted("duration-days", days);
        }
        let months = (f64::from(days) / DAYS_OF_MONTH).round() as u32;
        if months < MONTHS {
            return self.counted("duration-months", months);
        }
        let years = self.counted("duration-years", months / MONTHS_OF_YEAR);
        match months % MONTHS_OF_YEAR {
            0 => years,
            rest => {
                let rest = self.counted("duration-months", rest);
                let values = [("years", years.into()), ("months", rest.into())];
                self.with("duration-years-months", &values).into_owned()
            }
        }
    }

    fn counted(&self, key: &str, count: u32) -> String {
        self.with(key, &[("count", count.into())]).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn long_ones_are_said_in_years_and_months() {
        let said = |days| Words::english().duration(days);
        assert_eq!(said(0), "0 days");
        assert_eq!(said(1), "1 day");
        assert_eq!(said(61), "61 days");
        assert_eq!(said(120), "4 months");
        assert_eq!(said(365), "12 months");
        assert_eq!(said(731), "2 years");
        assert_eq!(said(1916), "5 years 3 months");
        assert_eq!(Words::of(Language::Chinese).duration(1916), "5 年 3 个月");
        assert!(said(u32::MAX).contains("years"));
    }
}
