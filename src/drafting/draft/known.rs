//! What the dossier already has of a draft, and what in it the draft bears on.

use super::candidates::{ClaimDraft, CommitmentDraft, Earlier, EventDraft, EvidenceDraft};
use super::likeness::{Stems, Weights};
use crate::dossier::{
    Actor, Commitment, Day, Dossier, Edtf, Event, Precision, Qualifier, Slot, Stamp,
};
use crate::drafting::codes::Mode;
use crate::drafting::sentences::Text;

/// Words that two texts must share to be about the same.
const FEWEST_SHARED: usize = 2;
/// What these must weigh together.
const LEAST_WEIGHT: f64 = 0.8;
/// Events of the draft before an act, and behind it, that it may undo: in a longer text it
/// would name them again.
const MOST_BEFORE: usize = 500;
/// Commitments that a claim is held against.
const MOST_MEANT: usize = 5;

/// The words of a dossier's records.
pub(super) struct Known<'d> {
    dossier: &'d Dossier,
    names: Stems,
    events: Vec<Stems>,
    commitments: Vec<Stems>,
    /// Of commitments with the analyst's notes, which say what a quarrel is about.
    noted: Vec<Stems>,
    weights: Weights,
}

impl<'d> Known<'d> {
    /// Cost: O(length of the dossier's texts).
    pub(super) fn of(dossier: &'d Dossier) -> Self {
        let mut names = Stems::default();
        for side in &dossier.sides {
            let short = side.short.iter();
            for name in std::iter::once(&side.name).chain(short).chain(&side.aliases) {
                names = names.with(Stems::of(name));
            }
        }
        let own = |text: &str| Stems::of(text).without(&names);
        let event =
            |one: &Event| own(&one.headline).with(own(one.quote.as_deref().unwrap_or_default()));
        let commitment =
            |one: &Commitment| own(&one.text).with(own(one.quote.as_deref().unwrap_or_default()));
        let events: Vec<Stems> = dossier.events.iter().map(event).collect();
        let commitments: Vec<Stems> = dossier.commitments.iter().map(commitment).collect();
        let noted = dossier.commitments.iter().zip(&commitments);
        let noted = noted
            .map(|(one, stems)| own(one.note.as_deref().unwrap_or_default()).with(stems.clone()));
        let noted = noted.collect();
        let weights = Weights::of(events.iter().chain(&commitments));
        Self { dossier, names, events, commitments, noted, weights }
    }

    /// The telling words of a text, without the sides' names.
    pub(super) fn stems(&self, text: &str) -> Stems {
        Stems::of(text).without(&self.names)
    }

    /// The event of the dossier that a drafted one may be: of days that may be the same
    /// and by the same, of the same root, or of words in common.
    pub(super) fn same_event(&self, draft: &EventDraft, words: &Stems) -> Option<usize> {
        let scored = self.dossier.events.iter().zip(&self.events).enumerate();
        let scored = scored.filter_map(|(place, (event, own))| {
            let is_near = near(&event.date, &draft.date);
            if !is_near || !same_actor(&event.actor, &draft.actor) || event.planned {
                return None;
            }
            let is_same_root = root(event.code.as_str()) == root(draft.code.as_str())
                || event.readings.iter().any(|one| root(one.as_str()) == root(draft.code.as_str()));
            let is_same_class = event.code.entry().quad == draft.code.entry().quad;
            let (weight, shared) = self.weights.likeness(words, own);
            let score = weight + if is_same_root { 1.0 } else { 0.0 };
            // Words are spoken every day: of these it must be the same matter, too.
            let is_deed = draft.code.entry().quad.is_material();
            let is_joint = [&event.actor, &draft.actor].iter().all(|one| one.slot().is_none());
            let is_same_matter = is_same_root && (is_deed || is_joint || shared > 0);
            let holds = is_same_matter || shared >= FEWEST_SHARED || is_same_class && shared > 0;
            holds.then_some((place, score))
        });
        best(scored)
    }

    /// The commitment of the dossier that a drafted one may be.
    pub(super) fn same_commitment(&self, draft: &CommitmentDraft, words: &Stems) -> Option<usize> {
        let scored = self.dossier.commitments.iter().zip(&self.commitments).enumerate();
        best(scored.filter_map(|(place, (one, own))| {
            let (weight, shared) = self.weights.likeness(words, own);
            let holds = one.by.slot() == draft.by && shared >= FEWEST_SHARED;
            (holds && weight >= LEAST_WEIGHT).then_some((place, weight))
        }))
    }

    /// The commitments of a side that words may be about, the likeliest first, and whether
    /// enough of the words speak for that one.
    fn meant(&self, about: Slot, words: &Stems, said: &Edtf) -> (Vec<usize>, bool) {
        let all = self.dossier.commitments.iter().zip(&self.noted).enumerate();
        let mut scored: Vec<(usize, (f64, usize))> = all
            .filter(|(_, (one, _))| {
                one.by.slot() == about && said.last_covered().is_none_or(|d| one.made.point() <= d)
            })
            .map(|(place, (_, own))| (place, self.weights.likeness(words, own)))
            .filter(|(_, (weight, _))| *weight > 0.0)
            .collect();
        scored.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
        let is_likely = scored.first().is_some_and(|(_, (_, shared))| *shared >= FEWEST_SHARED);
        (scored.into_iter().map(|(place, _)| place).take(MOST_MEANT).collect(), is_likely)
    }

