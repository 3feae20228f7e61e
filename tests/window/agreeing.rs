//! What two coders do not agree on, in the window: gone through and settled by keyboard,
//! each as a step that can be undone.

use std::path::PathBuf;

use detente::app::StartOptions;
use detente::store::StateFolder;
use egui::{Key, Modifiers, Role};

use crate::harness::*;

const FIRST: &str = r#"
schema = 1
title = "Two sides"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
[[events]]
id = "talks"
date = "2025-05-01"
headline = "Talks are offered"
actor = "a"
code = "036"
score = 2.5
quote = "We should talk"
[[events]]
id = "march"
date = "2025-05-03"
headline = "A march"
actor = "b"
code = "141"
[[events]]
id = "gift"
date = "2025-05-04"
headline = "A gift"
actor = "a"
code = "071"
[[commitments]]
id = "stop"
by = "a"
made = "2025-05-02"
text = "To stop the tariffs"
force = "political"
kind = "action"
[[commitments.verdicts]]
status = "fulfilled"
date = "2025-05-20"
"#;

/// The second coder's: another code, another code and actor, another actor, another status.
fn second() -> String {
    FIRST
        .replace("\"036\"\nscore = 2.5", "\"112\"")
        .replace("\"b\"\ncode = \"141\"", "\"a\"\ncode = \"173\"")
        .replace("\"a\"\ncode = \"071\"", "\"b\"\ncode = \"071\"")
        .replace("\"fulfilled\"", "\"broken\"")
}

fn key(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
}

/// Opens the dialog by the palette.
fn open_dialog(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("second coder");
    window.run_ok();
    key(window, Key::Enter);
    wait_for(window, "second coder");
}

/// A window on the first coding, compared with a second one.
fn compared(other: &str) -> (Window, PathBuf) {
    compared_with(FIRST, other)
}

fn compared_with(first: &str, other: &str) -> (Window, PathBuf) {
    let path = write("mine.dossier.toml", first);
    let beside = path.with_file_name("second.dossier.toml");
    std::fs::write(&beside, other).unwrap();
    let options = StartOptions { file: Some(path.clone()), ..Default::default() };
    let mut window = open_with(options, TALL);
    open_dialog(&mut window);
    type_in(&mut window, "Or a path", &beside.display().to_string());
    key(&mut window, Key::Enter);
    (window, path)
}

fn saved(window: &mut Window, path: &PathBuf) -> String {
    key(window, Key::Escape);
    press(window, Modifiers::COMMAND, Key::S);
    wait_for(window, "Saved");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn each_is_settled_as_a_step_of_its_own() {
    let (mut window, path) = compared(&second());
    wait_for(&mut window, "0 of 4 settled");
    // Both codings face each other, in words.
    for part in ["We should talk", "036 ", "112 ", "κ "] {
        assert!(!names(&window, part).is_empty(), "{part}");
    }
    key(&mut window, Key::Num2);
    wait_for(&mut window, "1 of 4 settled");
    wait_for(&mut window, "Its own score, 2.5, stays");
    assert!(!names(&window, "1 Talks are offered: settled").is_empty());
    // The march: code and actor.
    key(&mut window, Key::Num1);
    wait_for(&mut window, "2 of 4 settled");
    // The gift: only the actor, which is no slip.
    key(&mut window, Key::Num3);
    wait_for(&mut window, "Only a code can be a slip");
    key(&mut window, Key::Num1);
    wait_for(&mut window, "3 of 4 settled");
    wait_for(&mut window, "To stop the tariffs");
    key(&mut window, Key::Num2);
    wait_for(&mut window, "4 of 4 settled");
    let text = saved(&mut window, &path);
    for part in ["code = \"112\"", "readings = [\"036\"]", "readings = [\"173\"]", "\"broken\""] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(text.contains("score = 2.5") && text.contains("\"fulfilled\""), "{text}");
}

#[test]
fn what_is_undone_is_open_again() {
    let (mut window, path) = compared(&second());
    wait_for(&mut window, "0 of 4 settled");
    key(&mut window, Key::Num2);
    wait_for(&mut window, "1 of 4 settled");
    key(&mut window, Key::U);
    wait_for(&mut window, "0 of 4 settled");
    wait_for(&mut window, "1 of 4");
    // The slip writes nothing, and is taken back where it stands.
    key(&mut window, Key::Num3);
    wait_for(&mut window, "theirs was a slip.");
    wait_for(&mut window, "1 of 4 settled");
    key(&mut window, Key::P);
    wait_for(&mut window, "for as long as this window is open");
    key(&mut window, Key::U);
    wait_for(&mut window, "0 of 4 settled");
    key(&mut window, Key::U);
    wait_for(&mut window, "Nothing was settled last");
    // The keys of undo and redo go on working.
    key(&mut window, Key::Num2);
    wait_for(&mut window, "1 of 4 settled");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "0 of 4 settled");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    wait_for(&mut window, "1 of 4 settled");
    key(&mut window, Key::U);
    wait_for(&mut window, "0 of 4 settled");
    // From outside, by the history of the window.
    key(&mut window, Key::Num1);
    wait_for(&mut window, "1 of 4 settled");
    key(&mut window, Key::Escape);
    wait_for(&mut window, "1 of 4 settled");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "Settle with the second coder");
    open_dialog(&mut window);
    wait_for(&mut window, "0 of 4 settled");
    assert_eq!(std::fs::read_to_string(path).unwrap(), FIRST);
}

