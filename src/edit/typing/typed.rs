//! From text typed in a field to the value that the file gets, judged by the same code that loads
//! files.

use crate::dossier::{CameoCode, Day, Field, FieldKind};
use crate::edit::Value;
use crate::words::{DateProblem, read_date, read_day};

/// A text that a field cannot take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// It is no date.
    #[error("{key}: {problem}")]
    Date {
        /// The field's key.
        key: String,
        /// Why; [`Words::date_problem`](crate::words::Words::date_problem) says
        /// it in each language.
        problem: DateProblem,
    },
    /// It is no value of another kind.
    #[error("{key}: {reason}")]
    Other {
        /// The field's key.
        key: String,
        /// What is wrong, and what to write.
        reason: String,
    },
}

impl TypedError {
    /// What is wrong, and what to write, without the field's name.
    pub fn reason(&self) -> String {
        match self {
            Self::Date { problem, .. } => problem.to_string(),
            Self::Other { reason, .. } => reason.clone(),
        }
    }
}

/// The value that a typed text gives a field. Lists are separated by commas;
/// a comma inside an entry has a backslash before it.
///
/// # Errors
/// Where the text is no date, no code, no number, or not one of the words that
/// the field takes: what is wrong, and what to write. That an id exists is
/// judged with the whole dossier, and not here.
pub fn typed(field: &Field, text: &str) -> Result<Value, TypedError> {
    typed_near(field, text, None)
}

/// The same, a date without a year being of the year of `near`.
///
/// # Errors
/// As [`typed`].
pub fn typed_near(field: &Field, text: &str, near: Option<Day>) -> Result<Value, TypedError> {
    let trimmed = text.trim();
    let error = |error: &dyn std::fmt::Display| TypedError::Other {
        key: field.key.clone(),
        reason: error.to_string(),
    };
    let no_date = |problem| TypedError::Date { key: field.key.clone(), problem };
    match &field.kind {
        FieldKind::Date => {
            read_date(trimmed, near).map(|read| read.edtf.to_string().into()).map_err(no_date)
        }
        FieldKind::Day => {
            read_day(trimmed, near).map(|read| read.day.to_string().into()).map_err(no_date)
        }
        FieldKind::Code => {
            trimmed.parse::<CameoCode>().map(|code| code.to_string().into()).map_err(|e| error(&e))
        }
        FieldKind::Number => number(trimmed).map_err(|e| error(&e)),
        FieldKind::HalfLife if trimmed == "none" => Ok(trimmed.into()),
        FieldKind::HalfLife => number(trimmed)
            .map_err(|_| error(&format!("{trimmed:?} is no number of days; write one, or none"))),
        FieldKind::Whole => trimmed
            .parse::<i64>()
            .map(Value::Integer)
            .map_err(|_| error(&format!("{trimmed:?} is no whole number; write one, such as 30"))),
        FieldKind::Flag => trimmed
            .parse::<bool>()
            .map(Value::Boolean)
            .map_err(|_| error(&format!("{trimmed:?} is neither true nor false"))),
        FieldKind::Range => match entries(text).as_slice() {
            [low, high] => [low, high]
                .map(|end| number(end))
                .into_iter()
                .collect::<Result<Vec<Value>, String>>()
                .map(Value::Array)
                .map_err(|e| error(&e)),
            _ => Err(error(&"write two numbers with a comma between, such as 66, 78")),
        },
        FieldKind::Codes => entries(text)
            .iter()
            .map(|code| code.parse::<CameoCode>().map(|code| code.to_string().into()))
            .collect::<Result<Vec<Value>, _>>()
            .map(Value::Array)
            .map_err(|e| error(&e)),
        FieldKind::Choice(words) => {
            if words.iter().any(|word| word == trimmed) {
                Ok(trimmed.into())
            } else {
                Err(error(&format!("{trimmed:?} is none of {}", words.join(", "))))
            }
        }
        FieldKind::Texts | FieldKind::References(_) => {
            Ok(Value::Array(entries(text).into_iter().map(Value::String).collect()))
        }
        FieldKind::Id | FieldKind::Reference(_) | FieldKind::Actor | FieldKind::Claimant => {
            Ok(trimmed.into())
        }
        FieldKind::Text => Ok(text.into()),
        FieldKind::Map => pairs(text).map(Value::Table).map_err(|e| error(&e)),
        FieldKind::Table(_) | FieldKind::Tables(_) => {
            Err(error(&"it has fields of its own; name one of them"))
        }
    }
}

