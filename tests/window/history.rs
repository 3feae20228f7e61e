//! The page of versions: what was saved and what another program wrote over it,
//! and bringing one back.

use detente::app::StartOptions;
use detente::store::StateFolder;
use detente::store::history::{By, History};
use egui::{Key, Modifiers, Role};

use crate::editing::{Desk, FILE, click, edit_event, save};
use crate::harness::*;

fn state(desk: &Desk) -> StateFolder {
    StateFolder::at(desk.folder.path().join("state"))
}

/// Opens the page by the palette, and waits until every version is compared.
fn open_page(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::K);
    text_field(window, "Find").type_text("History");
    window.run_ok();
    press(window, Modifiers::NONE, Key::Enter);
    assert!(!names(window, "Versions of this file").is_empty());
    wait_for(window, "kept on this computer");
}

fn headline(window: &mut Window, text: &str) {
    type_in(window, "Headline *", text);
    press(window, Modifiers::NONE, Key::Tab);
}

fn is_unsaved(window: &Window) -> bool {
    !names(window, "Unsaved changes").is_empty()
}

#[test]
fn what_another_program_wrote_over_comes_back_as_one_step() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    headline(&mut window, "First");
    save(&mut window, &desk.path());
    headline(&mut window, "Second");
    save(&mut window, &desk.path());
    let ours = desk.text();
    let theirs = FILE.replace("Arcadia closes the border", "Somebody else's");
    std::fs::write(desk.path(), &theirs).unwrap();
    wait_for(&mut window, "it was read again");
    open_page(&mut window);
    assert!(!names(&window, "4 versions").is_empty(), "{:?}", names(&window, "versions"));
    assert_eq!(names(&window, ": saved in the window").len(), 2);
    assert_eq!(names(&window, ": found in the file").len(), 2, "before and after");
    let changed = names(&window, "Changed: event “Second” (Headline)");
    assert_eq!(changed.len(), 1);
    assert!(!names(&window, "The first version that is kept").is_empty());
    assert!(!names(&window, "Choose a version").is_empty());
    // By keys: the newest, then the one before.
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    wait_for(&mut window, "No change");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    wait_for(&mut window, "Headline: \"Second\" (before: \"Somebody else's\")");
    assert!(!names(&window, "Headline: \"Second\" (before: \"First\")").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert!(names(&window, "Versions of this file").is_empty(), "the page is closed");
    assert!(!names(&window, "Brought back: ").is_empty());
    assert!(is_unsaved(&window), "the document is changed, not saved");
    assert_eq!(desk.text(), theirs);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "Taken back: Bring back an earlier version").is_empty());
    assert!(!is_unsaved(&window));
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    save(&mut window, &desk.path());
    assert_eq!(desk.text(), ours, "byte for byte");
    let versions = History::new(&state(&desk)).list(&desk.path()).unwrap().versions;
    let by: Vec<By> = versions.iter().map(|version| version.by).collect();
    assert_eq!(by, [By::Window, By::Disk, By::Window, By::Window, By::Disk]);
}

#[test]
fn a_version_with_errors_is_listed_and_says_why_it_stays() {
    let desk = Desk::new();
    let history = History::new(&state(&desk));
    history.record(&desk.path(), b"[[events", By::Disk).unwrap();
    history.record(&desk.path(), b"title = 1\n", By::Disk).unwrap();
    let mut window = desk.open();
    open_page(&mut window);
    assert_eq!(names(&window, ": found in the file").len(), 3);
    assert!(!names(&window, "The one before has errors, and cannot be compared").is_empty());
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    wait_for(&mut window, "Title: 1 (before: \"Two sides\")");
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "cannot be brought back here").is_empty());
    assert!(!is_unsaved(&window));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(names(&window, "Versions of this file").is_empty());
}

#[test]
fn without_a_file_or_a_folder_it_says_what_to_do() {
    let desk = Desk::new();
    let mut window = desk.open_file(None);
    press(&mut window, Modifiers::COMMAND, Key::K);
    text_field(&window, "Find").type_text("History");
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!names(&window, "This dossier has no file yet").is_empty());
    click(&mut window, Role::Button, "Close");
    assert!(names(&window, "Versions of this file").is_empty());
    let options = StartOptions { file: Some(desk.path()), ..StartOptions::default() };
    let mut window = open_with(options, [1000.0, 700.0]);
    press(&mut window, Modifiers::COMMAND, Key::K);
    text_field(&window, "Find").type_text("History");
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "There is no folder for it");
}

#[test]
fn a_history_that_cannot_be_written_is_told_and_saving_goes_on() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.folder.path().join("state")).unwrap();
    std::fs::write(desk.folder.path().join("state/history"), "in the way").unwrap();
    let mut window = desk.open();
    wait_for(&mut window, "No version of the file is kept");
    edit_event(&mut window);
    headline(&mut window, "First");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("First"));
}

#[test]
fn a_file_with_errors_is_opened_as_it_was() {
    let desk = Desk::new();
    History::new(&state(&desk)).record(&desk.path(), FILE.as_bytes(), By::Window).unwrap();
    let broken = FILE.replace("[[events]]", "[[events");
    std::fs::write(desk.path(), &broken).unwrap();
    let mut window = desk.open();
    click(&mut window, Role::Button, "History…");
    wait_for(&mut window, "2 versions, kept on this computer");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    wait_for(&mut window, "It would take the place of what the file has");
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "An earlier version is open");
    assert!(is_unsaved(&window));
    assert_eq!(desk.text(), broken, "nothing is written before it is saved");
    save(&mut window, &desk.path());
    assert_eq!(desk.text(), FILE);
    let history = History::new(&state(&desk));
    let versions = history.list(&desk.path()).unwrap().versions;
    assert_eq!(versions.len(), 3);
    assert_eq!(history.content(&versions[1]).unwrap(), broken.as_bytes());
}
