//! How long the models take: in instructions where `valgrind` is installed,
//! which come out the same on every run of one build, and in time.
//!
//! `cargo bench --bench tension` prints a table; `benches/README.md` says how
//! to read it. Reading the file is timed apart: it happens once a file, and
//! the rest at every change.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and prints")]

mod counted;

use std::env;
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use counted::{CASE, instructions};
use detente::dossier::{self, Day, Dossier, Slot};
use detente::ledger::{Ledger, ScoreSeries};
use detente::tension::{
    Attribution, Direction, EventLog, Model, Scope, SensitivityBand, Series, Standing,
};

const YEARS: u32 = 10;

struct Case {
    name: &'static str,
    kind: &'static str,
    events: u32,
    commitments: u32,
    /// In time; the quickest and the middle one are shown.
    runs: usize,
    measure: fn(&Dossier, &EventLog) -> f64,
}

const CASES: [Case; 6] = [
    Case {
        name: "one edit, 10,000 events",
        kind: "stock",
        events: 10_000,
        commitments: 1_000,
        runs: 51,
        measure: measured_edit,
    },
    Case {
        name: "stock: series, 1,000,000 events",
        kind: "stock",
        events: 1_000_000,
        commitments: 0,
        runs: 11,
        measure: measured_series,
    },
    Case {
        name: "stock: series and band, 100,000 events",
        kind: "stock",
        events: 100_000,
        commitments: 0,
        runs: 21,
        measure: measured_band,
    },
    Case {
        name: "stock: series and band, 1,000,000 events",
        kind: "stock",
        events: 1_000_000,
        commitments: 0,
        runs: 11,
        measure: measured_band,
    },
    Case {
        name: "level: one edit, 10,000 events",
        kind: "level",
        events: 10_000,
        commitments: 1_000,
        runs: 51,
        measure: measured_edit,
    },
    Case {
        name: "level: series and band, 1,000,000 events",
        kind: "level",
        events: 1_000_000,
        commitments: 0,
        runs: 5,
        measure: measured_band,
    },
];

/// How many settings the band of a kind has where every axis applies.
fn settings_of(model: &Model) -> u32 {
    if matches!(model, Model::Stock(_)) { 162 } else { 54 }
}

/// Tension by day alone.
#[inline(never)]
fn measured_series(dossier: &Dossier, log: &EventLog) -> f64 {
    let model = Model::from(&dossier.model);
    let as_of = dossier.default_as_of().unwrap();
    let selection = log.select(Scope { as_of, direction: Direction::Both });
    Series::compute(&model, &selection).at(as_of).unwrap()
}

/// Tension by day and the envelope of all settings.
#[inline(never)]
fn measured_band(dossier: &Dossier, log: &EventLog) -> f64 {
    let model = Model::from(&dossier.model);
    let as_of = dossier.default_as_of().unwrap();
    let selection = log.select(Scope { as_of, direction: Direction::Both });
    let series = Series::compute(&model, &selection);
    let band = SensitivityBand::compute(&model, &selection);
    assert_eq!(band.settings, settings_of(&model), "every axis applies");
    let (low, high) = band.at(as_of).unwrap();
    series.at(as_of).unwrap() + low + high
}

/// All that the window shows of a dossier in which something was changed.
#[inline(never)]
fn measured_edit(dossier: &Dossier, _: &EventLog) -> f64 {
    let model = Model::from(&dossier.model);
    let as_of = dossier.default_as_of().unwrap();
    let selection = EventLog::new(dossier).select(Scope { as_of, direction: Direction::Both });
    let series = Series::compute(&model, &selection);
    let band = SensitivityBand::compute(&model, &selection);
    let attribution = Attribution::compute(&model, &selection, as_of.plus(-365), as_of).unwrap();
    let standing = Standing::compute(&Model::stock(&dossier.model), &selection);
    let ledger = Ledger::compute(dossier, as_of);
    let scores = Slot::BOTH.map(|slot| ScoreSeries::compute(dossier, slot, as_of));
    assert_eq!(band.settings, settings_of(&model), "every axis applies");
    let scores: f64 = scores.iter().filter_map(|scores| scores.at(as_of)).sum();
    let lines = ledger.rows.len() + standing.measures.len() + standing.suspensions.len();
    series.at(as_of).unwrap() + attribution.total + lines as f64 + scores
}

/// A dossier over ten years, its events in no order. Of ten events one is
/// dated about a day, one only to a month, one has low confidence, and one
/// could be coded otherwise; every other one rests on a source. Of a hundred
/// five suspend half of a measure, some of them until a day, and one of these
/// suspensions is undone.
fn text_of(kind: &str, events: u32, commitments: u32) -> String {
    let mut text = String::from(
        "schema = 1\ntitle = \"A benchmark\"\ncutoff = \"2025-12-31\"\n\
         [[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n",
    );
    writeln!(text, "[model]\nkind = \"{kind}\"").unwrap();
    let sources = 1_000;
    for place in 0..sources {
        let published = day(place, 1);
        writeln!(text, "[[sources]]\nid=\"s{place}\"\ntitle=\"S\"\npublished=\"{published}\"")
            .unwrap();
    }
    for place in 0..events {
        write_event(&mut text, place);
        if place % 2 == 0 {
            writeln!(text, "sources=[\"s{}\"]", hash(place, 5) % sources).unwrap();
        }
    }
    for place in 0..commitments {
        let made = day(place, 6);
        writeln!(
            text,
            "[[commitments]]\nid=\"c{place}\"\nby=\"{}\"\ntext=\"C\"\nmade=\"{made}\"\ndue=\"{}\"",
            ["a", "b"].get((place % 2) as usize).unwrap(),
            made.plus(90)
        )
        .unwrap();
        for (after, status) in [(30, "in-progress"), (60, "partial"), (120, "fulfilled")] {
            let date = made.plus(after);
            writeln!(text, "[[commitments.verdicts]]\nstatus=\"{status}\"\ndate=\"{date}\"")
                .unwrap();
        }
    }
    text
}

