//! The dates of running text against the cases of Recognizers-Text (MIT), which lie beside the
//! project where it is developed: how many of them agree.
//!
//! A case is an input with those of its entities that are in scope: what its
//! specification calls a date or a date range, unless a rule of [`scope`] says
//! why not. It is right when each of them is found where it stands, with a value
//! that agrees. Which cases count is decided by these rules alone, before
//! anything is read.
//!
//! Out of scope: times of day and their ranges, durations and sets (what
//! recurs), which the specification has as other types; what it does not resolve
//! (seasons, fiscal and school years, days that no calendar has); what points at
//! something that the sentence does not say ("that same week"); holidays; the
//! lunar calendar and the reigns of emperors. What is found where the
//! specification has nothing is counted, too, and must be little.
//!
//! `DETENTE_MISSES=1` prints those that do not agree.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "common/skipped.rs"]
mod skipped;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use detente::dossier::{Day, Edtf, Stamp};
use detente::drafting::{FoundDate, find_dates};
use detente::words::Language;
use serde_json::Value;

/// Where a case has no day of its text, as one has not.
const SOME_DAY: &str = "2016-11-07";

/// Names of days that the calendar alone does not give.
const HOLIDAYS: [&str; 18] = [
    "independence day",
    "easter",
    "christmas",
    "black friday",
    "earth day",
    "saint patrick",
    "workers' day",
    "juneteenth",
    "freedom day",
    "jubilee day",
    "new year",
    "halloween",
    "labor day",
    "thanksgiving",
    "eid al",
    "memorial day",
    "valentine",
    "mother's day",
];

/// Other calendars: the lunar one, and years counted by reigns.
const OTHER_CALENDARS: [&str; 7] = ["农历", "正月", "初一", "神龙", "康熙", "雍正", "民国"];

/// An entity that is to be found.
struct Expected {
    /// In UTF-16 units, as the specification counts.
    range: Range<usize>,
    text: String,
    /// Any of them is right: the specification gives the last and the next day
    /// where a text does not say which.
    values: Vec<Meant>,
}

/// What an entity means: days as the specification has them.
#[derive(Debug)]
struct Meant {
    start: Option<Day>,
    end: Option<Day>,
    is_point: bool,
    modifier: String,
}

struct Case {
    input: String,
    reference: Day,
    expected: Vec<Expected>,
    /// Where any entity stands, of whatever type.
    entities: Vec<Range<usize>>,
}

#[derive(Default)]
struct Tally {
    cases: usize,
    right: usize,
    dates: usize,
    right_dates: usize,
    outside: BTreeMap<&'static str, usize>,
    /// Dates that we find where the specification has no entity at all.
    others: usize,
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// What an entity is expected to mean, or why it does not count.
fn scope(result: &Value) -> Result<Vec<Meant>, &'static str> {
    match text(result, "TypeName").trim_start_matches("datetimeV2.") {
        "date" | "daterange" => {}
        "time" | "timerange" | "datetime" | "datetimerange" => return Err("times of day"),
        "duration" => return Err("durations"),
        "set" => return Err("what recurs"),
        _ => return Err("other types"),
    }
    let words = text(result, "Text").to_lowercase();
    if HOLIDAYS.iter().any(|name| words.contains(name)) {
        return Err("holidays");
    }
    if OTHER_CALENDARS.iter().any(|name| words.contains(name)) {
        return Err("other calendars");
    }
    let values = result["Resolution"]["values"].as_array().expect("values");
    let meant: Vec<Meant> = values.iter().filter_map(meant).collect();
    if meant.is_empty() {
        return Err("no value: seasons, fiscal years, impossible days");
    }
    if meant.iter().all(|one| one.modifier == "ref_undef") {
        return Err("what the sentence does not say");
    }
    Ok(meant)
}

fn meant(value: &Value) -> Option<Meant> {
    let day = |key: &str| text(value, key).get(..10)?.parse::<Day>().ok();
    let point = day("value");
    let (start, end) = (point.or_else(|| day("start")), point.or_else(|| day("end")));
    let is_something = start.is_some() || end.is_some();
    let modifier = text(value, "Mod").to_owned();
    is_something.then_some(Meant { start, end, is_point: point.is_some(), modifier })
}

