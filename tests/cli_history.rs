//! `detente history` and `detente restore`: what was saved, and what another program overwrote, can
//! be brought back.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SMALL: &str = r#"# Small, on purpose
schema = 1
title = "Small"

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[events]]
id = "talks"
date = "2025-01-01"
headline = "Talks"   # not the last
actor = "both"
code = "036"
"#;

const FILE: &str = "small.dossier.toml";

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.write(SMALL);
        desk
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, text: &str) {
        std::fs::write(self.file(FILE), text).unwrap();
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.file(FILE)).unwrap()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.file("state"))
            .env("TZ", "Asia/Shanghai")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// What it prints when it succeeds, on both outputs.
    fn done(&self, words: &[&str]) -> (String, String) {
        let output = self.run(words);
        assert!(output.status.success(), "{words:?}: {}", stderr(&output));
        (String::from_utf8(output.stdout.clone()).unwrap(), stderr(&output))
    }

    fn refused(&self, words: &[&str]) -> String {
        let output = self.run(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        stderr(&output)
    }

    fn set(&self, headline: &str) {
        self.done(&["set", FILE, "talks", &format!("headline={headline}")]);
    }

    /// The versions, the newest first.
    fn versions(&self) -> Vec<Value> {
        let (json, _) = self.done(&["history", FILE, "--format", "json"]);
        let json: Value = serde_json::from_str(&json).unwrap();
        json["versions"].as_array().unwrap().clone()
    }

    fn names(&self) -> Vec<String> {
        let name = |version: &Value| version["version"].as_str().unwrap().to_owned();
        self.versions().iter().map(name).collect()
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn each_save_is_listed_with_what_it_changed() {
    let desk = Desk::new();
    desk.set("First talks");
    desk.done(&[
        "add",
        "event",
        FILE,
        "--id",
        "strike",
        "--date",
        "2025-01-05",
        "--headline",
        "Strike",
        "--actor",
        "a",
        "--code",
        "190",
    ]);
    let versions = desk.versions();
    let by: Vec<&str> = versions.iter().map(|one| one["by"].as_str().unwrap()).collect();
    assert_eq!(by, ["add", "set", "disk"]);
    assert_eq!(versions[0]["bytes"], desk.text().len());
    assert_eq!(
        versions[1]["changes"][0],
        "changed event \"First talks\" (talks)\n  headline: \"First talks\" (before: \"Talks\")"
    );
    assert!(versions[2]["written"].as_str().unwrap().ends_with('Z'));
    let (table, _) = desk.done(&["history", FILE]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("version  kept (UTC) "), "{table}");
    assert!(lines[1].ends_with("detente add"), "{table}");
    assert_eq!(lines[2], "    added event \"Strike\" (strike): date 2025-01-05, code 190, actor a");
    assert_eq!(lines[4], "    changed event \"First talks\" (talks): headline");
    assert!(lines[5].contains("found on disk, written 20"), "{table}");
    assert_eq!(lines[6], "    the first version that is kept");
    // The same whatever the zone.
    let kept = versions[0]["kept"].as_str().unwrap().replace('T', " ");
    assert!(lines[1].contains(&kept[..19]), "{kept}: {table}");
    let (newest, _) = desk.done(&["history", FILE, "-n", "1"]);
    assert_eq!(newest.lines().count(), 4, "{newest}");
    assert!(newest.ends_with("and 2 older\n"), "{newest}");
    // Each reads back byte for byte.
    let names = desk.names();
    assert_eq!(desk.done(&["history", FILE, "--show", &names[0]]).0, desk.text());
    assert_eq!(desk.done(&["history", FILE, "--show", &names[2]]).0, SMALL);
    let (changes, _) = desk.done(&["history", FILE, "--diff", &names[1][..4]]);
    assert!(changes.starts_with("added event \"Strike\""), "{changes}");
    let (none, _) = desk.done(&["history", FILE, "--diff", &names[0]]);
    assert_eq!(none, "no change\n");
}

#[test]
fn what_another_program_overwrote_comes_back_and_can_be_restored_again() {
    let desk = Desk::new();
    desk.set("First talks");
    let saved = desk.text();
    let ours = desk.names()[0].clone();
    let theirs = saved.replace("First talks", "Their talks");
    desk.write(&theirs);
    let (table, _) = desk.done(&["history", FILE]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[1].starts_with("now ") && lines[1].ends_with("on disk, not kept yet"), "{table}");
    assert_eq!(lines[2], "    changed event \"Their talks\" (talks): headline");
    let (dry, told) = desk.done(&["restore", FILE, "--to", &ours, "--dry-run"]);
    assert!(dry.contains("headline: \"First talks\" (before: \"Their talks\")"), "{dry}");
    assert_eq!((desk.text(), told.as_str()), (theirs.clone(), ""));
    let (changes, told) = desk.done(&["restore", FILE, "--to", &ours]);
    assert_eq!(changes, dry);
    assert_eq!(desk.text(), saved);
    // What was there before is a version, and its name is told.
    let theirs_name = told.trim().rsplit(' ').next().unwrap();
    desk.done(&["restore", FILE, "--to", theirs_name]);
    assert_eq!(desk.text(), theirs);
    let by: Vec<Value> = desk.versions().into_iter().map(|one| one["by"].clone()).collect();
    assert_eq!(by, ["restore", "restore", "disk", "set", "disk"]);
    let (_, told) = desk.done(&["restore", FILE, "--to", theirs_name]);
    assert!(told.contains("has version") && told.contains("already"), "{told}");
}

#[test]
fn a_file_that_is_gone_or_broken_comes_back() {
    let desk = Desk::new();
    desk.set("First talks");
    let saved = desk.text();
    let name = desk.names()[0].clone();
    std::fs::remove_file(desk.file(FILE)).unwrap();
    assert_eq!(desk.names()[0], name);
    let (said, _) = desk.done(&["restore", FILE, "--to", &name]);
    assert_eq!(said, "the file is gone; it is written anew\n");
    assert_eq!(desk.text(), saved);
    for broken in [&b"[[events"[..], b"not \xff text", b""] {
        std::fs::write(desk.file(FILE), broken).unwrap();
        desk.done(&["restore", FILE, "--to", &name]);
        assert_eq!(desk.text(), saved);
        let kept = desk.names()[1].clone();
        let shown = desk.run(&["history", FILE, "--show", &kept]);
        assert_eq!(shown.stdout, broken);
    }
    let (table, _) = desk.done(&["history", FILE]);
    assert!(table.contains("it has errors, and cannot be compared"), "{table}");
    // What is no text is written to a file of its own.
    let no_text = desk.versions().into_iter().find(|one| one["bytes"] == 10).unwrap();
    let no_text = no_text["version"].as_str().unwrap();
    let refused = desk.refused(&["restore", FILE, "--to", no_text]);
    assert!(refused.contains("is no text"), "{refused}");
    assert_eq!(desk.text(), saved);
    desk.done(&["restore", FILE, "--to", no_text, "-o", "other"]);
    assert_eq!(std::fs::read(desk.file("other")).unwrap(), b"not \xff text");
    let refused = desk.refused(&["restore", FILE, "--to", &name, "-o", "other"]);
    assert!(refused.contains("is there already"), "{refused}");
    desk.done(&["restore", FILE, "--to", &name, "-o", "new.dossier.toml"]);
    assert_eq!(std::fs::read_to_string(desk.file("new.dossier.toml")).unwrap(), saved);
}

#[test]
fn a_name_that_is_none_or_several_says_what_there_is() {
    let desk = Desk::new();
    let message = desk.refused(&["history", "nowhere.dossier.toml"]);
    assert!(message.contains("there is no such file, and no version"), "{message}");
    let message = desk.refused(&["history", "."]);
    assert!(message.contains("is a folder"), "{message}");
    let (listed, told) = desk.done(&["history", FILE]);
    assert!(listed.is_empty() && told.contains("each save will keep one"), "{told}");
    let message = desk.refused(&["restore", FILE, "--to", "1234"]);
    assert!(message.contains("no version of small.dossier.toml is kept"), "{message}");
    desk.set("First talks");
    let name = desk.names()[0].clone();
    let last = if name.ends_with('0') { "1" } else { "0" };
    let slip = format!("{}{last}", &name[..6]);
    let message = desk.refused(&["restore", FILE, "--to", &slip]);
    assert!(message.contains(&format!("did you mean {name}?")), "{message}");
    for word in ["abc", "newest", ""] {
        let message = desk.refused(&["history", FILE, "--show", word]);
        assert!(message.contains("at least four of the digits"), "{message}");
    }
    assert_eq!(desk.names().len(), 2, "nothing of it was written");
}

#[test]
fn a_moved_file_is_told_where_its_versions_are() {
    let desk = Desk::new();
    desk.set("First talks");
    std::fs::rename(desk.file(FILE), desk.file("moved.dossier.toml")).unwrap();
    let (_, told) = desk.done(&["history", "moved.dossier.toml"]);
    assert!(told.contains("known under another path"), "{told}");
    assert!(told.contains("small.dossier.toml"), "{told}");
    let (_, told) = desk.done(&["history", FILE]);
    assert!(told.is_empty(), "{told}");
}

#[test]
fn a_history_that_cannot_be_kept_is_told_once_and_saving_goes_on() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.file("state/detente")).unwrap();
    std::fs::write(desk.file("state/detente/history"), "in the way").unwrap();
    let (_, told) = desk.done(&["set", FILE, "talks", "headline=First talks"]);
    assert_eq!(told.matches("not kept in its history").count(), 1, "{told}");
    assert!(desk.text().contains("First talks"));
}

