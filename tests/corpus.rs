//! Small cases for the fuzz targets, checked without fuzzing: those the
//! targets begin with, and those they have found.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

// The checks name the rooms as the fuzz crate has them.
use detente::{dossier, edit, words};

#[path = "../fuzz/src/checks.rs"]
mod checks;

fn each(folder: &str, check: fn(&[u8])) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut cases = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        check(&std::fs::read(path).unwrap());
        cases += 1;
    }
    assert!(cases > 5, "{cases} cases");
}

#[test]
fn dossiers() {
    each("dossier", checks::check_dossier);
    checks::check_dossier(detente::store::SAMPLE.as_bytes());
}

#[test]
fn dates() {
    each("dates", checks::check_dates);
}

#[test]
fn merges() {
    each("merge", checks::check_merge);
}
