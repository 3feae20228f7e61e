//! Two codings side by side: on which records they do not agree, and which of these are
//! settled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::dossier::{Day, Dossier, Event, Status, Verdict};
use crate::edit::Place;
use crate::ledger::Ledger;
use crate::reading::{Agreement, Disagreement, Kappa, Subject};

/// A record that two coders judge, by its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Judged {
    /// An event.
    Event(String),
    /// A commitment.
    Commitment(String),
}

impl Judged {
    fn of(one: &Disagreement) -> Self {
        match one.subject {
            Subject::Status => Self::Commitment(one.id.clone()),
            Subject::Root | Subject::Class | Subject::Actor => Self::Event(one.id.clone()),
        }
    }

    /// Its id.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Event(id) | Self::Commitment(id) => id,
        }
    }

    /// Where it stands in a dossier.
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Event(id) => Place::event(id.as_str()),
            Self::Commitment(id) => Place::commitment(id.as_str()),
        }
    }
}

/// How a commitment stands by one of the two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'a> {
    /// The status.
    pub status: Status,
    /// The finding that it rests on; `None` where nothing was found yet.
    pub finding: Option<&'a Verdict>,
}

/// Two codings, and the way through what they do not agree on.
#[derive(Debug)]
pub(crate) struct Walk {
    /// What the second coder's file is called.
    pub name: String,
    /// The second's coding.
    pub second: Arc<Dossier>,
    /// How far the two agree, as the first's stands now.
    pub agreement: Agreement,
    /// How far they agreed when they were compared: what is settled says nothing of how
    /// clear the rules of coding are.
    pub before: BTreeMap<Subject, Kappa>,
    /// The day as of which commitments are judged.
    pub as_of: Day,
    /// All records on which they did not agree at any time since they were compared, by
    /// their places.
    pub records: Vec<Judged>,
    /// Which of them are settled.
    settled: Vec<bool>,
    /// On what they do not agree now, by record.
    apart: BTreeMap<Judged, Vec<Disagreement>>,
    /// The one in front, by its place among them.
    pub at: usize,
    /// The first's coding that was compared.
    first: Arc<Dossier>,
    /// Commitments as they stand by each.
    ledgers: [Ledger; 2],
    /// Records of which the first coding was kept with nothing written, with what the two said
    /// then.
    kept: BTreeMap<Judged, Vec<Disagreement>>,
}

impl Walk {
    /// Compares two codings as of a day.
    pub(crate) fn new(name: String, first: Arc<Dossier>, second: Arc<Dossier>, as_of: Day) -> Self {
        let agreement = Agreement::of(&first, &second, as_of);
        let mut walk = Self {
            name,
            before: agreement.kappas.clone(),
            agreement,
            ledgers: [&first, &second].map(|dossier| Ledger::compute(dossier, as_of)),
            second,
            as_of,
            records: Vec::new(),
            settled: Vec::new(),
            apart: BTreeMap::new(),
            at: 0,
            first,
            kept: BTreeMap::new(),
        };
        walk.note_records();
        walk.at = walk.next_open(None).unwrap_or(0);
        walk
    }

    /// Compares again if the first coding or the day has changed.
    pub(crate) fn refresh(&mut self, first: &Arc<Dossier>, as_of: Day) {
        if Arc::ptr_eq(&self.first, first) && self.as_of == as_of {
            return;
        }
        (self.first, self.as_of) = (Arc::clone(first), as_of);
        self.agreement = Agreement::of(first, &self.second, as_of);
        self.ledgers = [first, &self.second].map(|dossier| Ledger::compute(dossier, as_of));
        self.note_records();
    }

    /// Each record is there once, and stays when they agree on it.
    fn note_records(&mut self) {
        self.apart.clear();
        let known: BTreeSet<Judged> = self.records.iter().cloned().collect();
        for one in &self.agreement.disagreements {
            let record = Judged::of(one);
            let list = self.apart.entry(record.clone()).or_default();
            if list.is_empty() && !known.contains(&record) {
                self.records.push(record);
            }
            list.push(one.clone());
        }
        self.note_settled();
    }

