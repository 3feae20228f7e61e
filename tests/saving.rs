//! Saving where it is difficult: links, permissions, full and read-only disks;
//! other programs; two windows.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/skipped.rs"]
mod skipped;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime};

use detente::edit::{Document, Edit, Place};
use detente::store::history::By;
use detente::store::journal::{Journal, JournalFile, JournalStatus, Recovery, kept, orphans};
use detente::store::{
    Claim, DiskNews, SAMPLE, SaveError, SaveOptions, Session, StateFolder, Unwritten, Watch,
    previous_version, read_text, save, update,
};
use detente::words::ENGLISH;

fn plain() -> SaveOptions<'static> {
    SaveOptions::default()
}

fn obstacle(error: SaveError) -> (Unwritten, String) {
    match error {
        SaveError::Write(error) => {
            let words = error.to_string();
            (error.why, words)
        }
        other => panic!("{other}"),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_another_program_wrote_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, "one").unwrap();
    let options = SaveOptions { base: Some("one"), keep_previous: true, ..plain() };
    save(&file, "two", options).unwrap();
    assert_eq!(read_text(&file).unwrap(), "two");
    assert_eq!(read_text(&previous_version(&file)).unwrap(), "one");
    match save(&file, "three", options) {
        Err(SaveError::Changed { text, .. }) => assert_eq!(text, "two"),
        other => panic!("{other:?}"),
    }
    assert_eq!(read_text(&file).unwrap(), "two");
    // It has what is to be saved already.
    save(&file, "two", options).unwrap();
    // It was removed: what is here is all that is left of it.
    std::fs::remove_file(&file).unwrap();
    save(&file, "three", options).unwrap();
    assert_eq!(names(folder.path()), ["a.toml", "a.toml~"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("target.toml");
    let link = folder.path().join("link.toml");
    std::fs::write(&target, "one").unwrap();
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    let owner = std::fs::metadata(&target).unwrap().uid();
    symlink("target.toml", &link).unwrap();
    save(&link, "two", plain()).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    let metadata = std::fs::metadata(&target).unwrap();
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
    assert_eq!(metadata.uid(), owner);
    assert_eq!(read_text(&target).unwrap(), "two");
}

#[test]
fn obstacles_are_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let told = |path: PathBuf| obstacle(save(&path, "x", plain()).unwrap_err());
    let (kind, words) = told(folder.path().join("gone").join("a.toml"));
    assert!(matches!(kind, Unwritten::NoFolder), "{kind:?}");
    assert!(words.contains("make it, or name another"), "{words}");
    let (kind, words) = told(folder.path().join("n".repeat(300)));
    assert!(matches!(kind, Unwritten::NameTooLong), "{kind:?}");
    assert!(words.contains("choose a shorter one"), "{words}");
    let locked = folder.path().join("locked.toml");
    std::fs::write(&locked, "one").unwrap();
    let mut permissions = std::fs::metadata(&locked).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&locked, permissions).unwrap();
    let (kind, words) = told(locked.clone());
    assert!(matches!(kind, Unwritten::ReadOnlyFile), "{kind:?}");
    assert!(words.contains("save under another name"), "{words}");
    assert_eq!(read_text(&locked).unwrap(), "one");
    assert_eq!(names(folder.path()), ["locked.toml"]);
}

