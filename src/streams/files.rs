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

/// What is wrong with a data file.
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
    /// The SHA-256 of that file as it is.
    pub sha256: Option<String>,
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
    /// The edition to be used on a day: the latest that was out, or, if none was, the oldest there
    /// is. Whether it was out is returned with it.
    pub fn of(&self, day: Day) -> Option<(&Edition<T>, bool)> {
        let vintage =
            |edition: &Edition<T>| edition.data.as_ref().and_then(|data| data.about().vintage);
        // The one that the dossier names now is the latest where no day is said.
        let rank = |(at, edition): &(usize, &Edition<T>)| {
            let unsaid = if *at == 0 { i32::MAX } else { i32::MIN };
            (vintage(edition).map_or(unsaid, Day::number), std::cmp::Reverse(*at))
        };
        let all = self.0.iter().enumerate();
        let there = all.filter(|(_, edition)| edition.data.is_some());
        let is_out =
            |(_, edition): &(usize, &Edition<T>)| vintage(edition).is_none_or(|own| own <= day);
        match there.clone().filter(is_out).max_by_key(rank) {
            Some((_, edition)) => Some((edition, true)),
            None => there.min_by_key(rank).map(|(_, edition)| (edition, false)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::streams::{KindOfData, Origin};

    struct Some_(About);

    impl Dated for Some_ {
        fn about(&self) -> &About {
            &self.0
        }
    }

    fn editions(vintages: &[Option<&str>]) -> Editions<Some_> {
        let edition = |(at, vintage): (usize, &Option<&str>)| {
            let about = About {
                vintage: vintage.map(|day| day.parse().unwrap()),
                ..About::of(KindOfData::Index, Origin::Table)
            };
            Edition {
                file: at.to_string(),
                data: Some(Arc::new(Some_(about))),
                sha256: None,
                problem: None,
            }
        };
        Editions(vintages.iter().enumerate().map(edition).collect())
    }

    #[test]
    fn a_day_has_the_edition_of_its_time() {
        let of = |vintages: &[Option<&str>], day: &str| {
            let editions = editions(vintages);
            let (edition, is_out) = editions.of(day.parse().unwrap()).unwrap();
            (edition.file.clone(), is_out)
        };
        let own = |at: &str, is_out| (at.to_owned(), is_out);
        let both = [Some("2025-08-01"), Some("2025-06-01")];
        assert_eq!(of(&both, "2025-09-01"), own("0", true));
        assert_eq!(of(&both, "2025-07-01"), own("1", true));
        assert_eq!(of(&both, "2025-05-01"), own("1", false));
        // Without a day the one that is named now is the latest, and of equals, too.
        assert_eq!(of(&[None, Some("2025-06-01")], "2025-07-01"), own("0", true));
        assert_eq!(of(&[None, None], "2025-07-01"), own("0", true));
        assert_eq!(of(&[Some("2025-08-01"), None], "2025-07-01"), own("1", true));
        let before = editions(&both);
        let edition = before.0.first().unwrap();
        assert_eq!(
            before.before(edition).map(|one| one.0.vintage),
            Some("2025-06-01".parse().ok())
        );
    }
}
