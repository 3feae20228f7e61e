//! The window by keyboard alone, seen through the accessibility tree.

use std::collections::HashSet;

use egui::{Key, Modifiers};

use crate::harness::*;

fn focused(window: &Window) -> Option<(egui::Role, String)> {
    let node = window.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused()));
    let mut nodes = node.map(|node| {
        let node = node.accesskit_node();
        (node.role(), node.label().or_else(|| node.value()).unwrap_or_default())
    });
    nodes.next()
}

/// All that Tab comes to, until it is where it began.
pub(crate) fn tab_round(window: &mut Window) -> Vec<(egui::Role, String)> {
    let mut seen = Vec::new();
    for _ in 0..400 {
        press(window, Modifiers::NONE, Key::Tab);
        let Some(now) = focused(window) else { continue };
        if seen.first() == Some(&now) {
            break;
        }
        seen.push(now);
    }
    seen
}

#[test]
fn tab_reaches_everything_and_everything_has_a_name() {
    let mut window = open(None);
    let seen = tab_round(&mut window);
    for (role, name) in &seen {
        assert!(!name.trim().is_empty(), "a {role:?} without a name");
    }
    let names: HashSet<&str> = seen.iter().map(|(_, name)| name.as_str()).collect();
    for wanted in [
        "Menu",
        "Find…",
        "Open…",
        "As of",
        "Play the record",
        "One event on in the record",
        "As of the day before",
        "Table",
        "Events 34",
        "What moved it",
        "China",
        "Hostile deeds",
        "More",
        "as of 12 Jun 2025",
    ] {
        assert!(names.contains(wanted), "Tab never came to {wanted:?}: {names:?}");
    }
    for part in ["Chart of tension over time", "London framework", "Fulfilled", "Pending"] {
        assert!(names.iter().any(|name| name.contains(part)), "Tab never came to {part:?}");
    }
}

#[test]
fn a_day_with_the_keyboard_alone() {
    let mut window = open(None);
    // The last event, by arrows; its details.
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(!names(&window, "Selected 11 Jun 2025: Trump: deal").is_empty());
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(!names(&window, "Goldstein score").is_empty());
    press(&mut window, Modifiers::NONE, Key::Home);
    assert!(!names(&window, "Selected 2 Apr 2025: US orders 34%").is_empty());
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(!names(&window, "Selected 4 Apr 2025").is_empty());
    // A commitment, by its words.
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(egui::Role::TextInput, "Find").type_text("supply magnets");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!names(&window, "Selected the commitment Supply magnets").is_empty());
    // The eve of the talks.
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(!names(&window, "as of 10 Jun 2025").is_empty());
    let said = names(&window, "As of 10 Jun 2025: ");
    assert!(
        said.iter().any(|name| name.contains("of 100, tense")),
        "value and day are announced: {said:?}"
    );
    press(&mut window, Modifiers::NONE, Key::Period);
    assert!(!names(&window, "as of 11 Jun 2025").is_empty(), "replay, by key");
    // Panels, table, settings, menu of keys, full circle.
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert!(!names(&window, "Change").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::E);
    assert!(!names(&window, "Table of events").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    assert!(!names(&window, "As the system (").is_empty());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(names(&window, "As the system (").is_empty());
}

#[test]
fn buttons_work_by_space_and_enter() {
    let mut window = open(None);
    window.get_by_role_and_label(egui::Role::CheckBox, "Hostile words").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Space);
    assert!(!names(&window, "of 34 events drawn").is_empty());
    window.get_by_label("Events 34").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!names(&window, "hidden in the legend").is_empty());
}

#[test]
fn keys_that_are_written_are_no_commands() {
    let mut window = open(None);
    press(&mut window, Modifiers::COMMAND, Key::E);
    type_in(&mut window, "Contains", "p.,0+");
    assert!(names(&window, "Pause").is_empty());
    assert!(!names(&window, "as of").is_empty() || !names(&window, "Contains").is_empty());
}

#[test]
fn what_changed_is_announced_politely() {
    let mut window = open(None);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    let node = window.get_by_label_contains("Selected 2 Apr 2025");
    assert_eq!(node.accesskit_node().live(), egui::accesskit::Live::Polite);
}

#[test]
fn a_screen_reader_finds_every_event_of_the_chart_and_every_card() {
    let mut window = open(None);
    let sample = detente::store::load(None).unwrap();
    let dossier = std::sync::Arc::clone(sample.holdings.unwrap().dossier());
    assert!(dossier.events.len() > 30 && dossier.commitments.len() > 20, "it is the sample");
    let is_item = |name: &str, window: &Window| {
        let nodes = window.query_all_by_label_contains(name);
        nodes.filter(|node| node.accesskit_node().role() == egui::Role::ListItem).count()
    };
    for event in &dossier.events {
        assert_eq!(is_item(&event.headline, &window), 1, "{}", event.headline);
    }
    for commitment in &dossier.commitments {
        let cards = window
            .query_all_by_label_contains(&commitment.text)
            .filter(|node| node.accesskit_node().role() == egui::Role::Button);
        assert!(cards.count() >= 1, "{}", commitment.text);
    }
    // And can select one.
    let headline = &dossier.events.first().unwrap().headline;
    let node = window
        .query_all_by_label_contains(headline)
        .find(|node| node.accesskit_node().role() == egui::Role::ListItem);
    node.unwrap().click_accesskit();
    window.run_ok();
    assert!(!names(&window, &format!(": {headline}")).is_empty());
    assert!(!names(&window, "Selected ").is_empty());
}
