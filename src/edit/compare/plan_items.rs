//! The same for claims, verdicts and observations, which have no ids: one is
//! known by being alike.

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, ItemList, Place};
use crate::edit::compare::conflict::Reason;
use crate::edit::compare::diff::{Change, How, inner, tables};
use crate::edit::compare::pairs::{Pair, moved, moves, pair_items};
use crate::edit::compare::plan::{Phase, Plan, fields_of, plain_conflict};
use crate::edit::text::records::owner_of;

impl Plan<'_> {
    pub(in crate::edit) fn item(
        &mut self,
        change: &Change,
        id: &str,
        list: ItemList,
        at: usize,
        how: &How,
    ) {
        let kind = RecordKind::Commitment;
        let of_model = list == ItemList::References;
        let their_record = if of_model { None } else { self.their_record(kind, id) };
        if !of_model && their_record.is_none() {
            self.they_removed(change, kind, id);
            return;
        }
        let base_id = self.base_id(kind, id);
        let joined = self.joined_id(kind, id);
        let of = |record: Option<_>| record.map(|r| items(r, list)).unwrap_or_default();
        let (base, theirs, mine) = if of_model {
            (
                items(self.base.table, list),
                items(self.theirs.table, list),
                items(self.mine.table, list),
            )
        } else {
            let base = of(self.base.record(kind, &base_id));
            (base, of(their_record), of(self.mine.record(kind, id)))
        };
        let their_pairs = pair_items(&base, &theirs);
        let their_place = |base_at: usize| {
            their_pairs.iter().find(|pair| pair.0 == Some(base_at)).and_then(|pair| pair.1)
        };
        let item = |at| Place::Item(joined.clone(), list, at);
        match how {
            How::Added(fields) => {
                if !has_as_many(&theirs, &mine, fields) {
                    let edit = Edit::AddItem {
                        commitment: joined.clone(),
                        list,
                        fields: fields_of(fields),
                    };
                    self.step(change, None, Phase::AddItem, edit);
                }
            }
            How::Removed(before) => {
                let Some(place) = their_place(at) else { return };
                let phase = Phase::RemoveItem(std::cmp::Reverse(place));
                let edit = Edit::Remove(item(place));
                if theirs.get(place) == Some(&before) {
                    self.step(change, None, phase, edit);
                } else {
                    let mut conflict = plain_conflict(change, None);
                    conflict.place = item(place);
                    conflict.base = Some(Value::Table(before.clone()));
                    conflict.theirs = theirs.get(place).map(|t| Value::Table((*t).clone()));
                    conflict.reason = Some(Reason::RemovedHere);
                    conflict.take_mine = vec![edit];
                    self.conflicts.push(conflict);
                }
            }
            How::Changed(fields) => {
                if mine.get(at).is_some_and(|whole| has_as_many(&theirs, &mine, whole)) {
                    return;
                }
                let pairs = pair_items(&base, &mine);
                let base_at = pairs.iter().find(|pair| pair.1 == Some(at)).and_then(|pair| pair.0);
                match base_at.and_then(their_place) {
                    Some(place) => {
                        self.set_fields(change, item(place), theirs.get(place).copied(), fields);
                    }
                    None => {
                        let mut conflict = plain_conflict(change, None);
                        let whole = mine.get(at).map(|table| (*table).clone());
                        conflict.place = owner_of(&joined, list);
                        let before = base_at.and_then(|at| base.get(at));
                        conflict.base = before.map(|table| Value::Table((*table).clone()));
                        conflict.mine = whole.clone().map(Value::Table);
                        conflict.reason = Some(Reason::RemovedThere);
                        conflict.take_mine = whole
                            .map(|table| Edit::AddItem {
                                commitment: joined.clone(),
                                list,
                                fields: fields_of(&table),
                            })
                            .into_iter()
                            .collect();
                        self.conflicts.push(conflict);
                    }
                }
            }
            How::Moved { .. } => {
                let pairs = pair_items(&base, &mine);
                let is_all = pairs.iter().all(|pair| pair.0.is_some() && pair.1.is_some());
                // Places are only sure where they changed nothing in the list, and
                // I neither added nor removed.
                if theirs == base && is_all {
                    self.order_items(change, &joined, list, &pairs);
                } else if !is_in_order(&pairs, their_place) {
                    let mut conflict = plain_conflict(change, None);
                    conflict.reason = Some(Reason::Order);
                    self.conflicts.push(conflict);
                }
            }
            How::Renamed(_) => {}
        }
    }

    /// The moves that give a list my order: all with the first of them, since each
    /// moves what those after it find.
    fn order_items(&mut self, change: &Change, owner: &str, list: ItemList, pairs: &[Pair]) {
        if !self.ordered.insert((owner.to_owned(), list)) {
            return;
        }
        let order: Vec<usize> = pairs.iter().filter_map(|pair| pair.0).collect();
        for (from, to) in moves(order.len(), &order, &moved(pairs)) {
            let place = Place::Item(owner.to_owned(), list, from);
            let how = How::Moved { from, to };
            let step = Change { place: place.clone(), how, ..change.clone() };
            self.step(&step, None, Phase::MoveRecord, Edit::Move { place, to });
        }
    }
}

/// Whether theirs has an entry as often as mine.
fn has_as_many(theirs: &[&toml::Table], mine: &[&toml::Table], entry: &toml::Table) -> bool {
    let count = |list: &[&toml::Table]| list.iter().filter(|one| **one == entry).count();
    count(theirs) >= count(mine)
}

/// Whether they have the entries that both have kept in the order of mine.
fn is_in_order(mine: &[Pair], their_place: impl Fn(usize) -> Option<usize>) -> bool {
    mine.iter().filter_map(|pair| pair.1.and(pair.0)).filter_map(their_place).is_sorted()
}

/// The entries of one of a commitment's lists, or of the dossier's model.
fn items(owner: &toml::Table, list: ItemList) -> Vec<&toml::Table> {
    match list {
        ItemList::Observations => {
            inner(owner, "metric").map(|metric| tables(metric, list.key())).unwrap_or_default()
        }
        ItemList::References => {
            inner(owner, "model").map(|model| tables(model, list.key())).unwrap_or_default()
        }
        ItemList::Claims | ItemList::Verdicts => tables(owner, list.key()),
    }
}
