//! Printing results: locked, buffered and safe for a terminal.

use std::fmt::Display;
use std::io::{BufWriter, IsTerminal, Write};

use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthStr;

use super::terminal::{Form, Guarded, Output};
use crate::dossier::{on_one_line, visible};

/// Standard output for people and for tables.
pub(super) fn stdout() -> Output {
    Guarded::new(BufWriter::new(std::io::stdout().lock()), Form::Shown)
}

/// Standard output for the bytes of a file: unchanged for another program or a file, guarded on a
/// terminal.
pub(super) fn file_stdout() -> Output {
    let out = std::io::stdout();
    let form = if out.is_terminal() { Form::Shown } else { Form::Raw };
    Guarded::new(BufWriter::new(out.lock()), form)
}

/// Standard output for JSON.
pub(super) fn json_stdout() -> Output {
    Guarded::new(BufWriter::new(std::io::stdout().lock()), Form::Json)
}

/// Prints a line that may hold texts of a dossier; it stays one line, whatever they contain.
pub(super) fn print_line(out: &mut impl Write, text: impl Display) -> std::io::Result<()> {
    writeln!(out, "{}", on_one_line(&text.to_string()))
}

/// Prints columns of texts padded to the widest, the last column unpadded.
/// `right` says which columns are numbers.
pub(super) fn print_table(
    out: &mut impl Write,
    header: &[&str],
    rows: &[Vec<String>],
    right: &[usize],
) -> std::io::Result<()> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| safe_cell(cell)).collect()).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.chain(header.get(column).map(|cell| cell.width())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let header: Vec<String> = header.iter().map(|cell| (*cell).to_owned()).collect();
    for row in std::iter::once(&header).chain(&rows) {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let padding = " ".repeat(width.saturating_sub(cell.width()));
            if right.contains(&column) {
                line.push_str(&padding);
                line.push_str(cell);
            } else {
                line.push_str(cell);
                line.push_str(&padding);
            }
            line.push_str("  ");
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// As it will be shown, so that columns stay straight.
fn safe_cell(cell: &str) -> String {
    visible(&on_one_line(cell)).into_owned()
}

/// Six decimals, and never `-0.000000`.
pub(super) fn six(value: f64) -> String {
    let text = format!("{value:.6}");
    if text == "-0.000000" { "0.000000".to_owned() } else { text }
}

/// The same as a JSON number.
pub(super) fn six_json(value: f64) -> serde_json::Value {
    serde_json::json!((value * 1e6).round() / 1e6 + 0.0)
}

/// Prints a JSON value, indented, with a line end.
pub(super) fn print_json(value: &serde_json::Value) -> anyhow::Result<()> {
    let mut out = json_stdout();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

/// Prints a JSON list, indented, row by row: it is never held in memory as a whole.
pub(super) fn print_json_rows<R: Serialize>(rows: impl Iterator<Item = R>) -> anyhow::Result<()> {
    let mut out = json_stdout();
    serde_json::Serializer::pretty(&mut out).collect_seq(rows)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}
