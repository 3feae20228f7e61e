//! Why a text is not a date, day or code. The parsers' errors use the English words, for the
//! command line.

use std::fmt;

use super::Values;
use crate::dossier::{CameoError, DayError, EdtfError, ValueError};
use crate::words::{ENGLISH, Words};

impl Words {
    /// Why a text is no valid value, without the remedy.
    pub(super) fn value_error(&self, error: &ValueError) -> String {
        self.with(&key(error), &values(error)).into_owned()
    }

    /// What to write instead.
    pub(super) fn value_remedy(&self, error: &ValueError) -> String {
        self.attribute(&key(error), "remedy", &values(error))
    }

    /// Why a text is no valid value, and what to write instead.
    pub fn value_sentence(&self, error: &ValueError) -> String {
        let values = [
            ("message", self.value_error(error).into()),
            ("remedy", self.value_remedy(error).into()),
        ];
        self.with("problem-and-remedy", &values).into_owned()
    }
}

fn key(error: &ValueError) -> String {
    format!("value-{}", error.code())
}

fn values(error: &ValueError) -> Values<'_> {
    let written = |text: &String| vec![("written", format!("{text:?}").into())];
    match error {
        ValueError::Date(error) => match error {
            EdtfError::Empty | EdtfError::Open => Vec::new(),
            EdtfError::Form(text) | EdtfError::TimeOfDay(text) | EdtfError::Parts(text) => {
                written(text)
            }
            EdtfError::Calendar(error) => day_values(error),
            EdtfError::Backwards { start, end } => {
                vec![("start", start.to_string().into()), ("end", end.to_string().into())]
            }
        },
        ValueError::Day(error) => day_values(error),
        ValueError::Code(CameoError::Form(text) | CameoError::Unknown(text)) => written(text),
    }
}

fn day_values(error: &DayError) -> Values<'static> {
    match error {
        DayError::Form(text) => vec![("written", format!("{text:?}").into())],
        DayError::Month(month) => vec![("month", format!("{month:02}").into())],
        DayError::Day { year, month, day, days } => vec![
            ("month", format!("{year:04}-{month:02}").into()),
            ("days", days.to_string().into()),
            ("day", format!("{day:02}").into()),
        ],
    }
}

macro_rules! in_english {
    ($($error:ty),+) => {
        $(
            impl fmt::Display for $error {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&ENGLISH.value_sentence(&self.clone().into()))
                }
            }

            impl std::error::Error for $error {}
        )+
    };
}

in_english!(EdtfError, DayError, CameoError);
