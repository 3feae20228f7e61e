//! Reads one table of a file key by key, and keeps every complaint.
//!
//! Nothing stops at the first error: a value that cannot be read becomes
//! `None` and a problem, and reading goes on.

use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::cutting::Places;
use super::headline;
use super::schema::keys_of;
pub(super) use super::sink::Sink;

/// Largest number that is read, either side of 0. Far beyond any use, and far
/// enough below the largest float that no sum of products of them overflows.
const MOST_NUMBER: f64 = 1e15;

/// A string of the file and where it stands.
#[derive(Clone)]
pub(super) struct Text<'a> {
    pub(super) value: &'a str,
    pub(super) span: Range<usize>,
}

/// One table of the file, or of a part of it that is read by itself.
pub(super) struct Record<'a, 'i> {
    table: &'a DeTable<'i>,
    places: &'a Places,
    /// The table's header, or the braces of an inline table.
    pub(super) span: Range<usize>,
    /// What it is to a reader: `event "london-framework"`.
    what: &'static str,
    sink: &'a Sink<'i>,
    /// One bit for each key it may have: most keys of its type it has not, and
    /// that is known without a search.
    keys: u64,
}

/// The bit of a key; several keys may share one.
fn bit_of(key: &str) -> u64 {
    let first = key.as_bytes().first().copied().map_or(0, usize::from);
    1 << ((first ^ (key.len() << 3)) & 63)
}

fn bits_of(table: &DeTable<'_>) -> u64 {
    table.keys().map(|key| bit_of(key.get_ref())).fold(0, |all, bit| all | bit)
}

impl<'a, 'i> Record<'a, 'i> {
    /// Opens a table in it, of the named type, and reports keys that the type
    /// does not have.
    fn open(
        &self,
        table: &'a DeTable<'i>,
        span: Range<usize>,
        what: &'static str,
        type_name: &str,
    ) -> Self {
        let record = Self { table, span, what, keys: bits_of(table), ..*self };
        record.check_keys(type_name);
        record
    }

    /// The table of the file itself, or of one part of it.
    pub(super) fn root(
        table: &'a DeTable<'i>,
        span: Range<usize>,
        places: &'a Places,
        sink: &'a Sink<'i>,
    ) -> Self {
        Self { table, places, span, what: "the file", sink, keys: bits_of(table) }
    }

