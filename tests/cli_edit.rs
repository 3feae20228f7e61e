//! Changes from the command line: what they do to the file, what they refuse,
//! and that none is lost.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::PathBuf;
use std::process::{Command, Output};

const SMALL: &str = r#"# Small, on purpose
schema = 1
title = "Small"

[[sides]]
id   = "a"     # first
name = "Arcadia"

[[sides]]
id   = "b"
name = "Borduria"

[[sources]]
id    = "paper"
title = "Paper"

[[events]]
id       = "talks"
date     = "2025-01-01"
headline = "Talks"   # not the last
actor    = "both"
code     = "036"

[[events]]
id       = "strike"
date     = "2025-01-05"
headline = "Strike"
actor    = "a"
code     = "190"

[[commitments]]
id   = "stop"
by   = "a"
text = "Stop"
made = "2025-01-02"
# the end
"#;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(desk.file(), SMALL).unwrap();
        desk
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("small.dossier.toml")
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// What it prints when it succeeds.
    fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}: {}", stderr(&output));
        String::from_utf8(output.stdout).unwrap()
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const FILE: &str = "small.dossier.toml";

#[test]
fn adding_keeps_all_that_was_there() {
    let desk = Desk::new();
    let id = desk.done(&[
        "add",
        "event",
        FILE,
        "--date",
        "2025-01-03~",
        "--headline",
        "Aid for the north",
        "--actor",
        "b",
        "--code",
        "070",
        "--sources",
        "paper",
        "--tags",
        "aid",
        "--tags",
        "a,b",
        "--score",
        "-1.5",
    ]);
    assert_eq!(id, "aid-north\n");
    let expected = SMALL.replace(
        "\n[[events]]\nid       = \"strike\"",
        "\n[[events]]\nid       = \"aid-north\"\ndate     = \"2025-01-03~\"\nheadline = \"Aid for the north\"\nactor    = \"b\"\ncode     = \"070\"\nscore    = -1.5\nsources  = [\"paper\"]\ntags     = [\"aid\", \"a\", \"b\"]\n\n[[events]]\nid       = \"strike\"",
    );
    assert_eq!(desk.text(), expected, "it stands where its date puts it");
    assert_eq!(desk.done(&["check", FILE]), "small.dossier.toml: no problems\n");
}

#[test]
fn claims_and_verdicts_go_to_their_commitment() {
    let desk = Desk::new();
    let said = desk.done(&[
        "add",
        "claim",
        FILE,
        "--commitment",
        "stop",
        "--by",
        "b",
        "--stance",
        "unmet",
        "--date",
        "2025-01-06",
        "--source",
        "paper",
    ]);
    assert_eq!(said, "stop\n");
    desk.done(&[
        "add",
        "verdict",
        FILE,
        "--commitment",
        "stop",
        "--status",
        "broken",
        "--date",
        "2025-01-06",
        "--events",
        "strike",
    ]);
    desk.done(&[
        "add",
        "verdict",
        FILE,
        "--commitment",
        "stop",
        "--status",
        "partial",
        "--date",
        "2025-01-08",
    ]);
    let text = desk.text();
    let end = &text[text.find("made = \"2025-01-02\"").unwrap()..];
    assert_eq!(
        end,
        "made = \"2025-01-02\"\n\n[[commitments.claims]]\nby = \"b\"\nstance = \"unmet\"\ndate = \"2025-01-06\"\nsource = \"paper\"\n\n[[commitments.verdicts]]\nstatus = \"broken\"\ndate = \"2025-01-06\"\nevents = [\"strike\"]\n\n[[commitments.verdicts]]\nstatus = \"partial\"\ndate = \"2025-01-08\"\n# the end\n"
    );
}

#[test]
fn every_kind_can_be_added() {
    let desk = Desk::new();
    assert_eq!(
        desk.done(&["add", "source", FILE, "--title", "A paper", "--url", "https://x.org"]),
        "paper-2\n"
    );
    assert_eq!(
        desk.done(&["add", "period", FILE, "--label", "The truce", "--start", "2025-01"]),
        "truce\n"
    );
    assert_eq!(
        desk.done(&[
            "add",
            "commitment",
            FILE,
            "--by",
            "b",
            "--text",
            "Stay out",
            "--made",
            "2025-01-02",
            "--conditional-on",
            "stop",
            "--id",
            "own",
        ]),
        "own\n"
    );
    desk.done(&["set", FILE, "stop", "metric.target=100", "metric.unit=%"]);
    desk.done(&[
        "add",
        "observation",
        FILE,
        "--commitment",
        "stop",
        "--date",
        "2025-01-07",
        "--value",
        "40",
    ]);
    assert!(desk.text().contains("observations = [\n  { date = \"2025-01-07\", value = 40 },\n]"));
    desk.done(&["check", FILE]);
}

#[test]
fn set_changes_its_field_and_no_byte_else() {
    let desk = Desk::new();
    desk.done(&["set", FILE, "talks", "headline=Long \"talks\"", "weight=2"]);
    let expected = SMALL
        .replace("\"Talks\"   # not", "'Long \"talks\"'   # not")
        .replace("code     = \"036\"\n", "code     = \"036\"\nweight   = 2\n");
    assert_eq!(desk.text(), expected);
    desk.done(&["set", FILE, "talks", "weight=", "headline=Talks"]);
    assert_eq!(desk.text().replace("'", "\""), SMALL);
    desk.done(&["set", FILE, "dossier", "cutoff=2025-01-31"]);
    desk.done(&["set", FILE, "model", "kind=flow", "half_life_days=none"]);
    desk.done(&["set", FILE, "a", "id=arcadia", "short=ARC"]);
    let text = desk.text();
    assert!(text.contains("actor    = \"arcadia\"") && text.contains("by   = \"arcadia\""));
    assert!(text.contains("[model]\nkind = \"flow\"\nhalf_life_days = \"none\"\n"));
    desk.done(&["check", FILE]);
}

