//! From a byte of the text to the field that it is in, so that a form can show
//! a problem beside its field.

use crate::dossier::RecordKind;
use crate::edit::change::{ItemList, Place};
use crate::edit::text::order::{collect, last_piece};
use crate::edit::text::pieced::{PiecedText, Spot, text_of};
use crate::edit::text::syntax::line_start;
use crate::edit::text::tree::{Branch, Home, Twig, What};

impl PiecedText {
    /// The table and the field that a byte is in, counted without a byte order
    /// mark.
    pub(in crate::edit) fn field_at(&self, at: usize) -> (Option<Place>, Option<String>) {
        let mut start = 0;
        let mut found = None;
        for (index, piece) in self.pieces.iter().enumerate() {
            if at < start + piece.text.len() {
                found = Some((index, at - start));
                break;
            }
            start += piece.text.len();
        }
        let Some((piece, at)) = found else { return (None, None) };
        let spot = Byte { piece, at };
        let header = self.pieces.get(piece).and_then(|piece| piece.header.as_ref());
        let kind = header.and_then(|h| h.path.first()).and_then(|key| RecordKind::of_key(key));
        let answer = match kind {
            Some(kind) => self.records(kind).iter().find_map(|record| {
                let place = Place::Record(kind, self.id_of(record).unwrap_or_default());
                self.within(&self.branch_of(record), &place, spot)
            }),
            None => self.within(&self.root(), &Place::Dossier, spot),
        };
        answer.map_or((None, None), |(place, key)| (Some(place), key))
    }

    /// The start of the line of a field, or of a table where no field is named or
    /// the table does not have it; `None` where there is no such table.
    pub(in crate::edit) fn line_of(&self, place: &Place, key: Option<&str>) -> Option<usize> {
        let branch = self.branch(place).ok()??;
        let (mut pieces, mut entries) = (Vec::new(), Vec::new());
        if let Some(what) = key.and_then(|key| branch.get(key)) {
            collect(what, &mut pieces, &mut entries);
        }
        let starts = entries.iter().map(|written| (written.piece, Some(written.entry.start)));
        let first = starts.chain(pieces.into_iter().map(|piece| (piece, None))).min();
        let (piece, at) = first.or_else(|| match &branch.home {
            Home::Piece(piece) => Some((*piece, None)),
            Home::Inline { piece, node } => Some((*piece, Some(node.span.start))),
            Home::Dotted { piece, .. } => Some((*piece, None)),
            Home::Implied => branch
                .twigs
                .iter()
                .filter_map(|twig| last_piece(&twig.what))
                .min()
                .map(|piece| (piece, None)),
        })?;
        let of_piece = self.pieces.get(piece)?;
        // In a list of several lines it goes above the whole list.
        let entry =
            at.and_then(|at| of_piece.entries.iter().find(|entry| entry.span.contains(&at)));
        let line = entry
            .map_or(of_piece.body_start(), |entry| line_start(&of_piece.text, entry.span.start));
        Some(self.start_of(piece) + line)
    }

    /// Where the lines of a record end, and whether a blank line follows; `None`
    /// where it has none of its own.
    pub(in crate::edit) fn end_of(&self, kind: RecordKind, id: &str) -> Option<(usize, bool)> {
        let (_, Spot::Pieces(pieces)) = self.find(kind, id)? else { return None };
        let last = pieces.into_iter().max()?;
        let next = self.pieces.get(last + 1).map_or("", |piece| piece.text.as_str());
        let is_blank = next.lines().next().is_none_or(|line| line.trim().is_empty());
        Some((self.start_of(last + 1), is_blank))
    }

    fn within(&self, branch: &Branch, place: &Place, at: Byte) -> Option<(Place, Option<String>)> {
        for Twig { name, what } in &branch.twigs {
            let own = || Some((place.clone(), Some(name.clone())));
            match what {
                What::Value(written) => {
                    if at.is_in(written.piece, &written.entry) {
                        return own();
                    }
                }
                What::Branch(inner, written) => {
                    let below = self.table_below(place, name);
                    if let Some(below) = &below
                        && let Some(found) = self.within(inner, below, at)
                    {
                        return Some(found);
                    }
                    let in_entry = written.as_ref().is_some_and(|w| at.is_in(w.piece, &w.entry));
                    if in_entry || (below.is_none() && self.within(inner, place, at).is_some()) {
                        return own();
                    }
                }
                What::List(items, written) => {
                    for (index, item) in items.iter().enumerate() {
                        let below = self.item_below(place, name, index, item);
                        if let Some(found) = self.within(item, &below, at) {
                            return Some(found);
                        }
                    }
                    if written.as_ref().is_some_and(|w| at.is_in(w.piece, &w.entry)) {
                        return own();
                    }
                }
            }
        }
        let in_home = match &branch.home {
            Home::Piece(piece) => *piece == at.piece,
            Home::Inline { piece, node } => at.is_in(*piece, &node.span),
            Home::Dotted { .. } | Home::Implied => false,
        };
        in_home.then(|| (place.clone(), None))
    }

    fn table_below(&self, place: &Place, key: &str) -> Option<Place> {
        match (place, key) {
            (Place::Dossier, "model") => Some(Place::Model),
            (Place::Record(RecordKind::Commitment, id), "metric") => {
                Some(Place::Metric(id.clone()))
            }
            _ => None,
        }
    }

    fn item_below(&self, place: &Place, key: &str, index: usize, item: &Branch) -> Place {
        let list = ItemList::ALL.into_iter().find(|list| list.key() == key);
        match (place, list, RecordKind::of_key(key)) {
            (Place::Record(_, id) | Place::Metric(id), Some(list), _) => {
                Place::Item(id.clone(), list, index)
            }
            (Place::Model, Some(ItemList::References), _) => Place::reference(index),
            (_, _, Some(kind)) => {
                Place::Record(kind, text_of(&self.pieces, item, "id").unwrap_or_default())
            }
            _ => place.clone(),
        }
    }
}

#[derive(Clone, Copy)]
struct Byte {
    piece: usize,
    at: usize,
}

impl Byte {
    fn is_in(self, piece: usize, span: &std::ops::Range<usize>) -> bool {
        self.piece == piece && span.contains(&self.at)
    }
}
