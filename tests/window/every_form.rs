//! Every form there is, typed through with the keyboard alone: what the file has
//! afterwards is what was meant.

use egui::{Key, Modifiers};

use crate::forms::{Folder, Hands, focused_name, hands, save};
use crate::harness::*;

/// Types what each field is to have, in the order in which Tab comes to them;
/// the last is left by Enter.
fn fill(hands: &mut Hands<'_>, fields: &[&str]) {
    for (place, text) in fields.iter().enumerate() {
        if !text.is_empty() {
            hands.write(text);
        }
        if place + 1 < fields.len() {
            hands.tab();
        }
    }
    hands.enter();
}

/// An action by its name, from the palette.
fn act(hands: &mut Hands<'_>, name: &str) {
    hands.key(Modifiers::COMMAND, Key::K);
    hands.write(name);
    hands.enter();
}

/// Tab until something with this name has the focus, and then Space.
fn tab_to(hands: &mut Hands<'_>, name: &str) {
    for _ in 0..300 {
        hands.tab();
        if focused_name(hands.window) == name {
            hands.key(Modifiers::NONE, Key::Space);
            return;
        }
    }
    panic!("Tab never came to {name:?}: {:?}", names(hands.window, ""));
}

#[test]
fn a_dossier_is_written_from_nothing() {
    let folder = Folder::new();
    let mut window = folder.open(TWO_SIDES);
    let mut hands = hands(&mut window);
    hands.key(Modifiers::COMMAND, Key::N);
    fill(&mut hands, &["Salt dispute", "Arcadia", "Borduria"]);
    // The form of a first event stands open, and has the focus.
    fill(&mut hands, &["Arcadia puts a tariff on salt", "2 Jan 2025", "1", "tariff"]);
    // Enter took the code and went on to the sources.
    hands.write("Gazette, “Notice on salt”, 2 Jan 2025, https://example.org/salt");
    hands.enter();
    hands.enter();
    act(&mut hands, "New source");
    fill(&mut hands, &["Evening paper", "The Paper", "3 Jan 2025", "https://example.org/paper"]);
    act(&mut hands, "New period");
    fill(&mut hands, &["Tariff in force", "2 Jan 2025", "1 Feb 2025"]);
    act(&mut hands, "New commitment");
    fill(&mut hands, &["Lift the tariff on salt", "1", "10 Jan 2025", "1 Feb 2025", ""]);
    // It is selected; what belongs to it is written from its card.
    tab_to(&mut hands, "Add claim…");
    fill(&mut hands, &["3", "Borduria", "20 Jan 2025", "evening"]);
    hands.enter();
    tab_to(&mut hands, "Add finding…");
    let is_open = |window: &Window| !names(window, "Status *").is_empty();
    assert!(is_open(hands.window));
    fill(&mut hands, &["partly", "25 Jan 2025", "evening"]);
    hands.enter();
    tab_to(&mut hands, "Add metric…");
    fill(&mut hands, &["points", "25", "0"]);
    tab_to(&mut hands, "Add measurement…");
    fill(&mut hands, &["20 Jan 2025", "10", ""]);
    act(&mut hands, "Model settings");
    tab_to(&mut hands, "Add reference point…");
    for text in ["2 Jan 2025", "60", "the tariff alone"] {
        hands.write(text);
        if text != "the tariff alone" {
            hands.tab();
        }
    }
    // In a text of several lines, Enter begins another.
    hands.key(Modifiers::COMMAND, Key::Enter);
    act(&mut hands, "Title, summary");
    hands.write("Salt and grain");
    tab_to(&mut hands, "Borduria");
    hands.write("Grand Borduria");
    hands.enter();
    // Where to: the path is asked for, and has the focus.
    hands.key(Modifiers::COMMAND, Key::S);
    hands.key(Modifiers::COMMAND, Key::A);
    let path = folder.path().with_file_name("new.dossier.toml");
    hands.write(&path.display().to_string());
    hands.enter();
    save(&mut window);
    let text = std::fs::read_to_string(&path).unwrap();
    for line in [
        "title = \"Salt and grain\"",
        "name = \"Grand Borduria\"",
        "headline = \"Arcadia puts a tariff on salt\"",
        "code = \"163\"",
        "sources = [\"notice-salt\"]",
        "title = \"Evening paper\"",
        "published = \"2025-01-03\"",
        "label = \"Tariff in force\"",
        "text = \"Lift the tariff on salt\"",
        "due = \"2025-02-01\"",
        "stance = \"unmet\"",
        "by = \"borduria\"\nstance",
        "date = \"2025-01-20\"",
        "status = \"partial\"",
        "date = \"2025-01-25\"",
        "unit = \"points\"",
        "target = 0",
        "value = 10",
        "tension = 60",
        "note = \"the tariff alone\"",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(detente::dossier::parse(&text).dossier.is_some(), "{text}");
}
