//! Why an edit is refused, in the catalogue's words.

use std::fmt;

use crate::edit::ItemList;
use crate::edit::history::document::Refusal;
use crate::edit::naming::{kind_key, list_key};
use crate::edit::text::pieced::EditError;
use crate::words::Words;

/// Why an edit is refused, and what to do.
pub fn refusal_text(refusal: &Refusal, words: &Words) -> String {
    let first = first_text(refusal, words);
    match refusal.problems().len() {
        0 | 1 => first,
        count => {
            let values = [("problem", first.into()), ("more", (count - 1).into())];
            words.with("refusal-more", &values).into_owned()
        }
    }
}

/// What is wrong in the first place, and what to do.
pub(in crate::edit) fn first_text(refusal: &Refusal, words: &Words) -> String {
    match refusal {
        Refusal::Edit(error) => edit_error_text(error, words),
        Refusal::Problems(problems) => {
            let first = problems.first().map(|found| &found.problem);
            first.map(|one| words.problem_sentence(one)).unwrap_or_default()
        }
    }
}

fn edit_error_text(error: &EditError, words: &Words) -> String {
    let text = match error {
        EditError::NoRecord { kind, id } => {
            let kind = words.get(kind_key(*kind)).into_owned();
            words.with("edit-no-record", &[("kind", kind.into()), ("id", id.into())])
        }
        EditError::NoItem { list, at, commitment } => {
            let item = words.get(list_key(*list)).into_owned();
            let item = ("item", item.into());
            let number = ("number", (at + 1).into());
            match list {
                ItemList::References => words.with("edit-no-reference", &[item, number]),
                _ => words.with("edit-no-item", &[item, number, ("id", commitment.into())]),
            }
        }
        EditError::NoTable => words.get("edit-no-table"),
        EditError::NoMetric { commitment } => {
            words.with("edit-no-metric", &[("id", commitment.into())])
        }
        EditError::RemovesDossier => words.get("edit-removes-dossier"),
        EditError::NotOfSeveral => words.get("edit-not-of-several"),
        EditError::IdIsNoText => words.get("edit-id-is-no-text"),
    };
    text.into_owned()
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&edit_error_text(self, &Words::english()))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&refusal_text(self, &Words::english()))
    }
}

impl std::error::Error for EditError {}

impl std::error::Error for Refusal {}

impl From<EditError> for Refusal {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}
