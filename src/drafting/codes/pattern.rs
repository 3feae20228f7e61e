//! The language of patterns: which words, and where.
//!
//! `lift|ease|roll_back =163` is a verb and, behind it in its clause, what it is
//! done to. `docs/drafting.md` has all of it.

use std::collections::BTreeMap;

use super::forms::{Forms, Lemma};
use crate::words::{CodeWord, Language, code_words};

/// Where an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Right behind the one before: `+on`.
    Next,
    /// Behind it in the clause; of a passive verb also before.
    Near,
    /// Anywhere in what is said: `...excellent`.
    Anywhere,
}

/// A word, or several behind one another.
pub(super) type Phrase = Vec<Lemma>;

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub(super) place: Place,
    /// What may stand there, by its first word; the longest first.
    pub(super) words: BTreeMap<Lemma, Vec<Phrase>>,
    /// Whether an acting party must stand there: `@`.
    pub(super) is_actor: bool,
}

/// What the head of a pattern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadKind {
    /// A verb.
    Verb,
    /// A noun: `noun:talks`.
    Noun,
    /// What a party is: `be:willing`.
    Being,
}

/// A pattern, with its head first.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern {
    pub(super) kind: HeadKind,
    pub(super) head: Element,
    pub(super) rest: Vec<Element>,
}

/// Why a pattern means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternProblem {
    /// There is nothing, or an element without a word.
    Empty,
    /// No word of the code search leads to these digits, or is this one.
    Unknown(String),
    /// A head must be a word: it stands behind nothing.
    Head,
}

impl std::fmt::Display for PatternProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("a part of the pattern has no word"),
            Self::Unknown(part) => write!(f, "no word of the code search is meant by {part:?}"),
            Self::Head => f.write_str("the first part must be a word, and not + or ... or @"),
        }
    }
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn read(text: &str, forms: &mut Forms) -> Result<Self, PatternProblem> {
        let bare = text.trim();
        let (kind, bare) = match (bare.strip_prefix("noun:"), bare.strip_prefix("be:")) {
            (Some(rest), _) => (HeadKind::Noun, rest),
            (None, Some(rest)) => (HeadKind::Being, rest),
            (None, None) => (HeadKind::Verb, bare),
        };
        let mut parts = bare.split_whitespace();
        let head = Element::read(parts.next().ok_or(PatternProblem::Empty)?, forms)?;
        if head.place != Place::Near || head.is_actor {
            return Err(PatternProblem::Head);
        }
        let rest: Result<_, _> = parts.map(|part| Element::read(part, forms)).collect();
        Ok(Self { kind, head, rest: rest? })
    }
}

impl Element {
    fn read(text: &str, forms: &mut Forms) -> Result<Self, PatternProblem> {
        let (place, text) = match (text.strip_prefix('+'), text.strip_prefix("...")) {
            (Some(rest), _) => (Place::Next, rest),
            (None, Some(rest)) => (Place::Anywhere, rest),
            (None, None) => (Place::Near, text),
        };
        let mut element = Self { place, words: BTreeMap::new(), is_actor: false };
        for part in text.split('|') {
            element.read_part(part, forms)?;
        }
        for phrases in element.words.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            phrases.dedup();
        }
        Ok(element)
    }

    fn read_part(&mut self, part: &str, forms: &mut Forms) -> Result<(), PatternProblem> {
        if part == "@" {
            self.is_actor = true;
            return Ok(());
        }
        let words: Vec<&str> = match (part.strip_prefix('='), part.strip_prefix('~')) {
            (Some(digits), _) if !digits.is_empty() => leading_to(digits),
            (None, Some(word)) => like(word),
            (Some(_), _) => Vec::new(),
            (None, None) => {
                self.add(part.split('_'), forms)?;
                return Ok(());
            }
        };
        if words.is_empty() {
            return Err(PatternProblem::Unknown(part.chars().take(40).collect()));
        }
        for word in words {
            self.add(word.split([' ', '-']), forms)?;
        }
        Ok(())
    }

    fn add<'a>(
        &mut self,
        words: impl Iterator<Item = &'a str>,
        forms: &mut Forms,
    ) -> Result<(), PatternProblem> {
        let phrase: Phrase = words
            .filter(|word| !word.is_empty())
            .map(|word| forms.add(&word.to_lowercase()))
            .collect();
        let first = phrase.first().ok_or(PatternProblem::Empty)?;
        self.words.entry(*first).or_default().push(phrase);
        Ok(())
    }
}

fn english() -> impl Iterator<Item = &'static CodeWord> {
    code_words().iter().filter(|word| word.language == Language::English)
}

/// The words of the code search that lead to a code, or one below it, first.
fn leading_to(digits: &str) -> Vec<&'static str> {
    let leads =
        |word: &&CodeWord| word.codes.first().is_some_and(|code| code.code.starts_with(digits));
    english().filter(leads).map(|word| word.word).collect()
}

/// The words of the code search that lead where this one does.
fn like(word: &str) -> Vec<&'static str> {
    let word = word.replace('_', " ");
    let Some(own) = english().find(|one| one.word == word) else { return Vec::new() };
    let same = |one: &&CodeWord| one.codes == own.codes && one.about == own.about;
    english().filter(same).map(|one| one.word).collect()
}
