//! Ids for new records: their own, or made of what they say.

use std::collections::BTreeSet;

use crate::dossier::RecordKind;
use crate::edit::Document;

/// Ids that the dossier has, and those of records on their way into it.
pub(super) struct Ids<'w> {
    document: &'w Document,
    taken: BTreeSet<(&'static str, String)>,
}

/// What an id that a table gives is.
pub(super) enum Own {
    /// Free, and taken now.
    Free,
    /// A record of the dossier has it.
    InDossier,
    /// A row before it has it.
    InTable,
}

impl<'w> Ids<'w> {
    pub(super) const fn of(document: &'w Document) -> Self {
        Self { document, taken: BTreeSet::new() }
    }

    /// Whether a row's own id can be had.
    pub(super) fn own(&self, kind: RecordKind, id: &str) -> Own {
        if self.document.has(kind, id) {
            Own::InDossier
        } else if self.taken.contains(&(kind.key(), id.to_owned())) {
            Own::InTable
        } else {
            Own::Free
        }
    }

    /// The row's own id, or one made of a headline that nothing has; it is taken then.
    pub(super) fn take(&mut self, kind: RecordKind, own: &str, headline: &str) -> String {
        let first = match own {
            "" => self.document.suggest_id(kind, headline),
            own => own.to_owned(),
        };
        let numbered = (2_u64..).map(|number| format!("{first}-{number}"));
        let mut all = std::iter::once(first.clone()).chain(numbered);
        let is_free = |id: &String| {
            !self.taken.contains(&(kind.key(), id.clone())) && !self.document.has(kind, id)
        };
        let id = all.find(is_free).unwrap_or(first);
        self.taken.insert((kind.key(), id.clone()));
        id
    }
}
