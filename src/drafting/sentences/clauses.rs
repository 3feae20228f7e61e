//! Where clauses begin and end, by punctuation and conjunctions.

use std::ops::Range;

use super::words::{Token, TokenKind};

/// What a clause begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Nothing in particular: a main clause, or one that goes on.
    Plain,
    /// *That*, behind a verb of saying: what is said.
    That,
    /// *Who*, *which*, *whose*, *where*: about what stands before it.
    Relative,
    /// *If*, *unless*: what may not be.
    Condition,
    /// *After*, *because*, *while*: when or why.
    Subordinate,
    /// *But*, *and*: beside what stands before it.
    Beside,
}

/// A clause: some words of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its words, by place in the sentence.
    pub tokens: Range<usize>,
    /// How it begins.
    pub opening: Opening,
}

const RELATIVE: [&str; 5] = ["who", "whom", "whose", "which", "where"];
const CONDITION: [&str; 5] = ["if", "unless", "provided", "lest", "whether"];
const SUBORDINATE: [&str; 13] = [
    "after", "before", "because", "although", "though", "while", "whereas", "when", "whenever",
    "since", "until", "as", "once",
];
/// Behind these, *as* compares or adds: *as well as*, *such as*, *as long as*.
const NOT_AS: [&str; 5] = ["such", "well", "far", "soon", "known"];

fn opening(token: &Token, before: Option<&Token>, next: Option<&Token>) -> Option<Opening> {
    if !token.is_word() {
        return None;
    }
    let word = token.lower.as_str();
    let after = |words: &[&str]| before.is_some_and(|token| words.contains(&token.lower.as_str()));
    let ahead = |words: &[&str]| next.is_some_and(|token| words.contains(&token.lower.as_str()));
    if word == "as" && (after(&NOT_AS) || ahead(&NOT_AS) || ahead(&["a", "an", "if", "part"])) {
        return None;
    }
    match word {
        "that" if !after(&["in", "of", "on", "at", "for", "to"]) => Some(Opening::That),
        "but" => Some(Opening::Beside),
        _ if RELATIVE.contains(&word) => Some(Opening::Relative),
        _ if CONDITION.contains(&word) => Some(Opening::Condition),
        _ if SUBORDINATE.contains(&word) => Some(Opening::Subordinate),
        _ => None,
    }
}

/// Marks that end a clause wherever they stand. A dash does only between
/// blanks, which those of compounds are not.
fn is_break(token: &Token) -> bool {
    token.kind == TokenKind::Mark
        && matches!(
            token.lower.as_str(),
            ";" | ":"
                | "，"
                | "；"
                | "："
                | "（"
                | "）"
                | "。"
                | "\u{2014}"
                | "\u{2013}"
                | "("
                | ")"
                | "["
                | "]"
                | "."
                | "!"
                | "?"
        )
}

/// A comma between two names, or between a day and its year, ends nothing.
fn is_list_comma(before: Option<&Token>, next: Option<&Token>, after: Option<&Token>) -> bool {
    let is_name = |token: Option<&Token>| token.is_some_and(|token| token.is_capital);
    let is_number =
        |token: Option<&Token>| token.is_some_and(|token| token.kind == TokenKind::Number);
    let is_and = next.is_some_and(|token| token.lower == "and") && is_name(after);
    is_name(before) && (is_name(next) || is_and) || is_number(before) && is_number(next)
}

/// *X, along with Y, will*: what stands between these commas belongs to X, and the clause
/// goes on behind them.
const BESIDES: [&str; 3] = ["along", "together", "alongside"];
const AUXILIARIES: [&str; 18] = [
    "will", "would", "shall", "must", "may", "might", "should", "could", "can", "has", "have",
    "had", "is", "are", "was", "were", "do", "does",
];

fn opens_aside(comma: &Token, next: Option<&Token>) -> bool {
    comma.is_mark(",") && next.is_some_and(|token| BESIDES.contains(&token.lower.as_str()))
}

fn closes_aside(comma: &Token, next: Option<&Token>) -> bool {
    comma.is_mark(",") && next.is_some_and(|token| AUXILIARIES.contains(&token.lower.as_str()))
}

/// The clauses of a sentence.
pub(super) fn clauses(tokens: &[Token]) -> Vec<Clause> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut begins = Opening::Plain;
    let mut close = |range: Range<usize>, opening: Opening| {
        let words = tokens.get(range.clone()).unwrap_or_default();
        if words.iter().any(|token| token.kind != TokenKind::Mark) {
            all.push(Clause { tokens: range, opening });
        }
    };
    let mut is_aside = false;
    for (place, token) in tokens.iter().enumerate() {
        let near = |steps: usize| tokens.get(place + steps);
        if opens_aside(token, near(1)) || is_aside && closes_aside(token, near(1)) {
            is_aside = !is_aside;
            continue;
        }
        let before = place.checked_sub(1).and_then(|place| tokens.get(place));
        let is_comma = token.is_mark(",") && !is_list_comma(before, near(1), near(2));
        if is_break(token) || is_comma {
            close(start..place, begins);
            (start, is_aside) = (place + 1, false);
            begins = match near(1) {
                Some(next) if is_comma && next.lower == "and" => Opening::Beside,
                _ => Opening::Plain,
            };
        } else if let Some(opening) = opening(token, before, near(1)) {
            if start < place {
                close(start..place, begins);
            }
            (start, is_aside) = (place, false);
            begins = opening;
        }
    }
    close(start..tokens.len(), begins);
    all
}
