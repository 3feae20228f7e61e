//! Forms by the keyboard alone: nothing is clicked, and the file has what was
//! meant.

use std::path::PathBuf;

use detente::app::StartOptions;
use detente::store::StateFolder;
use egui::{Key, Modifiers};

use crate::harness::*;

pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("two.dossier.toml")
    }

    pub(crate) fn text(&self) -> String {
        std::fs::read_to_string(self.path()).unwrap()
    }

    pub(crate) fn open(&self, text: &str) -> Window {
        std::fs::write(self.path(), text).unwrap();
        let state = Some(StateFolder::at(self.0.path().join("state")));
        let file = Some(self.path());
        let options = StartOptions { file, state, ..StartOptions::default() };
        open_paced(options, [1440.0, 900.0], 1.0 / 60.0)
    }
}

/// A user at the keyboard, whose keystrokes are counted.
pub(crate) struct Hands<'w> {
    pub window: &'w mut Window,
    pub actions: usize,
}

impl Hands<'_> {
    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.actions += 1;
        press(self.window, modifiers, key);
    }

    pub(crate) fn tab(&mut self) {
        self.key(Modifiers::NONE, Key::Tab);
    }

    pub(crate) fn enter(&mut self) {
        self.key(Modifiers::NONE, Key::Enter);
    }

    /// Types letter by letter wherever the focus is.
    pub(crate) fn write(&mut self, text: &str) {
        self.actions += 1;
        for letter in text.chars() {
            self.window.input_mut().events.push(egui::Event::Text(letter.to_string()));
            self.window.run_ok();
        }
    }
}

pub(crate) fn hands(window: &mut Window) -> Hands<'_> {
    Hands { window, actions: 0 }
}

pub(crate) fn save(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::S);
    let begun = std::time::Instant::now();
    let is_pending = |window: &Window| {
        ["Unsaved changes", "Saving"].iter().any(|part| !names(window, part).is_empty())
    };
    while is_pending(window) {
        assert!(begun.elapsed().as_secs() < 30, "it is never saved");
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
}

