//! A published series: values, each of some days.

use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::about::{About, KEY, KindOfData};
use super::columns::{from_1970, since_1970};
use super::read::{DataError, Values, about, place_of, text_of};
use super::write::WriteError;
use crate::dossier::Day;

/// Most values of an index: daily ones of more than two thousand years.
const MOST: i64 = 1_000_000;

/// One value of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexValue {
    /// The first day that it is of.
    pub day: Day,
    /// The last; `None` where it holds until the next value.
    pub last: Option<Day>,
    /// The value, in the index's unit.
    pub value: f64,
    /// What happened then, where the publisher says so.
    pub note: Box<str>,
}

/// A published series, the first day first.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexSeries {
    /// What its file says of itself.
    pub about: About,
    /// The values, each of later days than those before it.
    pub values: Vec<IndexValue>,
}

impl IndexSeries {
    /// Reads an index's file.
    ///
    /// # Errors
    /// Where it is none, or damaged.
    pub fn read<R: ChunkReader + 'static>(from: R) -> Result<Self, DataError> {
        let reader = SerializedFileReader::new(from)?;
        let about = about(&reader)?;
        if about.kind != KindOfData::Index {
            return Err(DataError::Kind(about.kind));
        }
        let rows = reader.metadata().file_metadata().num_rows();
        if rows > MOST {
            return Err(DataError::TooLarge(rows));
        }
        let place = |name| place_of(&reader, name).ok_or(DataError::Column(name));
        let (day, last, value) = (place("day")?, place("last_day")?, place("value")?);
        let note = place("note")?;
        let mut values = Vec::new();
        for at in 0..reader.num_row_groups() {
            let group = reader.get_row_group(at)?;
            let days = Values::<Int32Type>::all(&*group, day)?;
            let lasts = Values::<Int32Type>::all(&*group, last)?;
            let numbers = Values::<DoubleType>::all(&*group, value)?;
            let notes = Values::<ByteArrayType>::all(&*group, note)?;
            for (((day, last), number), note) in days.into_iter().zip(lasts).zip(numbers).zip(notes)
            {
                let (Some(day), Some(value)) = (day, number.filter(|value| value.is_finite()))
                else {
                    continue;
                };
                values.push(IndexValue {
                    day: from_1970(day),
                    last: last.map(from_1970),
                    value,
                    note: note.as_ref().map(text_of).unwrap_or_default(),
                });
            }
        }
        values.sort_by_key(|value| value.day);
        Ok(Self { about, values })
    }

    /// Writes an index's file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write<W: Write + Send>(&self, out: W) -> Result<W, WriteError> {
        let field = |name: &str, physical, logical, converted, repetition| {
            let built = Type::primitive_type_builder(name, physical)
                .with_repetition(repetition)
                .with_logical_type(logical)
                .with_converted_type(converted)
                .build();
            built.map(Arc::new)
        };
        let (date, text) = (Some(LogicalType::Date), Some(LogicalType::String));
        let (must, may) = (Repetition::REQUIRED, Repetition::OPTIONAL);
        let fields = vec![
            field("day", Physical::INT32, date.clone(), ConvertedType::DATE, must)?,
            field("last_day", Physical::INT32, date, ConvertedType::DATE, may)?,
            field("value", Physical::DOUBLE, None, ConvertedType::NONE, must)?,
            field("note", Physical::BYTE_ARRAY, text, ConvertedType::UTF8, may)?,
        ];
        let schema = Type::group_type_builder("index").with_fields(fields).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("Détente ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let mut writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
        let mut group = writer.next_row_group()?;
        let mut at = 0;
        while let Some(mut column) = group.next_column()? {
            match at {
                0 => {
                    let days: Vec<i32> = self.values.iter().map(|v| since_1970(v.day)).collect();
                    column.typed::<Int32Type>().write_batch(&days, None, None)?;
                }
                1 => {
                    let lasts = self.values.iter().map(|v| v.last.map(since_1970));
                    super::write::write_some::<Int32Type>(&mut column, lasts)?;
                }
                2 => {
                    let values: Vec<f64> = self.values.iter().map(|v| v.value).collect();
                    column.typed::<DoubleType>().write_batch(&values, None, None)?;
                }
                _ => {
                    let notes = self.values.iter();
                    let notes =
                        notes.map(|v| (!v.note.is_empty()).then(|| ByteArray::from(&*v.note)));
                    super::write::write_some::<ByteArrayType>(&mut column, notes)?;
                }
            }
            column.close()?;
            at += 1;
        }
        group.close()?;
        let about = serde_json::to_string(&self.about)
            .map_err(|error| ParquetError::General(error.to_string()))?;
        writer.append_key_value_metadata(KeyValue::new(KEY.to_owned(), about));
        Ok(writer.into_inner()?)
    }

    /// The value of a day, where there is one.
    ///
    /// Cost: O(log values).
    pub fn at(&self, day: Day) -> Option<&IndexValue> {
        let next = self.values.partition_point(|value| value.day <= day);
        let value = self.values.get(next.checked_sub(1)?)?;
        value.last.is_none_or(|last| day <= last).then_some(value)
    }

    /// How it differs from an edition before it.
    ///
    /// Cost: O(values · log values).
    pub fn revised(&self, before: &Self) -> ValuesRevised {
        let mut revised = ValuesRevised::default();
        let mut most = 0.0;
        for value in &self.values {
            let at = before.values.binary_search_by_key(&value.day, |other| other.day);
            let Some(then) = at.ok().and_then(|at| before.values.get(at)) else { continue };
            revised.values += 1;
            let by = (value.value - then.value).abs();
            // Published with few decimals: less is a matter of writing.
            if by <= 1e-9 * then.value.abs().max(1.0) {
                continue;
            }
            revised.changed += 1;
            if by > most {
                (most, revised.largest) = (by, Some((value.day, then.value, value.value)));
            }
        }
        revised
    }
}

/// How an index differs from an edition before it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ValuesRevised {
    /// Values of days that both editions have.
    pub values: usize,
    /// Those that are others now.
    pub changed: usize,
    /// The one that was changed most: its day, what it was and what it is.
    pub largest: Option<(Day, f64, f64)>,
}
