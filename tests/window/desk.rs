//! A folder of dossiers in the window: gone through by keyboard, opened, come back to.

use std::path::PathBuf;

use detente::app::StartOptions;
use detente::store::{EXAMPLES, SAMPLE};
use egui::{Key, Modifiers};

use crate::harness::*;

fn folder() -> PathBuf {
    let folder = tempfile::tempdir().unwrap().keep();
    std::fs::write(folder.join("truce.dossier.toml"), SAMPLE).unwrap();
    std::fs::write(folder.join("caucasus.dossier.toml"), EXAMPLES[1].1).unwrap();
    std::fs::write(folder.join("broken.dossier.toml"), "schema = 1\n").unwrap();
    folder
}

fn open_folder(folder: &std::path::Path) -> Window {
    let options = StartOptions { file: Some(folder.to_owned()), ..StartOptions::default() };
    let mut window = open_with(options, [1440.0, 900.0]);
    wait_for(&mut window, "2 disputes in");
    window
}

fn key(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
}

#[test]
fn each_dispute_has_a_row_that_says_all_of_it() {
    let window = open_folder(&folder());
    let row = names(&window, "US–China trade truce, 2025, ");
    let row = row.first().expect("a row");
    for part in ["tense", "in 7 days", "as of 12 Jun 2025", "91 points", "1 overdue", "Ends 12 Aug"]
    {
        assert!(row.contains(part), "{part:?} in {row:?}");
    }
    assert!(!names(&window, "broken.dossier.toml: It has").is_empty());
    assert!(!names(&window, "1 file gives no row").is_empty());
}

#[test]
fn keys_open_a_dispute_and_lead_back() {
    let mut window = open_folder(&folder());
    // In front is what changed last; the truce is of another time.
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "truce.dossier.toml");
    assert!(names(&window, "2 disputes in").is_empty());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(!names(&window, "2 disputes in").is_empty());
    key(&mut window, Key::Escape);
    assert!(names(&window, "2 disputes in").is_empty());
    // The bar leads back, too.
    click_on(&mut window, "Desk");
    assert!(!names(&window, "2 disputes in").is_empty());
}

#[test]
fn a_broken_file_opens_on_its_problems() {
    let mut window = open_folder(&folder());
    key(&mut window, Key::End);
    key(&mut window, Key::Enter);
    wait_for(&mut window, "the file has no `title`");
}

#[test]
fn a_file_that_comes_or_changes_shows_by_itself() {
    let folder = folder();
    let mut window = open_folder(&folder);
    std::fs::write(folder.join("war.dossier.toml"), EXAMPLES[0].1).unwrap();
    wait_for(&mut window, "3 disputes in");
}

#[test]
fn another_day_is_told_where_the_record_has_it() {
    let mut window = open_folder(&folder());
    type_in(&mut window, "All as of", "2025-0");
    assert!(!names(&window, "2025-0").is_empty());
    type_in(&mut window, "All as of", "2025-05-10");
    wait_for(&mut window, "as of 10 May 2025");
    type_in(&mut window, "All as of", "");
    wait_for(&mut window, "as of 12 Jun 2025");
}

#[test]
fn the_order_can_be_chosen() {
    let mut window = open_folder(&folder());
    click_on(&mut window, "Tension");
    let rows: Vec<String> = names(&window, "in 30 days")
        .into_iter()
        .filter(|name| name.contains("in 7 days"))
        .collect();
    // The truce is higher, but of another time than the latest here.
    assert!(rows[0].starts_with("Armenia"), "{rows:?}");
    click_on(&mut window, "Title");
    let rows = names(&window, "in 7 days");
    assert!(rows[0].starts_with("Armenia") && rows[1].starts_with("US"), "{rows:?}");
}

#[test]
fn rows_are_narrowed_by_words_and_the_rest_is_counted() {
    let mut window = open_folder(&folder());
    type_in(&mut window, "Find", "azerb arm");
    wait_for(&mut window, "2 not shown for the words in Find");
    assert!(names(&window, "US–China trade truce, 2025, ").is_empty());
    type_in(&mut window, "Find", "nothing of the kind");
    wait_for(&mut window, "Nothing here has these words");
}

#[test]
fn the_row_in_front_is_in_view() {
    let folder = folder();
    for number in 10..60 {
        let title = format!("\"{number} US–China trade truce");
        let text = SAMPLE.replacen("\"US–China trade truce", &title, 1);
        std::fs::write(folder.join(format!("{number}.dossier.toml")), text).unwrap();
    }
    let options = StartOptions { file: Some(folder), ..StartOptions::default() };
    let mut window = open_with(options, [1440.0, 900.0]);
    wait_for(&mut window, "52 disputes in");
    click_on(&mut window, "Title");
    // What was in front stays so, and in view.
    assert!(!names(&window, "Armenia–Azerbaijan, 2020–2025, ").is_empty());
    assert!(names(&window, "10 US–China trade truce").is_empty());
    key(&mut window, Key::Home);
    assert!(!names(&window, "10 US–China trade truce").is_empty());
    assert!(names(&window, "59 US–China trade truce").is_empty());
    for _ in 0..5 {
        key(&mut window, Key::PageDown);
    }
    assert!(!names(&window, "59 US–China trade truce").is_empty());
}

#[test]
fn a_folder_can_be_asked_for_by_its_path() {
    let folder = folder();
    let mut window = open(None);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    type_in(&mut window, "Or write its path", &folder.join("nowhere").display().to_string());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "there is no such file");
    type_in(&mut window, "Or write its path", &folder.display().to_string());
    key(&mut window, Key::Enter);
    wait_for(&mut window, "2 disputes in");
    click_on(&mut window, "Another folder…");
    wait_for(&mut window, "Or write its path");
}

#[test]
fn a_folder_that_is_dropped_is_a_desk_where_it_has_dossiers() {
    let folder = folder();
    let mut window = open(None);
    drop_file(&mut window, folder);
    wait_for(&mut window, "2 disputes in");
    key(&mut window, Key::Escape);
    let other = tempfile::tempdir().unwrap().keep();
    std::fs::write(other.join("notes.txt"), "nothing").unwrap();
    drop_file(&mut window, other);
    wait_for(&mut window, "notes.txt");
}

#[test]
fn a_book_is_made_and_never_written_over_unasked() {
    let folder = folder();
    let mut window = open_folder(&folder);
    click_on(&mut window, "Book…");
    click_on(&mut window, "Make the book");
    wait_for(&mut window, "A book of 2 disputes is in");
    let first = std::fs::read(folder.join("book.pdf")).unwrap();
    assert!(first.starts_with(b"%PDF"));
    click_on(&mut window, "Make the book");
    wait_for(&mut window, "There is a file of that name already");
    click_on(&mut window, "Write over it");
    wait_for(&mut window, "A book of 2 disputes is in");
    assert_eq!(std::fs::read(folder.join("book.pdf")).unwrap(), first, "the same book");
    type_in(&mut window, "Write a book to", "book.docx");
    click_on(&mut window, "Make the book");
    wait_for(&mut window, "one .pdf or .pptx file");
}