#[test]
fn a_finding_that_does_not_decide_is_said() {
    let other =
        FIRST.replace("\"fulfilled\"\ndate = \"2025-05-20\"", "\"broken\"\ndate = \"2025-05-10\"");
    let (mut window, _) = compared(&other);
    wait_for(&mut window, "0 of 1 settled");
    key(&mut window, Key::Num2);
    wait_for(&mut window, "It stays open: your finding of 20 May 2025");
    key(&mut window, Key::Num1);
    wait_for(&mut window, "1 of 1 settled");
}

#[test]
fn what_the_dossier_cannot_have_stays_open_and_says_why() {
    let lifted = "[[events]]\nid = \"lifted\"\ndate = \"2025-05-05\"\nheadline = \"Lifted\"\n\
                  actor = \"b\"\ncode = \"085\"\nreverses = [\"march\"]\n[[commitments]]";
    let first = FIRST.replace("\"141\"", "\"163\"").replacen("[[commitments]]", lifted, 1);
    // By a code that passes, unless the user says that it lasts.
    let other = first.replace("\"163\"", "\"141\"\nlasting = true");
    let (mut window, path) = compared_with(&first, &other);
    wait_for(&mut window, "0 of 1 settled");
    key(&mut window, Key::Num2);
    wait_for(&mut window, "passes by itself");
    wait_for(&mut window, "0 of 1 settled");
    assert_eq!(std::fs::read_to_string(path).unwrap(), first);
}

#[test]
fn who_has_found_nothing_by_a_day_has_nothing_to_take() {
    let later =
        FIRST.replace("\"fulfilled\"\ndate = \"2025-05-20\"", "\"broken\"\ndate = \"2025-06-20\"");
    assert_ne!(later, FIRST);
    let (mut window, _) = compared(&later);
    wait_for(&mut window, "nothing found by then");
    key(&mut window, Key::Num2);
    wait_for(&mut window, "has found nothing by 20 May 2025, so there is no finding to take");
}

#[test]
fn that_nobody_has_looked_is_no_finding() {
    let at = FIRST.find("[[commitments.verdicts]]").unwrap();
    let (mut window, _) = compared(&FIRST[..at]);
    wait_for(&mut window, "One commitment has no finding of one of you and counts for nothing");
    wait_for(&mut window, "There is nothing to settle yet");
    assert!(!names(&window, "agreed on 0 of 0").is_empty());
}

#[test]
fn where_there_is_nothing_to_settle_it_says_so() {
    let (mut window, _) = compared(FIRST);
    wait_for(&mut window, "You do not disagree on anything");
    wait_for(&mut window, "agreed on 3 of 3");
    key(&mut window, Key::Num1);
    key(&mut window, Key::Escape);
    assert!(names(&window, "You do not disagree").is_empty());
    let uncoded = FIRST.replace("code = \"141\"", "code = \"010\"\ntags = [\"to-code\"]");
    let (mut window, _) = compared(&uncoded);
    wait_for(&mut window, "One event is not coded yet");
    wait_for(&mut window, "There is nothing to settle yet");
}

#[test]
fn a_file_that_cannot_be_compared_says_what_to_do() {
    let (mut window, path) = compared("schema = 1\ntitle = 5\n");
    wait_for(&mut window, "`detente check second.dossier.toml`");
    let strange = TWO_SIDES.replace("Two sides", "Others");
    std::fs::write(path.with_file_name("strange.dossier.toml"), strange).unwrap();
    let folder = path.parent().unwrap();
    for (name, told) in [
        ("strange.dossier.toml", "their ids differ"),
        ("mine.dossier.toml", "That is the file that is open here"),
        ("none.dossier.toml", "none.dossier.toml"),
    ] {
        type_in(&mut window, "Or a path", &folder.join(name).display().to_string());
        key(&mut window, Key::Enter);
        wait_for(&mut window, told);
    }
    key(&mut window, Key::Escape);
    key(&mut window, Key::Escape);
    assert!(names(&window, "Or a path").is_empty());
}

#[test]
fn who_may_only_read_looks_and_does_not_settle() {
    let path = write("mine.dossier.toml", FIRST);
    let desk = |file: &PathBuf| {
        let state = file.parent().map(|folder| StateFolder::at(folder.join("state")));
        let options = StartOptions { file: Some(file.clone()), state, ..Default::default() };
        open_with(options, TALL)
    };
    let _other = desk(&path);
    let beside = path.with_file_name("second.dossier.toml");
    std::fs::write(&beside, second()).unwrap();
    let mut window = desk(&path);
    window.get_by_role_and_label(Role::Button, "Open read-only").click();
    window.run_ok();
    open_dialog(&mut window);
    type_in(&mut window, "Or a path", &beside.display().to_string());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "0 of 4 settled");
    wait_for(&mut window, "you can look, and not settle");
    key(&mut window, Key::Num1);
    key(&mut window, Key::Num2);
    wait_for(&mut window, "0 of 4 settled");
}