    /// Commitments of the dossier on which a drafted deed bears.
    pub(super) fn evidence(
        &self,
        place: usize,
        draft: &EventDraft,
        text: &Text<'_>,
    ) -> Vec<EvidenceDraft> {
        if draft.mode != Mode::Deed || !is_deed(draft) {
            return Vec::new();
        }
        let words = self.stems(text.slice(&draft.basis.clause));
        let all = self.dossier.commitments.iter().zip(&self.commitments).enumerate();
        let found = all.filter_map(|(commitment, (one, own))| {
            let is_own = draft.actor.slot().is_none_or(|slot| slot == one.by.slot());
            let is_later = draft.date.last_covered().is_none_or(|day| one.made.point() <= day);
            let (weight, shared) = self.weights.likeness(&words, own);
            let holds = is_own && is_later && shared >= FEWEST_SHARED && weight >= LEAST_WEIGHT;
            holds.then(|| EvidenceDraft {
                basis: draft.basis.clone(),
                commitment,
                event: place,
                date: draft.date,
                is_towards: draft.code.entry().goldstein >= 0.0,
                words: words.shared(own).map(|(_, word)| word.to_owned()).collect(),
            })
        });
        found.collect()
    }

    /// What a drafted act may undo: lasting acts of its side before it, in the dossier and
    /// in the draft, with which it shares a word, the likeliest first.
    pub(super) fn undone(
        &self,
        drafts: &[EventDraft],
        place: usize,
        words: &[Stems],
    ) -> Vec<Earlier> {
        let Some((draft, own)) = drafts.get(place).zip(words.get(place)) else { return Vec::new() };
        if draft.mode != Mode::Deed || !undoes(draft.code.as_str()) {
            return Vec::new();
        }
        let fits = |actor: &Actor, date: &Edtf, score: f64| {
            same_actor(actor, &draft.actor) && score < 0.0 && date.point() < draft.date.point()
        };
        let known = self.dossier.events.iter().zip(&self.events).enumerate();
        let known = known
            .filter(|(_, (one, _))| one.is_lasting() && !one.planned && !one.is_reversal())
            .filter(|(_, (one, _))| fits(&one.actor, &one.date, one.goldstein()))
            .map(|(at, (_, words))| (Earlier::Known(at), self.weights.likeness(own, words).0));
        let first = place.saturating_sub(MOST_BEFORE);
        let drafted = drafts.iter().zip(words).enumerate().skip(first).take(MOST_BEFORE * 2);
        let drafted = drafted
            .filter(|(at, (one, _))| {
                let entry = one.code.entry();
                *at != place
                    && one.mode == Mode::Deed
                    && one.known.is_none()
                    && entry.lasting
                    && fits(&one.actor, &one.date, entry.goldstein)
            })
            .map(|(at, (_, words))| (Earlier::Drafted(at), self.weights.likeness(own, words).0));
        let mut all: Vec<(Earlier, f64)> =
            known.chain(drafted).filter(|(_, weight)| *weight > 0.0).collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all.into_iter().map(|(one, _)| one).collect()
    }

    /// What commitments of the dossier a claim may mean.
    pub(super) fn place_claim(&self, claim: &mut ClaimDraft, text: &Text<'_>) {
        let words = self.stems(text.slice(&claim.basis.sentence));
        (claim.commitments, claim.is_likely) = self.meant(claim.about, &words, &claim.date);
    }
}

/// The place with the highest score; of two, the first.
fn best(scored: impl Iterator<Item = (usize, f64)>) -> Option<usize> {
    let first = |best: (usize, f64), one: (usize, f64)| if one.1 > best.1 { one } else { best };
    scored.reduce(first).map(|(place, _)| place)
}

/// Days between two days that may be one: a day, or three where one of them is only about
/// right.
const DAYS_APART: (i32, i32) = (1, 3);

/// Whether two dates may be of the same day.
fn near(one: &Edtf, other: &Edtf) -> bool {
    if let (Edtf::Stamp(a), Edtf::Stamp(b)) = (one, other)
        && (a.precision(), b.precision()) == (Precision::Day, Precision::Day)
    {
        let is_exact = |stamp: &Stamp| stamp.qualifier() == Qualifier::None;
        let most = if is_exact(a) && is_exact(b) { DAYS_APART.0 } else { DAYS_APART.1 };
        return one.point().since(other.point()).abs() <= most;
    }
    let before = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(a, b)| a <= b.plus(1));
    before(one.first_covered(), other.last_covered())
        && before(other.first_covered(), one.last_covered())
}

fn same_actor(one: &Actor, other: &Actor) -> bool {
    match (one.slot(), other.slot()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn root(code: &str) -> &str {
    code.get(..2).unwrap_or(code)
}

/// Whether it is a deed by its code, and not words.
fn is_deed(draft: &EventDraft) -> bool {
    draft.code.entry().quad.is_material()
}

/// Codes of acts that take back others: yielding, and resuming what was broken off.
fn undoes(code: &str) -> bool {
    code.starts_with("08") || matches!(code, "050" | "054" | "061" | "064")
}
