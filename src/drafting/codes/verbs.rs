//! Whether a word is a verb where it stands, and of which tense: done, to come,
//! possible, denied.

use super::forms::{Lemma, Shape};
use super::view::{Group, View};
use crate::drafting::actors::{How, PREPOSITIONS, preposition};
use crate::drafting::sentences::{Opening, Token, TokenKind};

/// When, or whether, something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// It was done.
    Past,
    /// It is done.
    Present,
    /// It is to come.
    Future,
    /// It may be.
    May,
    /// It must or should be.
    Must,
    /// *To lift*.
    Infinitive,
    /// *Lifting*.
    Gerund,
    /// *Sanctions lifted by*: about what stands before it.
    Participle,
}

/// A verb where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    /// Where its auxiliaries begin.
    pub(super) start: usize,
    pub(super) tense: Tense,
    pub(super) is_passive: bool,
    pub(super) is_negated: bool,
}

const BE: [&str; 12] = [
    "is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't",
];
const HAVE: [&str; 7] = ["has", "have", "had", "having", "hasn't", "haven't", "hadn't"];
const DO: [&str; 6] = ["do", "does", "did", "don't", "doesn't", "didn't"];
const WILL: [&str; 7] = ["will", "shall", "would", "won't", "wouldn't", "'ll", "gonna"];
const MAY: [&str; 6] = ["may", "might", "could", "can", "couldn't", "can't"];
const MUST: [&str; 3] = ["must", "should", "ought"];
const NOT: [&str; 6] = ["not", "never", "no", "nor", "neither", "hardly"];
/// *Failed to reach*: not done.
const FAIL: [&str; 4] = ["fail", "fails", "failed", "failing"];
/// Between auxiliary and verb, or before it.
const ADVERBS: [&str; 30] = [
    "also",
    "already",
    "again",
    "then",
    "now",
    "still",
    "just",
    "even",
    "ever",
    "recently",
    "today",
    "yesterday",
    "soon",
    "first",
    "further",
    "instead",
    "longer",
    "both",
    "all",
    "only",
    "once",
    "more",
    "jointly",
    "out",
    "now",
    "today",
    "later",
    "thus",
    "rather",
    "always",
];
/// *Is about to*, *is expected to*: to come.
const TO_COME: [&str; 14] = [
    "about",
    "going",
    "set",
    "due",
    "likely",
    "expected",
    "scheduled",
    "bound",
    "plans",
    "planning",
    "plan",
    "is",
    "are",
    "were",
];
const DETERMINERS: [&str; 26] = [
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my",
    "your", "some", "any", "no", "each", "every", "such", "new", "further", "more", "recent",
    "many", "several",
];
const SUBJECTS: [&str; 9] = ["we", "they", "you", "who", "which", "he", "she", "it", "that"];
/// Forms in *-ing* that are no verbs.
const NO_VERBS: [&str; 8] = [
    "according",
    "including",
    "regarding",
    "concerning",
    "pending",
    "following",
    "during",
    "owing",
];
/// Behind a noun, and hardly behind a verb.
const BEHIND_NOUN: [&str; 17] = [
    "of", "by", "between", "in", "against", "were", "was", "are", "is", "have", "had", "has",
    "will", "would", "at", "and", ",",
];

const fn is_adverb_end(word: &str) -> bool {
    word.len() > 4
}

fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word) || (is_adverb_end(word) && word.ends_with("ly"))
}

/// The words left of a verb: auxiliaries, adverbs and negations.
#[derive(Default)]
struct Left<'a> {
    start: usize,
    nearest: Option<&'a str>,
    has_be: bool,
    has_have: bool,
    has_do: bool,
    has_to: bool,
    modal: Option<Tense>,
    is_negated: bool,
}

const MOST_LEFT: usize = 8;

