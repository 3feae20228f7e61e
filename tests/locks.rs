//! Many processes save one file: everything reported as saved is in the file, whatever state
//! folders they have, and a process that cannot get the lock says so.
//!
//! A bounded number of edits as an ordinary test; `DETENTE_EDITS=40` for the long
//! form.

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
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use detente::dossier::parse;
use detente::store::{SAMPLE, read_text};

const PROCESSES: usize = 8;

fn edits() -> usize {
    std::env::var("DETENTE_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(10)
}

fn add(file: &Path, state: &Path, id: &str, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["add", "source"])
        .arg(file)
        .args(["--id", id, "--title", "T", "--publisher", "P", "--published", "2025-01-01"])
        .args(["--url", "https://example.org/"])
        .args(more)
        .env("XDG_STATE_HOME", state)
        .env("HOME", state)
        .output()
        .unwrap()
}

fn sample(folder: &Path) -> PathBuf {
    let file = folder.join("a.dossier.toml");
    std::fs::write(&file, SAMPLE).unwrap();
    file
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Has many processes add to one file at the same time, by the paths and with
/// the state folders that are given for each.
fn all_at_once(paths: impl Fn(usize) -> PathBuf, states: impl Fn(usize) -> PathBuf) {
    let told: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..PROCESSES)
            .map(|writer| {
                let (path, state) = (paths(writer), states(writer));
                scope.spawn(move || {
                    let ids = (0..edits()).map(|edit| format!("s-{writer}-{edit}"));
                    ids.filter(|id| {
                        let output = add(&path, &state, id, &[]);
                        let is_told = output.status.success();
                        assert!(is_told || words(&output).contains("was not saved"), "{output:?}");
                        is_told
                    })
                    .collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let dossier = parse(&read_text(&paths(0)).unwrap()).dossier.expect("the file is whole");
    let lost: Vec<&String> = told
        .iter()
        .filter(|id| !dossier.sources.iter().any(|one| one.id.as_str() == **id))
        .collect();
    println!("{} told, {} lost", told.len(), lost.len());
    assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), told.len());
    assert!(told.len() > edits(), "most had their turn: {}", told.len());
}

#[test]
fn with_a_common_state_folder_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    all_at_once(|_| file.clone(), |_| folder.path().join("state"));
    assert_eq!(names(folder.path()), ["a.dossier.toml", "state"], "and nothing is left beside it");
}

#[test]
fn without_a_state_folder_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    // A folder cannot be made in a file.
    let none = folder.path().join("none");
    std::fs::write(&none, "").unwrap();
    all_at_once(|_| file.clone(), |_| none.clone());
    assert_eq!(names(folder.path()), ["a.dossier.toml", "none"]);
}

#[test]
fn with_different_state_folders_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    all_at_once(|_| file.clone(), |writer| folder.path().join(format!("state-{writer}")));
}

#[cfg(unix)]
#[test]
fn by_links_of_either_kind_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path());
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    std::fs::hard_link(&file, other.join("hard.dossier.toml")).unwrap();
    std::os::unix::fs::symlink(&file, other.join("soft.dossier.toml")).unwrap();
    let paths = |writer: usize| match writer % 3 {
        0 => file.clone(),
        1 => other.join("hard.dossier.toml"),
        _ => other.join("soft.dossier.toml"),
    };
    all_at_once(paths, |writer| folder.path().join(format!("state-{writer}")));
    let text = read_text(&file).unwrap();
    assert_eq!(read_text(&other.join("hard.dossier.toml")).unwrap(), text);
    assert_eq!(names(&other), ["hard.dossier.toml", "soft.dossier.toml"]);
}

/// What a process left behind that was killed while saving.
fn lock_of(file: &Path) -> PathBuf {
    file.with_file_name(".a.dossier.toml.lock")
}

fn refused(file: &Path, state: &Path) -> String {
    let before = read_text(file).unwrap();
    let since = Instant::now();
    let output = add(file, state, "refused", &[]);
    let waited = since.elapsed();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(waited > Duration::from_secs(9) && waited < Duration::from_secs(60), "{waited:?}");
    assert_eq!(read_text(file).unwrap(), before);
    words(&output)
}

