//! Numbers in figures and in words.

use chrono::Datelike;

use crate::drafting::dates::found::Unit;
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::token::{Cursor, Hit};

/// How many years ahead a year of two digits may lie.
const YEARS_AHEAD: i32 = 20;

/// *Twenty-five*, *twelve*: below a hundred, in words.
fn small(mut at: Cursor<'_>) -> Hit<'_, i32> {
    let value = at.value(Word::Cardinal)?;
    let mut more = at;
    more.skip(&[Word::Dash]);
    match more.value(Word::Cardinal) {
        Some(ones) if value >= 20 && ones < 10 => Some((value + ones, more)),
        _ => Some((value, at)),
    }
}

/// How many: *2*, *two*, *a*, *a couple of*.
pub(super) fn count(mut at: Cursor<'_>) -> Hit<'_, i32> {
    match at.peek()?.word {
        Word::Number if !at.peek()?.is_ordinal => {
            let token = at.take(Word::Number)?;
            (token.digits <= 3).then_some((token.value, at))
        }
        Word::Couple => at.value(Word::Couple).map(|value| (value, at)),
        Word::A => at.take(Word::A).map(|_| (1, at)),
        _ => small(at),
    }
}

/// *4th*, *fourth*, *thirty-first*.
pub(super) fn ordinal(mut at: Cursor<'_>) -> Hit<'_, i32> {
    match at.peek()?.word {
        Word::Number if at.peek()?.is_ordinal => at.value(Word::Number).map(|value| (value, at)),
        Word::Ordinal => at.value(Word::Ordinal).map(|value| (value, at)),
        Word::Cardinal => {
            let tens = at.value(Word::Cardinal).filter(|tens| *tens >= 20)?;
            at.skip(&[Word::Dash]);
            let ones = at.value(Word::Ordinal).filter(|ones| *ones < 10)?;
            Some((tens + ones, at))
        }
        _ => None,
    }
}

/// The day of a month, in figures or words.
pub(super) fn day(at: Cursor<'_>) -> Hit<'_, u32> {
    let (value, end) = ordinal(at).or_else(|| figures(at)).or_else(|| small(at))?;
    let day = u32::try_from(value).ok()?;
    (1..=31).contains(&day).then_some((day, end))
}

fn figures(mut at: Cursor<'_>) -> Hit<'_, i32> {
    let token = at.take(Word::Number).filter(|token| token.digits <= 2)?;
    Some((token.value, at))
}

/// A year of four figures.
pub(super) fn year(mut at: Cursor<'_>) -> Hit<'_, i32> {
    let token = at.take(Word::Number)?;
    let is_year = token.digits == 4 && !token.is_ordinal && (1000..3000).contains(&token.value);
    is_year.then_some((token.value, at))
}

/// *Two thousand and fifteen*, *nineteen eighty-six*, *seventeen hundred
/// thirty-three*.
pub(super) fn year_in_words(at: Cursor<'_>) -> Hit<'_, i32> {
    let (head, mut end) = small(at)?;
    if end.skip(&[Word::Thousand]) {
        return (head < 3).then(|| plus(head * 1000, end));
    }
    if end.skip(&[Word::Hundred]) {
        return (10..30).contains(&head).then(|| plus(head * 100, end));
    }
    // "Nineteen" and what follows are two numbers below a hundred each.
    let (century, end) = at_century(at)?;
    let (years, end) = small(end)?;
    (years >= 10).then_some((century * 100 + years, end))
}

fn at_century(mut at: Cursor<'_>) -> Hit<'_, i32> {
    let value = at.value(Word::Cardinal)?;
    (15..=20).contains(&value).then_some((value, at))
}

/// Some hundreds or thousands with what is added to them.
fn plus(value: i32, at: Cursor<'_>) -> (i32, Cursor<'_>) {
    let mut more = at;
    more.skip(&[Word::And]);
    small(more).map_or((value, at), |(rest, end)| (value + rest, end))
}

/// A year behind a day or month: *2025*, *'25*, *of 87*, in words.
pub(super) fn year_behind(at: Cursor<'_>, is_named: bool) -> Hit<'_, i32> {
    if let Some(found) = year(at).or_else(|| year_in_words(at)).or_else(|| step_year(at)) {
        return Some(found);
    }
    let mut end = at;
    let has_sign = end.skip(&[Word::Possessive]);
    let token = end.take(Word::Number)?;
    if token.digits != 2 || token.is_ordinal || !(has_sign || is_named) {
        return None;
    }
    Some((century_of(token.value, at.near().date().year()), end))
}

/// "May of this year", "June 5 last year".
fn step_year(mut at: Cursor<'_>) -> Hit<'_, i32> {
    let steps = at.value(Word::Step)?;
    at.unit().filter(|unit| *unit == Unit::Year)?;
    Some((at.near().date().year() + steps, at))
}

/// The year that two figures mean: not more than twenty years ahead.
pub(super) fn century_of(short: i32, now: i32) -> i32 {
    let year = now.div_euclid(100) * 100 + short;
    if year > now + YEARS_AHEAD { year - 100 } else { year }
}
