//! The candidates of one sentence.

use std::ops::Range;

use super::acts::{Act, Ground, acts};
use super::modes::{self, OF_INNER, OF_WORD, Telling, moded, of_rule};
use super::parties::{actor, subject, target};
use super::resolve::{Resolved, resolve};
use super::rules::Turn;
use super::said::{is_finite, is_topic, saying, speaker};
use super::turns::turned;
use super::verbs::{Tense, Verb};
use super::view::{Group, View};
use super::{Candidate, Mode, Why};
use crate::dossier::Slot;
use crate::dossier::cameo::CameoCode;
use crate::drafting::actors::{Mention, Outsider, Party};
use crate::drafting::sentences::Opening;

/// What words are only about is told less surely than what they say.
const TOPIC: f64 = 0.6;

pub(super) fn candidates(view: &View<'_>, place: usize) -> Vec<Candidate> {
    let acts = acts(view);
    let resolved = resolve(view, acts.clone());
    let told = |(at, one): (usize, &Resolved<'_>)| {
        let is_event = !one.is_taken_in && !matches!(one.act.turn(), Turn::Say | Turn::Expect);
        let say = saying(&acts, at).and_then(|say| acts.get(say));
        let event = is_event.then(|| event(view, one, say)).flatten()?;
        let factor = if is_topic(view, &acts, at) { TOPIC } else { 1.0 };
        Some(Candidate { confidence: event.confidence * factor, ..event })
    };
    let events: Vec<Option<Candidate>> = resolved.iter().enumerate().map(told).collect();
    let mut all: Vec<Candidate> = Vec::new();
    for (at, (one, event)) in resolved.iter().zip(&events).enumerate() {
        let is_comment = one.act.turn() == Turn::Say && !one.is_taken_in;
        let candidate =
            if is_comment { comment(view, &resolved, &acts, (at, &events)) } else { event.clone() };
        let Some(candidate) = candidate.map(|one| Candidate { sentence: place, ..one }) else {
            continue;
        };
        add(&mut all, candidate);
    }
    all
}

/// Adds a candidate; of two of the same words, code and parties the surer stays.
pub(super) fn add(all: &mut Vec<Candidate>, candidate: Candidate) {
    let same = |other: &&mut Candidate| {
        other.code == candidate.code
            && other.actor == candidate.actor
            && other.target == candidate.target
            && other.head.start < candidate.head.end
            && candidate.head.start < other.head.end
    };
    match all.iter_mut().find(same) {
        Some(known) if known.confidence < candidate.confidence => *known = candidate,
        Some(_) => {}
        None => all.push(candidate),
    }
}

fn parties(group: Option<&Group>, view: &View<'_>) -> (Option<Party>, Vec<Mention>) {
    let Some(group) = group else { return (None, Vec::new()) };
    let mentions = view.members(group);
    (party_of(mentions), mentions.to_vec())
}

/// What several parties acting together are: both sides, one side, or others.
pub(super) fn party_of(mentions: &[Mention]) -> Option<Party> {
    let has = |slot: Slot| mentions.iter().any(|one| one.party == Party::Side(slot));
    let together = mentions.iter().any(|one| one.party == Party::Both);
    if together || has(Slot::First) && has(Slot::Second) {
        Some(Party::Both)
    } else {
        let side = mentions.iter().find(|one| one.party.slot().is_some());
        let acting = || mentions.iter().find(|one| one.party.acts());
        side.or_else(acting).or_else(|| mentions.first()).map(|one| one.party.clone())
    }
}

/// A side acts on the other: on both together it is on that one, and where it is
/// on itself, that is a place or what is its own.
pub(super) fn other_than(
    actor: Option<&Party>,
    target: Option<Party>,
    targets: Vec<Mention>,
) -> (Option<Party>, Vec<Mention>) {
    match (actor.and_then(Party::slot), target) {
        (Some(slot), Some(Party::Both)) => (Some(Party::Side(slot.other())), targets),
        (Some(slot), Some(Party::Side(other))) if slot == other => (None, Vec::new()),
        (_, target) => (target, targets),
    }
}

/// Whether one of these only explains, reports or trades.
pub(super) fn only_tells(party: Option<&Party>) -> bool {
    matches!(party, Some(Party::Neither(kind)) if *kind != Outsider::Person)
}

