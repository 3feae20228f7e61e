//! The edits of whole records: what came, went or has another id.

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, Place, Position};
use crate::edit::compare::conflict::Reason;
use crate::edit::compare::diff::{Change, FieldChange};
use crate::edit::compare::plan::{Phase, Plan, fields_of, plain_conflict};

impl Plan<'_> {
    pub(in crate::edit) fn add_record(
        &mut self,
        change: &Change,
        kind: RecordKind,
        id: &str,
        fields: &toml::Table,
    ) {
        if let Some(theirs) = self.theirs.record(kind, id) {
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
        let position = Position::At(self.line_up(kind, id));
        let edit = Edit::Add { kind, fields: fields_of(fields), position };
        self.step(change, None, Phase::Add(kind), edit);
    }

    pub(in crate::edit) fn remove_record(
        &mut self,
        change: &Change,
        kind: RecordKind,
        id: &str,
        before: &toml::Table,
    ) {
        let their_id = self.their_id(kind, id);
        let place = Place::Record(kind, their_id.clone());
        match self.theirs.record(kind, &their_id) {
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
        let mine = self.mine.record(kind, id);
        let mut conflict = plain_conflict(change, None);
        conflict.place = Place::Record(kind, id.to_owned());
        conflict.base = self.base.record(kind, &base_id).map(|table| Value::Table(table.clone()));
        conflict.mine = mine.map(|table| Value::Table(table.clone()));
        conflict.reason = Some(Reason::RemovedThere);
        conflict.take_mine =
            mine.map(|table| Edit::add(kind, fields_of(table))).into_iter().collect();
        self.conflicts.push(conflict);
    }

    pub(in crate::edit) fn rename(
        &mut self,
        change: &Change,
        kind: RecordKind,
        from: &str,
        to: &str,
    ) {
        let their_id = self.their_id(kind, from);
        if self.theirs.record(kind, &their_id).is_none() {
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
}
