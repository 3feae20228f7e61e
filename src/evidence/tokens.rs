//! A text as words and punctuation, each with its place: what typography may change without
//! changing the meaning is equal here.

use std::ops::Range;

/// A word, a number, a sign, or a character of a script without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What is compared.
    pub(super) text: String,
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// Whether it is a sign and no word.
    pub(super) is_sign: bool,
}

/// The words and signs of a text.
///
/// Cost: O(length).
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut word: Option<(usize, String)> = None;
    for (at, c) in text.char_indices() {
        // Where a line is broken within a word, or nothing is seen.
        if matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') {
            continue;
        }
        if is_of_word(c) {
            let (_, spelled) = word.get_or_insert_with(|| (at, String::new()));
            spelled.extend(c.to_lowercase());
            continue;
        }
        finish(&mut all, &mut word, at);
        if c.is_whitespace() {
            continue;
        }
        let end = at + c.len_utf8();
        let (sign, is_sign) = match plain_sign(c) {
            Some(sign) => (sign.to_string(), true),
            None => (c.to_string(), !c.is_alphanumeric()),
        };
        all.push(Token { text: sign, at: at..end, is_sign });
    }
    finish(&mut all, &mut word, text.len());
    all
}

fn finish(all: &mut Vec<Token>, word: &mut Option<(usize, String)>, end: usize) {
    if let Some((start, text)) = word.take() {
        all.push(Token { text, at: start..end, is_sign: false });
    }
}

/// Whether a character is a part of a word; those of scripts without spaces are each
/// one by itself.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && !stands_alone(c)
}

const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The sign that stands for all of its shapes.
const fn plain_sign(c: char) -> Option<char> {
    match c {
        '\'' | '‘' | '’' | '‛' | '`' | '´' | 'ʼ' | '＇' => Some('\''),
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂' => {
            Some('"')
        }
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => Some('-'),
        ',' | '，' | '、' => Some(','),
        '.' | '。' | '．' => Some('.'),
        ';' | '；' => Some(';'),
        ':' | '：' => Some(':'),
        '?' | '？' => Some('?'),
        '!' | '！' => Some('!'),
        '(' | '（' => Some('('),
        ')' | '）' => Some(')'),
        '%' | '％' => Some('%'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn typography_and_line_breaks_do_not_matter() {
        let plain = texts("it's \"a 90-day truce\".");
        assert_eq!(texts("It’s “a\n 90–day\u{a0}tru\u{ad}ce”."), plain);
        assert_eq!(plain, ["it", "'", "s", "\"", "a", "90", "-", "day", "truce", "\"", "."]);
    }

    #[test]
    fn characters_without_spaces_are_words_each() {
        assert_eq!(texts("中方，2025年"), ["中", "方", ",", "2025", "年"]);
        let found = tokens("a中");
        assert_eq!((found[0].at.clone(), found[1].at.clone()), (0..1, 1..4));
    }
}
