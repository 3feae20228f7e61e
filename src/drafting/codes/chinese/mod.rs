//! Acts of Chinese sentences.
//!
//! Chinese has no blanks and no verb forms, so word order tells: the actor stands before an act,
//! the target behind 对 or behind the act, and particles before it say whether it was done. Turns,
//! modes and codes are those of English.

mod acts;
mod lexicon;
mod parties;
#[cfg(test)]
mod tests;

pub use lexicon::{PATTERNS_ZH_CSV, WORDS_ZH_CSV};

use super::modes::{self, OF_INNER, Telling, moded, of_rule};
use super::rules::Turn;
use super::sentence::{add, only_tells, other_than};
use super::turns::turned;
use super::verbs::Tense;
use super::{Candidate, Mode};
use crate::dossier::cameo::CameoCode;
use crate::drafting::actors::{Actors, Mention, Outsider, Party};
use crate::drafting::sentences::Sentence;
use acts::{Act, Clause};
use lexicon::Lexicon;
use parties::{Group, Named, groups, leading, named};

/// An act that another takes in stands no further behind it.
const WITHIN: usize = 30;

pub(super) fn candidates(
    sentence: &Sentence,
    mentions: &[Mention],
    actors: &Actors<'_>,
    place: usize,
) -> Vec<Candidate> {
    let (clauses, acts) = acts::read(Lexicon::built_in(), sentence, mentions);
    let mut reading = Reading { sentence, mentions, actors, clauses, acts: Vec::new() };
    reading.resolve(acts);
    reading.told(place)
}

/// An act with what it takes in, and who does it.
struct Told<'a> {
    act: Act<'a>,
    code: Option<CameoCode>,
    /// The act that it takes in.
    inner: Option<usize>,
    /// The last clause of what it takes in.
    last_clause: usize,
    is_taken_in: bool,
    is_expected: bool,
}

struct Reading<'a, 's> {
    sentence: &'s Sentence,
    mentions: &'s [Mention],
    actors: &'s Actors<'s>,
    clauses: Vec<Clause>,
    acts: Vec<Told<'a>>,
}

/// What the clauses so far leave for the next.
#[derive(Default)]
struct Carried {
    subject: Option<Group>,
    speaker: Option<Group>,
    /// Whether what follows is asked for, so that it is no act of its own.
    is_asked: bool,
    /// Whether it is to come.
    is_to_come: bool,
    /// Whether journalists tell or ask it.
    is_reported: bool,
}

/// A party that is meant, and where it is named.
type Who = (Option<Party>, Vec<Mention>);

/// What stands around an act and says how it is told.
#[derive(Debug, Clone, Copy)]
struct How {
    is_to_come: bool,
    has_condition: bool,
    is_reported: bool,
}

