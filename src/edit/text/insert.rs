//! Writing a field that a table does not have yet, where the format has it and
//! laid out like what stands beside it.

use std::ops::Range;

use crate::edit::Value;
use crate::edit::change::{ItemList, Place};
use crate::edit::text::list;
use crate::edit::text::literal::key as key_text;
use crate::edit::text::order::{blank_lines, last_piece, last_piece_before, place_in};
use crate::edit::text::pieced::{EditError, PiecedText};
use crate::edit::text::style::{Lines, header_of, in_braces, sorted, type_below};
use crate::edit::text::syntax::{Node, NodeKind, line_end};
use crate::edit::text::tree::{Branch, Home};

impl PiecedText {
    /// Writes a field that a table does not have.
    pub(in crate::edit) fn insert(
        &mut self,
        place: &Place,
        branch: &Branch,
        key: &str,
        value: &Value,
    ) -> Result<(), EditError> {
        let below_header = matches!(branch.home, Home::Piece(_) | Home::Implied);
        match value {
            _ if matches!(branch.home, Home::Implied) => {
                // It has no header of its own yet.
                let fields = [(key, value)];
                let type_name = place.type_name();
                let path = place.header_path();
                let block = header_of(&path, false, &fields, None, type_name, self.newline);
                let behind = branch.twigs.iter().filter_map(|twig| last_piece(&twig.what)).max();
                self.append_piece(behind.unwrap_or(0), &block, 1);
                Ok(())
            }
            Value::Table(table) if below_header => {
                self.insert_block(place, branch, key, false, table);
                Ok(())
            }
            Value::Array(items)
                if below_header
                    && !items.is_empty()
                    && items.iter().all(Value::is_table)
                    && place.has_blocks(key) =>
            {
                for item in items.iter().filter_map(Value::as_table) {
                    let Some(branch) = self.branch(place)? else { return Ok(()) };
                    self.insert_block(place, &branch, key, true, item);
                }
                Ok(())
            }
            _ => {
                self.insert_into(branch, key, value, place.type_name());
                Ok(())
            }
        }
    }

    /// Writes `key = value` where a table has its keys, behind those that the
    /// format has before it.
    pub(in crate::edit) fn insert_into(
        &mut self,
        branch: &Branch,
        key: &str,
        value: &Value,
        type_name: &str,
    ) {
        match &branch.home {
            Home::Piece(piece) => self.insert_line(*piece, &[], key, value, type_name),
            Home::Dotted { piece, prefix, braces: None } => {
                self.insert_line(*piece, prefix, key, value, type_name);
            }
            Home::Dotted { piece, prefix, braces: Some(node) } => {
                let dotted: Vec<String> = prefix.iter().map(|name| key_text(name)).collect();
                let name = format!("{}.{}", dotted.join("."), key_text(key));
                let value = in_braces(key, value, type_name, self.newline);
                self.insert_in_braces(*piece, node, &name, &value, usize::MAX);
            }
            Home::Inline { piece, node } => {
                let at = place_in(&names_of(node), key, type_name);
                let value = in_braces(key, value, type_name, self.newline);
                self.insert_in_braces(*piece, node, &key_text(key), &value, at);
            }
            // `insert` has given it a header.
            Home::Implied => {}
        }
    }

    fn insert_in_braces(&mut self, piece: usize, node: &Node, name: &str, value: &str, at: usize) {
        let NodeKind::Table(entries) = &node.kind else { return };
        let Some(text) = self.pieces.get(piece).map(|piece| piece.text.as_str()) else { return };
        let spans: Vec<Range<usize>> = entries.iter().map(|entry| entry.span.clone()).collect();
        let new = format!("{name} = {value}");
        let (range, text) = list::insert(text, &node.span, &spans, at, &new, self.newline);
        self.replace(piece, range, &text);
    }

