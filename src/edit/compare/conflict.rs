//! What two people changed in different ways, and the text after the choices are made.

use std::collections::BTreeSet;
use std::fmt;

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::change::{Edit, ItemList, Place};
use crate::edit::compare::wording::unresolved_text;
use crate::edit::history::document::{Document, Refusal};
use crate::edit::history::step::Step;
use crate::words::Words;

/// Two people's changes in one text.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The joined text. Where there are conflicts it has the other one's
    /// values.
    pub text: String,
    /// What both changed in different ways.
    pub conflicts: Vec<Conflict>,
    /// What was changed here and is in the joined text.
    pub joined: Joined,
}

/// How much of what was changed here was joined without a question. Nothing where
/// only one of the two had changed anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Joined {
    /// Records that changed, came or went, with what is in them; the dossier
    /// itself and the model count as one each.
    pub records: usize,
    /// Fields that changed in them. What came or went as a whole has none.
    pub fields: usize,
}

/// What a merge is, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MergeSummary {
    /// What was joined.
    pub joined: Joined,
    /// How many differences there are to choose about.
    pub conflicts: usize,
    /// How many records these are in, counted as in [`Joined`].
    pub in_records: usize,
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
    pub reason: Option<Reason>,
    /// The edits of the joined text that take mine instead.
    pub take_mine: Vec<Edit>,
}

impl Conflict {
    /// Whether mine can be chosen: an order of entries cannot.
    pub fn can_take_mine(&self) -> bool {
        !self.take_mine.is_empty()
    }
}

/// Why a change could not be joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Removed here, and changed there.
    RemovedHere,
    /// Changed here, and removed there.
    RemovedThere,
    /// Put in another order here, and changed there.
    Order,
    /// With mine the joined file would have errors.
    Refused(Refusal),
}

/// Which of two values is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The other one's, as the joined text has it.
    Theirs,
    /// The one made here.
    Mine,
}

/// Why choices give no text.
#[derive(Debug, Clone, PartialEq)]
pub enum Unresolved {
    /// Nothing is chosen about these.
    Open(Vec<Conflict>),
    /// Of these, mine [cannot be taken](Conflict::can_take_mine).
    NotMine(Vec<Conflict>),
    /// The choices together would leave a file with errors.
    Refused(Refusal),
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&unresolved_text(self, &Words::english()))
    }
}

impl std::error::Error for Unresolved {}

impl Merge {
    /// One of the two texts as it is: it has all that the other changed.
    pub(in crate::edit) fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), conflicts: Vec::new(), joined: Joined::default() }
    }

    /// The text after a choice for each conflict.
    ///
    /// # Errors
    /// Where something is not chosen; or where the choices together would leave a
    /// file with errors, such as a source removed that something still names.
    pub fn resolve(&self, choices: &[Option<Choice>]) -> Result<String, Unresolved> {
        let chosen = |at: usize| choices.get(at).copied().flatten();
        let those = |is_it: &dyn Fn(usize, &Conflict) -> bool| -> Vec<Conflict> {
            let all = self.conflicts.iter().enumerate();
            all.filter(|(at, conflict)| is_it(*at, conflict)).map(|(_, c)| c.clone()).collect()
        };
        let open = those(&|at, _| chosen(at).is_none());
        if !open.is_empty() {
            return Err(Unresolved::Open(open));
        }
        let mine = those(&|at, _| chosen(at) == Some(Choice::Mine));
        let lost = those(&|at, c| chosen(at) == Some(Choice::Mine) && !c.can_take_mine());
        if !lost.is_empty() {
            return Err(Unresolved::NotMine(lost));
        }
        let Ok(mut document) = Document::open(self.text.clone()) else {
            return Ok(self.text.clone());
        };
        let mut edits: Vec<Edit> = mine.into_iter().flat_map(|c| c.take_mine).collect();
        edits.sort_by_key(turn);
        document.perform(Step::new(edits)).map_err(Unresolved::Refused)?;
        Ok(document.text().to_owned())
    }

    /// What there is to say about it in numbers.
    pub fn summary(&self) -> MergeSummary {
        let records: BTreeSet<Place> = self.conflicts.iter().map(|c| c.place.record()).collect();
        MergeSummary {
            joined: self.joined,
            conflicts: self.conflicts.len(),
            in_records: records.len(),
        }
    }
}

/// The order in which edits that take mine are made, so that none moves or
/// renames what a later one names.
fn turn(edit: &Edit) -> (u8, std::cmp::Reverse<usize>) {
    let (turn, at) = match edit {
        Edit::Add { .. } => (0, 0),
        Edit::Set { place: Place::Record(..), key, .. } if key == "id" => (6, 0),
        Edit::Set { .. } | Edit::Unset { .. } => (1, 0),
        Edit::AddItem { .. } => (2, 0),
        Edit::Move { .. } => (3, 0),
        Edit::Remove(Place::Item(_, _, at)) => (4, *at),
        Edit::Remove(_) => (5, 0),
    };
    (turn, std::cmp::Reverse(at))
}

impl Joined {
    /// How much some edits are that were made.
    pub(in crate::edit) fn of<'e>(edits: impl Iterator<Item = &'e Edit> + Clone) -> Self {
        let records: BTreeSet<Place> = edits.clone().map(record_of_edit).collect();
        let is_field = |edit: &&Edit| matches!(edit, Edit::Set { .. } | Edit::Unset { .. });
        Self { records: records.len(), fields: edits.filter(is_field).count() }
    }
}

/// The record that an edit is about.
fn record_of_edit(edit: &Edit) -> Place {
    match edit {
        // By the id that it has afterwards, as its other edits name it.
        Edit::Set { place: Place::Record(kind, _), key, value } if key == "id" => {
            Place::Record(*kind, value.as_str().unwrap_or_default().to_owned())
        }
        Edit::Set { place, .. } | Edit::Unset { place, .. } | Edit::Move { place, .. } => {
            place.record()
        }
        Edit::Remove(place) => place.record(),
        Edit::Add { kind, fields, .. } => {
            Place::Record(*kind, fields.text("id").unwrap_or_default().to_owned())
        }
        Edit::AddItem { list: ItemList::References, .. } => Place::Model,
        Edit::AddItem { commitment, .. } => {
            Place::Record(RecordKind::Commitment, commitment.clone())
        }
    }
}
