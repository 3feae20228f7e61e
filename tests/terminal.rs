//! What a terminal is sent: nothing in a dossier, in a file's name or on the command line may steer
//! it, and a reader that goes away changes no result.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Written into every text of a dossier, as TOML writes it: a screen cleared, a
/// title changed, a C1 sequence, an override, an isolate, a bell, a line that
/// would be another, and a return over what was written.
const HOSTILE: &str =
    r"\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eTLUSER\u2066x\u007f\nforged: no problems\rover";

/// What must never be printed, whatever the command.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn hostile_dossier() -> String {
    format!(
        r#"schema = 1
title = "Title {HOSTILE}"
summary = "Summary {HOSTILE}"
[[sides]]
id = "a"
name = "Arcadia {HOSTILE}"
[[sides]]
id = "b"
name = "Borduria {HOSTILE}"
[[sources]]
id = "s"
title = "Paper {HOSTILE}"
url = "https://example.org"
published = "2025-01-01"
[[events]]
id = "e"
date = "2025-01-02"
headline = "Strike {HOSTILE}"
detail = "Detail {HOSTILE}"
actor = "a"
code = "163"
tags = ["tag {HOSTILE}"]
sources = ["s"]
[[events]]
id = "f"
date = "2025-02-02"
headline = "Talks {HOSTILE}"
actor = "both"
code = "036"
[[periods]]
id = "p"
start = "2025-01-01"
end = "2025-02-01"
label = "Truce {HOSTILE}"
[[commitments]]
id = "c"
by = "a"
text = "Stop {HOSTILE}"
made = "2025-01-02"
due = "2025-06-01"
note = "Note {HOSTILE}"
reciprocal_with = ["d"]
[[commitments.claims]]
by = "Third party {HOSTILE}"
stance = "unmet"
date = "2025-01-05"
source = "s"
note = "Quote {HOSTILE}"
[[commitments]]
id = "d"
by = "b"
text = "Go {HOSTILE}"
made = "2025-01-02"
due = "2025-06-01"
reciprocal_with = ["c"]
"#
    )
}

