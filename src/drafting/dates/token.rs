//! A text as a row of numbers, signs and words, and a place in it.

use std::cell::Cell;

use super::found::Unit;
use super::lexicon::Word;
use crate::dossier::Day;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: Word,
    /// What the word says: the number, the number of the month.
    pub(super) value: i32,
    /// What a unit counts in.
    pub(super) unit: Option<Unit>,
    /// How many figures a number has.
    pub(super) digits: u8,
    /// Whether a number ends in *st*, *nd*, *rd* or *th*.
    pub(super) is_ordinal: bool,
    /// Whether it is a word that more often means something else, such as
    /// *may*, and is not written as the date would be.
    pub(super) is_doubtful: bool,
    /// Whether it is such a word, however it is written.
    pub(super) is_homonym: bool,
    /// Whether a blank stands before it.
    pub(super) has_blank: bool,
    /// Where it begins and ends in the text.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    /// A sign or a word of which nothing is known.
    pub(super) const fn plain(word: Word, start: usize, end: usize) -> Self {
        Self {
            word,
            value: 0,
            unit: None,
            digits: 0,
            is_ordinal: false,
            is_doubtful: false,
            is_homonym: false,
            has_blank: false,
            start,
            end,
        }
    }
}

/// Some pieces that stand together, and what is known of the text before.
pub(super) struct Run<'a> {
    pub(super) tokens: &'a [Token],
    /// The day of the text.
    pub(super) near: Day,
    /// The last day named before, from which "hours earlier" is counted.
    pub(super) named: Option<Day>,
    /// How many pieces were looked at, to measure what a text costs.
    pub(super) steps: &'a Cell<u64>,
}

/// A place in a run. Rules take it by value and give back where they end.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    /// The piece at the place.
    pub(super) fn peek(&self) -> Option<&'a Token> {
        self.run.steps.set(self.run.steps.get() + 1);
        self.run.tokens.get(self.at)
    }

    /// The piece before the place.
    pub(super) fn before(&self) -> Option<&'a Token> {
        self.run.steps.set(self.run.steps.get() + 1);
        self.run.tokens.get(self.at.checked_sub(1)?)
    }

    pub(super) fn sees(&self, word: Word) -> bool {
        self.peek().is_some_and(|token| token.word == word)
    }

    pub(super) fn sees_any(&self, words: &[Word]) -> bool {
        self.peek().is_some_and(|token| words.contains(&token.word))
    }

    /// Goes over a word that must be there.
    pub(super) fn take(&mut self, word: Word) -> Option<&'a Token> {
        let token = self.peek().filter(|token| token.word == word)?;
        self.at += 1;
        Some(token)
    }

    pub(super) fn value(&mut self, word: Word) -> Option<i32> {
        self.take(word).map(|token| token.value)
    }

    pub(super) fn unit(&mut self) -> Option<Unit> {
        self.take(Word::Unit).and_then(|token| token.unit)
    }

    /// Goes over one of these words, if it is there.
    pub(super) fn skip(&mut self, words: &[Word]) -> bool {
        let sees = self.sees_any(words);
        self.at += usize::from(sees);
        sees
    }

    /// The day of the text.
    pub(super) const fn near(&self) -> Day {
        self.run.near
    }

    /// The day from which "later" counts: one named before, or the text's.
    pub(super) fn told(&self) -> Day {
        self.run.named.unwrap_or(self.run.near)
    }
}

/// What a rule found, and where it ends.
pub(super) type Hit<'a, T> = Option<(T, Cursor<'a>)>;

/// Of several rules the one that reads furthest; of two, the first.
pub(super) fn furthest<'a, T>(
    at: Cursor<'a>,
    rules: &[for<'b> fn(Cursor<'b>) -> Hit<'b, T>],
) -> Hit<'a, T> {
    let mut best: Hit<'a, T> = None;
    for rule in rules {
        if let Some((found, end)) = rule(at)
            && best.as_ref().is_none_or(|(_, before)| end.at > before.at)
        {
            best = Some((found, end));
        }
    }
    best
}
