//! Adding, removing and moving whole records, and the entries of a
//! commitment's lists.

use std::ops::Range;

use crate::dossier::{Edtf, RecordKind};
use crate::edit::Value;
use crate::edit::change::{Fields, ItemList, Place, Position};
use crate::edit::text::list;
use crate::edit::text::literal::value_of;
use crate::edit::text::order::{attached_start, blank_lines};
use crate::edit::text::pieced::{EditError, PiecedText, Spot};
use crate::edit::text::style::{braces, header_of, sorted};
use crate::edit::text::syntax::{Node, NodeKind};
use crate::edit::text::tree::{Home, What, Written};

impl PiecedText {
    /// Adds a record, and gives its place among its kind.
    pub(in crate::edit) fn add(
        &mut self,
        kind: RecordKind,
        fields: &Fields,
        position: Position,
    ) -> Result<usize, EditError> {
        let spots = self.records(kind);
        let at = match position {
            Position::At(at) => at.min(spots.len()),
            Position::Natural => self.natural_place(kind, fields, &spots),
        };
        let mut table = table_of(fields);
        if let Some(written) = self.list_at_root(kind.key()) {
            self.insert_item(&written, &table, kind.type_name(), at);
            return Ok(at);
        }
        // Claims and verdicts get headers of their own.
        let lists: Vec<(ItemList, Value)> = [ItemList::Claims, ItemList::Verdicts]
            .into_iter()
            .filter_map(|list| Some((list, table.remove(list.key())?)))
            .collect();
        let metric = table.remove("metric").filter(|_| kind == RecordKind::Commitment);
        let path = [kind.key().to_owned()];
        let like = self.like(kind, &spots, at);
        let blank = like.and_then(|like| self.pieces.get(like)).map_or(1, blank_lines);
        let block = {
            let like = like.and_then(|like| self.pieces.get(like));
            let fields = sorted(&table, kind.type_name());
            header_of(&path, true, &fields, like, kind.type_name(), self.newline)
        };
        self.insert_record(kind, &spots, at, &block, blank);
        let place = Place::Record(kind, fields.text("id").unwrap_or_default().to_owned());
        if let Some(metric) = metric {
            self.set(&place, "metric", &metric)?;
        }
        for (list, items) in lists {
            self.set(&place, list.key(), &items)?;
        }
        Ok(at)
    }

    /// The piece whose layout a new record takes over.
    fn like(&self, kind: RecordKind, spots: &[Spot], at: usize) -> Option<usize> {
        let near = at.checked_sub(1).and_then(|at| spots.get(at)).or_else(|| spots.first());
        if let Some(Spot::Pieces(pieces)) = near {
            return pieces.first().copied();
        }
        // None of its kind yet: like any other.
        let others = RecordKind::ALL.into_iter().filter(|other| *other != kind);
        others.rev().find_map(|other| match self.records(other).last() {
            Some(Spot::Pieces(pieces)) => pieces.first().copied(),
            _ => None,
        })
    }

    fn insert_record(
        &mut self,
        kind: RecordKind,
        spots: &[Spot],
        at: usize,
        block: &str,
        blank: usize,
    ) {
        let last_of = |spot: &Spot| match spot {
            Spot::Pieces(pieces) => pieces.iter().copied().max(),
            Spot::Braces { .. } => None,
        };
        if let Some(before) = at.checked_sub(1).and_then(|at| spots.get(at)).and_then(last_of) {
            self.append_piece(before, block, blank);
            return;
        }
        if let Some(Spot::Pieces(pieces)) = spots.get(at)
            && let Some(first) = pieces.first()
            && let Some(piece) = self.pieces.get(*first)
        {
            let start = attached_start(piece);
            let gap = self.newline.repeat(blank.max(1));
            self.replace(*first, start..start, &format!("{block}{gap}"));
            return;
        }
        // The first of its kind: behind those that the format has before it.
        let kinds = RecordKind::ALL.into_iter().take_while(|other| *other != kind);
        let before: Option<usize> =
            kinds.flat_map(|kind| self.records(kind)).filter_map(|spot| last_of(&spot)).max();
        let model = match self.root().get("model") {
            Some(What::Branch(branch, None)) => match branch.home {
                Home::Piece(piece) => Some(piece),
                _ => None,
            },
            _ => None,
        };
        let last_text = self
            .pieces
            .iter()
            .rposition(|piece| piece.header.is_some() || !piece.entries.is_empty());
        let behind = before.max(model).or(last_text).unwrap_or(0);
        self.append_piece(behind, block, blank);
    }

