//! A number of units from a day: "two weeks ago", "the past three months", "in two days", "3 weeks
//! after 15 January"; and how long something lasts.

use crate::dossier::{Day, Qualifier};
use crate::drafting::dates::calendar::{Extent, add, monday, unit_of};
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::{Part, Prefer};
use crate::drafting::dates::reading::{Reading, duration as lasting};
use crate::drafting::dates::token::{Cursor, Hit, furthest};
use crate::drafting::dates::{Length, Unit};

use super::{named_point, numbers};

/// The most pieces of a length such as "two years 1 month and 21 days".
const MOST_LENGTHS: usize = 4;

/// What the table has for a unit that is several: *weeks*.
const PLURAL: i32 = 2;

/// A date counted in units: the rule of this file that reads furthest.
pub(super) fn counted(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(at, &[rolling, past_unit, ago, ahead, from_date, vaguely, lasting_from, on_weekday])
}

/// Some lengths one after the other, each to be counted.
#[derive(Clone, Copy)]
struct Lengths {
    all: [Option<(i32, Unit)>; MOST_LENGTHS],
}

impl Lengths {
    const fn one(count: i32, unit: Unit) -> Self {
        Self { all: [Some((count, unit)), None, None, None] }
    }

    /// The day that much later; earlier if `way` is −1.
    fn from(&self, day: Day, way: i32) -> Option<Day> {
        let mut counted = self.all.iter().flatten();
        counted.try_fold(day, |day, (count, unit)| add(day, *unit, count.checked_mul(way)?))
    }

    /// Whether weeks or longer units are counted, which is never meant to the day.
    fn is_coarse(&self) -> bool {
        self.all.iter().flatten().any(|(_, unit)| !matches!(unit, Unit::Day | Unit::WorkingDay))
    }

    fn has_hours(&self) -> bool {
        self.all.iter().flatten().any(|(_, unit)| *unit == Unit::Hour)
    }
}

