//! Acts that take in others: *agreed to lift*, *demanded that they stop*.

use super::acts::{Act, topic};
use super::rules::Turn;
use super::turns::{is_hostile, turned};
use super::verbs::Tense;
use super::view::View;
use crate::dossier::cameo::CameoCode;
use crate::drafting::sentences::Opening;

/// An act that another takes in stands no further behind it.
const WITHIN: usize = 16;

/// An act with what it turns.
pub(super) struct Resolved<'a> {
    pub(super) act: Act<'a>,
    pub(super) code: Option<CameoCode>,
    /// The last clause of what it takes in.
    pub(super) last_clause: usize,
    /// Behind all of its words.
    pub(super) reach: usize,
    /// The act that it takes in.
    pub(super) inner: Option<usize>,
    /// Whether it takes in nothing.
    pub(super) is_alone: bool,
    pub(super) is_taken_in: bool,
    pub(super) is_expected: bool,
}

/// Takes each act in by the one that turns it, from the end on, so that what is
/// turned twice is turned from within.
pub(super) fn resolve<'a>(view: &View<'a>, acts: Vec<Act<'a>>) -> Vec<Resolved<'a>> {
    let new = |act: Act<'a>| Resolved {
        code: act.code(),
        last_clause: act.clause,
        reach: act.reach,
        inner: None,
        is_alone: true,
        is_taken_in: false,
        is_expected: false,
        act,
    };
    let mut all: Vec<Resolved<'a>> = acts.into_iter().map(new).collect();
    for at in (0..all.len()).rev() {
        let Some(one) = all.get(at).filter(|one| one.act.turn().takes_in()) else { continue };
        let turn = one.act.turn();
        let inner = inner(view, &all, at);
        let noun = topic(view, one.act.end, one.act.clause);
        let first_noun = |(_, end): &(_, usize)| {
            inner.and_then(|place| all.get(place)).is_none_or(|other| *end <= other.act.start())
        };
        let noun =
            noun.filter(first_noun).and_then(|(word, end)| Some((*word.codes.first()?, end)));
        // What is promised is good; what hurts is threatened, by other rules.
        let noun = noun.filter(|(code, _)| turn != Turn::Intent || !is_hostile(*code));
        let (deed, reach, clause, is_negated) = match (noun, inner.and_then(|at| all.get(at))) {
            (None, None) => continue,
            (Some((code, end)), other) if other.is_none() || turn != Turn::Expect => {
                (Some(code), end, one.act.clause, false)
            }
            (_, Some(other)) => {
                let is_negated = other.act.verb.is_some_and(|verb| verb.is_negated);
                (other.code, other.reach, other.last_clause, is_negated)
            }
            (Some(_), None) => continue,
        };
        let is_refused = one.act.verb.is_some_and(|verb| verb.is_negated);
        let code = deed.and_then(|deed| {
            let deed = if is_negated { turned(deed, Turn::End)? } else { deed };
            match turn {
                Turn::Intent if is_refused => turned(deed, Turn::Refusal),
                turn => turned(deed, turn),
            }
        });
        let taken = noun.is_none().then_some(inner).flatten();
        if let Some(one) = all.get_mut(at) {
            one.code = code.or(one.code);
            one.is_alone = false;
            one.reach = one.reach.max(reach);
            one.last_clause = one.last_clause.max(clause);
            one.inner = taken;
        }
        // What stands behind the noun in the same breath is about it.
        let taken = taken.or(inner.filter(|_| noun.is_some()));
        if let Some(other) = taken.and_then(|place| all.get_mut(place)) {
            if turn == Turn::Expect {
                other.is_expected = true;
            } else {
                other.is_taken_in = true;
            }
        }
    }
    all
}

/// The act that an act takes in.
fn inner(view: &View<'_>, all: &[Resolved<'_>], at: usize) -> Option<usize> {
    let own = all.get(at)?;
    let turn = own.act.turn();
    for (place, other) in all.iter().enumerate().skip(at + 1) {
        if other.act.start() >= own.act.end + WITHIN || other.act.turn() == Turn::Say {
            return None;
        }
        let same = other.act.clause == own.act.clause;
        let next = view.sentence.clauses.get(other.act.clause);
        let is_said = other.act.clause == own.act.clause + 1
            && next.is_some_and(|clause| clause.opening == Opening::That);
        let fits = match other.act.verb.map(|verb| verb.tense) {
            None => same && other.act.at >= own.act.end,
            Some(Tense::Infinitive | Tense::Gerund) => same || is_said,
            Some(Tense::Future | Tense::Must | Tense::May) => {
                is_said || same && !begins_anew(view, own, other)
            }
            Some(Tense::Present) => {
                is_said || same && matches!(turn, Turn::Appeal | Turn::Demand | Turn::Expect)
            }
            Some(Tense::Past) => is_said && matches!(turn, Turn::Accuse | Turn::Expect),
            Some(Tense::Participle) => false,
        };
        if fits && !other.is_taken_in {
            return Some(place);
        }
        if same && other.act.verb.is_some_and(|verb| verb.tense == Tense::Past) {
            return None;
        }
    }
    None
}

/// *Threatened X and will do Y*: another verb of the same subject.
fn begins_anew(view: &View<'_>, own: &Resolved<'_>, other: &Resolved<'_>) -> bool {
    (own.act.end..other.act.start()).any(|at| matches!(view.lower(at), "and" | "but" | "or"))
}
