//! The columns of a stream's file, each once for writing and for reading.

use std::sync::{Arc, LazyLock};

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::errors::ParquetError;
use parquet::schema::types::{Type, TypePtr};

use super::event::ReportedEvent;
use crate::dossier::{Day, QuadClass};

type Get<T> = fn(&ReportedEvent) -> T;
type Set<T> = fn(&mut ReportedEvent, T);

/// How a column is taken from an event and put into one.
pub(super) enum Access {
    /// A text; empty is none.
    Text(fn(&ReportedEvent) -> &str, Set<Box<str>>),
    /// The day, which is always there: it makes the event.
    Day(Get<Day>),
    /// A calendar date.
    Date(Get<Option<Day>>, Set<Day>),
    /// A whole number.
    Whole(Get<Option<i32>>, Set<i32>),
    /// A number.
    Number(Get<Option<f64>>, Set<f64>),
    /// Yes or no.
    Flag(Get<Option<bool>>, Set<bool>),
}

/// A column of the file.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) access: Access,
}

macro_rules! columns {
    ($($kind:ident $name:literal $($field:ident).+,)*) => {
        vec![$(Column { name: $name, access: columns!(@$kind $($field).+) },)*]
    };
    (@text $($field:ident).+) => {
        Access::Text(|event| &event.$($field).+, |event, text| event.$($field).+ = text)
    };
    (@day $($field:ident).+) => {
        Access::Day(|event| event.$($field).+)
    };
    (@date $($field:ident).+) => {
        Access::Date(|event| event.$($field).+, |event, day| event.$($field).+ = Some(day))
    };
    (@whole $($field:ident).+) => {
        Access::Whole(|event| event.$($field).+, |event, number| event.$($field).+ = Some(number))
    };
    (@number $($field:ident).+) => {
        Access::Number(|event| event.$($field).+, |event, number| event.$($field).+ = Some(number))
    };
    (@flag $($field:ident).+) => {
        Access::Flag(|event| event.$($field).+, |event, flag| event.$($field).+ = Some(flag))
    };
    (@quad $($field:ident).+) => {
        Access::Whole(
            |event| event.$($field).+.map(|quad| i32::from(quad.number())),
            |event, number| {
                let is_it = |quad: &QuadClass| i32::from(quad.number()) == number;
                event.$($field).+ = QuadClass::ALL.into_iter().find(is_it);
            },
        )
    };
}

/// Every column, in the order of the file.
pub(super) static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    columns! {
        text "id" id,
        day "day" day,
        text "date" date,
        date "added" added,
        text "actor" actor.code,
        text "actor_country" actor.country,
        text "actor_name" actor.name,
        text "target" target.code,
        text "target_country" target.country,
        text "target_name" target.name,
        text "code" code,
        text "kind" kind,
        number "score" score,
        quad "quad_class" quad,
        flag "is_root" is_root,
        whole "mentions" mentions,
        whole "sources" sources,
        whole "articles" articles,
        number "tone" tone,
        whole "deaths" deaths,
        text "place" place,
        text "text" text,
        text "url" url,
    }
});

/// The file's schema. The day is always there, and all else may be empty.
pub(super) fn schema() -> Result<TypePtr, ParquetError> {
    let fields: Result<Vec<TypePtr>, ParquetError> =
        COLUMNS.iter().map(|column| Ok(Arc::new(column.field()?))).collect();
    Ok(Arc::new(Type::group_type_builder("events").with_fields(fields?).build()?))
}

impl Column {
    fn field(&self) -> Result<Type, ParquetError> {
        let (physical, logical, converted) = match self.access {
            Access::Text(..) => {
                (Physical::BYTE_ARRAY, Some(LogicalType::String), ConvertedType::UTF8)
            }
            Access::Day(..) | Access::Date(..) => {
                (Physical::INT32, Some(LogicalType::Date), ConvertedType::DATE)
            }
            Access::Whole(..) => (Physical::INT32, None, ConvertedType::NONE),
            Access::Number(..) => (Physical::DOUBLE, None, ConvertedType::NONE),
            Access::Flag(..) => (Physical::BOOLEAN, None, ConvertedType::NONE),
        };
        let repetition = match self.access {
            Access::Day(..) => Repetition::REQUIRED,
            _ => Repetition::OPTIONAL,
        };
        Type::primitive_type_builder(self.name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .with_converted_type(converted)
            .build()
    }
}

/// 1 January 1970, from which the format counts days, as a [`Day`]'s number.
const FIRST: i32 = 719_163;

/// A day as the format counts it.
pub(super) const fn since_1970(day: Day) -> i32 {
    day.number().saturating_sub(FIRST)
}

/// The day that the format counts so.
pub(super) const fn from_1970(days: i32) -> Day {
    Day::from_number(days.saturating_add(FIRST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let first = Day::from_ymd(1970, 1, 1).unwrap();
        assert_eq!((since_1970(first), from_1970(0)), (0, first));
    }
}
