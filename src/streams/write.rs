//! Writing a stream's file.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};

use super::about::{About, KEY};
use super::columns::{Access, COLUMNS, schema, since_1970};
use super::event::ReportedEvent;

/// A file that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the data cannot be written as Parquet: {0}")]
pub struct WriteError(#[from] ParquetError);

/// A stream's file while it is written, some events at a time.
pub struct StreamWriter<W: Write + Send> {
    writer: SerializedFileWriter<W>,
}

impl<W: Write + Send> std::fmt::Debug for StreamWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StreamWriter").finish_non_exhaustive()
    }
}

impl<W: Write + Send> StreamWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn new(out: W) -> Result<Self, WriteError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_created_by(concat!("Détente ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        Ok(Self { writer: SerializedFileWriter::new(out, schema()?, Arc::new(properties))? })
    }

    /// Writes events as one group, which a reader can skip by its days.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn group(&mut self, events: &[ReportedEvent]) -> Result<(), WriteError> {
        if events.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for column in COLUMNS.iter() {
            let Some(mut out) = group.next_column()? else { break };
            write_column(&mut out, &column.access, events)?;
            out.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// Ends the file with what it says of itself.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self, about: &About) -> Result<W, WriteError> {
        let about = serde_json::to_string(about)
            .map_err(|error| ParquetError::General(error.to_string()))?;
        self.writer.append_key_value_metadata(KeyValue::new(KEY.to_owned(), about));
        Ok(self.writer.into_inner()?)
    }
}

fn write_column(
    out: &mut SerializedColumnWriter<'_>,
    access: &Access,
    events: &[ReportedEvent],
) -> Result<(), ParquetError> {
    match access {
        Access::Text(get, _) => {
            let texts = events.iter().map(|event| match get(event) {
                "" => None,
                text => Some(ByteArray::from(text)),
            });
            write_some::<ByteArrayType>(out, texts)
        }
        Access::Day(get) => {
            let days: Vec<i32> = events.iter().map(|event| since_1970(get(event))).collect();
            out.typed::<Int32Type>().write_batch(&days, None, None).map(|_| ())
        }
        Access::Date(get, _) => {
            write_some::<Int32Type>(out, events.iter().map(|event| get(event).map(since_1970)))
        }
        Access::Whole(get, _) => write_some::<Int32Type>(out, events.iter().map(get)),
        Access::Number(get, _) => write_some::<DoubleType>(out, events.iter().map(get)),
        Access::Flag(get, _) => write_some::<BoolType>(out, events.iter().map(get)),
    }
}

/// Writes a column whose values may be missing.
pub(super) fn write_some<T: DataType>(
    out: &mut SerializedColumnWriter<'_>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<(), ParquetError> {
    let mut levels = Vec::new();
    let there: Vec<T::T> =
        values.inspect(|value| levels.push(i16::from(value.is_some()))).flatten().collect();
    out.typed::<T>().write_batch(&there, Some(&levels), None).map(|_| ())
}
