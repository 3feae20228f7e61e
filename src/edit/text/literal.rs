//! Values as a file writes them, and back.

use toml_parser::decoder::Encoding;
use toml_parser::{Raw, Span};
use toml_writer::{ToTomlKey, ToTomlValue, TomlKeyBuilder, TomlStringBuilder};

use crate::edit::Value;
use crate::edit::text::syntax::{Entry, Node, NodeKind, Piece, Quotes};

/// A key as a file writes it, in quotes only where it needs them.
pub(in crate::edit) fn key(name: &str) -> String {
    let builder = TomlKeyBuilder::new(name);
    builder.as_unquoted().unwrap_or_else(|| builder.as_basic()).to_toml_key()
}

/// A value as a file writes it. A text keeps the quotes that the one before it
/// had, as far as it can be written in them.
pub(in crate::edit) fn literal(value: &Value, before: Option<Quotes>, newline: &str) -> String {
    match value {
        Value::String(text) => string(text, before, newline),
        Value::Array(items) => {
            let items: Vec<String> =
                items.iter().map(|item| literal(item, before_in_list(before), newline)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let fields: Vec<String> = table
                .iter()
                .map(|(name, value)| {
                    let value = literal(value, Some(Quotes::Basic), newline);
                    format!("{} = {value}", key(name))
                })
                .collect();
            if fields.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", fields.join(", ")) }
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {
            value.to_string()
        }
    }
}

/// Lists and inline tables stay on one line.
fn before_in_list(before: Option<Quotes>) -> Option<Quotes> {
    match before {
        Some(Quotes::Literal) => Some(Quotes::Literal),
        _ => Some(Quotes::Basic),
    }
}

fn string(text: &str, before: Option<Quotes>, newline: &str) -> String {
    let builder = TomlStringBuilder::new(text);
    // A carriage return, or a line end of another kind than the file's, would not survive an
    // editor.
    let several_lines = text.contains('\n') && !text.contains('\r') && newline == "\n";
    let written = match before {
        Some(Quotes::Literal) => builder.as_literal(),
        Some(Quotes::MultiLineLiteral) if newline == "\n" && !text.contains('\r') => {
            builder.as_ml_literal()
        }
        Some(Quotes::MultiLineBasic) if newline == "\n" && !text.contains('\r') => {
            Some(builder.as_ml_basic())
        }
        None | Some(Quotes::None) if several_lines => Some(builder.as_ml_basic()),
        _ => None,
    };
    let quotes_within = text.contains('"') || text.contains('\\');
    let readable = if quotes_within && !text.contains('\r') { builder.as_literal() } else { None };
    written.or(readable).unwrap_or_else(|| builder.as_basic()).to_toml_value()
}

/// What a node says.
pub(in crate::edit) fn value_of(piece: &Piece, node: &Node) -> Value {
    match &node.kind {
        NodeKind::Scalar(quotes) => scalar(piece.slice(&node.span), *quotes),
        NodeKind::Array(items) => {
            Value::Array(items.iter().map(|item| value_of(piece, item)).collect())
        }
        NodeKind::Table(entries) => {
            let mut table = toml::Table::new();
            for Entry { path, value, .. } in entries {
                insert(&mut table, path, value_of(piece, value));
            }
            Value::Table(table)
        }
    }
}

fn insert(table: &mut toml::Table, path: &[String], value: Value) {
    match path {
        [] => {}
        [last] => {
            table.insert(last.clone(), value);
        }
        [first, rest @ ..] => {
            let inner =
                table.entry(first.clone()).or_insert_with(|| Value::Table(toml::Table::new()));
            if let Value::Table(inner) = inner {
                insert(inner, rest, value);
            }
        }
    }
}

fn scalar(raw: &str, quotes: Quotes) -> Value {
    let encoding = match quotes {
        Quotes::None => {
            let parsed = format!("v = {raw}").parse::<toml::Table>().ok();
            let value = parsed.and_then(|mut table| table.remove("v"));
            return value.unwrap_or_else(|| Value::String(raw.to_owned()));
        }
        Quotes::Basic => Encoding::BasicString,
        Quotes::Literal => Encoding::LiteralString,
        Quotes::MultiLineBasic => Encoding::MlBasicString,
        Quotes::MultiLineLiteral => Encoding::MlLiteralString,
    };
    let mut text = String::new();
    let span = Span::new_unchecked(0, raw.len());
    let _ = Raw::new_unchecked(raw, Some(encoding), span).decode_scalar(&mut text, &mut ());
    Value::String(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]
        #[test]
        fn texts_come_back(text in any::<String>(), style in 0..6_usize, crlf in any::<bool>()) {
            let before = [
                None,
                Some(Quotes::None),
                Some(Quotes::Basic),
                Some(Quotes::Literal),
                Some(Quotes::MultiLineBasic),
                Some(Quotes::MultiLineLiteral),
            ][style];
            for text in [text.clone(), format!("{text}\n\"'\\{text}'''\r\n\"\"\"\n")] {
                let value = Value::String(text);
                let written = literal(&value, before, if crlf { "\r\n" } else { "\n" });
                let read: toml::Table = format!("v = {written}\n").parse().unwrap();
                prop_assert_eq!(&read["v"], &value);
            }
        }
    }

    #[test]
    fn keeps_the_quotes_it_can() {
        let of = |text: &str, before| literal(&Value::String(text.into()), before, "\n");
        assert_eq!(of("x", Some(Quotes::Literal)), "'x'");
        assert_eq!(of("it's", Some(Quotes::Literal)), "\"it's\"");
        assert_eq!(of("x", None), "\"x\"");
        assert_eq!(of("say \"x\"", None), "'say \"x\"'");
        assert_eq!(of("a\nb", None), "\"\"\"\na\nb\"\"\"");
        assert_eq!(key("a b"), "\"a b\"");
    }
}
