//! Replay, spans, directions, the legend that filters.

use detente::app::SECONDS_PER_STEP;
use egui::{Modifiers, PointerButton, pos2};

use crate::harness::*;

const CHART: &str = "Chart of tension over time";

/// Drags over the chart, at a height where nothing else takes the pointer.
fn drag(window: &mut Window, from: f32, to: f32, modifiers: Modifiers) {
    let chart = bounds(window, CHART);
    let y = chart.bottom() - 40.0;
    let button = |pressed, x: f32| egui::Event::PointerButton {
        pos: pos2(x, y),
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    window.event(egui::Event::ModifiersChanged(modifiers));
    window.hover_at(pos2(from, y));
    window.step();
    window.event(button(true, from));
    window.step();
    for step in 1..=4 {
        window.hover_at(pos2(from + (to - from) * step as f32 / 4.0, y));
        window.step();
    }
    window.event(button(false, to));
    window.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run();
}

#[test]
fn dragging_over_the_chart_asks_what_moved_tension() {
    let mut window = open_with(detente::app::StartOptions::default(), TALL);
    let chart = bounds(&window, CHART);
    // From the middle of April to the end of the record.
    drag(&mut window, chart.left() + 200.0, chart.right() - 5.0, Modifiers::NONE);
    assert!(!names(&window, "Before").is_empty(), "the staircase begins");
    assert!(!names(&window, "After").is_empty(), "and ends");
    assert!(!names(&window, "Older acts fading").is_empty());
    assert!(!names(&window, "14 May 2025: Both remove 91 points of tariff: −6.7").is_empty());
    assert!(names(&window, "US orders 34% tariff on China: ").is_empty(), "2 April is outside");
    // From the entry to its event, and to the commitments that it bears on.
    window
        .get_by_role_and_label(
            egui::Role::Button,
            "14 May 2025: Both remove 91 points of tariff: −6.7",
        )
        .click();
    window.run();
    assert!(!names(&window, "Goldstein score").is_empty());
    assert!(!names(&window, "Bears on").is_empty());
    window.get_by_role_and_label(egui::Role::Button, "Days in view").click();
    window.run();
    assert!(!names(&window, "US orders 34% tariff on China: ").is_empty(), "all of the record");
}

#[test]
fn a_span_can_be_written_and_says_what_is_wrong() {
    let mut window = open(None);
    window.get_by_label("What moved it").click();
    window.run();
    type_in(&mut window, "From", "2025-06-02");
    type_in(&mut window, "to", "2025-06-10");
    assert!(!names(&window, "London talks: −0.9").is_empty());
    assert!(names(&window, "Geneva: 90-day truce: ").is_empty());
    type_in(&mut window, "to", "2025-06-31");
    assert!(!names(&window, "30 days").is_empty(), "June has no 31st");
    assert!(!names(&window, "London talks: −0.9").is_empty(), "what was there stays");
}

#[test]
fn shift_and_the_axis_move_the_days() {
    let mut window = open(None);
    let headline = |window: &Window| names(window, "since").concat();
    let before = headline(&window);
    // First fewer days, so that there is somewhere to go.
    for _ in 0..4 {
        press(&mut window, Modifiers::NONE, egui::Key::Plus);
    }
    let zoomed = headline(&window);
    assert_ne!(before, zoomed);
    let chart = bounds(&window, CHART);
    drag(&mut window, chart.left() + 100.0, chart.left() + 400.0, Modifiers::SHIFT);
    let panned = headline(&window);
    assert_ne!(zoomed, panned, "the days have moved");
    assert!(names(&window, "Before").is_empty(), "and nothing was asked");
    press(&mut window, Modifiers::SHIFT, egui::Key::ArrowRight);
    assert_ne!(panned, headline(&window), "keys move them, too");
    press(&mut window, Modifiers::NONE, egui::Key::Num0);
    assert_eq!(before, headline(&window), "0 shows the whole record");
}

#[test]
fn the_record_is_walked_through_event_by_event() {
    let mut window = open(None);
    type_as_of(&mut window, "2025-05-09");
    press(&mut window, Modifiers::NONE, egui::Key::Escape);
    let card = "Cut April's tariffs on US goods from 125% to 10%";
    assert!(names(&window, card).is_empty(), "nothing is promised yet");
    window.get_by_label("One event on in the record").click();
    window.run();
    assert!(!names(&window, "Geneva talks").is_empty());
    window.get_by_label("One event on in the record").click();
    window.run();
    assert!(!names(&window, "Selected 12 May 2025: Geneva: 90-day truce").is_empty(), "announced");
    assert!(!names(&window, card).is_empty(), "the ledger follows");
    window.get_by_label("One event back in the record").click();
    window.run();
    assert!(names(&window, card).is_empty(), "what was not yet known is absent again");
}

#[test]
fn playing_goes_on_by_itself_and_stops_at_the_end() {
    let mut window = open(None);
    window.get_by_label("Play the record").click();
    window.step();
    window.step();
    assert!(!names(&window, "Pause").is_empty());
    assert!(!names(&window, "as of 1 Apr 2025").is_empty(), "from before the first event");
    // A frame takes a quarter of a second here.
    let steps = (SECONDS_PER_STEP * 4.0).ceil() as usize + 2;
    for _ in 0..steps {
        window.step();
    }
    assert!(!names(&window, "as of 2 Apr 2025").is_empty());
    for _ in 0..steps * 40 {
        window.step();
    }
    assert!(names(&window, "Pause").is_empty(), "stopped by itself");
    assert!(
        !names(&window, "as of 12 Jun 2025").is_empty()
            || !names(&window, "as of 11 Jun 2025").is_empty()
    );
}

#[test]
fn the_legend_hides_events_and_says_that_tension_counts_them() {
    let mut window = open(None);
    let headline = names(&window, "78 of 100, tense");
    window.get_by_role_and_label(egui::Role::CheckBox, "Hostile deeds").click();
    window.run();
    assert!(!names(&window, "of 34 events drawn; tension counts all").is_empty());
    assert_eq!(headline, names(&window, "78 of 100, tense"), "tension stays");
    window.get_by_label("Events 34").click();
    window.run();
    assert!(
        names(&window, "2 Apr 2025: US orders 34% tariff").is_empty(),
        "hidden in the list, too"
    );
    assert!(!names(&window, "hidden in the legend").is_empty());
    window.get_by_label("Show all events").click();
    window.run();
    assert!(!names(&window, "2 Apr 2025: US orders 34% tariff").is_empty());
}

#[test]
fn a_hidden_event_that_is_asked_for_is_drawn() {
    let mut window = open(None);
    window.get_by_role_and_label(egui::Role::CheckBox, "Hostile deeds").click();
    window.run();
    press(&mut window, Modifiers::COMMAND, egui::Key::K);
    window.get_by_role_and_label(egui::Role::TextInput, "Find").type_text("orders 34");
    window.run();
    press(&mut window, Modifiers::NONE, egui::Key::Enter);
    assert!(!names(&window, "2 Apr 2025: US orders 34% tariff").is_empty());
}

#[test]
fn directions_stand_apart_with_their_values() {
    let mut window = open(None);
    press(&mut window, Modifiers::COMMAND, egui::Key::D);
    assert!(!names(&window, "CN → US ").is_empty());
    assert!(!names(&window, "US → CN ").is_empty());
    press(&mut window, Modifiers::COMMAND, egui::Key::D);
    assert!(names(&window, "US → CN ").is_empty());
}

#[test]
fn the_key_stands_below_the_days_and_has_every_number() {
    for size in [[1300.0, 800.0], [1440.0, 900.0], [1024.0, 700.0]] {
        let mut window = open_with(detente::app::StartOptions::default(), size);
        for key in [egui::Key::Plus; 4].into_iter().chain([egui::Key::Minus; 5]) {
            press(&mut window, Modifiers::NONE, key);
            let days = bounds(&window, "drag to move them");
            let lines = window.query_all_by_role(egui::Role::Button).filter(|node| {
                let name = node.accesskit_node().label().unwrap_or_default();
                name.split_once(": ").is_some_and(|(number, _)| number.parse::<u32>().is_ok())
            });
            for line in lines {
                let rect = line.rect();
                assert!(rect.top() >= days.bottom() - 0.5, "{size:?}: {rect:?} over {days:?}");
            }
        }
    }
}