fn cases(language: &str) -> Option<(Vec<Case>, Tally)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/temporal/Recognizers-Text")
        .join(language)
        .join("DateTimeModel.json");
    let Ok(read) = std::fs::read_to_string(&file) else {
        skipped::skipped(&format!("no {}", file.display()));
        return None;
    };
    let all: Vec<Value> = serde_json::from_str(read.trim_start_matches('\u{feff}')).unwrap();
    let mut tally = Tally::default();
    let mut cases = Vec::new();
    for one in &all {
        let results = one["Results"].as_array().unwrap();
        let range = |result: &Value| {
            let (start, end) = (result["Start"].as_u64()?, result["End"].as_u64()?);
            Some(start as usize..end as usize + 1)
        };
        let mut expected = Vec::new();
        for result in results {
            match (scope(result), range(result)) {
                (Ok(values), Some(range)) => {
                    expected.push(Expected { range, text: text(result, "Text").into(), values });
                }
                (Err(why), _) => *tally.outside.entry(why).or_default() += 1,
                (_, None) => *tally.outside.entry("no place in the text").or_default() += 1,
            }
        }
        let reference = text(&one["Context"], "ReferenceDateTime").get(..10).unwrap_or(SOME_DAY);
        cases.push(Case {
            input: text(one, "Input").to_owned(),
            reference: reference.parse().unwrap(),
            expected,
            entities: results.iter().filter_map(range).collect(),
        });
    }
    Some((cases, tally))
}

/// The bytes of a text in UTF-16 units.
fn units(input: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |at: usize| input[..at].encode_utf16().count();
    count(bytes.start)..count(bytes.end)
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether a date means the same. The specification ends a range before the day
/// that follows ("2018" ends at 2019-01-01), but a span from one date to another
/// at the first day of the last ("2014 to 2018" at 2018-01-01): both say the
/// same words as our last day, month or year. Behind "after 1 August" it starts
/// with that day, of which it is after.
fn agrees(edtf: Edtf, meant: &Meant) -> bool {
    let (first, last) = match edtf {
        Edtf::Stamp(stamp) => (Some(stamp), Some(stamp)),
        Edtf::Interval { start, end } => (start, end),
    };
    let starts = match (first, meant.start) {
        (None, None) => true,
        (Some(first), Some(day)) => {
            first.first() == day || meant.modifier == "after" && first.first() == day.plus(1)
        }
        _ => false,
    };
    let ends = match (last, meant.end) {
        (None, None) => true,
        (Some(last), Some(day)) if meant.is_point => last_day(last) == day,
        (Some(last), Some(day)) => last.first() == day || last_day(last).plus(1) == day,
        _ => false,
    };
    starts && ends
}

/// The last day of what is written, whatever its doubt adds.
fn last_day(stamp: Stamp) -> Day {
    let plain: String = stamp.to_string().trim_end_matches(['~', '?', '%']).to_owned();
    plain.parse::<Edtf>().unwrap().last_covered().unwrap()
}

fn measure(folder: &str, language: Language) -> Option<Tally> {
    let (cases, mut tally) = cases(folder)?;
    let shows = std::env::var_os("DETENTE_MISSES").is_some();
    for case in &cases {
        let found = find_dates(&case.input, case.reference, language);
        let placed: Vec<(Range<usize>, &FoundDate)> =
            found.iter().map(|one| (units(&case.input, &one.range), one)).collect();
        for (range, one) in &placed {
            let is_other = one.edtf.is_some() && !case.entities.iter().any(|e| touch(range, e));
            tally.others += usize::from(is_other);
            if is_other && shows {
                println!(
                    "other: {} [{}] {:?}",
                    case.input,
                    &case.input[one.range.clone()],
                    one.edtf
                );
            }
        }
        let mut right = 0;
        for expected in &case.expected {
            let here = || placed.iter().filter(|(range, _)| touch(range, &expected.range));
            let is_right = here().any(|(_, one)| {
                let edtf = one.edtf;
                edtf.is_some_and(|edtf| expected.values.iter().any(|value| agrees(edtf, value)))
            });
            right += usize::from(is_right);
            if !is_right && shows {
                let ours: Vec<_> = here().map(|(_, one)| (one.edtf, one.rule)).collect();
                println!(
                    "missed: {} {} [{}] {:?}\n    ours: {ours:?}",
                    case.reference, case.input, expected.text, expected.values
                );
            }
        }
        tally.dates += case.expected.len();
        tally.right_dates += right;
        tally.cases += usize::from(!case.expected.is_empty());
        tally.right += usize::from(!case.expected.is_empty() && right == case.expected.len());
    }
    assert!(tally.others * 20 <= tally.dates, "{} found where nothing is", tally.others);
    let Tally { cases, right, dates, right_dates, .. } = tally;
    println!("{folder}: {right} of {cases} cases in scope, {right_dates} of {dates} dates");
    println!("  out of scope: {:?}; found where nothing is: {}", tally.outside, tally.others);
    Some(tally)
}

#[test]
fn english_cases_agree() {
    let Some(tally) = measure("English", Language::English) else { return };
    assert!(tally.cases > 400, "{} cases", tally.cases);
    assert!(tally.right * 100 >= tally.cases * 90, "{} of {}", tally.right, tally.cases);
}

#[test]
fn chinese_cases_agree() {
    let Some(tally) = measure("Chinese", Language::Chinese) else { return };
    assert!(tally.cases > 120, "{} cases", tally.cases);
    assert!(tally.right * 100 >= tally.cases * 80, "{} of {}", tally.right, tally.cases);
}