    /// Reports keys that the named type does not have.
    pub(super) fn check_keys(&self, type_name: &str) {
        let Self { table, what, sink, .. } = self;
        let known = keys_of(type_name);
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.iter().any(|k| k == name) {
                let remedy = sink.suggest(name, known.iter().map(String::as_str), || {
                    format!("remove it; {what} has {}", known.join(", "))
                });
                let message = format!("unknown key `{name}` in {self}");
                sink.error(&self.place(key), message, remedy);
            }
        }
    }

    /// Where a value of it stands in the file.
    fn place<T>(&self, value: &Spanned<T>) -> Range<usize> {
        self.places.in_file(value.span())
    }

    pub(super) fn sink(&self) -> &'a Sink<'i> {
        self.sink
    }

    /// What kind of table it is to a reader: `event`.
    pub(super) fn what(&self) -> &'static str {
        self.what
    }

    fn value(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        if self.keys & bit_of(key) == 0 { None } else { self.table.get(key) }
    }

    /// Where a key's value stands; the record itself where it is absent.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        self.value(key).map_or_else(|| self.span.clone(), |value| self.place(value))
    }

    /// Where the table of this id stands in a list; the record itself where
    /// there is none.
    pub(super) fn span_in(&self, key: &str, id: &str) -> Range<usize> {
        let items = self.value(key).and_then(|value| value.get_ref().as_array());
        let found = items.into_iter().flatten().find(|item| match item.get_ref() {
            DeValue::Table(table) => {
                matches!(table.get("id").map(|v| v.get_ref()), Some(DeValue::String(own)) if own == id)
            }
            _ => false,
        });
        found.map_or_else(|| self.span.clone(), |item| self.place(item))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'i>>, wanted: &str) {
        let found = value.get_ref().type_str();
        let remedy = match value.get_ref() {
            DeValue::Datetime(date) => format!("put it in quotes: {key} = \"{date}\""),
            DeValue::Integer(number) if wanted == "a text" => {
                format!("put it in quotes: {key} = \"{}\"", number.as_str())
            }
            DeValue::Float(number) if wanted == "a text" => {
                format!("put it in quotes: {key} = \"{}\"", number.as_str())
            }
            _ => format!("write {wanted}"),
        };
        let message = format!("`{key}` in {self} should be {wanted}, not {}", with_article(found));
        self.sink.error(&self.place(value), message, remedy);
    }

    /// An optional text.
    pub(super) fn text(&self, key: &str) -> Option<Text<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Text { value: text, span: self.place(value) }),
            _ => {
                self.wrong_type(key, value, "a text");
                None
            }
        }
    }

    /// The text under a key, without complaint where it is none.
    pub(super) fn peek(&self, key: &str) -> Option<&'a str> {
        match self.value(key)?.get_ref() {
            DeValue::String(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(|text| text.value.to_owned())
    }

    fn require(&self, key: &str) -> bool {
        if !self.has(key) {
            self.sink.missing_key(
                &self.span,
                key,
                format!("{self} has no `{key}`"),
                format!("add {key} = \"…\" to it"),
            );
        }
        self.has(key)
    }

    /// A text that must be there and say something.
    pub(super) fn required_text(&self, key: &str) -> Option<Text<'a>> {
        if !self.require(key) {
            return None;
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.sink.error(
                &text.span,
                format!("`{key}` in {self} is empty"),
                format!("write its {key}, or remove the whole {}", self.what),
            );
            return None;
        }
        Some(text)
    }

    /// A text of one line that must be there.
    pub(super) fn required_headline(&self, key: &str) -> Option<String> {
        self.headline_of(key, self.required_text(key)?)
    }

    /// An optional text of one line.
    pub(super) fn headline(&self, key: &str) -> Option<String> {
        self.headline_of(key, self.text(key)?)
    }

    fn headline_of(&self, key: &str, text: Text<'a>) -> Option<String> {
        headline::check(self, key, &text);
        Some(text.value.to_owned())
    }

    /// An optional text that is read by `FromStr`; its error says what to do.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&self, key: &str) -> Option<T> {
        self.parse_text(key, &self.text(key)?)
    }

    /// The same, where it must be there.
    pub(super) fn required_parsed<T: FromStr<Err: Display>>(&self, key: &str) -> Option<T> {
        self.parse_text(key, &self.required_text(key)?)
    }

    fn parse_text<T: FromStr<Err: Display>>(&self, key: &str, text: &Text<'_>) -> Option<T> {
        match text.value.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let error = error.to_string();
                // Errors are written as "what; what to do".
                let (message, remedy) =
                    error.split_once("; ").unwrap_or((error.as_str(), "correct it"));
                self.sink.error(&text.span, format!("`{key}` in {self}: {message}"), remedy);
                None
            }
        }
    }

    /// An optional word out of a fixed list.
    pub(super) fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let remedy = self.sink.suggest(text.value, words.iter().copied(), || {
            format!("write one of {}", words.join(", "))
        });
        let shown: String = text.value.chars().take(40).collect();
        self.sink.error(&text.span, format!("`{key}` in {self} cannot be \"{shown}\""), remedy);
        None
    }

    /// The same, where it must be there.
    pub(super) fn required_choice<T: Copy>(&self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        if self.require(key) { self.choice(key, choices) } else { None }
    }

    /// An optional number of at most [`MOST_NUMBER`], whole or not.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        let value = self.value(key)?;
        if !matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) {
            self.wrong_type(key, value, "a number");
            return None;
        }
        let usable = usable_number(value.get_ref());
        if usable.is_none() {
            let message = format!("`{key}` in {self} is not a number that can be computed with");
            self.sink.error(&self.place(value), message, "write an ordinary number, such as 0.1");
        }
        usable
    }

    /// An optional number with a rule it must keep.
    pub(super) fn number_where(
        &self,
        key: &str,
        rule: &str,
        holds: impl Fn(f64) -> bool,
    ) -> Option<f64> {
        let number = self.number(key)?;
        if holds(number) {
            return Some(number);
        }
        let message = format!("`{key}` in {self} is {number}");
        self.sink.error(&self.span_of(key), message, format!("write {rule}"));
        None
    }

    /// An optional list of exactly two numbers.
    pub(super) fn number_pair(&self, key: &str) -> Option<[f64; 2]> {
        let value = self.value(key)?;
        let pair = value.get_ref().as_array().and_then(|items| {
            let numbers = items.iter().map(|item| usable_number(item.get_ref()));
            <[f64; 2]>::try_from(numbers.collect::<Option<Vec<f64>>>()?).ok()
        });
        if pair.is_none() {
            let message = format!("`{key}` in {self} should be two numbers");
            self.sink.error(&self.place(value), message, format!("write it as {key} = [66, 78]"));
        }
        pair
    }

    /// An optional `true` or `false`.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.wrong_type(key, value, "true or false, without quotes");
                None
            }
        }
    }

    /// A list of texts, each read by `FromStr`; empty where absent.
    pub(super) fn parsed_list<T: FromStr<Err: Display>>(&self, key: &str) -> Vec<T> {
        self.texts(key).iter().filter_map(|text| self.parse_text(key, text)).collect()
    }

    pub(super) fn required_number(&self, key: &str) -> Option<f64> {
        if self.require(key) { self.number(key) } else { None }
    }

    /// A list of texts; empty where absent.
    pub(super) fn texts(&self, key: &str) -> Vec<Text<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, "a list of texts in brackets");
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Text { value: text, span: self.place(item) }),
                _ => self.wrong_type(key, item, "a text"),
            }
        }
        texts
    }

    pub(super) fn strings(&self, key: &str) -> Vec<String> {
        self.texts(key).iter().map(|text| text.value.to_owned()).collect()
    }

    /// A list of tables; empty where absent.
    pub(super) fn tables(
        &self,
        key: &str,
        what: &'static str,
        type_name: &str,
    ) -> Vec<Record<'a, 'i>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            let message = format!("`{key}` should be a list of tables");
            self.sink.error(&self.place(value), message, format!("begin each with [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(self.open(table, self.place(item), what, type_name));
                }
                _ => self.wrong_type(key, item, "a table"),
            }
        }
        tables
    }

    /// An optional table.
    pub(super) fn table(
        &self,
        key: &str,
        what: &'static str,
        type_name: &str,
    ) -> Option<Record<'a, 'i>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.open(table, self.place(value), what, type_name)),
            _ => {
                self.wrong_type(key, value, "a table");
                None
            }
        }
    }

    /// The texts of a table whose keys are free.
    pub(super) fn text_map(&self, key: &str) -> Vec<(String, Text<'a>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, "a table");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (name, item) in table {
            match item.get_ref() {
                DeValue::String(text) => {
                    texts.push((
                        name.get_ref().to_string(),
                        Text { value: text, span: self.place(item) },
                    ));
                }
                _ => self.wrong_type(name.get_ref(), item, "a text"),
            }
        }
        texts
    }
}

/// A number of at most [`MOST_NUMBER`]; that refuses nan, too.
fn usable_number(value: &DeValue<'_>) -> Option<f64> {
    let number = match value {
        DeValue::Integer(digits) => {
            i64::from_str_radix(digits.as_str(), digits.radix()).ok().map(|n| n as f64)
        }
        DeValue::Float(digits) => digits.as_str().parse::<f64>().ok(),
        _ => None,
    };
    number.filter(|n| n.abs() <= MOST_NUMBER)
}

impl Display for Record<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.table.get("id").map(|value| value.get_ref()) {
            Some(DeValue::String(id)) => {
                let short: String = id.chars().take(60).collect();
                write!(f, "{} \"{short}\"", self.what)
            }
            _ => f.write_str(self.what),
        }
    }
}

/// `an event`, `a source`.
pub(super) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}
