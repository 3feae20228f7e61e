//! What is done: CAMEO codes for the clauses of a text, each with the rule that
//! found it.
//!
//! A deed, a promise, a threat and a demand are different codes, so a rule says
//! what is done, and words around it say whether it is: *lift tariffs* is 085,
//! *agree to lift* 0354, *demand that they be lifted* 1054. What is denied,
//! possible or only claimed by somebody else says so in its [`Mode`].
//!
//! A candidate is a suggestion. Two coders of one story agree less often than
//! one would think, and a machine knows less than either.

mod acts;
mod forms;
mod parties;
mod pattern;
mod rules;
mod said;
mod sentence;
mod turns;
mod verbs;
mod view;

use std::ops::Range;
use std::sync::Arc;

pub use forms::VERBS_CSV;
pub use pattern::PatternProblem;
pub use rules::{PATTERNS_CSV, Rule, RuleError, RuleProblem, Rules, Turn};
pub use turns::TURNS_CSV;

use super::actors::{Actors, Mention, Party};
use super::sentences::Text;
use crate::dossier::cameo::CameoCode;

/// Whether it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// It was done, or said to the other side.
    Deed,
    /// Something good is announced for later.
    Promise,
    /// Something bad is.
    Threat,
    /// Somebody else says that it was done.
    Claim,
    /// Somebody else says that it will be.
    Future,
    /// If something else happens.
    Conditional,
    /// It may be.
    Hypothetical,
    /// It was not done.
    Negated,
}

impl Mode {
    /// Whether something happened: a deed, or words by who is named as actor.
    pub const fn happened(self) -> bool {
        matches!(self, Self::Deed | Self::Promise | Self::Threat)
    }
}

/// Why a candidate was coded as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// By a rule.
    Rule {
        /// Its name.
        name: Arc<str>,
        /// Its line in its table, from 1.
        line: usize,
        /// Whether it is the user's own.
        is_own: bool,
    },
    /// By a word of the code search; no rule held.
    Word(&'static str),
}

/// An event that a text may report.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The sentence, by place in the text.
    pub sentence: usize,
    /// The bytes of its clause.
    pub range: Range<usize>,
    /// The bytes of the words that the rule holds of.
    pub head: Range<usize>,
    /// Who acts; `None` where nobody is named.
    pub actor: Option<Party>,
    /// Where they are named.
    pub actors: Vec<Mention>,
    /// To whom it is done, where somebody is named.
    pub target: Option<Party>,
    /// Where they are named.
    pub targets: Vec<Mention>,
    /// What is done.
    pub code: CameoCode,
    /// What else it could be, from the likeliest on.
    pub readings: Vec<CameoCode>,
    /// Whether it was done.
    pub mode: Mode,
    /// Who says so, where the text says it of somebody.
    pub speaker: Option<Party>,
    /// Which rule, or word, found it.
    pub why: Why,
    /// From 0 to 1, by how much the rule asks for and how surely actor and
    /// target are known. It orders candidates and is no probability.
    pub confidence: f64,
}

/// Codes texts by rules.
#[derive(Debug, Clone, Copy)]
pub struct Coder<'r> {
    rules: &'r Rules,
}

impl Coder<'static> {
    /// By the program's own rules.
    pub fn built_in() -> Self {
        Self { rules: Rules::built_in() }
    }
}

impl<'r> Coder<'r> {
    /// By some rules.
    pub const fn with(rules: &'r Rules) -> Self {
        Self { rules }
    }

    /// The candidates of a text, in its order.
    pub fn read(&self, text: &Text<'_>, actors: &Actors<'_>) -> Vec<Candidate> {
        let mentions = actors.read(text);
        let mut all = Vec::new();
        for (place, sentence) in text.sentences().iter().enumerate() {
            let mentions = mentions.get(place).map(Vec::as_slice).unwrap_or_default();
            let view = view::View::of(self.rules, sentence, mentions);
            all.extend(sentence::candidates(&view, place));
        }
        all
    }
}
