//! What a side says of the commitments of another, or of its own: that these are broken,
//! or kept.

use crate::dossier::{CameoCode, Slot, Stance};
use crate::drafting::codes::{Candidate, Mode};
use crate::drafting::sentences::{Sentence, Token};

/// Words of what can be kept or broken, by how they begin.
const BONDS: [&str; 20] = [
    "agreement",
    "accord",
    "deal",
    "truce",
    "consensus",
    "commitment",
    "promise",
    "pledge",
    "undertaking",
    "obligation",
    "terms",
    "framework",
    "treaty",
    "ceasefire",
    "pact",
    "word",
    "understanding",
    "protocol",
    "memorandum",
    "compact",
];
/// Words that say that something is not kept.
const UNMET: [&str; 24] = [
    "violat",
    "breach",
    "broke",
    "break",
    "renege",
    "undermin",
    "slow",
    "withh",
    "ignor",
    "disregard",
    "flout",
    "fail",
    "backtrack",
    "delay",
    "stall",
    "drag",
    "obstruct",
    "betray",
    "abandon",
    "default",
    "noncomplian",
    "contraven",
    "cheat",
    "derail",
];
/// Words that say that it is.
const MET: [&str; 12] = [
    "compl",
    "honour",
    "honor",
    "fulfil",
    "implement",
    "kept",
    "abid",
    "adher",
    "observ",
    "met",
    "deliver",
    "uph",
];
/// Words that take it back.
const NOT: [&str; 9] =
    ["not", "never", "fail", "failed", "failing", "refused", "without", "hardly", "neither"];
/// Words that say that it is so in part.
const PARTLY: [&str; 4] = ["partly", "partially", "part", "some"];

/// What a candidate says of commitments: whose claim it is, about whose, and what it says.
pub(super) fn claim(sentence: &Sentence, candidate: &Candidate) -> Option<(Slot, Slot, Stance)> {
    let start = sentence.tokens.partition_point(|one| one.range.start < candidate.range.start);
    // What it is accused of may stand in the clause behind.
    let end = sentence.tokens.partition_point(|one| one.range.end <= candidate.range.end);
    let tokens = sentence.tokens.get(start..(end + 12).min(sentence.tokens.len()))?;
    let has = |list: &[&str]| tokens.iter().any(|one| begins(one, list));
    let actor = candidate.actor.as_ref()?.slot()?;
    if is_accusation(candidate.code) && candidate.mode.happened() {
        let about = candidate.target.as_ref()?.slot()?;
        let is_about_a_bond = has(&UNMET) || has(&BONDS);
        return is_about_a_bond.then_some((actor, about, Stance::Unmet));
    }
    let stance = kept_or_not(tokens)?;
    let speaker = candidate.speaker.as_ref().and_then(|one| one.slot());
    let is_said = candidate.mode == Mode::Claim || speaker.is_some();
    is_said.then_some((speaker.unwrap_or(actor), actor, stance))
}

/// Whether words say that a bond is kept.
fn kept_or_not(tokens: &[Token]) -> Option<Stance> {
    let is_bond = tokens.iter().any(|one| begins(one, &BONDS));
    let place = tokens.iter().position(|one| begins(one, &MET))?;
    if !is_bond {
        return None;
    }
    let before = tokens.get(place.saturating_sub(4)..place).unwrap_or_default();
    if before.iter().any(|one| NOT.contains(&one.lower.as_str())) {
        return Some(Stance::Unmet);
    }
    let partly = tokens.iter().any(|one| PARTLY.contains(&one.lower.as_str()));
    Some(if partly { Stance::PartlyMet } else { Stance::Met })
}

/// Whether a word begins like one of these, and ends like a form of it.
fn begins(token: &Token, list: &[&str]) -> bool {
    let word = token.lower.as_str();
    token.is_word()
        && list.iter().any(|one| {
            word.strip_prefix(one).is_some_and(|rest| rest.len() <= 6)
                && (one.len() > 3 || word == *one)
        })
}

/// Accusations, and criticism.
fn is_accusation(code: CameoCode) -> bool {
    code.as_str().starts_with("11")
}
