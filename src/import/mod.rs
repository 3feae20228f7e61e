//! Imports others' data to stand beside a dossier: reported events as a stream's file, published
//! series as an index's. One reader for each source, one report.
//!
//! What comes in is not trusted: archives are read member by member and write nothing, what is
//! unpacked is bounded, and what could not be read is reported with its line.

mod about;
mod adding;
pub mod article;
mod blocks;
mod countries;
mod events;
mod filter;
mod gathering;
mod gdelt;
mod index;
mod inputs;
mod json;
mod look;
mod mapping;
mod naming;
mod progress;
mod records;
mod report;
mod sheet;
mod stream;
mod taken;
mod text;
mod warehouse;
mod wording;

use about::about;
pub use adding::{Added, AddingOptions, LeftOut, NoSide, WhyLeftOut, added_lines, adding};
pub use events::import as import_events;
pub use filter::{Dyad, DyadError, StreamFilter};
pub use gdelt::import as import_gdelt;
pub use index::{IndexError, IndexRequest, Span, import as import_index};
pub use inputs::{InputError, Inputs};
pub use look::{ImportAs, Looked, look};
pub use mapping::{Field, Mapping, MappingError, TableAs, TablePreview, preview};
pub use naming::{NamedFile, NamingError, id_of_file, way_from};
pub use progress::Progress;
pub use records::{
    Found, Happening, Observed, TableError, Timeline, Undertaken, read_table, read_timeline,
};
pub use report::{Assumption, ImportReport, Refusal, Skip, Skipped};
pub use stream::{StreamRequest, import as import_table};
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
    /// A table gives no stream.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The import was cancelled.
    #[error("the import was cancelled; nothing was written")]
    Cancelled,
}
