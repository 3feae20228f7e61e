//! Days, months and years by their names.

use chrono::Datelike;

use super::figures::figures;
use super::numbers;
use crate::drafting::dates::calendar::Extent;
use crate::drafting::dates::found::Unit;
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::{Part, Prefer};
use crate::drafting::dates::token::{Cursor, Hit, furthest};

/// What is named: the rule of this file that reads furthest.
pub(super) fn named(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(
        at,
        &[
            day_month,
            month_day,
            month_year,
            year_month,
            figures,
            year,
            month,
            weekday_date,
            weekday,
            lone_day,
            quarter,
            decade,
            century,
        ],
    )
}

/// "4th of July, 1995", "the 9th of May".
pub(super) fn day_month(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (day, mut end) = numbers::day(at)?;
    end.skip(&[Word::Dash]);
    end.skip(&[Word::Of]);
    let token = end.take(Word::Month)?;
    // "One may ask".
    if token.is_doubtful && at.sees(Word::Cardinal) {
        return None;
    }
    let mut part = Part::new("day and month");
    (part.day, part.month) = (Some(day), u32::try_from(token.value).ok());
    Some(with_year(part, end))
}

/// "Dec. 31, 1994", "June the 28th 2020", "May twenty-nine".
pub(super) fn month_day(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let month = at.value(Word::Month)?;
    at.skip(&[Word::Dot]);
    at.skip(&[Word::Comma]);
    at.skip(&[Word::The]);
    let (day, end) = numbers::day(at)?;
    // "June 9 May" is not the ninth of June.
    if end.sees(Word::Month) && end.peek().is_some_and(|token| !token.is_doubtful) {
        return None;
    }
    let mut part = Part::new("month and day");
    (part.day, part.month) = (Some(day), u32::try_from(month).ok());
    Some(with_year(part, end))
}

/// A part with the year that stands behind it, if there is one.
pub(super) fn with_year(mut part: Part, at: Cursor<'_>) -> (Part, Cursor<'_>) {
    let mut end = at;
    end.skip(&[Word::Dot]);
    end.skip(&[Word::Comma, Word::Dash]);
    let is_named = end.skip(&[Word::Of, Word::In]);
    match numbers::year_behind(end, is_named || part.day.is_some_and(|_| short_year(end))) {
        Some((year, end)) => {
            part.year = Some(year);
            (part, end)
        }
        None => (part, at),
    }
}

/// Whether two figures end a clause: "January first 12 was".
fn short_year(at: Cursor<'_>) -> bool {
    at.before().is_some_and(|token| token.word == Word::Ordinal)
}

/// "June 2025", "Dec, 2018", "June of 1992", "April in 2016".
fn month_year(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let month = at.value(Word::Month)?;
    let mut part = Part::new("month and year");
    part.month = u32::try_from(month).ok();
    let (part, end) = with_year(part, at);
    part.year.is_some().then_some((part, end))
}

