//! A number of units from now: "5天前", "过去十年", "未来三天"; and how long something lasts: "两天", "90天".

use crate::dossier::Qualifier;
use crate::drafting::dates::calendar::{Extent, add};
use crate::drafting::dates::found::{Length, Unit};
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::Part;
use crate::drafting::dates::reading::{Reading, duration as lasting};
use crate::drafting::dates::token::{Cursor, Hit, furthest};

use super::{count, unit};

/// A date counted in units: the rule of this file that reads furthest.
pub(super) fn counted(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(at, &[rolling, ago, vaguely])
}

fn length(at: Cursor<'_>) -> Hit<'_, (i32, Unit)> {
    let (count, mut end) = count(at)?;
    end.skip(&[Word::Measure]);
    let (unit, end) = unit(end)?;
    Some(((count, unit), end))
}

/// "过去十年", "近三天", "未来两周", "前1周", "后1年".
fn rolling(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let way = match at.peek()?.word {
        Word::Past | Word::Before => -1,
        Word::Coming | Word::After => 1,
        _ => return None,
    };
    at.at += 1;
    let ((count, unit), end) = length(at)?;
    let near = at.near();
    if unit == Unit::Hour {
        return None;
    }
    let extent = if way < 0 {
        Extent::days(add(near, unit, count.checked_neg()?)?, near)
    } else {
        Extent::days(near.plus(1), add(near.plus(1), unit, count)?.plus(-1))
    };
    let rule = "time up to now or from now on";
    (extent.first <= extent.last).then_some((Part::counted(rule, extent, near), end))
}

/// "5年前", "三周后".
fn ago(at: Cursor<'_>) -> Hit<'_, Part> {
    let ((count, unit), mut end) = length(at)?;
    let (way, base) = match end.peek()?.word {
        Word::Before => (-1, at.near()),
        Word::After => (1, at.told()),
        _ => return None,
    };
    end.at += 1;
    let day = add(base, unit, count.checked_mul(way)?)?;
    let part = Part::counted("so long before or after", Extent::day(day), base);
    let is_fine = matches!(unit, Unit::Day | Unit::WorkingDay);
    Some((if is_fine { part } else { part.doubted(Qualifier::Approximate) }, end))
}

/// "几天前", "数小时后": about then.
fn vaguely(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.take(Word::Several)?;
    at.skip(&[Word::Measure]);
    let (unit, mut end) = unit(at)?;
    let (way, base) = match end.peek()?.word {
        Word::Before => (-1, at.near()),
        Word::After => (1, at.told()),
        _ => return None,
    };
    end.at += 1;
    // Several of a unit count as three of it.
    let day = if unit == Unit::Hour { base } else { add(base, unit, 3 * way)? };
    let part = Part::counted("some time before or after", Extent::day(day), base);
    Some((part.doubted(Qualifier::Approximate), end))
}

/// "90天", "两天的会谈", "数月": a length of time, and no date.
pub(super) fn duration(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    if at.skip(&[Word::Several]) {
        at.skip(&[Word::Measure]);
        let (unit, end) = unit(at)?;
        return Some((lasting(Length { count: None, unit }, "length of time"), end));
    }
    // 第3天 is one of them.
    if at.before().is_some_and(|token| token.word == Word::OrdinalMark) {
        return None;
    }
    let ((count, unit), end) = length(at)?;
    let count = u32::try_from(count).ok();
    Some((lasting(Length { count, unit }, "length of time"), end))
}