fn event(view: &View<'_>, one: &Resolved<'_>, say: Option<&Act<'_>>) -> Option<Candidate> {
    let verb = one.act.verb;
    if !is_told(view, &one.act) {
        return None;
    }
    let said_by = say.and_then(|say| speaker(view, say));
    let (speaker, _) = parties(said_by, view);
    let acting = actor(view, &one.act);
    let aimed = target(view, &one.act, acting, one.last_clause);
    let code = one.code?;
    let (acting, aimed) = owners(view, &one.act, code, acting, aimed);
    let tense = verb.map_or(Tense::Past, |verb| verb.tense);
    let is_idle = one.act.verb.is_none() && one.act.turn().takes_in() && one.is_alone;
    if is_idle {
        return None;
    }
    if tense == Tense::Must {
        return called_for(view, one, code, said_by, speaker);
    }
    let (actor, actors) = parties(acting, view);
    let (target, targets) = parties(aimed, view);
    let (target, targets) = other_than(actor.as_ref(), target, targets);
    let acts = |party: &Option<Party>| party.as_ref().is_some_and(Party::acts);
    if only_tells(actor.as_ref()) || !acts(&actor) && !acts(&target) {
        return None;
    }
    let (code, mode) = moded(telling(view, one), code, actor.as_ref(), speaker.as_ref())?;
    let certainty = certainty(one, &actors, &targets, mode);
    Some(candidate(view, one, (actor, actors), (target, targets), code, mode, speaker, certainty))
}

/// Whether a verb tells something: an infinitive alone says what for, and a
/// gerund behind a preposition says about what.
fn is_told(view: &View<'_>, act: &Act<'_>) -> bool {
    let Some(verb) = act.verb else { return true };
    let before = act.start().checked_sub(1).map_or("", |at| view.lower(at));
    match verb.tense {
        Tense::Infinitive => false,
        Tense::Gerund => {
            !["of", "for", "from", "in", "without", "against", "about", "before", "to", "into"]
                .contains(&before)
        }
        _ => true,
    }
}

/// *Israeli troops were withdrawn*: their owner does it; but those who are killed do not.
fn owners<'v>(
    view: &'v View<'_>,
    act: &Act<'_>,
    code: CameoCode,
    actor: Option<&'v Group>,
    target: Option<&'v Group>,
) -> (Option<&'v Group>, Option<&'v Group>) {
    let is_passive = act.verb.is_some_and(|verb| verb.is_passive);
    let own = ("03".."09").contains(&code.as_str()) || code.as_str().starts_with("16");
    if is_passive && actor.is_none() && own {
        let whose = target.or_else(|| subject(view, act.start(), act.clause));
        return (whose, None);
    }
    (actor, target)
}

/// *X said that Y must*: X demands it of Y, or asks for it.
fn called_for(
    view: &View<'_>,
    one: &Resolved<'_>,
    code: CameoCode,
    said_by: Option<&Group>,
    speaker: Option<Party>,
) -> Option<Candidate> {
    let is_must = (one.act.start()..one.act.at).any(|at| view.lower(at) == "must");
    let turn = if is_must { Turn::Demand } else { Turn::Appeal };
    let is_negated = one.act.verb.is_some_and(|verb| verb.is_negated);
    let is_deed = matches!(one.act.turn(), Turn::Deed | Turn::Does);
    let deed = if is_negated { turned(code, Turn::End) } else { Some(code) };
    let general = if is_must { "100" } else { "020" };
    let turned = deed.filter(|_| is_deed).and_then(|deed| turned(deed, turn));
    let code = turned.or_else(|| general.parse().ok())?;
    let addressed =
        subject(view, one.act.start(), one.act.clause).filter(|group| Some(*group) != said_by);
    let (actor, actors) = parties(said_by, view);
    let (target, targets) = parties(addressed, view);
    if actor.is_none() || only_tells(actor.as_ref()) || targets.is_empty() {
        return None;
    }
    let certainty = certainty(one, &actors, &targets, Mode::Deed);
    let (a, t) = ((actor, actors), (target, targets));
    Some(candidate(view, one, a, t, code, Mode::Deed, speaker, certainty))
}

