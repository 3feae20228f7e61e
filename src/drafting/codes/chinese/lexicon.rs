//! The words by which Chinese sentences are read: rules in `assets/drafting/patterns-zh.csv`, and
//! particles in `words-zh.csv`.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::dossier::cameo::CameoCode;
use crate::drafting::codes::rules::{RuleError, RuleProblem, Turn};
use crate::drafting::codes::{PatternProblem, Why};
use crate::drafting::sentences::{Sentence, words_of};

/// The rules for Chinese.
pub const PATTERNS_ZH_CSV: &str = include_str!("../../../../assets/drafting/patterns-zh.csv");
/// The particles.
pub const WORDS_ZH_CSV: &str = include_str!("../../../../assets/drafting/words-zh.csv");

/// What a particle says of its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// 未: it was not done.
    Not,
    /// 不会: it will not be.
    WillNot,
    /// 可能.
    May,
    /// 即将.
    Future,
    /// 将, which says what is to come, or what is taken.
    WillOrTake,
    /// 把: what is taken stands behind it.
    Take,
    /// 必须.
    Must,
    /// 应.
    Should,
    /// 如果.
    If,
    /// 对: the party behind it is acted on.
    To,
    /// 同.
    With,
    /// 和, which joins, or is 同.
    And,
    /// 就: what is spoken of.
    About,
    /// 在: where, or since when.
    At,
    /// 被: the party behind it acts.
    By,
    /// 的: what stands before it is about what stands behind.
    Of,
    /// What makes a noun of the word before it: 机制, 成果.
    Noun,
    /// What makes one of an act alone: 反制措施.
    Thing,
    /// A word with another in it, which is not meant: 应对, 其中.
    Other,
}

impl Marker {
    const NAMES: [(&'static str, Self); 19] = [
        ("not", Self::Not),
        ("will-not", Self::WillNot),
        ("may", Self::May),
        ("future", Self::Future),
        ("will-or-take", Self::WillOrTake),
        ("take", Self::Take),
        ("must", Self::Must),
        ("should", Self::Should),
        ("if", Self::If),
        ("to", Self::To),
        ("with", Self::With),
        ("and", Self::And),
        ("about", Self::About),
        ("at", Self::At),
        ("by", Self::By),
        ("of", Self::Of),
        ("noun", Self::Noun),
        ("thing", Self::Thing),
        ("other", Self::Other),
    ];
}

/// A word, by its signs.
pub(super) type Word = Vec<String>;

/// Something that stands beside the head of a rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// One of these words.
    Words(Vec<Word>),
    /// An acting party: `@`.
    Actor,
}

/// A rule for Chinese: one of its heads, and what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rule {
    pub(super) name: Arc<str>,
    line: usize,
    pub(super) code: Option<CameoCode>,
    pub(super) turn: Turn,
    /// Whether its heads are nouns as well, which are acts only behind a party: `noun:会谈`.
    pub(super) is_noun: bool,
    pub(super) rest: Vec<Part>,
}

impl Rule {
    pub(super) fn why(&self) -> Why {
        Why::Rule { name: Arc::clone(&self.name), line: self.line, is_own: false }
    }
}

/// A word with what it may be.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) word: Word,
    pub(super) rules: Vec<usize>,
    pub(super) marker: Option<Marker>,
}

/// The words by their first signs, the longest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lexicon {
    rules: Vec<Rule>,
    by_first: BTreeMap<String, Vec<Entry>>,
}

static BUILT_IN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(PATTERNS_ZH_CSV, WORDS_ZH_CSV).unwrap_or_default());

