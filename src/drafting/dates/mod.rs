//! Dates in running text, in English and Chinese, as EDTF.
//!
//! A text is cut into pieces (`lexer`), whose meanings are in the tables of `assets/drafting`;
//! rules look at a bounded number of pieces, and of all rules the one that reads furthest is taken.
//! So the time taken is proportional to the text. What a date lacks is taken from the day of the
//! text, which the result records.
//!
//! It refuses times of day, what recurs ("every Monday"), holidays, fiscal
//! years, seasons, the lunar calendar and the names of reigns.

mod calendar;
mod chinese;
mod english;
mod found;
mod lexicon;
mod part;
mod reading;
mod token;

use std::cell::Cell;

pub use found::{DateKind, FoundDate, Length, Unit};

use crate::dossier::{Day, Edtf, Precision};
use crate::words::Language;
use lexicon::Word;
use reading::Reading;
use token::{Cursor, Hit, Run, Token};

/// A run of pieces without a word that rules out a date is cut at this length; no expression is as
/// long.
const LONGEST_RUN: usize = 400;
/// The distance in bytes beyond which "hours earlier" no longer counts from a day named before.
const MEMORY: usize = 600;

/// What is specific to one language.
type Expression = for<'a> fn(Cursor<'a>) -> Hit<'a, Reading>;

/// The dates and durations of a text, in its order, none overlapping another.
/// What they lack is taken from `reference`, the day of the text.
pub fn find_dates(text: &str, reference: Day, language: Language) -> Vec<FoundDate> {
    counted(text, reference, language).0
}

/// The same, with the number of pieces that were looked at.
fn counted(text: &str, reference: Day, language: Language) -> (Vec<FoundDate>, u64) {
    match language {
        Language::English => {
            Finder::new(reference, english::expression).find(english::Lexer::new(text))
        }
        Language::Chinese => {
            Finder::new(reference, chinese::expression).find(chinese::Lexer::new(text))
        }
    }
}

struct Finder {
    reference: Day,
    expression: Expression,
    found: Vec<FoundDate>,
    /// The last whole day that was named, and where.
    named: Option<(Day, usize)>,
    steps: Cell<u64>,
}

impl Finder {
    const fn new(reference: Day, expression: Expression) -> Self {
        Self { reference, expression, found: Vec::new(), named: None, steps: Cell::new(0) }
    }

    fn find(mut self, tokens: impl Iterator<Item = Token>) -> (Vec<FoundDate>, u64) {
        let mut run: Vec<Token> = Vec::new();
        for token in tokens {
            run.push(token);
            if token.word == Word::Other || run.len() > LONGEST_RUN {
                self.search(&run);
                run.clear();
                run.push(token);
            }
        }
        self.search(&run);
        (self.found, self.steps.get())
    }

    /// All expressions of some pieces; the first and the last are known to be
    /// none, or stand in the runs beside as well.
    fn search(&mut self, tokens: &[Token]) {
        // Most words of a text are alone among others.
        if tokens.iter().all(|token| matches!(token.word, Word::Other | Word::Dot | Word::Comma)) {
            return;
        }
        let mut at = 0;
        while at < tokens.len() {
            at = self.search_at(tokens, at).unwrap_or(at + 1);
        }
    }

    fn search_at(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        let start = tokens.get(at)?.start;
        if self.found.last().is_some_and(|last| start < last.range.end) {
            return None;
        }
        let named = self.named.filter(|(_, end)| start.saturating_sub(*end) < MEMORY);
        let named = named.map(|(day, _)| day);
        let run = Run { tokens, near: self.reference, named, steps: &self.steps };
        let (reading, end) = (self.expression)(Cursor { run: &run, at })?;
        let end = end.at;
        let range = start..tokens.get(end.checked_sub(1)?)?.end;
        if reading.relative_to.is_none()
            && let Some(Edtf::Stamp(stamp)) = reading.edtf
            && stamp.precision() == Precision::Day
        {
            self.named = Some((stamp.first(), range.end));
        }
        let Reading { edtf, kind, qualifier, relative_to, is_completed, rule } = reading;
        self.found.push(FoundDate {
            range,
            edtf,
            kind,
            qualifier,
            relative_to,
            is_completed,
            rule,
        });
        Some(end.max(at + 1))
    }
}

#[cfg(test)]
mod tests;