/// A small disk of its own, where one may be made.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=256k", "detente-test"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        skipped::skipped("no small disk can be mounted here");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn remount(&self, option: &str) -> bool {
        let options = format!("remount,{option}");
        let output = Command::new("mount").args(["-o", &options]).arg(self.path()).output();
        output.is_ok_and(|output| output.status.success())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).output();
    }
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    let Some(disk) = SmallDisk::mount() else { return };
    let file = disk.path().join("a.dossier.toml");
    let first = format!("{SAMPLE}# {}\n", "x".repeat(60_000));
    save(&file, &first, plain()).unwrap();
    let second = format!("{SAMPLE}# {}\n", "y".repeat(200_000));
    let options = SaveOptions { base: Some(&first), ..plain() };
    let (kind, words) = obstacle(save(&file, &second, options).unwrap_err());
    assert_eq!(kind, Unwritten::Full, "{words}");
    assert!(words.contains("make room"), "{words}");
    assert_eq!(read_text(&file).unwrap(), first);
    assert_eq!(names(disk.path()), ["a.dossier.toml"], "and no half-written file beside it");

    // A journal on a full disk says so, and catches up when there is room.
    let state = StateFolder::at(disk.path().join("state"));
    let session = Session::begin(&state).unwrap();
    let (wake, woken) = channel();
    let journal = Journal::start(&session, Some(file.clone()), &first, move || {
        let _ = wake.send(());
    });
    let mut document = Document::open(first.clone()).unwrap();
    let long = "z".repeat(150_000);
    document.perform(Edit::set(Place::Dossier, "summary", long.as_str())).unwrap();
    journal.record(document.take_log());
    assert!(!journal.flush());
    assert!(woken.recv_timeout(Duration::from_secs(5)).is_ok());
    match journal.status() {
        JournalStatus::Failing(why) => {
            let words = why.in_words(&ENGLISH);
            assert!(words.contains("save the document"), "{words}");
        }
        JournalStatus::Kept => panic!("the journal has no room"),
    }
    document.perform(Edit::set(Place::Dossier, "summary", "short")).unwrap();
    journal.record(document.take_log());
    std::fs::remove_file(&file).unwrap();
    assert!(journal.flush(), "{:?}", journal.status());
    assert_eq!(journal.status(), JournalStatus::Kept);
    drop(journal);
    drop(session);
    let found = orphans(&state).unwrap();
    assert_eq!(found[0].text(), document.text());
}

#[test]
fn a_read_only_folder_is_told() {
    let Some(disk) = SmallDisk::mount() else { return };
    let file = disk.path().join("a.toml");
    save(&file, "one", plain()).unwrap();
    if !disk.remount("ro") {
        skipped::skipped("the small disk cannot be made read-only");
        return;
    }
    let (kind, words) = obstacle(save(&file, "two", plain()).unwrap_err());
    assert!(matches!(kind, Unwritten::ReadOnlyFolder), "{kind:?}");
    assert!(words.contains("choose another"), "{words}");
    assert_eq!(read_text(&file).unwrap(), "one");
}

#[test]
fn the_second_window_is_told_and_can_take_over() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path().join("state"));
    let file = folder.path().join("a.toml");
    std::fs::write(&file, "one").unwrap();
    let first = Session::begin(&state).unwrap();
    let second = Session::begin(&state).unwrap();
    let Claim::Mine(mine) = first.claim(&file).unwrap() else { panic!("nobody else has it") };
    // By whatever path it is reached.
    let other_way = folder.path().join("state").join("..").join("a.toml");
    assert!(matches!(second.claim(&other_way).unwrap(), Claim::Taken));
    assert!(mine.is_mine());
    let theirs = second.take_over(&file).unwrap();
    assert!(theirs.is_mine() && !mine.is_mine());
    drop(mine);
    assert!(theirs.is_mine(), "who lost it cannot give it up");
    drop(theirs);
    assert!(matches!(first.claim(&file).unwrap(), Claim::Mine(_)));
}

#[test]
fn a_window_that_died_keeps_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path());
    let file = folder.path().join("a.toml");
    let dead = Session::begin(&state).unwrap();
    let Claim::Mine(claim) = dead.claim(&file).unwrap() else { panic!() };
    let owners = folder.path().join("owners");
    let note = owners.join(&names(&owners)[0]);
    let written = std::fs::read(&note).unwrap();
    drop(claim);
    drop(dead);
    // As a crash leaves it: the note stays, the lock does not.
    std::fs::write(&note, written).unwrap();
    let next = Session::begin(&state).unwrap();
    assert!(matches!(next.claim(&file).unwrap(), Claim::Mine(_)));
    // A note that is none keeps nobody out either.
    for nonsense in ["", "../../etc/passwd", "\u{0}"] {
        std::fs::write(&note, nonsense).unwrap();
        assert!(matches!(next.claim(&file).unwrap(), Claim::Mine(_)));
    }
}

fn journal_of(state: &StateFolder, file: &Path, base: &str, edits: &[Edit]) -> String {
    let session = Session::begin(state).unwrap();
    let journal = Journal::start(&session, Some(file.to_owned()), base, || {});
    let mut document = Document::open(base).unwrap();
    for edit in edits {
        document.perform(edit.clone()).unwrap();
        journal.record(document.take_log());
    }
    document.text().to_owned()
}

