//! What stands beside a dossier on a day: streams of reported events, and indices.

use std::sync::Arc;

use super::holdings::Holdings;
use crate::dossier::{Day, Id, Index, Stream};
use crate::streams::{About, DataProblem, IndexSeries, KnownActs, Way};

/// What of a stream was known on the as-of day.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamBeside {
    /// Which of the dossier's streams.
    pub id: Id<Stream>,
    /// The file of the edition.
    pub file: String,
    /// Its name as shown.
    pub label: String,
    /// What its file says of itself.
    pub about: About,
    /// The acts of the sides upon each other.
    pub acts: KnownActs,
    /// Whether the edition was out on the as-of day; else it is the oldest there is.
    pub is_out: bool,
    /// What is wrong with its file.
    pub problem: Option<DataProblem>,
}

/// What of an index was known on the as-of day.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexBeside {
    /// Which of the dossier's indices.
    pub id: Id<Index>,
    /// Its name as shown.
    pub label: String,
    /// The unit of its values, in the dossier's words or its file's.
    pub unit: String,
    /// Its values, those of later days too.
    pub series: Arc<IndexSeries>,
    /// Whether the edition was out on the as-of day; else it is the oldest there is.
    pub is_out: bool,
    /// What is wrong with its file.
    pub problem: Option<DataProblem>,
}

/// What could not be read of the data files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The name of the stream or the index.
    pub label: String,
    /// The file.
    pub file: String,
    /// Why.
    pub problem: DataProblem,
}

/// Everything beside a dossier.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Beside {
    /// Streams, in the order of the dossier.
    pub streams: Vec<StreamBeside>,
    /// Indices, in the order of the dossier.
    pub indices: Vec<IndexBeside>,
    /// Those that give nothing.
    pub missed: Vec<Missed>,
}

impl Beside {
    /// What was known on a day.
    ///
    /// Cost: O(days of each stream).
    pub fn as_of(holdings: &Holdings, day: Day) -> Self {
        let mut beside = Self::default();
        let files = holdings.data();
        for stream in &holdings.dossier().streams {
            let Some(editions) = files.streams.get(&stream.file) else { continue };
            let label = &stream.label;
            match editions.of(day) {
                Some((edition, is_out)) => {
                    let Some(data) = &edition.data else { continue };
                    beside.streams.push(StreamBeside {
                        id: stream.id.clone(),
                        file: edition.file.clone(),
                        label: label.clone(),
                        about: data.about.clone(),
                        acts: data.daily.as_of(day),
                        is_out,
                        problem: edition.problem.clone(),
                    });
                }
                None => beside.miss(label, &editions.0.iter().map(|one| (&one.file, &one.problem))),
            }
        }
        for index in &holdings.dossier().indices {
            let Some(editions) = files.indices.get(&index.file) else { continue };
            let label = &index.label;
            match editions.of(day) {
                Some((edition, is_out)) => {
                    let Some(series) = &edition.data else { continue };
                    let unit = index.unit.as_ref().unwrap_or(&series.about.unit).clone();
                    beside.indices.push(IndexBeside {
                        id: index.id.clone(),
                        label: label.clone(),
                        unit,
                        series: Arc::clone(series),
                        is_out,
                        problem: edition.problem.clone(),
                    });
                }
                None => beside.miss(label, &editions.0.iter().map(|one| (&one.file, &one.problem))),
            }
        }
        beside
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.streams.is_empty() && self.indices.is_empty()
    }

    fn miss<'e>(
        &mut self,
        label: &str,
        editions: &(impl Iterator<Item = (&'e String, &'e Option<DataProblem>)> + Clone),
    ) {
        let found = editions.clone().find_map(|(file, problem)| Some((file, problem.clone()?)));
        if let Some((file, problem)) = found {
            self.missed.push(Missed { label: label.to_owned(), file: file.clone(), problem });
        }
    }
}

impl StreamBeside {
    /// Whether its acts have intensities: else they are counted.
    pub fn is_scored(&self) -> bool {
        let Some((first, last)) = self.acts.days() else { return false };
        Way::ALL.into_iter().any(|way| self.acts.of(way, first, last).scored > 0)
    }
}

impl IndexBeside {
    /// The value that was known of a day: none of a later one than the as-of day.
    pub fn at(&self, day: Day) -> Option<f64> {
        self.series.at(day).map(|value| value.value)
    }
}
