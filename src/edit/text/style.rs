//! How a file is laid out: indents, aligned equals signs, blank lines. New
//! lines look like those beside them.

use unicode_width::UnicodeWidthStr;

use crate::dossier::{FieldKind, field_of, fields_of};
use crate::edit::Value;
use crate::edit::text::literal::{key as key_text, literal};
use crate::edit::text::syntax::{Piece, Quotes, line_start};

/// How the lines of a piece are laid out.
#[derive(Debug, Clone, Default)]
pub(in crate::edit) struct Lines {
    indent: String,
    /// The column of the equals sign, where all lines have it in the same.
    column: Option<usize>,
    /// What stands round the equals sign.
    before: String,
    after: String,
}

impl Lines {
    /// Of a piece; plain where it has no line.
    pub(in crate::edit) fn of(piece: &Piece) -> Self {
        let mut columns = Vec::new();
        let mut padded = false;
        let mut indent = None;
        let mut last = (String::from(" "), String::from(" "));
        for entry in &piece.entries {
            let start = line_start(&piece.text, entry.span.start);
            let blank = piece.text.get(start..entry.key_span.start).unwrap_or_default();
            if !blank.trim().is_empty() {
                continue;
            }
            indent.get_or_insert_with(|| blank.to_owned());
            let between =
                piece.text.get(entry.key_span.end..entry.value.span.start).unwrap_or_default();
            let Some((before, after)) = between.split_once('=') else { continue };
            let key = piece.text.get(start..entry.key_span.end).unwrap_or_default();
            columns.push(key.width() + before.width());
            padded |= before.width() > 1;
            last = (before.to_owned(), after.to_owned());
        }
        let aligned = padded && columns.windows(2).all(|pair| pair.first() == pair.last());
        let header_indent = || {
            let header = piece.header.as_ref()?;
            let start = line_start(&piece.text, header.span.start);
            piece.text.get(start..header.span.start).map(str::to_owned)
        };
        let short = |blanks: &str| if blanks.is_empty() { String::new() } else { " ".to_owned() };
        Self {
            indent: indent.or_else(header_indent).unwrap_or_default(),
            column: columns.first().copied().filter(|_| aligned),
            before: short(&last.0),
            after: short(&last.1),
        }
    }

    /// A line with a field, without its line end. `written` is its key as it
    /// is written here, with what stands before it in a dotted key.
    pub(in crate::edit) fn field(
        &self,
        written: &str,
        key: &str,
        value: &Value,
        type_name: &str,
        newline: &str,
    ) -> String {
        self.line(written, &field(key, value, type_name, newline, &self.indent))
    }

    fn line(&self, key: &str, value: &str) -> String {
        let Self { indent, column, before, after } = self;
        let width = indent.width() + key.width();
        let before = match column {
            Some(column) if *column > width => " ".repeat(column - width),
            Some(_) => " ".to_owned(),
            None => before.clone(),
        };
        format!("{indent}{key}{before}={after}{value}")
    }
}

/// A header with its fields, laid out like another piece of its kind. Tables
/// in tables stand in braces.
pub(in crate::edit) fn header_of(
    path: &[String],
    is_array: bool,
    fields: &[(&str, &Value)],
    like: Option<&Piece>,
    type_name: &str,
    newline: &str,
) -> String {
    let mut lines = like.map(Lines::of).unwrap_or(Lines {
        before: " ".to_owned(),
        after: " ".to_owned(),
        ..Lines::default()
    });
    let header_indent = like.and_then(|piece| {
        let header = piece.header.as_ref()?;
        piece.text.get(line_start(&piece.text, header.span.start)..header.span.start)
    });
    let names: Vec<String> = fields.iter().map(|(key, _)| key_text(key)).collect();
    if lines.column.is_some() {
        let longest = names.iter().map(|name| name.width()).max().unwrap_or(0);
        lines.column = Some(lines.indent.width() + longest + 1);
    }
    let path: Vec<String> = path.iter().map(|name| key_text(name)).collect();
    let (open, close) = if is_array { ("[[", "]]") } else { ("[", "]") };
    let mut text =
        format!("{}{open}{}{close}{newline}", header_indent.unwrap_or_default(), path.join("."));
    for (name, (key, value)) in names.iter().zip(fields) {
        text.push_str(&lines.field(name, key, value, type_name, newline));
        text.push_str(newline);
    }
    text
}

/// A value; tables in a list each on a line of its own.
fn field(key: &str, value: &Value, type_name: &str, newline: &str, indent: &str) -> String {
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_table) => {
            let below = type_below(type_name, key);
            let rows: Vec<String> = items
                .iter()
                .filter_map(Value::as_table)
                .map(|table| format!("{indent}  {},{newline}", braces(table, below, newline)))
                .collect();
            format!("[{newline}{}{indent}]", rows.concat())
        }
        Value::Table(table) => braces(table, type_below(type_name, key), newline),
        _ => literal(value, None, newline),
    }
}

/// `{ … }` with its fields in the order of the format.
pub(in crate::edit) fn braces(table: &toml::Table, type_name: &str, newline: &str) -> String {
    let fields = sorted(table, type_name).into_iter().map(|(name, value)| {
        format!("{} = {}", key_text(name), in_braces(name, value, type_name, newline))
    });
    let fields: Vec<String> = fields.collect();
    if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
}

/// A value as it stands in braces: on one line.
pub(in crate::edit) fn in_braces(
    key: &str,
    value: &Value,
    type_name: &str,
    newline: &str,
) -> String {
    let below = type_below(type_name, key);
    match value {
        Value::Table(inner) => braces(inner, below, newline),
        Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_table) => {
            let rows = items.iter().filter_map(Value::as_table);
            let rows: Vec<String> = rows.map(|row| braces(row, below, newline)).collect();
            format!("[{}]", rows.join(", "))
        }
        _ => literal(value, Some(Quotes::Basic), newline),
    }
}

/// The name of the type of a table below a type.
pub(in crate::edit) fn type_below(type_name: &str, key: &str) -> &'static str {
    match field_of(type_name, key).map(|field| &field.kind) {
        Some(FieldKind::Table(name) | FieldKind::Tables(name)) => name,
        _ => "",
    }
}

/// The fields of a table in the order of the format.
pub(in crate::edit) fn sorted<'t>(
    table: &'t toml::Table,
    type_name: &str,
) -> Vec<(&'t str, &'t Value)> {
    let mut fields: Vec<(&str, &Value)> =
        table.iter().map(|(key, value)| (key.as_str(), value)).collect();
    let rank = |name: &str| {
        fields_of(type_name).iter().position(|field| field.key == name).unwrap_or(usize::MAX)
    };
    fields.sort_by_key(|(key, _)| rank(key));
    fields
}
