//! A Chinese text as pieces, one after the other.

use crate::drafting::dates::lexicon::{CHINESE, Word};
use crate::drafting::dates::token::Token;

/// A number with more digits is no part of a date.
const MOST_DIGITS: usize = 8;
/// The most characters of a title in 《》 that is passed over.
const LONGEST_TITLE: usize = 40;
/// What dates of the lunar calendar are made of, behind its name.
const LUNAR: &str = "年月日初正腊臘闰閏大小廿";

/// Goes along a text.
pub(in crate::drafting::dates) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Whether a number ends here.
    is_counted: bool,
}

impl<'a> Lexer<'a> {
    pub(in crate::drafting::dates) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, is_counted: false }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The first characters that hold, in bytes.
    fn length(&self, holds: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        rest.find(|c| !holds(c)).unwrap_or(rest.len())
    }

    fn figures(&mut self) -> Token {
        let (start, length) = (self.at, self.length(|c| digit(c).is_some()));
        let written = self.rest().get(..length).unwrap_or_default();
        let digits = written.chars().count();
        self.at += length;
        let value = if digits > MOST_DIGITS { None } else { positional(written, digit) };
        self.number(start, digits, value)
    }

    fn numeral(&mut self) -> Token {
        let (start, length) = (self.at, self.length(is_numeral));
        let written = self.rest().get(..length).unwrap_or_default();
        self.at += length;
        let count = written.chars().count();
        let is_row = count > 1 && written.chars().all(|c| ones(c).is_some());
        if is_row || written.starts_with(['〇', '零']) {
            let value = if count > MOST_DIGITS { None } else { positional(written, ones) };
            return self.number(start, count, value);
        }
        let value = spoken(written);
        let digits = value.map_or(0, |value| if value < 10 { 1 } else { 2 });
        self.number(start, digits, value)
    }

    fn number(&mut self, start: usize, digits: usize, value: Option<i32>) -> Token {
        let rest = self.rest();
        // 10:30, 20%, 5.5亿: no dates.
        let is_other = rest.starts_with(['%', '％', '万', '萬', '亿', '億', '元', '岁', '歲'])
            || rest.starts_with("日元");
        let is_clock = rest.starts_with([':', '：', '时', '時', '点', '點']);
        // 公告2025年第4号 is a number of its own, and no 4th.
        let is_counted = self.text.get(..start).is_some_and(|before| before.ends_with('第'));
        let is_other = is_other || is_counted && rest.starts_with(['号', '號']);
        let word = if is_clock {
            Word::Time
        } else if is_other || value.is_none() {
            Word::Other
        } else {
            Word::Number
        };
        Token {
            value: value.unwrap_or(0),
            digits: u8::try_from(digits).unwrap_or(u8::MAX),
            ..Token::plain(word, start, self.at)
        }
    }

    /// The longest word of the table that begins here.
    fn word(&mut self) -> Option<Token> {
        let (start, rest) = (self.at, self.rest());
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.take(CHINESE.longest).collect();
        let known = ends.into_iter().rev().find_map(|end| {
            let entry = CHINESE.get(rest.get(..end)?)?;
            // Behind a number 日前 is a day and *before*, and 日本报 a day, too.
            let is_apart = matches!(entry.word, Word::Recent | Word::Other);
            (!(self.is_counted && is_apart)).then_some((entry, end))
        });
        let (entry, length) = known?;
        self.at += length;
        Some(Token {
            value: entry.value,
            unit: entry.unit,
            ..Token::plain(entry.word, start, self.at)
        })
    }

    fn sign(&mut self, first: char) -> Token {
        let start = self.at;
        self.at += first.len_utf8();
        let word = match first {
            '-' | '~' | '～' | '－' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' => {
                Word::Dash
            }
            '/' | '／' => Word::Slash,
            '.' | '．' => Word::Dot,
            ',' | '，' => Word::Comma,
            '(' | '（' => Word::Open,
            ')' | '）' => Word::Close,
            '=' => Word::Equals,
            '《' => {
                let rest = self.rest();
                let mut title = rest.char_indices().take(LONGEST_TITLE);
                if let Some((end, close)) = title.find(|(_, c)| *c == '》') {
                    self.at += end + close.len_utf8();
                }
                Word::Other
            }
            '农' | '農' | '阴' | '陰' if self.rest().starts_with(['历', '曆']) => {
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                let lunar = |c| is_numeral(c) || digit(c).is_some() || LUNAR.contains(c);
                self.at += self.length(lunar);
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
        let blanks = self.length(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '\t'));
        self.at += blanks;
        let first = self.rest().chars().next()?;
        let token = if digit(first).is_some() {
            self.figures()
        } else if let Some(word) = self.word() {
            word
        } else if is_numeral(first) {
            self.numeral()
        } else {
            self.sign(first)
        };
        self.is_counted = token.word == Word::Number;
        Some(Token { has_blank: blanks > 0, ..token })
    }
}

/// A figure, of full width too.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// A numeral that is written like a figure.
fn ones(c: char) -> Option<u32> {
    const ONES: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if c == '〇' {
        return Some(0);
    }
    let place = ONES.iter().position(|other| *other == c)?;
    u32::try_from(place).ok()
}

fn is_numeral(c: char) -> bool {
    ones(c).is_some() || matches!(c, '十' | '百' | '廿')
}

/// 二〇二五, 2025: figure by figure.
fn positional(written: &str, of: impl Fn(char) -> Option<u32>) -> Option<i32> {
    let all = written.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(of(c)?));
    i32::try_from(all?).ok()
}

/// 十二, 二十一, 一百二十: as it is said.
fn spoken(written: &str) -> Option<i32> {
    let (mut sum, mut last) = (0, None);
    for c in written.chars() {
        match c {
            '百' => sum += last.take().unwrap_or(1) * 100,
            '十' => sum += last.take().unwrap_or(1) * 10,
            '廿' => sum += 20,
            c => {
                if last.is_some_and(|digit| digit != 0) {
                    return None;
                }
                last = ones(c);
            }
        }
    }
    i32::try_from(sum + last.unwrap_or(0)).ok()
}
