//! Which edits make my changes to the text that somebody else wrote, and what
//! of them contradicts that text.

use std::collections::HashMap;

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, Fields, Place, Position};
use crate::edit::compare::conflict::{Conflict, Reason};
use crate::edit::compare::diff::{Change, FieldChange, How, inner, pair_records, tables, text};
use crate::edit::compare::lists::join_lists;

/// An edit of theirs with the change that asks for it.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Planned {
    phase: Phase,
    pub(in crate::edit) edit: Edit,
    pub(in crate::edit) conflict: Conflict,
}

/// The order in which edits are made, so that none moves what a later one
/// names by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::edit) enum Phase {
    Rename,
    Add(RecordKind),
    Set,
    AddItem,
    MoveRecord,
    /// The last first.
    RemoveItem(std::cmp::Reverse<usize>),
    RemoveRecord(std::cmp::Reverse<RecordKind>),
}

/// The edits that make my changes to their text.
pub(in crate::edit) struct Plan<'t> {
    pub(in crate::edit) base: &'t toml::Table,
    pub(in crate::edit) mine: &'t toml::Table,
    pub(in crate::edit) theirs: &'t toml::Table,
    /// Their ids by the base's, where they renamed a record.
    their_ids: HashMap<(RecordKind, String), String>,
    /// The base's ids by mine, where I did.
    base_ids: HashMap<(RecordKind, String), String>,
    /// Their ids in order, as they will be after my additions.
    order: HashMap<RecordKind, Vec<String>>,
    steps: Vec<Planned>,
    pub(in crate::edit) conflicts: Vec<Conflict>,
}

impl<'t> Plan<'t> {
    pub(in crate::edit) fn new(
        base: &'t toml::Table,
        mine: &'t toml::Table,
        theirs: &'t toml::Table,
    ) -> Self {
        let mut plan = Self {
            base,
            mine,
            theirs,
            their_ids: HashMap::new(),
            base_ids: HashMap::new(),
            order: HashMap::new(),
            steps: Vec::new(),
            conflicts: Vec::new(),
        };
        for kind in RecordKind::ALL {
            let lists = [base, mine, theirs].map(|table| tables(table, kind.key()));
            let [of_base, of_mine, of_theirs] = &lists;
            for (from, to) in renames(kind, of_base, of_theirs) {
                plan.their_ids.insert((kind, from), to);
            }
            for (from, to) in renames(kind, of_base, of_mine) {
                plan.base_ids.insert((kind, to), from);
            }
            let ids = of_theirs.iter().map(|record| text(record, "id")).collect();
            plan.order.insert(kind, ids);
        }
        plan
    }

    pub(in crate::edit) fn in_order(self) -> Vec<Planned> {
        let mut steps = self.steps;
        steps.sort_by_key(|step| step.phase);
        steps
    }

    /// What a record of mine was called at the beginning.
    pub(in crate::edit) fn base_id(&self, kind: RecordKind, mine: &str) -> String {
        let key = (kind, mine.to_owned());
        self.base_ids.get(&key).cloned().unwrap_or_else(|| mine.to_owned())
    }

    /// What a record of the beginning is called in their text before my edits.
    pub(in crate::edit) fn their_id(&self, kind: RecordKind, base: &str) -> String {
        let key = (kind, base.to_owned());
        self.their_ids.get(&key).cloned().unwrap_or_else(|| base.to_owned())
    }

    /// What a record of mine will be called in the joined text: by my new id
    /// where I renamed it, else by theirs.
    pub(in crate::edit) fn joined_id(&self, kind: RecordKind, mine: &str) -> String {
        let base = self.base_id(kind, mine);
        if base == mine { self.their_id(kind, &base) } else { mine.to_owned() }
    }

