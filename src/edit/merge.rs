//! Joining the changes that two people made to one file.
//!
//! The changes made here are made once more, as edits, to the text that the
//! other one wrote, so its layout and comments stay. What both changed in
//! different ways is a [`Conflict`], with both values: the joined text has the
//! other one's until somebody chooses. Nothing is overwritten in silence.

use std::collections::{HashMap, HashSet};

use super::Value;
use super::change::{Edit, Fields, ItemList, Place, Position};
use super::diff::{
    Change, FieldChange, How, diff_tables, inner, pair_items, pair_records, table, tables, text,
};
use super::document::{Action, Document, Refusal};
use super::name::StepName;
use crate::dossier::{Problem, RecordKind};

/// Two people's changes in one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The joined text. Where there are conflicts it has the other one's
    /// values.
    pub text: String,
    /// What both changed in different ways.
    pub conflicts: Vec<Conflict>,
}

/// A field, or a record as a whole, that both changed in different ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The table, as the joined text has it; as mine has it where theirs
    /// removed it.
    pub place: Place,
    /// What it is called to a reader.
    pub headline: String,
    /// The field; `None` where it is about the table as a whole.
    pub key: Option<String>,
    /// The value that both began with.
    pub base: Option<Value>,
    /// The value here.
    pub mine: Option<Value>,
    /// The value of the other one, which the joined text has.
    pub theirs: Option<Value>,
    /// Why it could not be joined, where the values do not say so themselves.
    pub reason: Option<String>,
    /// The edits of the joined text that take mine instead.
    pub take_mine: Vec<Edit>,
}

/// Which of two values is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Choice {
    /// The other one's, as the joined text has it.
    #[default]
    Theirs,
    /// The one made here.
    Mine,
}

impl Merge {
    /// The text after somebody has chosen, conflict by conflict; what is not
    /// chosen stays theirs.
    ///
    /// # Errors
    /// Where the choices together would leave a file with errors, such as a
    /// source removed that something still names.
    pub fn resolve(&self, choices: &[Choice]) -> Result<String, Refusal> {
        let Ok(mut document) = Document::open(self.text.clone()) else {
            return Ok(self.text.clone());
        };
        let chosen = self.conflicts.iter().zip(choices).filter(|(_, c)| **c == Choice::Mine);
        let edits = chosen.flat_map(|(conflict, _)| conflict.take_mine.clone());
        document.perform(Action::new(edits))?;
        Ok(document.text().to_owned())
    }
}

/// Joins the changes from `base` to `mine` with those from `base` to `theirs`.
///
/// Where one of the two changed nothing the other's text comes out as it is;
/// else theirs with mine's changes made to it. Lists of texts, such as tags
/// and sources, are joined entry by entry. `base` may be any text.
///
/// # Errors
/// The problems of `theirs`, where it has errors: another program is not done
/// writing it, or somebody must correct it first.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Result<Merge, Vec<Problem>> {
    let whole = |text: &str| Merge { text: text.to_owned(), conflicts: Vec::new() };
    let mut document = Document::open(theirs)?;
    if base == theirs || mine == theirs {
        return Ok(whole(mine));
    }
    if base == mine {
        return Ok(whole(theirs));
    }
    let (base, mine, theirs_table) = (table(base), table(mine), table(theirs));
    let changes = diff_tables(&base, &mine);
    let mut plan = Plan::new(&base, &mine, &theirs_table);
    for change in &changes {
        plan.add(change);
    }
    let mut conflicts = std::mem::take(&mut plan.conflicts);
    let steps = plan.in_order();
    conflicts.extend(carry_out(&mut document, steps));
    Ok(Merge { text: document.text().to_owned(), conflicts })
}

/// An edit of theirs with the change that asks for it.
#[derive(Debug, Clone)]
struct Planned {
    phase: Phase,
    edit: Edit,
    conflict: Conflict,
}

/// The order in which edits are made, so that none moves what a later one
/// names by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Rename,
    Add(RecordKind),
    Set,
    AddItem,
    MoveRecord,
    /// The last first.
    RemoveItem(std::cmp::Reverse<usize>),
    RemoveRecord(std::cmp::Reverse<RecordKind>),
}

/// Makes the edits: all at once, or where that is refused as many as can be
/// made. The others are conflicts.
fn carry_out(document: &mut Document, mut steps: Vec<Planned>) -> Vec<Conflict> {
    let edits = |steps: &[Planned]| -> Action {
        Action::new(steps.iter().map(|step| step.edit.clone())).named(StepName::Merge)
    };
    if document.perform(edits(&steps)).is_ok() {
        return Vec::new();
    }
    // Edits may need each other, so they are taken out one by one rather than
    // put in: first those that the problems are about.
    let mut refused = Vec::new();
    while let Err(refusal) = document.check(&all_edits(&steps)) {
        let reason = refusal.to_string();
        let blamed: HashSet<&Place> =
            refusal.problems().iter().filter_map(|problem| problem.place.as_ref()).collect();
        let is_blamed = |step: &Planned| touches(&step.edit, &blamed);
        let at = steps.iter().rposition(is_blamed).or(steps.len().checked_sub(1));
        let Some(at) = at else { break };
        let mut step = steps.remove(at);
        step.conflict.reason = Some(reason);
        refused.push(step);
    }
    if document.perform(edits(&steps)).is_err() {
        refused.append(&mut steps);
    }
    // Some may have been taken out for another's fault.
    let mut left = Vec::new();
    for step in refused.into_iter().rev() {
        if let Err(refusal) = document.perform(step.edit.clone()) {
            let reason = Some(refusal.to_string());
            left.push(Conflict { reason, ..step.conflict });
        }
    }
    left
}

