//! A table for the clipboard: as HTML, which spreadsheets and text programs paste
//! as a table, and as lines with tabs for the others.

use maud::html;

use super::csv::{is_formula, number_text};
use super::table::{Cell, Kind, Table};

/// A table on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clip {
    /// As HTML.
    pub html: String,
    /// As lines with tabs.
    pub text: String,
}

/// A table as both.
pub fn clip(table: &Table) -> Clip {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let mut lines = vec![names.join("\t")];
    let rows = table.rows.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join("\t"));
    lines.extend(rows);
    let numbers: Vec<bool> = table
        .columns
        .iter()
        .map(|column| matches!(column.kind, Kind::Number | Kind::Whole))
        .collect();
    let html = html! {
        table {
            thead { tr { @for name in &names { th { (name) } } } }
            tbody {
                @for row in &table.rows {
                    tr {
                        @for (cell, is_number) in row.iter().zip(&numbers) {
                            td align=[is_number.then_some("right")] { (shown(cell)) }
                        }
                    }
                }
            }
        }
    };
    Clip { html: html.into_string(), text: lines.join("\n") }
}

/// What a cell shows: in one line, and nothing that a spreadsheet calculates with.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if is_formula(&line) { format!("'{line}") } else { line }
        }
        Cell::Day(day) => day.to_string(),
        Cell::Number(number) => number_text(*number),
        Cell::Whole(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}
