//! What the next window shows after a crash: the offer of its report, once, and the edits that were
//! not saved.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

use detente::app::StartOptions;
use detente::store::StateFolder;
use detente::words::Language;
use egui::{Key, Modifiers, Role};

use crate::editing::{Desk, click, edit_event};
use crate::harness::*;

const OFFER: &str = "There was an error inside Détente";
const REPORT: &str = "Détente crash report\n\nWhere    src/app/dispatch.rs:12:5\n";

/// Puts a report where a panic leaves it.
fn report(desk: &Desk, name: &str, text: &str) -> PathBuf {
    let folder = desk.folder.path().join("state/crashes");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_report_is_offered_once_and_opened_in_the_window() {
    let desk = Desk::new();
    assert!(names(&desk.open(), OFFER).is_empty(), "nothing has happened yet");
    let path = report(&desk, "crash-one.txt", REPORT);
    let mut window = desk.open();
    assert!(!names(&window, OFFER).is_empty());
    click(&mut window, Role::Button, "Open the report");
    assert!(!names(&window, "src/app/dispatch.rs:12:5").is_empty());
    assert!(!names(&window, &path.display().to_string()).is_empty(), "and where it lies");
    assert!(names(&window, OFFER).is_empty());
    click(&mut window, Role::Button, "Copy");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(names(&window, "src/app/dispatch.rs:12:5").is_empty());
    drop(window);
    assert!(names(&desk.open(), OFFER).is_empty(), "it was offered");
    assert!(path.exists(), "and stays");
    report(&desk, "crash-two.txt", "another");
    assert!(!names(&desk.open(), OFFER).is_empty(), "another one is offered");
}

#[test]
fn a_report_can_be_dismissed_in_every_language() {
    let desk = Desk::new();
    report(&desk, "crash-one.txt", REPORT);
    let options = |language| StartOptions {
        file: Some(desk.path()),
        state: Some(StateFolder::at(desk.folder.path().join("state"))),
        language: Some(language),
        ..StartOptions::default()
    };
    // In the smallest window there is, too.
    let mut window = open_with(options(Language::English), [640.0, 480.0]);
    click(&mut window, Role::Button, "Dismiss");
    assert!(names(&window, OFFER).is_empty());
    drop(window);
    report(&desk, "crash-two.txt", "Where    \u{1b}]0;another title\u{7}here\n");
    let mut window = open_with(options(Language::Chinese), [640.0, 480.0]);
    assert!(!names(&window, "Détente 内部出错").is_empty());
    click(&mut window, Role::Button, "打开报告");
    assert!(!names(&window, "其中没有任何档案内容").is_empty());
    assert!(!names(&window, "<U+001B>]0;another title<U+0007>here").is_empty());
    click(&mut window, Role::Button, "关闭");
    assert!(names(&window, "错误报告").is_empty());
}

#[test]
fn edits_of_a_window_that_panics_come_back() {
    let desk = Desk::new();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let mut window = desk.open();
        edit_event(&mut window);
        type_in(&mut window, "Headline *", "Written just before");
        // As a panic does, but for what is printed of it.
        resume_unwind(Box::new("a mistake"));
    }));
    assert!(panicked.is_err());
    let mut window = desk.open();
    assert!(!names(&window, "Unsaved edits were kept").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Written just before").is_empty());
}
