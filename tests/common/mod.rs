//! What the tests share: dossiers as plain data, written out as TOML.
//!
//! A [`Spec`] knows the meaning of everything it writes (the days of a date,
//! the score of a code) from its own sources and never asks the library, so
//! that a test can compare the two.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

pub mod edits;
pub mod random;

use std::fmt::Write;

use detente::dossier::{self, Day, Dossier, Severity};

/// 1 January 2025, in days since 31 December of the year before year 1:
/// 719,163 for 1 January 1970, and 20,089 days from there.
pub const NEW_YEAR_2025: i32 = 739_252;

/// Year, month and day of a day number, by Howard Hinnant's algorithm for the
/// proleptic Gregorian calendar.
pub fn civil(day: i32) -> (i32, i32, i32) {
    // Days since 1 March of year 0, which is 306 days before year 1.
    let days = day + 305;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

/// `2025-06-10`.
pub fn iso(day: i32) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day that is written so.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A date as a file writes it, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    pub text: String,
    pub earliest: i32,
    pub point: i32,
    pub latest: i32,
    /// The last day it covers, as a due date is read; `None` while open.
    pub last: Option<i32>,
}

impl When {
    /// A plain day.
    pub fn day(day: i32) -> Self {
        Self { text: iso(day), earliest: day, point: day, latest: day, last: Some(day) }
    }

    /// One of the forms that §3 of the design lists, round a day.
    pub fn of_form(form: usize, day: i32, length: i32) -> Self {
        let (year, month, of_month) = civil(day);
        let first = day - of_month + 1;
        let last = (first + 27..first + 31).take_while(|d| civil(*d).1 == month).last().unwrap();
        let exact = |text: String, last: Option<i32>| Self {
            text,
            earliest: day,
            point: day,
            latest: day,
            last,
        };
        let about = |sign: char| Self {
            text: format!("{}{sign}", iso(day)),
            earliest: day - 7,
            point: day,
            latest: day + 7,
            last: Some(day + 7),
        };
        let in_month = |sign: &str| Self {
            text: format!("{year:04}-{month:02}{sign}"),
            earliest: first,
            point: first + 14,
            latest: last,
            last: Some(last),
        };
        match form {
            0 => about('~'),
            1 => about('?'),
            2 => in_month(""),
            3 => in_month("?"),
            4 => {
                let in_year: Vec<i32> =
                    (day - 366..day + 367).filter(|d| civil(*d).0 == year).collect();
                let (new_year, new_years_eve) = (in_year[0], in_year[in_year.len() - 1]);
                let july = in_year.iter().find(|d| civil(**d).1 == 7).unwrap();
                Self {
                    text: format!("{year:04}"),
                    earliest: new_year,
                    point: *july,
                    latest: new_years_eve,
                    last: Some(new_years_eve),
                }
            }
            5 => exact(format!("{}/{}", iso(day), iso(day + length)), Some(day + length)),
            6 => exact(format!("../{}", iso(day)), Some(day)),
            7 => exact(format!("{}/..", iso(day)), None),
            _ => Self::day(day),
        }
    }
}

/// Who acts: the first side, the second, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    China,
    Us,
    Both,
}

impl Who {
    pub fn id(self) -> &'static str {
        match self {
            Self::China => "china",
            Self::Us => "us",
            Self::Both => "both",
        }
    }
}

/// Codes with the Goldstein scores that GDELT publishes for them. 1213 and
/// 0999 have none of their own and take those of 121 and 09.
pub const CODES: [(&str, f64); 10] = [
    ("010", 0.0),
    ("043", 2.8),
    ("057", 8.0),
    ("085", 7.0),
    ("112", -2.0),
    ("163", -8.0),
    ("190", -10.0),
    ("203", -10.0),
    ("1213", -4.0),
    ("0999", -2.0),
];

