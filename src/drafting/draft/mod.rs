//! A text as a draft: events, commitments and claims that it may report, and evidence on
//! commitments of the dossier, each with its sentence. None of it is a record until a person
//! accepts it.

mod candidates;
mod claims;
mod dating;
mod headline;
mod joining;
mod known;
mod likeness;
mod reading;
mod terms;

pub use candidates::{
    Basis, ClaimDraft, CommitmentDraft, Draft, Earlier, EventDraft, EvidenceDraft,
};

use super::actors::Actors;
use super::codes::Coder;
use super::find_dates;
use super::sentences::Text;
use crate::dossier::{Day, Dossier};
use crate::words::Language;
use dating::Dates;
use known::Known;
use likeness::Stems;

/// Most bytes of a text that is read for a draft: a long book. What is longer is no article.
pub const MOST_OF_ARTICLE: usize = 4 << 20;

impl Draft {
    /// Reads a text of a day for a dossier. Only acts of its sides that happened, words
    /// among them, become events: what is denied, possible or only claimed by others does
    /// not. What a side promised, or another says it will do, are commitments.
    ///
    /// Cost: O(length of the text + candidates × records of the dossier).
    pub fn of(text: &str, dossier: &Dossier, published: Day, coder: &Coder<'_>) -> Self {
        let read = Text::read(text);
        let actors = Actors::of(dossier, published);
        let found = find_dates(text, published, language_of(text));
        let dates = Dates::new(&read, &found, published);
        let candidates = coder.read(&read, &actors);
        let mentions = actors.read(&read);
        let mut draft = reading::read(&read, dossier, &dates, &mentions, &candidates);
        joining::join_repeated(&mut draft);
        joining::pair(&mut draft, &read);
        draft.hold_against(dossier, &read);
        draft
    }

    /// Finds for every candidate whether the dossier has it, and what there it bears on.
    fn hold_against(&mut self, dossier: &Dossier, text: &Text<'_>) {
        let known = Known::of(dossier);
        let clause = |clause: &std::ops::Range<usize>| known.stems(text.slice(clause));
        let words: Vec<Stems> = self.events.iter().map(|one| clause(&one.basis.clause)).collect();
        for (event, words) in self.events.iter_mut().zip(&words) {
            event.known = known.same_event(event, words);
        }
        for place in 0..self.events.len() {
            let undone = known.undone(&self.events, place, &words);
            if let Some(event) = self.events.get_mut(place) {
                event.reverses = undone;
            }
        }
        for commitment in &mut self.commitments {
            let words = clause(&commitment.basis.clause);
            commitment.known = known.same_commitment(commitment, &words);
        }
        for claim in &mut self.claims {
            known.place_claim(claim, text);
        }
        let all = self.events.iter().enumerate();
        self.evidence = all.flat_map(|(place, one)| known.evidence(place, one, text)).collect();
    }

    /// How many candidates there are.
    pub const fn len(&self) -> usize {
        self.events.len() + self.commitments.len() + self.claims.len() + self.evidence.len()
    }

    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The language in which the dates of a text are written: Chinese where a fifth of its first
/// letters are.
pub fn language_of(text: &str) -> Language {
    let (mut letters, mut han) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(LETTERS_LOOKED_AT) {
        letters += 1;
        han += usize::from(('\u{3400}'..='\u{9fff}').contains(&c));
    }
    if han * 5 > letters { Language::Chinese } else { Language::English }
}

/// Letters by which a text's language is told.
const LETTERS_LOOKED_AT: usize = 4_000;

#[cfg(test)]
mod tests;