    /// Writes a line behind those keys of a piece that come before it.
    fn insert_line(
        &mut self,
        index: usize,
        prefix: &[String],
        key: &str,
        value: &Value,
        type_name: &str,
    ) {
        let Some(piece) = self.pieces.get(index) else { return };
        let depth = prefix.len();
        let siblings: Vec<(usize, String)> = piece
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.path.starts_with(prefix))
            .filter_map(|(at, entry)| Some((at, entry.path.get(depth)?.clone())))
            .collect();
        let names: Vec<String> = siblings.iter().map(|(_, name)| name.clone()).collect();
        let at = place_in(&names, key, type_name);
        let name: Vec<String> =
            prefix.iter().map(String::as_str).chain([key]).map(key_text).collect();
        let lines = Lines::of(piece);
        let line = lines.field(&name.join("."), key, value, type_name, self.newline);
        let newline = self.newline;
        let behind = at.checked_sub(1).and_then(|at| siblings.get(at)).map(|(at, _)| *at);
        let behind_end = behind
            .and_then(|at| piece.entries.get(at))
            .map(|entry| entry.span.end)
            .or_else(|| piece.header.as_ref().map(|header| header.span.end));
        let (at, text) = match behind_end {
            Some(end) => {
                let end = line_end(&piece.text, end);
                if piece.text.get(..end).is_some_and(|text| text.ends_with('\n')) {
                    (end, format!("{line}{newline}"))
                } else {
                    (end, format!("{newline}{line}"))
                }
            }
            None => (piece.body_start(), format!("{line}{newline}")),
        };
        self.replace(index, at..at, &text);
    }

    /// Writes `[path.key]` or `[[path.key]]` with its fields behind what the
    /// table has already.
    fn insert_block(
        &mut self,
        place: &Place,
        branch: &Branch,
        key: &str,
        is_array: bool,
        table: &toml::Table,
    ) {
        let mut path = place.header_path();
        path.push(key.to_owned());
        let type_name = type_below(place.type_name(), key);
        let order: Vec<(&str, &Value)> = sorted(table, type_name);
        let sibling = self
            .pieces
            .iter()
            .rfind(|piece| piece.header.as_ref().is_some_and(|header| header.path == path));
        let blank = sibling.map_or(1, blank_lines);
        let block = header_of(&path, is_array, &order, sibling, type_name, self.newline);
        let behind = last_piece_before(branch, key, place.type_name());
        // The root's tables stand behind its own keys.
        self.append_piece(behind.unwrap_or(0), &block, blank);
    }

    /// Writes a block of lines behind a piece, with so many blank lines
    /// between.
    pub(in crate::edit) fn append_piece(&mut self, behind: usize, block: &str, blank: usize) {
        let Some(piece) = self.pieces.get(behind) else { return };
        let end = piece.text.len();
        let newline = self.newline;
        let gap = if end == 0 { String::new() } else { newline.repeat(blank) };
        let block = if end == 0 || piece.text.ends_with('\n') {
            format!("{gap}{block}")
        } else {
            // A file without a last line end keeps going without.
            let block = block.strip_suffix(newline).unwrap_or(block);
            format!("{newline}{gap}{block}")
        };
        self.replace(behind, end..end, &block);
    }
}

impl Place {
    /// The header of its table.
    pub(in crate::edit) fn header_path(&self) -> Vec<String> {
        let owned = |path: &[&str]| path.iter().map(|key| (*key).to_owned()).collect();
        match self {
            Self::Dossier => Vec::new(),
            Self::Model => owned(&["model"]),
            Self::Record(kind, _) => owned(&[kind.key()]),
            Self::Metric(_) => owned(&["commitments", "metric"]),
            Self::Item(_, ItemList::Observations, _) => {
                owned(&["commitments", "metric", "observations"])
            }
            Self::Item(_, ItemList::References, _) => owned(&["model", "references"]),
            Self::Item(_, list, _) => owned(&["commitments", list.key()]),
        }
    }

    /// Whether a list below it is written under headers of its own, each
    /// entry. Observations are rows of numbers and stay in a list.
    fn has_blocks(&self, key: &str) -> bool {
        key != ItemList::Observations.key()
    }
}

fn names_of(node: &Node) -> Vec<String> {
    match &node.kind {
        NodeKind::Table(entries) => {
            entries.iter().filter_map(|entry| entry.path.first().cloned()).collect()
        }
        _ => Vec::new(),
    }
}
