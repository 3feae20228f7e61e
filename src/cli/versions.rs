//! Versions of a file: found by their names, and described in words.

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, anyhow, bail};
use chrono::{DateTime, Utc};

use super::complaints::nearest;
use crate::edit::{Change, How, change_in_words, place_in_words};
use crate::store::history::{
    By, Changes, ContentHash, History, HistoryError, Listed, Named, Skipped, Version, digits, named,
};
use crate::store::shown;
use crate::store::{self, StateFolder};

/// How many versions are named where one is not found.
const MOST_NAMED: usize = 5;

/// The history of a file, and what can be read of it.
pub(super) struct Versions {
    pub(super) state: StateFolder,
    pub(super) history: History,
    pub(super) listed: Listed,
    /// How many digits name a version.
    digits: usize,
}

impl Versions {
    /// Opens it, and reports what could not be read.
    pub(super) fn of(file: &Path) -> anyhow::Result<Self> {
        let state = StateFolder::of_user().ok_or(HistoryError::NoFolder)?;
        let history = History::new(&state);
        let listed = history.list(file).context("the history cannot be read")?;
        for skipped in &listed.skipped {
            tell!("detente: {}", told(skipped));
        }
        let digits = digits(&listed.versions);
        Ok(Self { state, history, listed, digits })
    }

    /// What a version is called: as few digits as tell it from the others.
    pub(super) fn name(&self, hash: ContentHash) -> String {
        hash.to_string().chars().take(self.digits).collect()
    }

    /// The version that is meant.
    pub(super) fn find(&self, file: &Path, name: &str) -> anyhow::Result<&Version> {
        let name_of_file = shown(file);
        if self.listed.versions.is_empty() {
            bail!("no version of {name_of_file} is kept{}", self.elsewhere(file));
        }
        match named(&self.listed.versions, name) {
            Named::One(version) => Ok(version),
            Named::Several(several) => {
                let lines: Vec<String> = several.iter().map(|one| self.line(one)).collect();
                bail!("several versions begin with {name}; write one of\n{}", lines.join("\n"))
            }
            Named::None => {
                let names: Vec<String> =
                    self.listed.versions.iter().map(|one| self.name(one.hash)).collect();
                let remedy = match nearest(name, names.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean {near}?"),
                    None => {
                        let newest = self.listed.versions.iter().take(MOST_NAMED);
                        let lines: Vec<String> = newest.map(|one| self.line(one)).collect();
                        format!("the newest are\n{}", lines.join("\n"))
                    }
                };
                bail!("{name_of_file} has no version {name}; {remedy}")
            }
            Named::NoName => Err(anyhow!(
                "{name:?} names no version; write at least four of the digits that \
                 `detente history` lists"
            )),
        }
    }

    fn line(&self, version: &Version) -> String {
        format!("  {}  {}  {}", self.name(version.hash), utc(version.at()), by_words(version))
    }

    /// Other paths under which the file may have its history.
    pub(super) fn elsewhere(&self, file: &Path) -> String {
        let Ok(content) = store::read_bytes(file) else { return String::new() };
        let found = self.history.elsewhere(file, &content).unwrap_or_default();
        let lines: Vec<String> =
            found.iter().map(|path| format!("  detente history {path:?}")).collect();
        if lines.is_empty() {
            return String::new();
        }
        format!(
            "; a version with the same content is known under another path:\n{}",
            lines.join("\n")
        )
    }
}

fn told(skipped: &Skipped) -> String {
    match skipped {
        Skipped::File(path) => {
            format!("{} is no history of ours; it is left out", shown(path))
        }
        Skipped::Lines(path, count) => {
            let lines = if *count == 1 { "line is" } else { "lines are" };
            format!(
                "{}: {count} {lines} damaged or of a later version of detente, and left out",
                shown(path)
            )
        }
    }
}

/// A moment in UTC, to the second.
pub(super) fn utc(moment: SystemTime) -> String {
    DateTime::<Utc>::from(moment).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// What a version came from.
pub(super) fn by_words(version: &Version) -> String {
    let by = match version.by {
        By::Disk => {
            let written = version.written().map(|at| format!(", written {}", utc(at)));
            return format!("found on disk{}", written.unwrap_or_default());
        }
        By::Window => "saved in the window",
        By::Add => "detente add",
        By::Set => "detente set",
        By::Remove => "detente remove",
        By::Merge => "detente merge",
        By::Restore => "detente restore",
        By::Unknown => "a later version of detente",
    };
    by.to_owned()
}

/// What a version changed, each change in words, or a single remark instead.
pub(super) fn changes_in_words(changes: &Changes, say: impl Fn(&Change) -> String) -> Vec<String> {
    let one = match changes {
        Changes::Some(changes) => return changes.iter().map(say).collect(),
        Changes::First => "the first version that is kept",
        Changes::None => "no change",
        Changes::Layout => "only comments and layout",
        Changes::Broken => "it has errors, and cannot be compared",
        Changes::AfterBroken => "the one before has errors, and cannot be compared",
        Changes::AfterLost => "the one before is damaged, and cannot be compared",
        Changes::Lost(error) => return vec![error.to_string()],
    };
    vec![one.to_owned()]
}

/// A change in one line, with the fields that differ by their names only.
pub(super) fn short(change: &Change) -> String {
    match &change.how {
        How::Changed(fields) => {
            let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
            let what = place_in_words(&change.place, &change.headline);
            format!("changed {what}: {}", keys.join(", "))
        }
        _ => change_in_words(change),
    }
}
