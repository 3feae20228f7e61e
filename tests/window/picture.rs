//! How the picture is arranged: story and record, lanes, the page of
//! commitments, what the pointer tells, the method.

use egui::{Key, Modifiers, Role};

use crate::harness::*;

const LANE: &str = "Cut April's tariffs on US goods from 125% to 10%: Fulfilled";

/// How many nodes bear exactly this name.
fn count(window: &Window, name: &str) -> usize {
    names(window, name).into_iter().filter(|own| own == name).count()
}

#[test]
fn few_are_named_until_all_are_asked_for() {
    let mut window = open(None);
    assert!(!names(&window, "27 events without their names").is_empty());
    assert!(names(&window, "1: 4 Apr 2025").is_empty(), "a story has no numbers");
    press(&mut window, Modifiers::NONE, Key::N);
    assert!(names(&window, "events without their names").is_empty());
    let keyed = names(&window, " Apr 2025: ");
    assert!(keyed.iter().any(|name| name.starts_with("1: ")), "{keyed:?}");
    window.get_by_role_and_label(Role::Button, "Story").click();
    window.run();
    assert!(!names(&window, "27 events without their names").is_empty());
}

#[test]
fn those_without_a_name_are_a_click_away() {
    let mut window = open(None);
    press(&mut window, Modifiers::NONE, Key::Plus);
    let more = names(&window, "without their names").concat();
    window.get_by_label(&more).click();
    window.run();
    assert!(!names(&window, "All days").is_empty(), "the table of the days in view");
    window.get_by_role_and_label(Role::Button, "All days").click();
    window.run();
    assert!(names(&window, "All days").is_empty());
}

#[test]
fn a_side_folds_by_its_heading_and_all_by_a_key() {
    let mut window = open_with(detente::app::StartOptions::default(), TALL);
    let both = count(&window, LANE);
    assert!(both >= 2, "the lane and the card");
    window.get_by_role_and_label(Role::Button, "Fold the commitments of China").click();
    window.run();
    assert_eq!(count(&window, LANE), both - 1, "the card alone");
    let other = "Fold the commitments of United States";
    assert!(!names(&window, other).is_empty(), "the other side stays as it is");
    window.get_by_role_and_label(Role::Button, "Show the commitments of China").click();
    window.run();
    assert_eq!(count(&window, LANE), both);
    press(&mut window, Modifiers::NONE, Key::L);
    assert!(names(&window, other).is_empty(), "no lanes");
    assert_eq!(count(&window, LANE), both - 1);
}

#[test]
fn both_sides_face_each_other_in_three_voices() {
    let mut window = open_with(detente::app::StartOptions::default(), TALL);
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!names(&window, "Given for each other").is_empty());
    for voice in ["China says", "United States says", "Finding"] {
        assert!(!names(&window, voice).is_empty(), "{voice}");
    }
    assert!(!names(&window, "Partly fulfilled from 12 Jun 2025").is_empty());
    assert!(names(&window, "Tension, 0 friendly").is_empty());
    let card = |window: &Window, place: usize, name: &str| {
        let cards = window.query_all_by_role_and_label(Role::Button, name);
        cards.map(|node| node.rect()).nth(place)
    };
    // Given for each other, so on one row.
    let tariffs = ["goods from 125% to 10%: Fulfilled", "Cut April's tariffs on Chinese goods"];
    let tops: Vec<f32> = tariffs
        .iter()
        .filter_map(|part| {
            let name = names(&window, part).into_iter().find(|name| name.ends_with("Fulfilled"))?;
            Some(card(&window, 0, &name)?.top())
        })
        .collect();
    assert_eq!(tops.len(), 2);
    assert!((tops[0] - tops[1]).abs() < 1.0, "{tops:?}");
    press(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!names(&window, "What moved it").is_empty(), "the panel is back");
}

#[test]
fn a_list_is_searched_filtered_and_put_in_order() {
    let mut window = open_with(detente::app::StartOptions::default(), TALL);
    let lanes_and_card = count(&window, LANE);
    type_in(&mut window, "Search the list", "countermeasures");
    assert_eq!(count(&window, LANE), lanes_and_card - 1, "its card is left out");
    assert!(!names(&window, "1 of 21").is_empty());
    window.get_by_role_and_label(Role::Button, "Show all").click();
    window.run();
    assert_eq!(count(&window, LANE), lanes_and_card);
    window.get_by_role_and_label(Role::Button, "Status").click();
    window.run();
    window.get_by_role_and_label(Role::CheckBox, "Fulfilled").click();
    window.run();
    assert!(!names(&window, "Status: some hidden").is_empty());
    assert_eq!(count(&window, LANE), lanes_and_card - 1);
    window.get_by_label_contains("Events 34").click();
    window.run();
    type_in(&mut window, "Search the list", "chip");
    assert!(!names(&window, "of 34").is_empty());
}

#[test]
fn the_number_leads_to_how_it_is_computed() {
    let mut window = open(None);
    window.get_by_role_and_label(Role::Button, "78").click();
    window.run();
    assert!(!names(&window, "keeps its full weight").is_empty());
    assert!(!names(&window, "486 settings").is_empty());
    window.get_by_role_and_label(Role::Button, "Show what moved tension").click();
    window.run();
    assert!(names(&window, "keeps its full weight").is_empty(), "what was asked for shows");
    assert!(!names(&window, "Before").is_empty());
}

#[test]
fn where_the_system_has_no_dialog_a_path_is_asked_for() {
    // On a desktop the dialog would pop up on the developer's screen.
    let has_desktop = ["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some());
    if has_desktop || !cfg!(target_os = "linux") {
        crate::common::skipped::skipped("the system may have a dialog for files");
        return;
    }
    let path = write("typed.dossier.toml", TWO_SIDES);
    let mut window = open(None);
    press(&mut window, Modifiers::COMMAND, Key::O);
    let begun = std::time::Instant::now();
    while names(&window, "Path of the file").is_empty() && begun.elapsed().as_secs() < 30 {
        window.step();
    }
    type_in(&mut window, "Path of the file", path.to_str().unwrap());
    window.get_by_role_and_label(Role::Button, "Open").click();
    let begun = std::time::Instant::now();
    while names(&window, "0 events").is_empty() && begun.elapsed().as_secs() < 30 {
        window.step();
    }
    assert!(!names(&window, "typed.dossier.toml").is_empty());
}

#[test]
fn the_border_and_lanes_are_for_the_keyboard_too() {
    let mut window = open(None);
    let chart = |window: &Window| bounds(window, "Chart of tension over time").height();
    let before = chart(&window);
    window.get_by_label("Border between chart and lanes").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert!(chart(&window) < before - 10.0, "{} of {before}", chart(&window));
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(chart(&window) > before + 10.0);
}
