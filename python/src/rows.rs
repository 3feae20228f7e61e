//! Rows of a table as Python has them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use detente::dossier::Day;
use detente::export::{self, Cell};
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDict};

/// The rows of a table, one after the other, each as a dict.
#[pyclass(frozen, module = "detente")]
pub(crate) struct Rows {
    table: Arc<export::Table>,
    next: AtomicUsize,
}

impl Rows {
    pub(crate) const fn of(table: Arc<export::Table>) -> Self {
        Self { table, next: AtomicUsize::new(0) }
    }
}

#[pymethods]
impl Rows {
    const fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDict>>> {
        row(py, &self.table, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// A row as a dict; `None` behind the last.
pub(crate) fn row<'py>(
    py: Python<'py>,
    table: &export::Table,
    place: usize,
) -> PyResult<Option<Bound<'py, PyDict>>> {
    let Some(cells) = table.rows.get(place) else { return Ok(None) };
    let dict = PyDict::new(py);
    for (column, cell) in table.columns.iter().zip(cells) {
        dict.set_item(column.name, value(py, cell)?)?;
    }
    Ok(Some(dict))
}

/// What stands in a cell: a date, float, int, bool, str, or None.
pub(crate) fn value<'py>(py: Python<'py>, cell: &Cell) -> PyResult<Bound<'py, PyAny>> {
    Ok(match cell {
        Cell::Empty => py.None().into_bound(py),
        Cell::Text(text) => text.into_pyobject(py)?.into_any(),
        Cell::Day(day) => date(py, *day)?,
        Cell::Number(number) => number.into_pyobject(py)?.into_any(),
        Cell::Whole(number) => number.into_pyobject(py)?.into_any(),
        Cell::Flag(flag) => flag.into_pyobject(py)?.to_owned().into_any(),
    })
}

/// A day as a date; as a text where Python's calendar does not reach it, which begins
/// with year 1.
pub(crate) fn date(py: Python<'_>, day: Day) -> PyResult<Bound<'_, PyAny>> {
    let text = day.to_string();
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
    if let (Some(Some(year @ 1..)), Some(Some(month)), Some(Some(number))) =
        (parts.next(), parts.next(), parts.next())
        && year <= 9999
    {
        let (month, number) = (u8::try_from(month)?, u8::try_from(number)?);
        return Ok(PyDate::new(py, i32::from(year), month, number)?.into_any());
    }
    Ok(text.into_pyobject(py)?.into_any())
}
