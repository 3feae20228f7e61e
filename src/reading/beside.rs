//! What stands beside a dossier on a day: streams of reported events, and indices.

use std::sync::Arc;

use super::holdings::Holdings;
use super::settings::Settings;
use crate::dossier::{Day, Dossier, Id, Index, Stream, StreamMeasure};
use crate::streams::{About, DataProblem, DaysRevised, IndexSeries, KnownActs, ValuesRevised, Way};
use crate::tension::{EventLog, Model, Series};

/// What of a stream was known on the as-of day.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamBeside {
    /// Which of the dossier's streams.
    pub id: Id<Stream>,
    /// The file of the edition.
    pub file: String,
    /// The SHA-256 of that file.
    pub sha256: Option<String>,
    /// Its name as shown.
    pub label: String,
    /// What its file says of itself.
    pub about: About,
    /// The acts of the sides upon each other.
    pub acts: KnownActs,
    /// What its lane shows: a count where no act has a score.
    pub measure: StreamMeasure,
    /// Tension by the acts alone, where the measure is a model.
    pub tension: Option<Series>,
    /// Whether the edition was out on the as-of day; else it is the oldest there is.
    pub is_out: bool,
    /// How it differs from the edition before it, and of which day that is.
    pub revised: Option<(Day, DaysRevised)>,
    /// What is wrong with its file.
    pub problem: Option<DataProblem>,
}

/// What of an index was known on the as-of day.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexBeside {
    /// Which of the dossier's indices.
    pub id: Id<Index>,
    /// The file of the edition.
    pub file: String,
    /// The SHA-256 of that file.
    pub sha256: Option<String>,
    /// Its name as shown.
    pub label: String,
    /// The unit of its values, in the dossier's words or its file's.
    pub unit: String,
    /// Its values, those of later days too.
    pub series: Arc<IndexSeries>,
    /// Whether the edition was out on the as-of day; else it is the oldest there is.
    pub is_out: bool,
    /// How it differs from the edition before it, and of which day that is.
    pub revised: Option<(Day, ValuesRevised)>,
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
    pub fn as_of(holdings: &Holdings, settings: &Settings) -> Self {
        let day = settings.as_of;
        let mut beside = Self::default();
        let files = holdings.data();
        for stream in &holdings.dossier().streams {
            let Some(editions) = files.streams.get(&stream.file) else { continue };
            let label = &stream.label;
            match editions.of(day) {
                Some((edition, is_out)) => {
                    let Some(data) = &edition.data else { continue };
                    let acts = data.daily.as_of(day);
                    let measure = measure_of(stream, &acts);
                    beside.streams.push(StreamBeside {
                        id: stream.id.clone(),
                        file: edition.file.clone(),
                        sha256: edition.sha256.clone(),
                        label: label.clone(),
                        about: data.about.clone(),
                        measure,
                        tension: tension(holdings.dossier(), settings, measure, &acts),
                        acts,
                        is_out,
                        revised: editions.before(edition).and_then(|before| {
                            Some((before.about.vintage?, data.daily.revised(&before.daily)))
                        }),
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
                        file: edition.file.clone(),
                        sha256: edition.sha256.clone(),
                        label: label.clone(),
                        unit,
                        series: Arc::clone(series),
                        is_out,
                        revised: editions.before(edition).and_then(|before| {
                            Some((before.about.vintage?, series.revised(before)))
                        }),
                        problem: edition.problem.clone(),
                    });
                }
                None => beside.miss(label, &editions.0.iter().map(|one| (&one.file, &one.problem))),
            }
        }
        beside
    }

    /// The files that are in use, each with its SHA-256.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let streams = self.streams.iter().map(|one| (&one.file, &one.sha256));
        let indices = self.indices.iter().map(|one| (&one.file, &one.sha256));
        let all = streams.chain(indices);
        all.filter_map(|(file, sha256)| Some((file.as_str(), sha256.as_deref()?)))
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

/// What a stream's lane shows: acts without scores can only be counted.
fn measure_of(stream: &Stream, acts: &KnownActs) -> StreamMeasure {
    let is_scored = acts.days().is_some_and(|(first, last)| {
        Way::ALL.into_iter().any(|way| acts.of(way, first, last).scored > 0)
    });
    if is_scored { stream.measure.unwrap_or_default() } else { StreamMeasure::Count }
}

/// Tension from the reported acts alone, if a model is asked for: the model in use with its
/// settings, any other with the dossier's settings for it.
fn tension(
    dossier: &Dossier,
    settings: &Settings,
    measure: StreamMeasure,
    acts: &KnownActs,
) -> Option<Series> {
    let kind = measure.model()?;
    let model = if kind == settings.model.kind() {
        settings.model
    } else {
        Model::of_kind(&dossier.model, kind)
    };
    let selection = EventLog::of_reports(acts).select(settings.scope());
    Some(Series::compute(&model, &selection))
}

impl IndexBeside {
    /// The value that was known of a day: none of a later one than the as-of day.
    pub fn at(&self, day: Day) -> Option<f64> {
        self.series.at(day).map(|value| value.value)
    }
}