fn detente(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(words)
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn is_safe(words: &[&str], output: &Output) {
    for stream in [&output.stdout, &output.stderr] {
        let text = std::str::from_utf8(stream).expect("UTF-8");
        let found = text.chars().find(|c| steers(*c));
        assert_eq!(found, None, "{words:?}: {}", text.escape_debug());
    }
}

#[test]
fn no_command_sends_what_steers_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("h.dossier.toml"), hostile_dossier()).unwrap();
    // The same with an error in every record: what is said of it quotes it.
    let broken = hostile_dossier().replace("id = \"", &format!("id = \"{HOSTILE}"));
    std::fs::write(folder.join("broken.dossier.toml"), broken.replace("2025-01-0", "day "))
        .unwrap();
    let changed = hostile_dossier().replace("Strike", "Blow").replace("Stop", "Halt");
    std::fs::write(folder.join("changed.dossier.toml"), changed).unwrap();
    let h = "h.dossier.toml";
    assert_eq!(detente(folder, &["check", h]).status.code(), Some(0), "it can be used");
    let mut commands: Vec<Vec<&str>> = Vec::new();
    for format in [None, Some("json")] {
        for file in [h, "broken.dossier.toml"] {
            let mut words = vec!["check", file];
            words.extend(format.iter().flat_map(|format| ["--format", format]));
            commands.push(words);
        }
    }
    for command in ["ledger", "exchanges", "deadlines", "standing"] {
        for format in ["table", "csv", "json"] {
            commands.push(vec![command, h, "--format", format]);
        }
    }
    for format in ["table", "csv", "json"] {
        commands.push(vec![
            "explain",
            h,
            "--from",
            "2025-01-01",
            "--to",
            "2025-02-02",
            "--format",
            format,
        ]);
    }
    commands.push(vec!["series", h]);
    commands.push(vec!["calibrate", h]);
    commands.push(vec!["diff", h, "changed.dossier.toml"]);
    commands.push(vec!["diff", h, "--as-of", "2025-01-01", "--as-of", "2025-03-01"]);
    commands.push(vec!["render", h, "--data"]);
    commands.push(vec!["render", h, "--commitments", "\u{1b}[2J"]);
    commands.push(vec!["set", h, "\u{202e}id", "headline=x"]);
    commands.push(vec!["set", h, "e", "head\u{1b}line=x"]);
    commands.push(vec!["set", h, "e", "date=\u{1b}[2J\u{9b}x"]);
    commands.push(vec!["add", "event", h, "--headline", "\u{1b}[2J", "--wrong\u{202e}", "x"]);
    commands.push(vec!["remove", h, "s"]);
    commands.push(vec!["remove", h, "c", "--yes"]);
    commands.push(vec!["\u{1b}]0;owned\u{7}"]);
    commands.push(vec!["check", "--\u{1b}[2J"]);
    commands.push(vec!["series", h, "--model", "\u{1b}[2J"]);
    commands.push(vec!["render", h, "-o", "\u{1b}[2J/x.svg"]);
    commands.push(vec!["render", h, "-o", "\u{202e}.txt"]);
    for words in &commands {
        let output = detente(folder, words);
        is_safe(words, &output);
        let told = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        assert!(!told.is_empty(), "{words:?} says something");
        let is_csv_or_json = words.contains(&"csv") || words.contains(&"--data");
        let forged = told.lines().any(|line| line.starts_with("forged"));
        assert!(is_csv_or_json || !forged, "{words:?}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn nor_does_a_file_s_name() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let name = "\u{1b}[2J\u{202e}x\nforged: no problems.dossier.toml";
    std::fs::write(folder.join(name), hostile_dossier()).unwrap();
    std::fs::write(folder.join(format!("{name}.txt")), "no dossier").unwrap();
    std::fs::create_dir(folder.join(format!("{name}.d"))).unwrap();
    for ending in ["", ".txt", ".d", ".none"] {
        let name = format!("{name}{ending}");
        for words in [
            vec!["check", &name],
            vec!["check", &name, "--format", "json"],
            vec!["ledger", &name],
            vec!["set", &name, "e", "date=nonsense"],
            vec!["diff", &name, &name],
            vec!["render", &name, "-o", &name],
        ] {
            let output = detente(folder, &words);
            is_safe(&words, &output);
            let told = String::from_utf8_lossy(&output.stdout).into_owned()
                + &String::from_utf8_lossy(&output.stderr);
            assert!(!told.lines().any(|line| line.starts_with("forged")), "{words:?}: {told}");
        }
    }
}

#[test]
fn json_still_says_what_the_dossier_says() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("h.dossier.toml"), hostile_dossier()).unwrap();
    let output = detente(folder.path(), &["deadlines", "h.dossier.toml", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = rows[0]["text"].as_str().unwrap();
    assert!(text.contains('\u{1b}') && text.contains('\u{202e}') && text.contains('\u{9b}'));
}

#[test]
fn a_reader_that_leaves_changes_no_result() {
    let folder = tempfile::tempdir().unwrap();
    let many = format!("{}{}", hostile_dossier(), "[[events]]\nid = \"x\"\n".repeat(2_000));
    std::fs::write(folder.path().join("broken.dossier.toml"), many).unwrap();
    std::fs::write(folder.path().join("h.dossier.toml"), hostile_dossier()).unwrap();
    for (words, code) in [
        (&["check", "broken.dossier.toml"][..], 1),
        (&["check", "broken.dossier.toml", "--format", "json"], 1),
        (&["check", "h.dossier.toml"], 0),
        (&["series", "h.dossier.toml", "--format", "json"], 0),
        (&["schema"], 0),
        (&["check", "none.dossier.toml"], 2),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(words)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Both are closed before anything can be read.
        drop(child.stdout.take());
        let mut told = String::new();
        if code == 0 {
            child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        }
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(code), "{words:?}");
        assert!(!told.contains("panicked") && !told.contains("pipe"), "{told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_detente")).arg("schema").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("detente: "));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_ordinary_file_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.dossier.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for file in [pipe.to_str().unwrap(), "/proc/kmsg", "/proc/self/maps", "/dev/zero", "/dev/null"]
    {
        let output = detente(folder.path(), &["check", file]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{file}: {told}");
        assert!(told.contains("is not an ordinary file"), "{file}: {told}");
    }
}

#[test]
fn a_word_that_is_no_file_is_told_with_what_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("truce.dossier.toml"), hostile_dossier()).unwrap();
    for (word, meant) in [
        ("ledgr", "did you mean the command `detente ledger`?"),
        ("truce", "did you mean truce.dossier.toml?"),
        ("truse.dossier.toml", "did you mean truce.dossier.toml?"),
        ("foo", "`detente --help` lists the commands"),
        ("no/such/file.toml", "check the name and the folder"),
    ] {
        let output = detente(folder.path(), &[word]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(&format!("there is no file {word}; ")), "{told}");
        assert!(told.contains(meant), "{told}");
    }
}
