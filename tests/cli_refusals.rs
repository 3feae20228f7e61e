//! Changes from the command line that are refused or reach further than one record: every complaint
//! at once, both sides of a link, and everything that loses a removed record.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::PathBuf;
use std::process::{Command, Output};

const SMALL: &str = r#"schema = 1
title = "Small"

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[sources]]
id = "paper"
title = "Paper"

[[sources]]
id = "gazette"
title = "Gazette"

[[events]]
id = "talks"
date = "2025-01-01"
headline = "Talks"
actor = "both"
code = "036"
sources = ["paper"]

[[events]]
id = "strike"
date = "2025-01-05"
headline = "Strike"
actor = "a"
code = "190"
sources = ["paper", "gazette"]

[[commitments]]
id = "stop"
by = "a"
text = "Stop"
made = "2025-01-02"
event = "talks"

[[commitments.verdicts]]
status = "broken"
date = "2025-01-06"
events = ["strike"]

[[commitments]]
id = "stay"
by = "b"
text = "Stay"
made = "2025-01-02"
"#;

const FILE: &str = "small.dossier.toml";

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
        self.folder.path().join(FILE)
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    fn run(&self, words: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_detente"))
            .args(words)
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap()
    }

    /// What it says when it is done.
    fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}: {}", stderr(&output));
        stderr(&output)
    }

    /// What it says when it ends so, with the file as it was.
    fn refused(&self, words: &[&str], code: i32) -> String {
        let before = self.text();
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", stderr(&output));
        assert_eq!(self.text(), before);
        stderr(&output)
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The complaints have these beginnings, in this order.
fn begin(told: &str, heading: &str, beginnings: &[&str]) {
    let mut lines = told.lines();
    assert_eq!(lines.next(), Some(format!("detente: {heading}").as_str()), "{told}");
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), beginnings.len(), "{told}");
    for (line, begin) in lines.iter().zip(beginnings) {
        assert!(line.trim_start().starts_with(begin), "{begin}\n{told}");
    }
}

#[test]
fn add_tells_every_bad_value_at_once() {
    let desk = Desk::new();
    let told = desk.refused(
        &[
            "add",
            "event",
            FILE,
            "--date",
            "x",
            "--headline",
            "Aid",
            "--actor",
            "a",
            "--code",
            "y",
            "--score",
            "z",
        ],
        2,
    );
    begin(
        &told,
        "nothing was added; 3 things to correct:",
        &["--date: “x” is not", "--code: \"y\"", "--score: \"z\" is no number; write one"],
    );
    // What is missing, what is unknown, and what only the dossier can tell.
    let told = desk.refused(
        &[
            "add",
            "event",
            FILE,
            "--date",
            "x",
            "--actor",
            "nobody",
            "--colour",
            "red",
            "--wieght=2",
            "--sources",
            "papre",
            "--code",
            "036",
        ],
        2,
    );
    begin(
        &told,
        "nothing was added; 6 things to correct:",
        &[
            "--colour: there is no such option; write one of --id, --date",
            "--wieght: there is no such option; did you mean --weight?",
            "--date: “x” is not",
            "--headline: it is missing; give",
            "event \"event\" names neither side nor both: \"nobody\"",
            "event \"event\" names a source that does not exist: \"papre\"; did you mean \"paper\"?",
        ],
    );
    let told = desk
        .refused(&["add", "verdict", FILE, "--status", "kept", "--events", "strike", "--note"], 2);
    begin(
        &told,
        "nothing was added; 4 things to correct:",
        &[
            "--note: it has no value",
            "--status: \"kept\" is none of",
            "--date: it is missing",
            "--commitment: it is missing",
        ],
    );
    let told = desk.refused(
        &[
            "add",
            "claim",
            FILE,
            "--commitment",
            "stpo",
            "--by",
            "b",
            "--stance",
            "no",
            "--date",
            "2025",
        ],
        2,
    );
    assert!(
        told.contains("met, partly-met, unmet") && told.contains("did you mean \"stop\"?"),
        "{told}"
    );
    let told = desk.refused(&["add", "source", "--title", "x", "--published", "soon"], 2);
    assert!(told.contains("FILE: it is missing") && told.contains("--published: “soon”"), "{told}");
    let told = desk.refused(&["add", "source", "gone.toml", "--published", "soon"], 2);
    assert!(told.contains("--title: it is missing") && told.contains("no such file"), "{told}");
    // One by itself is one line, as any other error is.
    let told = desk.refused(&["add", "source", FILE, "--title", "x", "--published", "soon"], 2);
    assert!(
        told.starts_with("detente: --published: “soon”") && told.lines().count() == 1,
        "{told}"
    );
    let twice = desk.refused(&["add", "source", FILE, "--title", "x", "--title", "y"], 2);
    assert!(twice.contains("--title: it is given more than once"), "{twice}");
}

