//! What is done: CAMEO codes for the clauses of a text, each with the rule that
//! found it.
//!
//! A deed, a promise, a threat and a demand are different codes, so a rule says what is done, and
//! words around it say whether it is: *lift tariffs* is 085, *agree to lift* 0354, *demand that
//! they be lifted* 1054. An act that is denied, possible or only claimed by another party says so
//! in its [`Mode`].
//!
//! A candidate is a suggestion. Two coders of one story agree less often than
//! one would think, and a machine knows less than either.

mod acts;
mod chinese;
mod forms;
mod modes;
mod parties;
mod pattern;
mod resolve;
mod rules;
mod said;
mod sentence;
mod turns;
mod verbs;
mod view;

use std::ops::Range;
use std::sync::Arc;

pub use chinese::{PATTERNS_ZH_CSV, WORDS_ZH_CSV};
pub use forms::VERBS_CSV;
pub use pattern::PatternProblem;
pub use rules::{PATTERNS_CSV, Rule, RuleError, RuleProblem, Rules, Turn};
pub use turns::TURNS_CSV;

use super::actors::{Actors, Mention, Party};
use super::sentences::Text;
use crate::dossier::cameo::CameoCode;

/// Whether it was done.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// It was done, or said to the other side.
    Deed,
    /// Something good is announced for later.
    Promise,
    /// Something bad is.
    Threat,
    /// A third person says that it was done.
    Claim,
    /// A third person says that it will be done.
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

    /// As a draft writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Deed => "deed",
            Self::Promise => "promise",
            Self::Threat => "threat",
            Self::Claim => "claim",
            Self::Future => "future",
            Self::Conditional => "conditional",
            Self::Hypothetical => "hypothetical",
            Self::Negated => "negated",
        }
    }
}

