//! Whether an act was done, judged by how it is reported and by whom, and how strong the evidence
//! is: the same in any language.

use super::Mode;
use super::rules::Turn;
use super::turns::{is_hostile, turned};
use super::verbs::Tense;
use crate::dossier::cameo::CameoCode;
use crate::drafting::actors::{How, Mention, Outsider, Party};

/// How an act is reported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    pub(super) turn: Turn,
    pub(super) tense: Tense,
    pub(super) is_negated: bool,
    /// Whether another expects or fears it.
    pub(super) is_expected: bool,
    /// Whether it stands behind an *if*.
    pub(super) is_if: bool,
    /// Whether anything of its sentence does.
    pub(super) has_condition: bool,
}

/// The code and mode of an act, from its tense and its speaker.
pub(super) fn moded(
    telling: Telling,
    code: CameoCode,
    actor: Option<&Party>,
    speaker: Option<&Party>,
) -> Option<(CameoCode, Mode)> {
    let Telling { turn, tense, is_negated, .. } = telling;
    let of_another = match speaker {
        Some(Party::Neither(kind)) => matches!(kind, Outsider::Analyst | Outsider::Company),
        Some(speaker) => actor.is_some_and(|actor| {
            actor != speaker && *actor != Party::Both && *speaker != Party::Both
        }),
        None => false,
    };
    let is_deed = matches!(turn, Turn::Deed | Turn::End | Turn::Does);
    let is_bad = is_hostile(code);
    if telling.is_if || telling.is_expected || tense == Tense::May {
        return Some((code, Mode::Hypothetical));
    }
    // Announcing words is words: to say that one will threaten is to threaten.
    let is_words = matches!(&code.as_str().get(..1), Some("1")) && code.as_str() < "14"
        || code.as_str() < "04";
    if tense == Tense::Future && is_deed && is_words && !is_negated {
        let is_threat = is_hostile_words(code) && !of_another;
        return Some((code, if is_threat { Mode::Threat } else { Mode::Future }));
    }
    if tense == Tense::Future && is_deed {
        let turned_code = match (is_negated, is_bad) {
            (false, false) => turned(code, Turn::Intent)?,
            (false, true) => turned(code, Turn::Threat)?,
            (true, false) => turned(code, Turn::Refusal)?,
            (true, true) => turned(turned(code, Turn::End)?, Turn::Intent)?,
        };
        let mode = match (is_negated, is_bad) {
            _ if of_another => Mode::Future,
            (false, true) => Mode::Threat,
            (true, false) => Mode::Deed,
            _ if telling.has_condition => Mode::Conditional,
            _ => Mode::Promise,
        };
        return Some((turned_code, mode));
    }
    let mode = match turn {
        _ if is_negated && turn != Turn::Intent => Mode::Negated,
        _ if of_another && speaker.is_some() => Mode::Claim,
        _ if tense == Tense::Future => Mode::Future,
        Turn::Intent if is_hostile_words(code) => Mode::Threat,
        Turn::Intent if !is_negated => Mode::Promise,
        Turn::Threat => Mode::Threat,
        _ => Mode::Deed,
    };
    Some((code, mode))
}

fn is_hostile_words(code: CameoCode) -> bool {
    code.as_str().starts_with("13")
}

/// What a word of the code search weighs, without a rule.
pub(super) const OF_WORD: f64 = 0.35;
/// How much more an act weighs that takes in another.
pub(super) const OF_INNER: f64 = 0.1;

/// What a rule weighs, by the number of parts it asks for besides its head.
pub(super) fn of_rule(parts: usize) -> f64 {
    0.55 + 0.1 * parts.min(2) as f64
}

/// The strength of a candidate, from what its rule weighs and from how actor and target are named.
pub(super) fn certainty(weight: f64, actors: &[Mention], targets: &[Mention], mode: Mode) -> f64 {
    let of_target = if targets.is_empty() { 0.0 } else { 0.1 };
    let of_actor = match actors.first().map(|mention| mention.how) {
        None => -0.25,
        Some(How::Pronoun) => 0.0,
        Some(How::Demonym) => 0.05,
        Some(_) => 0.1,
    };
    let of_mode = match mode {
        Mode::Deed | Mode::Promise | Mode::Threat => 1.0,
        Mode::Claim | Mode::Future => 0.7,
        Mode::Conditional | Mode::Hypothetical | Mode::Negated => 0.4,
    };
    ((weight + of_target + of_actor) * of_mode).clamp(0.05, 0.95)
}