#[test]
fn set_tells_every_bad_value_at_once() {
    let desk = Desk::new();
    let told = desk.refused(
        &["set", FILE, "talks", "date=x", "hedline=y", "weight=z", "sources=papre", "plain"],
        2,
    );
    begin(
        &told,
        "nothing was changed; 5 things to correct:",
        &[
            "date: “x” is not",
            "there is no field `hedline` there; did you mean `headline`?",
            "weight: \"z\" is no number",
            "\"plain\" has no =; write key=value",
            "event \"talks\" names a source that does not exist",
        ],
    );
    let told = desk.refused(&["set", FILE, "stop", "verdicts.1.date=x", "verdicts.2.note=y"], 2);
    assert!(told.contains("verdicts.1.date: “x”") && told.contains("has 1 verdict;"), "{told}");
}

#[test]
fn both_sides_of_an_exchange_are_written() {
    let desk = Desk::new();
    let told = desk.done(&["set", FILE, "stop", "reciprocal_with=stay"]);
    assert_eq!(told, "detente: commitment \"stay\" names \"stop\" in return too\n");
    assert!(desk.text().contains("reciprocal_with = [\"stay\"]"));
    assert!(desk.text().contains("reciprocal_with = [\"stop\"]"));
    let told = desk.done(&[
        "add",
        "commitment",
        FILE,
        "--by",
        "b",
        "--text",
        "Leave",
        "--made",
        "2025",
        "--reciprocal-with",
        "stop",
    ]);
    assert_eq!(told, "detente: commitment \"stop\" names \"leave\" in return too\n");
    desk.done(&["set", FILE, "leave", "id=go"]);
    assert!(desk.text().contains("reciprocal_with = [\"stay\", \"go\"]"));
    let told = desk.done(&["set", FILE, "stop", "reciprocal_with="]);
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(told.contains("commitment \"go\" names \"stop\" in return no more"), "{told}");
    assert!(!desk.text().contains("reciprocal_with"));
}

#[test]
fn what_is_named_elsewhere_goes_only_when_told() {
    let desk = Desk::new();
    let told = desk.refused(&["remove", FILE, "paper"], 1);
    assert_eq!(
        told,
        "detente: source \"Paper\" (paper) is named elsewhere; these would lose it:\n  \
         event \"Talks\" (talks): sources, with none left\n  \
         event \"Strike\" (strike): sources, with 1 left\n\
         nothing was removed; with --yes it goes from them as well\n"
    );
    let told = desk.refused(&["remove", FILE, "event", "strike"], 1);
    assert!(told.contains("  verdict 1 of \"Stop\" (stop): events, with none left\n"), "{told}");
    let told = desk.done(&["remove", FILE, "paper", "--yes"]);
    assert!(told.starts_with("detente: removed source \"Paper\" (paper); these have lost it:\n"));
    assert!(!desk.text().contains("paper"));
    let told = desk.done(&["remove", FILE, "event:talks", "--yes"]);
    assert!(told.contains("commitment \"Stop\" (stop): event\n"), "{told}");
    assert_eq!(
        desk.done(&["remove", FILE, "stay"]),
        "detente: removed commitment \"Stay\" (stay)\n"
    );
    assert!(desk.refused(&["remove", FILE, "side", "a"], 2).contains("exactly two sides"));
    assert!(desk.refused(&["remove", FILE, "model"], 2).contains("no record"));
    assert!(desk.refused(&["remove", FILE, "strkie"], 2).contains("did you mean \"strike\"?"));
    desk.done(&["check", FILE]);
}

#[test]
fn a_field_with_an_equals_sign_is_told_how_it_is_written() {
    let desk = Desk::new();
    let told = desk.refused(&["add", "event", FILE, "date=4 Oct 2023"], 2);
    assert!(told.contains("write --date \"4 Oct 2023\""), "{told}");
}
