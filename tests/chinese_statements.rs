//! The coder against Chinese texts: three official ones of 2025 (the joint statement of Geneva, the
//! Ministry of Commerce on the framework of London, and the announcement of tariffs of 4 April),
//! which were at hand when its rules were written, and a chronology of 2017 to 2019, which was not.
//!
//! One person who knew the rules judged what the texts tell, the chronology before the coder was
//! run on it: all of its entries, by number, with the acting side and the quad class of the main
//! act, and any other reading a reader could defend. What the coder says of an entry is its most
//! confident candidate that has a side, or both, as actor; of two as confident, the first. The
//! texts are not part of the project: if they are missing, the test says so and ends.
//! `DETENTE_MISSES=1` prints the candidates.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

#[path = "common/shared.rs"]
mod shared;

use detente::dossier::{Day, Dossier, QuadClass, Slot, parse};
use detente::drafting::actors::{Actors, Party};
use detente::drafting::codes::{Candidate, Coder};
use detente::drafting::sentences::Text;

use shared::shared;

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

fn told(one: &Candidate) -> String {
    let name = |party: &Option<Party>| match party {
        Some(Party::Side(Slot::First)) => "china",
        Some(Party::Side(Slot::Second)) => "us",
        Some(Party::Both) => "both",
        _ => "",
    };
    format!("{} {} {}", name(&one.actor), one.code, name(&one.target)).trim().to_owned()
}

fn dossier() -> Dossier {
    let text = "schema = 1\ntitle = \"Trade\"\n\
        [[sides]]\nid = \"china\"\nname = \"China\"\ncameo = \"CHN\"\n\
        [[sides]]\nid = \"us\"\nname = \"United States\"\ncameo = \"USA\"\n";
    parse(text).dossier.unwrap()
}

/// The labels of the chronology: number, side, quad class, another.
const LABELS: &str = include_str!("drafting/timeline-zh.csv");

#[test]
fn a_chronology_in_chinese() {
    let Some(text) = shared("data/timeline/zh_tradewar_timeline.trim.csv") else { return };
    let dossier = dossier();
    let entries: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(entries.len(), LABELS.lines().count() - 1, "each entry has its label");
    let (mut sides, mut quads) = (0, 0);
    for (entry, label) in entries.iter().zip(LABELS.lines().skip(1)) {
        let (day, words) = entry.split_once(',').unwrap();
        let part = |range: std::ops::Range<usize>| day.get(range).unwrap();
        let day: Day = format!("{}-{}-{}", part(0..4), part(4..6), part(6..8)).parse().unwrap();
        let found = Coder::built_in().read(&Text::read(words), &Actors::of(&dossier, day));
        let acting = found.iter().filter(|one| {
            matches!(one.actor, Some(Party::Side(_) | Party::Both)) && !one.actors.is_empty()
        });
        let best = acting.rev().max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let side = match best.map(|one| &one.actor) {
            Some(Some(Party::Side(Slot::First))) => "china",
            Some(Some(Party::Side(Slot::Second))) => "us",
            Some(Some(Party::Both)) => "both",
            _ => "none",
        };
        let quad = match best.map(|one| one.code.entry().quad) {
            Some(QuadClass::VerbalCooperation) => "verbal-cooperation",
            Some(QuadClass::MaterialCooperation) => "material-cooperation",
            Some(QuadClass::VerbalConflict) => "verbal-conflict",
            Some(QuadClass::MaterialConflict) => "material-conflict",
            None => "none",
        };
        let mut fields = label.split(',').skip(1);
        let has_side = fields.next().unwrap().split('|').any(|one| one == side);
        let has_quad = fields.any(|one| one == quad);
        sides += usize::from(has_side);
        quads += usize::from(has_quad);
        if !(has_side && has_quad) && std::env::var_os("DETENTE_MISSES").is_some() {
            println!("{label}, not {side} {quad}: {words}\n  {best:?}");
        }
    }
    let share = |count: usize| 100.0 * count as f64 / entries.len() as f64;
    let plain = LABELS.lines().filter(|label| label.contains("material-conflict")).count();
    println!(
        "the chronology in Chinese: right side {:.1} %, right class {:.1} % of {}; always saying \
         material conflict has {:.1} %",
        share(sides),
        share(quads),
        entries.len(),
        share(plain)
    );
    assert!(share(sides) >= 93.0, "{sides} sides");
    assert!(share(quads) >= 90.0, "{quads} classes");
}

#[test]
fn official_texts_in_chinese() {
    let dossier = dossier();
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