fn left<'a>(view: &View<'a>, at: usize) -> Left<'a> {
    let mut left = Left { start: at, ..Left::default() };
    let mut place = at;
    for _ in 0..MOST_LEFT {
        let Some(before) = place.checked_sub(1) else { break };
        let word = view.lower(before);
        // A capital within a sentence is a name: the *May* agreement.
        let is_word = view.sentence.token(before).is_some_and(|token| {
            token.kind == TokenKind::Word && (!token.is_capital || before == 0)
        });
        if !is_word {
            break;
        }
        left.is_negated |= NOT.contains(&word) || word.ends_with("n't");
        if BE.contains(&word) {
            left.has_be = true;
        } else if HAVE.contains(&word) {
            left.has_have = true;
        } else if DO.contains(&word) {
            left.has_do = true;
        } else if WILL.contains(&word) {
            left.modal = Some(Tense::Future);
        } else if MAY.contains(&word) {
            left.modal = Some(Tense::May);
        } else if MUST.contains(&word) {
            left.modal = Some(Tense::Must);
        } else if word == "to" && !left.has_to {
            left.has_to = true;
        } else if NOT.contains(&word) && word != "no"
            || word == "no" && view.lower(place) == "longer"
        {
        } else if left.has_to && FAIL.contains(&word) {
            left.is_negated = true;
            left.modal = Some(Tense::Past);
        } else if left.has_to && TO_COME.contains(&word) {
            left.modal = Some(Tense::Future);
        } else if !is_adverb(word) {
            break;
        }
        left.nearest = left.nearest.or(Some(word).filter(|word| !is_adverb(word)));
        place = before;
        left.start = place;
    }
    left
}

/// The verb that a word is where it stands; `has_finite` tells whether its
/// clause has one before it.
pub(super) fn verb_at(
    view: &View<'_>,
    at: usize,
    (lemma, shape): (Lemma, Shape),
    has_finite: bool,
) -> Option<Verb> {
    if NO_VERBS.contains(&view.lower(at)) || is_auxiliary(view, at) {
        return None;
    }
    let left = left(view, at);
    let verb = |tense, is_passive| Verb {
        start: left.start,
        tense: left.modal.unwrap_or(tense),
        is_passive,
        is_negated: left.is_negated,
    };
    let is_done = shape.has(Shape::PAST) || shape.has(Shape::PARTICIPLE);
    if left.has_be && shape.has(Shape::PARTICIPLE) && !shape.has(Shape::ING) {
        let tense = if left.has_to { Tense::Infinitive } else { Tense::Past };
        return Some(verb(tense, true));
    }
    if left.has_be && shape.has(Shape::ING) {
        return Some(verb(Tense::Present, false));
    }
    if left.has_have && is_done {
        return Some(verb(Tense::Past, false));
    }
    if (left.modal.is_some() || left.has_do) && shape.has(Shape::BASE) {
        let tense = if left.has_do { Tense::Past } else { Tense::Present };
        return Some(verb(tense, false));
    }
    if left.has_to && shape.has(Shape::BASE) {
        return Some(verb(Tense::Infinitive, false));
    }
    if left.has_be {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |place| view.lower(place));
    if shape.has(Shape::ING) {
        let is_noun = DETERMINERS.contains(&before);
        return (!is_noun).then(|| verb(Tense::Gerund, false));
    }
    if is_done && !shape.has(Shape::BASE) {
        return past(view, at, left.start, has_finite).map(|(tense, passive)| verb(tense, passive));
    }
    is_finite(view, at, before, (lemma, shape)).then(|| {
        let tense = if is_done { Tense::Past } else { Tense::Present };
        verb(tense, false)
    })
}

/// *Have denied any talks*: with a participle behind it, *have* has nothing.
fn is_auxiliary(view: &View<'_>, at: usize) -> bool {
    if !HAVE.contains(&view.lower(at)) {
        return false;
    }
    let next = (at + 1..at + 4).find(|at| !is_adverb(view.lower(*at)) && view.lower(*at) != "not");
    next.is_some_and(|at| {
        let is_past = |(_, shape): &(Lemma, Shape)| shape.has(Shape::PARTICIPLE);
        view.lower(at).ends_with("ed") || view.forms(at).iter().any(is_past)
    })
}

