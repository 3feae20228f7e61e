//! A typed table as Arrow: a record batch, which other libraries take as it is.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use detente::dossier::Day;
use detente::export::{Cell, Kind, Table};

/// All rows of a table in one batch. Any cell may be null.
///
/// # Errors
/// Where its texts are past what the format's 32-bit offsets can count.
pub(crate) fn batch(table: &Table) -> Result<RecordBatch, ArrowError> {
    let fields: Vec<Field> = table
        .columns
        .iter()
        .map(|column| Field::new(column.name, data_type(column.kind), true))
        .collect();
    let columns = table.columns.iter().enumerate();
    let columns: Vec<ArrayRef> =
        columns.map(|(place, column)| array(table, place, column.kind)).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
}

const fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Day => DataType::Date32,
        Kind::Number => DataType::Float64,
        Kind::Whole => DataType::Int64,
        Kind::Flag => DataType::Boolean,
    }
}

fn array(table: &Table, place: usize, kind: Kind) -> ArrayRef {
    let cells = table.rows.iter().map(|row| row.get(place).unwrap_or(&Cell::Empty));
    match kind {
        Kind::Text => Arc::new(
            cells
                .map(|cell| match cell {
                    Cell::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect::<StringArray>(),
        ),
        Kind::Day => Arc::new(
            cells
                .map(|cell| match cell {
                    Cell::Day(day) => Some(since_1970(*day)),
                    _ => None,
                })
                .collect::<Date32Array>(),
        ),
        Kind::Number => Arc::new(
            cells
                .map(|cell| match cell {
                    Cell::Number(number) => Some(*number),
                    _ => None,
                })
                .collect::<Float64Array>(),
        ),
        Kind::Whole => Arc::new(
            cells
                .map(|cell| match cell {
                    Cell::Whole(number) => Some(*number),
                    _ => None,
                })
                .collect::<Int64Array>(),
        ),
        Kind::Flag => Arc::new(
            cells
                .map(|cell| match cell {
                    Cell::Flag(flag) => Some(*flag),
                    _ => None,
                })
                .collect::<BooleanArray>(),
        ),
    }
}

/// Days from 31 December before year 1 to 1 January 1970.
const TO_1970: i32 = 719_163;

/// Days since 1 January 1970, as Arrow counts them.
const fn since_1970(day: Day) -> i32 {
    day.number().saturating_sub(TO_1970)
}
