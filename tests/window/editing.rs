//! Editing: forms, undo, saving, and never losing a word.

use std::path::{Path, PathBuf};

use detente::app::StartOptions;
use detente::store::StateFolder;
use egui::{Key, Modifiers, Role};

use crate::harness::*;

pub(crate) const FILE: &str = r#"# Kept by the desk.
schema = 1
title = "Two sides"   # a comment that stays

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[sources]]
id = "gazette"
title = "Official gazette"
published = "2025-01-02"

[[events]]
id = "closes"
date = "2025-01-02"
headline = "Arcadia closes the border"  # as it says
actor = "a"
code = "163"
sources = ["gazette"]

[[commitments]]
id = "reopen"
by = "a"
text = "Reopen the border"
made = "2025-01-02"
"#;

/// A file in a folder of its own, and a state folder.
pub(crate) struct Desk {
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(desk.path(), FILE).unwrap();
        desk
    }

    /// With another dossier.
    pub(crate) fn with(text: &str) -> Self {
        let desk = Self::new();
        std::fs::write(desk.path(), text).unwrap();
        desk
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("two.dossier.toml")
    }

    pub(crate) fn text(&self) -> String {
        std::fs::read_to_string(self.path()).unwrap()
    }

    pub(crate) fn open(&self) -> Window {
        self.open_file(Some(self.path()))
    }

    pub(crate) fn open_file(&self, file: Option<PathBuf>) -> Window {
        let state = Some(StateFolder::at(self.folder.path().join("state")));
        open_with(StartOptions { file, state, ..StartOptions::default() }, [1440.0, 1400.0])
    }
}

pub(crate) fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    // Journal and watch may wake it meanwhile.
    window.run_ok();
}

pub(crate) fn edit_event(window: &mut Window) {
    press(window, Modifiers::NONE, Key::ArrowRight);
    press(window, Modifiers::NONE, Key::F2);
}

pub(crate) fn save(window: &mut Window, path: &Path) {
    press(window, Modifiers::COMMAND, Key::S);
    let begun = std::time::Instant::now();
    let is_pending = |window: &Window| {
        ["Unsaved changes", "Saving"].iter().any(|p| !names(window, p).is_empty())
    };
    while is_pending(window) {
        assert!(begun.elapsed().as_secs() < 30, "it is never saved");
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    wait_for(window, &format!("Saved as {}", path.display()));
}

#[test]
fn a_dossier_from_nothing_to_its_first_event() {
    let desk = Desk::new();
    let mut window = desk.open_file(None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_in(&mut window, "Title", "Border dispute");
    type_in(&mut window, "First side", "Arcadia");
    type_in(&mut window, "Second side", "Borduria");
    click(&mut window, Role::Button, "Begin");
    type_in(&mut window, "Headline *", "Arcadia closes the border");
    type_in(&mut window, "Date *", "2018-02-06~");
    assert!(!names(&window, "about 6 Feb 2018").is_empty(), "a plain reading");
    click(&mut window, Role::Button, "Actor: Borduria");
    type_in(&mut window, "CAMEO code, by digits or words *", "embargo boycott");
    let offered = names(&window, "163 Apply sanctions");
    assert!(offered[0].contains("−8"), "with its Goldstein score: {offered:?}");
    click(&mut window, Role::Button, &offered[0]);
    click(&mut window, Role::Button, "Add");
    assert!(!names(&window, "Selected about 6 Feb 2018: Arcadia closes the border").is_empty());
    assert!(!names(&window, "of 100, strained").is_empty(), "there is a chart");
    // It has no file yet: saving asks for one.
    press(&mut window, Modifiers::COMMAND, Key::S);
    let path = desk.folder.path().join("new.dossier.toml");
    type_in(&mut window, "File", &path.display().to_string());
    click(&mut window, Role::Button, "Save");
    wait_for(&mut window, "Saved as");
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("id = \"arcadia-closes-border\""), "{text}");
    assert!(text.contains("# `detente check` names every problem"), "comments of a new file stay");
}

#[test]
fn typing_is_one_step_and_comes_back_byte_for_byte() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Arcadia shuts");
    text_field(&window, "Headline *").type_text(" its gates");
    window.run_ok();
    assert!(!names(&window, "Unsaved changes").is_empty());
    save(&mut window, &desk.path());
    let expected = FILE.replace("Arcadia closes the border", "Arcadia shuts its gates");
    assert_eq!(desk.text(), expected, "comments, order and layout stay");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "Taken back: Change Headline of").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty(), "undo after saving");
    save(&mut window, &desk.path());
    assert_eq!(desk.text(), FILE);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    save(&mut window, &desk.path());
    assert_eq!(desk.text(), expected);
}

