//! Data files beside a dossier: streams of events that a machine or another
//! desk coded, and published indices. Both are Parquet files that other tools
//! read, too, and say of themselves where they are from, under which terms, and
//! of which day.
//!
//! This room reads and writes bytes that its callers have opened; it opens no files itself.

mod about;
mod acts;
mod columns;
mod daily;
mod event;
mod files;
mod foreign;
mod index;
mod origin;
mod read;
mod write;

pub use about::{About, Input, KindOfData};
pub use acts::{Acts, KnownActs, Way};
pub use daily::{Daily, DaysRevised};
pub use event::{Party, ReportedEvent};
pub use files::{DataFiles, DataProblem, Edition, Editions, StreamData};
pub use foreign::ForeignTable;
pub use index::{IndexSeries, IndexValue, ValuesRevised};
pub use origin::{Licence, Origin, Sharing, Whence};
pub use read::{DataError, StreamReader};
pub use write::{StreamWriter, WriteError};
