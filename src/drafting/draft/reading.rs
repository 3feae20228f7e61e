//! Candidates of the coder as events, commitments and claims.

use std::ops::Range;
use std::sync::Arc;

use super::candidates::{Basis, ClaimDraft, CommitmentDraft, Draft, EventDraft};
use super::dating::Dates;
use super::{claims, headline, terms};
use crate::dossier::{Actor, Dossier, Edtf, Force, Slot};
use crate::drafting::actors::{How, Mention, Party};
use crate::drafting::codes::{Candidate, Mode, Why};
use crate::drafting::sentences::{Sentence, Text};

/// Reads all candidates of a text, which are in its order.
pub(super) fn read(
    text: &Text<'_>,
    dossier: &Dossier,
    dates: &Dates<'_>,
    mentions: &[Vec<Mention>],
    candidates: &[Candidate],
) -> Draft {
    let mut reading = Reading { text, dossier, dates, mentions, draft: Draft::default() };
    for beside in candidates.chunk_by(|one, next| one.sentence == next.sentence) {
        for candidate in beside {
            reading.take(candidate, beside);
        }
    }
    reading.draft
}

struct Reading<'r> {
    text: &'r Text<'r>,
    dossier: &'r Dossier,
    dates: &'r Dates<'r>,
    /// Who is mentioned in each sentence.
    mentions: &'r [Vec<Mention>],
    draft: Draft,
}

impl Reading<'_> {
    /// Takes one of the candidates of a sentence.
    fn take(&mut self, candidate: &Candidate, beside: &[Candidate]) {
        let Some(sentence) = self.text.sentences().get(candidate.sentence) else { return };
        let Some(actor) = self.actor_of(candidate.actor.as_ref()) else { return };
        if self.is_within(candidate) {
            return;
        }
        let until = self.said_until(sentence, candidate);
        let (date, dated_by) = self.dates.of(candidate, until);
        let basis = basis(sentence, candidate);
        if let Some((by, about, stance)) = claims::claim(sentence, candidate) {
            let (basis, dated_by) = (basis.clone(), dated_by.clone());
            let commitments = Vec::new();
            let is_likely = false;
            let claim =
                ClaimDraft { basis, by, about, stance, date, dated_by, commitments, is_likely };
            self.draft.claims.push(claim);
        }
        let event = self.draft.events.len();
        let is_alone = beside.len() == 1;
        let (actor, is_event) = match self.who_promises_for_both(candidate) {
            Some(speaker) => (speaker, true),
            None => {
                let is_event = candidate.mode.happened();
                (actor, is_event && !says_nothing(candidate, &dated_by, is_alone))
            }
        };
        if is_event {
            let part = part(candidate, beside);
            self.draft.events.push(self.event(candidate, &part, &actor, (date, dated_by), &basis));
        }
        let event = is_event.then_some(event);
        let next = beside.iter().map(|one| one.head.start).filter(|at| *at > candidate.head.start);
        let end = next.min().map_or(sentence.range.end, |at| at.max(candidate.range.end));
        self.commitments(candidate, end, sentence, (&actor, date), event, &basis);
    }

    /// Up to where a day can be that on which something was promised, threatened or asked
    /// for: behind that stands what it is about, with days of its own. `None` for a deed.
    fn said_until(&self, sentence: &Sentence, candidate: &Candidate) -> Option<usize> {
        if candidate.mode == Mode::Deed {
            return None;
        }
        let is_chinese = self.text.slice(&candidate.head).chars().any(is_han);
        let deed = terms::deed_start(sentence, candidate);
        let whole = if is_chinese { candidate.head.end } else { candidate.range.end };
        Some(deed.unwrap_or(whole))
    }

    fn event(
        &self,
        candidate: &Candidate,
        part: &Range<usize>,
        actor: &Actor,
        (date, dated_by): (Edtf, Option<Range<usize>>),
        basis: &Basis,
    ) -> EventDraft {
        let name = self.name_of(actor);
        let headline = headline::of(self.text.whole(), candidate, part, &basis.sentence, &name);
        EventDraft {
            basis: basis.clone(),
            date,
            dated_by,
            actor: actor.clone(),
            code: candidate.code,
            readings: candidate.readings.clone(),
            mode: candidate.mode,
            headline,
            reverses: Vec::new(),
            known: None,
        }
    }

    /// What is promised: by its author, or as the other side says it will be done.
    fn commitments(
        &mut self,
        candidate: &Candidate,
        end: usize,
        sentence: &Sentence,
        (actor, made): (&Actor, Edtf),
        event: Option<usize>,
        basis: &Basis,
    ) {
        let speaker = candidate.speaker.as_ref().and_then(Party::slot);
        let is_good = candidate.code.as_str().starts_with("03");
        let (force, reported_by) = match (candidate.mode, actor) {
            (Mode::Promise, Actor::Both) => (Force::Political, None),
            (Mode::Promise | Mode::Conditional, Actor::Side(side)) => {
                let other = speaker.filter(|slot| *slot != side.slot());
                (if other.is_some() { Force::Reported } else { Force::Unilateral }, other)
            }
            (Mode::Conditional, Actor::Both) => (Force::Political, None),
            (Mode::Future, _) if is_good && speaker.is_some() => (Force::Reported, speaker),
            _ => return,
        };
        let within = candidate.head.start..end;
        let terms = terms::terms(self.text, self.dates, &within, &made);
        let (text, kind) = terms::undertaking(self.text, sentence, candidate);
        let is_of_both = self.is_of_both(candidate);
        for by in slots(if is_of_both { &Actor::Both } else { actor }) {
            // Of the other side's acts, only those that it says itself are taken.
            let of_other = actor.slot().filter(|slot| is_of_both && *slot != by);
            let force = if of_other.is_some() { Force::Reported } else { force };
            let reported_by = of_other.or(reported_by);
            self.draft.commitments.push(CommitmentDraft {
                basis: basis.clone(),
                by,
                made,
                text: text.clone(),
                code: candidate.code,
                force,
                reported_by: reported_by.filter(|slot| *slot != by),
                kind,
                due: terms.due,
                expires: terms.expires,
                condition: terms::condition(sentence),
                reciprocal: Vec::new(),
                event,
                known: None,
            });
        }
    }

    /// The speaker who says that both sides will do something, if it is a side: then it is that
    /// side's act.
    fn who_promises_for_both(&self, candidate: &Candidate) -> Option<Actor> {
        let speaker = candidate.speaker.as_ref().and_then(Party::slot)?;
        let is_promise = candidate.code.as_str().starts_with("03")
            && matches!(candidate.mode, Mode::Future | Mode::Promise);
        (is_promise && self.is_of_both(candidate))
            .then(|| Actor::Side(self.dossier.side(speaker).id.clone()))
    }

    /// *Chinese restrictions and some US ones would be removed*: what is to be done with is
    /// of both, and so both are to do it.
    fn is_of_both(&self, candidate: &Candidate) -> bool {
        let clause = self.text.slice(&candidate.range);
        let passive = [" will be ", " would be ", " shall be "];
        let Some(verb) = passive.iter().find_map(|words| clause.find(words)) else { return false };
        let end = candidate.range.start + verb;
        let own = self.mentions.get(candidate.sentence).map(Vec::as_slice).unwrap_or_default();
        let has = |slot: Slot| {
            let of = |one: &Mention| one.how == How::Demonym || one.how == How::Name;
            own.iter().any(|one| {
                one.party == Party::Side(slot)
                    && of(one)
                    && candidate.range.start <= one.range.start
                    && one.range.end <= end
            })
        };
        has(Slot::First) && has(Slot::Second)
    }

    /// The side, or both, that a party of a text is.
    fn actor_of(&self, party: Option<&Party>) -> Option<Actor> {
        match party? {
            Party::Side(slot) => Some(Actor::Side(self.dossier.side(*slot).id.clone())),
            Party::Both => Some(Actor::Both),
            Party::Third(_) | Party::Neither(_) => None,
        }
    }

    fn name_of(&self, actor: &Actor) -> String {
        let name = |slot: Slot| self.dossier.side(slot).name.clone();
        match actor.slot() {
            Some(slot) => name(slot),
            None => Slot::BOTH.map(name).join("–"),
        }
    }

    /// Whether a side acts on itself, which is no matter between the two.
    fn is_within(&self, candidate: &Candidate) -> bool {
        let of = |party: &Option<Party>| self.actor_of(party.as_ref()).and_then(|one| one.slot());
        of(&candidate.actor).is_some() && of(&candidate.actor) == of(&candidate.target)
    }
}