#[test]
fn what_is_refused_stays_written_and_says_why() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Date *", "2025-02-30");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(!names(&window, "28 days").is_empty());
    assert!(names(&window, "Unsaved changes").is_empty(), "the dossier is as it was");
    assert_eq!(text_in(&window, "Date *"), "2025-02-30");
    type_in(&mut window, "Date *", "2025-02-28");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(names(&window, "28 days").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
}

#[test]
fn marking_adds_a_finding_and_overwrites_none() {
    let desk = Desk::new();
    let mut window = desk.open();
    click(&mut window, Role::Button, "Reopen the border: Pending");
    click(&mut window, Role::Button, "Mark fulfilled…");
    type_in(&mut window, "Date *", "2025-01-20");
    click(&mut window, Role::Button, "Add");
    save(&mut window, &desk.path());
    assert!(
        desk.text().contains("status = \"fulfilled\"\ndate = \"2025-01-20\""),
        "{}",
        desk.text()
    );
    // The record has no cutoff, and so follows what was found.
    assert!(!names(&window, "Reopen the border: Fulfilled").is_empty());
    assert!(!names(&window, "Findings").is_empty(), "it is still selected");
}

#[test]
fn a_form_that_was_begun_is_not_lost() {
    let desk = Desk::new();
    let mut window = desk.open();
    press(&mut window, Modifiers::COMMAND, Key::I);
    type_in(&mut window, "Headline *", "Half a thought");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!names(&window, "Kept for later").is_empty());
    // Another form is written, and it is there again afterwards.
    edit_event(&mut window);
    assert_eq!(text_in(&window, "Headline *"), "Arcadia closes the border");
    click(&mut window, Role::Button, "Done");
    press(&mut window, Modifiers::COMMAND, Key::I);
    assert_eq!(text_in(&window, "Headline *"), "Half a thought");
    // Given up, it comes back once more.
    click(&mut window, Role::Button, "Cancel");
    assert!(names(&window, "Half a thought").iter().all(|name| name.contains("Given up")));
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::T);
    assert_eq!(text_in(&window, "Headline *"), "Half a thought");
    press(&mut window, Modifiers::COMMAND, Key::N);
    assert!(!names(&window, "has changes that are not saved").is_empty());
}

#[test]
fn a_source_is_made_in_place() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    click(&mut window, Role::Button, "New source…");
    type_in(&mut window, "Title *", "Evening paper");
    click(&mut window, Role::Button, "Add");
    assert!(!names(&window, "Take out Evening paper").is_empty(), "it is in the event's list");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("sources = [\"gazette\", \"evening-paper\"]"), "{}", desk.text());
}

#[test]
fn removing_can_be_taken_back() {
    let desk = Desk::new();
    let mut window = desk.open();
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(!names(&window, "Undo takes it back").is_empty());
    assert!(!names(&window, "No events yet").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "Events 1").is_empty());
    assert!(names(&window, "Unsaved changes").is_empty(), "as the file has it");
}

#[test]
fn closing_asks_about_unsaved_changes() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Another");
    let root = window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    root.events.push(egui::ViewportEvent::Close);
    window.step();
    window.run_ok();
    assert!(!names(&window, "has changes that are not saved").is_empty());
    click(&mut window, Role::Button, "Cancel");
    assert!(!names(&window, "Unsaved changes").is_empty(), "nothing is lost");
    press(&mut window, Modifiers::NONE, Key::Escape);
    // Another file asks as well.
    press(&mut window, Modifiers::COMMAND, Key::N);
    assert!(!names(&window, "has changes that are not saved").is_empty());
    click(&mut window, Role::Button, "Do not save");
    assert!(!names(&window, "A dispute between two sides").is_empty());
    assert_eq!(desk.text(), FILE);
}

#[test]
fn a_window_that_was_killed_leaves_its_edits() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Never saved");
    // Its end closes its files, as a kill would; nothing is saved.
    drop(window);
    assert_eq!(desk.text(), FILE);
    let mut window = desk.open();
    assert!(!names(&window, "Unsaved edits were kept").is_empty());
    assert!(
        !names(&window, "Changed: event “Never saved” (Headline)").is_empty(),
        "what comes back"
    );
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Never saved").is_empty());
    save(&mut window, &desk.path());
    assert!(desk.text().contains("Never saved"));
    drop(window);
    let window = desk.open();
    assert!(names(&window, "Unsaved edits were kept").is_empty(), "and is not offered twice");
}