#[test]
fn an_event_with_a_new_source_takes_twelve_actions() {
    let folder = Folder::new();
    let mut window = folder.open(TWO_SIDES);
    let mut hands = hands(&mut window);
    hands.key(Modifiers::COMMAND, Key::I);
    hands.write("Arcadia puts a tariff on salt");
    hands.tab();
    hands.write("10 May 2025");
    hands.tab();
    hands.write("2");
    hands.tab();
    hands.write("tariff");
    hands.enter();
    hands.write("Gazette, “Notice on salt”, 9 May 2025, https://example.org/salt");
    hands.enter();
    hands.enter();
    assert!(hands.actions <= 12, "{}", hands.actions);
    assert!(!names(&window, "Selected 10 May 2025: Arcadia puts a tariff on salt").is_empty());
    save(&mut window);
    let text = folder.text();
    for line in [
        "headline = \"Arcadia puts a tariff on salt\"",
        "id = \"arcadia-puts-tariff-salt\"",
        "date = \"2025-05-10\"",
        "actor = \"b\"",
        "sources = [\"notice-salt\"]",
        "title = \"Notice on salt\"",
        "publisher = \"Gazette\"",
        "published = \"2025-05-09\"",
        "url = \"https://example.org/salt\"",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    assert!(text.contains("code = \"163\""), "{text}");
}

#[test]
fn the_next_event_goes_on_from_the_one_before() {
    let folder = Folder::new();
    let mut window = folder.open(TWO_SIDES);
    let mut hands = hands(&mut window);
    hands.key(Modifiers::COMMAND, Key::I);
    hands.write("First");
    hands.tab();
    hands.write("2025-05-31");
    hands.tab();
    hands.write("b");
    hands.tab();
    hands.write("057");
    hands.tab();
    hands.write("https://example.org/two-acts-of-the-day");
    hands.enter();
    hands.enter();
    hands.key(Modifiers::COMMAND, Key::I);
    assert_eq!(text_in(hands.window, "Date *"), "2025-06-01");
    assert!(!names(hands.window, "Take out Two acts of the day").is_empty());
    hands.write("Second");
    hands.tab();
    hands.tab();
    hands.write("a");
    hands.tab();
    // Enter takes what was used last.
    hands.write("057");
    hands.enter();
    save(&mut window);
    let text = folder.text();
    assert!(text.contains("id = \"second\"\ndate = \"2025-06-01\""), "{text}");
    assert_eq!(text.matches("sources = [\"two-acts-day\"]").count(), 2, "{text}");
    assert_eq!(text.matches("actor = \"b\"").count(), 1, "{text}");
}

#[test]
fn what_is_typed_in_a_form_never_runs_as_a_command() {
    let folder = Folder::new();
    let mut window = folder.open(TWO_SIDES);
    press(&mut window, Modifiers::COMMAND, Key::I);
    let mut hands = hands(&mut window);
    // Every key that is a command by itself.
    hands.write("p?,.0+-=");
    assert_eq!(text_in(hands.window, "Headline *"), "p?,.0+-=");
    hands.tab();
    hands.tab();
    // On a row of choices, where letters choose, they are no commands either.
    for key in [Key::P, Key::Questionmark, Key::Num0, Key::Delete, Key::Home, Key::Period] {
        hands.key(Modifiers::NONE, key);
        hands.write("p");
    }
    assert!(names(hands.window, "Keyboard").is_empty(), "no sheet of shortcuts");
    assert_eq!(text_in(hands.window, "Headline *"), "p?,.0+-=");
}

#[test]
fn an_id_is_renamed_when_it_is_whole() {
    let folder = Folder::new();
    let text = format!(
        "{TWO_SIDES}[[events]]\nid = \"salt\"\ndate = \"2025-01-02\"\nheadline = \"Salt\"\n\
         actor = \"a\"\ncode = \"163\"\n\n[[events]]\nid = \"lifted\"\ndate = \"2025-02-02\"\n\
         headline = \"Lifted\"\nactor = \"a\"\ncode = \"085\"\nreverses = [\"salt\"]\n"
    );
    let mut window = folder.open(&text);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::F2);
    // Into the id, which is under more.
    while names(&window, "Id *").is_empty() {
        press(&mut window, Modifiers::NONE, Key::Tab);
        if focused_name(&window).starts_with("More") {
            press(&mut window, Modifiers::NONE, Key::Space);
        }
    }
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused_name(&window), "Id *");
    let mut hands = hands(&mut window);
    hands.write("renamed-salt");
    assert_eq!(text_in(hands.window, "Id *"), "renamed-salt", "the form is still there");
    assert!(names(hands.window, "Unsaved changes").is_empty(), "and nothing has changed yet");
    hands.tab();
    assert!(!names(hands.window, "Unsaved changes").is_empty());
    assert_eq!(text_in(hands.window, "Id *"), "renamed-salt");
    save(&mut window);
    assert!(folder.text().contains("id = \"renamed-salt\""), "{}", folder.text());
    assert!(folder.text().contains("reverses = [\"renamed-salt\"]"), "{}", folder.text());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(text_in(&window, "Id *"), "salt", "the form follows");
}

pub(crate) fn focused_name(window: &Window) -> String {
    let by = egui_kittest::kittest::by().predicate(|node| node.is_focused());
    let name = window.query_all(by).next().map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value()).unwrap_or_default()
    });
    name.unwrap_or_default()
}

#[test]
fn escape_keeps_what_was_typed_and_tab_selects_what_is_there() {
    let folder = Folder::new();
    let mut window = folder.open(TWO_SIDES);
    let mut hands = hands(&mut window);
    hands.key(Modifiers::COMMAND, Key::I);
    hands.write("Half");
    hands.key(Modifiers::NONE, Key::Escape);
    assert!(names(hands.window, "Headline *").is_empty(), "left at once");
    hands.key(Modifiers::COMMAND, Key::I);
    assert_eq!(text_in(hands.window, "Headline *"), "Half");
    hands.write("A whole");
    assert_eq!(text_in(hands.window, "Headline *"), "A whole", "what is there was selected");
}

