//! Where paragraphs and sentences end.

use std::ops::Range;

use super::han::is_han;
use super::words::{Token, TokenKind};

/// A sentence of more tokens than these is cut: it is a list or not prose, and later steps may look
/// at each pair of its words.
const LONGEST_SENTENCE: usize = 240;
/// A Chinese sentence is cut at this many characters; a word has two or three.
const LONGEST_CHINESE: usize = 600;

/// Words that begin a sentence even behind an abbreviation with stops.
const STARTERS: [&str; 24] = [
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "it",
    "he",
    "she",
    "they",
    "we",
    "but",
    "this",
    "that",
    "these",
    "however",
    "meanwhile",
    "after",
    "as",
    "if",
    "when",
    "both",
    "such",
    "there",
];

/// The paragraphs of a text. A single line break ends one only after the end of a sentence;
/// otherwise an editor has merely wrapped the line.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let bare = line.trim_end();
        let is_blank = bare.is_empty();
        let ends = bare.ends_with(['.', '!', '?', ':', '"', '\u{201d}', ')', '。', '！', '？']);
        if is_blank || ends {
            all.push(start..at);
            start = at;
        }
    }
    all.push(start..text.len());
    all.retain(|range| text.get(range.clone()).is_some_and(|text| !text.trim().is_empty()));
    all
}

/// The tokens of a paragraph by sentences.
pub(super) fn sentences(text: &str, tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let mut all = Vec::new();
    let mut current: Vec<Token> = Vec::new();
    let mut signs = 0;
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let next = rest.peek();
        signs += usize::from(is_chinese(&token));
        let words = current.len() + 1 - signs;
        let is_long = words >= LONGEST_SENTENCE || signs >= LONGEST_CHINESE;
        let ends = is_end(text, &token, next) || is_long;
        current.push(token);
        if ends {
            signs = 0;
            all.push(std::mem::take(&mut current));
        }
    }
    all.push(current);
    all.retain(|tokens| tokens.iter().any(|token| token.kind != TokenKind::Mark));
    all
}

fn is_chinese(token: &Token) -> bool {
    token.lower.chars().next().is_some_and(is_han)
}

fn is_end(text: &str, token: &Token, next: Option<&Token>) -> bool {
    let Some(next) = next else { return true };
    let between = text.get(token.range.end..next.range.start).unwrap_or_default();
    if ["。", "！", "？"].iter().any(|mark| token.is_mark(mark)) {
        return true;
    }
    if ["!", "?"].iter().any(|mark| token.is_mark(mark)) && is_chinese(next) {
        return true;
    }
    if !between.contains(char::is_whitespace) {
        return false;
    }
    let starts = is_chinese(next)
        || next.is_capital
        || next.kind == TokenKind::Number
        || next.kind == TokenKind::Mark;
    if ["!", "?", "."].iter().any(|mark| token.is_mark(mark)) {
        // `"Why?" he asked`: a quotation ends, and not its sentence.
        return starts && !next.is_mark(",");
    }
    let has_stop = text.get(token.range.clone()).is_some_and(|text| text.ends_with('.'));
    has_stop && token.lower.len() > 1 && next.is_capital && STARTERS.contains(&next.lower.as_str())
}
