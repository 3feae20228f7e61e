//! A process that edits and saves is killed at random moments: no word is
//! lost.
//!
//! A bounded number of kills as an ordinary test; `DETENTE_KILLS=500` for the
//! long form.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]
#![cfg(unix)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use detente::dossier::parse;
use detente::edit::{Document, Edit, Place};
use detente::store::journal::{Journal, Recovery, orphans};
use detente::store::{SAMPLE, SaveOptions, Session, StateFolder, read_text, save};

const FILE: &str = "DETENTE_KILL_FILE";

/// The number that an edit has put into the title.
fn number(text: &str) -> u64 {
    let dossier = parse(text).dossier.expect("the file parses");
    dossier.title.split_whitespace().last().unwrap().parse().unwrap_or(0)
}

/// The process that is killed: edits and saves until then, and reports each when it is done.
#[test]
fn child() {
    let Some(file) = std::env::var_os(FILE) else { return };
    let file = Path::new(&file);
    let state = StateFolder::at(file.with_file_name("state"));
    let session = Session::begin(&state).unwrap();
    let text = read_text(file).unwrap();
    let mut document = Document::open(text.clone()).unwrap();
    let journal = Journal::start(&session, Some(file.to_owned()), &text, || {});
    let mut out = std::io::stdout();
    let first = number(&text);
    for at in first + 1.. {
        let title = format!("{} {at}", "words ".repeat(1 + at as usize % 400));
        document.perform(Edit::set(Place::Dossier, "title", title)).unwrap();
        journal.record(document.take_log());
        // No one types faster than the journal writes; but only after this is an edit known to be
        // on disk.
        assert!(journal.flush());
        writeln!(out, "edited {at}").unwrap();
        if at % 3 == 0 {
            let text = document.text().to_owned();
            let base = document.base().to_string();
            let options = SaveOptions {
                base: Some(&base),
                keep_previous: at % 2 == 0,
                state: Some(&state),
                ..SaveOptions::default()
            };
            save(file, &text, options).unwrap();
            document.mark_saved(&text);
            journal.saved(Some(file.to_owned()), &text);
            writeln!(out, "saved {at}").unwrap();
        }
    }
}

/// The same on every machine: a test that fails should fail again.
struct Moments(u64);

impl Moments {
    fn next(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

#[derive(Debug, Default, Clone, Copy)]
struct Told {
    edited: u64,
    saved: u64,
}

/// Starts the child, kills it after a moment, and gives what it told last.
fn run_and_kill(file: &Path, after: Duration) -> Told {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture", "--test-threads=1"])
        .env(FILE, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told = Arc::new(Mutex::new(Told::default()));
    let (begun, first) = channel();
    let reader = std::thread::spawn({
        let told = Arc::clone(&told);
        move || {
            for line in lines.map_while(Result::ok) {
                let mut told = told.lock().unwrap();
                // The test runner's own lines come first, and it has then begun, too.
                let _ = begun.send(());
                let number = |text: &str| text.trim().parse::<u64>().ok();
                if let Some(at) = line.split("edited ").nth(1).and_then(number) {
                    told.edited = at;
                }
                if let Some(at) = line.split("saved ").nth(1).and_then(number) {
                    told.saved = at;
                }
            }
        }
    });
    // On a busy machine it may take long to begin, and most kills would come
    // before anything could be lost.
    let _ = first.recv_timeout(Duration::from_secs(30));
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap();
    *told.lock().unwrap()
}

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    let kills: u32 = std::env::var("DETENTE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("killed.dossier.toml");
    std::fs::write(&file, SAMPLE).unwrap();
    let state = StateFolder::at(folder.path().join("state"));
    let mut moments = Moments(5);
    let (mut recovered, mut edits, mut last) = (0, 0, number(SAMPLE));
    for kill in 0..kills {
        let after = Duration::from_millis(30 + moments.next(120));
        let told = run_and_kill(&file, after);
        let disk = read_text(&file).unwrap();
        let on_disk = number(&disk);
        // The last state reported as saved, or the one that was being saved; a child killed before
        // its first report told nothing.
        let saved = told.saved.max(last);
        assert!(on_disk >= saved, "kill {kill}: {on_disk} on disk after {told:?}");
        assert!(on_disk <= told.edited.max(saved) + 1, "kill {kill}: {on_disk} after {told:?}");
        let mut reached = on_disk;
        let found = orphans(&state).unwrap();
        assert!(found.len() <= 2, "kill {kill}: {} journals", found.len());
        for orphan in found {
            match orphan.recovery(Some(&disk)) {
                Recovery::Nothing => {}
                Recovery::Text(text) => {
                    assert!(!orphan.changes().is_empty());
                    reached = reached.max(number(&text));
                    recovered += 1;
                }
                // Killed between the rename and the new beginning of the
                // journal: the old one holds what is saved already.
                Recovery::Merged(merge) => {
                    assert!(number(orphan.text()) <= on_disk, "kill {kill}: {merge:?}");
                }
                Recovery::Apart(..) => panic!("kill {kill}: the file has errors"),
            }
            orphan.discard();
        }
        assert!(reached >= told.edited, "kill {kill}: {reached} came back of {told:?}");
        edits += told.edited.saturating_sub(last);
        // What came back is saved, and the next child goes on from there.
        last = reached;
        let text = disk.replacen(&format!(" {on_disk}\""), &format!(" {reached}\""), 1);
        std::fs::write(&file, text).unwrap();
        assert_eq!(number(&read_text(&file).unwrap()), last);
    }
    assert!(edits > u64::from(kills), "the child was killed before it did anything");
    // The file, the version before, the state, and at most what the last kill
    // left of a save.
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.len() <= 5, "{left:?} are left");
    let left = left.len();
    drop(Session::begin(&state).unwrap());
    let sessions = std::fs::read_dir(folder.path().join("state/sessions")).unwrap().count();
    assert_eq!(sessions, 0, "sessions that are gone are forgotten");
    println!(
        "{kills} kills, {edits} edits told, {recovered} times the journal brought edits back, {left} files left"
    );
}
