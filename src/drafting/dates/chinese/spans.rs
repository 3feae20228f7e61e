//! From one date to another, and from or up to one.

use crate::drafting::dates::calendar::Third;
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::{Part, Prefer};
use crate::drafting::dates::reading::{self, Bound, Reading};
use crate::drafting::dates::token::{Cursor, Hit, furthest};

use super::{point, points};

const RULE: &str = "from one date to another";

/// "2025年6月9日至10日", "6月9至10日", "三月和九月之间", "1995-1997年".
pub(super) fn span(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    at.skip(&[Word::From]);
    let rules: [for<'b> fn(Cursor<'b>) -> Hit<'b, Part>; 2] = [point, bare];
    let mut best: Hit<'_, Reading> = None;
    for rule in rules {
        let Some((from, mut end)) = rule(at) else { continue };
        end.skip(&[Word::Since]);
        let is_and = end.sees(Word::And);
        if !end.skip(&[Word::To, Word::Dash, Word::And]) {
            continue;
        }
        end.skip(&[Word::Dash]);
        let Some((to, mut end)) = furthest(end, &[point, points::lone_day]) else { continue };
        let is_amid = end.skip(&[Word::Amid]);
        let Some(from) = lent(from, &to) else { continue };
        if is_and && !is_amid || from.is_lone_day() && to.is_lone_day() && !is_amid {
            continue;
        }
        if let Some(found) = reading::span(from, to, at.near(), RULE)
            && best.as_ref().is_none_or(|(_, before)| end.at > before.at)
        {
            best = Some((found, end));
        }
    }
    best
}

/// A number whose mark comes with the end of the span.
fn bare(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let token = at.take(Word::Number)?;
    let mut part = Part::new(RULE);
    if token.digits == 4 {
        part.year = Some(token.value);
    } else {
        part.day = u32::try_from(token.value).ok().filter(|day| (1..=31).contains(day));
        part.day?;
    }
    Some((part, at))
}

/// The start of a span, as what its end says that it is: 5至6月 are months.
fn lent(mut from: Part, to: &Part) -> Option<Part> {
    if from.rule == RULE && from.day.is_some() && to.day.is_none() {
        (from.month, from.day) = (from.day.filter(|month| (1..=12).contains(month)), None);
        from.month?;
        to.month?;
        from.year = to.year.filter(|_| from.month <= to.month);
    }
    if from.rule == RULE && from.year.is_some() && from.month.is_none() && to.month.is_some() {
        return None;
    }
    Some(from)
}

/// "自2018年以来", "截至6月", "2018年之前", "2015年1月1日或之后".
pub(super) fn open(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    let is_from = at.skip(&[Word::From]);
    let is_until = !is_from && at.skip(&[Word::Until]);
    let (part, end) = point(at)?;
    let mut behind = end;
    let told = match behind.peek().map(|token| token.word) {
        Some(Word::Since | Word::AndLater) => Some((Bound::Since, Prefer::Past, "from then on")),
        Some(Word::AndEarlier) => Some((Bound::Until, Prefer::Nearest, "up to then")),
        Some(Word::Before) => Some((Bound::Before, Prefer::Nearest, "before")),
        Some(Word::After) => Some((Bound::After, Prefer::Nearest, "after")),
        _ => None,
    };
    behind.at += usize::from(told.is_some());
    let is_late = part.third == Some(Third::Late);
    let (bound, prefer, rule, end) = match told {
        // 年底前 is until its end.
        Some((Bound::Before, ..)) if is_late => (Bound::Until, Prefer::Nearest, "until", behind),
        // "自2018年以后" begins with it.
        Some((Bound::After, ..)) if is_from => (Bound::Since, Prefer::Past, "since", behind),
        Some((bound, prefer, rule)) => (bound, prefer, rule, behind),
        None if is_until => (Bound::Until, Prefer::Future, "until", end),
        None if is_from => (Bound::Since, Prefer::Past, "since", end),
        None => return None,
    };
    let part = if part.prefer == Prefer::Nearest { Part { prefer, ..part } } else { part };
    reading::open(part, at.near(), bound, rule).map(|found| (found, end))
}
