//! All ids of a file, collected before anything refers to them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use toml::de::{DeTable, DeValue};

use super::super::cutting::Places;
use super::super::fields::RecordKind;
use super::super::id::{Id, Identified, Places as IdPlaces, Records};
use super::super::problem::{Mention, RecordFault, SideAdvice, TieFault, short_id};
use super::super::reader::{Record, Sink, Text};
use super::super::side::{Actor, BOTH, SideId};
use super::super::stream::{Index, Stream};
use super::super::{Claimant, Commitment, Event, Period, Source};
use super::hidden::{LookAlike, look_alikes};
use super::pieces::{List, Pieces};

/// A list of more ids than this is looked at by two threads.
const MANY: usize = 4096;

/// The ids of one kind of record.
pub(in crate::dossier) enum IdSet<'a, T> {
    /// Those that a file writes.
    Written {
        /// All of them.
        ids: IdPlaces<T>,
        /// In the order of the file.
        order: Vec<Id<T>>,
    },
    /// Those of records that were read before; only one of them, where the
    /// others are not asked for.
    Read(&'a Records<T>, Option<&'a str>),
}

/// A kind of record that others name.
pub(in crate::dossier) trait Mentioned {
    const MENTION: Mention;
}

impl Mentioned for Source {
    const MENTION: Mention = Mention::Source;
}

impl Mentioned for Event {
    const MENTION: Mention = Mention::Event;
}

impl Mentioned for Commitment {
    const MENTION: Mention = Mention::Commitment;
}

/// Every id that something may refer to.
pub(in crate::dossier) struct Names<'a> {
    pub(in crate::dossier) sides: &'a Arc<[SideId]>,
    pub(in crate::dossier) sources: IdSet<'a, Source>,
    pub(in crate::dossier) events: IdSet<'a, Event>,
    pub(in crate::dossier) periods: IdSet<'a, Period>,
    pub(in crate::dossier) commitments: IdSet<'a, Commitment>,
    pub(in crate::dossier) streams: IdSet<'a, Stream>,
    pub(in crate::dossier) indices: IdSet<'a, Index>,
}

impl<'a> Names<'a> {
    /// Those of a file: of its head, and of its records.
    pub(super) fn collect(
        head: &DeTable<'_>,
        places: &Places,
        pieces: &Pieces<'_>,
        sink: &Sink<'_>,
        sides: &'a Arc<[SideId]>,
    ) -> Self {
        let of = |list| move || written_ids(head, places, pieces, list);
        Self {
            sides,
            sources: IdSet::collect(of(List::Sources), RecordKind::Source, sink),
            events: IdSet::collect(of(List::Events), RecordKind::Event, sink),
            periods: IdSet::collect(of(List::Periods), RecordKind::Period, sink),
            commitments: IdSet::collect(of(List::Commitments), RecordKind::Commitment, sink),
            streams: IdSet::collect(of(List::Streams), RecordKind::Stream, sink),
            indices: IdSet::collect(of(List::Indices), RecordKind::Index, sink),
        }
    }

