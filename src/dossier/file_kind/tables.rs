//! Rows and columns in a text.

use super::TableFormat;
use super::bytes::HIVE;

/// How many rows decide whether a text is a table.
const ROWS: usize = 50;

/// Which table a text is, if its rows agree about their columns.
pub(super) fn format(text: &str, is_cut: bool) -> Option<TableFormat> {
    size(text, is_cut, ROWS).map(|(format, ..)| format)
}

/// The same with its rows, as far as these are to be counted, and columns.
pub(super) fn size(text: &str, is_cut: bool, most: usize) -> Option<(TableFormat, usize, usize)> {
    [
        ('\t', TableFormat::Tsv),
        (',', TableFormat::Csv),
        (';', TableFormat::Csv),
        ('|', TableFormat::Csv),
        (HIVE, TableFormat::Csv),
    ]
    .into_iter()
    .find_map(|(separator, format)| {
        let rows = rows(text, separator, is_cut, most);
        let columns = columns(&rows, separator)?;
        Some((format, rows.len(), columns))
    })
}

/// One row: how many columns it has, and after how many of its separators a
/// blank stands.
#[derive(Clone, Copy, Default)]
struct Row {
    columns: usize,
    blanks: usize,
}

/// The columns that nearly all rows have; `None` for prose, whose commas come
/// as they like and have a blank behind them.
fn columns(rows: &[Row], separator: char) -> Option<usize> {
    let first = rows.first()?;
    let (all, alike) = (rows.len(), rows.iter().filter(|row| row.columns == first.columns).count());
    let separators: usize = rows.iter().map(|row| row.columns - 1).sum();
    let blanks: usize = rows.iter().map(|row| row.blanks).sum();
    let is_table = if separator == '\t' {
        all >= 2 && first.columns >= 2 && alike * 5 >= all * 4
    } else {
        let enough = all >= 3 && first.columns >= 2 || all == 2 && first.columns >= 3;
        enough && alike * 10 >= all * 9 && blanks * 2 < separators
    };
    is_table.then_some(first.columns)
}

/// The first rows; a separator or a line end in quotes is part of a cell.
fn rows(text: &str, separator: char, is_cut: bool, most: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Row { columns: 1, blanks: 0 };
    let mut quoted = false;
    let mut is_blank = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                if !is_blank {
                    rows.push(row);
                }
                row = Row { columns: 1, blanks: 0 };
                is_blank = true;
                if rows.len() == most {
                    return rows;
                }
                continue;
            }
            c if c == separator && !quoted => {
                row.columns += 1;
                row.blanks += usize::from(chars.peek() == Some(&' '));
                is_blank = false;
                continue;
            }
            _ => {}
        }
        is_blank &= c.is_whitespace();
    }
    // The last row of what was cut off is no whole one.
    if !is_blank && !is_cut {
        rows.push(row);
    }
    rows
}

/// Whether a text is JSON by how it begins, and of which kind.
pub(super) fn json(text: &str) -> Option<TableFormat> {
    let begin = text.trim_start();
    let inner = begin.strip_prefix(['{', '['])?.trim_start();
    let is_value = |text: &str| {
        text.starts_with(['"', '{', '[', ']', '-'])
            || text.starts_with(|c: char| c.is_ascii_digit())
            || ["true", "false", "null"].iter().any(|word| text.starts_with(word))
    };
    let is_json = if begin.starts_with('{') {
        inner.starts_with(['"', '}'])
    } else if let Some(innermost) = inner.strip_prefix('[') {
        // `[[events]]` is a header of TOML.
        is_value(innermost.trim_start())
    } else {
        is_value(inner)
    };
    if !is_json {
        return None;
    }
    let mut lines = begin.lines().map(str::trim).filter(|line| !line.is_empty());
    let whole = |line: &str| line.starts_with('{') && line.ends_with('}');
    let many = lines.next().is_some_and(whole) && lines.next().is_some_and(|l| l.starts_with('{'));
    Some(if many { TableFormat::JsonLines } else { TableFormat::Json })
}