/// Why a candidate was coded as it is.
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
    /// The actor; `None` if none is named.
    pub actor: Option<Party>,
    /// Where they are named.
    pub actors: Vec<Mention>,
    /// The target, if one is named.
    pub target: Option<Party>,
    /// Where they are named.
    pub targets: Vec<Mention>,
    /// What is done.
    pub code: CameoCode,
    /// What else it could be, from the likeliest on.
    pub readings: Vec<CameoCode>,
    /// Whether it was done.
    pub mode: Mode,
    /// Who says so, if the text attributes it.
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

    /// The candidates of a text, in its order. A Chinese sentence is read by the program's rules
    /// for Chinese; a user's own rules are for English.
    pub fn read(&self, text: &Text<'_>, actors: &Actors<'_>) -> Vec<Candidate> {
        let mentions = actors.read(text);
        let mut all = Vec::new();
        for (place, sentence) in text.sentences().iter().enumerate() {
            let mentions = mentions.get(place).map(Vec::as_slice).unwrap_or_default();
            if sentence.is_chinese() {
                all.extend(chinese::candidates(sentence, mentions, actors, place));
                continue;
            }
            let view = view::View::of(self.rules, sentence, mentions);
            all.extend(sentence::candidates(&view, place));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::actors::tests::{day, dossier};

    pub(super) fn found(text: &str) -> Vec<Candidate> {
        let actors = Actors::of(&dossier(), day());
        Coder::built_in().read(&Text::read(text), &actors)
    }

    /// Who does what to whom, as `china 0354 us`.
    pub(super) fn told(one: &Candidate) -> String {
        let name = |party: &Option<Party>| match party {
            Some(Party::Side(slot)) => ["china", "us"][slot.index()].to_owned(),
            Some(Party::Both) => "both".to_owned(),
            Some(Party::Third(country)) => country.to_string(),
            Some(Party::Neither(_)) => "neither".to_owned(),
            None => "-".to_owned(),
        };
        format!("{} {} {}", name(&one.actor), one.code, name(&one.target))
    }

    #[track_caller]
    fn expect(text: &str, events: &str, mode: Mode) {
        let found = found(text);
        let all: Vec<String> = found.iter().map(told).collect();
        assert!(all.iter().any(|one| one == events), "{text}: {found:#?}");
        let one = found.iter().find(|one| told(one) == events).unwrap();
        assert_eq!(one.mode, mode, "{text}");
    }

    #[test]
    fn a_deed_a_promise_a_demand_and_a_refusal_differ() {
        expect("China lifted its tariffs on US goods.", "china 085 us", Mode::Deed);
        expect("China agreed to lift tariffs on US goods.", "china 0354 us", Mode::Promise);
        expect("China will lift its tariffs on US goods.", "china 0354 us", Mode::Promise);
        expect("China urged the US to lift its tariffs.", "china 0254 us", Mode::Deed);
        expect("China demanded that the US lift its tariffs.", "china 1054 us", Mode::Deed);
        expect("China said that the US must lift its tariffs.", "china 1054 us", Mode::Deed);
        expect("China refused to lift tariffs on US goods.", "china 1244 us", Mode::Deed);
        expect("China will not lift its tariffs on US goods.", "china 1244 us", Mode::Deed);
    }

    #[test]
    fn a_threat_is_no_deed() {
        expect("The US imposed tariffs on China.", "us 163 china", Mode::Deed);
        expect("The US threatened to impose tariffs on China.", "us 1312 china", Mode::Threat);
        expect("The US will impose tariffs on China.", "us 1312 china", Mode::Threat);
        expect("The US may impose tariffs on China.", "us 163 china", Mode::Hypothetical);
        expect("The US has not imposed tariffs on China.", "us 163 china", Mode::Negated);
        let asked = "China will retaliate if the US imposes tariffs on China.";
        expect(asked, "us 163 china", Mode::Hypothetical);
    }

    #[test]
    fn who_stands_with_a_gerund_acts() {
        let text = "Washington watched, with China threatening to impose tariffs on US goods.";
        expect(text, "china 1312 us", Mode::Threat);
    }

    #[test]
    fn what_is_said_is_the_speakers() {
        expect("China said it would lift tariffs on US goods.", "china 0354 us", Mode::Promise);
        expect(
            "The US said that China had imposed tariffs on Japan.",
            "china 163 JPN",
            Mode::Claim,
        );
        expect(
            "Beijing would ease tariffs on US goods, the US Treasury said.",
            "china 0354 us",
            Mode::Future,
        );
        expect("The US accused China of breaking the deal.", "us 112 china", Mode::Deed);
        expect(
            "The ministry's talks were constructive, Chinese officials said.",
            "china 013 -",
            Mode::Deed,
        );
    }

    #[test]
    fn those_who_explain_do_not_act() {
        let found = found("Analyst Ann Example criticised China. Economists praised the US.");
        assert!(found.is_empty(), "{found:#?}");
    }

    #[test]
    fn passives_and_both() {
        expect("The US was criticised by China.", "china 111 us", Mode::Deed);
        expect("China and the US signed an agreement.", "both 057 -", Mode::Deed);
        expect("Both sides held talks in London.", "both 046 GBR", Mode::Deed);
        expect("Trump spoke with Xi by phone.", "us 041 china", Mode::Deed);
    }

    #[test]
    fn talks_fail_and_deals_do_not_come() {
        expect("The US and China failed to reach a deal.", "both 037 -", Mode::Negated);
        expect("Talks between the US and China collapsed.", "both 164 -", Mode::Deed);
    }

    #[test]
    fn each_says_by_which_rule() {
        let one = found("China imposed tariffs on the US.").remove(0);
        let Why::Rule { name, line, is_own } = one.why else { panic!("{one:?}") };
        assert!(&*name == "sanction" && !is_own);
        assert!(PATTERNS_CSV.lines().nth(line - 1).unwrap().starts_with("sanction,"));
        let rules = Rules::with_own("name,pattern,code\nmine,impose tariff,1711").unwrap();
        let actors = Actors::of(&dossier(), day());
        let text = Text::read("China imposed tariffs on the US.");
        let one = Coder::with(&rules).read(&text, &actors).remove(0);
        assert_eq!(told(&one), "china 1711 us");
        assert!(matches!(one.why, Why::Rule { line: 2, is_own: true, .. }), "{one:?}");
        assert!(one.readings.iter().any(|code| code.as_str() == "163"), "{one:?}");
    }

    #[test]
    fn words_of_the_search_help_where_no_rule_holds() {
        let one = found("China snubbed the US.").remove(0);
        assert_eq!(one.why, Why::Word("snub"));
        assert!(one.confidence < 0.6);
    }
}
