//! Parts of months and years, and weeks by their number: "early June", "the
//! end of this year", "the last week of July", "week 31".

use chrono::Datelike;

use crate::drafting::dates::Unit;
use crate::drafting::dates::calendar::{Extent, Third, first_monday, monday, unit_of};
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::Part;
use crate::drafting::dates::token::{Cursor, Hit, furthest};

use super::{numbers, points, relative};

/// A part of a month or year, or a week: the rule of this file that reads furthest.
pub(super) fn portions(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(at, &[third_of, numbered, some_of, week_number, week_of])
}

fn whole(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(at, &[points::named, relative::step_unit, relative::relative, relative::this_unit])
}

/// "Early June", "mid-November", "the end of this year", "late last month".
fn third_of(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let part = third(at.value(Word::Third)?)?;
    at.skip(&[Word::Dash]);
    at.skip(&[Word::Of, Word::In]);
    let (whole, end) = whole(at)?;
    // "Early Friday" is a time of that day.
    if whole.day.is_some() || whole.weekday.is_some() {
        return None;
    }
    let is_day = whole.known.is_some_and(|known| known.first == known.last);
    (!is_day).then(|| (Part { rule: "part of a month or year", ..whole.only(part) }, end))
}

/// What the tables have for a third.
pub(super) const fn third(value: i32) -> Option<Third> {
    match value {
        0 => Some(Third::Early),
        1 => Some(Third::Middle),
        2 => Some(Third::Late),
        _ => None,
    }
}

/// Which of several: from the first on, or the last.
fn place(mut at: Cursor<'_>) -> Hit<'_, i32> {
    if let Some(value) = at.value(Word::Step) {
        return (value == -1).then_some((-1, at));
    }
    numbers::ordinal(at)
}

/// "The first quarter of 2013", "the last week of July", "the 9th month of
/// next year".
fn numbered(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (number, mut end) = place(at)?;
    let unit = end.unit()?;
    end.skip(&[Word::Of, Word::In]);
    let is_named = end.before().is_some_and(|token| matches!(token.word, Word::Of | Word::In));
    let (year, end) = if is_named { whole(end)? } else { points::named(end)? };
    let extent = |of: Extent| unit_within(of, unit, number, 1);
    let rule = "unit of a month or year";
    // A month without its year stays open, so that the nearest is taken.
    let of = year.settle(at.near())?;
    let mut part = Part::whole(rule, extent(of.extent)?);
    part.base = of.is_completed.then(|| at.near()).or(year.base);
    Some((part, end))
}

/// "The first 2 weeks of 2021", "the last four months of last year".
fn some_of(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (number, end) = place(at)?;
    let (count, mut end) = numbers::count(end)?;
    let unit = end.unit()?;
    end.take(Word::Of)?;
    let (year, end) = whole(end)?;
    let of = year.settle(at.near())?.extent;
    let extent = unit_within(of, unit, number, count)?;
    Some((Part { base: year.base, ..Part::whole("some units of a month or year", extent) }, end))
}

/// The nth unit of a stretch, and some more from it; the last ones where the number is −1. A week
/// belongs to where its Thursday is (ISO 8601).
fn unit_within(of: Extent, unit: Unit, number: i32, count: i32) -> Option<Extent> {
    let start = match unit {
        Unit::Week => {
            let first = monday(of.first.plus(3));
            if first.plus(3) < of.first { first.plus(7) } else { first }
        }
        _ => of.first,
    };
    let end = if unit == Unit::Week { monday(of.last.plus(-3)) } else { of.last };
    let (first, last) = if number == -1 {
        (unit_of(end, unit, 1 - count)?, unit_of(end, unit, 0)?)
    } else {
        let last = number.checked_add(count)?.checked_sub(2)?;
        (unit_of(start, unit, number - 1)?, unit_of(start, unit, last)?)
    };
    let holds = first.last >= of.first && last.first <= of.last;
    if holds { first.to(last) } else { None }
}

/// "Week 31", "the week 27 of last year".
fn week_number(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    at.unit().filter(|unit| *unit == Unit::Week)?;
    let number = at.take(Word::Number).filter(|token| token.digits <= 2)?.value;
    let mut end = at;
    let year = if end.skip(&[Word::Of, Word::In]) { whole(end) } else { None };
    let (year, base, end) = match year {
        Some((part, end)) => (part.settle(at.near())?.extent.first.date().year(), part.base, end),
        None => (at.near().date().year(), Some(at.near()), at),
    };
    if !(1..=53).contains(&number) {
        return None;
    }
    let first = first_monday(year)?.plus((number - 1) * 7);
    let part = Part::whole("week by its number", Extent::days(first, first.plus(6)));
    Some((Part { base, ..part }, end))
}

/// "The week of April 10th", "the week beginning 4 February".
fn week_of(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    at.unit().filter(|unit| *unit == Unit::Week)?;
    if !at.skip(&[Word::Of, Word::Starting]) {
        return None;
    }
    let (day, end) = points::named(at)?;
    let extent = day.settle(at.near())?.extent;
    if extent.first != extent.last {
        return None;
    }
    let first = monday(extent.first);
    let part = Part::whole("week of a day", Extent::days(first, first.plus(6)));
    Some((Part { base: Some(extent.first), ..part }, end))
}
