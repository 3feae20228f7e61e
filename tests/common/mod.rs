//! What the tests share: dossiers as plain data, written out as TOML.
//!
//! A [`Spec`] knows the meaning of everything it writes (the days of a date,
//! the score of a code) from its own sources and never asks the library, so
//! that a test can compare the two.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "each test file uses a part of it, and where a test cannot go on it should fail"
)]

mod calendar;
pub mod edits;
pub mod problems;
pub mod random;
pub mod skipped;
pub mod stock;
mod write;

use detente::dossier::{self, Dossier, Severity};
use detente::words::ENGLISH;

#[allow(unused_imports, reason = "each test file uses a part of it")]
pub use calendar::{NEW_YEAR_2025, When, civil, day, iso};

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

/// A CAMEO code, and what the models take from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Code {
    pub text: &'static str,
    pub score: f64,
    /// From 1, verbal cooperation, to 4, material conflict.
    pub quad: u8,
    /// Whether what it codes stays in force until it is lifted.
    pub lasting: bool,
}

impl Code {
    const fn new(text: &'static str, score: f64, quad: u8, lasting: bool) -> Self {
        Self { text, score, quad, lasting }
    }

    /// A statement: of no score, and passing as words do.
    pub const STATEMENT: Self = Self::new("010", 0.0, 1, false);
    /// The use of force: passing as deeds do.
    pub const FORCE: Self = Self::new("190", -10.0, 4, false);
    /// A tariff: it stays.
    pub const TARIFF: Self = Self::new("163", -8.0, 4, true);
}

/// Codes with the Goldstein scores that GDELT publishes for them, and whether
/// DESIGN §4 has them last. 1213, 0999 and 1731 have no score of their own and
/// take those of 121, 09 and 173.
pub const CODES: [Code; 16] = [
    Code::STATEMENT,
    Code::new("036", 4.0, 1, false),
    Code::new("043", 2.8, 1, false),
    Code::new("057", 8.0, 1, true),
    Code::new("073", 7.4, 2, false),
    Code::new("081", 5.0, 2, true),
    Code::new("085", 7.0, 2, true),
    Code::new("112", -2.0, 3, false),
    Code::new("1213", -4.0, 3, false),
    Code::new("130", -4.4, 3, false),
    Code::new("0999", -2.0, 2, false),
    Code::TARIFF,
    Code::new("1724", -5.0, 4, true),
    Code::new("1731", -5.0, 4, false),
    Code::FORCE,
    Code::new("203", -10.0, 4, false),
];

/// An event. What a stock takes from it besides its code has the names that
/// §4 gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventSpec {
    pub when: When,
    pub time: Option<&'static str>,
    pub who: Who,
    pub code: Code,
    pub score: Option<f64>,
    pub weight: Option<f64>,
    pub low_confidence: bool,
    /// By place among the sources.
    pub sources: Vec<usize>,
    pub planned: bool,
    pub lasting: Option<bool>,
    pub until: Option<When>,
    /// By place among the events.
    pub reverses: Vec<usize>,
    pub share: Option<f64>,
    pub readings: Vec<Code>,
}

impl EventSpec {
    /// An event of a plain day, with a score of its own.
    pub fn plain(day: i32, score: f64) -> Self {
        Self { score: Some(score), ..Self::coded(day, Code::STATEMENT) }
    }

    /// An event of a plain day.
    pub fn coded(day: i32, code: Code) -> Self {
        Self {
            when: When::day(day),
            time: None,
            who: Who::China,
            code,
            score: None,
            weight: None,
            low_confidence: false,
            sources: Vec::new(),
            planned: false,
            lasting: None,
            until: None,
            reverses: Vec::new(),
            share: None,
            readings: Vec::new(),
        }
    }

    /// Goldstein points: its own, else its code's.
    pub fn goldstein(&self) -> f64 {
        self.score.unwrap_or(self.code.score)
    }

    /// Whether it stays until it is lifted; what undoes others does.
    pub fn is_lasting(&self) -> bool {
        !self.reverses.is_empty() || self.lasting.unwrap_or(self.code.lasting)
    }

    /// The last day on which it is in force, where it has one.
    pub fn last_day(&self) -> Option<i32> {
        self.until.as_ref().and_then(|until| until.last)
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

/// The `[model]` table. Half-lives of `None` are written as "none".
#[derive(Debug, Clone)]
pub struct ModelSpec {
    pub kind: &'static str,
    pub rest: f64,
    pub rest_range: Option<(f64, f64)>,
    pub scale: f64,
    pub words_half_life: Option<f64>,
    pub deeds_half_life: Option<f64>,
    pub gain: f64,
    pub half_life: Option<f64>,
    pub baseline: f64,
    pub start: f64,
    pub window: u32,
}

impl ModelSpec {
    /// A stock with the settings that a file gets which gives none.
    pub fn stock() -> Self {
        Self { kind: "stock", ..Self::default() }
    }
}

impl Default for ModelSpec {
    /// A level: what this table was at first.
    fn default() -> Self {
        Self {
            kind: "level",
            rest: 50.0,
            rest_range: None,
            scale: 40.0,
            words_half_life: Some(30.0),
            deeds_half_life: Some(180.0),
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

impl Spec {
    /// The places of events in the order in which they apply.
    pub fn order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.events.len()).collect();
        // `None` comes before any time, and times compare as written.
        places.sort_by_key(|place| {
            let event = &self.events[*place];
            (event.when.point, event.time, *place)
        });
        places
    }

    /// The events in another order of the file, or some of them: those of
    /// these places. A reversal forgets what is gone; what undid only that is
    /// an act without a score.
    pub fn rearranged(&self, places: &[usize]) -> Self {
        let mut other = self.clone();
        other.events = places.iter().map(|place| self.events[*place].clone()).collect();
        let new_place = |old: &usize| places.iter().position(|place| place == old);
        for event in other.events.iter_mut().filter(|event| !event.reverses.is_empty()) {
            event.reverses = event.reverses.iter().filter_map(new_place).collect();
            if event.reverses.is_empty() {
                event.lasting = Some(true);
                event.score = Some(0.0);
                event.share = None;
                event.readings.clear();
            }
        }
        other
    }
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

/// Reads a file that must be free of errors.
#[allow(clippy::panic, reason = "a test may fail loudly")]
pub fn read(text: &str) -> Dossier {
    let parsed = dossier::parse(text);
    let mut errors = parsed.problems.iter().filter(|p| p.severity == Severity::Error);
    if let Some(error) = errors.next() {
        panic!("{}\n{text}", ENGLISH.problem_lines(error, "generated"));
    }
    parsed.dossier.unwrap()
}
