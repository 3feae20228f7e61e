//! Brings data of others beside a dossier: reported events as a stream's file,
//! published series as an index's. One reader for each source, one report.
//!
//! What comes in is not trusted: archives are read member by member and write
//! nothing, what is unpacked is bounded, and what could not be read is told with
//! its line.

mod about;
mod blocks;
mod countries;
mod events;
mod filter;
mod gathering;
mod gdelt;
mod index;
mod inputs;
mod json;
mod naming;
mod progress;
mod records;
mod report;
mod sheet;
mod taken;
mod text;
mod warehouse;
mod wording;

use about::about;
pub use events::import as import_events;
pub use filter::{Dyad, DyadError, StreamFilter};
pub use gdelt::import as import_gdelt;
pub use index::{IndexError, IndexRequest, Span, import as import_index};
pub use inputs::{InputError, Inputs};
pub use naming::{NamedFile, NamingError, id_of_file, way_from};
pub use progress::Progress;
pub use records::{Happening, HappeningError, Happenings, Mapping, MappingError, read_happenings};
pub use report::{Assumption, ImportReport, Refusal, Skip, Skipped};
pub use taken::{AlreadyThere, Taken, report_headline, taken};
pub use warehouse::{
    Dialect, JobCounts, QueryError, QueryRequest, SPARK_JOB, SparkError, run_spark,
};
pub use wording::{refusal_words, report_lines};

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// What was named cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The rows found no place.
    #[error("the rows cannot be kept while they are sorted: {0}")]
    Spill(std::io::Error),
    /// They could not be written as Parquet.
    #[error(transparent)]
    Write(#[from] crate::streams::WriteError),
    /// What was kept cannot be read again.
    #[error("the rows cannot be read back while they are sorted: {0}")]
    ReadBack(#[from] crate::streams::DataError),
    /// A table gives no index.
    #[error(transparent)]
    Index(IndexError),
    /// Whoever asked wants it no longer.
    #[error("the import was cancelled; nothing was written")]
    Cancelled,
}