/// Knuth's multiplicative hash: the same text on every machine.
fn hash(place: u32, salt: u32) -> u32 {
    (place ^ salt).wrapping_mul(2_654_435_761) >> 8
}

fn day(place: u32, salt: u32) -> Day {
    let first = Day::from_ymd(2016, 1, 1).unwrap();
    first.plus((hash(place, salt) % (YEARS * 365)) as i32)
}

/// What the event before undergoes: a measure is suspended 60 days after it,
/// and of five suspensions one is undone after 60 more.
fn undoes_the_one_before(place: u32) -> bool {
    place % 20 == 19 || (place.is_multiple_of(100) && place > 0)
}

fn write_event(text: &mut String, place: u32) {
    let (day, date) = if place % 20 == 19 {
        (day(place - 1, 2).plus(60), None)
    } else if undoes_the_one_before(place) {
        (day(place - 2, 2).plus(120), None)
    } else {
        (day(place, 2), (place % 20 != 18).then_some(place % 10))
    };
    let date = match date {
        Some(0) => format!("{day}~"),
        Some(1) => day.to_string().get(..7).unwrap().to_owned(),
        _ => day.to_string(),
    };
    let actor = ["a", "b", "both"].get((hash(place, 3) % 3) as usize).unwrap();
    let code = ["010", "043", "057", "112", "163", "190"];
    let code = code.get((hash(place, 4) % 6) as usize).filter(|_| place % 20 != 18);
    writeln!(
        text,
        "[[events]]\nid=\"e{place}\"\ndate=\"{date}\"\nheadline=\"E\"\nactor=\"{actor}\"\ncode=\"{}\"",
        code.unwrap_or(&"163")
    )
    .unwrap();
    if undoes_the_one_before(place) {
        writeln!(text, "reverses=[\"e{}\"]\nshare=0.5", place - 1).unwrap();
        if place % 40 == 19 {
            writeln!(text, "until=\"{}\"", day.plus(90)).unwrap();
        }
    }
    match place % 10 {
        2 => text.push_str("confidence=\"low\"\n"),
        3 => text.push_str("readings=[\"130\",\"036\"]\n"),
        _ => {}
    }
}

fn dossier_of(case: &Case) -> (Dossier, Duration) {
    let text = text_of(case.kind, case.events, case.commitments);
    let begin = Instant::now();
    let parsed = dossier::parse(&text);
    (parsed.dossier.unwrap(), begin.elapsed())
}

fn millions(count: Option<u64>) -> String {
    count.map_or_else(|| "-".to_owned(), |count| format!("{:.1}", count as f64 / 1e6))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e3)
}

fn main() {
    if let Ok(name) = env::var(CASE) {
        let case = CASES.iter().find(|case| case.name == name).unwrap();
        let (dossier, _) = dossier_of(case);
        let log = EventLog::new(&dossier);
        black_box((case.measure)(black_box(&dossier), black_box(&log)));
        return;
    }
    // `cargo test --all-targets` builds and starts it, too.
    if !env::args().any(|argument| argument == "--bench") {
        println!("run it by cargo bench --bench tension");
        return;
    }
    println!("| case | million instructions | quickest, ms | middle, ms | reading the file, ms |");
    println!("|---|--:|--:|--:|--:|");
    let mut counts = Vec::new();
    for case in &CASES {
        let (dossier, reading) = dossier_of(case);
        let log = EventLog::new(&dossier);
        let mut times: Vec<Duration> = (0..case.runs)
            .map(|_| {
                let begin = Instant::now();
                black_box((case.measure)(black_box(&dossier), black_box(&log)));
                begin.elapsed()
            })
            .collect();
        drop((dossier, log));
        times.sort();
        let (quickest, middle) = (times.first().unwrap(), times.get(times.len() / 2).unwrap());
        let count = instructions(case.name);
        println!(
            "| {} | {} | {} | {} | {} |",
            case.name,
            millions(count),
            milliseconds(*quickest),
            milliseconds(*middle),
            milliseconds(reading),
        );
        counts.push((count, *quickest));
    }
    if let [_, _, (few, quick), (many, slow), ..] = counts.as_slice() {
        let ratio = slow.as_secs_f64() / quick.as_secs_f64();
        println!("\nTen times the events take {ratio:.1} times the time.");
        if let (Some(few), Some(many)) = (few, many) {
            println!("They take {:.1} times the instructions.", *many as f64 / *few as f64);
        }
    }
}
