//! A window that speaks Chinese, led through what goes wrong: no English word
//! is left in it.

use std::path::Path;

use detente::app::StartOptions;
use detente::store::StateFolder;
use detente::words::{Language, Words};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::by;

use crate::editing::{Desk, click, edit_event};
use crate::harness::*;

/// A dossier without a Latin word but its keys.
const FILE: &str = r#"schema = 1
title = "两方"
cutoff = "2025-03-01"

[[sides]]
id = "甲"
name = "甲方"

[[sides]]
id = "乙"
name = "乙方"

[[sources]]
id = "报道"
title = "甲方关闭边境"
published = "2025-01-02"

[[events]]
id = "边境"
date = "2025-01-02"
headline = "甲方关闭边境"
actor = "甲"
code = "163"
sources = ["报道"]

[[commitments]]
id = "重开"
by = "甲"
text = "重开边境"
made = "2025-02-01"
due = "2025-06-01"
"#;

/// Names that are the same in every language: of formats, keys and this program.
const NAMES: &str = "détente cameo edtf toml utf pdf png svg html csv json ics docx md typst typ \
                     mb gib ua ctrl shift alt esc enter tab home end space pageup pagedown f1 f2 \
                     url http https english gpr epu inter left right up down yyyy mm dd dossier delete escape both";

struct Story {
    desk: Desk,
    words: Words,
    /// What else is shown than the file.
    behind: &'static str,
}

impl Story {
    fn new(text: &str) -> Self {
        let desk = Desk::new();
        std::fs::write(desk.path(), text).unwrap();
        Self { desk, words: Words::of(Language::Chinese), behind: "" }
    }

    fn open(&self) -> Window {
        self.open_file(&self.desk.path())
    }

    fn open_file(&self, file: &Path) -> Window {
        let state = Some(StateFolder::at(self.desk.folder.path().join("state")));
        let options = StartOptions {
            file: Some(file.to_owned()),
            state,
            language: Some(Language::Chinese),
            ..StartOptions::default()
        };
        open_with(options, [1440.0, 1400.0])
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).into_owned()
    }

    /// The words up to the first value in them.
    fn begins(&self, key: &str) -> String {
        let words = self.word(key);
        words.split('{').next().unwrap().trim().to_owned()
    }

    /// Nothing in the window is in Latin letters but what the files say, their
    /// paths, and names.
    fn check(&self, window: &Window, moment: &str) {
        let folder = self.desk.folder.path().display().to_string();
        let file = self.desk.text() + FILE + self.behind;
        let is_known = |word: &str| {
            let word = word.to_lowercase();
            NAMES.split_whitespace().any(|name| name == word)
        };
        let mut found: Vec<String> = Vec::new();
        for node in window.query_all(by().predicate(|_| true)) {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
                let bare =
                    text.replace(&folder, "").replace("two.dossier.toml", "").replace(".lock", "");
                let words = bare.split(|c: char| !c.is_ascii_alphabetic());
                let leaks =
                    words.filter(|word| word.len() > 1 && !is_known(word) && !file.contains(*word));
                if leaks.count() > 0 {
                    found.push(text);
                }
            }
        }
        found.dedup();
        assert!(found.is_empty(), "{moment}: {found:#?}");
    }
}

#[test]
fn what_is_open_and_edited_is_in_chinese() {
    let story = Story::new(FILE);
    let mut window = story.open();
    story.check(&window, "opened");
    edit_event(&mut window);
    story.check(&window, "a form");
    let date = format!("{} *", story.word("field-date"));
    type_in(&mut window, &date, "2025-02-30");
    press(&mut window, Modifiers::NONE, Key::Tab);
    story.check(&window, "a date that is none");
    type_in(&mut window, &date, "2025-01-03");
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Escape);
    story.check(&window, "a step that can be undone");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    story.check(&window, "undone");
    type_as_of_chinese(&mut window, &story, "2025-02-30");
    story.check(&window, "a day that is none");
    press(&mut window, Modifiers::COMMAND, Key::K);
    story.check(&window, "everything that can be done");
}

