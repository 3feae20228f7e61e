//! Two codings side by side: on which records they do not agree, and which of these are
//! settled.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dossier::{Day, Dossier, Event, Status, Verdict};
use crate::edit::Place;
use crate::ledger::Ledger;
use crate::reading::{Agreement, Disagreement, Kappa, Subject};

/// A record that two coders judge, by its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judged {
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
    pub fn id(&self) -> &str {
        match self {
            Self::Event(id) | Self::Commitment(id) => id,
        }
    }

    /// Where it stands in a dossier.
    pub fn place(&self) -> Place {
        match self {
            Self::Event(id) => Place::event(id.as_str()),
            Self::Commitment(id) => Place::commitment(id.as_str()),
        }
    }
}

/// How a commitment stands by one of the two.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The status.
    pub status: Status,
    /// The finding that it rests on; `None` where nothing was found yet.
    pub finding: Option<&'a Verdict>,
}

/// Two codings, and the way through what they do not agree on.
#[derive(Debug)]
pub struct Walk {
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
    /// All records on which they did not agree at any time since they were compared.
    pub records: Vec<Judged>,
    /// The one in front, by its place among them.
    pub at: usize,
    /// The first's coding that was compared.
    first: Arc<Dossier>,
    /// Commitments as they stand by each.
    ledgers: [Ledger; 2],
    /// On what the first's was kept with nothing written, as the two said it then.
    kept: BTreeMap<Judged, Vec<Disagreement>>,
}

impl Walk {
    /// Compares two codings as of a day.
    pub fn new(name: String, first: Arc<Dossier>, second: Arc<Dossier>, as_of: Day) -> Self {
        let agreement = Agreement::of(&first, &second, as_of);
        let mut walk = Self {
            name,
            before: agreement.kappas.clone(),
            agreement,
            ledgers: [&first, &second].map(|dossier| Ledger::compute(dossier, as_of)),
            second,
            as_of,
            records: Vec::new(),
            at: 0,
            first,
            kept: BTreeMap::new(),
        };
        walk.note_records();
        walk.at = walk.next_open(None).unwrap_or(0);
        walk
    }

    /// Compares again, where the first's coding is another by now or the day is.
    pub fn refresh(&mut self, first: &Arc<Dossier>, as_of: Day) {
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
        for one in &self.agreement.disagreements {
            let record = Judged::of(one);
            // All of an event follow each other.
            if self.records.last() != Some(&record) && !self.records.contains(&record) {
                self.records.push(record);
            }
        }
    }

    /// Whether the two have no record in common.
    pub fn shares_nothing(&self) -> bool {
        self.agreement.uncoded.is_empty()
            && self.agreement.kappas.values().all(|kappa| kappa.count == 0)
    }

    /// The record in front.
    pub fn in_front(&self) -> Option<&Judged> {
        self.records.get(self.at)
    }

    /// On what the two do not agree of a record, as it stands now.
    pub fn apart(&self, record: &Judged) -> impl Iterator<Item = &Disagreement> {
        self.agreement.disagreements.iter().filter(move |one| Judged::of(one) == *record)
    }

    /// Whether nothing of a record is open.
    pub fn is_settled(&self, record: &Judged) -> bool {
        self.apart(record).all(|one| self.is_reading(one) || self.is_kept(record, one))
    }

    /// Whether the second's code stands among the first's readings.
    pub fn is_reading(&self, one: &Disagreement) -> bool {
        let is_code = matches!(one.subject, Subject::Root | Subject::Class);
        let event = self.first.events.find(one.id.as_str()).filter(|_| is_code);
        event.is_some_and(|event| event.readings.iter().any(|code| code.as_str() == one.second))
    }

    fn is_kept(&self, record: &Judged, one: &Disagreement) -> bool {
        self.kept.get(record).is_some_and(|kept| kept.contains(one))
    }

    /// Keeps the first's of a record for as long as both say what they say now.
    pub fn keep(&mut self, record: &Judged) {
        let open = self.apart(record).filter(|one| !self.is_reading(one)).cloned().collect();
        self.kept.insert(record.clone(), open);
    }

    /// Takes back that the first's was kept; whether it was.
    pub fn forget(&mut self, record: &Judged) -> bool {
        self.kept.remove(record).is_some_and(|kept| !kept.is_empty())
    }

    /// How many records are settled.
    pub fn settled(&self) -> usize {
        self.records.iter().filter(|record| self.is_settled(record)).count()
    }

    /// The next record that is open behind a place, else the first.
    pub fn next_open(&self, behind: Option<usize>) -> Option<usize> {
        let open: Vec<usize> = (0..self.records.len())
            .filter(|at| self.records.get(*at).is_some_and(|record| !self.is_settled(record)))
            .collect();
        open.iter().find(|at| behind.is_none_or(|behind| **at > behind)).or(open.first()).copied()
    }

    /// An event as both have it.
    pub fn events(&self, id: &str) -> Option<(&Event, &Event)> {
        self.first.events.find(id).zip(self.second.events.find(id))
    }

    /// How a commitment stands by both.
    pub fn findings(&self, id: &str) -> Option<[Found<'_>; 2]> {
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