#[test]
fn what_is_missing_is_said_in_the_forms_own_words() {
    let folder = Folder::new();
    let mut window = folder.open(TWO_SIDES);
    let mut hands = hands(&mut window);
    hands.key(Modifiers::COMMAND, Key::I);
    hands.enter();
    assert_eq!(focused_name(hands.window), "Headline *", "the first that is missing");
    for said in ["Choose a code", "Write a date", "Choose one"] {
        assert!(!names(hands.window, said).is_empty(), "{said}");
    }
    for part in ["code =", "add code", "[[", "key"] {
        assert!(names(hands.window, part).is_empty(), "{part}: {:?}", names(hands.window, part));
    }
}

#[test]
fn dates_are_read_as_people_write_them() {
    let folder = Folder::new();
    let text = format!(
        "{TWO_SIDES}[[events]]\nid = \"salt\"\ndate = \"2025-01-02\"\nheadline = \"Salt\"\n\
         actor = \"a\"\ncode = \"163\"\n"
    );
    let mut window = folder.open(&text);
    press(&mut window, Modifiers::NONE, Key::Home);
    for (written, read, kept) in [
        ("4 Oct 2023", "4 Oct 2023", "2023-10-04"),
        ("10 to 11 May", "10 May 2023 to 11 May 2023", "2023-05-10/2023-05-11"),
        ("about 6 Feb 2018", "about 6 Feb 2018", "2018-02-06~"),
        ("2025年6月9日", "9 Jun 2025", "2025-06-09"),
        ("June 2025", "Jun 2025", "2025-06"),
    ] {
        press(&mut window, Modifiers::NONE, Key::F2);
        let mut hands = hands(&mut window);
        hands.tab();
        hands.write(written);
        let said = names(hands.window, read);
        assert!(!said.is_empty(), "{written}: {:?}", names(hands.window, "20"));
        hands.enter();
        save(&mut window);
        assert!(folder.text().contains(&format!("date = \"{kept}\"")), "{}", folder.text());
    }
    press(&mut window, Modifiers::NONE, Key::F2);
    let mut hands = hands(&mut window);
    hands.tab();
    hands.write("04/10/2023");
    hands.tab();
    let said = names(hands.window, "4 Oct 2023");
    assert!(said.iter().any(|said| said.contains("10 Apr 2023")), "both readings: {said:?}");
}

#[test]
fn letters_choose_in_a_row() {
    let folder = Folder::new();
    let text = format!(
        "{TWO_SIDES}[[commitments]]\nid = \"salt\"\nby = \"a\"\ntext = \"Cut salt\"\n\
         made = \"2025-01-02\"\n"
    );
    let mut window = folder.open(&text);
    window.get_by_role_and_label(egui::Role::Button, "Cut salt: Pending").focus();
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::COMMAND, Key::M);
    let mut hands = hands(&mut window);
    hands.write("partly");
    assert_eq!(focused_name(hands.window), "Status: Partly fulfilled");
}

#[test]
fn what_is_offered_can_be_clicked_without_a_word_of_search() {
    let folder = Folder::new();
    let text = format!("{TWO_SIDES}[[sources]]\nid = \"gazette\"\ntitle = \"Official gazette\"\n");
    let mut window = folder.open(&text);
    press(&mut window, Modifiers::COMMAND, Key::I);
    text_field(&window, "Sources").click();
    window.run_ok();
    let offered = window.get_by_role_and_label(egui::Role::Button, "Official gazette").rect();
    // As a hand does it: down, a frame, up.
    let at = offered.center();
    window.input_mut().events.push(egui::Event::PointerMoved(at));
    window.step();
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        let event = egui::Event::PointerButton { pos: at, button, pressed, modifiers };
        window.input_mut().events.push(event);
        window.step();
    }
    window.run_ok();
    assert!(!names(&window, "Take out Official gazette").is_empty());
}