/// What is only said: by a rule that says how, or where the sentence has
/// nothing else of the speaker's.
fn comment(
    view: &View<'_>,
    all: &[Resolved<'_>],
    acts: &[Act<'_>],
    (at, events): (usize, &[Option<Candidate>]),
) -> Option<Candidate> {
    let one = all.get(at)?;
    let verb = one.act.verb?;
    if matches!(verb.tense, Tense::Infinitive | Tense::Participle) || verb.is_negated {
        return None;
    }
    // A noun that makes no event leaves the statement as all that is known.
    let content = |(place, other): (usize, &Resolved<'_>)| {
        let is_event = events.get(place).is_some_and(Option::is_some);
        saying(acts, place) == Some(at)
            && other.act.turn() != Turn::Say
            && other.code.is_some()
            && (is_event || is_finite(&other.act))
            && !is_topic(view, acts, place)
    };
    let has_more = all.iter().enumerate().any(content);
    let says_how = matches!(one.act.ground, Ground::Rule(rule) if !rule.pattern.rest.is_empty());
    // What must be done is coded with the demand in it.
    let only_asks =
        one.code.is_some_and(|code| matches!(&code.as_str().get(..2), Some("02" | "10")));
    if has_more && (!says_how || only_asks) {
        return None;
    }
    let said_by = speaker(view, &one.act);
    let (actor, actors) = parties(said_by, view);
    if !actor.as_ref().is_some_and(Party::acts) {
        return None;
    }
    let others = view.groups.iter().filter(|group| Some(*group) != said_by);
    let acting = |group: &&Group| view.members(group).iter().any(|one| one.party.acts());
    let others = others.filter(acting).filter(|group| parties(Some(group), view).0 != actor);
    let addressed = others.min_by_key(|group| view.is_adjective(group));
    let (target, targets) = parties(addressed, view);
    let (target, targets) = other_than(actor.as_ref(), target, targets);
    let certainty =
        certainty(one, &actors, &targets, Mode::Deed) * if has_more { 0.6 } else { 0.8 };
    let (a, t) = ((actor, actors), (target, targets));
    Some(candidate(view, one, a, t, one.code?, Mode::Deed, None, certainty))
}

/// How much speaks for a candidate.
fn certainty(one: &Resolved<'_>, actors: &[Mention], targets: &[Mention], mode: Mode) -> f64 {
    let of_rule = match one.act.ground {
        Ground::Rule(rule) => of_rule(rule.pattern.rest.len()),
        Ground::Word(_) => OF_WORD,
    };
    let of_noun = if one.act.verb.is_none() { -0.15 } else { 0.0 };
    let of_inner = if one.inner.is_some() { OF_INNER } else { 0.0 };
    modes::certainty(of_rule + of_noun + of_inner, actors, targets, mode)
}

/// An act of a sentence as its tense tells it.
fn telling(view: &View<'_>, one: &Resolved<'_>) -> Telling {
    let verb = one.act.verb.unwrap_or(Verb {
        start: 0,
        tense: Tense::Past,
        is_passive: false,
        is_negated: false,
    });
    let clauses = &view.sentence.clauses;
    let is_if = |opening: Opening| opening == Opening::Condition;
    Telling {
        turn: one.act.turn(),
        tense: if is_part_of_what_will_be(view, &one.act) { Tense::Future } else { verb.tense },
        is_negated: verb.is_negated,
        is_expected: one.is_expected,
        is_if: clauses.get(one.act.clause).is_some_and(|clause| is_if(clause.opening)),
        has_condition: clauses.iter().any(|clause| is_if(clause.opening)),
    }
}

/// How far before *including* the words may stand that say what includes it.
const INCLUDED_WITHIN: usize = 16;

/// *Will provide what was agreed, including allowing*: part of what is to be done.
fn is_part_of_what_will_be(view: &View<'_>, act: &Act<'_>) -> bool {
    let is_gerund = act.verb.is_some_and(|verb| verb.tense == Tense::Gerund);
    let Some(before) = act.start().checked_sub(1).filter(|_| is_gerund) else { return false };
    if view.lower(before) != "including" {
        return false;
    }
    let within = before.saturating_sub(INCLUDED_WITHIN)..before;
    within.rev().any(|at| matches!(view.lower(at), "will" | "would" | "shall"))
}

#[expect(clippy::too_many_arguments, reason = "all that a candidate is made of")]
fn candidate(
    view: &View<'_>,
    one: &Resolved<'_>,
    (actor, actors): (Option<Party>, Vec<Mention>),
    (target, targets): (Option<Party>, Vec<Mention>),
    code: CameoCode,
    mode: Mode,
    speaker: Option<Party>,
    confidence: f64,
) -> Candidate {
    let clauses = &view.sentence.clauses;
    let tokens = |clause: usize| clauses.get(clause).map_or(0..0, |one| one.tokens.clone());
    let span: Range<usize> =
        tokens(one.act.clause).start..tokens(one.last_clause).end.max(one.reach);
    let why = match one.act.ground {
        Ground::Rule(rule) => {
            Why::Rule { name: rule.name.clone(), line: rule.line, is_own: rule.is_own }
        }
        Ground::Word(word) => Why::Word(word.word),
    };
    let readings = one.act.readings.iter().copied().filter(|other| *other != code).collect();
    Candidate {
        sentence: 0,
        range: view.sentence.bytes(&span),
        head: view.sentence.bytes(&(one.act.start().min(one.act.from)..one.reach)),
        actor,
        actors,
        target,
        targets,
        code,
        readings,
        mode,
        speaker,
        why,
        confidence,
    }
}
