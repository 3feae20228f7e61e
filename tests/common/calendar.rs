//! The tests' own calendar, and dates as a file writes them.

use detente::dossier::Day;

/// 1 January 2025, in days since 31 December of the year before year 1:
/// 719,163 for 1 January 1970, and 20,089 days from there.
pub const NEW_YEAR_2025: i32 = 739_252;

/// Year, month and day of a day number, by Howard Hinnant's algorithm for the
/// proleptic Gregorian calendar.
pub fn civil(day: i32) -> (i32, i32, i32) {
    // Days since 1 March of year 0, which is 306 days before year 1.
    let days = day + 305;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

/// `2025-06-10`.
pub fn iso(day: i32) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day that is written so.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A date as a file writes it, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    pub text: String,
    pub earliest: i32,
    pub point: i32,
    pub latest: i32,
    /// The last day it covers, as a due date is read; `None` while open.
    pub last: Option<i32>,
}

impl When {
    /// A plain day.
    pub fn day(day: i32) -> Self {
        Self { text: iso(day), earliest: day, point: day, latest: day, last: Some(day) }
    }

    /// One of the forms that §3 of the design lists, round a day.
    pub fn of_form(form: usize, day: i32, length: i32) -> Self {
        let (year, month, of_month) = civil(day);
        let first = day - of_month + 1;
        let last = (first + 27..first + 31).take_while(|d| civil(*d).1 == month).last().unwrap();
        let exact = |text: String, last: Option<i32>| Self {
            text,
            earliest: day,
            point: day,
            latest: day,
            last,
        };
        let about = |sign: char| Self {
            text: format!("{}{sign}", iso(day)),
            earliest: day - 7,
            point: day,
            latest: day + 7,
            last: Some(day + 7),
        };
        let in_month = |sign: &str| Self {
            text: format!("{year:04}-{month:02}{sign}"),
            earliest: first,
            point: first + 14,
            latest: last,
            last: Some(last),
        };
        match form {
            0 => about('~'),
            1 => about('?'),
            2 => in_month(""),
            3 => in_month("?"),
            4 => {
                let in_year: Vec<i32> =
                    (day - 366..day + 367).filter(|d| civil(*d).0 == year).collect();
                let (new_year, new_years_eve) = (in_year[0], in_year[in_year.len() - 1]);
                let july = in_year.iter().find(|d| civil(**d).1 == 7).unwrap();
                Self {
                    text: format!("{year:04}"),
                    earliest: new_year,
                    point: *july,
                    latest: new_years_eve,
                    last: Some(new_years_eve),
                }
            }
            5 => exact(format!("{}/{}", iso(day), iso(day + length)), Some(day + length)),
            6 => exact(format!("../{}", iso(day)), Some(day)),
            7 => exact(format!("{}/..", iso(day)), None),
            _ => Self::day(day),
        }
    }
}
