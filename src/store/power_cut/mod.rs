//! The power may fail at any moment: a file is then the old one or the new one, whole, and
//! everything reported as on disk comes back.
//!
//! What saving, the journal and the history do is recorded. Every state that the disk may be in
//! after each step is then laid out and read by the code that the next start would use.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod model;

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::disk::recording::{Deed, Recording};
use super::history::{By, History};
use super::journal::{Journal, JournalFile, kept, orphans};
use super::save::{SaveOptions, previous_version, save};
use super::state::{Session, StateFolder};
use super::{ReadError, read_text};
use crate::edit::Splice;
use model::Model;

/// Does something in a folder and records it.
struct Done {
    before: Model,
    deeds: Vec<Deed>,
}

fn record(prepare: impl FnOnce(&Path), act: impl FnOnce(&Path, &Recording)) -> Done {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap();
    prepare(&root);
    let before = Model::of(&root);
    let recording = Recording::of(&root);
    act(&root, &recording);
    Done { before, deeds: recording.end() }
}

/// Whether what a caller was told holds; before it was told anything, nothing has to.
type Check = fn(&Path, &[String]) -> Result<(), String>;

impl Done {
    /// Cuts the power after every step; returns how many states were looked at.
    fn check(&self, check: Check) -> Result<u64, String> {
        self.check_without(None, check)
    }

    /// The same as if one deed had not been done.
    fn check_without(&self, left_out: Option<usize>, check: Check) -> Result<u64, String> {
        let mut model = self.before.clone();
        let (mut seen, mut states) = (HashSet::new(), 0);
        for (at, deed) in self.deeds.iter().enumerate() {
            if left_out == Some(at) {
                continue;
            }
            model.apply(deed);
            let told = &model.told;
            states += model
                .after_a_cut(&mut seen, |root| check(root, told))
                .map_err(|wrong| format!("after deed {at}, {deed:?}: {wrong}"))?;
        }
        Ok(states)
    }

    /// The deeds without which the power could do harm.
    fn needed(&self, check: Check) -> Vec<&Deed> {
        let is_sync = |deed: &Deed| matches!(deed, Deed::Sync(_) | Deed::SyncFolder(_));
        let syncs = self.deeds.iter().enumerate().filter(|(_, deed)| is_sync(deed));
        let needed = syncs.filter(|(at, _)| self.check_without(Some(*at), check).is_err());
        needed.map(|(_, deed)| deed).collect()
    }
}

fn was_told(told: &[String], what: &str) -> bool {
    told.iter().any(|told| told == what)
}

