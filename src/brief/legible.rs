//! Texts as they can be drawn: where no font has a character, its script is
//! named in brackets, since a box says nothing; and a word that is wider than
//! any column may be broken.

use std::borrow::Cow;

use serde_json::Value;

use crate::words;

/// Changes a text to one that can be drawn; `None` where it can be already.
pub(super) type Legible = dyn Fn(&str) -> Option<String> + Send + Sync;

/// Changes the texts of a template's data, but for addresses and ids.
pub(super) fn data(value: &mut Value, legible: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(changed) = legible(text) {
                *text = changed;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| data(value, legible)),
        Value::Object(map) => {
            for (name, value) in map.iter_mut() {
                if !["id", "url", "iso"].contains(&name.as_str()) {
                    data(value, legible);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What templates compare and readers never see.
const SYMBOLS: [&str; 10] =
    ["id", "url", "iso", "sha256", "color", "status_color", "theme", "paper", "language", "layout"];

/// Keeps each text that runs from right to left, in whole or in part, from reordering numbers
/// beside it; on a page that runs from right to left itself, keeps the page from reordering other
/// texts.
pub(super) fn isolate(value: &mut Value, is_mirrored: bool) {
    match value {
        Value::String(text) => {
            if let Some(isolated) = isolated(text) {
                *text = isolated;
            } else if is_mirrored && text.chars().any(|c| !(c.is_ascii_alphabetic() || c == '-')) {
                *text = format!("\u{2068}{text}\u{2069}");
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| isolate(value, is_mirrored)),
        Value::Object(map) => {
            for (name, value) in map.iter_mut() {
                if !SYMBOLS.contains(&name.as_str()) {
                    isolate(value, is_mirrored);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text between marks that isolate it; `None` where all of it runs from left
/// to right.
pub(super) fn isolated(text: &str) -> Option<String> {
    match words::isolated(text) {
        Cow::Owned(isolated) => Some(isolated),
        Cow::Borrowed(_) => None,
    }
}

/// Longest word that every column of our templates holds, in characters.
const LONGEST_WORD: usize = 24;
/// How many characters stay together of one that is longer.
const PIECE: usize = 8;

/// Lets words that are too long for any column break anywhere.
pub(super) fn soften(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(soft) = softened(text) {
                *text = soft;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(soften),
        Value::Object(map) => {
            for (name, value) in map.iter_mut() {
                if !["id", "url", "iso", "sha256"].contains(&name.as_str()) {
                    soften(value);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text whose words without end may break; `None` where it has none.
pub(super) fn softened(text: &str) -> Option<String> {
    let is_long = |word: &str| word.chars().count() > LONGEST_WORD;
    if text.len() <= LONGEST_WORD || !text.split(is_break).any(is_long) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + text.len() / PIECE);
    for word in text.split_inclusive(is_break) {
        let breaks = is_long(word.trim_end_matches(is_break));
        for (place, c) in word.chars().enumerate() {
            if breaks && place > 0 && place % PIECE == 0 && !is_mark(c) {
                out.push('\u{200b}');
            }
            out.push(c);
        }
    }
    Some(out)
}

/// Where a line may be broken anyway; East Asian text breaks between any two
/// characters.
fn is_break(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '/' | '\u{200b}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Combining marks stay with their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// All texts of a template's data.
pub(super) fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(map) => map.values().for_each(|value| texts(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_without_end_are_broken() {
        assert_eq!(softened("an ordinary sentence of ordinary words, however long it is"), None);
        assert_eq!(
            softened("北京时间六月十二日发布的关于中美经贸磋商机制首次会议的声明全文"),
            None
        );
        assert_eq!(softened("https://example.org/a/b/c"), None);
        let word = "x".repeat(25);
        let soft = softened(&format!("a {word} b")).unwrap();
        assert_eq!(soft.replace('\u{200b}', ""), format!("a {word} b"));
        assert_eq!(soft.matches('\u{200b}').count(), 3);
    }
}
