//! Days, months and years by their names and marks.

use chrono::Datelike;

use super::figures::figures;
use super::{count, unit};
use crate::dossier::{Precision, Qualifier};
use crate::drafting::dates::calendar::{Extent, Third, first_monday, monday, unit_of};
use crate::drafting::dates::found::Unit;
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::{Part, Prefer};
use crate::drafting::dates::token::{Cursor, Hit, furthest};

/// What is named: the rule of this file that reads furthest.
pub(super) fn named(at: Cursor<'_>) -> Hit<'_, Part> {
    let (part, end) = furthest(
        at,
        &[
            year,
            month,
            lone_day,
            weekday,
            named_day,
            named_unit,
            quarter_or_half,
            half_of,
            decade,
            figures,
            end_of_unit,
            unit_of_year,
        ],
    )?;
    Some(with_weekday(part, end))
}

/// "2025年6月9日", "去年12月", "07年", "2025年初".
fn year(at: Cursor<'_>) -> Hit<'_, Part> {
    let (mut part, end) = year_alone(at)?;
    part.rule = "year";
    let mut next = end;
    next.skip(&[Word::Of]);
    if let Some((inner, behind)) = furthest(next, &[month, quarter_or_half])
        && inner.known.is_none()
        && inner.base.is_none()
    {
        let rule = if inner.day.is_some() { "year, month and day" } else { "year and month" };
        return Some((Part { year: part.year, base: part.base, rule, ..inner }, behind));
    }
    // 今年年底 says the year twice.
    let mut third = end;
    third.skip(&[Word::YearMark]);
    if let Some(value) = third.value(Word::Third) {
        part.rule = "part of a year";
        return Some((part.only(named_third(value)?), third));
    }
    Some((part, end))
}

/// A year with its mark, or one counted from now.
fn year_alone(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    if at.sees(Word::NamedUnit) {
        let token = at.take(Word::NamedUnit).filter(|token| token.unit == Some(Unit::Year))?;
        let year = near.date().year() + token.value;
        return Some((Part { year: Some(year), base: Some(near), ..Part::new("year") }, at));
    }
    let token = at.take(Word::Number)?;
    at.take(Word::YearMark)?;
    // 5年 and 18年 are lengths of time, unless a month or a leading 0 says otherwise.
    let is_short =
        token.digits == 2 && (token.value < 10 || at.sees(Word::Number) && month(at).is_some());
    let year = match token.digits {
        4 if (1000..3000).contains(&token.value) => token.value,
        2 if is_short => short_year(token.value, near.date().year()),
        _ => return None,
    };
    Some((Part { year: Some(year), ..Part::new("year") }, at))
}

/// The year that two figures mean: not more than twenty years ahead.
pub(super) fn short_year(short: i32, now: i32) -> i32 {
    let year = now.div_euclid(100) * 100 + short;
    if year > now + 20 { year - 100 } else { year }
}

/// "6月9日", "6月9" before another day, "本月十日", "6月上旬", "上月底".
pub(super) fn month(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let mut part = Part::new("month");
    if at.sees(Word::NamedUnit) {
        let token = at.take(Word::NamedUnit).filter(|token| token.unit == Some(Unit::Month))?;
        let first = unit_of(at.near(), Unit::Month, token.value)?.first.date();
        (part.year, part.month) = (Some(first.year()), Some(first.month()));
        part.base = Some(at.near());
    } else {
        let number = at.take(Word::Number).filter(|token| token.digits <= 2)?;
        at.take(Word::MonthMark)?;
        part.month = u32::try_from(number.value).ok().filter(|month| (1..=12).contains(month));
        part.month?;
    }
    let mut end = at;
    end.skip(&[Word::Of, Word::MonthMark]);
    if let Some(value) = end.value(Word::Third) {
        part.rule = "part of a month";
        return Some((part.only(named_third(value)?), end));
    }
    let mut end = at;
    if let Some(day) = day_number(&mut end) {
        let is_marked = end.skip(&[Word::DayMark]);
        if is_marked || !end.sees_any(&[Word::MonthMark, Word::YearMark, Word::Unit, Word::Measure])
        {
            part.day = Some(day);
            part.rule = "month and day";
            return Some((part, end));
        }
    }
    Some((part, at))
}

fn day_number(at: &mut Cursor<'_>) -> Option<u32> {
    let token = at.take(Word::Number).filter(|token| token.digits <= 2)?;
    u32::try_from(token.value).ok().filter(|day| (1..=31).contains(day))
}

const fn named_third(value: i32) -> Option<Third> {
    match value {
        0 => Some(Third::Early),
        1 => Some(Third::Middle),
        2 => Some(Third::Late),
        _ => None,
    }
}

/// "29日": of the nearest month.
pub(super) fn lone_day(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let day = day_number(&mut at)?;
    at.take(Word::DayMark)?;
    Some((Part { day: Some(day), ..Part::new("day of the month") }, at))
}

/// "周五": the last; "上周五", "下下周日": of that week.
fn weekday(mut at: Cursor<'_>) -> Hit<'_, Part> {
    if at.sees(Word::Weekday) {
        let weekday = at.value(Word::Weekday);
        return Some((Part { weekday, ..Part::new("weekday") }, at));
    }
    let near = at.near();
    let week = at.take(Word::NamedUnit).filter(|token| token.unit == Some(Unit::Week))?;
    let token = at.peek()?;
    let number = match token.word {
        Word::Number if token.digits == 1 && (1..=6).contains(&token.value) => token.value,
        Word::DayMark => 7,
        Word::Unit if token.unit == Some(Unit::Day) => 7,
        _ => return None,
    };
    at.at += 1;
    let day = unit_of(near, Unit::Week, week.value)?.first.plus(number - 1);
    Some((Part::counted("weekday of a week", Extent::day(day), near), at))
}

/// "6月9日（星期一）": the day is the same without.
fn with_weekday(mut part: Part, at: Cursor<'_>) -> (Part, Cursor<'_>) {
    let mut end = at;
    end.skip(&[Word::Comma, Word::Open]);
    match end.value(Word::Weekday) {
        Some(weekday) if part.day.is_some() => {
            part.weekday = Some(weekday);
            end.skip(&[Word::Close]);
            (part, end)
        }
        _ => (part, at),
    }
}

/// "昨日", "近日".
fn named_day(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    if at.skip(&[Word::Recent]) {
        let part = Part::counted("lately", Extent::day(near), near);
        return Some((part.doubted(Qualifier::Approximate), at));
    }
    let days = at.value(Word::Named)?;
    Some((Part::counted("day named from today", Extent::day(near.plus(days)), near), at))
}

/// "上周", "本季度", "上个半年".
fn named_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    let token = at.take(Word::NamedUnit)?;
    let extent = unit_of(near, token.unit?, token.value)?;
    Some((Part::counted("unit counted from now", extent, near), at))
}

/// "上半年", "第一季度".
fn quarter_or_half(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let size = if at.sees(Word::QuarterName) { 3 } else { 6 };
    let number = at.value(Word::QuarterName).or_else(|| at.value(Word::HalfName))?;
    let mut part = Part::new("quarter or half year");
    part.month = u32::try_from((number - 1) * size + 1).ok();
    part.months = u32::try_from(size).ok()?;
    // That of this year, unless a year stands before it.
    part.prefer = Prefer::This;
    Some((part, at))
}

/// "上半月", "下半周": of the month or week that runs.
fn half_of(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    let value = at.value(Word::Third)?;
    let month = unit_of(near, Unit::Month, 0)?;
    let week = unit_of(near, Unit::Week, 0)?;
    let extent = match value {
        3 => Extent::days(month.first, month.first.plus(14)),
        4 => Extent::days(month.first.plus(15), month.last),
        5 => Extent::days(week.first, week.first.plus(2)),
        6 => Extent::days(week.first.plus(3), week.last),
        _ => return None,
    };
    Some((Part::counted("half of a month or week", extent, near), at))
}

/// "九十年代", "20世纪90年代".
fn decade(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    let first = at.take(Word::Number)?;
    if at.sees(Word::Unit) {
        at.unit().filter(|unit| *unit == Unit::Century)?;
        let start = (first.value - 1).checked_mul(100).filter(|start| (0..3000).contains(start))?;
        let mut end = at;
        let tens = end.take(Word::Number).map(|token| token.value);
        if let Some(tens) = tens.filter(|tens| (0..100).contains(tens) && tens % 10 == 0)
            && end.skip(&[Word::DecadeMark])
        {
            return Some((Part::whole("decade", Extent::years(start + tens, 10)?), end));
        }
        return Some((Part::whole("century", Extent::years(start, 100)?), at));
    }
    at.take(Word::DecadeMark)?;
    let year = match first.value {
        short @ 0..=99 if short % 10 == 0 => short_year(short, near.date().year()),
        year @ 1000..=2999 if year % 10 == 0 => year,
        _ => return None,
    };
    Some((Part::whole("decade", Extent::years(year, 10)?), at))
}

/// "年底", "月初": of the year or month that runs.
fn end_of_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let near = at.near();
    let unit = match at.peek()?.word {
        Word::YearMark => Unit::Year,
        Word::MonthMark => Unit::Month,
        _ => return None,
    };
    at.at += 1;
    let whole = unit_of(near, unit, 0)?;
    let part = named_third(at.value(Word::Third)?)?;
    Some((Part::counted("part of a month or year", whole, near).only(part), at))
}

/// "2021年的第一周", "明年第九个月", "2021年的前2周", "十月的第一周".
fn unit_of_year(at: Cursor<'_>) -> Hit<'_, Part> {
    let (of, mut at) = furthest(at, &[year_alone, month])?;
    at.skip(&[Word::Of]);
    let (from_end, is_one) = match at.peek()?.word {
        Word::OrdinalMark => (false, true),
        Word::Before => (false, false),
        Word::Step => (true, false),
        _ => return None,
    };
    at.at += 1;
    let (number, mut at) = count(at)?;
    at.skip(&[Word::Measure]);
    let (unit, end) = unit(at)?;
    let whole = of.settle(at.near())?;
    let (first, count) = if is_one { (number, 1) } else { (1, number) };
    let extent = within(whole.extent, unit, if from_end { None } else { Some(first) }, count)?;
    let part = Part::whole("unit of a month or year", extent);
    Some((Part { base: of.base.or(whole.is_completed.then(|| at.near())), ..part }, end))
}

/// A number of units of a stretch, from the nth or up to its end. A week belongs to where its
/// Thursday is (ISO 8601).
fn within(of: Extent, unit: Unit, first: Option<i32>, count: i32) -> Option<Extent> {
    let is_week = unit == Unit::Week;
    let (start, end) = if is_week {
        let start = monday(of.first.plus(3));
        let start = if start.plus(3) < of.first { start.plus(7) } else { start };
        // A whole year begins with its first week.
        let date = of.first.date();
        let is_year = of.from == Precision::Year;
        let start = if is_year { first_monday(date.year())? } else { start };
        (start, monday(of.last.plus(-3)))
    } else {
        (of.first, of.last)
    };
    let (from, to) = match first {
        Some(number) => {
            let last = number.checked_add(count)?.checked_sub(2)?;
            (unit_of(start, unit, number - 1)?, unit_of(start, unit, last)?)
        }
        None => (unit_of(end, unit, 1 - count)?, unit_of(end, unit, 0)?),
    };
    if to.first > of.last { None } else { from.to(to) }
}