fn length(at: Cursor<'_>) -> Hit<'_, (i32, Unit)> {
    let (count, mut end) = numbers::count(at)?;
    end.skip(&[Word::Of]);
    let unit = end.unit()?;
    Some(((count, unit), end))
}

fn lengths(at: Cursor<'_>) -> Hit<'_, Lengths> {
    let (first, mut end) = length(at)?;
    let mut all = [None; MOST_LENGTHS];
    let mut places = all.iter_mut();
    *places.next()? = Some(first);
    for place in places {
        let mut next = end;
        next.skip(&[Word::Comma]);
        next.skip(&[Word::And]);
        let Some((more, behind)) = length(next) else { break };
        *place = Some(more);
        end = behind;
    }
    Some((Lengths { all }, end))
}

/// "The past three months", "next 3 days", "the 2 upcoming weeks", "within 9
/// months".
fn rolling(mut at: Cursor<'_>) -> Hit<'_, Part> {
    // "Within 9 months" begins today; "for the next 9 months" tomorrow.
    let is_within = at.value(Word::Within) == Some(1);
    at.skip(&[Word::The]);
    let led = way(&mut at);
    let (lengths, way, end) = if led.is_some() || is_within && trailing_way(at).is_none() {
        let (lengths, end) = lengths(at)?;
        // "The last 3 months and 2 days ago" counts the days by themselves.
        let (lengths, end) = if end.sees(Word::Ago) { one(at)? } else { (lengths, end) };
        (lengths, led.unwrap_or(1), end)
    } else {
        let ((lengths, way), end) = trailing_way(at)?;
        (lengths, way, end)
    };
    if end.sees_any(&[Word::Of, Word::Ago]) || lengths.has_hours() {
        return None;
    }
    rolled(lengths, way, is_within, end)
}

fn one(at: Cursor<'_>) -> Hit<'_, Lengths> {
    let ((count, unit), end) = length(at)?;
    Some((Lengths::one(count, unit), end))
}

/// "3 next weeks", and not "only 3 next week".
fn trailing_way(at: Cursor<'_>) -> Hit<'_, (Lengths, i32)> {
    let (count, mut end) = numbers::count(at)?;
    let way = way(&mut end)?;
    let token = end.take(Word::Unit)?;
    let lengths = Lengths::one(count, token.unit?);
    (token.value == PLURAL || count == 1).then_some(((lengths, way), end))
}

/// Back or on, where *last*, *past* or *next* says so.
fn way(at: &mut Cursor<'_>) -> Option<i32> {
    let token = at.peek()?;
    let is_way = matches!(token.word, Word::Step | Word::Past | Word::Coming) && token.value != 0;
    at.at += usize::from(is_way);
    is_way.then_some(token.value)
}

fn rolled(lengths: Lengths, way: i32, from_today: bool, end: Cursor<'_>) -> Hit<'_, Part> {
    let near = end.near();
    let (count, unit) = lengths.all.first().copied().flatten()?;
    let rule = "time up to now or from now on";
    if matches!(unit, Unit::Quarter | Unit::Decade | Unit::Century) {
        let (first, last) = if way < 0 { (-count, -1) } else { (1, count) };
        let extent = unit_of(near, unit, first)?.to(unit_of(near, unit, last)?)?;
        return Some((Part::counted(rule, extent, near), end));
    }
    let extent = if way < 0 {
        Extent::days(lengths.from(near, -1)?, near.plus(-i32::from(unit == Unit::WorkingDay)))
    } else if from_today {
        Extent::days(near, lengths.from(near, 1)?)
    } else if unit == Unit::WorkingDay {
        Extent::days(add(near, unit, 1)?, lengths.from(near, 1)?)
    } else {
        Extent::days(near.plus(1), lengths.from(near.plus(1), 1)?.plus(-1))
    };
    (extent.first <= extent.last).then_some((Part::counted(rule, extent, near), end))
}

/// "The past week": as long up to now.
fn past_unit(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::Within]);
    at.skip(&[Word::The]);
    at.take(Word::Past)?;
    let unit = at.unit()?;
    if !matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade) {
        return None;
    }
    let near = at.near();
    let extent = Extent::days(add(near, unit, -1)?, near);
    Some((Part::counted("time up to now or from now on", extent, near), at))
}

/// "Two months ago", "3 weeks later", "a day earlier".
pub(super) fn ago(at: Cursor<'_>) -> Hit<'_, Part> {
    let (lengths, mut end) = lengths(at)?;
    let (way, base) = match end.peek()?.word {
        Word::Ago => (-1, at.near()),
        Word::Earlier => (-1, at.told()),
        Word::Later => (1, at.told()),
        _ => return None,
    };
    end.at += 1;
    // "3 days earlier this month" says when it was, and not how long ago.
    if end.sees_any(&[Word::Step, Word::The]) {
        return None;
    }
    let day = lengths.from(base, way)?;
    let part = Part::counted("so long before or after", Extent::day(day), base);
    Some((roughly(part, &lengths), end))
}

fn roughly(part: Part, lengths: &Lengths) -> Part {
    if lengths.is_coarse() { part.doubted(Qualifier::Approximate) } else { part }
}

/// "In two weeks", "in a fortnight's time".
fn ahead(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.take(Word::In)?;
    let (lengths, mut end) = lengths(at)?;
    end.skip(&[Word::Possessive]);
    // "In 3 years of talks" is how long they take.
    if lengths.has_hours() || end.sees_any(&[Word::Of, Word::Ago]) {
        return None;
    }
    let near = at.near();
    let part = Part::counted("so long from now", Extent::day(lengths.from(near, 1)?), near);
    // "The highest in 40 years" looks back.
    let is_long = lengths.all.iter().flatten().any(|(_, unit)| *unit == Unit::Year);
    let part = if is_long { part.doubted(Qualifier::Uncertain) } else { part };
    Some((roughly(part, &lengths), end))
}

/// "Three weeks from tomorrow", "2 days before 10 June".
pub(super) fn from_date(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::In]);
    let (lengths, mut end) = lengths(at)?;
    let way = match end.peek()?.word {
        Word::From | Word::After | Word::Since => 1,
        Word::Before => -1,
        _ => return None,
    };
    end.at += 1;
    if lengths.has_hours() {
        return None;
    }
    let (part, end) = named_point(end)?;
    let ahead = Part { prefer: if way > 0 { Prefer::Future } else { part.prefer }, ..part };
    let part = if part.weekday.is_some() { ahead } else { part };
    let base = part.settle(at.near())?.extent.first;
    let counted = Part::counted(
        "so long before or after a date",
        Extent::day(lengths.from(base, way)?),
        base,
    );
    Some((counted.doubted(part.doubt), end))
}

/// "Monday two weeks from now", "in 3 days on Friday": that day of the week which
/// is reached.
fn on_weekday(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let rules: [for<'b> fn(Cursor<'b>) -> Hit<'b, Part>; 3] = [ago, ahead, from_date];
    let first = at.value(Word::Weekday);
    at.skip(&[Word::Comma]);
    let (part, mut end) = furthest(at, &rules)?;
    let weekday = match first {
        Some(weekday) => weekday,
        None => {
            end.take(Word::On)?;
            end.value(Word::Weekday)?
        }
    };
    let day = monday(part.known?.first).plus(weekday - 1);
    Some((Part::counted("weekday so long from a date", Extent::day(day), part.base?), end))
}

/// "Hours earlier", "several days ago", "days later": about then.
fn vaguely(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::A]);
    at.skip(&[Word::Several]);
    let unit = at.unit()?;
    let (way, base) = match at.peek()?.word {
        Word::Ago => (-1, at.near()),
        Word::Earlier => (-1, at.told()),
        Word::Later => (1, at.told()),
        _ => return None,
    };
    at.at += 1;
    // Several of a unit count as three of it.
    let day = if unit == Unit::Hour { base } else { add(base, unit, 3 * way)? };
    let part = Part::counted("some time before or after", Extent::day(day), base);
    Some((part.doubted(Qualifier::Approximate), at))
}

