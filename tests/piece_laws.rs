//! Reading a file piece by piece gives what reading it as a whole would: the
//! same is TOML, and where the pieces stand makes no difference.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use std::collections::VecDeque;

use common::random;
use common::random::damage;
use detente::dossier::{ProblemKind, TextFault, parse};
use detente::store::SAMPLE;
use proptest::prelude::*;

/// A few records of every kind, with tables in tables and values of every sort.
const SMALL: &str = r#"schema = 1 # of the file
title = "Two"
[[sides]]
id = "a"
name = "A"
[[sides]]
id = "b"
name = "B"
[model]
kind = "stock"
[[sources]]
id = "s"
title = '''S'''
published = "2025-01-01"
[[events]]
id = "e"
date = "2025-01-02"
headline = """
 [[events]]
"""
actor = "a"
code = "163"
sources = [ # one
  "s",
]
[[commitments]]
id = "c"
by = "a"
text = "T"
made = "2025-01-02"
[[commitments.verdicts]]
status = "fulfilled"
date = "2025-02-01"
sources = ["s"]
[commitments.metric]
unit = "t"
target = 1e3
observations = [{ date = "2025-03-01", value = 2 }]
"#;

/// Whether a text was read as TOML, piece by piece; `None` where git's marks
/// stand for all else.
fn is_toml_in_pieces(text: &str) -> Option<bool> {
    let problems = parse(text).problems;
    let told = |wanted: fn(&TextFault) -> bool| {
        problems.iter().any(|p| matches!(&p.kind, ProblemKind::Text(fault) if wanted(fault)))
    };
    if told(|fault| matches!(fault, TextFault::ZeroBytes | TextFault::Nothing | TextFault::TooLong))
        || text.contains("<<<<<<<")
        || text.contains(">>>>>>>")
    {
        return None;
    }
    Some(!told(|fault| matches!(fault, TextFault::Syntax(_))))
}

fn is_toml(text: &str) -> bool {
    text.strip_prefix('\u{feff}').unwrap_or(text).parse::<toml::Table>().is_ok()
}

/// The parts of a file that begin with a record of a list: each with all tables
/// of its own.
fn records(text: &str) -> (String, Vec<(String, String)>) {
    let mut head = String::new();
    let mut records: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let list = line.strip_prefix("[[").and_then(|rest| rest.split_once("]]"));
        let list = list.map(|(list, _)| list).filter(|list| !list.contains('.'));
        if let Some(list) = list {
            records.push((list.to_owned(), line.to_owned()));
        } else if line.starts_with("[model") {
            head.push_str(line);
            records.push(("model".to_owned(), String::new()));
        } else if let Some((list, record)) = records.last_mut() {
            if list == "model" { head.push_str(line) } else { record.push_str(line) }
        } else {
            head.push_str(line);
        }
    }
    records.retain(|(_, record)| !record.is_empty());
    (head, records)
}

/// The lists mixed, each in its own order.
fn mixed(text: &str, order: &[usize]) -> String {
    let (mut mixed, records) = records(text);
    let mut lists: Vec<(String, VecDeque<String>)> = Vec::new();
    for (list, record) in records {
        match lists.iter_mut().find(|(other, _)| *other == list) {
            Some((_, records)) => records.push_back(record),
            None => lists.push((list, VecDeque::from([record]))),
        }
    }
    for place in order.iter().cycle() {
        if lists.is_empty() {
            break;
        }
        let at = place % lists.len();
        if let Some(record) = lists[at].1.pop_front() {
            mixed.push('\n');
            mixed.push_str(&record);
        } else {
            lists.remove(at);
        }
    }
    mixed
}

#[test]
fn the_small_file_is_one() {
    let parsed = parse(SMALL);
    assert_eq!(parsed.error_count(), 0, "{:?}", parsed.problems);
    assert_eq!(is_toml_in_pieces(SMALL), Some(true));
    assert!(is_toml(SMALL) && is_toml(SAMPLE));
}

proptest! {
    #![proptest_config(random::cases(400))]

    #[test]
    fn the_same_is_toml_in_pieces_and_as_a_whole(
        edits in prop::collection::vec((any::<usize>(), 0..20_usize, random::piece()), 1..6),
        of_sample in any::<bool>(),
    ) {
        let text = damage(if of_sample { SAMPLE } else { SMALL }, &edits);
        if let Some(in_pieces) = is_toml_in_pieces(&text) {
            prop_assert_eq!(in_pieces, is_toml(&text), "{}", text);
        }
    }

    #[test]
    fn where_the_records_stand_makes_no_difference(
        order in prop::collection::vec(any::<usize>(), 1..40),
        of_sample in any::<bool>(),
    ) {
        let text = if of_sample { SAMPLE } else { SMALL };
        let mixed = mixed(text, &order);
        let read = parse(&mixed);
        prop_assert_eq!(read.error_count(), 0, "{:?}", read.problems);
        prop_assert_eq!(read.dossier, parse(text).dossier);
    }
}
