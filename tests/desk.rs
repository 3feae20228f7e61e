//! A folder of dossiers as a desk: what a row says, in which order rows lie, which files are
//! found, and the commands that print and bind them.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use detente::dossier::{Day, parse};
use detente::reading::{CHANGE_DAYS, DeskOrder, DeskRow, Holdings, Settings, arranged};
use detente::store::{self, DeskProgress, EXAMPLES, SAMPLE, find_dossiers, scan};
use detente::tension::Series;
use proptest::prelude::*;
use serde_json::Value;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn holdings(text: &str) -> Holdings {
    Holdings::new(parse(text).dossier.expect("it has no errors"))
}

fn built_in() -> [&'static str; 3] {
    [SAMPLE, EXAMPLES[0].1, EXAMPLES[1].1]
}

/// A folder with the three dossiers, one of them below, a broken one, and what is none.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("truce.dossier.toml", SAMPLE);
    write("below/war.dossier.toml", EXAMPLES[0].1);
    write("Caucasus.toml", EXAMPLES[1].1);
    write("broken.dossier.toml", "schema = 1\ntitle = 3\n");
    write("Cargo.toml", "[package]\nname = \"salt\"\n");
    write(".hidden/other.dossier.toml", SAMPLE);
    write("notes.txt", "[[sides]]\n");
    folder
}

fn names(folder: &Path, files: &[PathBuf]) -> Vec<String> {
    let within = |path: &PathBuf| path.strip_prefix(folder).unwrap().display().to_string();
    files.iter().map(within).collect()
}

fn detente(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
    command.args(arguments).env_remove("XDG_STATE_HOME").output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_row_says_what_the_series_says() {
    for text in built_in() {
        let holdings = holdings(text);
        let row = DeskRow::of(&holdings, None);
        let settings = Settings::of(holdings.dossier());
        let series = Series::compute(&settings.model, &holdings.select(settings.scope()));
        let as_of = row.as_of.unwrap();
        assert_eq!(row.tension, series.at(as_of));
        for (days, change) in CHANGE_DAYS.into_iter().zip(row.changes) {
            let before = series.at(as_of.plus(-days)).unwrap();
            assert!((change.unwrap() - (row.tension.unwrap() - before)).abs() < 1e-9);
        }
        assert_eq!(row.trend.values.last().copied().flatten(), row.tension);
        assert_eq!(row.overdue > 0, row.deadlines.first().is_some_and(|one| one.overdue));
    }
}

#[test]
fn what_moved_it_and_time_add_up() {
    let row = DeskRow::of(&holdings(EXAMPLES[1].1), None);
    assert_eq!(row.more_moved, 0, "all of it is kept");
    let moved: f64 = row.moved.iter().map(|mover| mover.change).sum();
    assert!((moved + row.by_time - row.changes[1].unwrap()).abs() < 0.2);
    assert!(row.moved.iter().all(|mover| !mover.sources.is_empty()));
}

#[test]
fn no_row_tells_of_a_day_that_its_record_does_not_reach() {
    let holdings = holdings(SAMPLE);
    let own = DeskRow::of(&holdings, None);
    assert_eq!(DeskRow::of(&holdings, Some(day("2030-01-01"))), own);
    let earlier = DeskRow::of(&holdings, Some(day("2025-05-01")));
    assert_eq!(earlier.as_of, Some(day("2025-05-01")));
    // The record begins in April.
    assert_eq!(earlier.changes[1], None);
}

#[test]
fn an_empty_dossier_has_a_row_of_nothing() {
    let text = "schema = 1\ntitle = \"Salt\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n\
                [[sides]]\nid = \"b\"\nname = \"B\"\n";
    let row = DeskRow::of(&holdings(text), Some(day("2025-01-01")));
    assert_eq!((row.as_of, row.tension, row.changes), (None, None, [None, None]));
    assert!(row.trend.stretches().is_empty());
}

proptest! {
    /// Whatever the order, every row is there once, and what lies behind is of another time.
    #[test]
    fn an_order_loses_nothing(picked in prop::collection::vec((0_usize..3, 0_i32..900), 0..12)) {
        let all = built_in().map(holdings);
        let rows: Vec<DeskRow> = picked
            .iter()
            .map(|(place, back)| {
                let own = DeskRow::of(&all[*place], None).as_of.unwrap();
                DeskRow::of(&all[*place], Some(own.plus(-back)))
            })
            .collect();
        let lent: Vec<&DeskRow> = rows.iter().collect();
        let latest = rows.iter().filter_map(|row| row.as_of).max();
        for order in DeskOrder::ALL {
            let places = arranged(&lent, order);
            let mut sorted = places.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..rows.len()).collect::<Vec<_>>());
            if order != DeskOrder::Title && let Some(latest) = latest {
                let quiet: Vec<bool> = places.iter().map(|at| rows[*at].is_quiet(latest)).collect();
                prop_assert!(quiet.is_sorted());
            }
        }
    }
}

