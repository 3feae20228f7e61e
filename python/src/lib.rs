//! Détente for Python: dossiers as typed Arrow tables and figures.
//!
//! Everything is computed by the core; what is here hands it over. The classes are in
//! the module `detente._detente`, and `detente/__init__.py` is what people import.
#![deny(unsafe_code)]

mod answers;
mod arguments;
mod arrow;
mod dossier;
mod figure;
mod guard;
mod problem;
mod rows;
mod shown;
mod table;

use pyo3::prelude::*;

/// What `import detente` is made from.
#[pymodule]
mod _detente {
    #[pymodule_export]
    use super::dossier::Dossier;
    #[pymodule_export]
    use super::figure::Figure;
    #[pymodule_export]
    use super::problem::Problem;
    #[pymodule_export]
    use super::rows::Rows;
    #[pymodule_export]
    use super::table::Table;

    /// The version of the package.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// The names of all tables that `Dossier.table` has.
    #[pymodule_export]
    const TABLE_NAMES: [&str; 10] = detente::export::TABLE_NAMES;
}
