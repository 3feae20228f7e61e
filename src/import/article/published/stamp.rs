//! Days as programs write them.

use chrono::Datelike;

use crate::dossier::{Day, Edtf, Precision, Qualifier};
use crate::drafting::{DateKind, FoundDate, find_dates};
use crate::words::Language;

/// A timestamp is no longer than this.
const LONGEST: usize = 100;

/// The day of a timestamp, as it is written where that was made: its offset from
/// the time of Greenwich moves nothing.
pub(in super::super) fn day_of_stamp(stamp: &str) -> Option<Day> {
    let stamp = stamp.trim();
    if stamp.len() > LONGEST {
        return None;
    }
    of_figures(stamp).or_else(|| {
        let language = language_of(stamp);
        let found = find_dates(stamp, anchor(), language);
        let [day] = found.iter().filter_map(|one| written_day(stamp, one)).collect::<Vec<_>>()[..]
        else {
            return None;
        };
        Some(day)
    })
}

/// `2025-06-12T10:00:00+08:00`, `2025/06/12`, `20250612`.
fn of_figures(stamp: &str) -> Option<Day> {
    let day = |text: &str| plausible(text.parse().ok()?);
    let goes_on = |at: usize| stamp.get(at..)?.chars().next();
    let joined = stamp.get(..8).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(text) = joined {
        let (year, month, of_month) = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
        let ends = goes_on(8).is_none_or(|next| !next.is_ascii_digit());
        return ends.then(|| day(&format!("{year}-{month}-{of_month}"))).flatten();
    }
    let text = stamp.get(..10)?.replace(['/', '.'], "-");
    let ends = goes_on(10).is_none_or(|next| !next.is_ascii_digit());
    ends.then(|| day(&text)).flatten()
}

/// A day on which something that lies here as a file can have been published.
pub(super) fn plausible(day: Day) -> Option<Day> {
    let bounds = [Day::from_ymd(1800, 1, 1), Day::from_ymd(2199, 12, 31)];
    let [Ok(first), Ok(last)] = bounds else { return None };
    (first..=last).contains(&day).then_some(day)
}

/// The day from which dates without a year would be read, which are not taken.
pub(super) fn anchor() -> Day {
    Day::from_ymd(2000, 1, 1).unwrap_or(Day::from_number(0))
}

/// A whole day whose year is written, and of which there is no doubt.
pub(super) fn written_day(text: &str, found: &FoundDate) -> Option<Day> {
    match found.edtf {
        Some(Edtf::Stamp(stamp))
            if found.kind == DateKind::Point
                && stamp.precision() == Precision::Day
                && found.qualifier == Qualifier::None
                && !found.is_completed
                && !found.is_relative() =>
        {
            // Two digits do not say which century, nor which part they are.
            let day = plausible(stamp.first())?;
            let words = text.get(found.range.clone())?;
            let is_spelt = !words.contains(|letter: char| letter.is_ascii_digit());
            let year = day.date().year().to_string();
            (is_spelt || words.contains(&year)).then_some(day)
        }
        _ => None,
    }
}

/// In which language dates of a line are written.
pub(super) fn language_of(text: &str) -> Language {
    if text.contains(is_chinese) { Language::Chinese } else { Language::English }
}

pub(in super::super) const fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
