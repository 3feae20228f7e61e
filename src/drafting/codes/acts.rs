//! The acts of a sentence: where which rule holds.

use super::forms::{Lemma, Shape};
use super::pattern::{Element, HeadKind, Place};
use super::rules::{Rule, SearchWord, Turn};
use super::verbs::{Tense, Verb, being_at, verb_at};
use super::view::{Group, View};
use crate::dossier::cameo::CameoCode;
use crate::drafting::actors::preposition;

/// The most words that may stand between the parts of a pattern.
const NEAR: usize = 12;
/// The most further codes that are named.
const MOST_READINGS: usize = 3;

/// What matched an act.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ground<'a> {
    /// A rule.
    Rule(&'a Rule),
    /// A word of the code search, where no rule holds.
    Word(&'a SearchWord),
}

/// An act that a rule finds.
#[derive(Debug, Clone)]
pub(super) struct Act<'a> {
    /// Where its head stands.
    pub(super) at: usize,
    /// Behind its head.
    pub(super) end: usize,
    /// Where everything that the rule matched begins, and the place behind it.
    pub(super) from: usize,
    pub(super) reach: usize,
    pub(super) clause: usize,
    pub(super) verb: Option<Verb>,
    pub(super) ground: Ground<'a>,
    /// How specific the rule is: how much it asks for.
    pub(super) weight: usize,
    /// Codes that others would give.
    pub(super) readings: Vec<CameoCode>,
}

impl Act<'_> {
    pub(super) fn turn(&self) -> Turn {
        match self.ground {
            Ground::Rule(rule) => rule.turn,
            Ground::Word(_) => Turn::Deed,
        }
    }

    pub(super) fn code(&self) -> Option<CameoCode> {
        match self.ground {
            Ground::Rule(rule) => rule.code,
            Ground::Word(word) => word.codes.first().copied(),
        }
    }

    /// Where it begins, with its auxiliaries.
    pub(super) fn start(&self) -> usize {
        self.verb.map_or(self.at, |verb| verb.start)
    }
}

/// All acts of a sentence, in order.
pub(super) fn acts<'a>(view: &View<'a>) -> Vec<Act<'a>> {
    let mut all: Vec<Act<'a>> = Vec::new();
    let mut at = 0;
    while at < view.sentence.tokens.len() {
        let clause = view.sentence.clause_at(at);
        let act = clause.and_then(|clause| act_at(view, at, clause, &all));
        // What is already part of a verb's rule is no act beside it.
        let covered = |act: &Act<'_>| {
            act.verb.is_none() && all.iter().any(|other: &Act<'_>| act.at < other.reach)
        };
        at = match act.filter(|act| !covered(act)) {
            Some(act) => {
                let end = act.end;
                all.push(act);
                end
            }
            None => at + 1,
        };
    }
    all
}

fn act_at<'a>(view: &View<'a>, at: usize, clause: usize, before: &[Act<'a>]) -> Option<Act<'a>> {
    if view.mentions.iter().any(|mention| mention.tokens.contains(&at)) {
        return None;
    }
    if is_compound(view, at) {
        return None;
    }
    let is_finite = |act: &&Act<'_>| {
        act.clause == clause
            && act.verb.is_some_and(|verb| {
                !matches!(verb.tense, Tense::Infinitive | Tense::Gerund | Tense::Participle)
            })
    };
    let has_finite = before.iter().any(|act| is_finite(&act));
    let mut best: Option<Act<'a>> = None;
    let mut others: Vec<CameoCode> = Vec::new();
    for (lemma, shape) in view.forms(at) {
        let verb = verb_at(view, at, (*lemma, *shape), has_finite);
        let found = by_rules(view, at, clause, *lemma, verb);
        let found = if found.is_empty() {
            by_word(view, at, clause, *lemma, verb).into_iter().collect()
        } else {
            found
        };
        for act in found {
            let is_better = best.as_ref().is_none_or(|best| act.weight > best.weight);
            let beaten = if is_better { best.replace(act) } else { Some(act) };
            others.extend(beaten.and_then(|act| act.code()));
        }
    }
    let mut act = best?;
    act.readings = readings(&act, others);
    Some(act)
}

