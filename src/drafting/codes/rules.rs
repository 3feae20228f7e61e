//! The rules: one line each, the program's own in `assets/drafting/patterns.csv`
//! and a user's before them.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use thiserror::Error;

use super::forms::{Forms, Lemma};
use super::pattern::{Pattern, PatternProblem};
use crate::dossier::cameo::CameoCode;
use crate::words::stems::stem;
use crate::words::{About, Language, code_words};

/// The program's own rules.
pub const PATTERNS_CSV: &str = include_str!("../../../assets/drafting/patterns.csv");

/// What a rule says of the act that stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nothing: it is the act itself.
    Deed,
    /// It is agreed to, promised, offered.
    Intent,
    /// The other is asked for it.
    Appeal,
    /// It is demanded.
    Demand,
    /// It is refused.
    Refusal,
    /// It is threatened.
    Threat,
    /// It is ended: *stop*, *halt*.
    End,
    /// It is expected or feared, and not done.
    Expect,
    /// The other is accused of it, so that it is no act of its own.
    Accuse,
    /// It is begun, tried or gone on with, and so done: *start to*.
    Does,
    /// It is said.
    Say,
}

impl Turn {
    const NAMES: [(&'static str, Self); 11] = [
        ("", Self::Deed),
        ("intent", Self::Intent),
        ("appeal", Self::Appeal),
        ("demand", Self::Demand),
        ("refusal", Self::Refusal),
        ("threat", Self::Threat),
        ("end", Self::End),
        ("expect", Self::Expect),
        ("accuse", Self::Accuse),
        ("does", Self::Does),
        ("say", Self::Say),
    ];

    /// By its name in a table.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(one, _)| *one == name).map(|(_, turn)| *turn)
    }

    /// Whether it takes in the act behind it.
    pub(super) const fn takes_in(self) -> bool {
        !matches!(self, Self::Deed | Self::Say)
    }
}

/// A rule: a pattern, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its name, by which it is shown.
    pub name: Arc<str>,
    /// Its line in the table, from 1.
    pub line: usize,
    /// Whether it is the user's own.
    pub is_own: bool,
    /// What it codes; nothing where it only turns the act behind it.
    pub code: Option<CameoCode>,
    /// What it does with the act behind it.
    pub turn: Turn,
    /// The pattern as it is written.
    pub written: String,
    /// A note.
    pub note: String,
    pub(super) pattern: Pattern,
}

/// Why a table of rules cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct RuleError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: RuleProblem,
}

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleProblem {
    /// Fewer fields than name, pattern and code.
    #[error("name, pattern and code are needed, with commas between")]
    Fields,
    /// Another rule of the table has this name.
    #[error("another rule is named {0:?}")]
    Twice(String),
    /// The code is none.
    #[error("{0:?} is no CAMEO code")]
    Code(String),
    /// No such turn.
    #[error(
        "{0:?} is none of intent, appeal, demand, refusal, threat, end, expect, accuse, does and say"
    )]
    Turn(String),
    /// A rule that codes nothing and turns nothing.
    #[error("a rule without a code must turn the act behind it")]
    Nothing,
    /// The pattern means nothing.
    #[error("{0}")]
    Pattern(PatternProblem),
    /// More rules than are read.
    #[error("no more than {0} rules are read")]
    Many(usize),
}

/// The stem of a shorter word says too little.
const LEAST_STEM: usize = 5;
/// The most rules of the user's own that are read.
const MOST_RULES: usize = 5_000;

/// Rules, with the forms of all their words.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    pub(super) forms: Forms,
    by_head: BTreeMap<Lemma, Vec<usize>>,
    /// The words of the code search, by the first of their words: what they
    /// lead to first, and whether they are acts by themselves.
    pub(super) words: BTreeMap<Lemma, Vec<SearchWord>>,
    /// Those of one word, by their stems: *negotiation* as well as *negotiate*.
    stems: BTreeMap<String, SearchWord>,
}

/// A word of the code search as the rules know it.
#[derive(Debug, Clone)]
pub(super) struct SearchWord {
    pub(super) phrase: Vec<Lemma>,
    pub(super) codes: Vec<CameoCode>,
    pub(super) word: &'static str,
    pub(super) is_act: bool,
}

static BUILT_IN: LazyLock<Rules> = LazyLock::new(|| {
    Rules::parse(PATTERNS_CSV, false).map(Rules::with_search_words).unwrap_or_default()
});

impl Rules {
    /// The program's own.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// A user's rules, before those of the program.
    ///
    /// # Errors
    /// When a line is no rule; the error names it.
    pub fn with_own(text: &str) -> Result<Self, RuleError> {
        let mut all = Self::parse(text, true)?;
        for rule in
            BUILT_IN.rules.iter().filter(|rule| !all.has(&rule.name)).cloned().collect::<Vec<_>>()
        {
            let pattern = Pattern::read(&rule.written, &mut all.forms);
            let problem =
                |problem| RuleError { line: rule.line, problem: RuleProblem::Pattern(problem) };
            let pattern = pattern.map_err(problem)?;
            all.push(Rule { pattern, ..rule });
        }
        Ok(all.with_search_words())
    }

    /// Reads a table: a head line, which may be left out, then `name,pattern,code,turn,note`;
    /// the last two may be left out.
    ///
    /// # Errors
    /// When a line is no rule; the error names it.
    pub fn parse(text: &str, is_own: bool) -> Result<Self, RuleError> {
        let mut all = Self::default();
        for (line, row) in (1..).zip(text.lines()) {
            let is_head = line == 1 && row.trim_start_matches('\u{feff}').starts_with("name,");
            if is_head || row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let rule = all.read(row, line, is_own);
            let rule = rule.map_err(|problem| RuleError { line, problem })?;
            if all.rules.len() >= MOST_RULES {
                return Err(RuleError { line, problem: RuleProblem::Many(MOST_RULES) });
            }
            all.push(rule);
        }
        Ok(all)
    }

