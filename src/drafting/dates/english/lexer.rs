//! An English text as pieces, one after the other.

use crate::drafting::dates::lexicon::{ENGLISH, Lexicon, Word, Written};
use crate::drafting::dates::token::Token;

/// A number with more digits is no part of a date.
const MOST_DIGITS: usize = 8;

/// Goes along a text.
pub(in crate::drafting::dates) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    lexicon: &'static Lexicon,
    /// Small letters of the word that is read.
    small: String,
}

impl<'a> Lexer<'a> {
    pub(in crate::drafting::dates) fn new(text: &'a str) -> Self {
        Self { text, at: 0, lexicon: &ENGLISH, small: String::new() }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes over blanks. One line may go on in the next; a paragraph does not.
    fn blanks(&mut self) -> (bool, bool) {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        self.at += length;
        let lines = rest.get(..length).unwrap_or_default().bytes().filter(|b| *b == b'\n');
        (length > 0, lines.count() > 1)
    }

    fn number(&mut self) -> Token {
        let (start, rest) = (self.at, self.rest());
        let digits = digits(rest);
        let after = rest.get(digits..).unwrap_or_default();
        let mut length = digits + thousands(after);
        if length == digits && after.starts_with(':') {
            length += clock(after);
        }
        if length > digits {
            self.at += length;
            let is_clock = after.starts_with(':');
            return Token::plain(if is_clock { Word::Time } else { Word::Other }, start, self.at);
        }
        let ending = after.get(..2).filter(|_| letters(after) == 2).unwrap_or_default();
        let ending = ending.to_ascii_lowercase();
        let is_ordinal = matches!(ending.as_str(), "st" | "nd" | "rd" | "th");
        let blank = usize::from(after.starts_with(' '));
        let behind = after.get(blank..).unwrap_or_default();
        let word = if digits > MOST_DIGITS || behind.starts_with('%') {
            Word::Other
        } else if half_day(behind) {
            Word::Time
        } else {
            Word::Number
        };
        self.at += digits + if is_ordinal { 2 } else { 0 };
        Token {
            value: rest.get(..digits).and_then(|text| text.parse().ok()).unwrap_or(0),
            digits: u8::try_from(digits).unwrap_or(u8::MAX),
            is_ordinal,
            ..Token::plain(word, start, self.at)
        }
    }

    fn word(&mut self) -> Token {
        let (start, rest) = (self.at, self.rest());
        let mut length = letters(rest);
        // Q1 and H2 are words with a figure.
        let figures = rest.get(length..).map_or(0, digits);
        if length == 1 && figures == 1 {
            length += figures;
        }
        let written = rest.get(..length).unwrap_or_default();
        let has_capital = written.chars().next().is_some_and(char::is_uppercase);
        self.at += length;
        self.small.clear();
        // No word of a date is so long.
        if length > 24 {
            return Token::plain(Word::Other, start, self.at);
        }
        self.small.extend(written.chars().flat_map(char::to_lowercase));
        let mut found = self.lexicon.get(&self.small).map(|entry| (entry, self.at));
        let most = self.lexicon.phrase_length(&self.small);
        let mut end = self.at;
        for _ in 1..most {
            let Some(next) = self.text.get(end..).and_then(after_blank) else { break };
            end += next.len();
            self.small.push(' ');
            self.small.extend(next.trim_start().chars().flat_map(char::to_lowercase));
            if let Some(entry) = self.lexicon.get(&self.small) {
                found = Some((entry, end));
            }
        }
        let Some((entry, end)) = found else {
            return Token::plain(Word::Other, start, self.at);
        };
        self.at = end;
        Token {
            value: entry.value,
            unit: entry.unit,
            is_homonym: entry.written != Written::Anyhow,
            is_doubtful: match entry.written {
                Written::Anyhow => false,
                Written::Capital => !has_capital,
                Written::Beside => true,
            },
            ..Token::plain(entry.word, start, end)
        }
    }

    fn sign(&mut self, first: char) -> Token {
        let start = self.at;
        self.at += first.len_utf8();
        let rest = self.rest();
        let word = match first {
            '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Word::Dash,
            '/' => Word::Slash,
            '.' => Word::Dot,
            ',' => Word::Comma,
            '(' | '[' => Word::Open,
            ')' | ']' => Word::Close,
            '=' => Word::Equals,
            '\'' | '\u{2019}' if letters(rest) == 1 && rest.starts_with(['s', 'S']) => {
                self.at += 1;
                Word::Possessive
            }
            '\'' | '\u{2019}' | '\u{2018}' if rest.starts_with(|c: char| c.is_ascii_digit()) => {
                // '87 is a year; the sign itself says so.
                Word::Possessive
            }
            // A price is no date.
            '$' | '€' | '£' | '¥' | '#' | '@' => {
                let blank = usize::from(rest.starts_with(' '));
                let amount = rest.get(blank..).unwrap_or_default();
                let digits = digits(amount);
                self.at += if digits > 0 { blank + digits } else { letters(rest) };
                Word::Other
            }
            _ => Word::Other,
        };
        Token::plain(word, start, self.at)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let before = self.at;
        let (has_blank, is_paragraph) = self.blanks();
        if is_paragraph {
            return Some(Token::plain(Word::Other, before, self.at));
        }
        let first = self.rest().chars().next()?;
        let token = if first.is_ascii_digit() {
            self.number()
        } else if first.is_alphabetic() {
            self.word()
        } else {
            self.sign(first)
        };
        Some(Token { has_blank, ..token })
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many bytes of letters a text begins with.
fn letters(text: &str) -> usize {
    text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())
}

/// The next word with one blank before it.
fn after_blank(text: &str) -> Option<&str> {
    let blank = text.chars().next().filter(|c| c.is_whitespace())?.len_utf8();
    let length = letters(text.get(blank..)?);
    if length == 0 || length > 24 { None } else { text.get(..blank + length) }
}

/// `,107.31` behind the first figures of an amount.
fn thousands(after: &str) -> usize {
    let mut length = 0;
    while let Some(more) = after.get(length..).and_then(|rest| rest.strip_prefix(',')) {
        if digits(more) != 3 {
            break;
        }
        length += 4;
    }
    let fraction = after.get(length..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
    if length > 0 && fraction > 0 { length + 1 + fraction } else { length }
}

/// `:30` or `:30:15` behind hours.
fn clock(after: &str) -> usize {
    let mut length = 0;
    while let Some(more) = after.get(length..).and_then(|rest| rest.strip_prefix(':')) {
        if digits(more) != 2 {
            break;
        }
        length += 3;
    }
    length
}

/// *am*, *p.m.* behind a number.
fn half_day(behind: &str) -> bool {
    let mut letters = behind.chars().filter(|c| *c != '.').map(|c| c.to_ascii_lowercase());
    let is_half = matches!(letters.next(), Some('a' | 'p')) && letters.next() == Some('m');
    is_half && !letters.next().is_some_and(char::is_alphanumeric)
}
