//! Setting and unsetting the fields of a table, in whatever way it is written.

use std::ops::Range;

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::Place;
use crate::edit::text::list;
use crate::edit::text::literal::{literal, value_of};
use crate::edit::text::order::collect;
use crate::edit::text::pieced::{EditError, PiecedText};
use crate::edit::text::syntax::{Node, NodeKind, Quotes, line_end, line_start};
use crate::edit::text::tree::{Branch, What, Written};

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
