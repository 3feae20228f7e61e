//! A Parquet file that another program wrote, column by column as texts.

use parquet::basic::Type as Physical;
use parquet::data_type::{BoolType, ByteArrayType, DoubleType, FloatType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, FileReader, RowGroupReader, SerializedFileReader};

use super::read::{DataError, MOST_OF_A_GROUP, Values, text_of};

/// A Parquet file of flat columns.
pub struct ForeignTable<R: ChunkReader + 'static>(SerializedFileReader<R>);

impl<R: ChunkReader + 'static> std::fmt::Debug for ForeignTable<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ForeignTable").finish_non_exhaustive()
    }
}

impl<R: ChunkReader + 'static> ForeignTable<R> {
    /// Opens it.
    ///
    /// # Errors
    /// Where it is no Parquet file.
    pub fn open(from: R) -> Result<Self, DataError> {
        Ok(Self(SerializedFileReader::new(from)?))
    }

    /// The names of its columns.
    pub fn names(&self) -> Vec<String> {
        let columns = self.0.metadata().file_metadata().schema_descr().columns();
        columns.iter().map(|column| column.name().to_owned()).collect()
    }

    /// How many groups of rows it has.
    pub fn groups(&self) -> usize {
        self.0.num_row_groups()
    }

    /// A column of a group; `None` where a row has nothing.
    ///
    /// # Errors
    /// Where it is damaged, or has values within values.
    pub fn column(&self, group: usize, place: usize) -> Result<Vec<Option<Box<str>>>, DataError> {
        let group = self.0.get_row_group(group)?;
        let size = group.metadata().total_byte_size();
        if size > MOST_OF_A_GROUP {
            return Err(DataError::TooLarge(size));
        }
        let column = group.metadata().columns().get(place).ok_or(DataError::Column("?"))?;
        if column.column_descr().max_rep_level() > 0 {
            return Err(nested());
        }
        let group: &dyn RowGroupReader = &*group;
        match column.column_type() {
            Physical::BYTE_ARRAY => {
                let texts = Values::<ByteArrayType>::all(group, place)?;
                Ok(texts.iter().map(|text| text.as_ref().map(text_of)).collect())
            }
            Physical::INT32 => Ok(texts(Values::<Int32Type>::all(group, place)?)),
            Physical::INT64 => Ok(texts(Values::<Int64Type>::all(group, place)?)),
            Physical::DOUBLE => Ok(texts(Values::<DoubleType>::all(group, place)?)),
            Physical::FLOAT => Ok(texts(Values::<FloatType>::all(group, place)?)),
            Physical::BOOLEAN => {
                let flags = Values::<BoolType>::all(group, place)?.into_iter();
                Ok(flags.map(|flag| flag.map(|yes| if yes { "1" } else { "0" }.into())).collect())
            }
            Physical::INT96 | Physical::FIXED_LEN_BYTE_ARRAY => Err(nested()),
        }
    }
}

fn texts<T: ToString>(values: Vec<Option<T>>) -> Vec<Option<Box<str>>> {
    values.into_iter().map(|value| value.map(|value| value.to_string().into())).collect()
}

fn nested() -> DataError {
    DataError::Parquet(ParquetError::General("a column has no plain values".to_owned()))
}
