//! A text that changes piece by piece, each change a [`Splice`] that can be
//! taken back.
//!
//! It keeps the text well laid out but does not check that the dossier is sound:
//! [`Document`](crate::edit::Document) does.

use std::ops::Range;

use crate::dossier::RecordKind;
use crate::edit::change::{Edit, Place};
use crate::edit::text::literal::value_of;
use crate::edit::text::splice::Splice;
use crate::edit::text::syntax::{NodeKind, Piece, pieces};
use crate::edit::text::tree::{Branch, What};
use crate::edit::{ItemList, Value};

const BOM: char = '\u{feff}';

/// What cannot be done to a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// There is no such record; it may have been removed in the meantime.
    NoRecord {
        /// What it should be.
        kind: RecordKind,
        /// Its id.
        id: String,
    },
    /// There is no such entry of a list.
    NoItem {
        /// The list.
        list: ItemList,
        /// Its place, counted from 0.
        at: usize,
        /// The commitment's id; empty for the model.
        commitment: String,
    },
    /// There is no such table, nor a place for it.
    NoTable,
    /// What is measured needs a metric first.
    NoMetric {
        /// The commitment's id.
        commitment: String,
    },
    /// The dossier cannot be removed from itself.
    RemovesDossier,
    /// Only what is one of several can be moved.
    NotOfSeveral,
    /// An id that is no text.
    IdIsNoText,
}

impl EditError {
    pub(in crate::edit) fn no_record(kind: RecordKind, id: &str) -> Self {
        Self::NoRecord { kind, id: id.to_owned() }
    }
}

/// Where a record is written.
#[derive(Debug, Clone)]
pub(in crate::edit) enum Spot {
    /// Under headers: its own first.
    Pieces(Vec<usize>),
    /// In braces, in a list that stands under a key of the root.
    Braces { branch: Branch, id: Option<String> },
}

/// The stretch of a text that a record takes up, counted without a byte order
/// mark as problems are.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Extent {
    pub(in crate::edit) start: usize,
    pub(in crate::edit) length: usize,
    bom: usize,
    pieces: Range<usize>,
}

impl Extent {
    /// Its bytes of the whole text.
    pub(in crate::edit) fn in_text<'t>(&self, text: &'t str) -> &'t str {
        let start = self.start + self.bom;
        text.get(start..start + self.length).unwrap_or_default()
    }
}

#[derive(Debug, Clone)]
pub(in crate::edit) struct PiecedText {
    pub(in crate::edit) pieces: Vec<Piece>,
    has_bom: bool,
    pub(in crate::edit) newline: &'static str,
    /// Made since they were last taken.
    splices: Vec<Splice>,
}

impl PiecedText {
    /// Of a text that was parsed without errors.
    pub(in crate::edit) fn new(text: &str) -> Self {
        let (has_bom, body) = match text.strip_prefix(BOM) {
            Some(body) => (true, body),
            None => (false, text),
        };
        let first_line = body.split_inclusive('\n').next().unwrap_or_default();
        let newline = if first_line.ends_with("\r\n") { "\r\n" } else { "\n" };
        Self { pieces: pieces(body), has_bom, newline, splices: Vec::new() }
    }

    pub(in crate::edit) fn text(&self) -> String {
        let bom = if self.has_bom { BOM.len_utf8() } else { 0 };
        let length = bom + self.pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
        let mut text = String::with_capacity(length);
        if self.has_bom {
            text.push(BOM);
        }
        for piece in &self.pieces {
            text.push_str(&piece.text);
        }
        text
    }

    /// Makes an edit, as far as the layout goes.
    pub(in crate::edit) fn edit(&mut self, edit: &Edit) -> Result<(), EditError> {
        match edit {
            Edit::Set { place: Place::Record(kind, id), key, value } if key == "id" => {
                let Value::String(to) = value else {
                    return Err(EditError::IdIsNoText);
                };
                self.rename(*kind, id, to).map(|_| ())
            }
            Edit::Set { place, key, value } => self.set(place, key, value),
            Edit::Unset { place, key } => self.unset(place, key),
            Edit::Add { kind, fields, position } => self.add(*kind, fields, *position).map(|_| ()),
            Edit::AddItem { commitment, list, fields } => self.add_item(commitment, *list, fields),
            Edit::Remove(place) => self.remove(place),
            Edit::Move { place, to } => self.move_to(place, *to),
        }
    }

    /// The splices since this was last asked.
    pub(in crate::edit) fn take_splices(&mut self) -> Vec<Splice> {
        std::mem::take(&mut self.splices)
    }

    /// The first byte of a piece in the whole text.
    pub(in crate::edit) fn start_of(&self, piece: usize) -> usize {
        let bom = if self.has_bom { BOM.len_utf8() } else { 0 };
        bom + self.pieces.iter().take(piece).map(|piece| piece.text.len()).sum::<usize>()
    }

