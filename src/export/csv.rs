//! Tables as comma-separated values (RFC 4180, UTF-8).

use super::table::{Cell, Table};

/// A table as CSV. A text that a spreadsheet would take for a formula begins with
/// an apostrophe, unless it is for machines (`raw`).
///
/// # Errors
/// Only of memory.
pub fn csv(table: &Table, raw: bool) -> Result<Vec<u8>, ::csv::Error> {
    let mut out = ::csv::Writer::from_writer(Vec::new());
    out.write_record(table.columns.iter().map(|column| column.name))?;
    for row in &table.rows {
        out.write_record(row.iter().map(|cell| text(cell, raw)))?;
    }
    out.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))
}

fn text(cell: &Cell, raw: bool) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) if !raw && is_formula(text) => format!("'{text}"),
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => day.to_string(),
        Cell::Number(number) => number_text(*number),
        Cell::Whole(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// Six decimals are finer than any of it is known; no trailing zeros, never −0.
pub(super) fn number_text(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Whether a spreadsheet might calculate with a text, after spaces too.
pub(super) fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::{Kind, column};

    #[test]
    fn formulas_are_texts_but_for_machines() {
        const COLUMNS: &[crate::export::Column] =
            &[column("a", Kind::Text, 8), column("b", Kind::Number, 8)];
        let row = |text: &str| vec![Cell::text(text), Cell::Number(-5.5)];
        let rows = vec![row("=1+1"), row(" @x"), row("plain, \"quoted\"")];
        let table = Table { name: "t", columns: COLUMNS, rows };
        let text = |raw| String::from_utf8(csv(&table, raw).unwrap()).unwrap();
        assert_eq!(text(false), "a,b\n'=1+1,-5.5\n' @x,-5.5\n\"plain, \"\"quoted\"\"\",-5.5\n");
        assert!(text(true).contains("\n=1+1,-5.5\n"));
    }
}
