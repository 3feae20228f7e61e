//! The border to Python: long work lets other threads go on, and no panic gets through.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// Does work that asks nothing of Python, while other threads of Python go on.
///
/// # Errors
/// `RuntimeError` where the work panics, which is a mistake in Détente: Python's own
/// name for that is no `Exception`, and a program that catches those would end by it.
pub(crate) fn apart<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    // What the work had in its hands is dropped with it, or is only read.
    py.detach(|| catch_unwind(AssertUnwindSafe(work))).map_err(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no words");
        PyRuntimeError::new_err(format!("a mistake in Détente, please report it: {said}"))
    })
}