impl Lexicon {
    /// That of the program.
    pub(super) fn built_in() -> &'static Self {
        &BUILT_IN
    }

    fn parse(patterns: &str, words: &str) -> Result<Self, RuleError> {
        let mut all = Self::default();
        for (line, row) in (1..).zip(patterns.lines()).skip(1) {
            all.take_rule(row, line).map_err(|problem| RuleError { line, problem })?;
        }
        for (line, row) in (1..).zip(words.lines()).skip(1) {
            let (words, kind) = row.rsplit_once(',').unwrap_or_default();
            let marker = Marker::NAMES.iter().find(|(name, _)| *name == kind);
            let problem = RuleProblem::Turn(kind.to_owned());
            let (_, marker) = marker.ok_or(RuleError { line, problem })?;
            for word in words.split('|') {
                all.entry(signs(word)).marker = Some(*marker);
            }
        }
        for row in all.by_first.values_mut() {
            row.sort_by_key(|entry| std::cmp::Reverse(entry.word.len()));
        }
        Ok(all)
    }

    fn take_rule(&mut self, row: &str, line: usize) -> Result<(), RuleProblem> {
        let mut fields = row.splitn(5, ',').map(str::trim);
        let (Some(name), Some(pattern), Some(code)) = (fields.next(), fields.next(), fields.next())
        else {
            return Err(RuleProblem::Fields);
        };
        let code = match code {
            "" => None,
            code => Some(code.parse().map_err(|_| RuleProblem::Code(code.to_owned()))?),
        };
        let turn = fields.next().unwrap_or_default();
        let turn = Turn::named(turn).ok_or_else(|| RuleProblem::Turn(turn.to_owned()))?;
        let mut parts = pattern.split_whitespace();
        let is_noun = pattern.starts_with("noun:");
        let heads = parts.next().map(|heads| heads.trim_start_matches("noun:"));
        let heads = heads.ok_or(RuleProblem::Pattern(PatternProblem::Empty))?;
        let rest = parts.map(|part| match part {
            "@" => Part::Actor,
            words => Part::Words(words.split('|').map(signs).collect()),
        });
        let rest = rest.collect();
        let place = self.rules.len();
        self.rules.push(Rule { name: name.into(), line, code, turn, is_noun, rest });
        for head in heads.split('|') {
            self.entry(signs(head)).rules.push(place);
        }
        Ok(())
    }

    fn entry(&mut self, word: Word) -> &mut Entry {
        let row = self.by_first.entry(word.first().cloned().unwrap_or_default()).or_default();
        let place = row.iter().position(|entry| entry.word == word).unwrap_or(row.len());
        if place == row.len() {
            row.push(Entry { word, rules: Vec::new(), marker: None });
        }
        // There is one at this place: it was found, or put there just now.
        #[expect(clippy::indexing_slicing, reason = "the place is one of the row")]
        &mut row[place]
    }

    /// The longest word that stands somewhere.
    pub(super) fn at(&self, sentence: &Sentence, at: usize) -> Option<&Entry> {
        let row = self.by_first.get(sentence.lower(at))?;
        row.iter().find(|entry| stands(sentence, at, &entry.word))
    }

    pub(super) fn rule(&self, place: usize) -> Option<&Rule> {
        self.rules.get(place)
    }
}

fn signs(word: &str) -> Word {
    words_of(word).into_iter().map(|token| token.lower).collect()
}

/// Whether a word stands somewhere.
pub(super) fn stands(sentence: &Sentence, at: usize, word: &Word) -> bool {
    let mut signs = word.iter().enumerate();
    signs.all(|(step, sign)| sentence.lower(at + step) == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_parses() {
        let all = Lexicon::parse(PATTERNS_ZH_CSV, WORDS_ZH_CSV).unwrap();
        assert!(all.rules.len() > 90, "{}", all.rules.len());
        let mut names: Vec<&str> = all.rules.iter().map(|rule| &*rule.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "a rule is there twice");
        let idle = all.rules.iter().find(|rule| rule.code.is_none() && !rule.turn.takes_in());
        assert!(idle.is_none(), "{idle:?}");
        let wrong = Lexicon::parse("head\nx,加征 关税,99", "head").unwrap_err();
        assert_eq!(wrong.line, 2);
    }
}
