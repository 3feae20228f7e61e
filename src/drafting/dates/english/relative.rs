//! Days and units counted from the day of the text, or from one named before.

use crate::drafting::dates::Unit;
use crate::drafting::dates::calendar::{self, Extent, Third, unit_of};
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::{Part, Prefer};
use crate::drafting::dates::token::{Cursor, Hit, furthest};

use super::{numbers, points};

/// What is counted from now: the rule of this file that reads furthest.
pub(super) fn relative(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(
        at,
        &[
            named_day,
            step_unit,
            week_after,
            end_of_unit,
            step_weekday,
            weekday_of_week,
            step_date,
            step_month,
            day_beside,
            day_of_month,
            rest_of_unit,
            weekend,
        ],
    )
}

/// "Today", "the day before yesterday".
fn named_day(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let days = at.value(Word::Named).or_else(|| at.value(Word::Now))?;
    at.skip(&[Word::Possessive]);
    let near = at.near();
    Some((Part::counted("day named from today", Extent::day(near.plus(days)), near), at))
}

/// How many units on *last*, *this*, *coming* mean.
fn step(at: &mut Cursor<'_>) -> Option<i32> {
    let word = at.peek()?.word;
    matches!(word, Word::Step | Word::Past | Word::Coming).then(|| at.value(word))?
}

/// "Last week", "this year", "the next decade".
pub(super) fn step_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let is_past = at.sees(Word::Past);
    let steps = step(&mut at)?;
    at.skip(&[Word::Filler, Word::Calendar]);
    let unit = at.unit().filter(|unit| *unit != Unit::Hour)?;
    // "The past week" is the seven days up to now.
    if is_past && matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade) {
        return None;
    }
    // "The last day" is that of something.
    if unit == Unit::Day && steps < 0 {
        return None;
    }
    at.skip(&[Word::Possessive]);
    // "The next day" refers to a day named before.
    let near = if unit == Unit::Day && steps != 0 { at.told() } else { at.near() };
    let part = Part::counted("unit counted from now", unit_of(near, unit, steps)?, near);
    Some((part, at))
}

/// "The week after next".
fn week_after(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let unit = at.unit()?;
    at.take(Word::After)?;
    at.take(Word::Step).filter(|token| token.value == 1)?;
    let near = at.near();
    Some((Part::counted("unit after the next", unit_of(near, unit, 2)?, near), at))
}

/// "The weekend": the nearest.
fn weekend(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.take(Word::The)?;
    at.unit().filter(|unit| *unit == Unit::Weekend)?;
    let near = at.near();
    let (last, this) = (unit_of(near, Unit::Weekend, -1)?, unit_of(near, Unit::Weekend, 0)?);
    let nearest = if last.gap(near) <= this.gap(near) { last } else { this };
    Some((Part::counted("nearest weekend", nearest, near), at))
}

/// "EOY"; "end of year" is read among the thirds.
fn end_of_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let unit = at.take(Word::NamedUnit)?.unit?;
    let near = at.near();
    let part = Part::counted("end of a unit", unit_of(near, unit, 0)?, near);
    Some((part.only(Third::Late), at))
}

/// "Next Friday": in the next week; "this past" and "coming" are the nearest.
fn step_weekday(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let mut steps = at.value(Word::Step);
    let nearest = if at.sees_any(&[Word::Past, Word::Coming]) { step(&mut at) } else { None };
    let weekday = at.value(Word::Weekday)?;
    at.skip(&[Word::Possessive]);
    let near = at.near();
    let day = if let Some(way) = nearest {
        steps = Some(way);
        let start = if way < 0 { near.plus(-7) } else { near.plus(1) };
        let ahead = weekday - calendar::weekday(start);
        start.plus(ahead.rem_euclid(7))
    } else {
        unit_of(near, Unit::Week, steps?)?.first.plus(weekday - 1)
    };
    steps?;
    Some((Part::counted("weekday counted from now", Extent::day(day), near), at))
}