/// "2017 April".
fn year_month(at: Cursor<'_>) -> Hit<'_, Part> {
    let (year, mut end) = numbers::year(at)?;
    let month = end.value(Word::Month)?;
    let mut part = Part::new("month and year");
    (part.year, part.month) = (Some(year), u32::try_from(month).ok());
    let more = numbers::day(end).filter(|(_, behind)| !behind.sees_any(&[Word::Unit, Word::Other]));
    if let Some((day, end)) = more {
        part.day = Some(day);
        return Some((part, end));
    }
    Some((part, end))
}

/// Words before a name of which it is plain that a date follows.
const BEFORE_DATES: [Word; 22] = [
    Word::In,
    Word::Of,
    Word::Since,
    Word::Until,
    Word::Before,
    Word::After,
    Word::From,
    Word::To,
    Word::Between,
    Word::And,
    Word::Or,
    Word::On,
    Word::Within,
    Word::Third,
    Word::About,
    Word::Perhaps,
    Word::Starting,
    Word::Step,
    Word::Unit,
    Word::Equals,
    Word::Dash,
    Word::Calendar,
];

/// "2025", where it is no number of something; "the year 2008", "two thousand
/// and fifteen".
fn year(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let before = at.before().map(|token| token.word);
    let mut is_said = before.is_some_and(|word| BEFORE_DATES.contains(&word));
    at.skip(&[Word::The]);
    at.skip(&[Word::Calendar]);
    if at.sees(Word::Unit) {
        is_said = at.unit() == Some(Unit::Year);
        if !is_said {
            return None;
        }
        at.skip(&[Word::Of]);
    }
    let rule = "year";
    if let Some((year, end)) = numbers::year_in_words(at) {
        return Some((Part { year: Some(year), ..Part::new(rule) }, end));
    }
    let after_calendar = at.before().is_some_and(|token| token.word == Word::Calendar);
    let (year, end) = match numbers::year(at) {
        Some(found) => found,
        None if after_calendar => numbers::year_behind(at, true)?,
        None => return None,
    };
    let counts = end.peek().is_some_and(|next| {
        next.has_blank && matches!(next.word, Word::Other)
            || matches!(next.word, Word::Unit | Word::Hundred | Word::Thousand)
    });
    let is_likely = (1800..2200).contains(&year);
    // "Of 2000 ships" is no year, and "of 2018 was" is one.
    let is_round = year % 100 == 0 && !before.is_some_and(|word| word == Word::In);
    let is_year = if is_said { !counts || is_likely && !is_round } else { is_likely && !counts };
    is_year.then_some((Part { year: Some(year), ..Part::new(rule) }, end))
}

/// "June"; "may" and "march" only where a date is expected.
pub(super) fn month(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let before = at.before().map(|token| token.word);
    let token = at.take(Word::Month)?;
    let is_said = before.is_some_and(|word| {
        // "This may", "and may" go on with a verb.
        let joins = matches!(word, Word::And | Word::Or | Word::Step | Word::Unit);
        BEFORE_DATES.contains(&word) && !(token.is_doubtful && joins)
    });
    let begins = before.is_none_or(|word| word == Word::Dot);
    let is_verb = token.is_homonym && begins && at.sees(Word::Other);
    if (token.is_doubtful || is_verb) && !is_said {
        return None;
    }
    let part = Part { month: u32::try_from(token.value).ok(), ..Part::new("month") };
    Some((part, at))
}

/// "Friday, 13 June", "this Friday (Jun-15)", "Tuesday the eleventh".
pub(super) fn weekday_date(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let is_this = at.value(Word::Step) == Some(0);
    let weekday = at.value(Word::Weekday)?;
    at.skip(&[Word::Dot]);
    at.skip(&[Word::Comma, Word::Dash]);
    let is_open = at.skip(&[Word::Open]);
    at.skip(&[Word::On]);
    let (mut part, mut end) = furthest(at, &[day_month, month_day, figures, day_behind])?;
    if is_open {
        end.take(Word::Close)?;
    }
    part.weekday = Some(weekday);
    if is_this && part.month.is_some() {
        part.prefer = Prefer::This;
    }
    Some((part, end))
}

/// The day of some month, behind its weekday.
fn day_behind(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (day, end) = numbers::day(at)?;
    let is_more = end.sees_any(&[Word::Unit, Word::Slash, Word::To, Word::Hundred, Word::Thousand]);
    let part = Part { day: Some(day), ..Part::new("weekday and day") };
    (!is_more).then_some((part, end))
}

/// "Friday": the last one.
fn weekday(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let before = at.before().map(|token| token.word);
    let token = at.take(Word::Weekday)?;
    if token.is_doubtful || token.is_homonym && before == Some(Word::The) {
        return None;
    }
    at.skip(&[Word::Possessive]);
    Some((Part { weekday: Some(token.value), ..Part::new("weekday") }, at))
}

/// "The 18th" of the nearest month, where nothing is counted.
fn lone_day(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let before = at.before().map(|token| token.word);
    let has_article = at.skip(&[Word::The]);
    if !has_article && before != Some(Word::On) {
        return None;
    }
    let (day, end) = numbers::ordinal(at)?;
    let day = u32::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let is_more = end.sees_any(&[
        Word::Other,
        Word::Unit,
        Word::Cardinal,
        Word::Number,
        Word::QuarterName,
        Word::Possessive,
        Word::Several,
    ]);
    let part = Part { day: Some(day), ..Part::new("day of the month") };
    // "The second" is rather the other of two.
    (!is_more && (day > 3 || at.sees(Word::Number))).then_some((part, end))
}

/// "Q1 2025", "2019-H2", "Q3 of 2018".
fn quarter(at: Cursor<'_>) -> Hit<'_, Part> {
    let led = numbers::year(at).map(|(year, mut end)| {
        end.skip(&[Word::Dash]);
        (Some(year), end)
    });
    let (year, mut end) = led.unwrap_or((None, at));
    let size = if end.sees(Word::QuarterName) { 3 } else { 6 };
    let number = end.value(Word::QuarterName).or_else(|| end.value(Word::HalfName))?;
    // An H1-B visa.
    let mut next = end;
    if next.skip(&[Word::Dash])
        && next.peek().is_some_and(|next| !next.has_blank && next.word == Word::Other)
    {
        return None;
    }
    let mut part = Part::new("quarter or half year");
    part.month = u32::try_from((number - 1) * size + 1).ok();
    part.months = u32::try_from(size).ok()?;
    part.year = year;
    Some(if year.is_some() { (part, end) } else { with_year(part, end) })
}

/// "The 1990s", "nineties".
fn decade(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let before = at.before().map(|token| token.word);
    let has_article = at.skip(&[Word::The]);
    let has_sign = at.skip(&[Word::Possessive]);
    let (start, is_short) = if at.sees(Word::Decade) {
        (at.value(Word::Decade)?, true)
    } else {
        let token = at.take(Word::Number)?;
        at.skip(&[Word::Possessive]);
        if !at.before().is_some_and(|token| token.word == Word::Possessive) {
            at.take(Word::Plural)?;
        }
        (token.value, token.digits == 2)
    };
    // "30s" may be seconds.
    let is_said =
        has_article || has_sign || matches!(before, Some(Word::In | Word::Of | Word::Since));
    if start % 10 != 0 || is_short && !is_said || !(is_short || (1000..3000).contains(&start)) {
        return None;
    }
    let now = at.near().date().year();
    let year = if is_short { numbers::century_of(start, now) } else { start };
    Some((Part::whole("decade", Extent::years(year, 10)?), at))
}

/// "The 20th century": from 1900 to 1999, as people count.
fn century(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (number, mut end) = numbers::ordinal(at)?;
    if end.unit()? != Unit::Century || !(1..=30).contains(&number) {
        return None;
    }
    Some((Part::whole("century", Extent::years((number - 1) * 100, 100)?), end))
}