fn all_edits(steps: &[Planned]) -> Vec<Edit> {
    steps.iter().map(|step| step.edit.clone()).collect()
}

fn touches(edit: &Edit, places: &HashSet<&Place>) -> bool {
    let id_of = |fields: &Fields| fields.text("id").unwrap_or_default().to_owned();
    match edit {
        Edit::Set { place, .. } | Edit::Unset { place, .. } | Edit::Move { place, .. } => {
            places.contains(place)
        }
        Edit::Remove(place) => places.contains(place),
        Edit::Add { kind, fields, .. } => {
            let id = id_of(fields);
            places.contains(&Place::Record(*kind, id.clone()))
                || places.iter().any(|place| match place {
                    Place::Item(of, ..) | Place::Metric(of) => {
                        *kind == RecordKind::Commitment && *of == id
                    }
                    _ => false,
                })
        }
        Edit::AddItem { commitment, list, .. } => places
            .iter()
            .any(|place| matches!(place, Place::Item(id, of, _) if id == commitment && of == list)),
    }
}

/// The edits that make my changes to their text.
struct Plan<'t> {
    base: &'t toml::Table,
    mine: &'t toml::Table,
    theirs: &'t toml::Table,
    /// Their ids by the base's, where they renamed a record.
    their_ids: HashMap<(RecordKind, String), String>,
    /// The base's ids by mine, where I did.
    base_ids: HashMap<(RecordKind, String), String>,
    /// Their ids in order, as they will be after my additions.
    order: HashMap<RecordKind, Vec<String>>,
    steps: Vec<Planned>,
    conflicts: Vec<Conflict>,
}

