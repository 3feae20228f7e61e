//! Reads one table of a file key by key, and keeps every complaint.
//!
//! Nothing stops at the first error: a value that cannot be read becomes
//! `None` and a problem, and reading goes on.

use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::cutting::Places;
use super::headline;
use super::problem::{
    Amount, ChoiceAdvice, FieldFault, Found, ProblemKind, RecordFault, Rule, Table, TableKind,
    ValueError, Wanted, short_id, short_value,
};
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
    kind: TableKind,
    sink: &'a Sink<'i>,
    /// One bit for each key it may have: most keys of its type are absent, and that is known
    /// without a search.
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
    /// Opens a table in it, of a kind, and reports keys that the kind does not
    /// have.
    fn open(&self, table: &'a DeTable<'i>, span: Range<usize>, kind: TableKind) -> Self {
        let record = Self { table, span, kind, keys: bits_of(table), ..*self };
        record.check_keys();
        record
    }

    /// The table of the file itself, or of one part of it.
    pub(super) fn root(
        table: &'a DeTable<'i>,
        span: Range<usize>,
        places: &'a Places,
        sink: &'a Sink<'i>,
    ) -> Self {
        Self { table, places, span, kind: TableKind::File, sink, keys: bits_of(table) }
    }

    /// Reports keys that its kind does not have.
    pub(super) fn check_keys(&self) {
        let Self { table, kind, sink, .. } = self;
        let known = keys_of(kind.type_name());
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if !known.iter().any(|k| k == name) {
                let near = sink.suggest(name, known.iter().map(String::as_str));
                let kind = self.of_key(name.to_owned(), FieldFault::Unknown { near });
                sink.error(&self.place(key), kind);
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

    /// What it is called in a sentence: `event "london-framework"`.
    fn table(&self) -> Table {
        let id = match self.table.get("id").map(|value| value.get_ref()) {
            Some(DeValue::String(id)) => Some(short_id(id)),
            _ => None,
        };
        Table { kind: self.kind, id }
    }

    /// What is wrong with a key of it.
    fn of_key(&self, key: impl Into<Cow<'static, str>>, fault: FieldFault) -> ProblemKind {
        ProblemKind::Field { table: self.table(), key: key.into(), fault }
    }

    /// What is wrong with it, or with what it names.
    pub(super) fn fault(&self, fault: RecordFault) -> ProblemKind {
        ProblemKind::Record { table: self.table(), fault }
    }

    /// Reports what is wrong with the value of a key, where it stands.
    pub(super) fn wrong(&self, key: &'static str, fault: FieldFault) {
        self.sink.error(&self.span_of(key), self.of_key(key, fault));
    }

    /// Warns of the value of a key, where it stands.
    pub(super) fn warn(&self, key: &'static str, fault: FieldFault) {
        self.sink.warning(&self.span_of(key), self.of_key(key, fault));
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

    fn wrong_type(
        &self,
        key: impl Into<Cow<'static, str>>,
        value: &Spanned<DeValue<'i>>,
        wanted: Wanted,
    ) {
        let (found, unquoted) = match value.get_ref() {
            DeValue::String(_) => (Found::Text, None),
            DeValue::Integer(number) => (Found::Integer, Some(number.as_str().to_owned())),
            DeValue::Float(number) => (Found::Float, Some(number.as_str().to_owned())),
            DeValue::Boolean(_) => (Found::Flag, None),
            DeValue::Datetime(date) => (Found::Datetime, Some(date.to_string())),
            DeValue::Array(_) => (Found::List, None),
            DeValue::Table(_) => (Found::Table, None),
        };
        // A date needs quotes wherever it stands.
        let unquoted = unquoted.filter(|_| wanted == Wanted::Text || found == Found::Datetime);
        let unquoted = unquoted.map(String::into_boxed_str);
        let fault = FieldFault::WrongType { wanted, found, unquoted };
        self.sink.error(&self.place(value), self.of_key(key, fault));
    }

    /// An optional text.
    pub(super) fn text(&self, key: &'static str) -> Option<Text<'a>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Text { value: text, span: self.place(value) }),
            _ => {
                self.wrong_type(key, value, Wanted::Text);
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

    pub(super) fn string(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value.to_owned())
    }

    fn require(&self, key: &'static str) -> bool {
        if !self.has(key) {
            self.sink.missing(&self.span, self.of_key(key, FieldFault::Missing));
        }
        self.has(key)
    }

    /// A text that must be there and say something.
    pub(super) fn required_text(&self, key: &'static str) -> Option<Text<'a>> {
        if !self.require(key) {
            return None;
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.wrong(key, FieldFault::Empty);
            return None;
        }
        Some(text)
    }

    /// A text of one line that must be there.
    pub(super) fn required_headline(&self, key: &'static str) -> Option<String> {
        self.headline_of(key, self.required_text(key)?)
    }

    /// An optional text of one line.
    pub(super) fn headline(&self, key: &'static str) -> Option<String> {
        self.headline_of(key, self.text(key)?)
    }

    fn headline_of(&self, key: &'static str, text: Text<'a>) -> Option<String> {
        headline::check(self, key, &text);
        Some(text.value.to_owned())
    }

    /// An optional text that is read by `FromStr`.
    pub(super) fn parsed<T: FromStr<Err: Into<ValueError>>>(&self, key: &'static str) -> Option<T> {
        self.parse_text(key, &self.text(key)?)
    }

    /// The same, where it must be there.
    pub(super) fn required_parsed<T: FromStr<Err: Into<ValueError>>>(
        &self,
        key: &'static str,
    ) -> Option<T> {
        self.parse_text(key, &self.required_text(key)?)
    }

    fn parse_text<T: FromStr<Err: Into<ValueError>>>(
        &self,
        key: &'static str,
        text: &Text<'_>,
    ) -> Option<T> {
        match text.value.parse::<T>() {
            Ok(value) => Some(value),
            Err(error) => {
                let fault = FieldFault::Unreadable(error.into());
                self.sink.error(&text.span, self.of_key(key, fault));
                None
            }
        }
    }

    /// An optional word out of a fixed list.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(key)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let words = choices.iter().map(|(word, _)| *word);
        let near = self.sink.suggest(text.value, words.clone());
        let advice = near.map_or_else(|| ChoiceAdvice::OneOf(words.collect()), ChoiceAdvice::Near);
        self.wrong(key, FieldFault::NoSuchChoice { written: short_value(text.value), advice });
        None
    }

    /// The same, where it must be there.
    pub(super) fn required_choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        if self.require(key) { self.choice(key, choices) } else { None }
    }

    /// An optional number of at most [`MOST_NUMBER`], whole or not.
    pub(super) fn number(&self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        if !matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)) {
            self.wrong_type(key, value, Wanted::Number);
            return None;
        }
        let usable = usable_number(value.get_ref());
        if usable.is_none() {
            self.wrong(key, FieldFault::NotComputable);
        }
        usable
    }

    /// An optional number with a rule it must keep.
    pub(super) fn number_where(
        &self,
        key: &'static str,
        rule: Rule,
        holds: impl Fn(f64) -> bool,
    ) -> Option<f64> {
        let number = self.number(key)?;
        if holds(number) {
            return Some(number);
        }
        self.wrong(key, FieldFault::OutOfRange { number: Amount(number), rule });
        None
    }

    /// An optional list of exactly two numbers.
    pub(super) fn number_pair(&self, key: &'static str) -> Option<[f64; 2]> {
        let value = self.value(key)?;
        let pair = value.get_ref().as_array().and_then(|items| {
            let numbers = items.iter().map(|item| usable_number(item.get_ref()));
            <[f64; 2]>::try_from(numbers.collect::<Option<Vec<f64>>>()?).ok()
        });
        if pair.is_none() {
            self.wrong(key, FieldFault::NotAPair);
        }
        pair
    }

    /// An optional `true` or `false`.
    pub(super) fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.wrong_type(key, value, Wanted::Flag);
                None
            }
        }
    }

    /// A list of texts, each read by `FromStr`; empty where absent.
    pub(super) fn parsed_list<T: FromStr<Err: Into<ValueError>>>(
        &self,
        key: &'static str,
    ) -> Vec<T> {
        self.texts(key).iter().filter_map(|text| self.parse_text(key, text)).collect()
    }

    pub(super) fn required_number(&self, key: &'static str) -> Option<f64> {
        if self.require(key) { self.number(key) } else { None }
    }

    /// A list of texts; empty where absent.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Text<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, value, Wanted::Texts);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => texts.push(Text { value: text, span: self.place(item) }),
                _ => self.wrong_type(key, item, Wanted::Text),
            }
        }
        texts
    }

    pub(super) fn strings(&self, key: &'static str) -> Vec<String> {
        self.texts(key).iter().map(|text| text.value.to_owned()).collect()
    }

    /// A list of tables; empty where absent.
    pub(super) fn tables(&self, key: &'static str, kind: TableKind) -> Vec<Record<'a, 'i>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, FieldFault::NotTables);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(self.open(table, self.place(item), kind));
                }
                _ => self.wrong_type(key, item, Wanted::Table),
            }
        }
        tables
    }

    /// An optional table.
    pub(super) fn inner(&self, key: &'static str, kind: TableKind) -> Option<Record<'a, 'i>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.open(table, self.place(value), kind)),
            _ => {
                self.wrong_type(key, value, Wanted::Table);
                None
            }
        }
    }

    /// The texts of a table whose keys are free.
    pub(super) fn text_map(&self, key: &'static str) -> Vec<(String, Text<'a>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(key, value, Wanted::Table);
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
                _ => self.wrong_type(name.get_ref().to_string(), item, Wanted::Text),
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