    /// Where the date of an event puts it, if the others are in order.
    fn natural_place(&self, kind: RecordKind, fields: &Fields, spots: &[Spot]) -> usize {
        let day = |text: &str| text.parse::<Edtf>().ok().map(|date| date.point());
        let (RecordKind::Event, Some(new)) = (kind, fields.text("date").and_then(day)) else {
            return spots.len();
        };
        let days: Option<Vec<_>> = spots
            .iter()
            .map(|spot| self.text_field(spot, "date").as_deref().and_then(day))
            .collect();
        match days {
            Some(days) if days.is_sorted() => days.partition_point(|day| *day <= new),
            _ => spots.len(),
        }
    }

    fn text_field(&self, spot: &Spot, key: &str) -> Option<String> {
        match spot {
            Spot::Pieces(pieces) => {
                let piece = self.pieces.get(*pieces.first()?)?;
                let entry = piece.entries.iter().find(|entry| entry.path == [key])?;
                value_of(piece, &entry.value).as_str().map(str::to_owned)
            }
            Spot::Braces { branch, .. } => {
                crate::edit::text::pieced::text_of(&self.pieces, branch, key)
            }
        }
    }

    /// The list of records that stands in brackets under a key of the root.
    fn list_at_root(&self, key: &str) -> Option<Written> {
        match self.root().get(key)? {
            What::List(_, Some(written)) | What::Value(written) => Some(written.clone()),
            _ => None,
        }
    }

    fn insert_item(&mut self, written: &Written, table: &toml::Table, type_name: &str, at: usize) {
        let Some(piece) = self.pieces.get(written.piece) else { return };
        let spans = spans_of(&written.node);
        let new = braces(table, type_name, self.newline);
        let (range, text) =
            list::insert(&piece.text, &written.node.span, &spans, at, &new, self.newline);
        self.replace(written.piece, range, &text);
    }

    /// Adds a claim, a verdict, an observation or a reference point behind the
    /// others.
    pub(in crate::edit) fn add_item(
        &mut self,
        commitment: &str,
        list: ItemList,
        fields: &Fields,
    ) -> Result<(), EditError> {
        let owner = owner_of(commitment, list);
        let table = table_of(fields);
        let Some(branch) = self.branch(&owner)? else {
            if list == ItemList::References {
                // Each under a header of its own, as in a model that is there.
                self.make(&owner, &Value::Table(toml::Table::new()))?;
                return self.set(&owner, list.key(), &Value::Array(vec![Value::Table(table)]));
            }
            return Err(EditError::NoMetric { commitment: commitment.to_owned() });
        };
        match branch.get(list.key()) {
            Some(What::List(_, Some(written)) | What::Value(written)) => {
                self.insert_item(&written.clone(), &table, list.type_name(), usize::MAX);
                Ok(())
            }
            Some(What::List(items, None)) => {
                let last = items.iter().rev().find_map(|item| match item.home {
                    Home::Piece(piece) => Some(piece),
                    _ => None,
                });
                let Some(last) = last else { return Ok(()) };
                let mut path = owner.header_path();
                path.push(list.key().to_owned());
                let like = self.pieces.get(last);
                let blank = like.map_or(1, blank_lines);
                let fields = sorted(&table, list.type_name());
                let block = header_of(&path, true, &fields, like, list.type_name(), self.newline);
                self.append_piece(last, &block, blank);
                Ok(())
            }
            _ => self.set(&owner, list.key(), &Value::Array(vec![Value::Table(table)])),
        }
    }