/// *Foreign-invested*: a part of a compound is no act; *re-opened* is.
fn is_compound(view: &View<'_>, at: usize) -> bool {
    let hyphen = |at: usize| view.sentence.token(at).is_some_and(|token| token.is_mark("-"));
    let is_prefix = |at: usize| ["re", "co", "pre", "counter"].contains(&view.lower(at));
    at > 1 && hyphen(at - 1) && !is_prefix(at - 2)
}

fn readings(act: &Act<'_>, others: Vec<CameoCode>) -> Vec<CameoCode> {
    let of_word = match act.ground {
        Ground::Word(word) => word.codes.get(1..).unwrap_or_default(),
        Ground::Rule(_) => &[],
    };
    let mut all = Vec::new();
    for code in others.into_iter().chain(of_word.iter().copied()) {
        if Some(code) != act.code() && !all.contains(&code) && all.len() < MOST_READINGS {
            all.push(code);
        }
    }
    all
}

/// The rules whose heads match here and whose other parts do too.
fn by_rules<'a>(
    view: &View<'a>,
    at: usize,
    clause: usize,
    lemma: Lemma,
    verb: Option<Verb>,
) -> Vec<Act<'a>> {
    let being = being_at(view, at);
    let mut all = Vec::new();
    for rule in view.rules.beginning(lemma) {
        let verb = match rule.pattern.kind {
            HeadKind::Verb if verb.is_some() => verb,
            HeadKind::Being if being.is_some() => being,
            HeadKind::Noun if verb.is_none() => None,
            _ => continue,
        };
        let Some((end, length)) = phrase(view, at, lemma, &rule.pattern.head) else { continue };
        let Some(Held { from, reach, words }) = rest(view, (at, end), clause, rule, verb) else {
            continue;
        };
        // The more a rule asks for, the more it knows; then the longer phrase, then the earlier
        // line.
        let parts = rule.pattern.rest.len();
        let weight = 100 * (parts + 1) + 10 * (length + words);
        let ground = Ground::Rule(rule);
        all.push(Act { at, end, from, reach, clause, verb, ground, weight, readings: Vec::new() });
    }
    all
}

/// A word of the code search that is a verb here.
fn by_word<'a>(
    view: &View<'a>,
    at: usize,
    clause: usize,
    lemma: Lemma,
    verb: Option<Verb>,
) -> Option<Act<'a>> {
    let verb = verb?;
    // Most of its words are also nouns: alone and without a party before it, none is a verb; nor
    // are *Israeli hostages*, or *about US arms*.
    let is_bare = verb.start == at && verb.tense == Tense::Present;
    let somebody = view.groups.iter().find(|group| group.tokens.end == at);
    let hangs = |group: &Group| preposition(view.sentence, group.tokens.start).is_some();
    if is_bare && somebody.is_none_or(|group| view.is_adjective(group) || hangs(group)) {
        return None;
    }
    let words = view.rules.words.get(&lemma)?;
    let is_modal = ["will", "would", "can"].contains(&view.lower(at));
    let found = words.iter().filter(|word| word.is_act && !is_modal).find_map(|word| {
        let end = view.phrase_end(at, &word.phrase)?;
        Some((word, end))
    });
    let (word, end) = found?;
    let weight = 10 * word.phrase.len();
    let ground = Ground::Word(word);
    let verb = Some(verb);
    let (from, reach) = (at, end);
    Some(Act { at, end, from, reach, clause, verb, ground, weight, readings: Vec::new() })
}

/// Behind the longest phrase of an element that begins with a word here.
fn phrase(view: &View<'_>, at: usize, lemma: Lemma, element: &Element) -> Option<(usize, usize)> {
    let phrases = element.words.get(&lemma)?;
    phrases.iter().find_map(|phrase| Some((view.phrase_end(at, phrase)?, phrase.len())))
}

/// Where all of a rule begins, behind its last part, and of how many words these
/// are.
struct Held {
    from: usize,
    reach: usize,
    words: usize,
}