    /// Puts another text in place of some bytes of a piece.
    pub(in crate::edit) fn replace(&mut self, piece: usize, range: Range<usize>, new: &str) {
        let Some(old) = self.pieces.get(piece).and_then(|p| p.text.get(range.clone())) else {
            return;
        };
        if old == new {
            return;
        }
        let at = self.start_of(piece) + range.start;
        let splice = Splice { at, old: old.to_owned(), new: new.to_owned() };
        self.splices.push(splice);
        if let Some(changed) = self.pieces.get_mut(piece) {
            changed.text.replace_range(range, new);
        }
        self.read_again(piece..piece + 1);
    }

    /// Takes some pieces and their neighbours apart anew. A neighbour may have
    /// gained or lost the blank lines between them.
    fn read_again(&mut self, changed: Range<usize>) {
        let from = changed.start.saturating_sub(1);
        let to = (changed.end + 1).min(self.pieces.len());
        let region = self.pieces.get(from..to).unwrap_or_default();
        let text: String = region.iter().map(|piece| piece.text.as_str()).collect();
        let mut fresh = pieces(&text);
        // The first is the root of the file, the last what follows its last
        // key; inside the file both are empty.
        if to < self.pieces.len() && fresh.last().is_some_and(|last| last.text.is_empty()) {
            fresh.pop();
        }
        if from > 0 && fresh.first().is_some_and(|first| first.text.is_empty()) {
            fresh.remove(0);
        }
        self.pieces.splice(from..to, fresh);
    }

    /// Makes a splice of the whole text.
    pub(in crate::edit) fn apply(&mut self, splice: &Splice) -> bool {
        let Some(end) = splice.at.checked_add(splice.old.len()) else { return false };
        let mut start = self.start_of(0);
        let mut touched: Option<Range<usize>> = None;
        let mut first_start = start;
        for (index, piece) in self.pieces.iter().enumerate() {
            let piece_end = start + piece.text.len();
            if start <= end && splice.at <= piece_end {
                match &mut touched {
                    None => {
                        first_start = start;
                        touched = Some(index..index + 1);
                    }
                    Some(range) => range.end = index + 1,
                }
            }
            start = piece_end;
        }
        let (Some(touched), Some(at)) = (touched, splice.at.checked_sub(first_start)) else {
            // In the byte order mark, or past the end.
            return self.apply_to_whole(splice);
        };
        let region = self.pieces.get(touched.clone()).unwrap_or_default();
        let mut text: String = region.iter().map(|piece| piece.text.as_str()).collect();
        if !(Splice { at, ..splice.clone() }).apply(&mut text) {
            return false;
        }
        let merged = Piece { text, header: None, entries: Vec::new() };
        let first = touched.start;
        self.pieces.splice(touched, [merged]);
        self.read_again(first..first + 1);
        true
    }

    fn apply_to_whole(&mut self, splice: &Splice) -> bool {
        let mut text = self.text();
        let applied = splice.apply(&mut text);
        if applied {
            *self = Self::new(&text);
        }
        applied
    }

    /// The root table: what stands before the first header, and the tables
    /// that are no records.
    pub(in crate::edit) fn root(&self) -> Branch {
        let is_record = |piece: &Piece| {
            let first = piece.header.as_ref().and_then(|header| header.path.first());
            first.is_some_and(|key| RecordKind::of_key(key).is_some())
        };
        let which: Vec<usize> = (0..self.pieces.len())
            .filter(|i| self.pieces.get(*i).is_some_and(|p| !is_record(p)))
            .collect();
        // The last piece has no header, and is not the root.
        let which = which.get(..which.len().saturating_sub(1)).unwrap_or_default();
        Branch::of_pieces(&self.pieces, which, 0)
    }

    /// The records of a kind in the order of the file.
    pub(in crate::edit) fn records(&self, kind: RecordKind) -> Vec<Spot> {
        let key = kind.key();
        let mut spots: Vec<Spot> = Vec::new();
        for (index, piece) in self.pieces.iter().enumerate() {
            let Some(header) = &piece.header else { continue };
            if header.path.first().is_none_or(|first| first != key) {
                continue;
            }
            if header.is_array && header.path.len() == 1 {
                spots.push(Spot::Pieces(vec![index]));
            } else if let Some(Spot::Pieces(pieces)) = spots.last_mut() {
                pieces.push(index);
            }
        }
        if spots.is_empty()
            && let Some(What::List(items, Some(_))) = self.root().get(key)
        {
            let braces = items.iter().map(|item| Spot::Braces {
                id: text_of(&self.pieces, item, "id"),
                branch: item.clone(),
            });
            spots.extend(braces);
        }
        spots
    }

