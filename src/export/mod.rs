//! What a dossier says on a day as typed tables, for spreadsheets, databases and other programs. It
//! does no I/O.

mod clip;
mod csv;
mod json;
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
pub use records::tables;
pub use table::{Cell, Column, Kind, Table};
pub use timeline::{timeline, timeline_json};
pub use xlsx::{XlsxError, xlsx};
