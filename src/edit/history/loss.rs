//! What loses something when a record is taken out.

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, Place};
use crate::edit::history::document::Document;
use crate::edit::history::name;

/// A table that names a record, and will no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The table.
    pub place: Place,
    /// What it is called to a reader; a claim, a finding or a measured value as
    /// its commitment, a reference point by its day.
    pub headline: String,
    /// The field that names the record, or that says nothing without it.
    pub key: String,
    /// How many others the field still names; `None` of a field for one.
    pub left: Option<usize>,
}

impl Document {
    /// What loses something when a record is [taken out](Self::removal), in the
    /// order of the file; nothing where none names it.
    pub fn losses(&self, kind: RecordKind, id: &str) -> Vec<Loss> {
        let edits = self.mentions(kind, id);
        edits.into_iter().filter_map(|edit| self.loss(edit)).collect()
    }

    fn loss(&self, edit: Edit) -> Option<Loss> {
        let (place, key, left) = match edit {
            Edit::Set { place, key, value } => {
                let left = value.as_array().map(Vec::len);
                (place, key, left)
            }
            Edit::Unset { place, key } => {
                let is_list = self.value(&place, &key).as_ref().is_some_and(Value::is_array);
                (place, key, is_list.then_some(0))
            }
            _ => return None,
        };
        let headline = name::headline_of(self.dossier(), &place);
        Some(Loss { place, headline, key, left })
    }
}