/// What a party is said to be, with a form of *be* before it.
pub(super) fn being_at(view: &View<'_>, at: usize) -> Option<Verb> {
    let left = left(view, at);
    let tense = left.modal.unwrap_or(Tense::Present);
    let (start, is_negated) = (left.start, left.is_negated);
    left.has_be.then_some(Verb { start, tense, is_passive: false, is_negated })
}

/// A form in *-ed* with nothing before it: done, or done to what stands before.
fn past(view: &View<'_>, at: usize, start: usize, has_finite: bool) -> Option<(Tense, bool)> {
    // Past adverbs: *Trump's newly announced tariffs*.
    let before = start.checked_sub(1).map_or("", |place| view.lower(place));
    let is_owner =
        start > 0 && view.sentence.token(start - 1).is_some_and(|one| one.kind == TokenKind::Owner);
    let hangs = PREPOSITIONS.contains(&before) && at > 0;
    if DETERMINERS.contains(&before) && before != "that" || is_owner || hangs {
        return None;
    }
    let mention = view.group_at(at.saturating_sub(1)).filter(|_| at > 0);
    let is_adjective = mention.is_some_and(|group| view.is_adjective(group));
    let next_is_by = (1..=3).any(|step| view.lower(at + step) == "by");
    let joins = ["and", "but", ",", "or"].contains(&before);
    if next_is_by && mention.is_none() && !joins {
        return Some((Tense::Participle, true));
    }
    if has_finite && mention.is_none_or(|_| is_adjective) && !joins && !is_subject(before) {
        return Some((Tense::Participle, true));
    }
    Some((Tense::Past, false))
}

fn is_subject(word: &str) -> bool {
    SUBJECTS.contains(&word)
}

/// A form that is also a noun, or a base form, with nothing before it.
fn is_finite(view: &View<'_>, at: usize, before: &str, (lemma, shape): (Lemma, Shape)) -> bool {
    if DETERMINERS.contains(&before) && before != "that" || at == 0 {
        return false;
    }
    if is_subject(before) {
        return true;
    }
    let is_noun = view.rules.forms.is_noun(lemma);
    match view.groups.iter().find(|group| group.tokens.end == at) {
        Some(group) => behind_somebody(view, at, group, shape, is_noun),
        None => !is_noun && behind_a_noun(view, at, before, shape),
    }
}

/// *China lifts*, but not *Chinese tariffs*, nor *the US strikes on*.
fn behind_somebody(view: &View<'_>, at: usize, group: &Group, shape: Shape, is_noun: bool) -> bool {
    let next = view.lower(at + 1);
    let last = view.members(group).last();
    let is_adjective = last.is_some_and(|mention| mention.how == How::Demonym);
    let are_many = || {
        group.mentions.len() > 1 || is_adjective || last.is_some_and(|one| one.how == How::Office)
    };
    // *Demanded that the US lift*.
    let is_asked = || {
        let clause = view.sentence.clause_at(at).and_then(|at| view.sentence.clauses.get(at));
        clause.is_some_and(|clause| clause.opening == Opening::That)
    };
    let is_past = shape.has(Shape::PAST);
    let agrees = shape.has(Shape::WITH_S) || is_past || are_many() || is_asked();
    let stands_alone = BEHIND_NOUN.contains(&next) || next == "on" && !is_past;
    let hangs = preposition(view.sentence, group.tokens.start).is_some();
    agrees && (!is_noun || !(is_adjective || stands_alone || hangs))
}

/// *The ministry says*, *officials say*.
fn behind_a_noun(view: &View<'_>, at: usize, before: &str, shape: Shape) -> bool {
    let is_word = at > 0 && view.sentence.token(at - 1).is_some_and(Token::is_word);
    let joins = ["and", "or", "but"].contains(&before) || PREPOSITIONS.contains(&before);
    let is_plural = before.ends_with('s') && !before.ends_with("ss");
    let agrees =
        if shape.has(Shape::BASE) { is_plural || shape.has(Shape::PAST) } else { !is_plural };
    is_word && !joins && agrees
}
