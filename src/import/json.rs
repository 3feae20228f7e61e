//! Series in JSON as a table: named lists of date and value, dates with their values,
//! or a list of rows.

use std::collections::BTreeMap;

use serde_json::Value;

use super::sheet::{Cell, Sheet};

/// The table that a JSON text holds; `None` where it holds none.
pub(super) fn sheet(text: &str) -> Option<Sheet> {
    let value: Value = serde_json::from_str(text).ok()?;
    let (heading, rows) = match &value {
        Value::Object(columns) => by_column(columns),
        Value::Array(rows) => by_row(rows),
        _ => None,
    }?;
    let rows = (1..).zip(rows).collect();
    Some(Sheet {
        heading,
        rows,
        name: None,
        others: Vec::new(),
        sheets: Vec::new(),
        is_latin: false,
        separator: None,
    })
}

type Table = (Vec<String>, Vec<Vec<Cell>>);

/// Named columns, each a list of pairs or an object from dates to values.
fn by_column(columns: &serde_json::Map<String, Value>) -> Option<Table> {
    let mut by_date: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
    for (at, column) in columns.values().enumerate() {
        for (date, value) in pairs(column)? {
            let cells = by_date.entry(date).or_insert_with(|| vec![Cell::Empty; columns.len()]);
            if let Some(slot) = cells.get_mut(at) {
                *slot = cell(value);
            }
        }
    }
    let heading = std::iter::once("date".to_owned()).chain(columns.keys().cloned()).collect();
    let rows = by_date
        .into_iter()
        .map(|(date, cells)| std::iter::once(Cell::Text(date)).chain(cells).collect());
    Some((heading, rows.collect()))
}

fn pairs(column: &Value) -> Option<Vec<(String, &Value)>> {
    match column {
        Value::Array(items) => items
            .iter()
            .map(|item| match item.as_array()?.as_slice() {
                [date, value] => Some((date.as_str()?.to_owned(), value)),
                _ => None,
            })
            .collect(),
        Value::Object(items) => {
            Some(items.iter().map(|(date, value)| (date.clone(), value)).collect())
        }
        _ => None,
    }
}

/// Rows as objects; the columns are those of the first.
fn by_row(rows: &[Value]) -> Option<Table> {
    let heading: Vec<String> = rows.first()?.as_object()?.keys().cloned().collect();
    let rows: Option<Vec<Vec<Cell>>> = rows
        .iter()
        .map(|row| {
            let row = row.as_object()?;
            Some(heading.iter().map(|name| row.get(name).map_or(Cell::Empty, cell)).collect())
        })
        .collect();
    Some((heading, rows?))
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Bool(yes) => Cell::Number(f64::from(u8::from(*yes))),
        _ => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_are_tables() {
        let text = r#"{"a": [["2025-01-01", 1], ["2025-01-03", 2.5]], "b": {"2025-01-01": "x"}}"#;
        let sheet = sheet(text).unwrap();
        assert_eq!(sheet.heading, ["date", "a", "b"]);
        assert_eq!(
            sheet.rows[1].1,
            [Cell::Text("2025-01-03".into()), Cell::Number(2.5), Cell::Empty]
        );
        let rows = super::sheet(r#"[{"date": "2025-01-01", "value": 3}]"#).unwrap();
        assert_eq!(rows.heading, ["date", "value"]);
        for none in ["{", "3", "[]", r#"{"a": 1}"#, r#"{"a": [[1, 2]]}"#] {
            assert_eq!(super::sheet(none), None, "{none}");
        }
    }
}