    /// The place of a record among those of its kind, and where it is written.
    pub(in crate::edit) fn find(&self, kind: RecordKind, id: &str) -> Option<(usize, Spot)> {
        let spots = self.records(kind);
        let at = spots.iter().position(|spot| self.id_of(spot).as_deref() == Some(id))?;
        spots.into_iter().nth(at).map(|spot| (at, spot))
    }

    /// The id that a record gives itself.
    pub(in crate::edit) fn id_of(&self, spot: &Spot) -> Option<String> {
        match spot {
            Spot::Braces { id, .. } => id.clone(),
            Spot::Pieces(pieces) => {
                let piece = self.pieces.get(*pieces.first()?)?;
                let entry = piece.entries.iter().find(|entry| entry.path == ["id"])?;
                match value_of(piece, &entry.value) {
                    Value::String(id) => Some(id),
                    _ => None,
                }
            }
        }
    }

    /// The bytes that a record takes up, if they are in one stretch.
    pub(in crate::edit) fn extent(&self, kind: RecordKind, id: &str) -> Option<Extent> {
        let (_, Spot::Pieces(pieces)) = self.find(kind, id)? else { return None };
        let (first, last) = (*pieces.first()?, *pieces.last()?);
        if last - first + 1 != pieces.len() {
            return None;
        }
        let length = self.pieces.get(first..=last)?.iter().map(|piece| piece.text.len()).sum();
        let start = self.start_of(first);
        let bom = start - self.pieces.iter().take(first).map(|p| p.text.len()).sum::<usize>();
        Some(Extent { start: start - bom, length, bom, pieces: first..last + 1 })
    }

    /// The text of a record.
    pub(in crate::edit) fn body(&self, extent: &Extent) -> String {
        let pieces = self.pieces.get(extent.pieces.clone()).unwrap_or_default();
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    pub(in crate::edit) fn branch_of(&self, spot: &Spot) -> Branch {
        match spot {
            Spot::Pieces(pieces) => Branch::of_pieces(&self.pieces, pieces, 1),
            Spot::Braces { branch, .. } => branch.clone(),
        }
    }

    /// The table of a place; `None` where it is not written.
    pub(in crate::edit) fn branch(&self, place: &Place) -> Result<Option<Branch>, EditError> {
        let record = |kind: RecordKind, id: &str| {
            let found = self.find(kind, id);
            let (_, spot) = found.ok_or_else(|| EditError::no_record(kind, id))?;
            Ok(self.branch_of(&spot))
        };
        let inner = |branch: &Branch, key: &str| match branch.get(key) {
            Some(What::Branch(inner, _)) => Some(inner.clone()),
            _ => None,
        };
        match place {
            Place::Dossier => Ok(Some(self.root())),
            Place::Model => Ok(inner(&self.root(), "model")),
            Place::Record(kind, id) => record(*kind, id).map(Some),
            Place::Metric(id) => Ok(inner(&record(RecordKind::Commitment, id)?, "metric")),
            Place::Item(id, list, at) => {
                let commitment = || record(RecordKind::Commitment, id);
                let owner = match list {
                    ItemList::Observations => inner(&commitment()?, "metric"),
                    ItemList::Claims | ItemList::Verdicts => Some(commitment()?),
                    ItemList::References => inner(&self.root(), "model"),
                };
                match owner.as_ref().and_then(|owner| owner.get(list.key())) {
                    Some(What::List(items, _)) if *at < items.len() => Ok(items.get(*at).cloned()),
                    _ => Err(EditError::NoItem { list: *list, at: *at, commitment: id.clone() }),
                }
            }
        }
    }
}

/// The text under a key of a table.
pub(in crate::edit) fn text_of(pieces: &[Piece], branch: &Branch, key: &str) -> Option<String> {
    let Some(What::Value(written)) = branch.get(key) else { return None };
    let NodeKind::Scalar(_) = written.node.kind else { return None };
    match value_of(pieces.get(written.piece)?, &written.node) {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// What a table says, key by key in the order of the file.
pub(in crate::edit) fn table_of_branch(pieces: &[Piece], branch: &Branch) -> Vec<(String, Value)> {
    let of = |branch: &Branch| -> Value {
        Value::Table(table_of_branch(pieces, branch).into_iter().collect())
    };
    let field = |twig: &crate::edit::text::tree::Twig| {
        let value = match &twig.what {
            What::Value(written) => value_of(pieces.get(written.piece)?, &written.node),
            What::Branch(inner, _) => of(inner),
            What::List(items, _) => Value::Array(items.iter().map(of).collect()),
        };
        Some((twig.name.clone(), value))
    };
    branch.twigs.iter().filter_map(field).collect()
}