#[test]
fn a_second_window_is_told() {
    let desk = Desk::new();
    let first = desk.open();
    let mut second = desk.open();
    assert!(!names(&second, "is open for changes in another window").is_empty());
    click(&mut second, Role::Button, "Open read-only");
    assert!(!names(&second, "Read-only").is_empty());
    press(&mut second, Modifiers::NONE, Key::ArrowRight);
    press(&mut second, Modifiers::NONE, Key::Delete);
    assert!(!names(&second, "Events 1").is_empty(), "it changes nothing");
    drop(second);
    let mut second = desk.open();
    click(&mut second, Role::Button, "Take over");
    edit_event(&mut second);
    type_in(&mut second, "Headline *", "Taken over");
    save(&mut second, &desk.path());
    let mut first = first;
    wait_for(&mut first, "Taken over");
    edit_event(&mut first);
    type_in(&mut first, "Headline *", "Mine again");
    press(&mut first, Modifiers::COMMAND, Key::S);
    assert!(!names(&first, "is open for changes in another window").is_empty());
    assert!(desk.text().contains("Taken over"), "and was not overwritten");
}

#[test]
fn another_programs_changes_come_in_or_are_joined() {
    let desk = Desk::new();
    let mut window = desk.open();
    std::fs::write(desk.path(), FILE.replace("Two sides", "Two neighbours")).unwrap();
    wait_for(&mut window, "Two neighbours");
    assert!(names(&window, "Unsaved changes").is_empty(), "unchanged here: read again");
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Changed here");
    let theirs = FILE.replace("Two sides", "Two neighbours").replace("Reopen the", "Open the");
    std::fs::write(desk.path(), theirs).unwrap();
    wait_for(&mut window, "joined with yours");
    assert!(!names(&window, "Changed here").is_empty());
    assert!(!names(&window, "Open the border").is_empty());
    save(&mut window, &desk.path());
    assert!(desk.text().contains("Changed here") && desk.text().contains("Open the border"));
}

#[test]
fn what_both_changed_is_asked_field_by_field() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Mine");
    std::fs::write(desk.path(), FILE.replace("Arcadia closes the border", "Theirs")).unwrap();
    wait_for(&mut window, "Both changed the same");
    assert!(!names(&window, "Before: \"Arcadia closes the border\"").is_empty());
    assert!(!names(&window, "In the file: \"Theirs\"").is_empty());
    assert!(!names(&window, "Choose for each: 1 difference in event “").is_empty());
    window.get_by_label_contains("Mine: \"Mine\"").click();
    window.run_ok();
    click(&mut window, Role::Button, "Join");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("headline = \"Mine\""), "{}", desk.text());
}

#[test]
fn a_file_that_is_gone_is_made_anew_by_saving() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Kept");
    std::fs::remove_file(desk.path()).unwrap();
    wait_for(&mut window, "The file is gone");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("Kept"));
}

#[test]
fn what_is_read_only_can_be_saved_elsewhere_and_changed_there() {
    let desk = Desk::new();
    let first = desk.open();
    let mut second = desk.open();
    click(&mut second, Role::Button, "Open read-only");
    press(&mut second, Modifiers::COMMAND, Key::K);
    second.get_by_role_and_label(Role::TextInput, "Find").type_text("save as");
    second.run_ok();
    press(&mut second, Modifiers::NONE, Key::Enter);
    let path = desk.folder.path().join("copy.dossier.toml");
    type_in(&mut second, "File", &path.display().to_string());
    click(&mut second, Role::Button, "Save");
    wait_for(&mut second, "Saved as");
    edit_event(&mut second);
    type_in(&mut second, "Headline *", "In the copy");
    save(&mut second, &path);
    assert!(std::fs::read_to_string(&path).unwrap().contains("In the copy"));
    assert_eq!(desk.text(), FILE);
    drop(first);
}

#[test]
fn another_file_is_not_overwritten_by_its_name() {
    let desk = Desk::new();
    let mut window = desk.open();
    let other = desk.folder.path().join("other.txt");
    std::fs::write(&other, "precious").unwrap();
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Find").type_text("save as");
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_in(&mut window, "File", &other.display().to_string());
    click(&mut window, Role::Button, "Save");
    assert!(!names(&window, "There is already a file").is_empty());
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "precious");
}

#[test]
fn a_folder_that_vanished_leaves_the_edit_and_says_what_to_do() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("inner");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("two.dossier.toml");
    std::fs::write(&path, FILE).unwrap();
    let mut window = desk.open_file(Some(path));
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Still here");
    std::fs::remove_dir_all(&folder).unwrap();
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "cannot be");
    assert!(!names(&window, "Still here").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
}