#[cfg(unix)]
#[test]
fn a_lock_from_elsewhere_is_waited_for_and_then_told() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (sample(folder.path()), folder.path().join("state"));
    let lock = lock_of(&file);
    let theirs = r#"{"process":41,"host":"far","since":"2026-02-03T04:05:06Z","boot":"x"}"#;
    std::fs::write(&lock, theirs).unwrap();
    let words = refused(&file, &state);
    for part in [
        "waiting for",
        "process 41 on far",
        "2026-02-03T04:05:06Z",
        "remove that file",
        "--no-lock",
    ] {
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(read_text(&lock).unwrap(), theirs, "it is theirs");
    // A user who knows better may save.
    let output = add(&file, &state, "better", &["--no-lock"]);
    assert!(output.status.success(), "{output:?}");
    assert!(read_text(&file).unwrap().contains("\"better\""));
    std::fs::remove_file(&lock).unwrap();
    assert!(add(&file, &state, "after", &[]).status.success());
    // It is no dossier.
    std::fs::write(&lock, theirs).unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_detente")).arg("check").arg(&lock).output().unwrap();
    assert!(!output.status.success());
    assert!(self::words(&output).contains("not a dossier"), "{output:?}");
}

#[cfg(unix)]
#[test]
fn a_lock_that_nobody_has_signed_is_nobody_elses_to_take() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (sample(folder.path()), folder.path().join("state"));
    std::fs::write(lock_of(&file), "").unwrap();
    let words = refused(&file, &state);
    assert!(words.contains("does not say who has it"), "{words}");
}

/// The lock that a process has at some moment while it saves.
#[cfg(target_os = "linux")]
fn caught(file: &Path, state: &Path) -> Option<String> {
    let lock = lock_of(file);
    let program = env!("CARGO_BIN_EXE_detente");
    let mut child = Command::new(program)
        .args(["set"])
        .arg(file)
        .args(["dossier", "title=Caught"])
        .env("XDG_STATE_HOME", state)
        .spawn()
        .unwrap();
    loop {
        if let Ok(text) = std::fs::read_to_string(&lock) {
            child.kill().unwrap();
            child.wait().unwrap();
            return lock.exists().then_some(text);
        }
        if child.try_wait().unwrap().is_some() {
            return None;
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_killed_process_left_is_taken_over_and_tidied_up() {
    let folder = tempfile::tempdir().unwrap();
    let (file, state) = (sample(folder.path()), folder.path().join("state"));
    let held = (0..200).find_map(|_| caught(&file, &state)).expect("one is killed in time");
    assert!(held.contains("\"process\""), "{held}");
    let since = Instant::now();
    let output = add(&file, &state, "next", &[]);
    assert!(output.status.success(), "{output:?}");
    assert!(since.elapsed() < Duration::from_secs(5), "nobody waits for the dead");
    let text = read_text(&file).unwrap();
    assert!(parse(&text).dossier.is_some() && text.contains("\"next\""));
    assert_eq!(names(folder.path()), ["a.dossier.toml", "state"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    // A user who may write everywhere cannot be kept out by a mode.
    let output = Command::new("unshare").args(["--user", "--map-user=65534", "true"]).output();
    if !output.is_ok_and(|output| output.status.success()) {
        skipped::skipped("nobody else can be");
        return;
    }
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    let file = sample(folder.path());
    std::fs::set_permissions(&file, mode(0o666)).unwrap();
    std::fs::set_permissions(folder.path(), mode(0o555)).unwrap();
    let output = Command::new("unshare")
        .args(["--user", "--map-user=65534", env!("CARGO_BIN_EXE_detente"), "set"])
        .arg(&file)
        .args(["dossier", "title=T"])
        .output()
        .unwrap();
    assert_eq!(read_text(&file).unwrap(), SAMPLE);
    assert!(words(&output).contains("its folder is not yours to write to"), "{output:?}");
}
