//! Going through a draft: each candidate is taken, changed, left out or matched with a record that
//! the dossier has; what is taken becomes one step, with its source and its sentence.

mod items;
mod step;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use items::{Decision, Item, ItemKind, Meant};

use super::draft::{Draft, language_of};
use crate::dossier::Dossier;
use crate::edit::Fields;
use crate::words::{Language, one_line};

/// Most characters of a title that is taken from a text.
const MOST_OF_TITLE: usize = 200;

/// A draft with the decisions made on it. All of it can be kept and resumed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The text that was read.
    pub text: Arc<str>,
    /// The source that it becomes.
    pub source: SourceDraft,
    /// The candidates, in the order of the text.
    pub items: Vec<Item>,
}

/// The source that a text becomes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceDraft {
    /// The source of the dossier that it is; a new one where `None`.
    pub known: Option<String>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When: a day.
    pub published: String,
    /// Where it can be read.
    pub url: String,
    /// Its language.
    pub language: String,
}

impl SourceDraft {
    /// The source of a text: one of the dossier, where that has its address or its title,
    /// else a new one. Without a title its first line is.
    pub fn of(dossier: &Dossier, text: &str, told: Self) -> Self {
        let first = || text.lines().map(str::trim).find(|line| !line.is_empty());
        let mut source = told;
        if source.title.is_empty() {
            source.title = one_line(first().unwrap_or_default(), MOST_OF_TITLE).into_owned();
        }
        if source.language.is_empty() {
            source.language = match language_of(text) {
                Language::Chinese => "zh".to_owned(),
                Language::English => "en".to_owned(),
            };
        }
        let is_same = |one: &&crate::dossier::Source| {
            let has_address = one.url.as_deref().is_some_and(|url| url == source.url);
            has_address || one.title == source.title
        };
        source.known = dossier.sources.iter().find(is_same).map(|one| one.id.to_string());
        source
    }

    fn fields(&self, id: &str) -> Fields {
        Fields::new()
            .with("id", id)
            .with("title", self.title.as_str())
            .with_text("publisher", &self.publisher)
            .with_text("published", &self.published)
            .with_text("url", &self.url)
            .with_text("language", &self.language)
    }
}

impl Review {
    /// A draft of a text, with nothing decided.
    pub fn of(text: Arc<str>, draft: &Draft, dossier: &Dossier, source: SourceDraft) -> Self {
        let items = items::items(&text, draft, dossier);
        Self { text, source, items }
    }

    /// The first undecided candidate after a place, wrapping around.
    pub fn next_open(&self, after: Option<usize>) -> Option<usize> {
        let start = after.map_or(0, |place| place + 1);
        let count = self.items.len();
        (0..count)
            .map(|step| (start + step) % count)
            .find(|place| self.items.get(*place).is_some_and(|one| one.decision == Decision::Open))
    }

    /// How many candidates are decided so.
    pub fn count(&self, is_such: impl Fn(&Decision) -> bool) -> usize {
        self.items.iter().filter(|one| is_such(&one.decision)).count()
    }

    /// How many are taken, or matched with a record that is there.
    pub fn taken(&self) -> usize {
        self.count(|one| matches!(one, Decision::Accepted | Decision::Merged(_)))
    }
}

#[cfg(test)]
mod tests;
