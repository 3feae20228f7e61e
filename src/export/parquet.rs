//! A table as Parquet: typed columns, for DuckDB, Polars, pandas and Spark.

use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError as Error;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::table::{Cell, Column, Kind, Table};
use crate::dossier::Day;

/// A table that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the table cannot be written as Parquet: {0}")]
pub struct ParquetError(#[from] Error);

/// A table as Parquet, with what it is of in the file's own metadata.
///
/// # Errors
/// Where the writer fails.
pub fn parquet(table: &Table, about: &[(&str, &str)]) -> Result<Vec<u8>, ParquetError> {
    let fields: Result<Vec<_>, Error> =
        table.columns.iter().map(|column| field(column).map(Arc::new)).collect();
    let schema = Type::group_type_builder(table.name).with_fields(fields?).build()?;
    let about =
        about.iter().map(|(name, value)| KeyValue::new((*name).to_owned(), (*value).to_owned()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("Détente ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(about.collect()))
        .build();
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    let mut place = 0;
    while let Some(mut out) = group.next_column()? {
        let cells = table.rows.iter().map(|row| row.get(place).unwrap_or(&Cell::Empty));
        let kind = table.columns.get(place).map_or(Kind::Text, |column| column.kind);
        write(&mut out, kind, cells)?;
        out.close()?;
        place += 1;
    }
    group.close()?;
    writer.close()?;
    Ok(bytes)
}

/// A column, which may be empty in any row.
fn field(column: &Column) -> Result<Type, Error> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Whole => (Physical::INT64, None),
        Kind::Flag => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .with_converted_type(match column.kind {
            Kind::Text => ConvertedType::UTF8,
            Kind::Day => ConvertedType::DATE,
            _ => ConvertedType::NONE,
        })
        .build()
}

fn write<'c>(
    out: &mut SerializedColumnWriter<'_>,
    kind: Kind,
    cells: impl Iterator<Item = &'c Cell>,
) -> Result<(), Error> {
    let cells: Vec<&Cell> = cells.collect();
    let is_set = |cell: &&&Cell| of_kind(cell, kind);
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(of_kind(cell, kind))).collect();
    let set = cells.iter().filter(is_set);
    let levels = Some(levels.as_slice());
    match kind {
        Kind::Text => {
            let texts = set.filter_map(|cell| match cell {
                Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                _ => None,
            });
            out.typed::<ByteArrayType>().write_batch(&texts.collect::<Vec<_>>(), levels, None)?;
        }
        Kind::Day => {
            let days = set.filter_map(|cell| match cell {
                Cell::Day(day) => Some(since_1970(*day)),
                _ => None,
            });
            out.typed::<Int32Type>().write_batch(&days.collect::<Vec<_>>(), levels, None)?;
        }
        Kind::Number => {
            let numbers = set.filter_map(|cell| match cell {
                Cell::Number(number) => Some(*number),
                _ => None,
            });
            out.typed::<DoubleType>().write_batch(&numbers.collect::<Vec<_>>(), levels, None)?;
        }
        Kind::Whole => {
            let numbers = set.filter_map(|cell| match cell {
                Cell::Whole(number) => Some(*number),
                _ => None,
            });
            out.typed::<Int64Type>().write_batch(&numbers.collect::<Vec<_>>(), levels, None)?;
        }
        Kind::Flag => {
            let flags = set.filter_map(|cell| match cell {
                Cell::Flag(flag) => Some(*flag),
                _ => None,
            });
            out.typed::<BoolType>().write_batch(&flags.collect::<Vec<_>>(), levels, None)?;
        }
    }
    Ok(())
}

const fn of_kind(cell: &Cell, kind: Kind) -> bool {
    matches!(
        (cell, kind),
        (Cell::Text(_), Kind::Text)
            | (Cell::Day(_), Kind::Day)
            | (Cell::Number(_), Kind::Number)
            | (Cell::Whole(_), Kind::Whole)
            | (Cell::Flag(_), Kind::Flag)
    )
}

/// Days since 1 January 1970, as the format counts them.
fn since_1970(day: Day) -> i32 {
    Day::from_ymd(1970, 1, 1).map_or(0, |first| day.since(first))
}