    /// A side's id.
    pub(super) fn side(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Option<SideId> {
        let found = self.sides.iter().find(|side| side.as_str() == text.value);
        if found.is_none() {
            let sink = record.sink();
            let fault = if text.value == BOTH {
                RecordFault::BothForOneSide
            } else {
                let near = sink.suggest(text.value, self.sides.iter().map(SideId::as_str));
                let (written, advice) = (short_id(text.value), self.side_advice(near));
                RecordFault::NoSuchSide { written, advice }
            };
            sink.missing(&text.span, record.fault(fault));
        }
        found.cloned()
    }

    /// A side's id or `both`.
    pub(super) fn actor(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Option<Actor> {
        if text.value == BOTH {
            return Some(Actor::Both);
        }
        let found = self.sides.iter().find(|side| side.as_str() == text.value);
        if found.is_none() {
            let sink = record.sink();
            let words = self.sides.iter().map(SideId::as_str).chain([BOTH]);
            let advice = self.side_advice(sink.suggest(text.value, words));
            let fault = RecordFault::NoSuchActor { written: short_id(text.value), advice };
            sink.missing(&text.span, record.fault(fault));
        }
        found.cloned().map(Actor::Side)
    }

    fn side_advice(&self, near: Option<Box<str>>) -> SideAdvice {
        near.map_or_else(|| SideAdvice::OneOf(Arc::clone(self.sides)), SideAdvice::Near)
    }

    /// A side's id, or else a third party's name.
    pub(super) fn claimant(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Claimant {
        if let Some(side) = self.sides.iter().find(|side| side.as_str() == text.value) {
            return Claimant::Side(side.clone());
        }
        let sink = record.sink();
        let ids = self.sides.iter().map(SideId::as_str);
        if let Some(near) = sink.suggest(text.value, ids) {
            let fault = RecordFault::ThirdParty { written: short_id(text.value), near };
            sink.warning(&text.span, record.fault(fault));
        }
        Claimant::ThirdParty(text.value.to_owned())
    }
}

/// What the records of a list have as `id`, and where, in the order of the file.
fn written_ids<'p>(
    head: &'p DeTable<'_>,
    places: &'p Places,
    pieces: &'p Pieces<'_>,
    list: List,
) -> impl Iterator<Item = (Cow<'p, str>, Range<usize>)> {
    let in_head = array_tables(head, list.key()).filter_map(|table| {
        let value = table.get("id")?;
        match value.get_ref() {
            DeValue::String(text) => {
                Some((Cow::Borrowed(text.as_ref()), places.in_file(value.span())))
            }
            _ => None,
        }
    });
    in_head.chain(pieces.ids(list))
}

/// The tables of an array, as far as it is one.
fn array_tables<'a, 'i>(root: &'a DeTable<'i>, key: &str) -> impl Iterator<Item = &'a DeTable<'i>> {
    let items = root.get(key).and_then(|value| value.get_ref().as_array());
    items.into_iter().flatten().filter_map(|item| match item.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    })
}

impl<T: Identified> IdSet<'_, T> {
    /// `written` gives what stands in the file from its beginning, each time.
    fn collect<'p, W: Iterator<Item = (Cow<'p, str>, Range<usize>)>>(
        written: impl Fn() -> W + Sync,
        kind: RecordKind,
        sink: &Sink<'_>,
    ) -> Self {
        let many = written().nth(MANY).is_some();
        let (first_ones, look_alikes) = thread::scope(|scope| {
            let other = many.then(|| scope.spawn(|| look_alikes(written())));
            let first_ones = FirstOnes::of(written());
            let look_alikes = other.map_or_else(
                || look_alikes(written()),
                |other| other.join().unwrap_or_else(|cause| resume_unwind(cause)),
            );
            (first_ones, look_alikes)
        });
        for LookAlike { span, id, other } in look_alikes {
            sink.warning(&span, TieFault::LooksAlike { kind, id, other });
        }
        let FirstOnes { ids, order, again } = first_ones;
        report_again(written(), again, kind, sink);
        Self::Written { ids, order }
    }

    /// The records that were read, found by these ids.
    pub(super) fn list(self, records: Vec<T>) -> Records<T> {
        match self {
            Self::Written { ids, order } => Records::at(records, ids, &order),
            Self::Read(..) => Records::new(records),
        }
    }

    fn find(&self, id: &str) -> Option<Id<T>> {
        match self {
            Self::Written { ids, .. } => ids.get_key_value(id).map(|(id, _)| id.clone()),
            Self::Read(_, Some(only)) if *only != id => None,
            Self::Read(records, _) => records.find(id).map(|record| record.id().clone()),
        }
    }

    /// The known name that was likely meant by an unknown one.
    fn near(&self, word: &str, sink: &Sink<'_>) -> Option<Box<str>> {
        match self {
            Self::Written { order, .. } => sink.suggest(word, order.iter().map(Id::as_str)),
            // If there is something to report, the whole file is read.
            Self::Read(..) => None,
        }
    }

    /// The id a record gives itself.
    pub(super) fn own(&self, record: &Record<'_, '_>) -> Option<Id<T>> {
        let text = record.required_text("id")?;
        if text.value.trim() != text.value || text.value.chars().any(char::is_control) {
            record.sink().error(&text.span, record.fault(RecordFault::IdWithBlanks));
            return None;
        }
        self.find(text.value)
    }
}

impl<T: Identified + Mentioned> IdSet<'_, T> {
    /// The record that a text refers to.
    pub(super) fn resolve(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Option<Id<T>> {
        let found = self.find(text.value);
        if found.is_none() {
            let sink = record.sink();
            let near = self.near(text.value, sink);
            let id = short_id(text.value);
            let fault = RecordFault::NoSuchRecord { of: T::MENTION, id, near };
            sink.missing(&text.span, record.fault(fault));
        }
        found
    }

    /// The record that a key refers to.
    pub(super) fn one(&self, record: &Record<'_, '_>, key: &'static str) -> Option<Id<T>> {
        self.resolve(record, &record.text(key)?)
    }

    /// The records that a list refers to.
    pub(super) fn many(&self, record: &Record<'_, '_>, key: &'static str) -> Vec<Id<T>> {
        record.texts(key).iter().filter_map(|text| self.resolve(record, text)).collect()
    }
}

/// The ids of a list, each once.
struct FirstOnes<'p, T> {
    ids: IdPlaces<T>,
    order: Vec<Id<T>>,
    /// Those that were there before, and where they stand.
    again: Vec<(Cow<'p, str>, Range<usize>)>,
}

impl<'p, T> FirstOnes<'p, T> {
    fn of(written: impl Iterator<Item = (Cow<'p, str>, Range<usize>)>) -> Self {
        let mut found = Self { ids: IdPlaces::default(), order: Vec::new(), again: Vec::new() };
        for (text, span) in written {
            if found.ids.contains_key(&*text) {
                found.again.push((text, span));
                continue;
            }
            let id = Id::new(&text);
            found.ids.insert(id.clone(), found.order.len() as u32);
            found.order.push(id);
        }
        found
    }
}

/// Reports ids that another record has already, and where.
fn report_again<'p>(
    written: impl Iterator<Item = (Cow<'p, str>, Range<usize>)>,
    again: Vec<(Cow<'p, str>, Range<usize>)>,
    kind: RecordKind,
    sink: &Sink<'_>,
) {
    if again.is_empty() {
        return;
    }
    let mut first_at: HashMap<Cow<'p, str>, usize> =
        again.iter().map(|(text, _)| (text.clone(), usize::MAX)).collect();
    for (text, span) in written {
        if let Some(first) = first_at.get_mut(&text) {
            *first = span.start.min(*first);
        }
    }
    for (text, span) in again {
        let first_line = first_at.get(&text).map_or(1, |first| sink.line(*first));
        sink.error(&span, TieFault::DuplicateId { kind, id: text.into(), first_line });
    }
}
