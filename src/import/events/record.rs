//! Rows of a delimited text with their columns' names.

use std::borrow::Cow;
use std::io::{self, Read};

use csv::{ByteRecord, Reader};

use super::super::report::Refusal;
use super::super::text::{decoded, has_windows_lines, line_of, shown};
use crate::streams::Origin;

/// Bytes by which a text is known.
const HEAD: usize = 64 << 10;

/// The names of columns, in their order; of a file without a heading there are
/// none, and only their number is known.
#[derive(Debug)]
pub(super) struct Columns {
    /// Without case, blanks and underscores.
    names: Vec<String>,
    count: usize,
    first: Vec<String>,
}

impl Columns {
    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Where the column stands that has one of these names.
    pub(super) fn place(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.names.iter().position(|own| own == name))
    }

    /// What stands in the first line.
    pub(super) fn first(&self) -> &[String] {
        &self.first
    }
}

/// A row.
pub(super) struct Record<'r> {
    record: &'r ByteRecord,
    /// Its line in the file.
    pub(super) line: u64,
    /// It is no UTF-8.
    pub(super) is_latin: bool,
}

impl<'r> Record<'r> {
    /// What stands in a column, without blanks round it; nothing where there is no
    /// such column.
    pub(super) fn get(&self, place: Option<usize>) -> Cow<'r, str> {
        let field = place.and_then(|at| self.record.get(at)).unwrap_or_default();
        decoded(field.trim_ascii())
    }

    /// The same, but for what stands for nothing in a source.
    pub(super) fn unless(&self, place: Option<usize>, blank: &str) -> Cow<'r, str> {
        let text = self.get(place);
        if text == blank { Cow::Borrowed("") } else { text }
    }

    pub(super) fn number<T: std::str::FromStr>(&self, place: Option<usize>) -> Option<T> {
        self.get(place).parse().ok()
    }

    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// Its bytes, for an example.
    pub(super) fn raw(&self) -> Vec<u8> {
        shown(self.record)
    }
}

/// The rows of a text.
pub(super) struct Records<R> {
    reader: Reader<R>,
    record: ByteRecord,
    columns: Columns,
    is_windows: bool,
}

impl<'t> Records<Box<dyn Read + 't>> {
    /// Looks at the first line; refuses what has no rows.
    pub(super) fn open(
        text: &'t mut dyn Read,
        origin: Origin,
    ) -> io::Result<Result<Self, Refusal>> {
        let (head, text) = super::super::inputs::peek(text, HEAD);
        if let Some(refusal) = super::super::text::no_rows(&head) {
            return Ok(Err(refusal));
        }
        let is_windows = has_windows_lines(&head);
        let line = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
        let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let separator = if line.contains(&b'\t') {
            b'\t'
        } else if line.iter().filter(|byte| **byte == b';').count() > 5 {
            b';'
        } else {
            b','
        };
        let mut builder = csv::ReaderBuilder::new();
        // Where columns are parted by tabs quotes are part of the text.
        builder.delimiter(separator).flexible(true).has_headers(false).quoting(separator != b'\t');
        let mut first = ByteRecord::new();
        builder.from_reader(line).read_byte_record(&mut first)?;
        let first: Vec<String> =
            first.iter().map(|name| decoded(name.trim_ascii()).into_owned()).collect();
        let names: Vec<String> = first.iter().map(|name| plain(name)).collect();
        let has_heading = names.iter().any(|name| is_name(name, origin));
        builder.has_headers(has_heading);
        // The reader takes a byte order mark off itself.
        let whole: Box<dyn Read + 't> = Box::new(text);
        let count = names.len();
        let names = if has_heading { names } else { Vec::new() };
        let columns = Columns { names, count, first };
        let (reader, record) = (builder.from_reader(whole), ByteRecord::new());
        Ok(Ok(Self { reader, record, columns, is_windows }))
    }

    pub(super) const fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The next row.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        if !self.reader.read_byte_record(&mut self.record).map_err(io::Error::other)? {
            return Ok(None);
        }
        let line = line_of(&self.record, self.is_windows);
        let is_latin = std::str::from_utf8(self.record.as_slice()).is_err();
        Ok(Some(Record { record: &self.record, line, is_latin }))
    }
}

/// A column's name as it is compared.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A column that every file of a source with a heading has.
fn is_name(name: &str, origin: Origin) -> bool {
    match origin {
        Origin::Icews | Origin::Polecat => name == "eventid",
        Origin::Acled => name == "eventidcnty" || name == "eventdate",
        _ => name == "datestart" || name == "dateprec",
    }
}
