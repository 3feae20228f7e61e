//! Reading what was printed gives the dossier that was printed; and the sample
//! that the program carries is a sound one, in its own words.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use common::{Spec, random};
use detente::dossier::{Dossier, parse, print};
use detente::store::SAMPLE;
use detente::words::ENGLISH;
use proptest::prelude::*;

fn printed_and_read(dossier: &Dossier) -> Result<(), TestCaseError> {
    let text = print(dossier).unwrap();
    let parsed = parse(&text);
    let shown: String =
        parsed.problems.iter().map(|p| ENGLISH.problem_lines(p, "printed")).collect();
    prop_assert_eq!(parsed.error_count(), 0, "{}\n{}", shown, text);
    let again = parsed.dossier.unwrap();
    prop_assert_eq!(&again, dossier);
    // Printing has one form only.
    prop_assert_eq!(print(&again).unwrap(), text);
    Ok(())
}

/// A text as TOML, with every escape it needs.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Texts with what is easily lost: quotes, backslashes, line ends, controls,
/// other scripts, blanks at the ends.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,30}",
        any::<String>(),
        prop::sample::select(vec![
            "日内瓦经贸会谈",
            "a \"quoted\" word",
            "back\\slash",
            "two\nlines\r\nand a tab\t",
            "'''",
            "\"\"\"",
            " blanks ",
            "# no comment",
            "[[events]]",
            "\u{feff}",
            "\u{7f}\u{85}",
        ])
        .prop_map(str::to_owned),
    ]
    // Required texts must say something.
    .prop_map(|text| if text.trim().is_empty() { format!("{text}x") } else { text })
}

/// Tables with every optional key.
fn everything() -> impl Strategy<Value = String> {
    let numbers = (-1e15..1e15_f64, -1.0..1.0_f64, prop::num::f64::NORMAL);
    let texts = prop::collection::vec(text(), 12);
    (texts, numbers, random::when(), random::when()).prop_map(|(texts, numbers, when, later)| {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        let [a, b, c, d, e, f, g, h, i, j, k, l] = texts.try_into().unwrap();
        let (when, later) = (when.text, later.text);
        let (target, baseline, value) = numbers;
        let value = value % 1e15;
        let mut out = String::new();
        write!(
            out,
            r#"
[[sources]]
id = "full"
title = {a}
publisher = {b}
published = "{when}"
url = "https://example.org/?q=%20&r=中"
authors = [{c}, {d}]
language = "zh-Hans"
note = {e}
[[events]]
id = "full"
date = "{when}"
time = "09:30:15"
zone = "Asia/Shanghai"
headline = {f}
detail = {g}
actor = "both"
target = "us"
code = "1213"
score = {baseline:?}
weight = 0.25
confidence = "medium"
sources = ["full"]
quote = {h}
tags = [{i}, {j}]
planned = true
lasting = true
until = "2027-08?"
readings = ["010", "1121"]
[[events]]
id = "undoes"
date = "2027-09-01/.."
headline = {a}
actor = "us"
code = "085"
reverses = ["full"]
share = {share:?}
[[periods]]
id = "full"
label = {k}
start = "2024-01?"
end = "2026-01-01/.."
sources = ["full"]
[[commitments]]
id = "full"
by = "us"
to = "china"
text = {l}
made = "2024-01-01"
event = "full"
force = "binding"
kind = "restraint"
due = "2026-12"
expires = "2027"
reciprocal_with = ["answer"]
note = "The preamble alone"
reported_by = "A mediator"
sources = ["full"]
quote = {a}
[commitments.metric]
unit = {b}
baseline = {baseline:?}
target = {target:?}
start = "2024-02"
end = "2027"
observations = [{{ date = "{later}", value = {value:?}, source = "full" }}]
[[commitments.claims]]
by = "china"
stance = "partly-met"
date = "{later}"
source = "full"
note = {c}
[[commitments.verdicts]]
status = "in-progress"
date = "{later}"
note = {d}
events = ["full"]
sources = ["full"]
by = {e}
basis = "third-party"
[[commitments]]
id = "answer"
by = "china"
text = {f}
made = "2024-01-01"
conditional_on = ["full"]
reciprocal_with = ["full"]
[[streams]]
id = "full"
label = {g}
file = "data/中.parquet"
sha256 = "{hash}"
[streams.sides]
CHN = "china"
"a.b c" = "us"
[[indices]]
id = "full"
label = {h}
file = "gpr.csv"
sha256 = "{hash}"
unit = {i}
source = "full"
[[model.references]]
date = "{when}"
tension = {tension:?}
note = {b}
sources = ["full"]
"#,
            share = baseline.abs().max(0.001),
            tension = 50.0 + 49.0 * baseline,
            hash = "0123456789abcdefABCDEF".repeat(3).get(..64).unwrap()
        )
        .unwrap();
        out
    })
}