#[test]
fn what_changed_most_comes_first() {
    let all = built_in().map(holdings);
    let as_of = Some(day("2020-01-31"));
    let rows: Vec<DeskRow> = all.iter().map(|one| DeskRow::of(one, as_of)).collect();
    // Only the trade war has a record of that month.
    let lent: Vec<&DeskRow> = rows.iter().collect();
    assert_eq!(arranged(&lent, DeskOrder::Changed)[0], 1);
}

#[test]
fn dossiers_are_found_by_name_or_by_what_they_hold() {
    let folder = folder();
    let found = find_dossiers(folder.path()).unwrap();
    let expected =
        ["Caucasus.toml", "below/war.dossier.toml", "broken.dossier.toml", "truce.dossier.toml"];
    assert_eq!(names(folder.path(), &found.files), expected);
    assert!(find_dossiers(&folder.path().join("nowhere")).is_err());
    assert!(find_dossiers(&folder.path().join("notes.txt")).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_not_followed() {
    let folder = folder();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("below/round")).unwrap();
    assert_eq!(find_dossiers(folder.path()).unwrap().files.len(), 4);
}

#[test]
fn too_deep_a_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let deep: PathBuf = std::iter::repeat_n("down", 12).collect();
    std::fs::create_dir_all(folder.path().join(&deep)).unwrap();
    std::fs::write(folder.path().join(deep).join("a.dossier.toml"), SAMPLE).unwrap();
    let found = find_dossiers(folder.path()).unwrap();
    assert!(found.files.is_empty());
    assert_eq!(found.unread.len(), 1);
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    let folder = folder();
    let progress = DeskProgress::default();
    let first = scan(folder.path(), None, None, &progress).unwrap().unwrap();
    assert_eq!(progress.counts(), (4, 4));
    assert_eq!((first.rows(DeskOrder::Title).len(), first.unusable().count()), (3, 1));
    let again = scan(folder.path(), None, Some(&first), &progress).unwrap().unwrap();
    let same = first.entries.iter().zip(&again.entries).all(|(a, b)| Arc::ptr_eq(a, b));
    assert!(same);
    std::fs::write(folder.path().join("broken.dossier.toml"), SAMPLE).unwrap();
    let mended = scan(folder.path(), None, Some(&again), &progress).unwrap().unwrap();
    assert_eq!(mended.unusable().count(), 0);
    // Another day is another question.
    let asked = scan(folder.path(), Some(day("2020-01-31")), Some(&again), &progress);
    let asked = asked.unwrap().unwrap();
    assert!(asked.entries.iter().zip(&again.entries).all(|(a, b)| !Arc::ptr_eq(a, b)));
}

#[test]
fn a_reading_that_is_cancelled_gives_nothing() {
    let progress = DeskProgress::default();
    progress.cancel();
    assert!(scan(folder().path(), None, None, &progress).unwrap().is_none());
}

