//! Words that stand for a side.

use std::collections::{BTreeMap, BTreeSet};

use super::AddingOptions;
use crate::dossier::{BOTH, Dossier, Slot};

/// Words, in small letters, and whose they are: a side's id, or both.
pub(super) struct Sides(BTreeMap<String, String>);

/// A side that the dossier has not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no side {asked:?}; there are {}", .sides.join(", "))]
pub struct NoSide {
    /// As it was given.
    pub asked: String,
    /// The ids that there are, with `both`.
    pub sides: Vec<String>,
}

impl Sides {
    pub(super) fn of(dossier: &Dossier, options: &AddingOptions) -> Result<Self, NoSide> {
        let mut words = BTreeMap::new();
        for slot in Slot::BOTH {
            let side = dossier.side(slot);
            let id = side.id.to_string();
            let own = [Some(&side.name), side.short.as_ref(), side.cameo.as_ref()];
            for word in own.into_iter().flatten().chain(&side.aliases) {
                words.insert(word.trim().to_lowercase(), id.clone());
            }
        }
        // An id is itself, whatever the other side is called.
        for slot in Slot::BOTH {
            let id = dossier.side(slot).id.to_string();
            words.insert(id.to_lowercase(), id);
        }
        words.insert(BOTH.to_owned(), BOTH.to_owned());
        let known: BTreeSet<String> = words.values().cloned().collect();
        let check = |id: &str| {
            let no_side =
                || NoSide { asked: id.to_owned(), sides: known.iter().cloned().collect() };
            known.get(id).cloned().ok_or_else(no_side)
        };
        check(&options.actor)?;
        for (word, id) in &options.actor_words {
            words.insert(word.trim().to_lowercase(), check(id.trim())?);
        }
        Ok(Self(words))
    }

    /// Whose a word is: a side's id, or both.
    pub(super) fn actor(&self, word: &str) -> Option<&str> {
        self.0.get(&word.trim().to_lowercase()).map(String::as_str)
    }

    /// The one side that a word means, if it means one.
    pub(super) fn side(&self, word: &str) -> Option<&str> {
        self.actor(word).filter(|id| *id != BOTH)
    }
}
