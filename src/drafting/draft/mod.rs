//! A text as a draft: events and commitments that it may report, each with the sentence
//! that it is from. Nothing of it is a record before a person has taken it.

mod dating;
mod headline;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::actors::{Actors, Party};
use super::codes::{Candidate, Coder, Mode, Why};
use super::find_dates;
use super::sentences::Text;
use crate::dossier::{Actor, CameoCode, Day, Dossier, Edtf, Slot};
use crate::words::Language;
use dating::Dates;

/// An event that a text may report.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDraft {
    /// The bytes of its sentence in the text.
    pub sentence: Range<usize>,
    /// The bytes of its clause.
    pub clause: Range<usize>,
    /// When it was.
    pub date: Edtf,
    /// The bytes of the words that say so; `None` where the text does not, and the day of
    /// the text stands for it.
    pub dated_by: Option<Range<usize>>,
    /// Who acted.
    pub actor: Actor,
    /// What was done.
    pub code: CameoCode,
    /// What else it could be.
    pub readings: Vec<CameoCode>,
    /// Whether it was done, promised or threatened.
    pub mode: Mode,
    /// The clause, short enough for a label.
    pub headline: String,
    /// By which rule it was read, and its line in the table.
    pub rule: Arc<str>,
    /// From 0 to 1; an order, and no probability.
    pub confidence: f64,
}

/// Something that a text says a side undertook.
#[derive(Debug, Clone, PartialEq)]
pub struct CommitmentDraft {
    /// The bytes of its sentence in the text.
    pub sentence: Range<usize>,
    /// The bytes of its clause.
    pub clause: Range<usize>,
    /// Who undertook it; of what both did there are two.
    pub by: Slot,
    /// When it was undertaken.
    pub made: Edtf,
    /// What was undertaken: the clause.
    pub text: String,
    /// The code of the promise.
    pub code: CameoCode,
    /// Whether it is given in return for something.
    pub is_in_return: bool,
    /// By which rule it was read.
    pub rule: Arc<str>,
    /// From 0 to 1; an order, and no probability.
    pub confidence: f64,
}

/// What a text may report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Events, in the order of the text.
    pub events: Vec<EventDraft>,
    /// Commitments, in that order.
    pub commitments: Vec<CommitmentDraft>,
}

impl Draft {
    /// Reads an English text of a day for a dossier. Only acts of its sides that
    /// happened, words among them, become events: what is denied, possible or only
    /// claimed by others does not.
    ///
    /// Cost: O(length of the text).
    pub fn of(text: &str, dossier: &Dossier, published: Day, coder: &Coder<'_>) -> Self {
        let read = Text::read(text);
        let actors = Actors::of(dossier, published);
        let found = find_dates(text, published, Language::English);
        let dates = Dates::new(&read, &found, published);
        let mut draft = Self::default();
        for candidate in coder.read(&read, &actors) {
            let Some(actor) = actor_of(dossier, candidate.actor.as_ref()) else { continue };
            if !candidate.mode.happened() || is_within(dossier, &candidate) {
                continue;
            }
            draft.take(&read, &dates, &candidate, actor);
        }
        draft.join_repeated();
        draft
    }

    fn take(&mut self, read: &Text<'_>, dates: &Dates<'_>, candidate: &Candidate, actor: Actor) {
        let Some(sentence) = read.sentences().get(candidate.sentence) else { return };
        let (date, dated_by) = dates.of(candidate);
        let rule: Arc<str> = match &candidate.why {
            Why::Rule { name, .. } => Arc::clone(name),
            Why::Word(word) => Arc::from(*word),
        };
        let sentence = sentence.range.clone();
        if candidate.mode == Mode::Promise {
            let whole = read.slice(&sentence).to_lowercase();
            let is_in_return = whole.contains("in return") || whole.contains("in exchange");
            for by in slots(&actor) {
                self.commitments.push(CommitmentDraft {
                    sentence: sentence.clone(),
                    clause: candidate.range.clone(),
                    by,
                    made: date,
                    text: headline::of(read.slice(&candidate.range)),
                    code: candidate.code,
                    is_in_return,
                    rule: Arc::clone(&rule),
                    confidence: candidate.confidence,
                });
            }
        }
        self.events.push(EventDraft {
            sentence,
            clause: candidate.range.clone(),
            date,
            dated_by,
            actor,
            code: candidate.code,
            readings: candidate.readings.clone(),
            mode: candidate.mode,
            headline: headline::of(read.slice(&candidate.range)),
            rule,
            confidence: candidate.confidence,
        });
    }