#[test]
fn what_would_break_the_dossier_is_refused() {
    let desk = Desk::new();
    let problems = desk.run(&["set", FILE, "talks", "sources=papre"]);
    assert_eq!(problems.status.code(), Some(1));
    let words = stderr(&problems);
    assert!(
        words.contains("did you mean \"paper\"?") && words.contains("nothing was changed"),
        "{words}"
    );
    let usage = [
        (vec!["set", FILE, "talks", "date=2025-02-30"], "28 days"),
        (vec!["set", FILE, "talks", "hedline=x"], "no field `hedline`"),
        (vec!["set", FILE, "tolks", "headline=x"], "did you mean \"talks\"?"),
        (vec!["set", FILE, "talks", "headline"], "key=value"),
        (vec!["set", FILE, "stop", "verdicts.1.note=x"], "has 0 verdicts"),
        (vec!["add", "event", FILE, "--date", "2025"], "--headline"),
        (
            vec![
                "add",
                "verdict",
                FILE,
                "--commitment",
                "stpo",
                "--status",
                "broken",
                "--date",
                "2025",
            ],
            "did you mean \"stop\"?",
        ),
        (
            vec![
                "add",
                "claim",
                FILE,
                "--commitment",
                "stop",
                "--by",
                "b",
                "--stance",
                "no",
                "--date",
                "2025",
            ],
            "met, partly-met, unmet",
        ),
        (vec!["set", "gone.toml", "talks", "headline=x"], "no such file"),
    ];
    for (words, told) in usage {
        let output = desk.run(&words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(stderr(&output).contains(told), "{words:?}: {}", stderr(&output));
    }
    let taken = desk.run(&["add", "source", FILE, "--id", "paper", "--title", "x"]);
    assert_eq!(taken.status.code(), Some(1));
    assert_eq!(desk.text(), SMALL);
    std::fs::write(desk.file(), "schema = 1\n").unwrap();
    assert_eq!(desk.run(&["set", FILE, "dossier", "title=x"]).status.code(), Some(1));
}

#[test]
fn an_id_of_two_kinds_needs_its_kind() {
    let desk = Desk::new();
    desk.done(&["add", "source", FILE, "--id", "talks", "--title", "On the talks"]);
    let output = desk.run(&["set", FILE, "talks", "note=x"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("source:talks or event:talks"), "{}", stderr(&output));
    desk.done(&["set", FILE, "source:talks", "note=x"]);
    assert!(desk.text().contains("note  = \"x\"") || desk.text().contains("note = \"x\""));
}

#[test]
fn scripts_that_add_at_the_same_time_lose_nothing() {
    let desk = Desk::new();
    let children: Vec<_> = (0..8)
        .map(|number| {
            let title = format!("Paper of {number}");
            desk.command(&["add", "source", FILE, "--title", &title]).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(desk.text().matches("Paper of").count(), 8);
    desk.done(&["check", FILE]);
}

#[test]
fn diff_tells_in_words() {
    let desk = Desk::new();
    std::fs::copy(desk.file(), desk.folder.path().join("old.toml")).unwrap();
    assert!(desk.done(&["diff", "old.toml", FILE]).starts_with("no change"));
    desk.done(&["set", FILE, "talks", "headline=Long talks", "sources=paper"]);
    desk.done(&[
        "add",
        "verdict",
        FILE,
        "--commitment",
        "stop",
        "--status",
        "broken",
        "--date",
        "2025-01-06",
    ]);
    desk.done(&["set", FILE, "strike", "id=big-strike"]);
    assert_eq!(
        desk.done(&["diff", "old.toml", FILE]),
        "changed event \"Long talks\" (talks)\n  headline: \"Long talks\" (before: \"Talks\")\n  sources: paper (before: none)\nrenamed event \"Strike\" (big-strike), before strike\nadded verdict 1 of \"Stop\" (stop): date 2025-01-06, status broken\n"
    );
    let days = desk.done(&["diff", FILE, "--as-of", "2025-01-01", "--as-of", "2025-01-06"]);
    assert_eq!(
        days,
        "Small: from 1 Jan 2025 to 6 Jan 2025\ntension: 53.990228 (before: 47.502081)\nevent \"Strike\" (big-strike, 5 Jan 2025): happened\ncommitment \"Stop\" (stop): broken (new)\n"
    );
    assert_eq!(desk.run(&["diff", FILE]).status.code(), Some(2));
    assert_eq!(desk.run(&["diff", FILE, "gone.toml"]).status.code(), Some(2));
    std::fs::write(desk.file(), "schema = 1\n").unwrap();
    assert_eq!(desk.run(&["diff", "old.toml", FILE]).status.code(), Some(1));
}

#[test]
fn help_comes_from_the_format() {
    let desk = Desk::new();
    let help = desk.done(&["add", "event", "--help"]);
    for word in ["--headline", "--code", "high, medium, low", "--sources", "Goldstein points"] {
        assert!(help.contains(word), "{word}\n{help}");
    }
}
