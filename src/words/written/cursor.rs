//! A place in a written date, and what stands there.

use super::lexicon::{Meaning, Token};
use super::problem::DateProblem;

/// How many digits a year has; a day or month has at most [`SHORT`].
pub(super) const LONG: usize = 4;
/// The most digits of a day or month.
pub(super) const SHORT: usize = 2;

/// A place in the pieces of a date.
pub(super) struct Cursor<'a> {
    /// The text of which they are.
    pub(super) text: &'a str,
    /// The pieces.
    pub(super) tokens: &'a [Token],
    /// The place.
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        match self.tokens.get(at) {
            Some(Token::Known(meaning, _)) => Some(*meaning),
            _ => None,
        }
    }

    pub(super) fn takes(&mut self, wanted: Meaning) -> bool {
        let takes = self.meaning(self.at) == Some(wanted);
        self.at += usize::from(takes);
        takes
    }

    pub(super) fn skip(&mut self, filler: Meaning) {
        while self.takes(filler) {}
    }

    /// A number that can be a day or a month, and whether it is a day's.
    pub(super) fn short(&self, at: usize) -> Option<(u32, bool)> {
        match self.tokens.get(at) {
            Some(Token::Number { value, digits: 1..=SHORT, is_ordinal }) => {
                Some((*value, *is_ordinal))
            }
            _ => None,
        }
    }

    pub(super) fn year(&self, at: usize) -> Option<u32> {
        match self.tokens.get(at) {
            Some(Token::Number { value, digits: LONG, is_ordinal: false }) => Some(*value),
            _ => None,
        }
    }

    pub(super) fn sees_sign(&self, sign: char) -> bool {
        self.tokens.get(self.at) == Some(&Token::Sign(sign))
    }

    /// A sign that stands between the parts of a date.
    pub(super) fn date_sign(&self) -> Option<char> {
        match self.tokens.get(self.at) {
            Some(Token::Sign(sign @ ('-' | '/' | '.'))) => Some(*sign),
            _ => None,
        }
    }

    pub(super) fn sees_any_sign(&self) -> bool {
        self.date_sign().is_some()
    }

    pub(super) fn begins_part(&self, at: usize) -> bool {
        matches!(
            self.tokens.get(at),
            Some(Token::Number { .. } | Token::Known(Meaning::Month(_) | Meaning::Weekday(_), _))
        )
    }

    /// The piece that does not fit.
    pub(super) fn odd(&self) -> DateProblem {
        let part = match self.tokens.get(self.at) {
            Some(Token::Number { value, .. }) => value.to_string(),
            Some(Token::Known(_, word) | Token::Unknown(word)) => word.clone(),
            Some(Token::Sign(sign)) => sign.to_string(),
            None => self.text.to_owned(),
        };
        DateProblem::unknown(self.text, &part)
    }
}
