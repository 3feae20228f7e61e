//! What a file has besides its bytes stays when it is saved: permissions, access lists, extended
//! attributes, its other names.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]
#![cfg(unix)]

#[path = "common/skipped.rs"]
mod skipped;

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use detente::edit::Splice;
use detente::store::history::By;
use detente::store::journal::JournalFile;
use detente::store::{
    ReadError, SaveError, SaveOptions, Session, StateFolder, keep_beside, previous_version,
    read_text, save, update,
};

fn plain() -> SaveOptions<'static> {
    SaveOptions::default()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn copies_of_a_private_file_are_private() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, "one").unwrap();
    set_mode(&file, 0o600);
    // It was readable by everyone when the previous version was last kept.
    let previous = previous_version(&file);
    std::fs::write(&previous, "zero").unwrap();
    set_mode(&previous, 0o644);
    let options = SaveOptions { base: Some("one"), keep_previous: true, ..plain() };
    save(&file, "two", options).unwrap();
    let beside = keep_beside(&file, "theirs").unwrap();
    for (path, text) in [(&file, "two"), (&previous, "one"), (&beside, "two")] {
        assert_eq!((mode(path), read_text(path).unwrap().as_str()), (0o600, text), "{path:?}");
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
mod extended {
    use rustix::fs::{XattrFlags, getxattr, listxattr, setxattr};

    use super::*;

    fn set(path: &Path, name: &str, value: &[u8]) -> bool {
        let set = setxattr(path, name, value, XattrFlags::empty());
        if set.is_err() {
            skipped::skipped(&format!("this file system has no {name}"));
        }
        set.is_ok()
    }

    fn get(path: &Path, name: &str) -> Option<Vec<u8>> {
        let mut value = vec![0; 70_000];
        let length = getxattr(path, name, &mut value[..]).ok()?;
        value.truncate(length);
        Some(value)
    }

    #[test]
    fn extended_attributes_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "one").unwrap();
        let long = vec![b'x'; 3000];
        let all = [("user.origin", &b"a note"[..]), ("user.empty", b""), ("user.long", &long)];
        if !all.iter().all(|(name, value)| set(&file, name, value)) {
            return;
        }
        save(&file, "two", plain()).unwrap();
        let copy = keep_beside(&file, "theirs").unwrap();
        for path in [&file, &copy] {
            for (name, value) in all {
                assert_eq!(get(path, name).as_deref(), Some(value), "{name} of {path:?}");
            }
        }
    }

    /// An access list as the kernel keeps it: the owner and one user may write
    /// and read, nobody else anything.
    #[cfg(target_os = "linux")]
    fn access_list() -> Vec<u8> {
        let nobody = u32::MAX;
        let entries: [(u16, u16, u32); 5] =
            [(1, 6, nobody), (2, 6, 1234), (4, 0, nobody), (16, 6, nobody), (32, 0, nobody)];
        let mut list = 2_u32.to_le_bytes().to_vec();
        for (who, may, id) in entries {
            list.extend(who.to_le_bytes());
            list.extend(may.to_le_bytes());
            list.extend(id.to_le_bytes());
        }
        list
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn access_lists_stay_and_none_comes_from_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "one").unwrap();
        set_mode(&file, 0o600);
        if !set(&file, "system.posix_acl_access", &access_list()) {
            return;
        }
        save(&file, "two", plain()).unwrap();
        assert_eq!(get(&file, "system.posix_acl_access"), Some(access_list()));
        // What is made in this folder would be open to that user.
        let other = folder.path().join("b.toml");
        std::fs::write(&other, "one").unwrap();
        set_mode(&other, 0o600);
        assert!(set(folder.path(), "system.posix_acl_default", &access_list()));
        save(&other, "two", plain()).unwrap();
        assert_eq!((mode(&other), get(&other, "system.posix_acl_access")), (0o600, None));
        let mut names = vec![0; 1000];
        let length = listxattr(&other, &mut names[..]).unwrap();
        assert!(!String::from_utf8_lossy(&names[..length]).contains("posix_acl_access"));
    }
}

#[test]
fn all_names_of_a_file_show_what_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    let other = folder.path().join("b.toml");
    std::fs::write(&file, "one").unwrap();
    std::fs::hard_link(&file, &other).unwrap();
    let inode = std::fs::metadata(&file).unwrap().ino();
    for (from, to) in [("one", "a longer text"), ("a longer text", "two")] {
        let options = SaveOptions { base: Some(from), keep_previous: true, ..plain() };
        save(&file, to, options).unwrap();
        assert_eq!(read_text(&other).unwrap(), to);
        assert_eq!(std::fs::metadata(&file).unwrap().ino(), inode);
        assert_eq!(read_text(&previous_version(&file)).unwrap(), from);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "nothing else is left");
}

#[test]
fn a_save_that_was_cut_off_is_told_and_nothing_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    let copy = folder.path().join(".a.toml.saving");
    std::fs::write(&file, "the whole te").unwrap();
    std::fs::hard_link(&file, folder.path().join("b.toml")).unwrap();
    std::fs::write(&copy, "the whole text").unwrap();
    let told = |error: SaveError| match error {
        SaveError::Read(error @ ReadError::CutOff { .. }) => error.to_string(),
        other => panic!("{other}"),
    };
    assert!(matches!(read_text(&file), Err(ReadError::CutOff { .. })));
    let change = |text: &str| Ok::<_, SaveError>((format!("{text}!"), ()));
    let refusals = [
        told(save(&file, "other", plain()).unwrap_err()),
        told(update(&file, plain(), change).unwrap_err()),
    ];
    for words in refusals {
        assert!(words.contains(".a.toml.saving has the whole text"), "{words}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "the whole te");
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "the whole text");
    // As the message advises; the copy may then stay until the next save.
    std::fs::copy(&copy, &file).unwrap();
    update(&file, plain(), change).unwrap();
    assert_eq!(read_text(&file).unwrap(), "the whole text!");
    assert!(!copy.exists());
}

/// Everything in a folder, with its mode.
fn modes(folder: &Path) -> Vec<(String, u32, bool)> {
    let mut all = vec![(folder.display().to_string(), mode(folder), true)];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(modes(&path));
        } else {
            all.push((path.display().to_string(), mode(&path), false));
        }
    }
    all
}

#[test]
fn the_state_folder_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, "one").unwrap();
    let at = folder.path().join("new/state");
    let state = StateFolder::at(&at);
    let use_it = || {
        let session = Session::begin(&state).unwrap();
        let owned = session.claim(&file).unwrap();
        let mut journal = JournalFile::begin(&session, Some(&file), "one").unwrap();
        journal.append(&[Splice::between("one", "two").unwrap()]).unwrap();
        let options = SaveOptions { state: Some(&state), by: By::Set, ..plain() };
        save(&file, "two", options).unwrap();
        let found = modes(&at);
        assert!(found.len() > 8, "{found:?}");
        for (path, mode, is_folder) in found {
            assert_eq!(mode, if is_folder { 0o700 } else { 0o600 }, "{path}: {mode:o}");
        }
        drop(owned);
    };
    use_it();
    // As an earlier version of the program left it.
    for (path, _, is_folder) in modes(&at) {
        // That one kept no versions.
        if path.contains("/history") {
            continue;
        }
        set_mode(path.as_ref(), if is_folder { 0o755 } else { 0o644 });
    }
    use_it();
}
