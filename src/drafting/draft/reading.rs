//! Candidates of the coder as events, commitments and claims.

use std::ops::Range;
use std::sync::Arc;

use super::candidates::{Basis, ClaimDraft, CommitmentDraft, Draft, EventDraft};
use super::dating::Dates;
use super::{claims, headline, terms};
use crate::dossier::{Actor, Dossier, Edtf, Force, Slot};
use crate::drafting::actors::Party;
use crate::drafting::codes::{Candidate, Mode, Why};
use crate::drafting::sentences::{Sentence, Text};

/// Reads all candidates of a text, which are in its order.
pub(super) fn read(
    text: &Text<'_>,
    dossier: &Dossier,
    dates: &Dates<'_>,
    candidates: &[Candidate],
) -> Draft {
    let mut reading = Reading { text, dossier, dates, draft: Draft::default() };
    for (place, candidate) in candidates.iter().enumerate() {
        let next = candidates.get(place + 1).filter(|one| one.sentence == candidate.sentence);
        let beside = |one: &&Candidate| one.sentence == candidate.sentence;
        let is_alone = candidates.iter().filter(beside).count() == 1;
        reading.take(candidate, next, is_alone);
    }
    reading.draft
}

struct Reading<'r> {
    text: &'r Text<'r>,
    dossier: &'r Dossier,
    dates: &'r Dates<'r>,
    draft: Draft,
}

impl Reading<'_> {
    fn take(&mut self, candidate: &Candidate, next: Option<&Candidate>, is_alone: bool) {
        let Some(sentence) = self.text.sentences().get(candidate.sentence) else { return };
        let Some(actor) = self.actor_of(candidate.actor.as_ref()) else { return };
        if self.is_within(candidate) {
            return;
        }
        let (date, dated_by) = self.dates.of(candidate);
        let basis = basis(sentence, candidate);
        if let Some((by, about, stance)) = claims::claim(sentence, candidate) {
            let (basis, dated_by) = (basis.clone(), dated_by.clone());
            let commitments = Vec::new();
            let claim = ClaimDraft { basis, by, about, stance, date, dated_by, commitments };
            self.draft.claims.push(claim);
        }
        let event = self.draft.events.len();
        let is_event = candidate.mode.happened() && !says_nothing(candidate, &dated_by, is_alone);
        if is_event {
            self.draft.events.push(self.event(candidate, &actor, (date, dated_by), &basis));
        }
        let event = is_event.then_some(event);
        self.commitments(candidate, next, sentence, (&actor, date), event, &basis);
    }

    fn event(
        &self,
        candidate: &Candidate,
        actor: &Actor,
        (date, dated_by): (Edtf, Option<Range<usize>>),
        basis: &Basis,
    ) -> EventDraft {
        let name = self.name_of(actor);
        let headline = headline::of(self.text.whole(), candidate, &basis.sentence, &name);
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

    /// What is promised, by whoever promised it, or will do it as the other side says.
    fn commitments(
        &mut self,
        candidate: &Candidate,
        next: Option<&Candidate>,
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
        let end = next.map_or(sentence.range.end, |one| one.head.start.max(candidate.range.end));
        let within = candidate.head.start..end;
        let terms = terms::terms(self.text, self.dates, &within, &made);
        let (text, kind) = terms::undertaking(self.text, sentence, candidate);
        for by in slots(actor) {
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

    /// Whether a side acts upon itself, which is no matter between the two.
    fn is_within(&self, candidate: &Candidate) -> bool {
        let of = |party: &Option<Party>| self.actor_of(party.as_ref()).and_then(|one| one.slot());
        of(&candidate.actor).is_some() && of(&candidate.actor) == of(&candidate.target)
    }
}

/// Whether a candidate only says that somebody spoke: to nobody in particular, on no day,
/// or in a sentence that tells more.
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
