//! What a change did to a dossier, record by record, so that it can be undone and redone without
//! reading the file again.

use super::id::{Identified, Records};
use super::{Commitment, Dossier, Event, Index, Period, Source, Stream};

/// The difference between a dossier before and after a change. It holds the
/// records that differ, and nothing of the others.
#[derive(Debug, Clone)]
pub struct Delta {
    /// Both without their records, where what stands above those differs.
    heads: Option<Box<[Dossier; 2]>>,
    sources: Swap<Source>,
    events: Swap<Event>,
    periods: Swap<Period>,
    commitments: Swap<Commitment>,
    streams: Swap<Stream>,
    indices: Swap<Index>,
}

/// What became of the records of a list.
#[derive(Debug, Clone)]
enum Swap<T> {
    /// As many as there were: each that differs, by its place.
    Each(Vec<(usize, [T; 2])>),
    /// More or fewer: those between the first and the last that differ.
    Run {
        /// Where they stand in both lists.
        at: usize,
        before: Vec<T>,
        after: Vec<T>,
    },
}

impl Delta {
    /// What differs between two dossiers.
    ///
    /// Cost: O(records) of the lists that the two do not share.
    pub fn between(before: &Dossier, after: &Dossier) -> Self {
        let heads = [head(before), head(after)];
        Self {
            heads: (heads[0] != heads[1]).then(|| Box::new(heads)),
            sources: Swap::between(&before.sources, &after.sources),
            events: Swap::between(&before.events, &after.events),
            periods: Swap::between(&before.periods, &after.periods),
            commitments: Swap::between(&before.commitments, &after.commitments),
            streams: Swap::between(&before.streams, &after.streams),
            indices: Swap::between(&before.indices, &after.indices),
        }
    }

    /// The dossier before the change, from the one after it.
    pub fn taken_back(&self, after: &Dossier) -> Dossier {
        let [before, _] = self.heads.as_deref().map_or([None, None], |[a, b]| [Some(a), Some(b)]);
        Dossier {
            sources: self.sources.taken_back(&after.sources),
            events: self.events.taken_back(&after.events),
            periods: self.periods.taken_back(&after.periods),
            commitments: self.commitments.taken_back(&after.commitments),
            streams: self.streams.taken_back(&after.streams),
            indices: self.indices.taken_back(&after.indices),
            ..before.cloned().unwrap_or_else(|| head(after))
        }
    }

    /// The dossier after the change, from the one before it.
    pub fn made_again(&self, before: &Dossier) -> Dossier {
        let [_, after] = self.heads.as_deref().map_or([None, None], |[a, b]| [Some(a), Some(b)]);
        Dossier {
            sources: self.sources.made_again(&before.sources),
            events: self.events.made_again(&before.events),
            periods: self.periods.made_again(&before.periods),
            commitments: self.commitments.made_again(&before.commitments),
            streams: self.streams.made_again(&before.streams),
            indices: self.indices.made_again(&before.indices),
            ..after.cloned().unwrap_or_else(|| head(before))
        }
    }
}

/// A dossier without its records.
fn head(dossier: &Dossier) -> Dossier {
    Dossier {
        schema: dossier.schema,
        title: dossier.title.clone(),
        summary: dossier.summary.clone(),
        headline: dossier.headline.clone(),
        cutoff: dossier.cutoff,
        model: dossier.model.clone(),
        sides: dossier.sides.clone(),
        sources: Records::default(),
        events: Records::default(),
        periods: Records::default(),
        commitments: Records::default(),
        streams: Records::default(),
        indices: Records::default(),
    }
}

impl<T: Identified + Clone + PartialEq> Swap<T> {
    fn between(before: &Records<T>, after: &Records<T>) -> Self {
        if before.is_same(after) {
            return Self::Each(Vec::new());
        }
        let pairs = || before.iter().zip(after.iter());
        if before.len() == after.len() {
            let other = pairs().enumerate().filter(|(_, (a, b))| a != b);
            return Self::Each(other.map(|(at, (a, b))| (at, [a.clone(), b.clone()])).collect());
        }
        let at = pairs().take_while(|(a, b)| a == b).count();
        let [rest_before, rest_after] =
            [before, after].map(|records| records.get(at..).unwrap_or_default());
        let backwards = rest_before.iter().rev().zip(rest_after.iter().rev());
        let same = backwards.take_while(|(a, b)| a == b).count();
        let [before, after] = [rest_before, rest_after]
            .map(|rest| rest.get(..rest.len() - same).unwrap_or_default().to_vec());
        Self::Run { at, before, after }
    }

    fn taken_back(&self, records: &Records<T>) -> Records<T> {
        match self {
            Self::Each(each) => {
                records.with_each(each.iter().map(|(at, [before, _])| (*at, before)))
            }
            Self::Run { at, before, after } => {
                records.with_in_place_of(*at..at + after.len(), before)
            }
        }
    }

    fn made_again(&self, records: &Records<T>) -> Records<T> {
        match self {
            Self::Each(each) => records.with_each(each.iter().map(|(at, [_, after])| (*at, after))),
            Self::Run { at, before, after } => {
                records.with_in_place_of(*at..at + before.len(), after)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;

    const HEAD: &str = "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n";

    fn dossier(head: &str, events: &[(&str, &str)]) -> Dossier {
        let events: String = events
            .iter()
            .map(|(id, headline)| {
                format!(
                    "[[events]]\nid = \"{id}\"\ndate = \"2025-05-10\"\nheadline = \"{headline}\"\n\
                     actor = \"a\"\ncode = \"046\"\n"
                )
            })
            .collect();
        parse(&format!("{head}{events}")).dossier.unwrap()
    }

    #[test]
    fn a_change_is_taken_back_and_made_again() {
        let renamed = HEAD.replace("\"T\"", "\"U\"");
        let states = [
            dossier(HEAD, &[]),
            dossier(HEAD, &[("x", "X")]),
            dossier(HEAD, &[("x", "X"), ("y", "Y"), ("z", "Z")]),
            dossier(HEAD, &[("x", "X"), ("z", "Z")]),
            dossier(HEAD, &[("z", "Z"), ("x", "X")]),
            dossier(&renamed, &[("z", "changed"), ("x", "X")]),
        ];
        for before in &states {
            for after in &states {
                let delta = Delta::between(before, after);
                assert_eq!(delta.taken_back(after), *before);
                assert_eq!(delta.made_again(before), *after);
                for event in &delta.made_again(before).events {
                    assert_eq!(delta.made_again(before).events.find(&event.id), Some(event));
                }
            }
        }
    }

    #[test]
    fn it_holds_what_differs_alone() {
        let before = dossier(HEAD, &[("x", "X"), ("y", "Y"), ("z", "Z")]);
        let after = dossier(HEAD, &[("x", "X"), ("y", "other"), ("z", "Z")]);
        let delta = Delta::between(&before, &after);
        assert!(matches!(&delta.events, Swap::Each(each) if each.len() == 1 && each[0].0 == 1));
        assert!(delta.heads.is_none());
        assert!(matches!(&delta.sources, Swap::Each(each) if each.is_empty()));
        let back = delta.taken_back(&after);
        assert!(back.sources.is_same(&after.sources), "what did not change is shared");
    }
}
