//! Dates in figures: 2010/01/29, 2012-01-01, 12/1.

use chrono::Datelike;

use crate::dossier::Qualifier;
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::Part;
use crate::drafting::dates::token::{Cursor, Hit, Token};

/// The rule.
pub(super) fn figures(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let first = number(&mut at)?;
    let sign = at.peek()?.word;
    if !matches!(sign, Word::Dash | Word::Slash | Word::Dot) {
        return None;
    }
    let second = behind(&mut at, sign)?;
    let pair = at;
    let third = behind(&mut at, sign);
    let fits = |token: &Token, most: i32| (1..=most).contains(&token.value);
    let dated = |year: i32, month: &Token, day: &Token| -> Option<Part> {
        let mut part = Part::new("date in figures");
        part.year = Some(year);
        part.month = u32::try_from(month.value).ok();
        part.day = u32::try_from(day.value).ok();
        (fits(month, 12) && fits(day, 31)).then_some(part)
    };
    let Some(third) = third else { return two(first, second, sign, pair) };
    let now = at.near().date().year();
    let part = match (first.digits, second.digits, third.digits) {
        (4, 1..=2, 1..=2) => dated(first.value, second, third)?,
        // The day comes first where the year comes last, as a rule.
        (1..=2, 1..=2, 4) if fits(second, 12) && fits(first, 12) => {
            dated(third.value, second, first)?.doubted(Qualifier::Uncertain)
        }
        (1..=2, 1..=2, 4) if fits(second, 12) => dated(third.value, second, first)?,
        (1..=2, 1..=2, 4) => dated(third.value, first, second)?,
        (2, 1..=2, 1..=2) => {
            let year = super::points::short_year(first.value, now);
            dated(year, second, third)?.doubted(Qualifier::Uncertain)
        }
        _ => return None,
    };
    Some((part, at))
}

/// A year and a month, or a month and a day.
fn two<'a>(first: &Token, second: &Token, sign: Word, end: Cursor<'a>) -> Hit<'a, Part> {
    let month = |token: &Token| u32::try_from(token.value).ok().filter(|n| (1..=12).contains(n));
    // 5-6月 and 1995-1997年 are spans.
    if end.sees_any(&[Word::YearMark, Word::MonthMark, Word::DayMark, Word::Unit, Word::Measure]) {
        return None;
    }
    let mut part = Part::new("month in figures");
    match (first.digits, second.digits, sign) {
        (4, 1..=2, Word::Dash | Word::Slash) if (1500..2500).contains(&first.value) => {
            (part.year, part.month) = (Some(first.value), Some(month(second)?));
        }
        (1..=2, 1..=2, Word::Slash) => {
            let day = u32::try_from(second.value).ok().filter(|day| (1..=31).contains(day))?;
            (part.month, part.day) = (Some(month(first)?), Some(day));
            part.rule = "month and day in figures";
        }
        _ => return None,
    }
    Some((part, end))
}

fn number<'a>(at: &mut Cursor<'a>) -> Option<&'a Token> {
    at.take(Word::Number).filter(|token| token.digits <= 4)
}

/// The sign and the number behind it, without blanks.
fn behind<'a>(at: &mut Cursor<'a>, sign: Word) -> Option<&'a Token> {
    let mut next = *at;
    next.take(sign).filter(|token| !token.has_blank)?;
    let token = number(&mut next).filter(|token| !token.has_blank)?;
    *at = next;
    Some(token)
}