fn title(text: &str) -> Edit {
    Edit::set(Place::Dossier, "title", text)
}

#[test]
fn what_a_journal_kept_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path().join("state"));
    let file = folder.path().join("a.dossier.toml");
    std::fs::write(&file, SAMPLE).unwrap();
    let edited = journal_of(&state, &file, SAMPLE, &[title("One"), title("Two")]);
    let found = orphans(&state).unwrap();
    let [orphan] = found.as_slice() else { panic!("{} journals", found.len()) };
    assert_eq!(orphan.path(), Some(file.as_path()));
    assert_eq!(orphan.recovery(Some(SAMPLE)), Recovery::Text(edited.clone()));
    assert_eq!(orphan.recovery(None), Recovery::Text(edited.clone()));
    assert_eq!(orphan.recovery(Some(&edited)), Recovery::Nothing);
    let mut elsewhere = Document::open(SAMPLE).unwrap();
    elsewhere.perform(Edit::set(Place::Dossier, "summary", "Theirs")).unwrap();
    match orphan.recovery(Some(elsewhere.text())) {
        Recovery::Merged(merge) => {
            assert!(merge.conflicts.is_empty());
            assert!(merge.text.contains("\"Two\"") && merge.text.contains("\"Theirs\""));
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(orphan.recovery(Some("broken")), Recovery::Apart(..)));
    // Held by one window, it is not offered to another.
    assert!(orphans(&state).unwrap().is_empty());
    drop(found);
    let again = orphans(&state).unwrap();
    assert_eq!(again.len(), 1, "not dealt with, it is offered again");
    for orphan in again {
        orphan.discard();
    }
    assert!(orphans(&state).unwrap().is_empty());
}

#[test]
fn nothing_comes_back_of_what_was_saved_undone_or_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path());
    let session = Session::begin(&state).unwrap();
    let end = |what: &str| {
        let journal = Journal::start(&session, None, SAMPLE, || {});
        let mut document = Document::open(SAMPLE).unwrap();
        document.perform(title("One")).unwrap();
        journal.record(document.take_log());
        assert!(journal.flush());
        match what {
            "saved" => journal.saved(Some("a.toml".into()), document.text()),
            "undone" => {
                document.undo();
                journal.record(document.take_log());
            }
            _ => journal.discard(),
        }
        assert!(journal.flush());
    };
    for what in ["saved", "undone", "given up"] {
        end(what);
        assert!(names(&folder.path().join("journals")).is_empty(), "{what}");
    }
    // Edits made while a save was under way are not in the file.
    let journal = Journal::start(&session, None, SAMPLE, || {});
    let mut document = Document::open(SAMPLE).unwrap();
    document.perform(title("One")).unwrap();
    journal.record(document.take_log());
    let saved = document.text().to_owned();
    document.perform(title("Two")).unwrap();
    journal.record(document.take_log());
    journal.saved(None, &saved);
    drop(journal);
    drop(session);
    let found = orphans(&state).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].base(), found[0].text()), (saved.as_str(), document.text()));
}

/// As if something had happened this many days ago.
fn make_older(file: &Path, days: u64) {
    let before = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
    std::fs::File::options().append(true).open(file).unwrap().set_modified(before).unwrap();
}

