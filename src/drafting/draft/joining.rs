//! What a draft has twice, and what in it belongs together.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::{Draft, EventDraft};
use crate::drafting::sentences::Text;

/// Words that introduce what is given in return.
const IN_RETURN: [&str; 6] =
    ["in return", "in exchange", "reciprocal", "for its part", "作为回报", "作为交换"];

/// How many sentences earlier the thing given in return can stand.
const SENTENCES_BACK: usize = 2;

/// The most events that are found in one clause.
const CLAUSE_HAS: usize = 8;

/// Of two that tell the same, the first stays, which is where a text tells it; unless the
/// other is that much surer.
const MUCH_SURER: f64 = 0.15;

/// Of one act told twice, in two sentences, with the same day, actor and root, the first
/// stays, or one much surer; acts that are promised or threatened must have the same code,
/// since there are many. Of one promise told twice, in the same words by the same side, the
/// first; of one claim, the first of a day.
pub(super) fn join_repeated(draft: &mut Draft) {
    let mut places: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    let mut kept: Vec<EventDraft> = Vec::new();
    let mut moved: Vec<usize> = Vec::new();
    for event in draft.events.drain(..) {
        let code = event.code.as_str();
        let is_announced = matches!(code.get(..2), Some("03" | "13"));
        let act = if is_announced { code } else { code.get(..2).unwrap_or(code) };
        // A side announces many things in a day; what both agree on is told again and again.
        let is_alone = is_announced && event.actor.slot().is_some();
        let act = if is_alone { event.headline.as_str() } else { act };
        let key = (event.date.to_string(), event.actor.to_string(), act.to_owned());
        let place = *places.entry(key).or_insert(kept.len());
        // A clause that two rules find is one act.
        let is_same = |one: &EventDraft| {
            one.basis.clause == event.basis.clause
                && one.code == event.code
                && one.actor == event.actor
        };
        let first = kept.len().saturating_sub(CLAUSE_HAS);
        let recent = kept.get(first..).unwrap_or_default();
        if let Some(known) = recent.iter().position(is_same).map(|at| first + at) {
            moved.push(known);
            continue;
        }
        // A sentence tells one deed once; words it may tell twice.
        let is_beside = |one: &EventDraft| {
            let is_deed = event.code.entry().quad.is_material();
            one.basis.sentence == event.basis.sentence && is_deed
        };
        match kept.get_mut(place) {
            Some(one) if is_beside(one) => {
                moved.push(kept.len());
                kept.push(event);
                continue;
            }
            Some(one) if is_surer(&event, one) => *one = event,
            Some(_) => {}
            None => kept.push(event),
        }
        moved.push(place);
    }
    draft.events = kept;
    for commitment in &mut draft.commitments {
        commitment.event = commitment.event.and_then(|place| moved.get(place).copied());
    }
    let mut told = BTreeSet::new();
    draft.commitments.retain(|one| told.insert((one.by.index(), one.text.clone())));
    let mut told = BTreeSet::new();
    draft.claims.retain(|one| {
        told.insert((one.by.index(), one.about.index(), one.stance, one.date.to_string()))
    });
}

fn is_surer(one: &EventDraft, other: &EventDraft) -> bool {
    one.basis.confidence > other.basis.confidence + MUCH_SURER
}

/// Names what is given in return for each other: what both undertake in the same words, and
/// what a sentence says is in return for what was promised before it.
pub(super) fn pair(draft: &mut Draft, text: &Text<'_>) {
    let sentences = text.sentences();
    let place_of = |start: usize| sentences.partition_point(|one| one.range.start < start);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (place, one) in draft.commitments.iter().enumerate() {
        let twin = draft
            .commitments
            .iter()
            .skip(place + 1)
            .position(|other| other.basis.clause == one.basis.clause && other.by != one.by);
        if let Some(twin) = twin {
            pairs.push((place, place + 1 + twin));
            continue;
        }
        let said = text.slice(&one.basis.sentence).to_lowercase();
        let own = place_of(one.basis.sentence.start);
        let earlier =
            draft.commitments.get(..place).unwrap_or_default().iter().rposition(|other| {
                other.by != one.by && place_of(other.basis.sentence.start) + SENTENCES_BACK >= own
            });
        let is_twin = |at: usize| pairs.iter().any(|(_, other)| *other == at);
        if let Some(earlier) = earlier.filter(|at| !is_twin(*at))
            && IN_RETURN.iter().any(|words| said.contains(words))
        {
            pairs.push((earlier, place));
        }
    }
    for (one, other) in pairs {
        for (at, with) in [(one, other), (other, one)] {
            if let Some(commitment) = draft.commitments.get_mut(at) {
                commitment.reciprocal.push(with);
            }
        }
    }
}