/// The part of a clause that reports one act of several: from its own words up to those of the
/// next.
fn part(candidate: &Candidate, beside: &[Candidate]) -> Range<usize> {
    let same = beside.iter().filter(|one| one.range == candidate.range);
    let heads = same.map(|one| one.head.start).filter(|at| *at != candidate.head.start);
    let (mut start, mut end) = (candidate.range.start, candidate.range.end);
    for head in heads {
        if head < candidate.head.start {
            start = candidate.head.start;
        } else if head >= candidate.head.end {
            end = end.min(head);
        }
    }
    start..end.max(start)
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Whether a candidate only says that someone spoke: to no particular party, on no day, or in a
/// sentence that reports more.
fn says_nothing(candidate: &Candidate, dated_by: &Option<Range<usize>>, is_alone: bool) -> bool {
    let is_plain = candidate.code.as_str() == "010";
    is_plain && (!is_alone || candidate.target.is_none() && dated_by.is_none())
}

fn basis(sentence: &Sentence, candidate: &Candidate) -> Basis {
    let rule: Arc<str> = match &candidate.why {
        Why::Rule { name, .. } => Arc::clone(name),
        Why::Word(word) => Arc::from(*word),
    };
    Basis {
        sentence: sentence.range.clone(),
        clause: candidate.range.clone(),
        rule,
        confidence: candidate.confidence,
    }
}

fn slots(actor: &Actor) -> Vec<Slot> {
    actor.slot().map_or_else(|| Slot::BOTH.to_vec(), |slot| vec![slot])
}
