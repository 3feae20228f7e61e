//! A table that is read whole: CSV, .xls, .xlsx, each cell with what it is.

use std::io::{self, Read};

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use super::json;
use super::report::Refusal;
use super::text::{decoded, no_rows};
use crate::dossier::Day;

/// Most bytes of such a table.
const MOST_BYTES: u64 = 64 << 20;

/// Most bytes that a workbook unpacks to.
const MOST_UNPACKED: u64 = 1 << 30;

/// Most cells of one.
const MOST_CELLS: usize = 20_000_000;

/// What a cell has.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(Day),
}

impl Cell {
    /// As a text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// As a number, which a text may be.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().replace(',', "").parse().ok(),
            _ => None,
        }
        .filter(|number: &f64| number.is_finite())
    }

    /// Whether it holds nothing meaningful.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => {
                matches!(text.trim(), "" | "." | "NA" | "N/A" | "#N/A" | "NaN" | "-")
            }
            _ => false,
        }
    }
}

/// A table: the names of its columns, and its rows with their lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) heading: Vec<String>,
    pub(super) rows: Vec<(u64, Vec<Cell>)>,
    /// Of several sheets of a workbook, the one that was read, and the others.
    pub(super) name: Option<String>,
    pub(super) others: Vec<String>,
    /// Every sheet of the workbook, in its order.
    pub(super) sheets: Vec<String>,
    pub(super) is_latin: bool,
    pub(super) separator: Option<char>,
}

/// The bytes of a file; `None` where it has more than a table that is read whole.
pub(super) fn bounded(from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MOST_BYTES).then_some(bytes))
}

/// Reads a table; refuses what is none.
pub(super) fn read(from: impl Read, sheet: Option<&str>) -> io::Result<Result<Sheet, Refusal>> {
    let Some(bytes) = bounded(from)? else { return Ok(Err(Refusal::TooLarge)) };
    let is_workbook =
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]);
    if is_workbook {
        return Ok(workbook(bytes, sheet));
    }
    if let Some(refusal) = no_rows(&bytes) {
        return Ok(Err(refusal));
    }
    let text = decoded(&bytes);
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    match json::sheet(&text).filter(|_| is_json) {
        Some(sheet) => Ok(Ok(sheet)),
        None if is_json => Ok(Err(Refusal::OtherTable("JSON"))),
        None => Ok(Ok(delimited(&bytes))),
    }
}

/// How many bytes a workbook has unpacked, as far as it says; what is not an archive
/// is not packed.
fn unpacked(bytes: &[u8]) -> u64 {
    let Ok(mut archive) = zip::ZipArchive::new(io::Cursor::new(bytes)) else { return 0 };
    (0..archive.len())
        .filter_map(|at| archive.by_index_raw(at).ok().map(|member| member.size()))
        .fold(0, u64::saturating_add)
}

fn workbook(bytes: Vec<u8>, asked: Option<&str>) -> Result<Sheet, Refusal> {
    if unpacked(&bytes) > MOST_UNPACKED {
        return Err(Refusal::Bomb);
    }
    let damaged = |said: &dyn std::fmt::Display| Refusal::Damaged(said.to_string());
    let mut book: Sheets<_> =
        open_workbook_auto_from_rs(io::Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let names = book.sheet_names();
    let name = match asked {
        Some(asked) => names.iter().find(|name| *name == asked),
        None => names.first(),
    };
    let Some(name) = name.cloned() else { return Err(Refusal::NoSheet(names)) };
    let range = book.worksheet_range(&name).map_err(|error| damaged(&error))?;
    let (height, width) = range.get_size();
    if height.saturating_mul(width) > MOST_CELLS {
        return Err(Refusal::TooLarge);
    }
    let mut rows = range
        .rows()
        .enumerate()
        .map(|(at, row)| (at as u64 + 1, row.iter().map(cell).collect::<Vec<Cell>>()));
    let heading =
        rows.next().map(|(_, row)| row.iter().map(Cell::text).collect()).unwrap_or_default();
    let rows = rows.collect();
    let others = names.iter().filter(|other| **other != name).cloned().collect();
    Ok(Sheet {
        heading,
        rows,
        name: Some(name),
        others,
        sheets: names,
        is_latin: false,
        separator: None,
    })
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(yes) => Cell::Number(f64::from(u8::from(*yes))),
        Data::DateTime(date) if date.is_datetime() => date
            .as_datetime()
            .and_then(|date| {
                Day::from_ymd(
                    chrono::Datelike::year(&date),
                    chrono::Datelike::month(&date),
                    chrono::Datelike::day(&date),
                )
                .ok()
            })
            .map_or(Cell::Empty, Cell::Day),
        Data::DateTime(length) => Cell::Number(length.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text
            .get(..10)
            .and_then(|day| day.parse().ok())
            .map_or_else(|| Cell::Text(text.clone()), Cell::Day),
        Data::Error(_) | Data::Empty => Cell::Empty,
    }
}

/// The line on which a record begins. Between `\r` and `\n`, and before empty lines, the
/// reader has not come to it yet.
fn line_of(at: &csv::Position, text: &str) -> u64 {
    let rest = text.as_bytes().get(usize::try_from(at.byte()).unwrap_or(usize::MAX)..);
    let ends = rest.unwrap_or_default().iter().take_while(|byte| b"\r\n".contains(byte));
    at.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

fn delimited(bytes: &[u8]) -> Sheet {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_latin = std::str::from_utf8(bytes).is_err();
    let text = decoded(bytes);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &char| first.matches(*separator).count();
    let separator = ['\t', ';', '|', ','].into_iter().max_by_key(count).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = reader.records().filter_map(Result::ok).map(|record| {
        let line = record.position().map_or(0, |at| line_of(at, &text));
        let cells = record.iter().map(|field| match field.trim() {
            "" => Cell::Empty,
            text => Cell::Text(text.to_owned()),
        });
        (line, cells.collect::<Vec<Cell>>())
    });
    let heading =
        rows.next().map(|(_, row)| row.iter().map(Cell::text).collect()).unwrap_or_default();
    let rows = rows.collect();
    Sheet {
        heading,
        rows,
        name: None,
        others: Vec::new(),
        sheets: Vec::new(),
        is_latin,
        separator: Some(separator),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines_whatever_ends_them() {
        for text in ["a,b\n1,2\n\n3,\"4\n5\"\n6,7\n", "a,b\n1,2\n\n3,\"4\n5\"\n6,7"] {
            for text in [text.to_owned(), text.replace('\n', "\r\n")] {
                let lines: Vec<u64> =
                    delimited(text.as_bytes()).rows.iter().map(|row| row.0).collect();
                assert_eq!(lines, [2, 4, 6], "{text:?}");
            }
        }
    }
}
