//! What a promise says besides: what is to be done, by when, until when, and on what condition.

use std::ops::Range;

use chrono::{Datelike, Months};

use super::dating::Dates;
use super::headline::undertaking_of;
use crate::dossier::{CommitmentKind, Day, Edtf};
use crate::drafting::codes::Candidate;
use crate::drafting::dates::{DateKind, FoundDate, Length, Unit};
use crate::drafting::sentences::{Opening, Sentence, Text, Token};

/// By when, and until when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) due: Option<Edtf>,
    pub(super) expires: Option<Edtf>,
}

/// The terms of a promise that was made on a day, from the dates behind its verb and before
/// what its sentence tells next.
pub(super) fn terms(
    text: &Text<'_>,
    dates: &Dates<'_>,
    within: &Range<usize>,
    made: &Edtf,
) -> Terms {
    let mut terms = Terms::default();
    for date in dates.named_in(within) {
        let before = text.whole().get(within.start..date.range.start).unwrap_or_default();
        read_term(&mut terms, text.slice(&date.range), before, date, made);
    }
    terms
}

/// What one date says of a promise. *By* and *within* say by when, *until* and *for* until
/// when; of a day to come it is taken for due then.
fn read_term(terms: &mut Terms, words: &str, before: &str, date: &FoundDate, made: &Edtf) {
    let words = words.to_lowercase();
    let before = before.trim_end().to_lowercase();
    let starts = |list: &[&str]| list.iter().any(|one| words.starts_with(one));
    let follows = |list: &[&str]| list.iter().any(|one| before.ends_with(one));
    let is_later = |day: &Day| made.last_covered().is_none_or(|made| *day > made);
    let last = date.edtf.and_then(|edtf| edtf.last_covered()).filter(is_later);
    match date.kind {
        DateKind::Duration(length) => {
            let Some(end) = after(made.point(), length) else { return };
            if follows(&[" within", " in", " next"]) || starts(&["within"]) {
                terms.due.get_or_insert(Edtf::day(end));
            } else if follows(&[" for", " for a", " for another", " for the next"])
                || words.contains('-')
            {
                terms.expires.get_or_insert(Edtf::day(end));
            }
        }
        DateKind::Until if starts(&["until", "till", "through", "up to"]) => {
            terms.expires = terms.expires.or(last.map(Edtf::day));
        }
        DateKind::Until => terms.due = terms.due.or(last.map(Edtf::day)),
        DateKind::Span if starts(&["for "]) => {
            terms.expires = terms.expires.or(last.map(Edtf::day));
        }
        DateKind::Point | DateKind::Span => {
            terms.due = terms.due.or(date.edtf.filter(|_| last.is_some()));
        }
        DateKind::Since => {}
    }
}

/// The day that much later.
fn after(day: Day, length: Length) -> Option<Day> {
    let count = i32::try_from(length.count?).ok().filter(|count| *count < 40_000)?;
    let days = match length.unit {
        Unit::Day => count,
        Unit::Week => count.checked_mul(7)?,
        Unit::Fortnight => count.checked_mul(14)?,
        Unit::Month | Unit::Quarter | Unit::Half | Unit::Year => {
            let each = match length.unit {
                Unit::Month => 1,
                Unit::Quarter => 3,
                Unit::Half => 6,
                _ => 12,
            };
            let months = Months::new(u32::try_from(count).ok()?.checked_mul(each)?);
            let date = day.date().checked_add_months(months)?;
            return Day::from_ymd(date.year(), date.month(), date.day()).ok();
        }
        _ => return None,
    };
    Some(day.plus(days))
}

/// The bytes of a promise's condition: a clause that begins with *if* or the like.
pub(super) fn condition(sentence: &Sentence) -> Option<Range<usize>> {
    let conditional = |clause: &&crate::drafting::sentences::Clause| {
        clause.opening == Opening::Condition && sentence.lower(clause.tokens.start) != "whether"
    };
    let clause = sentence.clauses.iter().find(conditional)?;
    Some(sentence.bytes(&clause.tokens))
}

/// The words of a candidate's clause.
fn tokens_of<'s>(sentence: &'s Sentence, candidate: &Candidate) -> &'s [Token] {
    let start = sentence.tokens.partition_point(|one| one.range.start < candidate.range.start);
    let end = sentence.tokens.partition_point(|one| one.range.end <= candidate.range.end);
    sentence.tokens.get(start..end.max(start)).unwrap_or_default()
}

/// Where in the text what is to be done begins, behind *will* or *agreed to*.
pub(super) fn deed_start(sentence: &Sentence, candidate: &Candidate) -> Option<usize> {
    deed(tokens_of(sentence, candidate), candidate).map(|(deed, _)| deed.range.start)
}

/// What is to be done, without the one who promised it: what stands behind *will* or *agreed to*.
/// If no such words are found, the whole clause.
pub(super) fn undertaking(
    text: &Text<'_>,
    sentence: &Sentence,
    candidate: &Candidate,
) -> (String, CommitmentKind) {
    let tokens = tokens_of(sentence, candidate);
    match deed(tokens, candidate) {
        Some((deed, is_restraint)) => {
            let rest = deed.range.start..candidate.range.end;
            let kind =
                if is_restraint { CommitmentKind::Restraint } else { CommitmentKind::Action };
            let said = text.slice(&rest);
            let said = if is_restraint { format!("not {said}") } else { said.to_owned() };
            (undertaking_of(&said), kind)
        }
        None => {
            let clause = text.slice(&candidate.range);
            (undertaking_of(without_speaker(clause)), CommitmentKind::Action)
        }
    }
}

/// Without the speaker, if a clause begins with one.
fn without_speaker(clause: &str) -> &str {
    let said = [" said that ", " said ", " says that ", " says ", " told reporters that "];
    let rest = said.iter().find_map(|words| clause.split_once(words)).map(|(_, rest)| rest);
    rest.filter(|rest| rest.split_whitespace().count() > 3).unwrap_or(clause)
}

/// The verb of what is promised, and whether it is not to be done.
fn deed<'t>(tokens: &'t [Token], candidate: &Candidate) -> Option<(&'t Token, bool)> {
    let lower = |at: usize| tokens.get(at).map_or("", |one| one.lower.as_str());
    // *Including allowing students to attend*: the gerund is what is to be done.
    let head = tokens.iter().find(|one| one.range.start >= candidate.head.start)?;
    if head.lower.ends_with("ing") && !head.is_capital {
        return Some((head, false));
    }
    for (at, token) in tokens.iter().enumerate() {
        let is_negated = matches!(lower(at + 1), "not" | "never");
        let next = at + 1 + usize::from(is_negated);
        let is_verb = tokens.get(next).is_some_and(|one| {
            one.is_word() && !one.is_capital && !NO_VERBS.contains(&one.lower.as_str())
        });
        if matches!(token.lower.as_str(), "will" | "would" | "shall") && is_verb {
            return tokens.get(next).map(|one| (one, is_negated));
        }
        let is_head = candidate.head.start < token.range.start;
        if token.lower == "to" && is_head && is_verb {
            let was_negated = at.checked_sub(1).is_some_and(|place| lower(place) == "not");
            return tokens.get(next).map(|one| (one, was_negated || is_negated));
        }
    }
    None
}

/// Behind *to* and *will* these begin no deed.
const NO_VERBS: [&str; 22] = [
    "a", "an", "the", "its", "their", "both", "this", "that", "his", "her", "all", "any", "each",
    "be", "have", "also", "it", "them", "us", "which", "what", "one",
];
