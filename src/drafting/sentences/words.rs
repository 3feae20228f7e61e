//! Words, numbers and marks. A hyphen ends a word, so that *Vice-Premier* and *Vice Premier* are
//! one; so does a possessive *'s*. In Chinese, which has no blanks, each character is a word.

use std::ops::Range;

use super::han::{is_han, simplified};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, with the stops inside of it: *U.S.*
    Word,
    /// A number.
    Number,
    /// *'s*, or the apostrophe behind a plural, of an owner.
    Owner,
    /// Any other sign.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// In small letters, with plain apostrophes, without the stops of an
    /// abbreviation, and Han signs in their simplified form.
    pub lower: String,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether all of its letters are capitals.
    pub is_upper: bool,
    /// Whether it stands in quotation marks.
    pub is_quoted: bool,
}

impl Token {
    /// Whether it is this mark.
    pub fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.lower == mark
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// Abbreviations whose stop ends no sentence.
const SHORT_FORMS: [&str; 42] = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "adm", "sen", "rep",
    "gov", "pres", "amb", "rev", "hon", "st", "vs", "no", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "co", "corp", "inc", "ltd", "jr", "sr", "art",
    "approx",
];

/// The most letters a word has; anything longer is none.
const LONGEST_WORD: usize = 64;

/// The tokens of a paragraph; what it quotes is added to `quotes`.
pub(super) fn tokens(
    whole: &str,
    paragraph: Range<usize>,
    quotes: &mut Vec<Range<usize>>,
) -> Vec<Token> {
    let mut reader = Reader { whole, end: paragraph.end, at: paragraph.start, opened: None };
    let mut all: Vec<Token> = Vec::new();
    while let Some(c) = reader.peek() {
        let start = reader.at;
        if c.is_whitespace() || c == '\u{feff}' {
            reader.skip(c);
            continue;
        }
        if reader.quotation(c, quotes) {
            continue;
        }
        let kind = reader.token(c, all.last());
        let text = whole.get(start..reader.at).unwrap_or_default();
        all.push(token(text, start..reader.at, kind, reader.opened.is_some()));
    }
    all
}

/// The words of a name of a table, in small letters.
pub(crate) fn words_of(name: &str) -> Vec<Token> {
    tokens(name, 0..name.len(), &mut Vec::new())
}

fn token(text: &str, range: Range<usize>, kind: TokenKind, is_quoted: bool) -> Token {
    let plain = |c: char| if c == '\u{2019}' { '\'' } else { c };
    let mut lower: String =
        text.chars().map(plain).map(simplified).flat_map(char::to_lowercase).collect();
    if kind == TokenKind::Word {
        lower.retain(|c| c != '.');
    }
    let is_capital = text.chars().next().is_some_and(char::is_uppercase);
    let is_upper = is_capital && !text.chars().any(char::is_lowercase);
    Token { range, kind, lower, is_capital, is_upper, is_quoted }
}

struct Reader<'t> {
    whole: &'t str,
    end: usize,
    at: usize,
    /// Where a quotation began, if one is open.
    opened: Option<usize>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.whole.get(self.at..self.end).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    fn skip(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    /// A quotation mark: opens or closes, and is no token.
    fn quotation(&mut self, c: char, quotes: &mut Vec<Range<usize>>) -> bool {
        let doubled = |mark: char| c == mark && self.second() == Some(mark);
        let (length, opens, closes) = match c {
            '\u{201c}' | '«' | '「' => (c.len_utf8(), true, false),
            '\u{201d}' | '»' | '」' => (c.len_utf8(), false, true),
            '"' => (1, self.opened.is_none(), self.opened.is_some()),
            '`' if doubled('`') => (2, true, false),
            '\'' if doubled('\'') => (2, false, true),
            _ => return false,
        };
        let start = self.at;
        self.at += length;
        if closes && let Some(from) = self.opened.take() {
            quotes.push(from..start);
        }
        if opens {
            self.opened = Some(self.at);
        }
        true
    }

    fn token(&mut self, c: char, before: Option<&Token>) -> TokenKind {
        if is_apostrophe(c) {
            return self.apostrophe(c, before);
        }
        if c.is_ascii_digit() {
            self.number();
            return TokenKind::Number;
        }
        if is_han(c) {
            self.skip(c);
            return TokenKind::Word;
        }
        if c.is_alphabetic() {
            self.word();
            return TokenKind::Word;
        }
        self.skip(c);
        TokenKind::Mark
    }

    /// An owner's *'s*, or a sign.
    fn apostrophe(&mut self, c: char, before: Option<&Token>) -> TokenKind {
        let touches = before.is_some_and(|token| token.range.end == self.at && token.is_word());
        self.skip(c);
        let mut next = self.rest().chars();
        let s = next.next().filter(|s| matches!(s, 's' | 'S'));
        let ends = !next.next().is_some_and(char::is_alphanumeric);
        match s {
            Some(s) if touches && ends => {
                self.skip(s);
                TokenKind::Owner
            }
            _ if touches && before.is_some_and(|token| token.lower.ends_with('s')) => {
                TokenKind::Owner
            }
            _ => TokenKind::Mark,
        }
    }

    fn number(&mut self) {
        while let Some(c) = self.peek() {
            let goes_on = c.is_ascii_digit()
                || (matches!(c, '.' | ',') && self.second().is_some_and(|c| c.is_ascii_digit()));
            if !goes_on {
                return;
            }
            self.skip(c);
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let mut letters = 0;
        while let Some(c) = self.peek() {
            let inside = self.second().is_some_and(char::is_alphabetic);
            if is_apostrophe(c) && inside && !self.is_owner_ahead() {
                self.skip(c);
            } else if c == '.' && letters == 1 {
                // U.S., F.W., J.: a stop behind each single letter.
                self.skip(c);
                letters = 0;
            } else if c.is_alphanumeric() && !is_han(c) && self.at - start < LONGEST_WORD {
                self.skip(c);
                letters += 1;
            } else {
                break;
            }
        }
        let word = self.whole.get(start..self.at).unwrap_or_default().to_ascii_lowercase();
        if self.peek() == Some('.') && SHORT_FORMS.contains(&word.as_str()) {
            let goes_on = self.rest().chars().nth(1).is_none_or(char::is_whitespace);
            let after: Option<char> = self.rest().chars().skip(1).find(|c| !c.is_whitespace());
            if goes_on && after.is_some_and(char::is_alphanumeric) {
                self.skip('.');
            }
        }
    }

    fn is_owner_ahead(&self) -> bool {
        let mut next = self.rest().chars().skip(1);
        next.next().is_some_and(|s| matches!(s, 's' | 'S'))
            && !next.next().is_some_and(char::is_alphanumeric)
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}
