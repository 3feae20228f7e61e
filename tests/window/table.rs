//! The table of events: the chart's equal.

use egui::{Key, Modifiers};

use crate::harness::*;

fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .query_all_by_role(egui::Role::Row)
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn open_table() -> Window {
    let mut window = open_with(detente::app::StartOptions::default(), TALL);
    press(&mut window, Modifiers::COMMAND, Key::E);
    window
}

#[test]
fn it_holds_every_event_with_all_that_the_chart_tells() {
    let window = open_table();
    let rows = rows(&window);
    assert_eq!(rows.len(), 34);
    assert!(rows[0].starts_with("2 Apr 2025, US orders 34% tariff on China, United States, 163"));
    assert!(rows[0].contains("Hostile deeds, −8, +5.0, high confidence"), "{}", rows[0]);
}

#[test]
fn columns_sort_both_ways() {
    let mut window = open_table();
    window.get_by_label("Change: click to sort by it").click();
    window.run();
    assert!(rows(&window)[0].contains("Both remove 91 points"), "the largest move first");
    window.get_by_label("Change: sorted, largest first").click();
    window.run();
    assert!(rows(&window)[33].contains("Both remove 91 points"));
    window.get_by_label("Headline: click to sort by it").click();
    window.run();
    assert!(rows(&window)[0].contains("Both remove 91 points"));
}

#[test]
fn words_narrow_it_and_none_is_lost_without_a_count() {
    let mut window = open_table();
    type_in(&mut window, "Contains", "talks LONDON");
    assert_eq!(rows(&window).len(), 2);
    assert!(!names(&window, "2 of 34 events").is_empty());
    type_in(&mut window, "Contains", "zebra");
    assert!(!names(&window, "No event has all of these words").is_empty());
}

#[test]
fn arrows_move_the_selection_through_it() {
    let mut window = open_table();
    let table = "Table of events; arrow keys move through it";
    window.get_by_role_and_label(egui::Role::Table, table).focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(!names(&window, "Selected 4 Apr 2025: China answers").is_empty());
    press(&mut window, Modifiers::NONE, Key::End);
    assert!(!names(&window, "Selected 11 Jun 2025: Trump: deal").is_empty());
    press(&mut window, Modifiers::NONE, Key::Home);
    assert!(!names(&window, "Selected 2 Apr 2025: US orders").is_empty());
}
