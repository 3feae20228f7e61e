//! The data files of a dossier, as they were found.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::about::About;
use super::daily::Daily;
use super::index::IndexSeries;
use crate::dossier::Day;

/// A stream, loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamData {
    /// What its file says of itself.
    pub about: About,
    /// Its acts by day.
    pub daily: Daily,
    /// How many events the file has.
    pub count: u64,
}

/// What is not as it should be with a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataProblem {
    /// It is not there.
    Missing,
    /// It leads out of the dossier's folder by a link, or is no ordinary file.
    Outside,
    /// It has another content than the dossier says.
    Changed,
    /// It cannot be read: why.
    Unread(String),
}

/// One edition of a stream or an index.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition<T> {
    /// Its file, as the dossier names it.
    pub file: String,
    /// What it holds; one that has [changed](DataProblem::Changed) is there, too.
    pub data: Option<Arc<T>>,
    /// What is wrong with it.
    pub problem: Option<DataProblem>,
}

/// The editions of a stream or an index: the latest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Editions<T>(pub Vec<Edition<T>>);

/// What says of which day it is.
pub trait Dated {
    /// What its file says of itself.
    fn about(&self) -> &About;
}

impl Dated for StreamData {
    fn about(&self) -> &About {
        &self.about
    }
}

impl Dated for IndexSeries {
    fn about(&self) -> &About {
        &self.about
    }
}

impl<T: Dated> Editions<T> {
    /// The edition that one had on a day: the latest that was out; where none was,
    /// the oldest there is. Whether it was out comes with it.
    pub fn of(&self, day: Day) -> Option<(&Edition<T>, bool)> {
        let vintage =
            |edition: &Edition<T>| edition.data.as_ref().and_then(|data| data.about().vintage);
        let there = || self.0.iter().filter(|edition| edition.data.is_some());
        let out = there().filter(|edition| vintage(edition).is_none_or(|own| own <= day));
        match out.max_by_key(|edition| vintage(edition)) {
            Some(edition) => Some((edition, true)),
            None => there().min_by_key(|edition| vintage(edition)).map(|edition| (edition, false)),
        }
    }
}

impl<T: Dated> Editions<T> {
    /// The edition before another: the latest that was out earlier.
    pub fn before(&self, edition: &Edition<T>) -> Option<&T> {
        let own = edition.data.as_ref()?.about().vintage?;
        let there = self.0.iter().filter_map(|other| other.data.as_deref());
        let earlier = there.filter(|data| data.about().vintage.is_some_and(|other| other < own));
        earlier.max_by_key(|data| data.about().vintage)
    }
}

/// The data files of a dossier, by the names of their first editions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DataFiles {
    /// Streams.
    pub streams: BTreeMap<String, Editions<StreamData>>,
    /// Indices.
    pub indices: BTreeMap<String, Editions<IndexSeries>>,
}

impl DataFiles {
    /// Every file with which something is wrong.
    pub fn problems(&self) -> impl Iterator<Item = (&str, &DataProblem)> {
        let streams = self.streams.values().flat_map(|editions| {
            editions.0.iter().map(|one| (one.file.as_str(), one.problem.as_ref()))
        });
        let indices = self.indices.values().flat_map(|editions| {
            editions.0.iter().map(|one| (one.file.as_str(), one.problem.as_ref()))
        });
        streams.chain(indices).filter_map(|(file, problem)| Some((file, problem?)))
    }
}