fn type_as_of_chinese(window: &mut Window, story: &Story, day: &str) {
    type_in(window, &story.word("as-of"), day);
}

#[test]
fn what_is_wrong_with_a_file_is_said_in_chinese() {
    // Where nothing else can be shown the sample stands behind.
    let behind = "US–China trade truce, us-china";
    let missing = Story { behind, ..Story::new(FILE) };
    let window = missing.open_file(&missing.desk.folder.path().join("二.dossier.toml"));
    missing.check(&window, "no such file");
    for (moment, from, to) in [
        ("a date that is none", "2025-01-02\"\nheadline", "2025-02-30\"\nheadline"),
        ("a key that is none", "headline = ", "headlin = "),
        ("a side that is none", "actor = \"甲\"", "actor = \"丙\""),
        ("an id that is taken", "id = \"乙\"", "id = \"甲\""),
        ("no TOML", "code = \"163\"", "code = \"163"),
        ("a number as a text", "code = \"163\"", "code = 163"),
        ("a code that is none", "code = \"163\"", "code = \"999999\""),
        ("no record", "sources = [\"报道\"]", "sources = [\"报告\"]"),
    ] {
        assert!(FILE.contains(from), "{from}");
        let story = Story { behind, ..Story::new(&FILE.replace(from, to)) };
        let window = story.open();
        story.check(&window, moment);
    }
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_way_of_a_save_is_said_in_chinese() {
    let story = Story::new(FILE);
    let mut window = story.open();
    edit_event(&mut window);
    type_in(&mut window, &format!("{} *", story.word("field-headline")), "甲方重开边境");
    let lock = story.desk.path().with_file_name(".two.dossier.toml.lock");
    let theirs = r#"{"process":41,"host":"远","since":"2026-02-03T04:05:06Z","boot":"x"}"#;
    std::fs::write(&lock, theirs).unwrap();
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "41");
    story.check(&window, "locked");
    std::fs::remove_file(&lock).unwrap();
    let mut permissions = std::fs::metadata(story.desk.path()).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(story.desk.path(), permissions.clone()).unwrap();
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "只读");
    story.check(&window, "marked as read-only");
    #[expect(clippy::permissions_set_readonly_false, reason = "a file in a folder of its own")]
    permissions.set_readonly(false);
    std::fs::set_permissions(story.desk.path(), permissions).unwrap();
    // Another program changes the same.
    let theirs = FILE.replace("headline = \"甲方关闭边境\"", "headline = \"边境关闭\"");
    std::fs::write(story.desk.path(), theirs).unwrap();
    wait_for(&mut window, &story.word("conflict-title"));
    story.check(&window, "both changed the same");
    click(&mut window, Role::Button, &story.word("conflict-all-mine"));
    click(&mut window, Role::Button, &story.word("conflict-join"));
    story.check(&window, "joined");
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, &story.begins("notice-saved"));
    story.check(&window, "saved");
    std::fs::write(story.desk.path(), FILE.replace("code = \"163\"", "code = \"163")).unwrap();
    wait_for(&mut window, &story.begins("notice-disk-broken"));
    story.check(&window, "broken by another program");
}

#[test]
fn versions_are_told_in_chinese() {
    let story = Story::new(FILE);
    let mut window = story.open();
    edit_event(&mut window);
    type_in(&mut window, &format!("{} *", story.word("field-headline")), "甲方重开边境");
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, &story.begins("notice-saved"));
    press(&mut window, Modifiers::COMMAND, Key::K);
    let find = story.word("palette-label");
    text_field(&window, &find).type_text(story.word("action-history").trim_end_matches('…'));
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, &story.word("history-heading"));
    wait_for(&mut window, &story.word("history-first"));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    story.check(&window, "versions");
    click(&mut window, Role::Button, &story.word("history-bring-back"));
    story.check(&window, "a version is back");
}