/// What is written as `CHN = china, USA = us`.
fn pairs(text: &str) -> Result<toml::Table, String> {
    let pair = |entry: String| match entry.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() && !value.trim().is_empty() => {
            Ok((key.trim().to_owned(), Value::String(value.trim().to_owned())))
        }
        _ => Err(format!("{entry:?} is no pair; write one such as CHN = china")),
    };
    entries(text).into_iter().map(pair).collect()
}

fn number(text: &str) -> Result<Value, String> {
    // A typographic minus is what the screen shows.
    let plain = text.replace('\u{2212}', "-");
    if let Ok(whole) = plain.parse::<i64>() {
        return Ok(Value::Integer(whole));
    }
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Value::Float(number)),
        _ => Err(format!("{text:?} is no number; write one, such as 0.5")),
    }
}

/// The entries of a list as it is typed: what commas separate, without blanks
/// round it. A comma inside an entry has a backslash before it.
pub fn entries(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&',') => {
                chars.next();
                if let Some(last) = all.last_mut() {
                    last.push(',');
                }
            }
            ',' => all.push(String::new()),
            _ => {
                if let Some(last) = all.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    let trimmed = all.into_iter().map(|entry| entry.trim().to_owned());
    trimmed.filter(|entry| !entry.is_empty()).collect()
}

/// A list as it is typed: what [`entries`] reads back.
pub fn list_text<T: AsRef<str>>(entries: impl IntoIterator<Item = T>) -> String {
    let entries = entries.into_iter().map(|entry| entry.as_ref().replace(',', "\\,"));
    entries.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::field_of;

    fn value(type_name: &str, key: &str, text: &str) -> Result<Value, String> {
        typed(field_of(type_name, key).unwrap(), text).map_err(|error| error.to_string())
    }

    #[test]
    fn fields_take_what_the_file_takes() {
        assert_eq!(value("Event", "date", " 2025-06~ "), Ok("2025-06~".into()));
        assert!(value("Event", "date", "2025-02-30").unwrap_err().contains("28 days"));
        assert_eq!(value("Event", "date", "10–11 May 2025"), Ok("2025-05-10/2025-05-11".into()));
        assert_eq!(value("Dossier", "cutoff", "2023年10月4日"), Ok("2023-10-04".into()));
        assert!(value("Dossier", "cutoff", "Oct 2023").unwrap_err().starts_with("cutoff: "));
        assert!(value("Event", "date", "4 Oct").unwrap_err().contains("year is missing"));
        let near =
            typed_near(field_of("Event", "date").unwrap(), "4 Oct", "2023-01-01".parse().ok());
        assert_eq!(near, Ok("2023-10-04".into()));
        assert_eq!(value("Event", "code", "043"), Ok("043".into()));
        assert!(value("Event", "code", "43").is_err() || value("Event", "code", "99").is_err());
        assert_eq!(value("Event", "score", "−5"), Ok(Value::Integer(-5)));
        assert_eq!(value("Event", "score", "0.5"), Ok(Value::Float(0.5)));
        assert!(value("Event", "score", "inf").is_err());
        assert_eq!(value("ModelSettings", "half_life_days", "none"), Ok("none".into()));
        assert!(value("ModelSettings", "window_days", "1.5").is_err());
        assert!(value("Event", "confidence", "certain").unwrap_err().contains("high, medium, low"));
        let sides = toml::Table::from_iter([
            ("CHN".to_owned(), Value::from("china")),
            ("USA".to_owned(), Value::from("us")),
        ]);
        assert_eq!(value("Stream", "sides", "CHN = china, USA=us"), Ok(Value::Table(sides)));
        assert!(value("Stream", "sides", "CHN").unwrap_err().contains("CHN = china"));
        let list = Value::Array(vec!["a".into(), "b, c".into()]);
        assert_eq!(value("Event", "tags", "a, b\\, c,"), Ok(list));
    }
}
