//! Reading a stream's file: what it says of itself, some days of it, or some
//! columns of all.

use std::ops::RangeInclusive;

use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, FileReader, RowGroupReader, SerializedFileReader};
use parquet::file::statistics::Statistics;

use super::about::{About, KEY, KindOfData};
use super::columns::{Access, COLUMNS, Column, from_1970};
use super::event::ReportedEvent;
use crate::dossier::Day;

/// Values of a column that are read at a time.
const BATCH: usize = 8192;

/// Most bytes that one group of rows may unpack to: a file from elsewhere can claim anything.
pub(super) const MOST_OF_A_GROUP: i64 = 1 << 30;

/// Why a data file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It is not Parquet, or damaged.
    #[error("it is not a Parquet file, or damaged: {0}")]
    Parquet(#[from] ParquetError),
    /// Another program wrote it.
    #[error("it does not say what it holds; import it")]
    NotOurs,
    /// What it says of itself cannot be read.
    #[error("what it says of itself cannot be read: {0}")]
    About(#[from] serde_json::Error),
    /// It holds something else.
    #[error("it holds another kind of data")]
    Kind(KindOfData),
    /// It has no such column.
    #[error("it has no column `{0}`")]
    Column(&'static str),
    /// It would take too much memory.
    #[error("{0} bytes of it would have to be unpacked at once")]
    TooLarge(i64),
}

/// A stream's file.
pub struct StreamReader<R: ChunkReader + 'static> {
    reader: SerializedFileReader<R>,
    about: About,
}

impl<R: ChunkReader + 'static> std::fmt::Debug for StreamReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StreamReader").field("about", &self.about).finish_non_exhaustive()
    }
}

impl<R: ChunkReader + 'static> StreamReader<R> {
    /// Reads what the file says of itself.
    ///
    /// # Errors
    /// Where it is no stream's file.
    pub fn open(from: R) -> Result<Self, DataError> {
        let reader = SerializedFileReader::new(from)?;
        let about = about(&reader)?;
        if about.kind != KindOfData::Stream {
            return Err(DataError::Kind(about.kind));
        }
        Ok(Self { reader, about })
    }

    /// What it says of itself.
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// How many events it has.
    pub fn count(&self) -> u64 {
        u64::try_from(self.reader.metadata().file_metadata().num_rows()).unwrap_or(0)
    }

    /// Gives the events of some days, at most so many, in the order of the file.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn events(
        &self,
        days: &RangeInclusive<Day>,
        most: usize,
    ) -> Result<Vec<ReportedEvent>, DataError> {
        let mut found = Vec::new();
        for at in 0..self.reader.num_row_groups() {
            if found.len() >= most {
                break;
            }
            if self.may_have(at, days) {
                let events = self.group(at)?;
                found.extend(events.into_iter().filter(|event| days.contains(&event.day)));
            }
        }
        found.truncate(most);
        Ok(found)
    }

    /// How many groups of events it has.
    pub fn groups(&self) -> usize {
        self.reader.num_row_groups()
    }

    /// The events of one group.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn group(&self, at: usize) -> Result<Vec<ReportedEvent>, DataError> {
        let group = self.open_group(at)?;
        let columns = self.columns()?;
        let mut events = Vec::new();
        for (column, place) in columns {
            read_column(&*group, column, place, &mut events)?;
        }
        Ok(events)
    }

    /// Whether a group can have an event on some days.
    pub fn may_have(&self, at: usize, days: &RangeInclusive<Day>) -> bool {
        self.days_of(at)
            .is_none_or(|group| group.start() <= days.end() && days.start() <= group.end())
    }

    /// The first and the last day of a group, where the file says so.
    pub fn days_of(&self, at: usize) -> Option<RangeInclusive<Day>> {
        let place = self.place_of("day")?;
        let group = self.reader.metadata().row_groups().get(at)?;
        match group.columns().get(place)?.statistics()? {
            Statistics::Int32(values) => {
                let (first, last) = (*values.min_opt()?, *values.max_opt()?);
                Some(from_1970(first)..=from_1970(last))
            }
            _ => None,
        }
    }

    /// The day of each event of a group, alone.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn days(&self, at: usize) -> Result<Vec<Day>, DataError> {
        let group = self.open_group(at)?;
        let place = self.place_of("day").ok_or(DataError::Column("day"))?;
        let days = Values::<Int32Type>::all(&*group, place)?;
        Ok(days.into_iter().map(|day| from_1970(day.unwrap_or_default())).collect())
    }

    pub(super) fn open_group(&self, at: usize) -> Result<Box<dyn RowGroupReader + '_>, DataError> {
        let group = self.reader.get_row_group(at)?;
        let size = group.metadata().total_byte_size();
        if size > MOST_OF_A_GROUP {
            return Err(DataError::TooLarge(size));
        }
        Ok(group)
    }

    /// Where a column stands in this file.
    pub(super) fn place_of(&self, name: &str) -> Option<usize> {
        place_of(&self.reader, name)
    }

    /// The columns that are ours, the day first. A later version may have more.
    fn columns(&self) -> Result<Vec<(&'static Column, usize)>, DataError> {
        let mut columns: Vec<(&Column, usize)> = Vec::new();
        for column in COLUMNS.iter() {
            match (self.place_of(column.name), &column.access) {
                (Some(place), Access::Day(..)) => columns.insert(0, (column, place)),
                (None, Access::Day(..)) => return Err(DataError::Column(column.name)),
                (Some(place), _) => columns.push((column, place)),
                (None, _) => {}
            }
        }
        Ok(columns)
    }
}

