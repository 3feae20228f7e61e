//! What a dossier says on a day as typed tables, for spreadsheets, databases and other programs. It
//! does no I/O.

mod clip;
mod csv;
mod exchanges;
mod explain;
mod json;
mod ledger;
mod named;
mod parquet;
mod records;
mod standing;
mod table;
mod timeline;
mod xlsx;

pub use self::csv::csv;
pub use self::json::json;
pub use self::parquet::{ParquetError, parquet};
pub use clip::{Clip, clip};
pub use exchanges::exchanges;
pub use explain::explain;
pub use ledger::ledger;
pub use named::{TABLE_NAMES, table, tables};
pub use table::{Cell, Column, Kind, Table};
pub use timeline::{timeline, timeline_json};
pub use xlsx::{XlsxError, xlsx};
