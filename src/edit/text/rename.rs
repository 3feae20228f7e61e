//! Giving a record another id: everything that names it follows.

use crate::dossier::{FieldKind, RecordKind, field_of};
use crate::edit::Value;
use crate::edit::text::literal::{literal, value_of};
use crate::edit::text::pieced::{EditError, PiecedText};
use crate::edit::text::syntax::{Node, NodeKind};
use crate::edit::text::tree::{Branch, Twig, What};

impl PiecedText {
    /// Renames a record, and gives how many texts changed.
    pub(in crate::edit) fn rename(
        &mut self,
        kind: RecordKind,
        from: &str,
        to: &str,
    ) -> Result<usize, EditError> {
        if self.find(kind, from).is_none() {
            return Err(EditError::no_record(kind, from));
        }
        let mut mentions = Vec::new();
        for owner in RecordKind::ALL {
            for spot in self.records(owner) {
                let branch = self.branch_of(&spot);
                let is_it = owner == kind && self.id_of(&spot).as_deref() == Some(from);
                if is_it && let Some(What::Value(written)) = branch.get("id") {
                    mentions.push((written.piece, written.node.clone()));
                }
                self.collect(&branch, owner.type_name(), kind, from, &mut mentions);
            }
        }
        mentions.sort_by_key(|(piece, node)| (*piece, node.span.start));
        let count = mentions.len();
        for (piece, node) in mentions.into_iter().rev() {
            let NodeKind::Scalar(quotes) = node.kind else { continue };
            let new = literal(&Value::from(to), Some(quotes), self.newline);
            self.replace(piece, node.span, &new);
        }
        Ok(count)
    }

    /// Every text in a table that names a record.
    fn collect(
        &self,
        branch: &Branch,
        type_name: &str,
        kind: RecordKind,
        id: &str,
        into: &mut Vec<(usize, Node)>,
    ) {
        for Twig { name, what } in &branch.twigs {
            let Some(field) = field_of(type_name, name) else { continue };
            match (&field.kind, what) {
                (FieldKind::Reference(of) | FieldKind::References(of), What::Value(written))
                    if *of == kind =>
                {
                    self.collect_texts(written.piece, &written.node, id, into);
                }
                (FieldKind::Actor | FieldKind::Claimant, What::Value(written))
                    if kind == RecordKind::Side =>
                {
                    self.collect_texts(written.piece, &written.node, id, into);
                }
                (FieldKind::Map, What::Branch(inner, _)) if kind == RecordKind::Side => {
                    for twig in &inner.twigs {
                        if let What::Value(written) = &twig.what {
                            self.collect_texts(written.piece, &written.node, id, into);
                        }
                    }
                }
                (FieldKind::Table(below), What::Branch(inner, _)) => {
                    self.collect(inner, below, kind, id, into);
                }
                (FieldKind::Tables(below), What::List(items, _)) => {
                    for item in items {
                        self.collect(item, below, kind, id, into);
                    }
                }
                _ => {}
            }
        }
    }

    fn collect_texts(&self, piece: usize, node: &Node, id: &str, into: &mut Vec<(usize, Node)>) {
        let Some(text) = self.pieces.get(piece) else { return };
        match &node.kind {
            NodeKind::Scalar(_) if value_of(text, node).as_str() == Some(id) => {
                into.push((piece, node.clone()));
            }
            NodeKind::Array(items) => {
                for item in items {
                    self.collect_texts(piece, item, id, into);
                }
            }
            _ => {}
        }
    }
}
