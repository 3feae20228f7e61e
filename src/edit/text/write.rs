//! Setting and unsetting the fields of a table, in whatever way it is written.

use std::ops::Range;

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{ItemList, Place};
use crate::edit::text::list;
use crate::edit::text::literal::{key as key_text, literal, value_of};
use crate::edit::text::order::{blank_lines, collect, last_piece, last_piece_before, place_in};
use crate::edit::text::pieced::{EditError, PiecedText};
use crate::edit::text::style::{Lines, header_of, in_braces, sorted, type_below};
use crate::edit::text::syntax::{Node, NodeKind, Quotes, line_end, line_start};
use crate::edit::text::tree::{Branch, Home, What, Written};

impl PiecedText {
    /// Gives a field a value, making its table where there is none.
    pub(in crate::edit) fn set(
        &mut self,
        place: &Place,
        key: &str,
        value: &Value,
    ) -> Result<(), EditError> {
        let Some(branch) = self.branch(place)? else {
            let table = toml::Table::from_iter([(key.to_owned(), value.clone())]);
            return self.make(place, &Value::Table(table));
        };
        match (branch.get(key), value) {
            (None, _) => self.insert(place, &branch, key, value),
            (Some(What::Value(written)), Value::Array(new))
                if is_list(&written.node) && !new.iter().any(Value::is_table) =>
            {
                self.set_list(place, key, &written.clone(), new)
            }
            (Some(What::Value(written)), Value::Table(_) | Value::Array(_)) => {
                self.take_out(&written.clone());
                self.set(place, key, value)
            }
            (Some(What::Value(written)), _) => {
                self.overwrite(written.piece, &written.node, value);
                Ok(())
            }
            (Some(What::Branch(inner, _)), Value::Table(new)) => {
                self.set_table(place, key, inner, new)
            }
            (Some(_), _) => {
                self.unset(place, key)?;
                self.set(place, key, value)
            }
        }
    }

    /// Takes a field out; nothing happens where there is none.
    pub(in crate::edit) fn unset(&mut self, place: &Place, key: &str) -> Result<(), EditError> {
        let Some(branch) = self.branch(place)? else { return Ok(()) };
        if let Some(what) = branch.get(key) {
            self.erase(what);
        }
        Ok(())
    }

    /// Takes out whatever a key has, from the end of the file backwards, so
    /// that what is still to go keeps its place.
    pub(in crate::edit) fn erase(&mut self, what: &What) {
        let mut pieces = Vec::new();
        let mut entries = Vec::new();
        collect(what, &mut pieces, &mut entries);
        entries.sort_by_key(|written: &Written| (written.piece, written.entry.start));
        pieces.sort_unstable();
        pieces.dedup();
        entries.retain(|written| pieces.binary_search(&written.piece).is_err());
        // Braces hold several entries that go at once only with their table.
        let mut steps: Vec<(usize, Option<Written>)> =
            pieces.into_iter().map(|piece| (piece, None)).collect();
        steps.extend(entries.into_iter().map(|written| (written.piece, Some(written))));
        steps.sort_by_key(|(piece, written)| {
            (*piece, written.as_ref().map_or(0, |written| written.entry.start))
        });
        for (piece, written) in steps.into_iter().rev() {
            match written {
                Some(written) => self.take_out(&written),
                None => self.take_piece(piece),
            }
        }
    }

    /// The table of a place that is written nowhere.
    pub(in crate::edit) fn make(&mut self, place: &Place, table: &Value) -> Result<(), EditError> {
        match place {
            Place::Model => {
                let root = self.root();
                self.insert(&Place::Dossier, &root, "model", table)
            }
            Place::Metric(id) => {
                let owner = Place::commitment(id.clone());
                match self.branch(&owner)? {
                    Some(branch) => self.insert(&owner, &branch, "metric", table),
                    None => Err(EditError::no_record(RecordKind::Commitment, id)),
                }
            }
            Place::Dossier | Place::Record(..) | Place::Item(..) => Err(EditError::NoTable),
        }
    }

    fn overwrite(&mut self, piece: usize, node: &Node, value: &Value) {
        let Some(text) = self.pieces.get(piece) else { return };
        if value_of(text, node) == *value {
            return;
        }
        let before = match node.kind {
            NodeKind::Scalar(quotes) => Some(quotes),
            NodeKind::Array(_) | NodeKind::Table(_) => None,
        };
        let new = literal(value, before, self.newline);
        self.replace(piece, node.span.clone(), &new);
    }

