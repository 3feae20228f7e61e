//! The rooms and their walls: arrows point downward only, and the core knows
//! no screen.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::{Path, PathBuf};

/// From the ground up. A room may use those before it.
const ROOMS: [&str; 11] = [
    "dossier", "words", "tension", "ledger", "reading", "edit", "store", "figure", "brief", "app",
    "cli",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
    files
}

fn room(name: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
    let read = |path: PathBuf| (path.clone(), std::fs::read_to_string(path).unwrap());
    sources(&folder).into_iter().map(read).collect()
}

#[test]
fn arrows_point_downward_only() {
    for (place, name) in ROOMS.iter().enumerate() {
        for (path, text) in room(name) {
            for above in &ROOMS[place + 1..] {
                let arrow = format!("crate::{above}");
                // The command line's arguments name what the window can do.
                assert!(!text.contains(&arrow), "{} uses {arrow}", path.display());
            }
        }
    }
}

#[test]
fn the_core_knows_no_screen() {
    for name in ROOMS.iter().filter(|name| !["app", "cli"].contains(name)) {
        for (path, text) in room(name) {
            assert!(!text.contains("egui"), "{} knows egui", path.display());
        }
    }
}

#[test]
fn only_the_store_touches_files() {
    for name in ["dossier", "words", "tension", "ledger", "reading", "edit", "figure", "brief"] {
        for (path, text) in room(name) {
            assert!(!text.contains("std::fs"), "{} touches files", path.display());
        }
    }
}

#[test]
fn no_clock_and_no_files_of_half_a_thousand_lines() {
    for name in ROOMS {
        for (path, text) in room(name) {
            let lines = text.lines().count();
            assert!(lines <= 480, "{} has {lines} lines", path.display());
            assert!(
                !text.contains("SystemTime::now") && !text.contains("Utc::now"),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn the_fuzzed_rooms_need_no_others() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/src/lib.rs");
    let fuzz = std::fs::read_to_string(fuzz).unwrap();
    let fuzzed = |name: &str| fuzz.contains(&format!("src/{name}/mod.rs"));
    let (inside, outside): (Vec<&str>, Vec<&str>) = ROOMS.iter().partition(|name| fuzzed(name));
    assert!(inside.contains(&"dossier") && inside.contains(&"edit"), "{inside:?}");
    for name in inside {
        for (path, text) in room(name) {
            for other in &outside {
                let arrow = format!("crate::{other}");
                assert!(!text.contains(&arrow), "{} uses {arrow}", path.display());
            }
        }
    }
}
