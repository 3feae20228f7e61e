//! Texts of sources kept beside a dossier, and quotations looked for in them, by the
//! command line.

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

use run::{detente, told};

const DOSSIER: &str = r#"schema = 1
title = "Two sides"

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[sources]]
id = "article"
title = "An article"
published = "2025-05-01"
archived = "https://archive.example.org/1"

[[events]]
id = "said"
date = "2025-05-01"
headline = "Said"
actor = "a"
code = "010"
quote = "Our deal with Borduria is done"
sources = ["article"]

[[events]]
id = "otherwise"
date = "2025-05-02"
headline = "Said otherwise"
actor = "b"
code = "010"
quote = "We will never sign such a thing with anybody"
sources = ["article"]

[[commitments]]
id = "supply"
by = "b"
text = "Supply magnets"
made = "2025-05-01"
quote = "full magnets will be supplied by Borduria"
sources = ["article"]
"#;

const ARTICLE: &str = "He said: “Our deal with Borduria\nis done.” Full magnets, and any necessary \
                       rare earths, will be supplied, up front, by Borduria.\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("my.dossier.toml"), DOSSIER).unwrap();
    std::fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
    folder
}

fn keep(path: &Path) {
    let output = detente(path, &["evidence", "keep", "my.dossier.toml", "article", "article.txt"]);
    assert!(output.status.success(), "{}", told(&output));
}

fn checked(path: &Path) -> (Option<i32>, String) {
    let output = detente(path, &["check", "--evidence", "my.dossier.toml"]);
    (output.status.code(), told(&output))
}

#[test]
fn each_quotation_is_looked_for_in_what_is_kept() {
    let folder = folder();
    let path = folder.path();
    let (code, before) = checked(path);
    assert_eq!(code, Some(0), "{before}");
    assert!(before.contains("event said: the text of none of its sources is kept"), "{before}");
    keep(path);
    let text = std::fs::read_to_string(path.join("my.dossier.toml")).unwrap();
    assert!(text.contains("text_sha256 = \""), "{text}");
    assert_eq!(std::fs::read_dir(path.join("my.evidence")).unwrap().count(), 1);
    let (code, after) = checked(path);
    assert_eq!(code, Some(1), "what is not found is a problem: {after}");
    assert!(after.contains("event said: stands word for word"), "{after}");
    assert!(after.contains("event otherwise: is not found"), "{after}");
    assert!(after.contains("commitment supply: stands"), "{after}");
    assert!(after.contains("with one difference") || after.contains("differences"), "{after}");
    assert!(after.contains("of 3 quotations 1 stand word for word, 1 with differences"), "{after}");
    let shown = detente(path, &["evidence", "show", "my.dossier.toml", "article"]);
    assert!(told(&shown).contains("Full magnets"), "{}", told(&shown));
    let json = detente(path, &["check", "--evidence", "--format", "json", "my.dossier.toml"]);
    let rows: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let standings: Vec<&str> =
        rows.as_array().unwrap().iter().filter_map(|row| row["standing"].as_str()).collect();
    assert_eq!(standings, ["verbatim", "not-found", "differs"]);
}

#[test]
fn what_was_changed_or_left_out_is_told() {
    let folder = folder();
    let path = folder.path();
    keep(path);
    let file = std::fs::read_dir(path.join("my.evidence")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, "something else").unwrap();
    let (_, said) = checked(path);
    assert!(said.contains("the text of source article: it is another text"), "{said}");
    assert!(said.contains("event said: the text of none of its sources is kept"), "{said}");
    std::fs::remove_dir_all(path.join("my.evidence")).unwrap();
    let (code, said) = checked(path);
    assert!(said.contains("the text of source article: it is not there"), "{said}");
    assert_eq!(code, Some(0), "a dossier may be handed on without its texts: {said}");
}

#[test]
fn briefs_say_how_quotations_stand_and_hold_nothing_of_the_text() {
    let folder = folder();
    let path = folder.path();
    keep(path);
    let words = ["render", "my.dossier.toml", "--layout", "page", "-o", "page.html", "--force"];
    let output = detente(path, &words);
    assert!(output.status.success(), "{}", told(&output));
    let page = std::fs::read_to_string(path.join("page.html")).unwrap();
    assert!(page.contains("the source has other words"), "the mark stands beside the quotation");
    assert!(!page.contains("any necessary rare earths"), "nothing of the text itself");
}

#[test]
fn only_texts_are_kept_and_only_of_sources_that_there_are() {
    let folder = folder();
    let path = folder.path();
    std::fs::write(path.join("bytes"), [0xff_u8, 0xfe, 0x00]).unwrap();
    std::fs::write(path.join("empty.txt"), " \n").unwrap();
    for (source, file, why) in [
        ("article", "bytes", "no text of UTF-8"),
        ("article", "empty.txt", "there is no text in it"),
        ("nobody", "article.txt", "nobody"),
        ("article", "nowhere.txt", "nowhere.txt"),
    ] {
        let output = detente(path, &["evidence", "keep", "my.dossier.toml", source, file]);
        assert!(!output.status.success() && told(&output).contains(why), "{}", told(&output));
    }
    let text = std::fs::read_to_string(path.join("my.dossier.toml")).unwrap();
    assert_eq!(text, DOSSIER);
}