    /// Takes out a record or an entry of a list, with the comments right above
    /// it, or a whole table.
    pub(in crate::edit) fn remove(&mut self, place: &Place) -> Result<(), EditError> {
        match place {
            Place::Dossier => Err(EditError::RemovesDossier),
            Place::Model => self.unset(&Place::Dossier, "model"),
            Place::Metric(id) => self.unset(&Place::commitment(id.clone()), "metric"),
            Place::Record(kind, id) => {
                let (at, spot) =
                    self.find(*kind, id).ok_or_else(|| EditError::no_record(*kind, id))?;
                match spot {
                    Spot::Pieces(pieces) => {
                        for piece in pieces.into_iter().rev() {
                            self.take_piece(piece);
                        }
                    }
                    Spot::Braces { .. } => {
                        if let Some(written) = self.list_at_root(kind.key()) {
                            self.remove_item(&written, at);
                        }
                    }
                }
                Ok(())
            }
            Place::Item(id, list, at) => {
                let item = self.branch(place)?;
                let owner = self.branch(&owner_of(id, *list))?;
                let what = owner.as_ref().and_then(|owner| owner.get(list.key()));
                match (what, item) {
                    (Some(What::List(_, Some(written))), _) => {
                        self.remove_item(&written.clone(), *at);
                    }
                    (Some(What::List(_, None)), Some(item)) => {
                        self.erase(&What::Branch(item, None));
                    }
                    _ => {}
                }
                Ok(())
            }
        }
    }

    fn remove_item(&mut self, written: &Written, at: usize) {
        let Some(piece) = self.pieces.get(written.piece) else { return };
        let spans = spans_of(&written.node);
        if let Some((range, text)) = list::remove(&piece.text, &written.node.span, &spans, at) {
            self.replace(written.piece, range, &text);
        }
    }

    /// Takes a piece out, with the comments right above it and the blank lines
    /// before those.
    pub(in crate::edit) fn take_piece(&mut self, index: usize) {
        let Some(piece) = self.pieces.get(index) else { return };
        let start = attached_start(piece);
        let lead = piece.text.get(..start).unwrap_or_default();
        let left = without_blank_lines(lead);
        let range = left.len()..piece.text.len();
        // A comment that stood by itself must not become one of what follows.
        let next = self.pieces.get(index + 1).map_or("", |piece| piece.text.as_str());
        let touches = next.lines().next().is_some_and(|line| !line.trim().is_empty());
        let gap = if touches && !left.trim().is_empty() { self.newline } else { "" };
        self.replace(index, range, gap);
    }

    /// Moves a record or an entry of a list among its like.
    pub(in crate::edit) fn move_to(&mut self, place: &Place, to: usize) -> Result<(), EditError> {
        match place {
            Place::Record(kind, id) => {
                let (at, spot) =
                    self.find(*kind, id).ok_or_else(|| EditError::no_record(*kind, id))?;
                if at == to.min(self.records(*kind).len().saturating_sub(1)) {
                    return Ok(());
                }
                match spot {
                    Spot::Braces { .. } => {
                        if let Some(written) = self.list_at_root(kind.key()) {
                            self.move_in_list(
                                &written,
                                at,
                                |draft| draft.list_at_root(kind.key()),
                                to,
                            );
                        }
                    }
                    Spot::Pieces(pieces) => {
                        let (block, blank) = self.block_of(&pieces);
                        self.remove(place)?;
                        let spots = self.records(*kind);
                        self.insert_record(*kind, &spots, to.min(spots.len()), &block, blank);
                    }
                }
                Ok(())
            }
            Place::Item(id, list, at) => self.move_item(place, id, *list, *at, to),
            Place::Dossier | Place::Model | Place::Metric(_) => Err(EditError::NotOfSeveral),
        }
    }

