//! Everything that is wrong with the given fields, reported at once.

use std::collections::HashSet;

use anyhow::anyhow;

use crate::dossier::fields_of;
use crate::edit::{Document, Edit};
use crate::words::ENGLISH;

/// What is wrong with which field.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    lines: Vec<String>,
    /// Fields with at least one complaint.
    keys: HashSet<String>,
}

impl Complaints {
    /// Complains of a field; of no field in particular where the name is empty.
    pub(super) fn add(&mut self, name: impl Into<String>, complaint: impl std::fmt::Display) {
        let name = name.into();
        let key = name.trim_start_matches('-').replace('-', "_");
        self.lines.push(if name.is_empty() {
            complaint.to_string()
        } else {
            format!("{name}: {complaint}")
        });
        self.keys.insert(key);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds what the dossier would object to in the edits that could be read, if there are
    /// complaints already; if there are none, that is reported with its lines when the edits are
    /// made.
    pub(super) fn add_refusal(&mut self, document: &mut Document, edits: &[Edit]) {
        if self.is_empty() {
            return;
        }
        let Err(refusal) = document.check(edits) else { return };
        for found in refusal.problems() {
            let key = found.key.clone().unwrap_or_default();
            if !key.is_empty() && self.keys.contains(&key) {
                continue;
            }
            self.lines.push(ENGLISH.problem_sentence(&found.problem));
        }
    }

    /// The value, or all complaints as one error that says what came of it.
    pub(super) fn or<T>(self, outcome: &str, value: T) -> anyhow::Result<T> {
        match self.lines.as_slice() {
            [] => Ok(value),
            [one] => Err(anyhow!("{one}")),
            several => {
                let count = several.len();
                Err(anyhow!("{outcome}; {count} things to correct:\n  {}", several.join("\n  ")))
            }
        }
    }
}

/// That a type has no such field, with the one that was likely meant.
pub(super) fn no_field(type_name: &str, key: &str) -> String {
    let keys: Vec<&str> = fields_of(type_name).iter().map(|field| field.key.as_str()).collect();
    let remedy = match nearest(key, keys.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", keys.join(", ")),
    };
    format!("there is no field `{key}` there; {remedy}")
}

/// The most similar word, if it is similar enough to be a typing error.
pub(super) fn nearest<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = words.map(|one| (strsim::damerau_levenshtein(word, one), one)).min();
    let most = word.chars().count() / 2;
    near.filter(|(distance, _)| *distance <= most).map(|(_, near)| near)
}
