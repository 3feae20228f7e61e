//! The CAMEO table against the one that GDELT publishes, and its quad classes
//! against GDELT's own events, where those files are at hand; and, always,
//! against its own recorded digest.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/skipped.rs"]
mod skipped;

use std::path::{Path, PathBuf};

use detente::dossier::CameoCode;
use detente::dossier::cameo::{self, TABLE_CSV};
use sha2::{Digest, Sha256};

/// Of `assets/cameo.csv`. A change of the table changes every dossier's
/// numbers, so it is made on purpose or not at all.
const TABLE_SHA256: &str = "27086c64b2da45ac33983827eff5aea6cb838e8af8d7ba72228ee435e7726b01";

/// GDELT's event files have 57, 58 or 61 columns; the code is the 27th and the
/// quad class the 30th of each.
const FEWEST_COLUMNS: usize = 57;
const CODE_COLUMN: usize = 26;
const QUAD_COLUMN: usize = 29;

fn gdelt() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/gdelt");
    let found = folder.is_dir();
    if !found {
        skipped::skipped("GDELT's files are not here");
    }
    found.then_some(folder)
}

#[test]
fn the_table_is_the_one_recorded() {
    let digest = Sha256::digest(TABLE_CSV.as_bytes());
    let shown: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(shown, TABLE_SHA256);
    assert!(!TABLE_CSV.contains('\r'), "line ends would change the digest");
}

#[test]
fn codes_order_and_scores_are_gdelts() {
    let Some(folder) = gdelt() else { return };
    let text = std::fs::read_to_string(folder.join("lookup/CAMEO.goldsteinscale.txt")).unwrap();
    let published: Vec<(&str, f64)> = text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let (code, score) = line.trim_end().split_once('\t').unwrap();
            (code, score.parse().unwrap())
        })
        .collect();
    let ours: Vec<(&str, f64)> = TABLE_CSV
        .lines()
        .skip(1)
        .map(|line| {
            let mut fields = line.split(',');
            (fields.next().unwrap(), fields.next().unwrap().parse().unwrap())
        })
        .collect();
    assert_eq!(ours, published);
    // And so the library reads it.
    for (code, score) in published {
        assert_eq!(cameo::exact(code).unwrap().goldstein, score, "{code}");
    }
}

#[test]
fn treaties_sanctions_and_their_lifting_last() {
    let roots = ["057", "16", "172", "081", "085", "086", "087"];
    for row in cameo::table() {
        let expected = roots.iter().any(|root| row.code.starts_with(root));
        assert_eq!(row.lasting, expected, "{}", row.code);
    }
}

#[test]
fn quad_classes_are_those_of_gdelts_events() {
    let Some(folder) = gdelt() else { return };
    let mut rows = 0;
    let mut files = 0;
    for entry in std::fs::read_dir(folder.join("raw")).unwrap() {
        let path = entry.unwrap().path();
        let is_csv = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("csv"));
        if !is_csv {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let before = rows;
        for line in String::from_utf8_lossy(&bytes).lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            // Not an event file, its header, or a row that was cut.
            if fields.len() < FEWEST_COLUMNS {
                continue;
            }
            let (code, quad) = (fields[CODE_COLUMN], fields[QUAD_COLUMN]);
            let (Ok(code), Ok(quad)) = (code.parse::<CameoCode>(), quad.parse::<u8>()) else {
                continue;
            };
            assert_eq!(code.entry().quad.number(), quad, "{code} in {}", path.display());
            rows += 1;
        }
        files += usize::from(rows > before);
    }
    assert!(rows > 1_000 && files > 1, "{rows} rows of {files} files were compared");
}

/// The same without GDELT's files. Investigating (09) is a deed of cooperation
/// there and protesting (14) hostile words.
#[test]
fn quad_classes_go_by_root() {
    for row in cameo::table() {
        let root: u8 = row.code[..2].parse().unwrap();
        let expected = match root {
            1..=5 => 1,
            6..=9 => 2,
            10..=14 => 3,
            15..=20 => 4,
            _ => panic!("{}", row.code),
        };
        assert_eq!(row.quad.number(), expected, "{}", row.code);
        assert_eq!(row.quad.is_conflict(), expected > 2);
        assert_eq!(row.quad.is_material(), expected % 2 == 0);
    }
}

/// Every code of 2 to 4 digits has a score exactly where its first two are a
/// root of CAMEO, and takes it from the longest code that it begins with.
#[test]
fn every_code_falls_back_to_the_longest_of_the_table() {
    let all = (0..10_000).map(|n| format!("{n:04}"));
    let all = all.chain((0..1_000).map(|n| format!("{n:03}")));
    for code in all.chain((0..100).map(|n| format!("{n:02}"))) {
        let root: u8 = code[..2].parse().unwrap();
        let parsed = code.parse::<CameoCode>();
        assert_eq!(parsed.is_ok(), (1..=20).contains(&root), "{code}");
        let Ok(parsed) = parsed else { continue };
        assert_eq!(parsed.as_str(), code);
        let rows = TABLE_CSV.lines().skip(1).map(|line| line.split(',').next().unwrap());
        let longest = rows.filter(|row| code.starts_with(row)).max_by_key(|row| row.len());
        assert_eq!(Some(parsed.entry().code), longest, "{code}");
    }
}
