//! Tables as one JSON object: a list of rows for each.

use serde_json::{Map, Value, json};

use super::table::{Cell, Table};

/// All tables, with what they are of.
pub fn json(tables: &[Table], about: Value) -> Value {
    let mut all = match about {
        Value::Object(about) => about,
        _ => Map::new(),
    };
    for table in tables {
        let rows = table.rows.iter().map(|row| {
            let cells = table.columns.iter().zip(row);
            Value::Object(
                cells.map(|(column, cell)| (column.name.to_owned(), value(cell))).collect(),
            )
        });
        all.insert(table.name.to_owned(), rows.collect());
    }
    Value::Object(all)
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Day(day) => json!(day.to_string()),
        Cell::Number(number) => json!((number * 1e6).round() / 1e6),
        Cell::Whole(number) => json!(number),
        Cell::Flag(flag) => json!(flag),
    }
}