#[test]
fn what_is_given_up_is_kept_for_thirty_days() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path().join("state"));
    let file = folder.path().join("a.dossier.toml");
    let edited = journal_of(&state, &file, SAMPLE, &[title("One")]);
    // Its days count from when it was given up, and not from its last edit.
    let journals = folder.path().join("state/journals");
    make_older(&journals.join(&names(&journals)[0]), 400);
    orphans(&state).unwrap()[0].give_up().unwrap();
    assert!(orphans(&state).unwrap().is_empty() && names(&journals).is_empty());
    drop(Session::begin(&state).unwrap());
    let held = kept(&state).unwrap();
    assert_eq!((held.len(), held[0].text()), (1, edited.as_str()));
    assert_eq!(held[0].path(), Some(file.as_path()));
    let kept_folder = folder.path().join("state/kept");
    let older = kept_folder.join(&names(&kept_folder)[0]);
    // By its own window, too, and the last one first.
    let session = Session::begin(&state).unwrap();
    let journal = Journal::start(&session, None, "a new one", || {});
    journal.record_beside(Vec::new(), Some("half a thought".to_owned()));
    assert!(journal.give_up());
    assert!(!journal.give_up(), "nothing is left");
    drop(journal);
    make_older(&older, 29);
    drop(Session::begin(&state).unwrap());
    let held = kept(&state).unwrap();
    assert_eq!(held.len(), 2);
    assert_eq!((held[0].text(), held[0].beside()), ("a new one", Some("half a thought")));
    make_older(&older, 31);
    drop(Session::begin(&state).unwrap());
    assert_eq!(kept(&state).unwrap().len(), 1);
    // Brought back, it goes.
    for orphan in kept(&state).unwrap() {
        orphan.discard();
    }
    assert!(names(&kept_folder).is_empty());
}

#[test]
fn a_dossier_without_a_file_is_kept_from_its_beginning() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path());
    for (base, is_kept) in [(SAMPLE, false), ("a new one", true)] {
        let session = Session::begin(&state).unwrap();
        let journal = Journal::start(&session, None, base, || {});
        assert!(journal.flush());
        drop(journal);
        drop(session);
        let found = orphans(&state).unwrap();
        assert_eq!(found.len(), usize::from(is_kept), "{base}");
        for orphan in found {
            assert_eq!((orphan.path(), orphan.text()), (None, base));
            orphan.discard();
        }
    }
}

#[test]
fn journals_of_running_windows_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let state = StateFolder::at(folder.path());
    let session = Session::begin(&state).unwrap();
    let mut file = JournalFile::begin(&session, None, "a").unwrap();
    file.append(&[detente::edit::Splice { at: 0, old: "a".into(), new: "b".into() }]).unwrap();
    assert!(orphans(&state).unwrap().is_empty());
    drop(session);
    assert_eq!(orphans(&state).unwrap().len(), 1);
}

fn wait_for(news: &Watch, woken: &std::sync::mpsc::Receiver<()>) -> DiskNews {
    for _ in 0..200 {
        if let Some(news) = news.take() {
            return news;
        }
        let _ = woken.recv_timeout(Duration::from_millis(100));
    }
    panic!("nothing was told");
}

#[test]
fn other_programs_changes_are_told_and_own_ones_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, "one").unwrap();
    let (wake, woken) = channel();
    let watch = Watch::start(&file, "one", move || {
        let _ = wake.send(());
    });
    assert!(watch.trouble().is_none());
    watch.saving("mine");
    save(&file, "mine", plain()).unwrap();
    watch.saved("mine");
    // As an editor does it: a new file in the place of the old.
    let other = folder.path().join("b.tmp");
    std::fs::write(&other, "theirs").unwrap();
    std::fs::rename(&other, &file).unwrap();
    match wait_for(&watch, &woken) {
        DiskNews::Changed(text) => assert_eq!(text, "theirs"),
        other => panic!("{other:?}"),
    }
    std::fs::remove_file(&file).unwrap();
    assert!(matches!(wait_for(&watch, &woken), DiskNews::Gone));
    std::fs::write(&file, "back").unwrap();
    match wait_for(&watch, &woken) {
        DiskNews::Changed(text) => assert_eq!(text, "back"),
        other => panic!("{other:?}"),
    }
    std::fs::write(folder.path().join("c.toml"), "another file").unwrap();
    watch.look();
    std::thread::sleep(Duration::from_millis(500));
    assert!(watch.take().is_none());
}

#[test]
fn updates_at_the_same_time_are_all_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    let state = StateFolder::at(folder.path().join("state"));
    std::fs::write(&file, "").unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (file, state) = (&file, &state);
            let options = SaveOptions { state: Some(state), by: By::Add, ..plain() };
            scope.spawn(move || {
                for line in 0..10 {
                    let add =
                        |text: &str| Ok::<_, SaveError>((format!("{text}{writer} {line}\n"), ()));
                    update(file, options, add).unwrap();
                }
            });
        }
    });
    assert_eq!(read_text(&file).unwrap().lines().count(), 40);
}