proptest! {
    #![proptest_config(random::cases(250))]

    #[test]
    fn reading_after_printing_is_identity(spec in random::spec()) {
        printed_and_read(&spec.dossier())?;
    }

    #[test]
    fn every_key_survives(spec in random::spec(), more in everything()) {
        // A key that reading drops would be missing from both dossiers, so
        // the printed tables must be those written, too.
        let written: toml::Table = more.parse().unwrap();
        let dossier = Spec { more, ..spec }.dossier();
        printed_and_read(&dossier)?;
        let printed: toml::Table = print(&dossier).unwrap().parse().unwrap();
        for (kind, records) in &written {
            let (records, found) = match records {
                toml::Value::Table(model) => (&model["references"], &printed[kind]["references"]),
                records => (records, &printed[kind]),
            };
            for record in records.as_array().unwrap() {
                let found = found.as_array().unwrap();
                prop_assert!(found.contains(record), "{:#?}\nnot in\n{:#?}", record, found);
            }
        }
    }
}

#[test]
fn the_sample_survives() {
    printed_and_read(&sample()).unwrap();
}

fn sample() -> Dossier {
    parse(SAMPLE).dossier.expect("the sample is sound")
}

#[test]
fn the_sample_has_no_problem_and_enough_to_show() {
    let parsed = parse(SAMPLE);
    let shown: String =
        parsed.problems.iter().map(|p| ENGLISH.problem_lines(p, "sample")).collect();
    assert!(parsed.problems.is_empty(), "{shown}");
    let dossier = sample();
    assert!(dossier.events.len() >= 14, "{} events", dossier.events.len());
    assert!(dossier.commitments.len() >= 8, "{} commitments", dossier.commitments.len());
    assert!(dossier.cutoff.is_some());
    for event in &dossier.events {
        assert!(!event.sources.is_empty(), "{} rests on no source", event.id);
    }
    for commitment in &dossier.commitments {
        assert!(!commitment.sources.is_empty(), "{} rests on no source", commitment.id);
    }
}

#[test]
fn promises_in_return_are_mutual_in_the_sample() {
    let dossier = sample();
    let mut links = 0;
    for commitment in &dossier.commitments {
        for other in &commitment.reciprocal_with {
            let answer = dossier.commitments.find(other).unwrap();
            assert!(
                answer.reciprocal_with.contains(&commitment.id),
                "{} and {other}",
                commitment.id
            );
            assert_ne!(answer.by.slot(), commitment.by.slot(), "{other} is of the same side");
            links += 1;
        }
    }
    assert!(links > 0, "the sample shows promises in return");
}

/// Lower-case words, without punctuation.
fn words(text: &str) -> Vec<String> {
    let separated = text.replace(|c: char| !c.is_alphanumeric(), " ");
    separated.split_whitespace().map(str::to_lowercase).collect()
}

/// The first run of so many words that two texts share.
fn shared_run(a: &str, b: &str, length: usize) -> Option<String> {
    let b = words(b);
    let runs: HashMap<&[String], ()> = b.windows(length).map(|run| (run, ())).collect();
    words(a).windows(length).find(|run| runs.contains_key(run)).map(|run| run.join(" "))
}

#[test]
fn the_sample_is_in_its_own_words() {
    assert_eq!(
        shared_run("One, two THREE four", "zero one two three", 3).unwrap(),
        "one two three"
    );
    assert_eq!(shared_run("one two four", "one two three", 3), None);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(articles) = std::fs::read_dir(&seeds) else {
        common::skipped::skipped("the articles the sample was made from are not here");
        return;
    };
    for article in articles {
        let path = article.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(shared_run(SAMPLE, &text, 8), None, "copied from {}", path.display());
    }
}
