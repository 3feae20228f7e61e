//! All ids of a file, collected before anything refers to them.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::super::id::{Id, Identified};
use super::super::reader::{Record, Sink, Text, with_article};
use super::super::side::{Actor, BOTH, SideId};
use super::super::stream::{Index, Stream};
use super::super::{Claimant, Commitment, Event, Period, Source};
use super::hidden::LookAlikes;

/// The ids of one kind of record.
pub(in crate::dossier) struct IdSet<'a, T> {
    ids: HashMap<&'a str, Id<T>>,
    /// In the order of the file, for suggestions.
    order: Vec<&'a str>,
    /// What one of them is called: `event`.
    noun: &'static str,
}

/// Every id that something may refer to.
pub(in crate::dossier) struct Names<'a> {
    pub(in crate::dossier) sides: &'a [SideId],
    pub(in crate::dossier) sources: IdSet<'a, Source>,
    pub(in crate::dossier) events: IdSet<'a, Event>,
    pub(in crate::dossier) periods: IdSet<'a, Period>,
    pub(in crate::dossier) commitments: IdSet<'a, Commitment>,
    pub(in crate::dossier) streams: IdSet<'a, Stream>,
    pub(in crate::dossier) indices: IdSet<'a, Index>,
}

impl<'a> Names<'a> {
    pub(super) fn collect(root: &'a DeTable<'a>, sink: &Sink<'_>, sides: &'a [SideId]) -> Self {
        Self {
            sides,
            sources: IdSet::collect(root, "sources", "source", sink),
            events: IdSet::collect(root, "events", "event", sink),
            periods: IdSet::collect(root, "periods", "period", sink),
            commitments: IdSet::collect(root, "commitments", "commitment", sink),
            streams: IdSet::collect(root, "streams", "stream", sink),
            indices: IdSet::collect(root, "indices", "index", sink),
        }
    }

    /// A side's id.
    pub(super) fn side(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Option<SideId> {
        let found = self.sides.iter().find(|side| side.as_str() == text.value);
        if found.is_none() {
            let sink = record.sink();
            let ids = || self.sides.iter().map(SideId::as_str);
            let remedy = if text.value == BOTH {
                "write one for each side".to_owned()
            } else {
                sink.suggest(text.value, ids(), || {
                    format!("write one of {}", ids().collect::<Vec<_>>().join(", "))
                })
            };
            sink.missing(&text.span, format!("{record} names no side: \"{}\"", clip(text)), remedy);
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
            let words = || self.sides.iter().map(SideId::as_str).chain([BOTH]);
            let remedy = sink.suggest(text.value, words(), || {
                format!("write one of {}", words().collect::<Vec<_>>().join(", "))
            });
            let message = format!("{record} names neither side nor both: \"{}\"", clip(text));
            sink.missing(&text.span, message, remedy);
        }
        found.cloned().map(Actor::Side)
    }

    /// A side's id, or else a third party's name.
    pub(super) fn claimant(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Claimant {
        if let Some(side) = self.sides.iter().find(|side| side.as_str() == text.value) {
            return Claimant::Side(side.clone());
        }
        let sink = record.sink();
        let ids = self.sides.iter().map(SideId::as_str);
        let remedy = sink.suggest(text.value, ids, String::new);
        if !remedy.is_empty() {
            let message = format!("\"{}\" is taken for a third party's name", clip(text));
            sink.warning(&text.span, message, remedy);
        }
        Claimant::ThirdParty(text.value.to_owned())
    }
}

impl<'a, T> IdSet<'a, T> {
    fn collect(root: &'a DeTable<'a>, key: &str, noun: &'static str, sink: &Sink<'_>) -> Self {
        let mut ids: HashMap<&str, Id<T>> = HashMap::new();
        let mut order = Vec::new();
        let mut first_at: HashMap<&str, usize> = HashMap::new();
        let mut look_alikes = LookAlikes::default();
        for table in super::array_tables(root, key) {
            let Some(value) = table.get("id") else { continue };
            let DeValue::String(text) = value.get_ref() else { continue };
            let text: &'a str = text;
            if let Some(first) = first_at.get(text) {
                let message = format!("another {noun} has the id \"{text}\" already");
                let remedy =
                    format!("give this one its own; the first is in line {}", sink.line(*first));
                sink.error(&value.span(), message, remedy);
                continue;
            }
            look_alikes.note(text, &value.span(), noun, sink);
            first_at.insert(text, value.span().start);
            ids.insert(text, Id::new(text));
            order.push(text);
        }
        Self { ids, order, noun }
    }

    /// Those of records that were read before; only one of them, where the
    /// others are not asked for.
    pub(super) fn of<'r>(
        records: impl Iterator<Item = &'a T>,
        only: Option<&'r str>,
        noun: &'static str,
    ) -> Self
    where
        T: Identified + 'a,
    {
        let wanted = records.map(Identified::id).filter(|id| {
            let id: &Id<T> = id;
            only.is_none_or(|only| id.as_str() == only)
        });
        let mut set = Self { ids: HashMap::new(), order: Vec::new(), noun };
        for id in wanted {
            set.ids.insert(id.as_str(), id.clone());
            set.order.push(id.as_str());
        }
        set
    }

    /// The id a record gives itself.
    pub(super) fn own(&self, record: &Record<'_, '_>) -> Option<Id<T>> {
        let text = record.required_text("id")?;
        if text.value.trim() != text.value || text.value.chars().any(char::is_control) {
            record.sink().error(
                &text.span,
                format!("the id of {record} has blanks or control characters round it"),
                "write it as one word, such as london-framework",
            );
            return None;
        }
        self.ids.get(text.value).cloned()
    }

    /// The record that a text refers to.
    pub(super) fn resolve(&self, record: &Record<'_, '_>, text: &Text<'_>) -> Option<Id<T>> {
        let found = self.ids.get(text.value).cloned();
        if found.is_none() {
            let sink = record.sink();
            let one = with_article(self.noun);
            let remedy = sink.suggest(text.value, self.order.iter().copied(), || {
                format!("add {one} with this id, or name one that exists")
            });
            let message = format!("{record} names {one} that does not exist: \"{}\"", clip(text));
            sink.missing(&text.span, message, remedy);
        }
        found
    }

    /// The record that a key refers to.
    pub(super) fn one(&self, record: &Record<'_, '_>, key: &str) -> Option<Id<T>> {
        self.resolve(record, &record.text(key)?)
    }

    /// The records that a list refers to.
    pub(super) fn many(&self, record: &Record<'_, '_>, key: &str) -> Vec<Id<T>> {
        record.texts(key).iter().filter_map(|text| self.resolve(record, text)).collect()
    }
}

fn clip(text: &Text<'_>) -> String {
    text.value.chars().take(60).collect()
}