fn wrong_unless(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

const OLD: &str = "the old text, which is the longer one of the two";
const NEW: &str = "the new text";

fn save_new(root: &Path, recording: &Recording, options: SaveOptions<'_>) {
    save(&root.join("a.toml"), NEW, options).unwrap();
    recording.tell("saved");
}

fn with_old(root: &Path) {
    fs::write(root.join("a.toml"), OLD).unwrap();
    fs::write(root.join("a.toml~"), "older").unwrap();
}

fn old_or_new(root: &Path, told: &[String]) -> Result<(), String> {
    let text = read_text(&root.join("a.toml")).map_err(|error| error.to_string())?;
    let previous =
        read_text(&previous_version(&root.join("a.toml"))).map_err(|error| error.to_string())?;
    wrong_unless([OLD, NEW].contains(&text.as_str()), || format!("the file has {text:?}"))?;
    wrong_unless(["older", OLD].contains(&previous.as_str()), || format!("{previous:?} is kept"))?;
    wrong_unless(text == NEW || !was_told(told, "saved"), || "the save is lost".to_owned())?;
    wrong_unless(text == OLD || previous == OLD, || "the version before is lost".to_owned())
}

#[test]
fn a_saved_file_is_the_old_one_or_the_new_one() {
    let done = record(with_old, |root, recording| {
        let options = SaveOptions { base: Some(OLD), keep_previous: true, ..Default::default() };
        save_new(root, recording, options);
    });
    let states = done.check(old_or_new).unwrap();
    assert!(states > 20, "{states} states");
    // Of the file and of the version before, what it has and its name.
    let needed = done.needed(old_or_new);
    assert_eq!(needed.len(), 4, "{needed:#?}");
}

#[test]
fn a_new_file_is_whole_or_not_there() {
    let done = record(|_| {}, |root, recording| save_new(root, recording, Default::default()));
    let check: Check = |root, told| match read_text(&root.join("a.toml")) {
        Ok(text) => wrong_unless(text == NEW, || format!("the file has {text:?}")),
        Err(error) => wrong_unless(!was_told(told, "saved"), || error.to_string()),
    };
    done.check(check).unwrap();
    assert_eq!(done.needed(check).len(), 2);
}

#[test]
fn a_file_with_several_names_can_be_made_whole() {
    let prepare = |root: &Path| {
        fs::write(root.join("a.toml"), OLD).unwrap();
        fs::hard_link(root.join("a.toml"), root.join("b.toml")).unwrap();
    };
    let done = record(prepare, |root, recording| {
        save_new(root, recording, SaveOptions { base: Some(OLD), ..Default::default() });
    });
    let check: Check = |root, told| match read_text(&root.join("a.toml")) {
        Ok(text) => {
            let is_whole = [OLD, NEW].contains(&text.as_str());
            wrong_unless(is_whole, || format!("the file has {text:?}"))?;
            wrong_unless(text == NEW || !was_told(told, "saved"), || "it is lost".to_owned())?;
            let other = fs::read_to_string(root.join("b.toml")).unwrap();
            wrong_unless(other == text, || format!("and {other:?} by its other name"))
        }
        Err(ReadError::CutOff { copy, .. }) => {
            let whole = fs::read_to_string(copy).unwrap();
            wrong_unless(whole == NEW, || format!("what is beside it has {whole:?}"))?;
            wrong_unless(!was_told(told, "saved"), || "it was told as saved".to_owned())
        }
        Err(error) => Err(error.to_string()),
    };
    let states = done.check(check).unwrap();
    assert!(states > 15, "{states} states");
    // The copy and its name, and the file.
    let needed = done.needed(check);
    assert_eq!(needed.len(), 3, "{needed:#?}");
}

/// The number in the text with the most edits that comes back.
fn most_recovered(root: &Path) -> Result<Option<u32>, String> {
    let state = StateFolder::at(root.join("new/state"));
    let texts = |found: std::io::Result<Vec<super::journal::Orphan>>| {
        let found = found.map_err(|error| error.to_string())?;
        let texts = found.iter().flat_map(|orphan| {
            [Some(orphan.text().to_owned()), orphan.beside().map(str::to_owned)]
        });
        Ok::<_, String>(texts.flatten().collect::<Vec<String>>())
    };
    let mut all = texts(orphans(&state))?;
    all.extend(texts(kept(&state))?);
    let file = fs::read_to_string(root.join("a.toml")).unwrap_or_default();
    let mut most = None;
    for text in all.into_iter().chain([file]) {
        if text.is_empty() {
            continue;
        }
        let number = text.strip_prefix("edit ").and_then(|number| number.parse().ok());
        most = most.max(Some(number.ok_or_else(|| format!("{text:?} comes back"))?));
    }
    Ok(most)
}

/// Everything reported as on disk comes back.
fn nothing_lost(root: &Path, told: &[String]) -> Result<(), String> {
    let most = most_recovered(root)?;
    let last = told.iter().filter_map(|told| told.strip_prefix("edit ")?.parse::<u32>().ok()).max();
    wrong_unless(most >= last, || format!("edit {last:?} was told, and {most:?} comes back"))
}

fn edit(number: u32) -> String {
    format!("edit {number}")
}

fn edits(from: u32, to: u32) -> Vec<Splice> {
    Splice::between(&edit(from), &edit(to)).into_iter().collect()
}

fn with_first(root: &Path) {
    fs::write(root.join("a.toml"), edit(1)).unwrap();
}

#[test]
fn what_a_journal_has_synced_comes_back() {
    let done = record(with_first, |root, recording| {
        let state = StateFolder::at(root.join("new/state"));
        let session = Session::begin(&state).unwrap();
        let path = root.join("a.toml");
        let mut journal = JournalFile::begin(&session, Some(&path), &edit(1)).unwrap();
        journal.append(&edits(1, 2)).unwrap();
        journal.sync().unwrap();
        recording.tell(edit(2));
        journal.append(&edits(2, 3)).unwrap();
        journal.append(&edits(3, 4)).unwrap();
        journal.sync().unwrap();
        recording.tell(edit(4));
        journal.note(Some("edit 5")).unwrap();
        journal.sync().unwrap();
        recording.tell(edit(5));
    });
    let states = done.check(nothing_lost).unwrap();
    assert!(states > 30, "{states} states");
    // For the folders: each new one that nothing syncs later. For the journal: its name, and each
    // sync but the one at its beginning, which the next makes good.
    let needed = done.needed(nothing_lost);
    let is_of_journal = |deed: &&&Deed| matches!(deed, Deed::Sync(_));
    assert_eq!(needed.iter().filter(is_of_journal).count(), 3, "{needed:#?}");
    assert!(needed.len() >= 6, "{needed:#?}");
}

/// As the window does it: edits, a save, edits that were made meanwhile.
#[test]
fn between_file_and_journal_nothing_is_lost() {
    let done = record(with_first, |root, recording| {
        let state = StateFolder::at(root.join("new/state"));
        let session = Session::begin(&state).unwrap();
        let path = root.join("a.toml");
        let journal = Journal::start(&session, Some(path.clone()), &edit(1), || {});
        for number in 1..4 {
            journal.record(edits(number, number + 1));
            assert!(journal.flush());
            recording.tell(edit(number + 1));
        }
        // While this is saved there is another edit.
        journal.record(edits(4, 5));
        let (base, before) = (edit(1), edit(4));
        save(&path, &before, SaveOptions { base: Some(&base), ..Default::default() }).unwrap();
        journal.saved(Some(path.clone()), &before);
        assert!(journal.flush());
        recording.tell(edit(5));
        journal.record_beside(Vec::new(), Some(edit(6)));
        assert!(journal.flush());
        recording.tell(edit(6));
        save(&path, &edit(6), SaveOptions::default()).unwrap();
        journal.record_beside(edits(5, 6), None);
        journal.saved(Some(path), &edit(6));
        assert!(journal.flush());
    });
    let states = done.check(nothing_lost).unwrap();
    assert!(states > 60, "{states} states");
}

#[test]
fn what_is_given_up_is_kept() {
    let done = record(with_first, |root, recording| {
        let state = StateFolder::at(root.join("new/state"));
        let session = Session::begin(&state).unwrap();
        let journal = Journal::start(&session, Some(root.join("a.toml")), &edit(1), || {});
        journal.record(edits(1, 2));
        assert!(journal.flush());
        recording.tell(edit(2));
        assert!(journal.give_up());
        recording.tell("given up");
    });
    done.check(nothing_lost).unwrap();
}

#[test]
fn what_a_save_replaced_is_in_the_history() {
    let done = record(with_old, |root, recording| {
        let state = StateFolder::at(root.join("new/state"));
        let options =
            SaveOptions { base: Some(OLD), state: Some(&state), by: By::Set, ..Default::default() };
        recording.tell(format!("path {}", root.join("a.toml").display()));
        save_new(root, recording, options);
    });
    let states = done.check(nothing_overwritten).unwrap();
    assert!(states > 30, "{states} states");
    let needed = done.needed(nothing_overwritten);
    assert!(needed.len() >= 8, "{needed:#?}");
}

/// A file's old contents are among its versions once it has been overwritten, and what was saved is
/// once that was reported.
fn nothing_overwritten(root: &Path, told: &[String]) -> Result<(), String> {
    let said = |error: super::history::HistoryError| error.to_string();
    let Some(path) = told.iter().find_map(|told| told.strip_prefix("path ")) else { return Ok(()) };
    let history = History::new(&StateFolder::at(root.join("new/state")));
    let mut kept = Vec::new();
    for version in history.list(Path::new(path)).map_err(said)?.versions {
        kept.push(history.content(&version).map_err(said)?);
    }
    let text = read_text(&root.join("a.toml")).map_err(|error| error.to_string())?;
    let has = |text: &str| kept.iter().any(|kept| kept == text.as_bytes());
    wrong_unless(text == OLD || has(OLD), || "what was replaced is lost".to_owned())?;
    wrong_unless(has(NEW) || !was_told(told, "saved"), || "what was saved is lost".to_owned())
}
