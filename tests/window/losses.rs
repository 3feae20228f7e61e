//! What could lose work: a question that appears while typing, a dossier without a file, a
//! half-filled form, a file with errors, a conflict.

use std::path::PathBuf;
use std::time::Instant;

use detente::app::{Application, StartOptions};
use detente::store::StateFolder;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::by;

use crate::editing::{Desk, FILE, click, edit_event, save};
use crate::harness::*;

/// What lies in a folder of the state.
fn state_files(desk: &Desk, folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(desk.folder.path().join("state").join(folder));
    entries.map(|all| all.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default()
}

/// A window in its first frame: nothing has settled, no time has gone by.
pub(crate) fn open_at_once(desk: &Desk) -> Window {
    let state = Some(StateFolder::at(desk.folder.path().join("state")));
    let options = StartOptions { file: Some(desk.path()), state, ..StartOptions::default() };
    Harness::builder()
        .with_size([1440.0, 1400.0])
        // What the harness itself lets go by is not yet a pause.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(12)
        .allow_missing_glyphs()
        .build_eframe(move |context| Application::new(context, &options, Instant::now()))
}

/// Ends a window as a kill would: its files are closed, and nothing is asked.
fn kill(window: Window) {
    drop(window);
}

/// Leaves an edit behind that was never saved.
fn leave_an_edit(desk: &Desk) {
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Never saved");
    kill(window);
}

/// The button that has the focus; the window itself has it while nothing in it
/// does.
fn focused_button(window: &Window) -> Option<String> {
    let mut focused = window.query_all(by().predicate(|node| node.is_focused()));
    let button = focused.find(|node| node.accesskit_node().role() == Role::Button);
    button.and_then(|node| node.accesskit_node().label())
}

fn is_chosen(window: &Window, name: &str) -> bool {
    let radio = window.get_by_label_contains(name);
    radio.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

fn act(window: &mut Window, action: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Find").type_text(action);
    window.run_ok();
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn keys_that_were_meant_for_something_else_give_nothing_up() {
    let desk = Desk::new();
    leave_an_edit(&desk);
    let journals = state_files(&desk, "journals");
    assert_eq!(journals.len(), 1);
    let mut window = open_at_once(&desk);
    // A person goes on typing, for several seconds, by keys that buttons hear.
    for _ in 0..6 {
        for key in [Key::Tab, Key::Tab, Key::Space, Key::Enter, Key::ArrowDown, Key::Escape] {
            window.key_press(key);
            window.step();
            assert!(!names(&window, "Unsaved edits were kept").is_empty(), "{key:?}");
            assert_eq!(focused_button(&window), None, "{key:?}");
        }
    }
    assert!(state_files(&desk, "journals").contains(&journals[0]));
    // Once nothing was typed for a moment it can be answered, by keys alone.
    window.run_steps(40);
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert!(names(&window, "Unsaved edits were kept").is_empty());
    assert!(!names(&window, "Never saved").is_empty(), "the first button brings back");
}

#[test]
fn giving_up_asks_and_can_be_taken_back() {
    let desk = Desk::new();
    leave_an_edit(&desk);
    let mut window = desk.open();
    click(&mut window, Role::Button, "Give up");
    assert!(!names(&window, "Move to kept journals for 30 days?").is_empty());
    assert!(!names(&window, "two.dossier.toml").is_empty(), "which file");
    assert!(!names(&window, "Changed: event “Never saved” (Headline)").is_empty(), "what");
    click(&mut window, Role::Button, "Go back");
    // Keys that come along with the click do nothing to it either.
    window.get_by_role_and_label(Role::Button, "Give up").click();
    for key in [Key::Tab, Key::Tab, Key::Space, Key::Enter] {
        window.key_press(key);
    }
    window.step();
    assert!(!names(&window, "Move to kept journals for 30 days?").is_empty());
    assert!(state_files(&desk, "kept").is_empty());
    click(&mut window, Role::Button, "Move it there");
    assert_eq!(state_files(&desk, "kept").len(), 1, "it is moved and not destroyed");
    assert!(!names(&window, "is kept for 30 days").is_empty());
    // At once, by the notice's button.
    click(&mut window, Role::Button, "Bring back what was given up…");
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Never saved").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
    save(&mut window, &desk.path());
    assert!(desk.text().contains("Never saved"));
    assert!(state_files(&desk, "kept").is_empty(), "it is not offered twice");
    act(&mut window, "what was given up");
    assert!(!names(&window, "Nothing was given up").is_empty());
}

#[test]
fn what_is_put_off_is_offered_again() {
    let desk = Desk::new();
    leave_an_edit(&desk);
    let mut window = desk.open();
    click(&mut window, Role::Button, "Ask again next time");
    kill(window);
    let window = desk.open();
    assert!(!names(&window, "Unsaved edits were kept").is_empty());
}

#[test]
fn a_new_dossier_is_kept_from_its_beginning() {
    let desk = Desk::new();
    let mut window = desk.open_file(None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_in(&mut window, "Title", "Border dispute");
    type_in(&mut window, "First side", "Arcadia");
    // Not even begun, and what was typed is there.
    kill(window);
    let mut window = desk.open_file(None);
    assert!(!names(&window, "not begun yet: Border dispute · Arcadia").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert_eq!(text_in(&window, "Title"), "Border dispute");
    assert_eq!(text_in(&window, "First side"), "Arcadia");
    type_in(&mut window, "Second side", "Borduria");
    click(&mut window, Role::Button, "Begin");
    kill(window);
    let mut window = desk.open_file(None);
    assert!(!names(&window, "never saved: Border dispute").is_empty());
    assert!(names(&window, "not begun yet").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Border dispute").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
    // Saved, it is offered no more.
    press(&mut window, Modifiers::COMMAND, Key::S);
    let path = desk.folder.path().join("new.dossier.toml");
    type_in(&mut window, "File", &path.display().to_string());
    click(&mut window, Role::Button, "Save");
    wait_for(&mut window, "Saved as");
    assert!(state_files(&desk, "journals").is_empty());
    kill(window);
    let window = desk.open_file(None);
    assert!(names(&window, "Unsaved edits were kept").is_empty());
}

#[test]
fn a_new_dossier_that_is_discarded_can_come_back() {
    let desk = Desk::new();
    let mut window = desk.open_file(None);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_in(&mut window, "Title", "Border dispute");
    type_in(&mut window, "First side", "Arcadia");
    type_in(&mut window, "Second side", "Borduria");
    click(&mut window, Role::Button, "Begin");
    press(&mut window, Modifiers::COMMAND, Key::N);
    click(&mut window, Role::Button, "Do not save");
    // Until another one has begun it is still open, and still kept.
    assert_eq!(state_files(&desk, "journals").len(), 1);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!names(&window, "Border dispute").is_empty());
    drop_file(&mut window, desk.path());
    wait_for(&mut window, "has changes that are not saved");
    click(&mut window, Role::Button, "Do not save");
    wait_for(&mut window, "Two sides");
    assert_eq!(state_files(&desk, "kept").len(), 1);
    assert!(state_files(&desk, "journals").is_empty());
    click(&mut window, Role::Button, "Bring back what was given up…");
    assert!(!names(&window, "never saved: Border dispute").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Border dispute").is_empty());
    assert!(names(&window, "Two sides").is_empty());
}

#[test]
fn the_sample_and_a_file_that_was_only_read_leave_nothing() {
    let desk = Desk::new();
    for file in [None, Some(desk.path())] {
        let mut window = desk.open_file(file);
        press(&mut window, Modifiers::COMMAND, Key::N);
        click(&mut window, Role::Button, "Cancel");
        press(&mut window, Modifiers::COMMAND, Key::I);
        assert!(state_files(&desk, "journals").is_empty());
        kill(window);
    }
    assert!(state_files(&desk, "journals").is_empty());
}

#[test]
fn half_filled_forms_come_back_as_they_were() {
    let desk = Desk::new();
    let mut window = desk.open();
    press(&mut window, Modifiers::COMMAND, Key::I);
    type_in(&mut window, "Headline *", "Half a thought");
    type_in(&mut window, "Date *", "2025-0");
    click(&mut window, Role::Button, "New source…");
    type_in(&mut window, "Title *", "Evening pa");
    kill(window);
    assert_eq!(desk.text(), FILE);
    let mut window = desk.open();
    assert!(!names(&window, "Written and not added: event “Half a thought”").is_empty());
    assert!(!names(&window, "Written and not added: source “Evening pa”").is_empty());
    click(&mut window, Role::Button, "Bring back");
    // The one in front is in front, and still goes where it was to go.
    assert_eq!(text_in(&window, "Title *"), "Evening pa");
    type_in(&mut window, "Title *", "Evening paper");
    click(&mut window, Role::Button, "Add");
    assert_eq!(text_in(&window, "Headline *"), "Half a thought");
    assert_eq!(text_in(&window, "Date *"), "2025-0");
    assert!(!names(&window, "Take out Evening paper").is_empty());
    // Killed once more, both the added source and the form are there.
    kill(window);
    let mut window = desk.open();
    assert!(!names(&window, "Added: source “Evening paper”").is_empty());
    click(&mut window, Role::Button, "Bring back");
    assert_eq!(text_in(&window, "Headline *"), "Half a thought");
    // Given up on purpose, it is gone.
    click(&mut window, Role::Button, "Cancel");
    save(&mut window, &desk.path());
    kill(window);
    let window = desk.open();
    assert!(names(&window, "Unsaved edits were kept").is_empty());
}

#[test]
fn forms_that_were_left_come_back_as_well() {
    let desk = Desk::new();
    let mut window = desk.open();
    press(&mut window, Modifiers::COMMAND, Key::I);
    type_in(&mut window, "Headline *", "Half a thought");
    press(&mut window, Modifiers::NONE, Key::Escape);
    edit_event(&mut window);
    kill(window);
    let mut window = desk.open();
    click(&mut window, Role::Button, "Bring back");
    press(&mut window, Modifiers::COMMAND, Key::I);
    assert_eq!(text_in(&window, "Headline *"), "Half a thought");
}

#[test]
fn an_id_that_was_half_typed_renames_nothing() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    if names(&window, "Id *").is_empty() {
        window.get_by_label_contains("More…").click();
        window.run_ok();
    }
    type_in(&mut window, "Id *", "r");
    kill(window);
    let mut window = desk.open();
    click(&mut window, Role::Button, "Bring back");
    assert_eq!(text_in(&window, "Id *"), "r");
    assert!(names(&window, "Unsaved changes").is_empty());
}

#[test]
fn what_was_refused_comes_back_with_its_reason() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Date *", "2025-02-30");
    press(&mut window, Modifiers::NONE, Key::Tab);
    kill(window);
    let mut window = desk.open();
    click(&mut window, Role::Button, "Bring back");
    assert_eq!(text_in(&window, "Date *"), "2025-02-30");
    text_field(&window, "Date *").focus();
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert!(!names(&window, "28 days").is_empty());
    assert!(names(&window, "Unsaved changes").is_empty(), "the dossier is as it was");
}

/// A window with an unsaved headline, over a file that has errors now.
fn over_a_broken_file(desk: &Desk) -> (Window, String) {
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Mine");
    let broken = FILE.replace("id = \"gazette\"", "id = \"gazette");
    std::fs::write(desk.path(), &broken).unwrap();
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "The file has errors");
    (window, broken)
}

#[test]
fn a_file_with_errors_is_never_said_to_be_joined() {
    let desk = Desk::new();
    let (mut window, broken) = over_a_broken_file(&desk);
    assert!(!names(&window, "left two.dossier.toml with an error.").is_empty());
    assert!(!names(&window, "Line 14: ").is_empty(), "what is wrong, and where");
    for untrue in ["joined", "Save again"] {
        assert!(names(&window, untrue).is_empty(), "{untrue}");
    }
    click(&mut window, Role::Button, "Look at both");
    assert!(!names(&window, "14  id = \"gazette").is_empty(), "with the numbers of lines");
    assert!(!names(&window, "headline = \"Mine\"").is_empty());
    click(&mut window, Role::Button, "Hide the texts");
    click(&mut window, Role::Button, "Later");
    assert!(!names(&window, "A question about the file is open").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
    assert_eq!(desk.text(), broken, "nothing is written");
    click(&mut window, Role::Button, "Answer…");
    assert!(!names(&window, "The file has errors").is_empty());
    click(&mut window, Role::Button, "Save beside it…");
    let beside = text_in(&window, "File");
    assert!(beside.ends_with("two.mine.dossier.toml"), "{beside}");
    // By its name and not by its place: news of the file may come meanwhile and
    // make the dialog higher.
    window.get_by_role_and_label(Role::Button, "Save").click_accesskit();
    window.run_ok();
    wait_for(&mut window, "Saved as");
    assert!(std::fs::read_to_string(beside).unwrap().contains("headline = \"Mine\""));
    assert_eq!(desk.text(), broken);
    assert!(names(&window, "A question about the file").is_empty());
}

#[test]
fn saving_over_a_file_with_errors_keeps_it() {
    let desk = Desk::new();
    let (mut window, broken) = over_a_broken_file(&desk);
    click(&mut window, Role::Button, "Save mine over it");
    wait_for(&mut window, "what was there is kept as");
    assert!(desk.text().contains("headline = \"Mine\""));
    let theirs = desk.folder.path().join("two.theirs.dossier.toml");
    assert_eq!(std::fs::read_to_string(theirs).unwrap(), broken);
    assert!(names(&window, "Unsaved changes").is_empty());
}

#[test]
fn a_file_that_is_whole_again_asks_nothing_more() {
    let desk = Desk::new();
    let (mut window, _) = over_a_broken_file(&desk);
    click(&mut window, Role::Button, "Later");
    std::fs::write(desk.path(), FILE.replace("Two sides", "Two neighbours")).unwrap();
    wait_for(&mut window, "joined with yours");
    assert!(names(&window, "A question about the file").is_empty());
    save(&mut window, &desk.path());
    assert!(desk.text().contains("Two neighbours") && desk.text().contains("\"Mine\""));
}

/// Two records with one difference each, and one with two.
fn conflicting(desk: &Desk) -> Window {
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Mine");
    type_in(&mut window, "Date *", "2025-01-03");
    press(&mut window, Modifiers::NONE, Key::Tab);
    let theirs = FILE
        .replace("Arcadia closes the border", "Theirs")
        .replace("date = \"2025-01-02\"", "date = \"2025-01-04\"");
    std::fs::write(desk.path(), theirs).unwrap();
    wait_for(&mut window, "Both changed the same");
    window
}

#[test]
fn a_conflict_chooses_nothing_and_can_wait() {
    let desk = Desk::new();
    let mut window = conflicting(&desk);
    assert!(!names(&window, "Choose for each: 2 differences in event “").is_empty());
    assert!(!names(&window, "Mine: here, not saved yet").is_empty());
    assert!(!names(&window, "In the file: by another program, ").is_empty());
    for name in ["Mine: \"Mine\"", "In the file: \"Theirs\""] {
        assert!(!is_chosen(&window, name), "{name}");
    }
    assert!(!names(&window, "2 are not chosen yet").is_empty());
    let join = window.get_by_role_and_label(Role::Button, "Join");
    assert!(join.accesskit_node().is_disabled());
    click(&mut window, Role::Button, "Later");
    assert!(!names(&window, "A question about the file is open").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
    // Saving asks again, with what was changed meanwhile.
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Both changed the same");
    assert!(desk.text().contains("Theirs"), "and overwrites nothing");
    window.get_by_label_contains("In the file: \"Theirs\"").click();
    window.run_ok();
    assert!(!names(&window, "One is not chosen yet").is_empty());
    click(&mut window, Role::Button, "Take all mine");
    assert!(is_chosen(&window, "Mine: \"Mine\""));
    click(&mut window, Role::Button, "Join");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("headline = \"Mine\""), "{}", desk.text());
    assert!(desk.text().contains("date = \"2025-01-03\""));
}

#[test]
fn keys_typed_when_a_conflict_appears_choose_nothing() {
    let desk = Desk::new();
    let mut window = conflicting(&desk);
    // The same in its first frame: it is asked anew.
    click(&mut window, Role::Button, "Later");
    window.get_by_role_and_label(Role::Button, "Answer…").click();
    window.step();
    for key in [Key::Tab, Key::Space, Key::Tab, Key::Space, Key::Tab, Key::Enter] {
        window.key_press(key);
        window.step();
    }
    assert!(!names(&window, "Both changed the same").is_empty());
    assert!(!names(&window, "2 are not chosen yet").is_empty());
}

#[test]
fn a_recovery_that_contradicts_the_file_takes_neither_before_it_is_asked() {
    let desk = Desk::new();
    leave_an_edit(&desk);
    std::fs::write(desk.path(), FILE.replace("Arcadia closes the border", "Theirs")).unwrap();
    let mut window = desk.open();
    click(&mut window, Role::Button, "Bring back");
    assert!(!names(&window, "Mine: from a window that ended without saving").is_empty());
    for name in ["Mine: \"Never saved\"", "In the file: \"Theirs\""] {
        assert!(!is_chosen(&window, name), "{name}");
    }
    // Killed before it is answered, it is all there again.
    kill(window);
    let mut window = desk.open();
    click(&mut window, Role::Button, "Bring back");
    click(&mut window, Role::Button, "Later");
    // What came back would be saved as the file has it.
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(!names(&window, "Both changed the same").is_empty());
    window.get_by_label_contains("Mine: \"Never saved\"").click();
    window.run_ok();
    click(&mut window, Role::Button, "Join");
    save(&mut window, &desk.path());
    assert!(desk.text().contains("headline = \"Never saved\""), "{}", desk.text());
    kill(window);
    let window = desk.open();
    assert!(names(&window, "Unsaved edits were kept").is_empty());
}

#[cfg(unix)]
#[test]
fn a_file_that_somebody_else_has_locked_is_told_and_nothing_lost() {
    let desk = Desk::new();
    let mut window = desk.open();
    edit_event(&mut window);
    type_in(&mut window, "Headline *", "Kept for later");
    let name = desk.path().file_name().unwrap().to_str().unwrap().to_owned();
    let lock = desk.path().with_file_name(format!(".{name}.lock"));
    let theirs = r#"{"process":41,"host":"far","since":"2026-02-03T04:05:06Z","boot":"x"}"#;
    std::fs::write(&lock, theirs).unwrap();
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "process 41 on far has been saving this file since");
    assert!(!names(&window, "Unsaved changes").is_empty());
    assert!(!desk.text().contains("Kept for later"));
    // As it says.
    std::fs::remove_file(&lock).unwrap();
    save(&mut window, &desk.path());
    assert!(desk.text().contains("Kept for later"));
    assert!(!lock.exists());
}