    fn read(&mut self, row: &str, line: usize, is_own: bool) -> Result<Rule, RuleProblem> {
        let mut fields = row.splitn(5, ',').map(str::trim);
        let (Some(name), Some(written), Some(code)) = (fields.next(), fields.next(), fields.next())
        else {
            return Err(RuleProblem::Fields);
        };
        if name.is_empty() {
            return Err(RuleProblem::Fields);
        }
        if self.has(name) {
            return Err(RuleProblem::Twice(name.chars().take(40).collect()));
        }
        let code = match code {
            "" => None,
            code => {
                Some(code.parse().map_err(|_| RuleProblem::Code(code.chars().take(40).collect()))?)
            }
        };
        let turn = fields.next().unwrap_or_default();
        let turn =
            Turn::named(turn).ok_or_else(|| RuleProblem::Turn(turn.chars().take(40).collect()))?;
        if code.is_none() && !turn.takes_in() {
            return Err(RuleProblem::Nothing);
        }
        let pattern = Pattern::read(written, &mut self.forms).map_err(RuleProblem::Pattern)?;
        let note = fields.next().unwrap_or_default().to_owned();
        let (name, written) = (name.into(), written.to_owned());
        Ok(Rule { name, line, is_own, code, turn, written, note, pattern })
    }

    fn has(&self, name: &str) -> bool {
        self.rules.iter().any(|rule| &*rule.name == name)
    }

    fn push(&mut self, rule: Rule) {
        for head in rule.pattern.head.words.keys() {
            self.by_head.entry(*head).or_default().push(self.rules.len());
        }
        self.rules.push(rule);
    }

    fn with_search_words(mut self) -> Self {
        for word in code_words().iter().filter(|word| word.language == Language::English) {
            let parts = word.word.split([' ', '-']).filter(|part| !part.is_empty());
            let phrase: Vec<Lemma> = parts.map(|part| self.forms.add(part)).collect();
            let codes = word.codes.iter().filter_map(|entry| entry.code.parse().ok()).collect();
            let is_act = word.about != About::Nothing;
            let Some(first) = phrase.first().copied() else { continue };
            let is_one = phrase.len() == 1;
            let known = SearchWord { phrase, codes, word: word.word, is_act };
            if is_one && word.word.len() > LEAST_STEM {
                self.stems.entry(stem(word.word)).or_insert_with(|| known.clone());
            }
            self.words.entry(first).or_default().push(known);
        }
        for row in self.words.values_mut() {
            row.sort_by_key(|word| std::cmp::Reverse(word.phrase.len()));
        }
        self
    }

    /// The word of the code search that has the stem of a word.
    pub(super) fn by_stem(&self, word: &str) -> Option<&SearchWord> {
        (word.len() > LEAST_STEM).then(|| self.stems.get(&stem(word))).flatten()
    }

    /// All of them, in their order.
    pub fn all(&self) -> &[Rule] {
        &self.rules
    }

    /// Those whose head begins with a word.
    pub(super) fn beginning(&self, head: Lemma) -> impl Iterator<Item = &Rule> {
        let places = self.by_head.get(&head).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.rules.get(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_parses() {
        let rules = Rules::parse(PATTERNS_CSV, false).unwrap();
        assert!(rules.all().len() > 150, "{}", rules.all().len());
    }

    /// There is one table of synonyms: what the code search knows, the rules do.
    #[test]
    fn every_word_of_the_code_search_is_known() {
        let rules = Rules::built_in();
        let known = rules.words.values().flatten().map(|word| word.word);
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        let english = code_words().iter().filter(|word| word.language == Language::English);
        let mut all: Vec<&str> = english.map(|word| word.word).collect();
        all.sort_unstable();
        assert_eq!(known, all);
    }

    #[test]
    fn an_error_names_the_line() {
        let error = |row: &str| {
            let error = Rules::parse(&format!("name,pattern,code,turn,note\n\n{row}"), true);
            let error = error.unwrap_err();
            assert_eq!(error.line, 3);
            error.problem
        };
        assert_eq!(error("x,lift"), RuleProblem::Fields);
        assert!(matches!(error("x,lift,99"), RuleProblem::Code(_)));
        assert!(matches!(error("x,lift,085,hope"), RuleProblem::Turn(_)));
        assert_eq!(error("x,lift,"), RuleProblem::Nothing);
        assert_eq!(error("x,,085"), RuleProblem::Pattern(PatternProblem::Empty));
        assert_eq!(error("x,+lift,085"), RuleProblem::Pattern(PatternProblem::Head));
        let unknown = PatternProblem::Unknown("~zzz".to_owned());
        assert_eq!(error("x,lift ~zzz,085"), RuleProblem::Pattern(unknown));
        let twice = Rules::parse("name,pattern,code\nx,lift,085\nx,ease,085", true).unwrap_err();
        assert_eq!(twice.line, 3);
    }

    #[test]
    fn ones_own_rules_come_first() {
        let rules = Rules::with_own("mine,lift =163,081").unwrap();
        let first = rules.all().first().unwrap();
        assert!(first.is_own && &*first.name == "mine");
        assert_eq!(rules.all().len(), Rules::built_in().all().len() + 1);
        // A head may stand before them; what is none is a rule, and told where it is wrong.
        let headed = Rules::with_own("name,pattern,code\nmine,lift =163,081").unwrap();
        assert_eq!(headed.all().len(), rules.all().len());
        assert_eq!(Rules::with_own("my rules\nmine,lift =163,081").unwrap_err().line, 1);
    }
}