/// The other parts of a rule, where they stand.
fn rest(
    view: &View<'_>,
    (at, end): (usize, usize),
    clause: usize,
    rule: &Rule,
    verb: Option<Verb>,
) -> Option<Held> {
    let all = view.sentence.clauses.get(clause)?;
    let mut begin = at;
    let mut from = end;
    let mut reach = end;
    let mut words = 0;
    for element in &rule.pattern.rest {
        let ahead = match element.place {
            Place::Next => next(view, from, element),
            Place::Near => {
                let last = all.tokens.end.min(from + NEAR);
                let near = (from..last).take_while(|place| !begins_anew(view, *place));
                near.filter_map(|place| stands(view, place, element)).next()
            }
            Place::Anywhere => {
                let last = view.sentence.tokens.len();
                let behind = (from..last).find_map(|place| stands(view, place, element));
                let before = (0..at).find(|place| stands(view, *place, element).is_some());
                begin = if behind.is_none() { before.unwrap_or(begin).min(begin) } else { begin };
                behind.or(before.map(|_| end))
            }
        };
        let is_passive = verb.is_some_and(|verb| verb.is_passive);
        let before = || {
            let near = element.place == Place::Near && is_passive;
            let first = all.tokens.start.max(at.saturating_sub(NEAR + 3));
            let range = if near { first..at } else { at..at };
            range.rev().find_map(|place| stands(view, place, element)).map(|_| from)
        };
        let behind = ahead.or_else(before)?;
        words += longest(element, view, behind);
        from = behind;
        reach = reach.max(from);
    }
    Some(Held { from: begin, reach, words })
}

/// Of how many words that is which ends an element somewhere.
fn longest(element: &Element, view: &View<'_>, end: usize) -> usize {
    let phrases = element.words.values().flatten();
    let ends = |length: usize| end.checked_sub(length);
    let here = phrases.filter(|phrase| {
        ends(phrase.len()).is_some_and(|at| view.phrase_end(at, phrase) == Some(end))
    });
    here.map(Vec::len).max().unwrap_or(1)
}

/// Behind an element right here; a party may have an article before it.
fn next(view: &View<'_>, at: usize, element: &Element) -> Option<usize> {
    const ARTICLES: [&str; 8] = ["the", "a", "an", "his", "her", "its", "their", "visiting"];
    let skips = element.is_actor && ARTICLES.contains(&view.lower(at));
    stands(view, at, element).or_else(|| skips.then(|| stands(view, at + 1, element)).flatten())
}

/// *Announced this and issued that*: from the second verb on it is another act.
fn begins_anew(view: &View<'_>, at: usize) -> bool {
    let is_done = |at: usize| {
        view.forms(at).iter().any(|(_, shape)| shape.has(Shape::PAST) && !shape.has(Shape::BASE))
    };
    ["and", "but", "or"].contains(&view.lower(at)) && is_done(at + 1)
}

/// Behind an element that stands somewhere.
fn stands(view: &View<'_>, at: usize, element: &Element) -> Option<usize> {
    if element.is_actor
        && let Some(group) = view.group_at(at)
        && group.tokens.start == at
        && (element.place == Place::Next || hangs_well(preposition(view.sentence, at)))
    {
        return Some(group.tokens.end);
    }
    let words = view.forms(at).iter();
    words.filter_map(|(lemma, _)| phrase(view, at, *lemma, element)).map(|(end, _)| end).max()
}

/// Whether a party is acted on, rather than a place or time named.
fn hangs_well(preposition: Option<&str>) -> bool {
    matches!(
        preposition,
        None | Some("with" | "to" | "against" | "of" | "upon" | "into" | "toward")
    )
}

/// A word of the code search that names the object of an act: the talks that are called for, the
/// withdrawal that is demanded.
pub(super) fn topic<'a>(
    view: &View<'a>,
    from: usize,
    clause: usize,
) -> Option<(&'a SearchWord, usize)> {
    let last = view.sentence.clauses.get(clause)?.tokens.end.min(from + NEAR);
    for at in from..last {
        let mentioned = view.mentions.iter().any(|mention| mention.tokens.contains(&at));
        for (lemma, _) in view.forms(at).iter().filter(|_| !mentioned) {
            let words = view.rules.words.get(lemma).map(Vec::as_slice).unwrap_or_default();
            let found = words.iter().find_map(|word| {
                let end = view.phrase_end(at, &word.phrase)?;
                Some((word, end))
            });
            if found.is_some() {
                return found;
            }
        }
        if let Some(found) = view.rules.by_stem(view.lower(at)).filter(|_| !mentioned) {
            return Some((found, at + 1));
        }
        if ["and", "but", "or"].contains(&view.lower(at)) {
            return None;
        }
        // What follows another preposition is what that is about.
        let hangs = preposition(view.sentence, at + 1);
        if at > from + 1 && hangs.is_some_and(|word| word == view.lower(at) && word != "of") {
            return None;
        }
    }
    None
}