    pub(in crate::edit) fn record(
        table: &'t toml::Table,
        kind: RecordKind,
        id: &str,
    ) -> Option<&'t toml::Table> {
        tables(table, kind.key()).into_iter().find(|record| text(record, "id") == id)
    }

    /// A record of mine as they have it.
    pub(in crate::edit) fn their_record(
        &self,
        kind: RecordKind,
        mine: &str,
    ) -> Option<&'t toml::Table> {
        let base = self.base_id(kind, mine);
        Self::record(self.theirs, kind, &self.their_id(kind, &base))
    }

    pub(in crate::edit) fn step(
        &mut self,
        change: &Change,
        key: Option<(&FieldChange, Option<&Value>)>,
        phase: Phase,
        edit: Edit,
    ) {
        let mut conflict = plain_conflict(change, key.map(|(field, _)| field.key.as_str()));
        match (key, &change.how) {
            (Some((field, theirs)), _) => {
                conflict.base = field.old.clone();
                conflict.mine = field.new.clone();
                conflict.theirs = theirs.cloned();
            }
            (None, How::Added(table)) => conflict.mine = Some(Value::Table(table.clone())),
            // They have it as it was.
            (None, How::Removed(table)) => {
                conflict.base = Some(Value::Table(table.clone()));
                conflict.theirs = conflict.base.clone();
            }
            (None, _) => {}
        }
        conflict.take_mine = vec![edit.clone()];
        self.steps.push(Planned { phase, edit, conflict });
    }

    pub(in crate::edit) fn add(&mut self, change: &Change) {
        match (&change.place, &change.how) {
            (Place::Dossier, How::Changed(fields)) => {
                self.set_fields(change, Place::Dossier, Some(self.theirs), fields);
            }
            (Place::Model, how) => {
                let theirs = inner(self.theirs, "model");
                self.whole_table(change, Place::Model, theirs, how);
            }
            (Place::Metric(id), how) => {
                let kind = RecordKind::Commitment;
                match self.their_record(kind, id) {
                    Some(record) => {
                        let place = Place::Metric(self.joined_id(kind, id));
                        self.whole_table(change, place, inner(record, "metric"), how);
                    }
                    None => self.they_removed(change, kind, id),
                }
            }
            (Place::Record(kind, id), How::Added(fields)) => {
                self.add_record(change, *kind, id, fields);
            }
            (Place::Record(kind, id), How::Removed(before)) => {
                self.remove_record(change, *kind, id, before);
            }
            (Place::Record(kind, id), How::Changed(fields)) => match self.their_record(*kind, id) {
                Some(record) => {
                    let place = Place::Record(*kind, self.joined_id(*kind, id));
                    self.set_fields(change, place, Some(record), fields);
                }
                None => self.they_removed(change, *kind, id),
            },
            (Place::Record(kind, id), How::Renamed(from)) => {
                self.rename(change, *kind, from, id);
            }
            (Place::Record(kind, id), How::Moved { .. }) => self.move_record(change, *kind, id),
            (Place::Item(id, list, at), how) => self.item(change, id, *list, *at, how),
            (Place::Dossier, _) => {}
        }
    }

    /// A table that came, went or changed and has no id of its own.
    fn whole_table(
        &mut self,
        change: &Change,
        place: Place,
        theirs: Option<&'t toml::Table>,
        how: &How,
    ) {
        match how {
            How::Changed(fields) => self.set_fields(change, place, theirs, fields),
            How::Added(table) => {
                let fields: Vec<FieldChange> = table
                    .iter()
                    .map(|(key, value)| FieldChange {
                        key: key.clone(),
                        old: None,
                        new: Some(value.clone()),
                    })
                    .collect();
                self.set_fields(change, place, theirs, &fields);
            }
            How::Removed(before) => match theirs {
                None => {}
                Some(theirs)
                    if before.iter().all(|(key, value)| theirs.get(key) == Some(value)) =>
                {
                    let phase = Phase::RemoveItem(std::cmp::Reverse(0));
                    self.step(change, None, phase, Edit::Remove(place));
                }
                Some(theirs) => {
                    let mut conflict = plain_conflict(change, None);
                    conflict.place = place.clone();
                    conflict.base = Some(Value::Table(before.clone()));
                    conflict.theirs = Some(Value::Table(theirs.clone()));
                    conflict.reason = Some(Reason::RemovedHere);
                    conflict.take_mine = vec![Edit::Remove(place)];
                    self.conflicts.push(conflict);
                }
            },
            How::Renamed(_) | How::Moved { .. } => {}
        }
    }

    pub(in crate::edit) fn set_fields(
        &mut self,
        change: &Change,
        place: Place,
        theirs: Option<&toml::Table>,
        fields: &[FieldChange],
    ) {
        for field in fields {
            let key = field.key.as_str();
            let their_value = theirs.and_then(|table| table.get(key));
            let edit_to = |value: Option<&Value>| match value {
                Some(value) => Edit::set(place.clone(), key, value.clone()),
                None => Edit::unset(place.clone(), key),
            };
            let mine = field.new.as_ref();
            if their_value == mine {
                continue;
            }
            if their_value == field.old.as_ref() {
                self.step(change, Some((field, their_value)), Phase::Set, edit_to(mine));
                continue;
            }
            if let Some(joined) = join_lists(field, their_value) {
                let field = Some((field, their_value));
                self.step(change, field, Phase::Set, edit_to(Some(&joined)));
                continue;
            }
            let mut conflict = plain_conflict(change, Some(key));
            conflict.place = place.clone();
            conflict.base = field.old.clone();
            conflict.mine = field.new.clone();
            conflict.theirs = their_value.cloned();
            conflict.take_mine = vec![edit_to(mine)];
            self.conflicts.push(conflict);
        }
    }

    fn add_record(&mut self, change: &Change, kind: RecordKind, id: &str, fields: &toml::Table) {
        if let Some(theirs) = Self::record(self.theirs, kind, id) {
            if theirs == fields {
                return;
            }
            // Both added one of this id: field by field.
            let keys: Vec<&String> = fields
                .keys()
                .chain(theirs.keys().filter(|key| !fields.contains_key(*key)))
                .collect();
            let differs: Vec<FieldChange> = keys
                .into_iter()
                .filter(|key| fields.get(*key) != theirs.get(*key))
                .map(|key| FieldChange {
                    key: key.clone(),
                    old: None,
                    new: fields.get(key).cloned(),
                })
                .collect();
            for field in differs {
                // What only they gave it is no difference of opinion.
                if field.new.is_some() {
                    let place = Place::Record(kind, id.to_owned());
                    self.set_fields(change, place, Some(theirs), &[field]);
                }
            }
            return;
        }
        let at = self.place_after_mine(kind, id);
        let position = match at {
            Some(at) => Position::At(at),
            None => Position::Natural,
        };
        if let Some(order) = self.order.get_mut(&kind) {
            let at = at.unwrap_or(order.len()).min(order.len());
            order.insert(at, id.to_owned());
        }
        let edit = Edit::Add { kind, fields: fields_of(fields), position };
        self.step(change, None, Phase::Add(kind), edit);
    }

    /// Behind the record that it stands behind in mine, as far as they have
    /// that.
    fn place_after_mine(&self, kind: RecordKind, id: &str) -> Option<usize> {
        let mine = tables(self.mine, kind.key());
        let own = mine.iter().position(|record| text(record, "id") == id)?;
        let order = self.order.get(&kind)?;
        let before = mine.get(..own)?.iter().rev();
        let mut known = before.filter_map(|record| {
            let joined = text(record, "id");
            let base = self.base_id(kind, &joined);
            let theirs = self.their_id(kind, &base);
            order.iter().position(|one| *one == joined || *one == theirs)
        });
        match known.next() {
            Some(at) => Some(at + 1),
            // Mine has it first; theirs may have others there.
            None if own == 0 => Some(0),
            None => None,
        }
    }

    fn remove_record(&mut self, change: &Change, kind: RecordKind, id: &str, before: &toml::Table) {
        let their_id = self.their_id(kind, id);
        let place = Place::Record(kind, their_id.clone());
        match Self::record(self.theirs, kind, &their_id) {
            None => {}
            Some(theirs) if theirs == before => {
                let phase = Phase::RemoveRecord(std::cmp::Reverse(kind));
                self.step(change, None, phase, Edit::Remove(place));
            }
            Some(theirs) => {
                let mut conflict = plain_conflict(change, None);
                conflict.place = place.clone();
                conflict.base = Some(Value::Table(before.clone()));
                conflict.theirs = Some(Value::Table(theirs.clone()));
                conflict.reason = Some(Reason::RemovedHere);
                conflict.take_mine = vec![Edit::Remove(place)];
                self.conflicts.push(conflict);
            }
        }
    }

    /// I changed what they removed: mine would come back whole.
    pub(in crate::edit) fn they_removed(&mut self, change: &Change, kind: RecordKind, id: &str) {
        let is_known = self.conflicts.iter().any(|conflict| {
            conflict.key.is_none() && conflict.place == Place::Record(kind, id.to_owned())
        });
        if is_known {
            return;
        }
        let base_id = self.base_id(kind, id);
        let mine = Self::record(self.mine, kind, id);
        let mut conflict = plain_conflict(change, None);
        conflict.place = Place::Record(kind, id.to_owned());
        conflict.base =
            Self::record(self.base, kind, &base_id).map(|table| Value::Table(table.clone()));
        conflict.mine = mine.map(|table| Value::Table(table.clone()));
        conflict.reason = Some(Reason::RemovedThere);
        conflict.take_mine =
            mine.map(|table| Edit::add(kind, fields_of(table))).into_iter().collect();
        self.conflicts.push(conflict);
    }

    fn rename(&mut self, change: &Change, kind: RecordKind, from: &str, to: &str) {
        let their_id = self.their_id(kind, from);
        if Self::record(self.theirs, kind, &their_id).is_none() {
            self.they_removed(change, kind, to);
            return;
        }
        if their_id == to {
            return;
        }
        let edit = Edit::set(Place::Record(kind, their_id.clone()), "id", to);
        let field =
            FieldChange { key: "id".to_owned(), old: Some(from.into()), new: Some(to.into()) };
        if their_id == from {
            let theirs = Some(Value::from(their_id));
            self.step(change, Some((&field, theirs.as_ref())), Phase::Rename, edit);
            return;
        }
        let mut conflict = plain_conflict(change, Some("id"));
        conflict.place = Place::Record(kind, their_id.clone());
        conflict.base = field.old;
        conflict.mine = field.new;
        conflict.theirs = Some(their_id.into());
        conflict.take_mine = vec![edit];
        self.conflicts.push(conflict);
        // The others of my edits go to the record by the name that it keeps.
        self.base_ids.remove(&(kind, to.to_owned()));
        self.their_ids.insert((kind, to.to_owned()), self.their_id(kind, from));
    }

    fn move_record(&mut self, change: &Change, kind: RecordKind, id: &str) {
        if self.their_record(kind, id).is_none() {
            return;
        }
        let joined = self.joined_id(kind, id);
        let Some(to) = self.place_after_mine(kind, id) else { return };
        let Some(order) = self.order.get_mut(&kind) else { return };
        let their_id = self.their_ids.get(&(kind, id.to_owned())).cloned();
        let now = order
            .iter()
            .position(|one| *one == joined || Some(one) == their_id.as_ref() || *one == id);
        let Some(now) = now else { return };
        let moved = order.remove(now);
        let to = if now < to { to - 1 } else { to }.min(order.len());
        order.insert(to, moved);
        if now != to {
            let edit = Edit::Move { place: Place::Record(kind, joined), to };
            self.step(change, None, Phase::MoveRecord, edit);
        }
    }
}

pub(in crate::edit) fn renames(
    kind: RecordKind,
    old: &[&toml::Table],
    new: &[&toml::Table],
) -> Vec<(String, String)> {
    let pairs = pair_records(kind, old, new);
    let renamed = pairs.into_iter().filter_map(|(from, to)| {
        let (from, to) = (text(old.get(from?)?, "id"), text(new.get(to?)?, "id"));
        (from != to).then_some((from, to))
    });
    renamed.collect()
}

pub(in crate::edit) fn plain_conflict(change: &Change, key: Option<&str>) -> Conflict {
    Conflict {
        place: change.place.clone(),
        headline: change.headline.clone(),
        key: key.map(str::to_owned),
        base: None,
        mine: None,
        theirs: None,
        reason: None,
        take_mine: Vec::new(),
    }
}

pub(in crate::edit) fn fields_of(table: &toml::Table) -> Fields {
    table.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}
