//! A dossier that was loaded, and what it says on a day.

use std::path::{Path, PathBuf};

use detente::dossier::{self, Slot};
use detente::export;
use detente::reading::{Headline, Settings};
use detente::store::{self, Loaded};
use detente::tension::Direction;
use detente::words::{Language, Words};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::answers::{Answers, Keep};
use super::arguments::{self, day, settings, some_day, word};
use super::figure::{Figure, Look};
use super::guard::apart;
use super::problem::{Problem, unread, unusable};
use super::rows::date;
use super::table::Table;

/// One dispute: two sides, what they did, and what they undertook to do.
///
/// `detente.load`, `detente.loads` and `detente.sample` give one. It never changes, and
/// threads may share it.
///
/// Every method tells what could be known on a day, `as_of`: a date, a datetime or a
/// text such as `"2025-06-12"`; without it the dossier's own day, which is its cutoff
/// or the day of its latest event, and never today. `model` is `"stock"`, `"level"`,
/// `"flow"` or `"mean"`; without it the dossier's own. `direction` is `"both"`,
/// `"a>b"` by the ids of the sides, or one id for what that side does.
#[pyclass(frozen, module = "detente")]
pub(crate) struct Dossier {
    answers: Answers,
    problems: Vec<Problem>,
    path: Option<PathBuf>,
}

impl Dossier {
    fn of(loaded: Loaded) -> PyResult<Self> {
        let name = loaded.path.as_ref().map_or("the text".to_owned(), |_| loaded.shown());
        let Loaded { path, holdings, problems, .. } = loaded;
        let Some(holdings) = holdings else { return Err(unusable(&name, &problems)) };
        let problems = problems.iter().map(Problem::of).collect();
        Ok(Self { answers: Answers::of(holdings), problems, path })
    }

    fn record(&self) -> &dossier::Dossier {
        self.answers.holdings().dossier()
    }

    fn asked(
        &self,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
    ) -> PyResult<Settings> {
        settings(self.record(), some_day(as_of, "as_of")?, model, direction)
    }

    /// A table by its name, within these days or of this side where asked for.
    fn named(
        &self,
        py: Python<'_>,
        name: &str,
        (settings, keep): (Settings, &Keep),
    ) -> PyResult<Table> {
        if !export::TABLE_NAMES.contains(&name) {
            let names = export::TABLE_NAMES.join(", ");
            return Err(PyKeyError::new_err(format!(
                "there is no table {name:?}; there are {names}"
            )));
        }
        Table::of(py, || self.answers.table(name, settings, keep))
    }
}