#[derive(Debug, Clone)]
pub struct EventSpec {
    pub when: When,
    pub time: Option<&'static str>,
    pub who: Who,
    pub code: (&'static str, f64),
    pub score: Option<f64>,
    pub weight: Option<f64>,
    pub low_confidence: bool,
    /// By place among the sources.
    pub sources: Vec<usize>,
}

impl EventSpec {
    /// An event of a plain day, with a score of its own.
    pub fn plain(day: i32, score: f64) -> Self {
        Self {
            when: When::day(day),
            time: None,
            who: Who::China,
            code: ("010", 0.0),
            score: Some(score),
            weight: None,
            low_confidence: false,
            sources: Vec::new(),
        }
    }
}

#[derive(Debug, Clone)]
pub struct VerdictSpec {
    pub status: &'static str,
    pub when: When,
    pub sources: Vec<usize>,
}

#[derive(Debug, Clone)]
pub struct ClaimSpec {
    pub by: &'static str,
    pub stance: &'static str,
    pub when: When,
    pub source: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct CommitmentSpec {
    pub by: Who,
    pub made: When,
    pub due: Option<When>,
    pub expires: Option<When>,
    pub kind: Option<&'static str>,
    /// By place among the events.
    pub event: Option<usize>,
    /// By place among the commitments.
    pub conditional_on: Vec<usize>,
    pub reciprocal_with: Vec<usize>,
    pub sources: Vec<usize>,
    pub verdicts: Vec<VerdictSpec>,
    pub claims: Vec<ClaimSpec>,
    /// Further lines of its table, and the tables under it.
    pub more: String,
}

impl CommitmentSpec {
    /// One of the first side's, made on a day, and nothing more.
    pub fn plain(made: i32) -> Self {
        Self {
            by: Who::China,
            made: When::day(made),
            due: None,
            expires: None,
            kind: None,
            event: None,
            conditional_on: Vec::new(),
            reciprocal_with: Vec::new(),
            sources: Vec::new(),
            verdicts: Vec::new(),
            claims: Vec::new(),
            more: String::new(),
        }
    }
}

/// The `[model]` table.
#[derive(Debug, Clone)]
pub struct ModelSpec {
    pub kind: &'static str,
    pub gain: f64,
    /// `None` is written as "none".
    pub half_life: Option<f64>,
    pub baseline: f64,
    pub start: f64,
    pub window: u32,
}

impl Default for ModelSpec {
    fn default() -> Self {
        Self {
            kind: "level",
            gain: 0.1,
            half_life: Some(180.0),
            baseline: 0.0,
            start: 0.0,
            window: 30,
        }
    }
}

/// A whole dossier.
#[derive(Debug, Clone, Default)]
pub struct Spec {
    pub model: ModelSpec,
    /// When each source was published, where it says.
    pub sources: Vec<Option<When>>,
    pub events: Vec<EventSpec>,
    pub commitments: Vec<CommitmentSpec>,
    /// Further tables.
    pub more: String,
}

/// The first lines of every dossier here.
pub const HEAD: &str = r#"schema = 1
title = "A dispute"

[[sides]]
id = "china"
name = "China"

[[sides]]
id = "us"
name = "United States"
"#;

fn source_ids(places: &[usize]) -> String {
    let ids: Vec<String> = places.iter().map(|place| format!("\"s{place}\"")).collect();
    format!("[{}]", ids.join(", "))
}

impl Spec {
    /// The file. Events are `e0`, `e1`, …, sources `s0`, commitments `c0`.
    pub fn toml(&self) -> String {
        let mut out = HEAD.to_owned();
        let ModelSpec { kind, gain, half_life, baseline, start, window } = &self.model;
        let half_life = half_life.map_or("\"none\"".to_owned(), |days| format!("{days:?}"));
        writeln!(
            out,
            "[model]\nkind = \"{kind}\"\ngain = {gain:?}\nhalf_life_days = {half_life}\n\
             baseline = {baseline:?}\nstart = {start:?}\nwindow_days = {window}"
        )
        .unwrap();
        for (place, published) in self.sources.iter().enumerate() {
            writeln!(out, "[[sources]]\nid = \"s{place}\"\ntitle = \"Paper {place}\"").unwrap();
            if let Some(when) = published {
                writeln!(out, "published = \"{}\"", when.text).unwrap();
            }
        }
        for (place, event) in self.events.iter().enumerate() {
            write_event(&mut out, place, event);
        }
        for (place, commitment) in self.commitments.iter().enumerate() {
            write_commitment(&mut out, place, commitment);
        }
        out.push_str(&self.more);
        out
    }

