//! The words of the window and of pictures, from Fluent catalogues, so that
//! another language is a file and not a rewrite.
//!
//! It knows days and dates and no other room, and does not ask the machine for its language. The
//! command line's own messages are English and written where they are printed.

mod clamp;
mod code_words;
mod codes;
mod dates;
mod direction;
mod durations;
mod language;
mod numbers;
mod parties;
pub(crate) mod plain;
mod problems;
pub(crate) mod stems;
mod written;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::dossier::Day;

pub use clamp::one_line;
pub use code_words::{About, CODE_WORDS_CSV, CodeWord, code_words};
pub use direction::{is_right_to_left, isolated, joined, runs_right_to_left};
pub use language::Language;
pub use written::{DateProblem, WrittenDate, WrittenDay, read_date, read_day};

/// The English words, which the command line speaks.
pub static ENGLISH: LazyLock<Words> = LazyLock::new(Words::english);

/// The words of a language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The one year that all of the record lies in, where it lies in one: only
    /// then may a date leave the year out.
    year: Option<i32>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.language.tag())
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::english()
    }
}

impl Words {
    /// The English words.
    pub fn english() -> Self {
        Self::of(Language::English)
    }

    /// The words of a language; English ones where its catalogue has a gap.
    pub fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.id()]);
        // Isolation marks would show as boxes in pictures.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::grouped));
        for catalogue in [Language::English.catalogue(), language.catalogue()] {
            // Messages that do not parse are dropped, and a test finds them.
            let resource = FluentResource::try_new(catalogue.to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
        }
        Self { language, bundle, year: None }
    }

    /// The same words for a record that runs between two days: where it lies in
    /// one year, dates in tight places leave the year out.
    #[must_use]
    pub fn for_record(mut self, first: Day, last: Day) -> Self {
        self.set_record(first, last);
        self
    }

    /// As [`for_record`](Self::for_record) does.
    pub fn set_record(&mut self, first: Day, last: Day) {
        let year = |day: Day| chrono::Datelike::year(&day.date());
        self.year = Some(year(first)).filter(|own| *own == year(last));
    }

    /// Which language they are of.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a key; the key itself where the catalogue lacks it, so that
    /// a gap shows and does not blank a control.
    pub fn get<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.format(key, None)
    }

    /// The text of a key with values in it.
    pub fn with<'a>(&'a self, key: &'a str, values: &[(&str, Value<'_>)]) -> Cow<'a, str> {
        Cow::Owned(self.format(key, Some(&args_of(values))).into_owned())
    }

    /// The text of an attribute of a key, with values in it.
    fn attribute(&self, key: &str, attribute: &str, values: &[(&str, Value<'_>)]) -> String {
        let message = self.bundle.get_message(key);
        let pattern = message.and_then(|message| message.get_attribute(attribute));
        match pattern {
            Some(pattern) => {
                let (args, mut errors) = (args_of(values), Vec::new());
                self.bundle.format_pattern(pattern.value(), Some(&args), &mut errors).into_owned()
            }
            None => format!("{key}.{attribute}"),
        }
    }

    fn format<'a>(&'a self, key: &'a str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return Cow::Borrowed(key) };
        let mut errors = Vec::new();
        Cow::Owned(self.bundle.format_pattern(pattern, args, &mut errors).into_owned())
    }
}

fn args_of(values: &[(&str, Value<'_>)]) -> FluentArgs<'static> {
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value = match value {
            Value::Text(text) => FluentValue::from(text.to_string()),
            Value::Number(number) => FluentValue::from(*number),
        };
        args.set(name.to_string(), value);
    }
    args
}

/// A value put into a text.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// A text, as it is.
    Text(Cow<'a, str>),
    /// A count, which decides between singular and plural.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i32> for Value<'_> {
    fn from(count: i32) -> Self {
        Self::Number(i64::from(count))
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Number(i64::from(count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_choose_their_form() {
        let words = Words::english();
        assert_eq!(words.with("count-events", &[("count", 1_usize.into())]), "1 event");
        assert_eq!(words.with("count-events", &[("count", 14_usize.into())]), "14 events");
        assert_eq!(
            words.with("count-events", &[("count", 100_000_usize.into())]),
            "100,000 events"
        );
        assert_eq!(words.get("no-such-key"), "no-such-key");
    }
}