/// Where a column stands in a file.
pub(super) fn place_of<R: ChunkReader + 'static>(
    reader: &SerializedFileReader<R>,
    name: &str,
) -> Option<usize> {
    let columns = reader.metadata().file_metadata().schema_descr().columns();
    columns.iter().position(|column| column.name() == name)
}

/// What a data file says of itself.
pub(super) fn about<R: ChunkReader + 'static>(
    reader: &SerializedFileReader<R>,
) -> Result<About, DataError> {
    let written = reader.metadata().file_metadata().key_value_metadata();
    let ours = written.into_iter().flatten().find(|entry| entry.key == KEY);
    let text = ours.and_then(|entry| entry.value.as_deref()).ok_or(DataError::NotOurs)?;
    Ok(serde_json::from_str(text)?)
}

/// Reads one column into events; the day makes them.
fn read_column(
    group: &dyn RowGroupReader,
    column: &Column,
    place: usize,
    events: &mut Vec<ReportedEvent>,
) -> Result<(), DataError> {
    match &column.access {
        Access::Day(..) => {
            let days = Values::<Int32Type>::all(group, place)?;
            let made = days.into_iter().map(|day| ReportedEvent::on(from_1970(day.unwrap_or(0))));
            events.extend(made);
        }
        Access::Text(_, set) => {
            let texts = Values::<ByteArrayType>::all(group, place)?;
            put(events, texts, |event, text| set(event, text_of(&text)));
        }
        Access::Date(_, set) => {
            let days = Values::<Int32Type>::all(group, place)?;
            put(events, days, |event, day| set(event, from_1970(day)));
        }
        Access::Whole(_, set) => put(events, Values::<Int32Type>::all(group, place)?, set),
        Access::Number(_, set) => put(events, Values::<DoubleType>::all(group, place)?, set),
        Access::Flag(_, set) => put(events, Values::<BoolType>::all(group, place)?, set),
    }
    Ok(())
}

fn put<T>(
    events: &mut [ReportedEvent],
    values: Vec<Option<T>>,
    set: impl Fn(&mut ReportedEvent, T),
) {
    for (event, value) in events.iter_mut().zip(values) {
        if let Some(value) = value {
            set(event, value);
        }
    }
}

pub(super) fn text_of(bytes: &ByteArray) -> Box<str> {
    String::from_utf8_lossy(bytes.data()).into()
}

/// The values of a column.
pub(super) struct Values<T>(std::marker::PhantomData<T>);

impl<T: DataType> Values<T> {
    /// All of a group, `None` where there is none.
    pub(super) fn all(
        group: &dyn RowGroupReader,
        place: usize,
    ) -> Result<Vec<Option<T::T>>, DataError> {
        let metadata = group.metadata();
        let column = metadata.columns().get(place).ok_or(DataError::Column("?"))?;
        if column.column_type() != T::get_physical_type() {
            return Err(DataError::Parquet(ParquetError::General(format!(
                "the column {} has another type",
                column.column_path()
            ))));
        }
        let is_optional = column.column_descr().max_def_level() > 0;
        let mut reader = get_typed_column_reader::<T>(group.get_column_reader(place)?);
        let (mut all, mut levels, mut values) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            levels.clear();
            values.clear();
            let asked = is_optional.then_some(&mut levels);
            let (records, ..) = reader.read_records(BATCH, asked, None, &mut values)?;
            if records == 0 {
                return Ok(all);
            }
            let mut there = values.drain(..);
            if is_optional {
                all.extend(levels.iter().map(|level| (*level > 0).then(|| there.next()).flatten()));
            } else {
                all.extend(there.map(Some));
            }
        }
    }
}
