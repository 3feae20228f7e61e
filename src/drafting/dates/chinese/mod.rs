//! Dates in Chinese, in simplified and traditional characters.

mod counted;
mod figures;
mod lexer;
mod points;
mod spans;

pub(super) use lexer::Lexer;

use super::found::Unit;
use super::lexicon::Word;
use super::part::{Part, both};
use super::reading::{self, Reading};
use super::token::{Cursor, Hit, furthest};
use crate::dossier::Qualifier;

/// What stands at a place: of all rules the one that reads furthest.
pub(super) fn expression(at: Cursor<'_>) -> Hit<'_, Reading> {
    if at.sees_any(&[Word::Other, Word::Dot, Word::Comma, Word::Time, Word::Measure]) {
        return None;
    }
    furthest(at, &[alone, spans::span, spans::open, counted::duration])
}

fn alone(at: Cursor<'_>) -> Hit<'_, Reading> {
    let (part, end) = point(at)?;
    reading::point(part, at.near()).map(|found| (found, end))
}

/// A date with what is said of its certainty, before or behind it.
fn point(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let mut doubt = said(&mut at);
    let (part, mut end) = furthest(at, &[points::named, counted::counted])?;
    doubt = both(doubt, said(&mut end));
    Some((part.doubted(doubt), end))
}

fn said(at: &mut Cursor<'_>) -> Qualifier {
    if at.skip(&[Word::About]) {
        Qualifier::Approximate
    } else if at.skip(&[Word::Perhaps]) {
        Qualifier::Uncertain
    } else {
        Qualifier::None
    }
}

/// How many: 3, 三, 两.
fn count(mut at: Cursor<'_>) -> Hit<'_, i32> {
    if at.sees(Word::Cardinal) {
        return at.value(Word::Cardinal).map(|value| (value, at));
    }
    let token = at.take(Word::Number).filter(|token| token.digits <= 3)?;
    // 07年 is a year.
    (token.digits != 2 || token.value > 9).then_some((token.value, at))
}

/// What is counted: 天, 周, 个月, 年.
fn unit(mut at: Cursor<'_>) -> Hit<'_, Unit> {
    let unit = match at.peek()?.word {
        Word::Unit => at.peek()?.unit?,
        Word::YearMark => Unit::Year,
        Word::MonthMark => Unit::Month,
        Word::DayMark => Unit::Day,
        _ => return None,
    };
    at.at += 1;
    Some((unit, at))
}