#[test]
fn processes_at_the_same_time_lose_no_version() {
    let desk = Desk::new();
    const PROCESSES: usize = 6;
    const EACH: usize = 5;
    std::thread::scope(|scope| {
        for process in 0..PROCESSES {
            let desk = &desk;
            scope.spawn(move || {
                for at in 0..EACH {
                    let id = format!("event-{process}-{at}");
                    let words = [
                        "add",
                        "event",
                        FILE,
                        "--id",
                        &id,
                        "--date",
                        "2025-01-05",
                        "--headline",
                        &id,
                        "--actor",
                        "a",
                        "--code",
                        "190",
                    ];
                    let status = desk
                        .command(&words)
                        .stdout(Stdio::null())
                        .stderr(Stdio::null())
                        .status()
                        .unwrap();
                    assert!(status.success());
                }
            });
        }
    });
    let versions = desk.versions();
    assert_eq!(versions.len(), PROCESSES * EACH + 1);
    for version in &versions[..PROCESSES * EACH] {
        let changes = version["changes"].as_array().unwrap();
        assert_eq!(changes.len(), 1, "each adds one event to the one before: {changes:?}");
        assert_eq!(version["by"], "add");
    }
    assert_eq!(versions[PROCESSES * EACH]["by"], "disk");
}

#[test]
fn a_process_that_is_killed_leaves_nothing_half_written() {
    let desk = Desk::new();
    desk.set("First talks");
    for at in 0..40_u64 {
        let words = ["set", FILE, "talks", &format!("headline=Talks {at}")];
        let mut child = desk.command(&words).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(at * 900));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let (_, told) = desk.done(&["history", FILE]);
    assert_eq!(told, "", "nothing is damaged");
    for name in desk.names() {
        let (text, _) = desk.done(&["history", FILE, "--show", &name]);
        assert!(text.starts_with("# Small, on purpose") && text.ends_with("\"036\"\n"), "{text}");
    }
    // What is in the file is known, or becomes so with the next save.
    let text = desk.text();
    desk.set("Last talks");
    let kept = desk.names()[1].clone();
    assert_eq!(desk.done(&["history", FILE, "--show", &kept]).0, text);
}
