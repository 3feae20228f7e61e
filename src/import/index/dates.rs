//! Where a table has its dates: in one column, or in one each for year, month and
//! day.

use super::super::sheet::{Cell, Sheet};
use super::plain;
use crate::dossier::Day;

/// Where the dates stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    /// In one column.
    Whole(usize),
    /// In several: year, month, and day where there is one.
    Parts(usize, usize, Option<usize>),
}

/// Names of columns with whole dates, the likeliest first.
const NAMES: [&str; 9] =
    ["date", "day", "observationdate", "month", "time", "period", "yearmonth", "week", "year"];

/// Rows looked at to see whether a column has dates.
const LOOKED_AT: usize = 50;

impl Dates {
    /// Finds them; by the name of a column where one is given.
    pub(super) fn find(sheet: &Sheet, asked: Option<&str>) -> Option<Self> {
        let names: Vec<String> = sheet.heading.iter().map(|name| plain(name)).collect();
        let place = |name: &str| names.iter().position(|own| own == name);
        if let Some(asked) = asked {
            let at = place(&plain(asked))?;
            return has_dates(sheet, at).then_some(Self::Whole(at));
        }
        if let (Some(year), Some(month)) = (place("year"), place("month")) {
            let day = place("day").or_else(|| place("date"));
            let day = day.filter(|at| is_day_of_month(sheet, *at));
            let parts = Self::Parts(year, month, day);
            if sheet.rows.iter().take(LOOKED_AT).any(|(_, cells)| parts.day(cells).is_some()) {
                return Some(parts);
            }
        }
        let by_name = NAMES.iter().filter_map(|name| place(name)).find(|at| has_dates(sheet, *at));
        let by_cells = || (0..names.len()).find(|at| is_all_dates(sheet, *at));
        by_name.or_else(by_cells).map(Self::Whole)
    }

    /// Whether a column is one of them.
    pub(super) fn is_of(self, at: usize) -> bool {
        match self {
            Self::Whole(own) => own == at,
            Self::Parts(year, month, day) => year == at || month == at || day == Some(at),
        }
    }

    /// Whether they tell months, and no days.
    pub(super) const fn are_months(self) -> bool {
        matches!(self, Self::Parts(_, _, None))
    }

    /// The day of a row.
    pub(super) fn day(self, cells: &[Cell]) -> Option<Day> {
        match self {
            Self::Whole(at) => day(cells.get(at)?),
            Self::Parts(year, month, day) => {
                let number = |at: usize| cells.get(at)?.number().filter(|n| n.fract() == 0.0);
                let year = number(year).filter(|year| (1000.0..3000.0).contains(year))? as i32;
                let month = number(month).filter(|month| (1.0..=12.0).contains(month))? as u32;
                let day = match day {
                    Some(at) => number(at).filter(|day| (1.0..=31.0).contains(day))? as u32,
                    None => 1,
                };
                Day::from_ymd(year, month, day).ok()
            }
        }
    }
}

fn has_dates(sheet: &Sheet, at: usize) -> bool {
    sheet.rows.iter().take(LOOKED_AT).any(|(_, cells)| cells.get(at).and_then(day).is_some())
}

fn is_all_dates(sheet: &Sheet, at: usize) -> bool {
    let mut cells = sheet.rows.iter().take(LOOKED_AT).filter_map(|(_, cells)| cells.get(at));
    let is_date = |cell: &Cell| matches!(cell, Cell::Day(_) | Cell::Text(_)) && day(cell).is_some();
    cells.clone().next().is_some() && cells.all(is_date)
}

fn is_day_of_month(sheet: &Sheet, at: usize) -> bool {
    let mut cells = sheet.rows.iter().take(LOOKED_AT).filter_map(|(_, cells)| cells.get(at));
    cells.any(|cell| cell.number().is_some_and(|number| (1.0..=31.0).contains(&number)))
}

/// The day that a cell tells: `2025-06-10`, `20250610`, `2025-06`, `202506`, `2025M06`,
/// `6/10/2025` where it can be read in one way alone.
pub(in crate::import) fn day(cell: &Cell) -> Option<Day> {
    let text = match cell {
        Cell::Day(day) => return Some(*day),
        Cell::Number(number) if number.fract() == 0.0 && *number >= 1000.0 => number.to_string(),
        Cell::Text(text) => text.trim().to_owned(),
        _ => return None,
    };
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = || text.get(..4)?.parse::<i32>().ok().filter(|year| (1000..3000).contains(year));
    match text.len() {
        8 if digits => Day::from_ymd(year()?, part(4, 6)?, part(6, 8)?).ok(),
        6 if digits => Day::from_ymd(year()?, part(4, 6)?, 1).ok(),
        4 if digits => Day::from_ymd(year()?, 1, 1).ok(),
        7 if text.get(4..5).is_some_and(|sign| ["-", "/", "M", "m", "."].contains(&sign)) => {
            Day::from_ymd(year()?, part(5, 7)?, 1).ok()
        }
        _ => {
            let day = text.get(..10).filter(|_| text.len() > 10).unwrap_or(&text);
            let written = day.parse::<Day>().ok();
            written.or_else(|| {
                let date = crate::words::read_date(&text, None).ok()?;
                Some(date.edtf.point())
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_tell_days() {
        let of = |text: &str| day(&Cell::Text(text.to_owned())).map(|day| day.to_string());
        for (text, day) in [
            ("2025-06-10", "2025-06-10"),
            ("20250610", "2025-06-10"),
            ("2025-06", "2025-06-01"),
            ("2025M06", "2025-06-01"),
            ("202506", "2025-06-01"),
            ("2025-06-10 00:00:00", "2025-06-10"),
            ("10 June 2025", "2025-06-10"),
        ] {
            assert_eq!(of(text).as_deref(), Some(day), "{text}");
        }
        for text in ["", "Source: us", "99", "2025-13-01", "3/4/2025"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
