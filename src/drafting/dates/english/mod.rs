//! Dates in English.

mod counted;
mod figures;
mod lexer;
mod numbers;
mod points;
mod portions;
mod relative;
mod spans;

pub(super) use lexer::Lexer;

use super::lexicon::Word;
use super::part::Part;
use super::reading::{self, Reading};
use super::token::{Cursor, Hit, Token, furthest};
use crate::dossier::Qualifier;

/// What stands at a place: of all rules the one that reads furthest.
pub(super) fn expression(at: Cursor<'_>) -> Hit<'_, Reading> {
    // A word of which nothing is known begins no date.
    if at.sees_any(&[Word::Other, Word::Dot, Word::Comma, Word::Time]) {
        return None;
    }
    if is_glued_before(at) {
        return None;
    }
    let found = furthest(at, &[alone, spans::span, spans::open, counted::duration])?;
    (!is_glued_behind(found.1)).then_some(found)
}

/// A sign that holds figures together, without blanks.
const fn is_glue(token: &Token) -> bool {
    matches!(token.word, Word::Dash | Word::Slash | Word::Dot) && !token.has_blank
}

fn is_glued_number(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.word == Word::Number && !token.has_blank)
}

/// Whether a number goes on from another: 206-555-2020.
fn is_glued_before(at: Cursor<'_>) -> bool {
    let Some(two_before) = at.at.checked_sub(2) else { return false };
    is_glued_number(at.peek())
        && at.before().is_some_and(is_glue)
        && at.run.tokens.get(two_before).is_some_and(|token| token.word == Word::Number)
}

/// Whether a number goes on behind: 2010-2015-86.
fn is_glued_behind(end: Cursor<'_>) -> bool {
    end.before().is_some_and(|token| token.word == Word::Number)
        && end.peek().is_some_and(is_glue)
        && is_glued_number(end.run.tokens.get(end.at + 1))
}

fn alone(at: Cursor<'_>) -> Hit<'_, Reading> {
    // "Now" begins many sentences.
    if at.sees(Word::Now) {
        return None;
    }
    let (part, end) = point(at)?;
    reading::point(part, at.near()).map(|found| (found, end))
}

/// A date with what is said of its certainty.
fn point(mut at: Cursor<'_>) -> Hit<'_, Part> {
    let mut doubt = Qualifier::None;
    if at.skip(&[Word::Perhaps]) {
        doubt = Qualifier::Uncertain;
    }
    if at.skip(&[Word::About]) {
        doubt = super::part::both(doubt, Qualifier::Approximate);
        // "Close to midnight on June 10".
        at.skip(&[Word::Time]);
    }
    if doubt != Qualifier::None {
        at.skip(&[Word::On, Word::In]);
    }
    let rules = [points::named, relative::relative, counted::counted, portions::portions];
    let (part, end) = furthest(at, &rules)?;
    Some((part.doubted(doubt), end))
}

/// A date from which others are counted.
fn named_point(at: Cursor<'_>) -> Hit<'_, Part> {
    furthest(at, &[points::named, relative::relative])
}