    fn note_settled(&mut self) {
        let is_settled = |record: &Judged| {
            self.apart(record).iter().all(|one| self.is_reading(one) || self.is_kept(record, one))
        };
        self.settled = self.records.iter().map(is_settled).collect();
    }

    /// Whether the two have no record in common.
    pub(crate) fn shares_nothing(&self) -> bool {
        self.agreement.uncoded.is_empty()
            && self.agreement.unjudged.is_empty()
            && self.agreement.kappas.values().all(|kappa| kappa.count == 0)
    }

    /// The record in front.
    pub(crate) fn in_front(&self) -> Option<&Judged> {
        self.records.get(self.at)
    }

    /// On what the two do not agree of a record, as it stands now.
    pub(crate) fn apart(&self, record: &Judged) -> &[Disagreement] {
        self.apart.get(record).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether nothing is open of the record in a place.
    pub(crate) fn is_settled(&self, at: usize) -> bool {
        self.settled.get(at).copied().unwrap_or(true)
    }

    /// Whether the second coder's code is among the first's readings.
    pub(crate) fn is_reading(&self, one: &Disagreement) -> bool {
        let is_code = matches!(one.subject, Subject::Root | Subject::Class);
        let event = self.first.events.find(one.id.as_str()).filter(|_| is_code);
        event.is_some_and(|event| event.readings.iter().any(|code| code.as_str() == one.second))
    }

    fn is_kept(&self, record: &Judged, one: &Disagreement) -> bool {
        self.kept.get(record).is_some_and(|kept| kept.contains(one))
    }

    /// Keeps the first's of a record for as long as both say what they say now.
    pub(crate) fn keep(&mut self, record: &Judged) {
        let open = self.apart(record).iter().filter(|one| !self.is_reading(one));
        let open = open.cloned().collect();
        self.kept.insert(record.clone(), open);
        self.note_settled();
    }

    /// Takes back that the first's was kept; whether it was.
    pub(crate) fn forget(&mut self, record: &Judged) -> bool {
        let was_kept = self.kept.remove(record).is_some_and(|kept| !kept.is_empty());
        self.note_settled();
        was_kept
    }

    /// How many records are settled.
    pub(crate) fn settled(&self) -> usize {
        self.settled.iter().filter(|settled| **settled).count()
    }

    /// The next record that is open behind a place, else the first.
    pub(crate) fn next_open(&self, behind: Option<usize>) -> Option<usize> {
        let open = || (0..self.records.len()).filter(|at| !self.is_settled(*at));
        open().find(|at| behind.is_none_or(|behind| *at > behind)).or_else(|| open().next())
    }

    /// The first record that is open now and was not before, by what was settled then.
    pub(crate) fn reopened(&self, before: &[bool]) -> Option<usize> {
        before.iter().zip(&self.settled).position(|(before, now)| *before && !*now)
    }

    /// Which records are settled.
    pub(crate) fn all_settled(&self) -> &[bool] {
        &self.settled
    }

    /// An event as both have it.
    pub(crate) fn events(&self, id: &str) -> Option<(&Event, &Event)> {
        self.first.events.find(id).zip(self.second.events.find(id))
    }

    /// How a commitment stands by both.
    pub(crate) fn findings(&self, id: &str) -> Option<[Found<'_>; 2]> {
        let [one, other] = &self.ledgers;
        Some([found_in(&self.first, one, id)?, found_in(&self.second, other, id)?])
    }
}

fn found_in<'a>(dossier: &'a Dossier, ledger: &Ledger, id: &str) -> Option<Found<'a>> {
    let place = dossier.commitments.position(id)?;
    let row = ledger.row_of(place)?;
    let commitment = dossier.commitments.get(place)?;
    let finding = row.verdict.and_then(|verdict| commitment.verdicts.get(verdict));
    Some(Found { status: row.status, finding })
}