/// "2 weeks starting 20 May", "for 3 days from today".
fn lasting_from(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let is_for = at.skip(&[Word::Within]);
    let (lengths, mut end) = lengths(at)?;
    end.skip(&[Word::Comma]);
    let is_starting = end.sees(Word::Starting);
    let starts = is_starting || is_for && end.sees(Word::From);
    if !starts || lengths.has_hours() {
        return None;
    }
    end.at += 1;
    end.skip(&[Word::From, Word::On]);
    let (part, end) = named_point(end)?;
    let part = if is_for && !is_starting { Part { prefer: Prefer::Future, ..part } } else { part };
    let first = part.settle(at.near())?.extent.first;
    let extent = Extent::days(first, lengths.from(first, 1)?.plus(-1));
    Some((Part { base: Some(first), ..Part::whole("so long from a date", extent) }, end))
}

/// "A 90-day truce", "two days of talks": a length of time, and no date.
pub(super) fn duration(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    let begins = at.before().map(|token| token.word);
    if at.skip(&[Word::Several]) {
        let unit = at.unit()?;
        return Some((lasting(Length { count: None, unit }, "length of time"), at));
    }
    let is_one = at.sees(Word::A);
    let (count, mut end) = numbers::count(at)?;
    let has_dash = end.skip(&[Word::Dash]);
    let unit = end.unit()?;
    // "A day" is rather one of many than a length.
    if is_one && begins != Some(Word::Within) {
        return None;
    }
    let rule = if has_dash { "length of time with a dash" } else { "length of time" };
    let count = u32::try_from(count).ok();
    Some((lasting(Length { count, unit }, rule), end))
}
