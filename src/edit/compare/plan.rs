//! Which edits make my changes to the text that the other person wrote, and which of them
//! contradict that text.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, Fields, ItemList, Place};
use crate::edit::compare::conflict::{Conflict, Reason};
use crate::edit::compare::diff::{Change, FieldChange, How, inner, tables, text};
use crate::edit::compare::lists::join_lists;
use crate::edit::compare::pairs::pair_records;
use crate::edit::compare::plan_order::Line;

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
    /// With what is left in it.
    RemoveTable,
    RemoveRecord(std::cmp::Reverse<RecordKind>),
}

/// A text as a plain table, with its records at hand.
pub(in crate::edit) struct Text<'t> {
    pub(in crate::edit) table: &'t toml::Table,
    lists: HashMap<RecordKind, Vec<&'t toml::Table>>,
    by_id: HashMap<(RecordKind, &'t str), &'t toml::Table>,
}

impl<'t> Text<'t> {
    fn of(table: &'t toml::Table) -> Self {
        let lists = RecordKind::ALL.map(|kind| (kind, tables(table, kind.key())));
        let mut by_id = HashMap::new();
        for (kind, list) in &lists {
            for record in list.iter().rev() {
                by_id.insert(
                    (*kind, record.get("id").and_then(Value::as_str).unwrap_or_default()),
                    *record,
                );
            }
        }
        Self { table, lists: HashMap::from(lists), by_id }
    }

    /// The records of a kind, in order.
    pub(in crate::edit) fn records(&self, kind: RecordKind) -> &[&'t toml::Table] {
        self.lists.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// The record with an id.
    pub(in crate::edit) fn record(&self, kind: RecordKind, id: &str) -> Option<&'t toml::Table> {
        self.by_id.get(&(kind, id)).copied()
    }
}

/// The edits that make my changes to their text.
pub(in crate::edit) struct Plan<'t> {
    pub(in crate::edit) base: Text<'t>,
    pub(in crate::edit) mine: Text<'t>,
    pub(in crate::edit) theirs: Text<'t>,
    /// Their ids by the base's, where they renamed a record.
    pub(in crate::edit) their_ids: HashMap<(RecordKind, String), String>,
    /// The base's ids by mine, where I did.
    pub(in crate::edit) base_ids: HashMap<(RecordKind, String), String>,
    /// Their records with those that I add.
    pub(in crate::edit) lines: HashMap<RecordKind, Line>,
    /// Of each kind of which I have moved some, the first of these.
    pub(in crate::edit) moved: BTreeMap<RecordKind, Change>,
    /// The lists without ids whose order is mine already.
    pub(in crate::edit) ordered: HashSet<(String, ItemList)>,
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
            base: Text::of(base),
            mine: Text::of(mine),
            theirs: Text::of(theirs),
            their_ids: HashMap::new(),
            base_ids: HashMap::new(),
            lines: HashMap::new(),
            moved: BTreeMap::new(),
            ordered: HashSet::new(),
            steps: Vec::new(),
            conflicts: Vec::new(),
        };
        for kind in RecordKind::ALL {
            let of_base = plan.base.records(kind);
            for (from, to) in renames(kind, of_base, plan.theirs.records(kind)) {
                plan.their_ids.insert((kind, from), to);
            }
            for (from, to) in renames(kind, of_base, plan.mine.records(kind)) {
                plan.base_ids.insert((kind, to), from);
            }
            plan.lines.insert(kind, Line::of(kind, plan.theirs.records(kind)));
        }
        plan
    }

    /// The edits in the order in which they are made, and what contradicts
    /// their text.
    pub(in crate::edit) fn finish(mut self) -> (Vec<Planned>, Vec<Conflict>) {
        for kind in self.moved.keys().copied().collect::<Vec<_>>() {
            self.put_in_order(kind);
        }
        self.steps.sort_by_key(|step| step.phase);
        (self.steps, self.conflicts)
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

    /// A record of mine as they have it.
    pub(in crate::edit) fn their_record(
        &self,
        kind: RecordKind,
        mine: &str,
    ) -> Option<&'t toml::Table> {
        let base = self.base_id(kind, mine);
        self.theirs.record(kind, &self.their_id(kind, &base))
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
                self.set_fields(change, Place::Dossier, Some(self.theirs.table), fields);
            }
            (Place::Model, how) => {
                let [base, theirs] =
                    [&self.base, &self.theirs].map(|text| inner(text.table, "model"));
                self.whole_table(change, Place::Model, base, theirs, how);
            }
            (Place::Metric(id), how) => {
                let kind = RecordKind::Commitment;
                match self.their_record(kind, id) {
                    Some(record) => {
                        let place = Place::Metric(self.joined_id(kind, id));
                        let before = self.base.record(kind, &self.base_id(kind, id));
                        let base = before.and_then(|record| inner(record, "metric"));
                        self.whole_table(change, place, base, inner(record, "metric"), how);
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
            (Place::Record(kind, _), How::Moved { .. }) => {
                self.moved.entry(*kind).or_insert_with(|| change.clone());
            }
            (Place::Item(id, list, at), how) => self.item(change, id, *list, *at, how),
            (Place::Dossier, _) => {}
        }
    }

    /// A table that came, went or changed and has no id of its own.
    fn whole_table(
        &mut self,
        change: &Change,
        place: Place,
        base: Option<&'t toml::Table>,
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
                // With the entries of its lists, which are changes of their own.
                theirs @ Some(_) if theirs == base => {
                    self.step(change, None, Phase::RemoveTable, Edit::Remove(place));
                }
                // They have removed it too, and it was begun anew.
                Some(theirs)
                    if !before.is_empty() && !before.keys().any(|key| theirs.contains_key(key)) => {
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
                if Some(&joined) == their_value {
                    continue;
                }
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