#[test]
fn watch_prints_a_row_for_each_and_tells_what_gives_none() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let table = detente(&["watch", path]);
    assert_eq!(table.status.code(), Some(1), "one file has errors");
    assert!(out(&table).starts_with("3 disputes, 2 commitments overdue\n"), "{}", out(&table));
    assert!(out(&table).contains("US–China trade truce, 2025"));
    assert!(said(&table).contains("broken.dossier.toml: It has"), "{}", said(&table));

    let json: Value =
        serde_json::from_str(&out(&detente(&["watch", path, "--format", "json"]))).unwrap();
    let disputes = json["disputes"].as_array().unwrap();
    assert_eq!(disputes.len(), 3);
    assert_eq!(json["unusable"][0]["file"], "broken.dossier.toml");
    let truce = disputes.iter().find(|one| one["file"] == "truce.dossier.toml").unwrap();
    assert_eq!(truce["as_of"], "2025-06-12");
    assert!((truce["tension"].as_f64().unwrap() - 77.6).abs() < 0.5);
    assert!(!truce["moved"][0]["sources"].as_array().unwrap().is_empty());

    let csv = out(&detente(&["watch", path, "--format", "csv", "--sort", "title"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let files: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    let expected =
        ["Caucasus.toml", "truce.dossier.toml", "below/war.dossier.toml", "broken.dossier.toml"];
    assert_eq!(files, expected);
}

#[test]
fn watch_says_what_is_wrong_with_a_folder() {
    let empty = tempfile::tempdir().unwrap();
    let told = detente(&["watch", empty.path().to_str().unwrap()]);
    assert_eq!(told.status.code(), Some(0));
    assert!(said(&told).contains("has no dossier"), "{}", said(&told));
    let missing = detente(&["watch", empty.path().join("x").to_str().unwrap()]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(said(&missing).contains("there is no such file"), "{}", said(&missing));
    let file = empty.path().join("a.txt");
    std::fs::write(&file, "nothing").unwrap();
    let told = detente(&["watch", file.to_str().unwrap()]);
    assert_eq!(told.status.code(), Some(2));
    assert!(said(&told).contains("is a file and no folder"), "{}", said(&told));
}

#[test]
fn a_book_has_every_dispute_and_says_where_it_comes_from() {
    let folder = folder();
    std::fs::remove_file(folder.path().join("broken.dossier.toml")).unwrap();
    let path = folder.path().to_str().unwrap();
    let made = tempfile::tempdir().unwrap();
    let [pdf, pptx, other] =
        ["a.pdf", "a.pptx", "a.png"].map(|name| made.path().join(name).display().to_string());
    let told = detente(&["watch", path, "-o", &pdf, "-o", &pptx, "--title", "Desk", "--force"]);
    assert_eq!(told.status.code(), Some(0), "{}", said(&told));
    assert!(said(&told).contains("3 disputes"));
    let twice = detente(&["watch", path, "-o", &pdf]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(said(&twice).contains("it exists"), "{}", said(&twice));
    assert!(said(&detente(&["watch", path, "-o", &other])).contains("as .pdf or .pptx"));

    for book in [&pdf, &pptx] {
        let same = detente(&["verify", book, path]);
        assert_eq!(same.status.code(), Some(0), "{}", said(&same));
        assert_eq!(out(&same).matches("the same, byte for byte").count(), 3);
        assert_eq!(detente(&["verify", book]).status.code(), Some(2));
    }
    let changed = SAMPLE.replacen("Both remove 91", "Both take away 91", 1);
    std::fs::write(folder.path().join("truce.dossier.toml"), changed).unwrap();
    std::fs::remove_file(folder.path().join("Caucasus.toml")).unwrap();
    let told = detente(&["verify", &pdf, path]);
    assert_eq!(told.status.code(), Some(1));
    assert!(out(&told).contains("truce.dossier.toml as of 2025-06-12: has changed since"));
    assert!(out(&told).contains("is not in the folder"));
}

#[test]
fn a_book_within_a_marking_has_no_trace_of_what_is_marked_above() {
    let folder = tempfile::tempdir().unwrap();
    let secret = "A back channel in Lisbon";
    let text = SAMPLE.replacen(
        "[[events]]",
        &format!(
            "[[events]]\nid = \"lisbon\"\ndate = \"2025-06-12\"\nheadline = \"{secret}\"\n\
             actor = \"both\"\ncode = \"042\"\nmarking = \"TLP:RED\"\n\n[[events]]"
        ),
        1,
    );
    std::fs::write(folder.path().join("a.dossier.toml"), text).unwrap();
    let path = folder.path().to_str().unwrap();
    let book = folder.path().join("book.pptx");
    let bytes = |most: &[&str]| {
        let name = book.to_str().unwrap();
        let told = detente(&[&["watch", path, "-o", name, "--force"], most].concat());
        assert_eq!(told.status.code(), Some(0), "{}", said(&told));
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&book).unwrap()).unwrap();
        let mut all = String::new();
        for place in 0..archive.len() {
            let mut part = archive.by_index(place).unwrap();
            let _ = std::io::Read::read_to_string(&mut part, &mut all);
        }
        all
    };
    assert!(bytes(&[]).contains(secret));
    assert!(!bytes(&["--max-marking", "green"]).contains(secret));
    let wrong = detente(&["watch", path, "-o", "x.pdf", "--max-marking", "purple"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));
    assert_eq!(store::find_dossiers(folder.path()).unwrap().files.len(), 1);
}