    fn move_item(
        &mut self,
        place: &Place,
        id: &str,
        list: ItemList,
        at: usize,
        to: usize,
    ) -> Result<(), EditError> {
        let owner = owner_of(id, list);
        let written = |draft: &Self| {
            let branch = draft.branch(&owner).ok()??;
            match branch.get(list.key()) {
                Some(What::List(_, Some(written)) | What::Value(written)) => Some(written.clone()),
                _ => None,
            }
        };
        let Some(item) = self.branch(place)? else { return Ok(()) };
        if let Some(list) = written(self) {
            self.move_in_list(&list, at, written, to);
            return Ok(());
        }
        let Home::Piece(piece) = item.home else { return Ok(()) };
        let (block, blank) = self.block_of(&[piece]);
        let homes = |draft: &Self| -> Vec<usize> {
            let branch = draft.branch(&owner).ok().flatten();
            let Some(What::List(items, None)) = branch.as_ref().and_then(|b| b.get(list.key()))
            else {
                return Vec::new();
            };
            let homes = items.iter().filter_map(|item| match item.home {
                Home::Piece(piece) => Some(piece),
                _ => None,
            });
            homes.collect()
        };
        if homes(self).len() < 2 {
            return Ok(());
        }
        self.take_piece(piece);
        let homes = homes(self);
        match to.min(homes.len()).checked_sub(1).and_then(|before| homes.get(before)) {
            Some(before) => self.append_piece(*before, &block, blank),
            None => {
                if let Some(first) = homes.first()
                    && let Some(piece) = self.pieces.get(*first)
                {
                    let start = attached_start(piece);
                    let gap = self.newline.repeat(blank);
                    self.replace(*first, start..start, &format!("{block}{gap}"));
                }
            }
        }
        Ok(())
    }

    fn move_in_list(
        &mut self,
        written: &Written,
        from: usize,
        again: impl Fn(&Self) -> Option<Written>,
        to: usize,
    ) {
        let Some(piece) = self.pieces.get(written.piece) else { return };
        let spans = spans_of(&written.node);
        let Some(span) = spans.get(from) else { return };
        let item = piece.slice(span).to_owned();
        if let Some((range, text)) = list::remove(&piece.text, &written.node.span, &spans, from) {
            self.replace(written.piece, range, &text);
        }
        let Some(written) = again(self) else { return };
        let Some(piece) = self.pieces.get(written.piece) else { return };
        let spans = spans_of(&written.node);
        let (range, text) =
            list::insert(&piece.text, &written.node.span, &spans, to, &item, self.newline);
        self.replace(written.piece, range, &text);
    }

    /// The lines of some pieces with the comments that belong to them, and how
    /// many blank lines stood before them.
    fn block_of(&self, pieces: &[usize]) -> (String, usize) {
        let mut block = String::new();
        let mut blank = 1;
        for (at, index) in pieces.iter().enumerate() {
            let Some(piece) = self.pieces.get(*index) else { continue };
            let start = attached_start(piece);
            if at == 0 {
                blank = blank_lines(piece);
            } else {
                block.push_str(&self.newline.repeat(blank_lines(piece)));
            }
            block.push_str(piece.text.get(start..).unwrap_or_default());
            if !block.ends_with('\n') {
                block.push_str(self.newline);
            }
        }
        (block, blank)
    }
}

/// The table that has a list.
pub(in crate::edit) fn owner_of(commitment: &str, list: ItemList) -> Place {
    match list {
        ItemList::Observations => Place::Metric(commitment.to_owned()),
        ItemList::Claims | ItemList::Verdicts => Place::commitment(commitment),
        ItemList::References => Place::Model,
    }
}

fn table_of(fields: &Fields) -> toml::Table {
    fields.iter().map(|(key, value)| (key.to_owned(), value.clone())).collect()
}

fn spans_of(node: &Node) -> Vec<Range<usize>> {
    match &node.kind {
        NodeKind::Array(items) => items.iter().map(|item| item.span.clone()).collect(),
        _ => Vec::new(),
    }
}

fn without_blank_lines(mut lead: &str) -> &str {
    while let Some(end) = lead.strip_suffix('\n') {
        let start = end.rfind('\n').map_or(0, |at| at + 1);
        if !end.get(start..).is_some_and(|line| line.trim().is_empty()) {
            break;
        }
        lead = end.get(..start).unwrap_or_default();
    }
    lead
}
