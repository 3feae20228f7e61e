//! The coder against three official texts of 2025 in Chinese: the joint statement of
//! Geneva, what the Ministry of Commerce said of the framework of London, and the
//! announcement of tariffs of 4 April.
//!
//! One person who knew the rules judged what the texts tell and what the coder says
//! of them. The texts are not part of the project: where they are not there, the
//! test says so and ends. `DETENTE_MISSES=1` prints the candidates.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::{Path, PathBuf};

use detente::dossier::{Day, Slot, parse};
use detente::drafting::actors::{Actors, Party};
use detente::drafting::codes::{Candidate, Coder};
use detente::drafting::sentences::Text;

/// The file, how many candidates it may have at most, and what must be among them.
const TEXTS: [(&str, &str, usize, &[&str]); 3] = [
    (
        "geneva_joint_statement_2025-05-12.zh-Hans.txt",
        "2025-05-12",
        13,
        &["both 030", "us 0354", "china 0354 us", "both 031", "both 036"],
    ),
    (
        "mofcom_spokesperson_london_framework_2025-06-27.zh-Hans.txt",
        "2025-06-27",
        10,
        &[
            "china 010",
            "both 037",
            "china 0311 us",
            "both 046",
            "both 040",
            "china 0351",
            "us 0354 china",
        ],
    ),
    (
        "tariff_commission_announcement_2025-04_2025-04-04.zh-Hans.txt",
        "2025-04-04",
        3,
        &["us 163 china", "china 163 us"],
    ),
];

/// What stands beside the project's folder, or in the folder of this variable.
fn shared(path: &str) -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("DETENTE_SHARED").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(folder.join(path)).ok();
    if text.is_none() {
        println!("{path} is not there: skipped");
    }
    text
}

fn told(one: &Candidate) -> String {
    let name = |party: &Option<Party>| match party {
        Some(Party::Side(Slot::First)) => "china",
        Some(Party::Side(Slot::Second)) => "us",
        Some(Party::Both) => "both",
        _ => "",
    };
    format!("{} {} {}", name(&one.actor), one.code, name(&one.target)).trim().to_owned()
}

#[test]
fn official_texts_in_chinese() {
    let text = "schema = 1\ntitle = \"Trade\"\n\
        [[sides]]\nid = \"china\"\nname = \"China\"\ncameo = \"CHN\"\n\
        [[sides]]\nid = \"us\"\nname = \"United States\"\ncameo = \"USA\"\n";
    let dossier = parse(text).dossier.unwrap();
    for (file, day, most, wanted) in TEXTS {
        let Some(text) = shared(&format!("data/cjk/official/{file}")) else { continue };
        let day: Day = day.parse().unwrap();
        let read = Text::read(&text);
        let found = Coder::built_in().read(&read, &Actors::of(&dossier, day));
        let all: Vec<String> = found.iter().map(told).collect();
        println!("{file}: {} candidates", found.len());
        if std::env::var_os("DETENTE_MISSES").is_some() {
            for one in &found {
                println!("  {} {:?} {:?}", told(one), one.mode, read.slice(&one.head));
            }
        }
        assert!(found.len() <= most, "{all:?}");
        for one in wanted {
            assert!(all.iter().any(|other| other == one), "{one} is not among {all:?}");
        }
    }
}
