//! What is dropped or pasted on the window leads to the right place, or says
//! what it is.

use egui::{Key, Modifiers, Role};

use crate::harness::*;

fn paste(window: &mut Window, text: &str) {
    window.input_mut().events.push(egui::Event::Paste(text.to_owned()));
    window.run_ok();
}

#[test]
fn a_document_says_what_it_is_and_becomes_a_source() {
    let mut window = open(Some(write("two.dossier.toml", TWO_SIDES)));
    let path = write("joint-statement_12-may.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n");
    drop_file(&mut window, path);
    wait_for(&mut window, "is a PDF document, not a dossier");
    assert!(!names(&window, "Draft from text").is_empty());
    click_on(&mut window, "Make a source of it…");
    assert_eq!(text_in(&window, "Title *"), "joint statement 12 may");
}

#[test]
fn an_article_is_drafted_from_where_it_is_dropped_or_pasted() {
    let mut window = open(Some(write("two.dossier.toml", TWO_SIDES)));
    let article = "Arcadia accused Borduria of breaking the truce on June 2, 2025. It was a long day \
                   in the capital, and nobody could say how the talks would end, or when.\n";
    drop_file(&mut window, write("report-2025-06-03.txt", article));
    wait_for(&mut window, "not a dossier");
    click_on(&mut window, "Draft from text…");
    wait_for(&mut window, "by the file's name");
    assert_eq!(text_in(&window, "Published on"), "2025-06-03");
    click_on(&mut window, "Give it up");
    paste(&mut window, &article.repeat(3));
    click_on(&mut window, "Draft from text…");
    assert!(text_in(&window, "The text, pasted or of a file").starts_with("Arcadia accused"));
}

#[test]
fn a_table_says_what_it_is_and_leaves_the_dossier_alone() {
    let mut window = open(Some(write("two.dossier.toml", TWO_SIDES)));
    drop_file(&mut window, write("events.csv", "date,who,what\n2025-01-01,a,b\n2025-01-02,a,b\n"));
    wait_for(&mut window, "not a dossier");
    assert!(!names(&window, "Import it").is_empty());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(names(&window, "not a dossier").is_empty());
    assert!(!names(&window, "Saved").is_empty());
}

#[test]
fn an_address_becomes_a_source_wherever_it_is_pasted() {
    let mut window = open(Some(write("two.dossier.toml", TWO_SIDES)));
    paste(&mut window, "https://example.org/2025/joint-statement-on-trade");
    assert_eq!(text_in(&window, "Title *"), "Joint statement on trade");
    assert_eq!(text_in(&window, "Address"), "https://example.org/2025/joint-statement-on-trade");
    press(&mut window, Modifiers::NONE, Key::Escape);
    // While the row of sides of an event's form has the focus.
    press(&mut window, Modifiers::COMMAND, Key::I);
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Tab);
    paste(&mut window, "Gazette, “Notice on salt”, 2025-05-09");
    assert!(!names(&window, "Take out Notice on salt").is_empty());
    press(&mut window, Modifiers::NONE, Key::Escape);
    paste(&mut window, "ftp://example.org/a");
    let said = names(&window, "https");
    assert!(!said.is_empty(), "what is wrong with it is said: {:?}", names(&window, ""));
}

#[test]
fn a_pasted_dossier_opens_as_a_new_one() {
    let mut window = open(Some(write("two.dossier.toml", TWO_SIDES)));
    paste(&mut window, &TWO_SIDES.replace("Two sides", "Pasted sides"));
    click_on(&mut window, "Open it as a new dossier");
    assert!(!names(&window, "Pasted sides").is_empty());
    assert!(!names(&window, "Unsaved changes").is_empty());
}

#[test]
fn what_others_name_is_taken_out_only_when_asked_for() {
    let text = format!(
        "{TWO_SIDES}[[sources]]\nid = \"gazette\"\ntitle = \"Official gazette\"\n\n\
         [[events]]\nid = \"closes\"\ndate = \"2025-01-02\"\nheadline = \"Arcadia closes the \
         border\"\nactor = \"a\"\ncode = \"163\"\nsources = [\"gazette\"]\n"
    );
    let mut window = open(Some(write("two.dossier.toml", &text)));
    press(&mut window, Modifiers::COMMAND, Key::Num3);
    window.get_by_label_contains("Official gazette").click();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Delete);
    let lost = names(&window, "Arcadia closes the border");
    assert!(lost.iter().any(|name| name.ends_with(": Sources")), "by name: {lost:?}");
    click_on(&mut window, "Keep it");
    assert!(names(&window, "Unsaved changes").is_empty());
    press(&mut window, Modifiers::NONE, Key::Delete);
    click_on(&mut window, "Take it out");
    assert!(!names(&window, "Sources 0").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "Sources 1").is_empty());
    assert!(names(&window, "Unsaved changes").is_empty(), "as the file has it");
}

#[test]
fn a_reciprocal_promise_is_written_on_both_sides() {
    let commitment = |id: &str, by: &str| {
        format!(
            "[[commitments]]\nid = \"{id}\"\nby = \"{by}\"\ntext = \"Cut {id}\"\nmade = \"2025-01-02\"\n\n"
        )
    };
    let text = format!("{TWO_SIDES}{}{}", commitment("salt", "a"), commitment("grain", "b"));
    let path = write("two.dossier.toml", &text);
    let mut window = open(Some(path.clone()));
    window.get_by_role_and_label(Role::Button, "Cut salt: Pending").click();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::F2);
    click_on(&mut window, "More… (1 filled in)");
    text_field(&window, "In return for").focus();
    window.run_ok();
    for letter in "grain".chars() {
        window.input_mut().events.push(egui::Event::Text(letter.to_string()));
        window.run_ok();
    }
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!names(&window, "Written at “Cut grain” as well").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::S);
    wait_for(&mut window, "Saved as");
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("reciprocal_with = [\"grain\"]"), "{text}");
    assert!(text.contains("reciprocal_with = [\"salt\"]"), "{text}");
}
