//! From one date to another, and from or up to one.

use crate::drafting::dates::calendar::{Extent, Third};
use crate::drafting::dates::lexicon::Word;
use crate::drafting::dates::part::{Part, Prefer};
use crate::drafting::dates::reading::{self, Bound, Reading};
use crate::drafting::dates::token::{Cursor, Hit, furthest};

use super::{counted, numbers, point, points};

const RULE: &str = "from one date to another";

/// "From 10 to 11 May", "between March and May", "June-August 1992".
pub(super) fn span(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    let is_between = at.sees(Word::Between);
    at.skip(&[Word::From, Word::Between, Word::In]);
    let rules: [for<'b> fn(Cursor<'b>) -> Hit<'b, Part>; 2] = [point, lone_day];
    let mut best: Hit<'_, Reading> = None;
    // A day alone may begin what a point reads otherwise: "9 to 12 June".
    for rule in rules {
        let Some((from, mut end)) = rule(at) else { continue };
        let is_and = end.sees(Word::And);
        let to = match now(end) {
            Some(found) => Some(found),
            None if goes_on(&mut end, is_between) => furthest(end, &[point, bare_day]),
            None => None,
        };
        let Some((to, end)) = to else { continue };
        if to.is_lone_day() && from.is_lone_day() || is_and && !is_between && !follows(&from, &to) {
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

/// What stands between two ends.
fn goes_on(at: &mut Cursor<'_>, is_between: bool) -> bool {
    at.skip(&[Word::Comma]);
    let stands = at.skip(&[Word::To, Word::Dash, Word::Until]);
    if stands || at.skip(&[Word::And]) {
        if is_between || stands {
            at.skip(&[Word::On]);
        }
        return true;
    }
    false
}

/// "June 9 and 10" are two days on end; "June 9 and July 4" are two dates.
fn follows(from: &Part, to: &Part) -> bool {
    let is_next = from.day.is_some_and(|day| to.day == Some(day + 1));
    is_next && (to.is_lone_day() || from.is_lone_day())
}

/// The first day of a span whose month comes with the last.
fn lone_day(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.skip(&[Word::The]);
    let (day, end) = numbers::day(at)?;
    Some((Part { day: Some(day), ..Part::new(RULE) }, end))
}

/// The last day of a span whose month came with the first, and its year.
fn bare_day(at: Cursor<'_>) -> Hit<'_, Part> {
    let (part, end) = lone_day(at)?;
    // "June 9 to 300 people" counts people.
    if end.sees_any(&[Word::Unit, Word::Hundred, Word::Thousand]) {
        return None;
    }
    let (mut part, end) = points::with_year(part, end);
    // Two figures behind a day are another day.
    if part.year.is_some_and(|year| year < 1000) {
        part.year = None;
    }
    Some((part, end))
}

/// "Since May", "until the end of June", "2018 or later".
pub(super) fn open(at: Cursor<'_>) -> Hit<'_, Reading> {
    led(at).or_else(|| trailed(at)).or_else(|| farther(at)).or_else(|| to_date(at))
}

fn led(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    let (bound, prefer, rule) = match at.peek()?.word {
        Word::Since => (Bound::Since, Prefer::Past, "since"),
        Word::Starting => (Bound::Since, Prefer::Nearest, "starting"),
        Word::Until => (Bound::Until, Prefer::Future, "until"),
        Word::Before => (Bound::Before, Prefer::Nearest, "before"),
        Word::After => (Bound::After, Prefer::Nearest, "after"),
        // "… or after 2018" begins another date.
        Word::AndLater if at.peek()?.value == 1 => (Bound::After, Prefer::Nearest, "after"),
        Word::AndEarlier if at.peek()?.value == 1 => (Bound::Before, Prefer::Nearest, "before"),
        _ => return None,
    };
    at.at += 1;
    at.skip(&[Word::On, Word::In]);
    let has_article = at.sees(Word::The);
    let (part, end) = point(at)?;
    // "By the 2016 ruling" is by no year.
    if has_article && part.rule == "year" && end.sees(Word::Other) {
        return None;
    }
    let part = if part.prefer == Prefer::Nearest { Part { prefer, ..part } } else { part };
    // "Before the end of June" is until then.
    let bound = match (bound, part.third) {
        (Bound::Before, Some(Third::Late)) => Bound::Until,
        (Bound::After, Some(_)) if part.third == Some(Third::Early) => Bound::Since,
        _ => bound,
    };
    reading::open(part, at.near(), bound, rule).map(|found| (found, end))
}

fn trailed(at: Cursor<'_>) -> Hit<'_, Reading> {
    let (part, mut end) = point(at)?;
    end.skip(&[Word::Comma]);
    let (bound, rule) = match end.peek()?.word {
        Word::AndLater => (Bound::Since, "from then on"),
        Word::AndEarlier => (Bound::Until, "up to then"),
        _ => return None,
    };
    end.at += 1;
    // "On 1 January and after my work is done" goes on.
    if rule_goes_on(&end) {
        return None;
    }
    reading::open(part, at.near(), bound, rule).map(|found| (found, end))
}

/// "More than two weeks ago", "less than 3 days after 10 June".
fn farther(mut at: Cursor<'_>) -> Hit<'_, Reading> {
    let is_more = at.value(Word::MoreThan)? > 0;
    let (part, end) = furthest(at, &[counted::ago, counted::from_date])?;
    let (base, day) = (part.base?, part.known?.first);
    let rule = "more or less than so long from a date";
    let base_part = Part::whole(rule, Extent::day(base));
    let found = match (is_more, day <= base) {
        (true, true) => reading::open(part, at.near(), Bound::Before, rule)?,
        (true, false) => reading::open(part, at.near(), Bound::After, rule)?,
        (false, true) => reading::span(part, base_part, at.near(), rule)?,
        (false, false) => reading::span(base_part, part, at.near(), rule)?,
    };
    Some((found, end))
}

/// "To date": until now.
fn to_date(at: Cursor<'_>) -> Hit<'_, Reading> {
    let (part, end) = now(at)?;
    reading::open(part, at.near(), Bound::Until, "until").map(|found| (found, end))
}

fn now(mut at: Cursor<'_>) -> Hit<'_, Part> {
    at.take(Word::ToDate).filter(|token| token.unit.is_none())?;
    let near = at.near();
    Some((Part::counted(RULE, Extent::day(near), near), at))
}

fn rule_goes_on(end: &Cursor<'_>) -> bool {
    end.peek().is_some_and(|next| {
        matches!(next.word, Word::Other | Word::Number | Word::Time) && next.has_blank
    })
}
