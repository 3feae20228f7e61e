//! Quotations in the window: how they stand in the texts that are kept, and the text at
//! the passage.

use egui::{Key, Modifiers, Role};

use crate::harness::*;

const QUOTING: &str = r#"
schema = 1
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
archived = "https://archive.example.org/1"
[[events]]
id = "said"
date = "2025-05-01"
headline = "Said"
actor = "a"
code = "010"
quote = "Our deal is nearly done"
sources = ["article"]
"#;

#[test]
fn a_text_is_kept_and_its_quotation_found_in_it() {
    let path = write("two.dossier.toml", QUOTING);
    let mut window = open(Some(path.clone()));
    press(&mut window, Modifiers::NONE, Key::End);
    wait_for(&mut window, "the text of none of its sources is kept");
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    window.get_by_role_and_label(Role::Button, "An article").click();
    window.run_ok();
    assert!(!names(&window, "https://archive.example.org/1").is_empty());
    click_on(&mut window, "Keep its text…");
    click_on(&mut window, "Keep it");
    wait_for(&mut window, "There is no text yet");
    type_in(&mut window, "The text, pasted or of a file", "He said: our deal is done.");
    click_on(&mut window, "Keep it");
    wait_for(&mut window, "Show its text");
    let folder = path.with_file_name("two.evidence");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    press(&mut window, Modifiers::NONE, Key::End);
    wait_for(&mut window, "with one difference");
    assert!(!names(&window, "“nearly” is not in the text").is_empty());
    window.get_by_label_contains("with one difference").click();
    window.run_ok();
    wait_for(&mut window, "He said: our deal is done.");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(names(&window, "He said").is_empty());
    // It is one step, which can be undone; the text stays where it is.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "the text of none of its sources is kept");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}
