//! A typed table, which every library that knows Arrow takes as it is.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use detente::export;
use pyo3::exceptions::{PyImportError, PyIndexError, PyKeyError, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};

use super::guard::apart;
use super::rows::{Rows, row, value};
use super::{arrow, shown};

/// The names under which Arrow's interface hands over a stream and a schema.
const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";

/// A typed table in Arrow's format, which never changes.
///
/// Days are `date32`, tension and changes `float64` in points, counts `int64`, yes
/// and no `bool`, texts and ids `utf8`; what is not there is null. pandas, Polars,
/// pyarrow and DuckDB take it as it is: `polars.DataFrame(table)`,
/// `pyarrow.table(table)`.
#[pyclass(frozen, module = "detente")]
pub(crate) struct Table {
    table: Arc<export::Table>,
    batch: RecordBatch,
}

impl Table {
    /// From a table of the core, while other threads of Python go on.
    pub(crate) fn of(
        py: Python<'_>,
        made: impl FnOnce() -> export::Table + Send,
    ) -> PyResult<Self> {
        let (table, batch) = apart(py, || {
            let table = made();
            let batch = arrow::batch(&table);
            (table, batch)
        })?;
        let batch = batch.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Ok(Self { table: Arc::new(table), batch })
    }
}

#[pymethods]
impl Table {
    /// What the table is called, such as `series`.
    #[getter]
    fn name(&self) -> &'static str {
        self.table.name
    }

    /// The names of its columns, in their order.
    #[getter]
    fn columns(&self) -> Vec<&'static str> {
        self.table.columns.iter().map(|column| column.name).collect()
    }

    /// How many rows and columns it has.
    #[getter]
    fn shape(&self) -> (usize, usize) {
        (self.table.rows.len(), self.table.columns.len())
    }

    fn __len__(&self) -> usize {
        self.table.rows.len()
    }

    /// The rows, one after the other, each as a dict of date, float, int, bool, str
    /// and None.
    fn __iter__(&self) -> Rows {
        Rows::of(Arc::clone(&self.table))
    }

    /// A row by its number, from the end where below 0; or a column by its name, as a
    /// list.
    fn __getitem__<'py>(&self, py: Python<'py>, key: Key) -> PyResult<Bound<'py, PyAny>> {
        match key {
            Key::Row(number) => {
                let rows = self.table.rows.len();
                let place = match number {
                    0.. => usize::try_from(number).ok(),
                    _ => usize::try_from(number.unsigned_abs())
                        .ok()
                        .and_then(|n| rows.checked_sub(n)),
                };
                let found = place.map(|place| row(py, &self.table, place)).transpose()?.flatten();
                let past = || PyIndexError::new_err(format!("there is no row {number} of {rows}"));
                Ok(found.ok_or_else(past)?.into_any())
            }
            Key::Column(name) => {
                let place = self.table.columns.iter().position(|column| column.name == name);
                let unknown = || {
                    let names = self.columns().join(", ");
                    PyKeyError::new_err(format!("there is no column {name:?}; there are {names}"))
                };
                let place = place.ok_or_else(unknown)?;
                let list = PyList::empty(py);
                for cell in self.table.rows.iter().filter_map(|cells| cells.get(place)) {
                    list.append(value(py, cell)?)?;
                }
                Ok(list.into_any())
            }
        }
    }

    /// A pandas `DataFrame`; days are `datetime64`. Needs pandas and pyarrow.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        needed(py, "pandas", "pandas")?;
        let arrow = needed(py, "pyarrow", "pandas")?.call_method1("table", (slf,))?;
        let options = PyDict::new(py);
        // Days as days: pandas computes with them and gives them an axis.
        options.set_item("date_as_object", false)?;
        arrow.call_method("to_pandas", (), Some(&options))
    }

    /// A Polars `DataFrame`, without a copy. Needs Polars.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        needed(slf.py(), "polars", "polars")?.call_method1("DataFrame", (slf,))
    }

    /// A pyarrow `Table`, without a copy. Needs pyarrow.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        needed(slf.py(), "pyarrow", "arrow")?.call_method1("table", (slf,))
    }

    /// The table as a stream of Arrow's C interface. Types are as they are, whatever
    /// `requested_schema` asks for, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = [Ok(self.batch.clone())];
        let reader = RecordBatchIterator::new(batches, self.batch.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
    }

    /// The columns and their types as a schema of Arrow's C interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.batch.schema().as_ref());
        let schema = schema.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }

    fn __repr__(&self) -> String {
        shown::text(&self.table)
    }

    fn _repr_html_(&self) -> String {
        shown::html(&self.table)
    }
}

/// What stands in brackets behind a table.
#[derive(FromPyObject)]
enum Key {
    Row(i64),
    Column(String),
}

/// A module that is not ours to bring along.
fn needed<'py>(py: Python<'py>, name: &str, extra: &str) -> PyResult<Bound<'py, PyModule>> {
    py.import(name).map_err(|error| {
        let advice = format!("{name} is needed for this: pip install 'detente[{extra}]'");
        let missing = PyImportError::new_err(advice);
        missing.set_cause(py, Some(error));
        missing
    })
}
