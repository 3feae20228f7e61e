//! A file that takes long to read: the window is there before it.

use std::fmt::Write as _;

use egui::{Key, Modifiers, Role};

use crate::editing::{Desk, FILE, click, edit_event, save};
use crate::harness::*;
use crate::losses::open_at_once;

/// A dossier of so many events that its window does not wait for it.
fn long_desk() -> Desk {
    let desk = Desk::new();
    let mut text = FILE.to_owned();
    for number in 0..14_000 {
        let day = 1 + number % 28;
        write!(
            text,
            "[[events]]\nid = \"e{number}\"\ndate = \"2025-01-{day:02}\"\nheadline = \"Again\"\nactor = \"b\"\ncode = \"163\"\nsources = []\n"
        )
        .unwrap();
    }
    assert!(text.len() > 1 << 20);
    std::fs::write(desk.path(), text).unwrap();
    desk
}

#[test]
fn the_window_is_there_before_its_file_and_its_edits_come_after() {
    let desk = long_desk();
    let mut window = open_at_once(&desk);
    let says_so = !names(&window, "Reading two.dossier.toml").is_empty();
    let has_it = !names(&window, "14,001 events").is_empty();
    assert!(says_so != has_it, "one of both: {:?}", names(&window, ""));
    wait_for(&mut window, "14,001 events");
    assert!(names(&window, "Reading").is_empty());
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Changed");
    click(&mut window, Role::Button, "Done");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("headline = \"Changed\""));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    save(&mut window, &desk.path());
    assert!(!desk.text().contains("headline = \"Changed\""));
}

#[test]
fn what_a_killed_window_left_is_asked_about_before_and_after() {
    let desk = long_desk();
    let mut window = open_at_once(&desk);
    wait_for(&mut window, "14,001 events");
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Never saved");
    drop(window);
    let mut window = open_at_once(&desk);
    assert!(!names(&window, "Unsaved edits were kept").is_empty());
    wait_for(&mut window, "14,001 events");
    assert!(!names(&window, "Unsaved edits were kept").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Never saved").is_empty());
}

#[test]
fn whoever_opens_something_else_meanwhile_keeps_that() {
    let desk = long_desk();
    let mut window = open_at_once(&desk);
    if names(&window, "Reading two.dossier.toml").is_empty() {
        println!("skipped: the file was read before the window was there");
        return;
    }
    press(&mut window, Modifiers::NONE, Key::Tab);
    click(&mut window, Role::Button, "Open the built-in sample");
    wait_for(&mut window, "London");
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        window.step();
    }
    assert!(names(&window, "14,001 events").is_empty(), "it is not replaced by what comes late");
}

#[test]
fn a_long_file_with_errors_is_told_of_like_any_other() {
    let desk = long_desk();
    let broken = desk.text().replace("code = \"163\"", "cod = \"163\"");
    std::fs::write(desk.path(), broken).unwrap();
    let mut window = open_at_once(&desk);
    wait_for(&mut window, "two.dossier.toml could not be opened");
    assert!(!names(&window, "28,002 errors").is_empty(), "{:?}", names(&window, "errors"));
    click(&mut window, Role::Button, "Back");
    wait_for(&mut window, "London");
}
