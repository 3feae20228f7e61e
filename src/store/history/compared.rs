//! Versions with what each changed against the one before.

use super::error::HistoryError;
use super::version::Version;
use super::{ContentHash, History};
use crate::edit::{Change, Comparable};

/// What a document had, taken apart.
#[derive(Debug)]
pub struct Content {
    hash: ContentHash,
    /// What it says; `None` where that is not even TOML.
    says: Option<Comparable>,
}

impl Content {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let says = std::str::from_utf8(bytes).ok().and_then(Comparable::of);
        Self { hash: ContentHash::of(bytes), says }
    }

    /// What it changed against another.
    pub fn changes_from(&self, old: &Self) -> Changes {
        match (&self.says, &old.says) {
            _ if self.hash == old.hash => Changes::None,
            (None, _) => Changes::Broken,
            (_, None) => Changes::AfterBroken,
            (Some(new), Some(old)) => {
                let changes = new.changes_from(old);
                if changes.is_empty() { Changes::Layout } else { Changes::Some(changes) }
            }
        }
    }
}

/// What a version changed against the one before.
#[derive(Debug)]
pub enum Changes {
    /// No other is known before it.
    First,
    /// Nothing, not a byte.
    None,
    /// Only comments and layout, and nothing that it says.
    Layout,
    /// This, in the order of the format.
    Some(Vec<Change>),
    /// It has errors and cannot be compared.
    Broken,
    /// The one before has.
    AfterBroken,
    /// It is kept no more, or damaged.
    Lost(HistoryError),
    /// The one before is.
    AfterLost,
}

/// A version and what it changed.
#[derive(Debug)]
pub struct Compared {
    /// The version.
    pub version: Version,
    /// What it changed against the one before it in the list.
    pub changes: Changes,
}

/// Compares each version with the one after it in the list, which must be sorted newest first.
/// Reads each content once, when it is needed.
pub fn compare(history: &History, versions: &[Version]) -> impl Iterator<Item = Compared> {
    let content = |version: &Version| history.content(version).map(|bytes| Content::of(&bytes));
    let mut next = versions.first().map(content);
    versions.iter().enumerate().map_while(move |(at, version)| {
        let this = next.take()?;
        next = versions.get(at + 1).map(content);
        let changes = match (this, &next) {
            (Err(error), _) => Changes::Lost(error),
            (Ok(_), None) => Changes::First,
            (Ok(_), Some(Err(_))) => Changes::AfterLost,
            (Ok(this), Some(Ok(old))) => this.changes_from(old),
        };
        Some(Compared { version: *version, changes })
    })
}
