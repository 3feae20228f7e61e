//! A file with more problems than anyone reads: the foremost are shown, the rest is counted, and
//! all can be listed on request.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;
use std::process::Command;

fn check(file: &Path, words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .arg("check")
        .arg(file)
        .args(words)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_is_not_shown_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.dossier.toml");
    let events: String = (0..300)
        .map(|at| format!("[[events]]\nid = \"e{at}\"\ndate = \"2025-01-01\"\nheadline = \"x\"\nactor = \"a\"\n"))
        .collect();
    let sides = "[[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n";
    std::fs::write(&file, format!("schema = 1\ntitle = \"Many\"\n{sides}{events}extra = 1\n"))
        .unwrap();
    let all = check(&file, &["--all"]);
    let shown = check(&file, &[]);
    let count = |text: &str| text.matches(": error: ").count();
    assert!(count(&all) >= 301, "{}", count(&all));
    assert_eq!(count(&shown), 100);
    // The last one is of another sort, and not hidden by the rest.
    assert!(shown.contains("unknown key `extra`"));
    let more = count(&all) - 100;
    assert!(shown.contains(&format!("{more} more problems are not shown; --all shows every one")));
    // Both end in the same sum.
    assert_eq!(shown.lines().last(), all.lines().last());
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&check(&file, &["--format", "json"])).unwrap();
    assert_eq!(json.len(), 101);
    assert_eq!(json.last().and_then(|last| last["not_shown"].as_u64()), Some(more as u64));
}