    /// The file as the library reads it; it must be free of errors.
    pub fn dossier(&self) -> Dossier {
        read(&self.toml())
    }
}

/// Reads a file that must be free of errors.
#[allow(clippy::panic, reason = "a test may fail loudly")]
pub fn read(text: &str) -> Dossier {
    let parsed = dossier::parse(text);
    let mut errors = parsed.problems.iter().filter(|p| p.severity == Severity::Error);
    if let Some(error) = errors.next() {
        panic!("{}\n{text}", error.render("generated"));
    }
    parsed.dossier.unwrap()
}

fn write_event(out: &mut String, place: usize, event: &EventSpec) {
    writeln!(
        out,
        "[[events]]\nid = \"e{place}\"\ndate = \"{}\"\nheadline = \"Event {place}\"\n\
         actor = \"{}\"\ncode = \"{}\"",
        event.when.text,
        event.who.id(),
        event.code.0
    )
    .unwrap();
    if let Some(time) = event.time {
        writeln!(out, "time = \"{time}\"").unwrap();
    }
    if let Some(score) = event.score {
        writeln!(out, "score = {score:?}").unwrap();
    }
    if let Some(weight) = event.weight {
        writeln!(out, "weight = {weight:?}").unwrap();
    }
    if event.low_confidence {
        out.push_str("confidence = \"low\"\n");
    }
    if !event.sources.is_empty() {
        writeln!(out, "sources = {}", source_ids(&event.sources)).unwrap();
    }
}

fn write_commitment(out: &mut String, place: usize, commitment: &CommitmentSpec) {
    let CommitmentSpec { by, made, due, expires, sources, verdicts, claims, more, .. } = commitment;
    writeln!(
        out,
        "[[commitments]]\nid = \"c{place}\"\nby = \"{}\"\ntext = \"Promise {place}\"\n\
         made = \"{}\"\nsources = {}",
        by.id(),
        made.text,
        source_ids(sources)
    )
    .unwrap();
    for (key, when) in [("due", due), ("expires", expires)] {
        if let Some(when) = when {
            writeln!(out, "{key} = \"{}\"", when.text).unwrap();
        }
    }
    if let Some(kind) = commitment.kind {
        writeln!(out, "kind = \"{kind}\"").unwrap();
    }
    if let Some(event) = commitment.event {
        writeln!(out, "event = \"e{event}\"").unwrap();
    }
    for (key, places) in [
        ("conditional_on", &commitment.conditional_on),
        ("reciprocal_with", &commitment.reciprocal_with),
    ] {
        let ids: Vec<String> = places.iter().map(|place| format!("\"c{place}\"")).collect();
        writeln!(out, "{key} = [{}]", ids.join(", ")).unwrap();
    }
    out.push_str(more);
    for VerdictSpec { status, when, sources } in verdicts {
        writeln!(
            out,
            "[[commitments.verdicts]]\nstatus = \"{status}\"\ndate = \"{}\"\nsources = {}",
            when.text,
            source_ids(sources)
        )
        .unwrap();
    }
    for ClaimSpec { by, stance, when, source } in claims {
        writeln!(
            out,
            "[[commitments.claims]]\nby = \"{by}\"\nstance = \"{stance}\"\ndate = \"{}\"",
            when.text
        )
        .unwrap();
        if let Some(source) = source {
            writeln!(out, "source = \"s{source}\"").unwrap();
        }
    }
}
