//! A copy of a dossier for another person to code: what happened and what was undertaken,
//! with its sources, and nothing of what the first coder made of it.

use super::Dossier;
use super::cameo::CameoCode;
use super::event::{Confidence, Event};
use super::id::Records;
use super::side::Actor;

/// The tag of an event that is still to be coded: the second coder removes it, or gives another
/// code.
pub const TO_CODE: &str = "to-code";

/// The code that stands where none was given: it has no weight.
const NO_CODE: &str = "010";

impl Dossier {
    /// The copy. Events come in an order that the seed gives, the same on every machine,
    /// so that what stands before each is not what stood before it when it was coded
    /// first; their dates are the same. Codes, scores, weights, sides, confidence, what is
    /// lasting and what undoes what, readings and tags are gone, and so are verdicts,
    /// reference points and the summary.
    #[must_use]
    pub fn blind(&self, seed: u64) -> Self {
        let mut copy = self.clone();
        let mut events: Vec<Event> = self.events.iter().map(emptied).collect();
        shuffle(&mut events, seed);
        copy.events = Records::new(events);
        let commitments = self.commitments.iter().cloned().map(|mut commitment| {
            commitment.verdicts = Vec::new();
            commitment
        });
        copy.commitments = Records::new(commitments.collect());
        copy.model.references = Vec::new();
        copy.summary = None;
        copy
    }
}

/// An event as it was before any coding.
fn emptied(event: &Event) -> Event {
    let code = NO_CODE.parse::<CameoCode>().unwrap_or(event.code);
    Event {
        actor: Actor::Both,
        target: None,
        code,
        score: None,
        weight: 1.0,
        confidence: Confidence::default(),
        tags: vec![TO_CODE.to_owned()],
        lasting: None,
        until: None,
        reverses: Vec::new(),
        share: 1.0,
        readings: Vec::new(),
        ..event.clone()
    }
}

/// Shuffles by a seed (Fisher and Yates, by Durstenfeld 1964; the numbers are those of SplitMix64,
/// Steele, Lea and Flood 2014).
fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..items.len()).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = state;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^= number >> 31;
        let other = (number % (last as u64 + 1)) as usize;
        items.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{parse, print};

    const SAMPLE: &str = include_str!("../../assets/dossiers/us-china-2025.dossier.toml");

    #[test]
    fn nothing_of_the_first_coding_is_left() {
        let dossier = parse(SAMPLE).dossier.unwrap();
        let copy = dossier.blind(7);
        let text = print(&copy).unwrap();
        let parsed = parse(&text);
        assert!(parsed.dossier.is_some(), "{:?}", parsed.problems);
        for word in ["verdicts", "weight", "score", "lasting", "reverses", "readings", "references"]
        {
            assert!(
                !text.contains(&format!("{word} =")) && !text.contains(&format!("{word}]]")),
                "{word}"
            );
        }
        assert!(copy.events.iter().all(|event| event.code.as_str() == NO_CODE));
        assert!(copy.events.iter().all(|event| event.actor == Actor::Both));
        let ids = |dossier: &Dossier| {
            let mut ids: Vec<String> = dossier.events.iter().map(|e| e.id.to_string()).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&copy), ids(&dossier));
        assert_eq!(dossier.blind(7), copy, "the same seed gives the same");
        assert_ne!(dossier.blind(8).events, copy.events);
    }
}