#[pymethods]
impl Dossier {
    /// Reads a dossier file with the data files that it names, which lie beside it.
    #[staticmethod]
    #[pyo3(name = "_load")]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        apart(py, || {
            let loaded = store::load(Some(&path)).map_err(|error| unread(&error))?;
            Self::of(loaded.with_data())
        })?
    }

    /// Reads a dossier from a text.
    #[staticmethod]
    #[pyo3(name = "_loads")]
    fn loads(py: Python<'_>, text: String) -> PyResult<Self> {
        apart(py, || Self::of(Loaded::of(None, text)))?
    }

    /// The built-in sample.
    #[staticmethod]
    #[pyo3(name = "_sample")]
    fn sample(py: Python<'_>) -> PyResult<Self> {
        apart(py, || Self::of(Loaded::of(None, store::SAMPLE)))?
    }

    /// What the dispute is called.
    #[getter]
    fn title(&self) -> &str {
        &self.record().title
    }

    /// What it is about, in the words of its author.
    #[getter]
    fn summary(&self) -> Option<&str> {
        self.record().summary.as_deref()
    }

    /// The names of both sides by their ids, in the order of the file.
    #[getter]
    fn sides<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let sides = PyDict::new(py);
        for side in Slot::BOTH.map(|slot| self.record().side(slot)) {
            sides.set_item(side.id.as_str(), &side.name)?;
        }
        Ok(sides)
    }

    /// The dossier's own day: what `as_of` is where it is not given. None where
    /// nothing is dated.
    #[getter]
    fn as_of<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.answers.holdings().own_day().map(|day| date(py, day)).transpose()
    }

    /// The dossier's own model.
    #[getter]
    fn model(&self) -> &'static str {
        Settings::of(self.record()).model.kind().as_str()
    }

    /// What `load` and `loads` warn of: an error keeps a dossier from being loaded.
    #[getter]
    fn problems(&self) -> Vec<Problem> {
        self.problems.clone()
    }

    /// The file that it was loaded from.
    #[getter]
    fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Tension on a day: by the stock and the level 0 (friendly) to 100 (hostile), by
    /// the flow and the mean in Goldstein points. None before the first event, and of a
    /// mean where its window is empty.
    #[pyo3(signature = (as_of = None, *, model = None, direction = None))]
    fn tension(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
    ) -> PyResult<Option<f64>> {
        let settings = self.asked(as_of, model, direction)?;
        apart(py, || self.answers.content(settings).series.at(settings.as_of))
    }

    /// How it stands on a day in a sentence, with what moved tension most.
    #[pyo3(signature = (as_of = None, *, model = None, direction = None, language = "en"))]
    fn headline(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
        language: &str,
    ) -> PyResult<String> {
        let settings = self.asked(as_of, model, direction)?;
        let language = word(language, ("language", "en or zh-Hans"), Language::of_tag)?;
        apart(py, || {
            let content = self.answers.content(settings);
            let (first, last) = content.record;
            let words = Words::of(language).for_record(first, last);
            Headline::compute(self.record(), &content, &words, first, last).full()
        })
    }

    /// Tension by day, from the first event's day to `as_of`, or within `start` and
    /// `end`.
    ///
    /// `date`; `tension` in points, null where there is none; `low` and `high`, the range
    /// over settings that could be defended as well, which is no confidence interval;
    /// `band`, the name of where it lies from friendly to hostile.
    #[pyo3(signature = (*, as_of = None, model = None, direction = None, start = None, end = None))]
    fn series(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
        start: Option<&Bound<'_, PyAny>>,
        end: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Table> {
        let days = (some_day(start, "start")?, some_day(end, "end")?);
        let keep = Keep { days, ..Keep::default() };
        self.named(py, "series", (self.asked(as_of, model, direction)?, &keep))
    }

    /// The events known, in the order of days, those to come behind them.
    ///
    /// `date` as the file has it and `day`, the day that stands for it; `score` from −10
    /// (hostile) to 10 (cooperative); `change`, how many points it moved tension, and
    /// `tension_after`, null where it is `scheduled`.
    #[pyo3(signature = (*, as_of = None, model = None, direction = None))]
    fn events(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
    ) -> PyResult<Table> {
        self.named(py, "events", (self.asked(as_of, model, direction)?, &Keep::default()))
    }

    /// Every measure in force, and what tension would be without it: told by the stock
    /// model, which alone knows what stands.
    ///
    /// `share_left` from 0 to 1; `if_lifted`, the points by which tension would change,
    /// and `tension_if_lifted`; `suspended` where it is a suspension that ends.
    #[pyo3(signature = (*, as_of = None, direction = None))]
    fn standing(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        direction: Option<&str>,
    ) -> PyResult<Table> {
        self.named(py, "standing", (self.asked(as_of, None, direction)?, &Keep::default()))
    }

    /// What moved tension from the end of day `start` to the end of day `end`, which is
    /// `as_of` where it is not given.
    ///
    /// A row for each event by its `act`, or by its `end` where it was in force until a
    /// day, the largest first, and last one for the passing of `time`. The `change`s, in
    /// points, add up to the change between the two days. A mean is no sum:
    /// `ValueError`.
    #[pyo3(signature = (start, end = None, *, as_of = None, model = None, direction = None))]
    fn explain(
        &self,
        py: Python<'_>,
        start: &Bound<'_, PyAny>,
        end: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
    ) -> PyResult<Table> {
        let settings = self.asked(as_of, model, direction)?;
        let first = day(start, "start")?;
        let last = some_day(end, "end")?.unwrap_or(settings.as_of);
        if last < first {
            return Err(PyValueError::new_err(format!(
                "end: {last} is before start, {first}; swap the two"
            )));
        }
        if last > settings.as_of {
            return Err(PyValueError::new_err(format!(
                "end: {last} is after the as-of day {}, up to which tension is known",
                settings.as_of
            )));
        }
        let made = apart(py, || {
            export::explain(self.answers.holdings(), &self.answers.content(settings), (first, last))
        })?;
        let table = made.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Table::of(py, || table)
    }

    /// How each commitment stood, with everything that marks it out.
    ///
    /// `score_points` 0 to 3, null where it does not count yet; `late_days` and
    /// `days_left` in days, below 0 once it is late; `made`, `due` and `expires` as the
    /// file has them, and as days. `side` is the id of the side that undertook it.
    #[pyo3(signature = (*, as_of = None, side = None))]
    fn ledger(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        side: Option<&str>,
    ) -> PyResult<Table> {
        self.of_side(py, "ledger", (as_of, side))
    }

    /// The commitments known, with all that is recorded of them.
    #[pyo3(signature = (*, as_of = None, side = None))]
    fn commitments(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        side: Option<&str>,
    ) -> PyResult<Table> {
        self.of_side(py, "commitments", (as_of, side))
    }

    /// What is due, expires or is overdue, by day; `days` from `as_of`, below 0 where it
    /// has passed.
    #[pyo3(signature = (*, as_of = None, side = None))]
    fn deadlines(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        side: Option<&str>,
    ) -> PyResult<Table> {
        self.of_side(py, "deadlines", (as_of, side))
    }

    /// What is given for what: a row for each commitment of each exchange, which are
    /// numbered, with a sentence on who has moved.
    #[pyo3(signature = (*, as_of = None))]
    fn exchanges(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>) -> PyResult<Table> {
        self.of_side(py, "exchanges", (as_of, None))
    }

    /// The sources published by then.
    #[pyo3(signature = (*, as_of = None))]
    fn sources(&self, py: Python<'_>, as_of: Option<&Bound<'_, PyAny>>) -> PyResult<Table> {
        self.of_side(py, "sources", (as_of, None))
    }

    /// Any table by its name, one of `detente.TABLE_NAMES`: those that have a method,
    /// and `claims` and `verdicts`.
    #[pyo3(signature = (name, *, as_of = None, model = None, direction = None))]
    fn table(
        &self,
        py: Python<'_>,
        name: &str,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
    ) -> PyResult<Table> {
        self.named(py, name, (self.asked(as_of, model, direction)?, &Keep::default()))
    }

    /// The figure that `detente render` makes: chart, lanes and key. `theme` is
    /// `"light"`, `"dark"` or `"print"`; `size` in pixels; `language` `"en"` or
    /// `"zh-Hans"`; `labels` `"story"` names few events, `"record"` all that have room;
    /// `start` and `end` are the days of the chart.
    #[pyo3(
        signature = (*, as_of = None, model = None, direction = None, theme = "light",
            size = (1600, 1000), language = "en", labels = "story", start = None, end = None),
        text_signature = "($self, *, as_of=None, model=None, direction=None, theme='light', \
            size=(1600, 1000), language='en', labels='story', start=None, end=None)"
    )]
    #[expect(clippy::too_many_arguments, reason = "keywords, each of which may be left out")]
    fn figure(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        model: Option<&str>,
        direction: Option<&str>,
        theme: &str,
        size: (u32, u32),
        language: &str,
        labels: &str,
        start: Option<&Bound<'_, PyAny>>,
        end: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Figure> {
        let settings = self.asked(as_of, model, direction)?;
        let days = (some_day(start, "start")?, some_day(end, "end")?);
        let look = Look::of([theme, language, labels], size, days)?;
        apart(py, || {
            Figure::of(look.compose(self.answers.holdings(), &self.answers.content(settings)))
        })
    }

    fn __repr__(&self) -> String {
        let record = self.record();
        let as_of = self.answers.holdings().own_day().map(|day| format!(", as of {day}"));
        let direction = Direction::By(Slot::First).name(record).replace('>', " and ");
        format!(
            "<Dossier {:?}: {direction}, {} events, {} commitments{}>",
            record.title,
            record.events.len(),
            record.commitments.len(),
            as_of.unwrap_or_default()
        )
    }
}

impl Dossier {
    /// A table that no model is asked for.
    fn of_side(
        &self,
        py: Python<'_>,
        name: &str,
        (as_of, side): (Option<&Bound<'_, PyAny>>, Option<&str>),
    ) -> PyResult<Table> {
        let by = side.map(|side| arguments::side(self.record(), side)).transpose()?;
        let keep = Keep { by, ..Keep::default() };
        self.named(py, name, (self.asked(as_of, None, None)?, &keep))
    }
}
