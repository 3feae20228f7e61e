//! A second coder, by the command line: a copy without the first one's judgement, and how
//! far two codings agree.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

#[path = "common/run.rs"]
mod run;

use std::path::Path;

use detente::dossier::{parse, print};
use detente::store::SAMPLE;

use run::{detente, told};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.dossier.toml"), SAMPLE).unwrap();
    folder
}

fn copy(path: &Path, seed: &str, to: &str) -> String {
    let output = detente(path, &["code-again", "my.dossier.toml", "--seed", seed, "-o", to]);
    assert!(output.status.success(), "{}", told(&output));
    std::fs::read_to_string(path.join(to)).unwrap()
}

#[test]
fn the_copy_is_a_dossier_and_the_same_for_the_same_seed() {
    let folder = folder();
    let path = folder.path();
    let first = copy(path, "1", "a.dossier.toml");
    assert_eq!(first, copy(path, "1", "b.dossier.toml"));
    assert_ne!(first, copy(path, "2", "c.dossier.toml"));
    let dossier = parse(&first).dossier.unwrap();
    assert!(dossier.commitments.iter().all(|commitment| commitment.verdicts.is_empty()));
    let own = parse(SAMPLE).dossier.unwrap();
    assert_eq!(dossier.events.len(), own.events.len());
    assert_eq!(dossier.sources, own.sources);
    // Never over what is there, and never over the dossier itself.
    for to in ["a.dossier.toml", "my.dossier.toml"] {
        let output = detente(path, &["code-again", "my.dossier.toml", "--seed", "3", "-o", to]);
        assert!(!output.status.success(), "{}", told(&output));
    }
    assert_eq!(std::fs::read_to_string(path.join("my.dossier.toml")).unwrap(), SAMPLE);
}

#[test]
fn a_seed_that_is_none_says_what_one_is() {
    let folder = folder();
    for seed in ["x", "1.5", "18446744073709551616", ""] {
        let words = ["code-again", "my.dossier.toml", "--seed", seed, "-o", "a.dossier.toml"];
        let output = detente(folder.path(), &words);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains("a seed is a whole number from 0 to"), "{}", told(&output));
    }
    assert!(!folder.path().join("a.dossier.toml").exists());
}

#[test]
fn a_class_is_told_where_the_root_does_not_tell_it() {
    let folder = folder();
    let path = folder.path();
    let printed = print(&parse(SAMPLE).dossier.unwrap()).unwrap();
    // Both of root 01, one hostile and one neutral.
    let [one, other] = ["012", "013"]
        .map(|code| printed.replacen("code = \"036\"", &format!("code = \"{code}\""), 1));
    std::fs::write(path.join("one.dossier.toml"), one).unwrap();
    std::fs::write(path.join("other.dossier.toml"), other).unwrap();
    let output = detente(path, &["agreement", "one.dossier.toml", "other.dossier.toml"]);
    assert!(told(&output).contains("one disagreement:"), "{}", told(&output));
    assert!(told(&output).contains("class of "), "{}", told(&output));
    assert!(told(&output).contains(": 012, 013"), "{}", told(&output));
}

#[test]
fn agreement_tells_kappas_scores_and_each_disagreement() {
    let folder = folder();
    let path = folder.path();
    let printed = print(&parse(SAMPLE).dossier.unwrap()).unwrap();
    let other = printed.replacen("code = \"036\"", "code = \"112\"", 2);
    assert_ne!(other, printed);
    std::fs::write(path.join("other.dossier.toml"), other).unwrap();
    let words = ["agreement", "my.dossier.toml", "other.dossier.toml"];
    let output = detente(path, &words);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("2 disagreements"), "{}", told(&output));
    assert!(told(&output).contains("036, 112"), "{}", told(&output));
    let output = detente(path, &[&words[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let root = &json["agreement"]["root"];
    assert_eq!((root["judged"].as_u64(), root["agreed"].as_u64()), (Some(34), Some(32)));
    assert!(root["kappa"].as_f64().unwrap() < 1.0);
    assert!(
        json["scores"]["mean_difference"].as_f64().unwrap() < 0.0,
        "an accusation is worse than an offer"
    );
    let same = detente(path, &["agreement", "my.dossier.toml", "my.dossier.toml"]);
    assert_eq!(same.status.code(), Some(0), "{}", told(&same));
}

#[test]
fn what_is_not_coded_yet_counts_for_nothing() {
    let folder = folder();
    let path = folder.path();
    let blind = copy(path, "1", "second.dossier.toml");
    let output = detente(path, &["agreement", "my.dossier.toml", "second.dossier.toml"]);
    assert!(told(&output).contains("34 events are not coded yet"), "{}", told(&output));
    // One event is coded: 010 without the tag is a code, too.
    let coded = blind.replacen("tags = [\"to-code\"]\n", "", 1);
    std::fs::write(path.join("second.dossier.toml"), coded).unwrap();
    let output = detente(path, &["agreement", "my.dossier.toml", "second.dossier.toml"]);
    assert!(told(&output).contains("33 events are not coded yet"), "{}", told(&output));
}

/// A copy whose commitments nobody has judged says nothing of how far the two agree on them.
#[test]
fn that_nobody_has_looked_is_no_finding() {
    let folder = folder();
    let path = folder.path();
    let again = ["code-again", "my.dossier.toml", "--seed", "3", "-o", "blind.dossier.toml"];
    assert!(detente(path, &again).status.success());
    let words = ["agreement", "my.dossier.toml", "blind.dossier.toml", "--format", "json"];
    let output = detente(path, &words);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["agreement"]["status"]["judged"].as_u64(), Some(0));
    assert!(json["agreement"]["status"]["kappa"].is_null());
    assert_eq!(json["unjudged"].as_array().unwrap().len(), 21);
    assert!(told(&output).contains("21 commitments have no finding"), "{}", told(&output));
}