/// "Next week on Tuesday", "Tuesday of last week".
fn weekday_of_week(at: Cursor<'_>) -> Hit<'_, Part> {
    let week = |at| step_unit(at).filter(|(part, _)| is_week(part));
    let (weekday, week, end) = if let Some((week, mut end)) = week(at) {
        end.skip(&[Word::On, Word::Dash, Word::Comma]);
        (end.value(Word::Weekday)?, week, end)
    } else {
        let mut end = at;
        let weekday = end.value(Word::Weekday)?;
        end.skip(&[Word::Of, Word::In]);
        let (week, end) = week(end)?;
        (weekday, week, end)
    };
    let day = week.known?.first.plus(weekday - 1);
    Some((Part::counted("weekday of a week", Extent::day(day), at.near()), end))
}

fn is_week(part: &Part) -> bool {
    part.known.is_some_and(|known| known.last.since(known.first) == 6)
}

/// "This 5/12", "next 6th of April".
fn step_date(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let steps = at.value(Word::Step)?;
    at.skip(&[Word::The]);
    let rules: [for<'b> fn(Cursor<'b>) -> Hit<'b, Part>; 3] =
        [points::day_month, points::month_day, super::figures::figures];
    let (part, end) = furthest(at, &rules)?;
    if part.year.is_some() {
        return None;
    }
    Some((Part { prefer: prefer(steps), ..part }, end))
}

/// "This September", "last May".
fn step_month(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let steps = step(&mut at)?;
    let (part, mut end) = points::month(at)?;
    end.skip(&[Word::Possessive]);
    let rule = "month counted from now";
    Some((Part { prefer: prefer(steps), base: Some(at.near()), rule, ..part }, end))
}

const fn prefer(steps: i32) -> Prefer {
    match steps {
        0 => Prefer::This,
        1.. => Prefer::Next,
        _ => Prefer::Past,
    }
}

/// "The day before", "the following day": they refer to a day named before.
fn day_beside(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.take(Word::The)?;
    at.unit().filter(|unit| *unit == Unit::Day)?;
    let days = if at.skip(&[Word::Before]) { -1 } else { 1 };
    if days == 1 {
        at.take(Word::After)?;
    }
    // "The day before the talks" is another matter.
    if at.peek().is_some_and(|next| next.has_blank && next.word != Word::Dash) {
        return None;
    }
    let told = at.told();
    Some((Part::counted("day beside one named before", Extent::day(told.plus(days)), told), at))
}

/// "The 15th day of next month", "the 21st of this month".
fn day_of_month(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (day, mut end) = numbers::ordinal(at)?;
    if end.sees(Word::Unit) {
        end.unit().filter(|unit| *unit == Unit::Day)?;
    }
    end.skip(&[Word::Of, Word::In]);
    let (month, end) = furthest(end, &[points::month, step_unit, this_unit])?;
    let day = u32::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    if let Some(known) = month.known {
        let days = known.last.since(known.first) + 1;
        if !(28..=31).contains(&days) || day as i32 > days {
            return None;
        }
        let day = known.first.plus(day as i32 - 1);
        return Some((Part::counted("day of a month", Extent::day(day), at.near()), end));
    }
    Some((Part { day: Some(day), rule: "day of a month", ..month }, end))
}

/// "The year", "year" behind *end of*: this one.
pub(super) fn this_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let unit = at.unit().filter(|unit| !matches!(unit, Unit::Hour | Unit::Day))?;
    let near = at.near();
    Some((Part::counted("unit of today", unit_of(near, unit, 0)?, near), at))
}

/// "Later this week", "earlier this year", "year to date".
fn rest_of_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    at.skip(&[Word::The]);
    if at.sees(Word::ToDate) {
        let first = unit_of(near, at.take(Word::ToDate)?.unit?, 0)?.first;
        return Some((Part::counted("rest of a unit", Extent::days(first, near), near), at));
    }
    let is_later = at.sees(Word::Later);
    if !at.skip(&[Word::Later, Word::Earlier]) {
        return None;
    }
    at.skip(&[Word::In, Word::On]);
    let (part, end) = step_unit(at).or_else(|| this_unit(at))?;
    let known = part.known.filter(|known| known.first < known.last)?;
    if near < known.first || near > known.last {
        return None;
    }
    let extent =
        if is_later { Extent::days(near, known.last) } else { Extent::days(known.first, near) };
    Some((Part::counted("rest of a unit", extent, near), end))
}
