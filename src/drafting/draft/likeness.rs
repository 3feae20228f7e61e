//! Whether two texts speak of the same: by the words that they share.

use std::collections::{BTreeMap, BTreeSet};

use crate::drafting::sentences::{Token, words_of};

/// Characters of a word by which it is known, so that *approved* and *approval* are one.
const STEM: usize = 6;

/// Words that say nothing of what a text is about. Those of two letters and less do not,
/// either.
const SMALL: [&str; 62] = [
    "the",
    "and",
    "for",
    "with",
    "that",
    "this",
    "from",
    "its",
    "has",
    "had",
    "have",
    "was",
    "were",
    "are",
    "been",
    "will",
    "would",
    "should",
    "could",
    "may",
    "not",
    "but",
    "which",
    "who",
    "whom",
    "whose",
    "their",
    "they",
    "them",
    "his",
    "her",
    "she",
    "him",
    "said",
    "says",
    "all",
    "any",
    "some",
    "more",
    "most",
    "than",
    "then",
    "into",
    "over",
    "after",
    "before",
    "about",
    "between",
    "such",
    "other",
    "also",
    "both",
    "sides",
    "side",
    "two",
    "on",
    "new",
    "including",
    "while",
    "when",
    "well",
    "what",
];

/// The stems of a text's telling words, each with the word as it first stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Stems(BTreeMap<String, String>);

impl Stems {
    /// Of a text.
    pub(super) fn of(text: &str) -> Self {
        Self::of_tokens(text, &words_of(text))
    }

    /// Of some words of a text. Of a script without blanks, in which each sign is a word,
    /// two that stand beside each other are one stem.
    pub(super) fn of_tokens(text: &str, tokens: &[Token]) -> Self {
        let mut all = Self::default();
        let mut before: Option<&Token> = None;
        for token in tokens.iter().filter(|token| token.is_word()) {
            let pair = before.filter(|one| {
                is_han(&one.lower) && is_han(&token.lower) && one.range.end == token.range.start
            });
            if let Some(one) = pair {
                let word = text.get(one.range.start..token.range.end).unwrap_or_default();
                let stem = format!("{}{}", one.lower, token.lower);
                all.0.entry(stem).or_insert_with(|| word.to_owned());
            } else if let Some(stem) = stem(&token.lower) {
                let word = text.get(token.range.clone()).unwrap_or(&token.lower);
                all.0.entry(stem).or_insert_with(|| word.to_owned());
            }
            before = Some(token);
        }
        all
    }

    /// Without those of others, such as the names of the sides.
    pub(super) fn without(mut self, others: &Self) -> Self {
        self.0.retain(|stem, _| !others.0.contains_key(stem));
        self
    }

    /// With those of others.
    pub(super) fn with(mut self, others: Self) -> Self {
        for (stem, word) in others.0 {
            self.0.entry(stem).or_insert(word);
        }
        self
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What both have, as it stands in this one.
    pub(super) fn shared<'s>(
        &'s self,
        other: &'s Self,
    ) -> impl Iterator<Item = (&'s str, &'s str)> {
        let both = self.0.iter().filter(|(stem, _)| other.0.contains_key(*stem));
        both.map(|(stem, word)| (stem.as_str(), word.as_str()))
    }
}

fn is_han(word: &str) -> bool {
    word.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
}

/// A word's stem; none for words that say little.
fn stem(word: &str) -> Option<String> {
    if is_han(word) || word.chars().count() < 3 || SMALL.contains(&word) {
        return None;
    }
    let plain = word.strip_suffix('s').filter(|rest| rest.len() > 3).unwrap_or(word);
    Some(plain.chars().take(STEM).collect())
}

/// How telling each stem is among some texts: a word that all have tells nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Weights {
    texts: usize,
    having: BTreeMap<String, usize>,
}

impl Weights {
    /// Over some texts.
    pub(super) fn of<'s>(all: impl IntoIterator<Item = &'s Stems>) -> Self {
        let mut weights = Self::default();
        for stems in all {
            weights.texts += 1;
            for stem in stems.keys() {
                *weights.having.entry(stem.to_owned()).or_default() += 1;
            }
        }
        weights
    }

    /// The weight of a stem, after Spärck Jones's inverse document frequency, from 0 to 1:
    /// 1 for what one text alone has, 0 for what all have.
    fn of_stem(&self, stem: &str) -> f64 {
        let having = self.having.get(stem).copied().unwrap_or(0).max(1);
        let texts = self.texts.max(2) as f64;
        (texts / having as f64).ln() / texts.ln()
    }

    /// How much two texts have in common: the weights of the words that they share, and
    /// their number.
    pub(super) fn likeness(&self, one: &Stems, other: &Stems) -> (f64, usize) {
        let mut weight = 0.0;
        let mut seen = BTreeSet::new();
        for (stem, _) in one.shared(other) {
            weight += self.of_stem(stem);
            seen.insert(stem);
        }
        (weight, seen.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_and_small_words_none() {
        let one = Stems::of("It had approved a number of applications for rare earth exports.");
        let other = Stems::of("Keep strengthening approval of rare-earth export applications");
        let shared: Vec<&str> = one.shared(&other).map(|(_, word)| word).collect();
        assert_eq!(shared, ["applications", "approved", "earth", "exports", "rare"]);
        let zh = Stems::of("批准稀土出口");
        assert!(zh.shared(&Stems::of("稀土")).count() > 0);
    }

    #[test]
    fn what_every_text_has_tells_nothing() {
        let texts = ["lift tariffs", "raise tariffs", "grant visas"].map(Stems::of);
        let weights = Weights::of(&texts);
        let (visas, _) = weights.likeness(&Stems::of("visas"), &texts[2]);
        let (tariffs, _) = weights.likeness(&Stems::of("tariffs"), &texts[0]);
        assert!(visas > tariffs && tariffs > 0.0, "{visas} {tariffs}");
        assert_eq!(Weights::default().likeness(&texts[0], &texts[2]).1, 0);
    }
}
