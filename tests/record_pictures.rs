//! The figures of the sample, of the second record and of a record of twelve
//! years, light and dark, in docs/pictures: drawn anew by every run and compared.
//! `UPDATE_PICTURES=1 cargo test --test record_pictures` writes them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "common/long.rs"]
mod long;

use std::fs;
use std::path::{Path, PathBuf};

use detente::brief::{self, Brief, Options, Origin};
use detente::dossier::parse;
use detente::figure::ThemeName;
use detente::reading::Holdings;
use detente::store::SAMPLE;

fn drawn(name: &str, text: &str, theme: ThemeName) -> String {
    let parsed = parse(text);
    assert!(parsed.problems.is_empty(), "{name}: {:?}", parsed.problems);
    let dossier = parsed.dossier.unwrap();
    let options = Options { theme, ..Options::of(&dossier) };
    let brief = Brief { holdings: Holdings::new(dossier), origin: Origin::of(name, text), options };
    brief::figure(&brief).svg()
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures").join(name)
}

#[test]
fn figures_of_three_records_stay_as_they_are() {
    let record =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/us-china-2018.dossier.toml");
    let records = [
        ("sample", SAMPLE.to_owned()),
        ("us-china-2018", fs::read_to_string(record).unwrap()),
        ("twelve-years", long::twelve_years()),
    ];
    for (name, text) in &records {
        for (theme, called) in [(ThemeName::Light, "light"), (ThemeName::Dark, "dark")] {
            let path = kept(&format!("figure-{name}-{called}.svg"));
            let svg = drawn(name, text, theme);
            if std::env::var_os("UPDATE_PICTURES").is_some() {
                fs::write(&path, svg).unwrap();
                continue;
            }
            let before = fs::read_to_string(&path).expect("a kept picture");
            assert!(before == svg, "{} is drawn otherwise now", path.display());
        }
    }
}