impl<'t> Plan<'t> {
    fn new(base: &'t toml::Table, mine: &'t toml::Table, theirs: &'t toml::Table) -> Self {
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

    fn in_order(self) -> Vec<Planned> {
        let mut steps = self.steps;
        steps.sort_by_key(|step| step.phase);
        steps
    }

    /// What a record of mine was called at the beginning.
    fn base_id(&self, kind: RecordKind, mine: &str) -> String {
        let key = (kind, mine.to_owned());
        self.base_ids.get(&key).cloned().unwrap_or_else(|| mine.to_owned())
    }

    /// What a record of the beginning is called in their text before my edits.
    fn their_id(&self, kind: RecordKind, base: &str) -> String {
        let key = (kind, base.to_owned());
        self.their_ids.get(&key).cloned().unwrap_or_else(|| base.to_owned())
    }

    /// What a record of mine will be called in the joined text: by my new id
    /// where I renamed it, else by theirs.
    fn joined_id(&self, kind: RecordKind, mine: &str) -> String {
        let base = self.base_id(kind, mine);
        if base == mine { self.their_id(kind, &base) } else { mine.to_owned() }
    }

    fn record(table: &'t toml::Table, kind: RecordKind, id: &str) -> Option<&'t toml::Table> {
        tables(table, kind.key()).into_iter().find(|record| text(record, "id") == id)
    }

    /// A record of mine as they have it.
    fn their_record(&self, kind: RecordKind, mine: &str) -> Option<&'t toml::Table> {
        let base = self.base_id(kind, mine);
        Self::record(self.theirs, kind, &self.their_id(kind, &base))
    }

    fn conflict(&mut self, change: &Change, key: Option<&str>, take_mine: Vec<Edit>) {
        let conflict = Conflict { take_mine, ..plain_conflict(change, key) };
        self.conflicts.push(conflict);
    }

    fn step(&mut self, change: &Change, key: Option<&FieldChange>, phase: Phase, edit: Edit) {
        let mut conflict = plain_conflict(change, key.map(|field| field.key.as_str()));
        if let Some(field) = key {
            conflict.base = field.old.clone();
            conflict.mine = field.new.clone();
            conflict.theirs = field.old.clone();
        }
        conflict.take_mine = vec![edit.clone()];
        self.steps.push(Planned { phase, edit, conflict });
    }

    fn add(&mut self, change: &Change) {
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
                    None => self.conflict(change, None, Vec::new()),
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
                Some(_) => self.conflict(change, None, vec![Edit::Remove(place)]),
            },
            How::Renamed(_) | How::Moved { .. } => {}
        }
    }

    fn set_fields(
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
                self.step(change, Some(field), Phase::Set, edit_to(mine));
                continue;
            }
            if let Some(joined) = join_lists(field, their_value) {
                self.step(change, Some(field), Phase::Set, edit_to(Some(&joined)));
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
                conflict.reason = Some("removed here, and changed there".to_owned());
                conflict.take_mine = vec![Edit::Remove(place)];
                self.conflicts.push(conflict);
            }
        }
    }

    /// I changed what they removed: mine would come back whole.
    fn they_removed(&mut self, change: &Change, kind: RecordKind, id: &str) {
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
        conflict.reason = Some("changed here, and removed there".to_owned());
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
            self.step(change, Some(&field), Phase::Rename, edit);
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

    fn item(&mut self, change: &Change, id: &str, list: ItemList, at: usize, how: &How) {
        let kind = RecordKind::Commitment;
        let Some(their_record) = self.their_record(kind, id) else {
            self.they_removed(change, kind, id);
            return;
        };
        let base_id = self.base_id(kind, id);
        let joined = self.joined_id(kind, id);
        let base =
            Self::record(self.base, kind, &base_id).map(|r| items(r, list)).unwrap_or_default();
        let theirs = items(their_record, list);
        let mine = Self::record(self.mine, kind, id).map(|r| items(r, list)).unwrap_or_default();
        let their_pairs = pair_items(&base, &theirs);
        let their_place = |base_at: usize| {
            their_pairs.iter().find(|pair| pair.0 == Some(base_at)).and_then(|pair| pair.1)
        };
        let item = |at| Place::Item(joined.clone(), list, at);
        match how {
            How::Added(fields) => {
                let is_there = theirs.contains(&fields);
                if !is_there {
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
                    conflict.reason = Some("removed here, and changed there".to_owned());
                    conflict.take_mine = vec![edit];
                    self.conflicts.push(conflict);
                }
            }
            How::Changed(fields) => {
                let pairs = pair_items(&base, &mine);
                let base_at = pairs.iter().find(|pair| pair.1 == Some(at)).and_then(|pair| pair.0);
                match base_at.and_then(their_place) {
                    Some(place) => {
                        self.set_fields(change, item(place), theirs.get(place).copied(), fields);
                    }
                    None => {
                        let mut conflict = plain_conflict(change, None);
                        let whole = mine.get(at).map(|table| (*table).clone());
                        conflict.place = Place::commitment(joined.clone());
                        conflict.mine = whole.clone().map(Value::Table);
                        conflict.reason = Some("changed here, and removed there".to_owned());
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
            How::Moved { from, to } => {
                // Places are only sure where they changed nothing in the list.
                let edit = Edit::Move { place: item(*from), to: *to };
                if theirs == base && base.len() == mine.len() {
                    self.step(change, None, Phase::MoveRecord, edit);
                } else if theirs != mine {
                    let mut conflict = plain_conflict(change, None);
                    conflict.reason =
                        Some("put in another order here, and changed there".to_owned());
                    self.conflicts.push(conflict);
                }
            }
            How::Renamed(_) => {}
        }
    }
}

/// The entries of one of a commitment's lists.
fn items(commitment: &toml::Table, list: ItemList) -> Vec<&toml::Table> {
    match list {
        ItemList::Observations => {
            inner(commitment, "metric").map(|metric| tables(metric, list.key())).unwrap_or_default()
        }
        ItemList::Claims | ItemList::Verdicts => tables(commitment, list.key()),
    }
}

fn renames(kind: RecordKind, old: &[&toml::Table], new: &[&toml::Table]) -> Vec<(String, String)> {
    let pairs = pair_records(kind, old, new);
    let renamed = pairs.into_iter().filter_map(|(from, to)| {
        let (from, to) = (text(old.get(from?)?, "id"), text(new.get(to?)?, "id"));
        (from != to).then_some((from, to))
    });
    renamed.collect()
}

fn plain_conflict(change: &Change, key: Option<&str>) -> Conflict {
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

fn fields_of(table: &toml::Table) -> Fields {
    table.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Lists of texts that both changed: theirs without what I took out, and with
/// what I put in, behind what it stands behind in mine.
fn join_lists(field: &FieldChange, theirs: Option<&Value>) -> Option<Value> {
    let list = |value: Option<&Value>| -> Option<Vec<String>> {
        let Some(value) = value else { return Some(Vec::new()) };
        value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
    };
    let is_list = |value: Option<&Value>| value.is_some_and(Value::is_array);
    let any_list = is_list(field.old.as_ref()) || is_list(field.new.as_ref()) || is_list(theirs);
    let (base, mine, mut joined) =
        (list(field.old.as_ref())?, list(field.new.as_ref())?, list(theirs)?);
    if !any_list {
        return None;
    }
    joined.retain(|item| mine.contains(item) || !base.contains(item));
    for (at, item) in mine.iter().enumerate() {
        if base.contains(item) || joined.contains(item) {
            continue;
        }
        let before = mine.iter().take(at).rev();
        let behind = before.filter_map(|one| joined.iter().position(|other| other == one)).next();
        joined.insert(behind.map_or(joined.len(), |at| at + 1), item.clone());
    }
    Some(Value::Array(joined.into_iter().map(Value::String).collect()))
}