    /// Of one act told twice, with the same day, actor and root, the surer stays, and of
    /// one promise told twice, in the same words by the same side, the first.
    fn join_repeated(&mut self) {
        let mut places: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        let mut kept: Vec<EventDraft> = Vec::new();
        for event in self.events.drain(..) {
            let root = event.code.as_str().get(..2).unwrap_or_default().to_owned();
            let key = (event.date.to_string(), event.actor.to_string(), root);
            match places.get(&key).and_then(|place| kept.get_mut(*place)) {
                Some(one) if one.confidence < event.confidence => *one = event,
                Some(_) => {}
                None => {
                    places.insert(key, kept.len());
                    kept.push(event);
                }
            }
        }
        self.events = kept;
        let mut told = BTreeSet::new();
        self.commitments.retain(|one| told.insert((one.by.index(), one.text.clone())));
    }
}

/// The side, or both, that a party of a text is.
fn actor_of(dossier: &Dossier, party: Option<&Party>) -> Option<Actor> {
    match party? {
        Party::Side(slot) => Some(Actor::Side(dossier.side(*slot).id.clone())),
        Party::Both => Some(Actor::Both),
        Party::Third(_) | Party::Neither(_) => None,
    }
}

fn slots(actor: &Actor) -> Vec<Slot> {
    actor.slot().map_or_else(|| Slot::BOTH.to_vec(), |slot| vec![slot])
}

/// Whether a side acts upon itself, which is no matter between the two.
fn is_within(dossier: &Dossier, candidate: &Candidate) -> bool {
    let of = |party: &Option<Party>| actor_of(dossier, party.as_ref()).and_then(|one| one.slot());
    of(&candidate.actor).is_some() && of(&candidate.actor) == of(&candidate.target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::actors::tests::dossier;

    fn draft(text: &str) -> Draft {
        let day = "2025-06-12".parse().unwrap();
        Draft::of(text, &dossier(), day, &Coder::built_in())
    }

    #[test]
    fn acts_get_their_day_and_promises_are_commitments() {
        let found = draft(
            "China's Ministry of Commerce on June 2 accused the US of violating the consensus. \
             On May 29, the US halted sales of chip design software to China. \
             China agreed to lift tariffs on US goods. Analysts praised the deal.",
        );
        let told: Vec<String> = found
            .events
            .iter()
            .map(|one| {
                format!("{} {} {}", one.date, one.actor, one.code.as_str().get(..2).unwrap())
            })
            .collect();
        assert!(told.contains(&"2025-06-02 china 11".to_owned()), "{told:?}");
        assert!(told.iter().any(|one| one.starts_with("2025-05-29 us 16")), "{told:?}");
        let [promise] = found.commitments.as_slice() else { panic!("{:?}", found.commitments) };
        assert_eq!((promise.by, promise.is_in_return), (Slot::First, false));
        assert!(promise.text.starts_with("China agreed to lift"), "{}", promise.text);
        assert!(found.events.iter().all(|one| one.confidence > 0.0 && !one.rule.is_empty()));
    }

    #[test]
    fn what_did_not_happen_is_no_event() {
        let found = draft(
            "China may lift its tariffs on US goods. China has not imposed sanctions on the US.",
        );
        assert!(found.events.is_empty(), "{:?}", found.events);
        assert_eq!(draft(""), Draft::default());
    }
}