    /// Changes a list where it differs: what it begins and ends with alike
    /// keeps its layout and its comments.
    fn set_list(
        &mut self,
        place: &Place,
        key: &str,
        written: &Written,
        new: &[Value],
    ) -> Result<(), EditError> {
        let Some(piece) = self.pieces.get(written.piece) else { return Ok(()) };
        let nodes = items_of(&written.node);
        let old: Vec<Value> = nodes.iter().map(|node| value_of(piece, node)).collect();
        let Some(at) = old
            .iter()
            .zip(new)
            .position(|(a, b)| a != b)
            .or_else(|| (old.len() != new.len()).then_some(old.len().min(new.len())))
        else {
            return Ok(());
        };
        let rest = old.len().min(new.len()) - at;
        let alike = old.iter().rev().zip(new.iter().rev());
        let tail = alike.take_while(|(a, b)| a == b).count().min(rest);
        let outer = &written.node.span;
        let spans: Vec<Range<usize>> = nodes.iter().map(|node| node.span.clone()).collect();
        if old.len() - tail > at && new.len() - tail > at {
            if let (Some(node), Some(value)) = (nodes.get(at), new.get(at)) {
                self.overwrite(written.piece, &node.clone(), value);
            }
        } else if old.len() - tail > at {
            if let Some((range, text)) = list::remove(&piece.text, outer, &spans, at) {
                self.replace(written.piece, range, &text);
            }
        } else if let Some(value) = new.get(at) {
            let quotes = nodes.first().and_then(|node| match node.kind {
                NodeKind::Scalar(quotes) => Some(quotes),
                _ => None,
            });
            let quotes = quotes.filter(|quotes| *quotes == Quotes::Literal);
            let item = literal(value, quotes.or(Some(Quotes::Basic)), self.newline);
            let (range, text) = list::insert(&piece.text, outer, &spans, at, &item, self.newline);
            self.replace(written.piece, range, &text);
        }
        // One difference less; the list is read again for the next.
        match self.branch(place)?.as_ref().and_then(|branch| branch.get(key)) {
            Some(What::Value(written)) => self.set_list(place, key, &written.clone(), new),
            _ => Ok(()),
        }
    }

    /// Changes a table key by key.
    fn set_table(
        &mut self,
        place: &Place,
        key: &str,
        inner: &Branch,
        new: &toml::Table,
    ) -> Result<(), EditError> {
        let below = match (place, key) {
            (Place::Dossier, "model") => Place::Model,
            (Place::Record(RecordKind::Commitment, id), "metric") => Place::Metric(id.clone()),
            _ => return self.set_map(place, key, inner, new),
        };
        for twig in &inner.twigs {
            if !new.contains_key(&twig.name) {
                self.unset(&below, &twig.name)?;
            }
        }
        for (name, value) in new {
            self.set(&below, name, value)?;
        }
        Ok(())
    }

    /// A table with free keys, which no place names: written anew in the way
    /// that it was written.
    fn set_map(
        &mut self,
        place: &Place,
        key: &str,
        inner: &Branch,
        new: &toml::Table,
    ) -> Result<(), EditError> {
        for twig in &inner.twigs {
            let (Some(value), What::Value(written)) = (new.get(&twig.name), &twig.what) else {
                continue;
            };
            // Values first: they move no key.
            if let Some(piece) = self.pieces.get(written.piece)
                && value_of(piece, &written.node) != *value
            {
                self.overwrite(written.piece, &written.node.clone(), value);
                return self.set(place, key, &Value::Table(new.clone()));
            }
        }
        if let Some(gone) = inner.twigs.iter().find(|twig| !new.contains_key(&twig.name)) {
            if inner.twigs.len() == 1 && new.is_empty() {
                return self.unset(place, key);
            }
            self.erase(&gone.what);
            return self.set(place, key, &Value::Table(new.clone()));
        }
        if let Some((name, value)) = new.iter().find(|(name, _)| inner.get(name).is_none()) {
            self.insert_into(inner, name, value, "");
            return self.set(place, key, &Value::Table(new.clone()));
        }
        Ok(())
    }

    /// Writes a field that a table does not have.
    fn insert(
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

    /// Takes the line of an entry out, or the entry out of its braces.
    fn take_out(&mut self, written: &Written) {
        let Some(piece) = self.pieces.get(written.piece) else { return };
        let change = match &written.braces {
            None => {
                let start = line_start(&piece.text, written.entry.start);
                Some((start..line_end(&piece.text, written.entry.end), String::new()))
            }
            Some(node) => {
                let NodeKind::Table(entries) = &node.kind else { return };
                let spans: Vec<Range<usize>> =
                    entries.iter().map(|entry| entry.span.clone()).collect();
                spans
                    .iter()
                    .position(|span| *span == written.entry)
                    .and_then(|at| list::remove(&piece.text, &node.span, &spans, at))
            }
        };
        if let Some((range, text)) = change {
            self.replace(written.piece, range, &text);
        }
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

fn is_list(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Array(_))
}

fn items_of(node: &Node) -> &[Node] {
    match &node.kind {
        NodeKind::Array(items) => items,
        _ => &[],
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
