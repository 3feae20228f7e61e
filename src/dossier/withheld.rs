//! A dossier without what is marked above a limit, and without a trace of it: what
//! is made from the rest cannot hold any of it.
//!
//! A record without a mark has the highest of its sources' marks. A record that depends on
//! something withheld goes with it if it would say something different alone: a commitment with its
//! condition, a reversal with all that it undoes, a verdict and a claim with their documents.

use std::collections::HashSet;

use super::id::{Id, Identified, Records};
use super::marking::MarkingLimit;
use super::{Claim, Commitment, Dossier, Event, Metric, Observation, Period, Source, Verdict};

/// How much was withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Withheld {
    /// Events.
    pub events: usize,
    /// Commitments.
    pub commitments: usize,
    /// Sources.
    pub sources: usize,
    /// Claims, verdicts, measurements and periods.
    pub parts: usize,
    /// Whether the dossier's own summary and headline are, which might reveal what is withheld.
    pub words: bool,
}

impl Withheld {
    /// Whether there is anything.
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

impl Dossier {
    /// What is within a limit, and how much is not.
    ///
    /// Cost: O(records · links).
    pub fn within(&self, limit: &MarkingLimit) -> (Self, Withheld) {
        let sources = kept(&self.sources, |source| limit.holds(source.marking.as_deref()));
        let sift = Sift { limit, sources: ids(&sources) };
        let events = sift.events(self);
        let event_ids = ids(&events);
        let commitments = sift.commitments(self);
        let commitment_ids = ids(&commitments);
        let mut parts = 0;
        let events = events.into_iter().map(|event| Event {
            sources: sift.known(&event.sources),
            reverses: within(&event.reverses, &event_ids),
            ..event
        });
        let commitments = commitments
            .into_iter()
            .map(|one| sift.commitment(one, &event_ids, &commitment_ids, &mut parts));
        let commitments: Vec<Commitment> = commitments.collect();
        let all_known = |period: &Period| sift.all_known(&period.sources);
        let periods = kept(&self.periods, all_known);
        parts += self.periods.len() - periods.len();
        let mut withheld = Withheld {
            events: self.events.len() - event_ids.len(),
            commitments: self.commitments.len() - commitments.len(),
            sources: self.sources.len() - sift.sources.len(),
            parts,
            words: false,
        };
        let mut dossier = self.clone();
        dossier.events = Records::new(events.collect());
        dossier.commitments = Records::new(commitments);
        dossier.periods = Records::new(periods);
        dossier.sources = Records::new(sources);
        if withheld.is_any() {
            let references = dossier.model.references.iter_mut();
            references.for_each(|reference| reference.note = None);
            withheld.words = dossier.summary.is_some() || dossier.headline.is_some();
            (dossier.summary, dossier.headline) = (None, None);
        }
        (dossier, withheld)
    }
}

struct Sift<'l> {
    limit: &'l MarkingLimit,
    /// The sources that stay.
    sources: HashSet<String>,
}

impl Sift<'_> {
    fn is_known(&self, id: &Id<Source>) -> bool {
        self.sources.contains(id.as_str())
    }

    fn known(&self, ids: &[Id<Source>]) -> Vec<Id<Source>> {
        ids.iter().filter(|id| self.is_known(id)).cloned().collect()
    }

    fn all_known(&self, ids: &[Id<Source>]) -> bool {
        ids.iter().all(|id| self.is_known(id))
    }

    /// Whether a record stays: by its own mark, or by those of its sources.
    fn holds(&self, own: Option<&str>, sources: &[Id<Source>]) -> bool {
        match own {
            Some(own) => self.limit.holds(Some(own)),
            None => self.limit.holds(None) && self.all_known(sources),
        }
    }

    /// Events, without reversals of which nothing is left to undo.
    fn events(&self, dossier: &Dossier) -> Vec<Event> {
        let mut events =
            kept(&dossier.events, |event| self.holds(event.marking.as_deref(), &event.sources));
        loop {
            let left = ids(&events);
            let before = events.len();
            events.retain(|event| {
                event.reverses.is_empty()
                    || event.reverses.iter().any(|id| left.contains(id.as_str()))
            });
            if events.len() == before {
                return events;
            }
        }
    }

    /// Commitments, without those that are conditional on one that is withheld.
    fn commitments(&self, dossier: &Dossier) -> Vec<Commitment> {
        let mut commitments =
            kept(&dossier.commitments, |one| self.holds(one.marking.as_deref(), &one.sources));
        loop {
            let left = ids(&commitments);
            let before = commitments.len();
            commitments
                .retain(|one| one.conditional_on.iter().all(|id| left.contains(id.as_str())));
            if commitments.len() == before {
                return commitments;
            }
        }
    }

    fn commitment(
        &self,
        one: Commitment,
        events: &HashSet<String>,
        commitments: &HashSet<String>,
        parts: &mut usize,
    ) -> Commitment {
        let has_source =
            |source: &Option<Id<Source>>| source.as_ref().is_none_or(|id| self.is_known(id));
        let claims: Vec<Claim> =
            one.claims.iter().filter(|claim| has_source(&claim.source)).cloned().collect();
        let verdicts: Vec<Verdict> = one
            .verdicts
            .iter()
            .filter(|verdict| {
                self.all_known(&verdict.sources)
                    && verdict.events.iter().all(|id| events.contains(id.as_str()))
            })
            .cloned()
            .collect();
        *parts += one.claims.len() - claims.len() + one.verdicts.len() - verdicts.len();
        let metric = one.metric.as_ref().map(|metric| {
            let known =
                metric.observations.iter().filter(|observation| has_source(&observation.source));
            let observations: Vec<Observation> = known.cloned().collect();
            *parts += metric.observations.len() - observations.len();
            Metric { observations, ..metric.clone() }
        });
        let event = one.event.clone().filter(|id| events.contains(id.as_str()));
        let reciprocal_with = within(&one.reciprocal_with, commitments);
        let sources = self.known(&one.sources);
        Commitment { claims, verdicts, metric, event, reciprocal_with, sources, ..one }
    }
}

fn kept<T: Identified + Clone>(records: &Records<T>, keep: impl Fn(&T) -> bool) -> Vec<T> {
    records.iter().filter(|record| keep(record)).cloned().collect()
}

fn ids<T: Identified>(records: &[T]) -> HashSet<String> {
    records.iter().map(|record| record.id().as_str().to_owned()).collect()
}

fn within<T>(links: &[Id<T>], ids: &HashSet<String>) -> Vec<Id<T>> {
    links.iter().filter(|id| ids.contains(id.as_str())).cloned().collect()
}
