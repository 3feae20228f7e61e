//! Dates in figures, with or without the name of a month among them:
//! 2025-06-10, 6/10/2025, 10-Jun-2025.

use chrono::Datelike;

use super::numbers::century_of;
use crate::dossier::Qualifier;
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::Part;
use crate::drafting::dates::token::{Cursor, Hit, Token};

/// A day written without anything between: 20250610.
const COMPACT: u8 = 8;

/// Up to three numbers or names with one sign between them.
struct Row<'a> {
    pieces: [Option<&'a Token>; 3],
    sign: Word,
    end: Cursor<'a>,
}

fn row(mut at: Cursor<'_>) -> Option<Row<'_>> {
    let first = piece(&mut at)?;
    let sign = at.peek().filter(|token| !token.has_blank)?.word;
    if !matches!(sign, Word::Dash | Word::Slash | Word::Dot) {
        return None;
    }
    let second = behind(&mut at, sign)?;
    let end = at;
    let third = behind(&mut at, sign);
    let end = if third.is_some() { at } else { end };
    Some(Row { pieces: [Some(first), Some(second), third], sign, end })
}

fn piece<'a>(at: &mut Cursor<'a>) -> Option<&'a Token> {
    let token = at.peek()?;
    let is_piece = match token.word {
        Word::Number => token.digits <= 4 && !token.is_ordinal,
        Word::Month => true,
        _ => false,
    };
    at.at += usize::from(is_piece);
    is_piece.then_some(token)
}

/// The sign and what stands behind it, without blanks.
fn behind<'a>(at: &mut Cursor<'a>, sign: Word) -> Option<&'a Token> {
    let mut next = *at;
    next.take(sign).filter(|token| !token.has_blank)?;
    let token = piece(&mut next).filter(|token| !token.has_blank)?;
    *at = next;
    Some(token)
}

/// The rule.
pub(super) fn figures(at: Cursor<'_>) -> Hit<'_, Part> {
    if let Some(found) = compact(at).or_else(|| spaced(at)) {
        return Some(found);
    }
    let row = row(at)?;
    let [first, second, third] = row.pieces;
    let (first, second) = (first?, second?);
    let names = [Some(first), Some(second), third];
    let now = at.near().date().year();
    let part = if names.iter().flatten().any(|token| token.word == Word::Month) {
        with_name(&names, now)
    } else if let Some(third) = third {
        three(first, second, third, now)
    } else {
        return two(at, first, second, row.sign, row.end);
    };
    part.map(|part| (part, row.end))
}

fn compact(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let token = at.take(Word::Number).filter(|token| token.digits == COMPACT)?;
    let value = u32::try_from(token.value).ok()?;
    let (month, day) = (value / 100 % 100, value % 100);
    let year = token.value / 10_000;
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    let part = dated(year, month, day);
    (fits && (1500..2500).contains(&year)).then_some((part, at))
}

/// 2025 06 10.
fn spaced(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let year = at.take(Word::Number).filter(|token| token.digits == 4)?.value;
    let month = at.take(Word::Number).filter(|token| token.digits == 2)?.value;
    let day = at.take(Word::Number).filter(|token| token.digits == 2)?.value;
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    (fits && (1500..2500).contains(&year)).then(|| (dated(year, month, day), at))
}

fn dated(year: i32, month: u32, day: u32) -> Part {
    let mut part = Part::new("date in figures");
    (part.year, part.month, part.day) = (Some(year), Some(month), Some(day));
    part
}

/// A month by name, and a day, a year or both, in any order.
fn with_name(pieces: &[Option<&Token>], now: i32) -> Option<Part> {
    let mut part = Part::new("date with the name of its month");
    for token in pieces.iter().flatten() {
        match token.word {
            Word::Month if part.month.is_none() => part.month = u32::try_from(token.value).ok(),
            Word::Number if token.digits == 4 && part.year.is_none() => {
                part.year = Some(token.value);
            }
            Word::Number if token.digits <= 2 && part.day.is_none() => {
                part.day = u32::try_from(token.value).ok();
            }
            Word::Number if token.digits == 2 && part.year.is_none() => {
                part.year = Some(century_of(token.value, now));
            }
            _ => return None,
        }
    }
    part.day.is_none_or(|day| (1..=31).contains(&day)).then_some(part)
}

fn three(first: &Token, second: &Token, third: &Token, now: i32) -> Option<Part> {
    let number = |token: &Token| u32::try_from(token.value).ok();
    match (first.digits, second.digits, third.digits) {
        (4, 1..=2, 1..=2) => {
            let (month, day) = (number(second)?, number(third)?);
            (month <= 12).then(|| dated(first.value, month, day))
        }
        (1..=2, 1..=2, 4) => month_first(third.value, number(first)?, number(second)?),
        (1..=2, 1..=2, 2) => {
            month_first(century_of(third.value, now), number(first)?, number(second)?)
        }
        _ => None,
    }
}

/// Americans write the month first, others the day: where both can be, it is
/// the month's number, and uncertain.
fn month_first(year: i32, first: u32, second: u32) -> Option<Part> {
    match (first, second) {
        (1..=12, 1..=12) if first != second => {
            Some(dated(year, first, second).doubted(Qualifier::Uncertain))
        }
        (1..=12, 1..=31) => Some(dated(year, first, second)),
        (13..=31, 1..=12) => Some(dated(year, second, first)),
        _ => None,
    }
}

/// A month and a year, or, where a date is expected, a month and a day.
fn two<'a>(
    at: Cursor<'a>,
    first: &Token,
    second: &Token,
    sign: Word,
    end: Cursor<'a>,
) -> Hit<'a, Part> {
    let in_month = |year: &Token, month: &Token| -> Hit<'a, Part> {
        let month = u32::try_from(month.value).ok().filter(|month| (1..=12).contains(month))?;
        let mut part = Part::new("month in figures");
        (part.year, part.month) = (Some(year.value), Some(month));
        (1500..2500).contains(&year.value).then_some((part, end))
    };
    match (first.digits, second.digits) {
        (4, 1..=2) if sign != Word::Dot => return in_month(first, second),
        (1..=2, 4) => return in_month(second, first),
        (1..=2, 1..=2) => {}
        _ => return None,
    }
    let before = at.before().map(|token| token.word);
    let expects = matches!(before, Some(Word::Weekday | Word::Step));
    let leads = matches!(
        before,
        Some(
            Word::On
                | Word::From
                | Word::To
                | Word::Between
                | Word::And
                | Word::Since
                | Word::Until
                | Word::Before
                | Word::After
                | Word::Comma
                | Word::Dash
                | Word::Or
        )
    );
    let is_alone = !end.sees_any(&[Word::Other, Word::Unit, Word::Number, Word::Slash]);
    let is_date = match sign {
        Word::Slash => expects || leads || is_alone,
        Word::Dot => expects || before == Some(Word::On),
        _ => expects,
    };
    let number = |token: &Token| u32::try_from(token.value).ok();
    let part = month_first(0, number(first)?, number(second)?)?;
    let part = Part { year: None, rule: "month and day in figures", ..part };
    is_date.then(|| with_comma_year(part, end))
}

/// "5/7, 2020".
fn with_comma_year(mut part: Part, end: Cursor<'_>) -> (Part, Cursor<'_>) {
    let mut next = end;
    if next.skip(&[Word::Comma])
        && let Some((year, next)) = super::numbers::year(next)
    {
        part.year = Some(year);
        return (part, next);
    }
    (part, end)
}