impl<'a> Reading<'a, '_> {
    /// Takes each act in by the one that turns it, from the end on.
    fn resolve(&mut self, acts: Vec<Act<'a>>) {
        let told = |act: Act<'a>| Told {
            code: act.rule.code,
            inner: None,
            last_clause: act.clause,
            is_taken_in: false,
            is_expected: false,
            act,
        };
        self.acts = acts.into_iter().map(told).collect();
        for at in (0..self.acts.len()).rev() {
            let Some(inner) = self.inner(at) else { continue };
            let (Some(one), Some(other)) = (self.acts.get(at), self.acts.get(inner)) else {
                continue;
            };
            let turn = one.act.rule.turn;
            let deed = other.code.and_then(|deed| match other.act.is_negated {
                true => turned(deed, Turn::End),
                false => Some(deed),
            });
            let code = deed.and_then(|deed| match turn {
                Turn::Intent if one.act.is_negated => turned(deed, Turn::Refusal),
                turn => turned(deed, turn),
            });
            let last_clause = other.last_clause;
            if let Some(one) = self.acts.get_mut(at) {
                one.code = code.or(one.code);
                one.inner = Some(inner);
                one.last_clause = last_clause;
            }
            if let Some(other) = self.acts.get_mut(inner) {
                other.is_expected = turn == Turn::Expect;
                other.is_taken_in = turn != Turn::Expect;
            }
        }
    }

    /// The act that an act takes in: the next of its clause, or of the one behind it
    /// where it ends its own.
    fn inner(&self, at: usize) -> Option<usize> {
        let own = &self.acts.get(at)?.act;
        if !own.rule.turn.takes_in() || own.is_named {
            return None;
        }
        let clause = self.clauses.get(own.clause)?;
        let is_last = own.reach.max(own.tokens.end) == clause.tokens.end;
        let behind = self.acts.iter().enumerate().skip(at + 1);
        let mut behind = behind.filter(|(_, other)| !other.act.is_named && !other.is_taken_in);
        let (place, other) = behind.next()?;
        let is_near = other.act.tokens.start < own.tokens.end + WITHIN;
        let same = other.act.clause == own.clause;
        let next = is_last && other.act.clause == own.clause + 1;
        (is_near && (same || next) && !other.act.is_say()).then_some(place)
    }

    fn told(&self, place: usize) -> Vec<Candidate> {
        let mut all = Vec::new();
        let mut carried = Carried::default();
        let has_condition = self.acts.iter().any(|one| one.act.is_if);
        let late = self.late_speaker();
        let mut acts = self.acts.iter().enumerate().peekable();
        for (number, clause) in self.clauses.iter().enumerate() {
            let groups = groups(self.sentence, clause);
            let first = acts.peek().filter(|(_, one)| one.act.clause == number);
            let first = first.map_or(clause.tokens.end, |(_, one)| one.act.tokens.start);
            let lead = leading(&groups).filter(|group| group.tokens.end <= first).cloned();
            if lead.is_some() {
                carried.is_asked = false;
                carried.is_to_come = false;
            }
            let mut from = clause.tokens.start;
            let mut is_first = true;
            while let Some((at, one)) = acts.next_if(|(_, one)| one.act.clause == number) {
                if one.act.is_named {
                    continue;
                }
                let until = self.clauses.get(one.last_clause).map_or(0, |one| one.tokens.end);
                let around = self.around(&groups, clause, one, (from, until));
                let subject = around.actor.clone().or_else(|| carried.subject.clone());
                let is_asked = carried.is_asked && lead.is_none();
                let is_free = !(one.is_taken_in || is_asked);
                if one.act.is_say() {
                    let found = self.comment(&all, at, &subject, place);
                    carried.speaker = subject.clone();
                    let speaker = subject.as_ref().and_then(|group| group.party(self.mentions));
                    carried.is_reported |= speaker == Some(Party::Neither(Outsider::Media));
                    found.into_iter().for_each(|one| add(&mut all, one));
                } else if is_free {
                    let said_by = carried.speaker.as_ref().or(late.as_ref());
                    let is_to_come = carried.is_to_come && is_first && lead.is_none();
                    let told = How { is_to_come, has_condition, is_reported: carried.is_reported };
                    let named = Named { actor: subject.clone(), ..around.clone() };
                    let named = if around.is_passive { around.clone() } else { named };
                    let found = self.event(one, told, &named, said_by, place);
                    found.into_iter().for_each(|one| add(&mut all, one));
                }
                carried.subject = if around.is_passive { carried.subject } else { subject };
                if one.act.is_say() || one.act.rule.turn.takes_in() {
                    from = one.act.tokens.end;
                }
                let turn = one.act.rule.turn;
                carried.is_asked |= matches!(turn, Turn::Appeal | Turn::Demand);
                carried.is_to_come |= turn == Turn::Intent || one.act.tense == Tense::Future;
                is_first = false;
            }
            if is_first && lead.is_some() {
                carried.subject = lead;
            }
            carried.is_to_come |= clause.awaits;
        }
        all
    }

    /// The parties around an act; if it takes in another in the next clause, those there too.
    fn around(
        &self,
        groups: &[Group],
        clause: &Clause,
        one: &Told<'_>,
        (from, until): (usize, usize),
    ) -> Named {
        let own = named(groups, clause, &one.act, (from, until), (self.mentions, self.actors));
        if own.target.is_some() || one.last_clause == one.act.clause {
            return own;
        }
        let Some(next) = self.clauses.get(one.last_clause) else { return own };
        let theirs = parties::groups(self.sentence, next);
        let party = own.actor.as_ref().and_then(|group| group.party(self.mentions));
        let target = theirs.into_iter().find(|group| {
            let theirs = group.aim(self.mentions, self.actors);
            theirs.is_some() && theirs != party
        });
        Named { target, ..own }
    }

    /// …，中方表示: the speaker is named at the end of what is said.
    fn late_speaker(&self) -> Option<Group> {
        let last = self.acts.last().filter(|one| one.act.is_say() && one.act.clause > 0)?;
        let says = self.acts.iter().filter(|one| one.act.is_say()).count();
        let clause = self.clauses.get(last.act.clause)?;
        let ends = last.act.reach == clause.tokens.end;
        let groups = groups(self.sentence, clause);
        leading(&groups).filter(|_| says == 1 && ends).cloned()
    }

    fn event(
        &self,
        one: &Told<'a>,
        how: How,
        around: &Named,
        said_by: Option<&Group>,
        place: usize,
    ) -> Option<Candidate> {
        let act = &one.act;
        let speaker = said_by.and_then(|group| group.party(self.mentions));
        let code = one.code?;
        if act.rule.turn == Turn::Expect {
            return None;
        }
        let is_to_come = how.is_to_come && act.tense == Tense::Past;
        let tense = if is_to_come { Tense::Future } else { act.tense };
        if tense == Tense::Must {
            return self.called_for(one, code, (around, said_by), place);
        }
        let (actor, actors) = self.parties(around.actor.as_ref());
        let targets = around.target.as_ref().map(|group| group.of(self.mentions));
        let aim = |group: &Group| group.aim(self.mentions, self.actors);
        let (target, targets) = (around.target.as_ref().and_then(aim), targets.unwrap_or_default());
        let (target, targets) = other_than(actor.as_ref(), target, targets);
        // The actor of a passive act may be unnamed; any other act has a subject.
        let is_known = actor.is_some() || around.is_passive && target.is_some();
        let is_outsider = matches!(actor, Some(Party::Neither(_)));
        if only_tells(actor.as_ref()) || !is_known || is_outsider && target.is_none() {
            return None;
        }
        let telling = Telling {
            turn: act.rule.turn,
            tense,
            is_negated: act.is_negated,
            is_expected: one.is_expected,
            is_if: act.is_if,
            has_condition: how.has_condition,
        };
        let (code, mode) = moded(telling, code, actor.as_ref(), speaker.as_ref())?;
        // What journalists tell or ask is theirs.
        let late = matches!(speaker, Some(Party::Neither(Outsider::Media)));
        let is_reported = late || how.is_reported;
        let mode = if is_reported && mode.happened() { Mode::Claim } else { mode };
        let inner = if one.inner.is_some() { OF_INNER } else { 0.0 };
        let weight = of_rule(act.rule.rest.len()) + inner;
        let confidence = modes::certainty(weight, &actors, &targets, mode);
        let parties = ((actor, actors), (target, targets));
        Some(self.candidate(one, parties, (code, mode, confidence), speaker, place))
    }

    /// 中方表示，美方必须…: demanded or asked for by the speaker.
    fn called_for(
        &self,
        one: &Told<'a>,
        code: CameoCode,
        (around, said_by): (&Named, Option<&Group>),
        place: usize,
    ) -> Option<Candidate> {
        let turn = if one.act.is_strict { Turn::Demand } else { Turn::Appeal };
        let deed = if one.act.is_negated { turned(code, Turn::End) } else { Some(code) };
        let is_deed = matches!(one.act.rule.turn, Turn::Deed | Turn::Does | Turn::End);
        let general = if one.act.is_strict { "100" } else { "020" };
        let code = deed.filter(|_| is_deed).and_then(|deed| turned(deed, turn));
        let code = code.or_else(|| general.parse().ok())?;
        let (actor, actors) = self.parties(said_by);
        let addressed = around.actor.as_ref().filter(|group| Some(*group) != said_by);
        let (target, targets) = self.parties(addressed);
        if actor.is_none() || only_tells(actor.as_ref()) || actor == target || targets.is_empty() {
            return None;
        }
        let weight = of_rule(one.act.rule.rest.len());
        let confidence = modes::certainty(weight, &actors, &targets, Mode::Deed);
        let speaker = actor.clone();
        let parties = ((actor, actors), (target, targets));
        Some(self.candidate(one, parties, (code, Mode::Deed, confidence), speaker, place))
    }

    /// What is only said: by a rule that says how, or if nothing else is reported of what was said.
    fn comment(
        &self,
        so_far: &[Candidate],
        at: usize,
        subject: &Option<Group>,
        place: usize,
    ) -> Option<Candidate> {
        let one = self.acts.get(at).filter(|one| !one.act.is_negated && !one.is_taken_in)?;
        let content = |other: &&Told<'_>| !other.act.is_say() && !other.act.is_named;
        let behind = self.acts.iter().skip(at + 1).take_while(|other| !other.act.is_say());
        let ends = self.late_speaker().is_some();
        let has_more = { behind }.any(|other| content(&other)) || ends && !so_far.is_empty();
        let says_how = !one.act.rule.rest.is_empty() && one.code.is_some_and(is_more);
        if has_more && !says_how {
            return None;
        }
        let (actor, actors) = self.parties(subject.as_ref());
        if !actor.as_ref().is_some_and(Party::acts) {
            return None;
        }
        let weight = of_rule(one.act.rule.rest.len());
        let of_more = if has_more { 0.6 } else { 0.8 };
        let confidence = modes::certainty(weight, &actors, &[], Mode::Deed) * of_more;
        let parties = ((actor, actors), (None, Vec::new()));
        Some(self.candidate(one, parties, (one.code?, Mode::Deed, confidence), None, place))
    }

    fn parties(&self, group: Option<&Group>) -> Who {
        let Some(group) = group else { return (None, Vec::new()) };
        (group.party(self.mentions), group.of(self.mentions))
    }

    fn candidate(
        &self,
        one: &Told<'a>,
        ((actor, actors), (target, targets)): (Who, Who),
        (code, mode, confidence): (CameoCode, Mode, f64),
        speaker: Option<Party>,
        place: usize,
    ) -> Candidate {
        let tokens =
            |clause: usize| self.clauses.get(clause).map_or(0..0, |one| one.tokens.clone());
        let span = tokens(one.act.clause).start..tokens(one.last_clause).end;
        let inner = one.inner.and_then(|place| self.acts.get(place));
        let reach = inner.map_or(one.act.reach, |inner| inner.act.reach.max(one.act.reach));
        let head = one.act.from.min(one.act.tokens.start)..reach;
        let readings = one.act.readings.iter().copied().filter(|other| *other != code).collect();
        Candidate {
            sentence: place,
            range: self.sentence.bytes(&span),
            head: self.sentence.bytes(&head),
            actor,
            actors,
            target,
            targets,
            code,
            readings,
            mode,
            speaker,
            why: one.act.rule.why(),
            confidence,
        }
    }
}

/// Whether a code of words says more than that something was said.
fn is_more(code: CameoCode) -> bool {
    code.as_str() != "010"
}
