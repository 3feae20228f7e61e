//! What stands, what would be if, and the calibration.

use egui::{Key, Modifiers, Role};

use crate::harness::*;

/// A tariff, half of it suspended until August, and an agreement.
const TRUCE: &str = r#"schema = 1
title = "Two sides"
cutoff = "2025-06-12"

[model]
rest = 60
scale = 40   # by eye

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[events]]
id = "tariff"
date = "2025-04-02"
headline = "Tariff on salt"
actor = "a"
code = "163"

[[events]]
id = "pact"
date = "2025-05-01"
headline = "Grain pact"
actor = "both"
code = "057"

[[events]]
id = "pause"
date = "2025-05-12"
headline = "Half the tariff paused"
actor = "a"
code = "085"
reverses = ["tariff"]
share = 0.5
until = "2025-08-12"

[[events]]
id = "rebuke"
date = "2025-06-01"
headline = "Borduria complains"
actor = "b"
code = "111"
"#;

fn truce() -> Window {
    open(Some(write("truce.dossier.toml", TRUCE)))
}

/// The keyboard comes to a button below, and the form scrolls to it.
fn bring_to(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).focus();
    window.run_ok();
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.get_by_role_and_label(role, name).click();
    // Journal and watch may wake it meanwhile.
    window.run_ok();
}

fn button(window: &Window, part: &str) -> String {
    let found = names(window, part);
    found.into_iter().next().unwrap_or_else(|| panic!("nothing is named {part:?}"))
}

fn show(window: &mut Window) {
    press(window, Modifiers::COMMAND, Key::Num5);
}

fn tension(line: &str) -> f64 {
    let number: String = line.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    number.parse().unwrap()
}

#[test]
fn every_measure_with_what_would_be_without_it() {
    let mut window = truce();
    show(&mut window);
    assert!(!names(&window, "2 measures in force on 12 Jun 2025").is_empty());
    let tariff = button(&window, "Tariff on salt, since 2 Apr 2025 · Arcadia · 50 % left");
    assert!(tariff.contains("If lifted"), "{tariff}");
    assert!(tariff.contains('−'), "{tariff}");
    assert!(!names(&window, "If ended, tension would rise").is_empty());
    let pact = button(&window, "Grain pact, since 1 May 2025 · Arcadia and Borduria");
    assert!(pact.contains("If ended") && pact.contains('+'), "{pact}");
    assert!(bounds(&window, &tariff).top() < bounds(&window, &pact).top());
    let pause = button(&window, "Suspended until 12 Aug 2025; without it");
    assert!(pause.starts_with("Half the tariff paused"), "{pause}");
    // Nothing of it before anything happened.
    type_as_of(&mut window, "2025-04-01");
    assert!(!names(&window, "Nothing is in force on 1 Apr 2025").is_empty());
    assert!(!names(&window, "A measure is something that stays").is_empty());
}

#[test]
fn a_row_selects_its_event_and_the_page_stays() {
    let mut window = truce();
    show(&mut window);
    let row = button(&window, "Grain pact, since");
    click(&mut window, Role::Button, &row);
    assert!(!names(&window, "CAMEO 057").is_empty(), "its details");
    let row = window.get_by_role_and_label(Role::Button, &row);
    assert_eq!(row.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    assert!(!names(&window, "2 measures in force").is_empty());
}

#[test]
fn other_models_say_that_the_stock_tells_it() {
    let level = TRUCE.replace("rest = 60\nscale = 40", "kind = \"level\"\ngain = 0.1");
    let mut window = open(Some(write("level.dossier.toml", &level)));
    show(&mut window);
    assert!(!names(&window, "Told by the stock model").is_empty());
    assert!(!names(&window, "2 measures in force").is_empty());
}

#[test]
fn thousands_of_measures_cost_what_is_in_view() {
    let mut text = TRUCE.to_owned();
    for at in 0..3000 {
        text += &format!(
            "[[events]]\nid = \"m{at}\"\ndate = \"2025-06-02\"\nheadline = \"Measure {at}\"\n\
             actor = \"b\"\ncode = \"163\"\nweight = 0.001\n"
        );
    }
    let mut window = open(Some(write("many.dossier.toml", &text)));
    show(&mut window);
    assert!(!names(&window, "3002 measures in force").is_empty());
    let rows = names(&window, ": If lifted").len();
    assert!((5..40).contains(&rows), "{rows} rows are drawn");
}

#[test]
fn lifting_a_measure_draws_beside_and_writes_nothing() {
    let mut window = truce();
    show(&mut window);
    let row = button(&window, "Tariff on salt, since");
    let then = row.split("If lifted ").nth(1).map(tension).unwrap();
    click(&mut window, Role::Button, "If lifted… Tariff on salt");
    let sentence = button(&window, "If ‘Tariff on salt’ were lifted: ");
    let found = sentence.split("lifted: ").nth(1).map(tension).unwrap();
    assert_eq!(found, then, "{sentence} and {row}");
    assert!(sentence.ends_with("on 12 Jun 2025"), "{sentence}");
    assert!(names(&window, "Unsaved changes").is_empty());
    // Undo of the dossier has nothing to do with it.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "If ‘Tariff on salt’ were lifted").is_empty());
    let taken = button(&window, "No longer assume: ‘Tariff on salt’");
    click(&mut window, Role::Button, &taken);
    assert!(names(&window, "If ‘Tariff on salt’ were lifted").is_empty());
    assert!(!names(&window, "Nothing is assumed").is_empty());
}

#[test]
fn an_event_that_had_never_happened_and_a_day_ahead() {
    let mut window = truce();
    press(&mut window, Modifiers::NONE, Key::Home);
    click(&mut window, Role::Button, "Without this… Tariff on salt");
    assert!(!names(&window, "Had ‘Tariff on salt’ never happened: ").is_empty());
    click(&mut window, Role::Button, "Clear");
    type_in(&mut window, "Look ahead to", "2025-08-13");
    let lapsed = button(&window, "If nothing else happened until 13 Aug 2025: ");
    type_in(&mut window, "Look ahead to", "2025-08-12");
    let before = button(&window, "If nothing else happened until 12 Aug 2025: ");
    let value = |line: &str| line.split(": ").nth(1).map(tension).unwrap();
    assert!(value(&lapsed) > value(&before), "{before}; {lapsed}");
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    assert!(names(&window, "If nothing else happened").is_empty());
}

#[test]
fn a_made_up_event_is_added_to_the_dossier_only_when_asked() {
    let mut window = truce();
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);
    click(&mut window, Role::Button, "Make up an event…");
    type_in(&mut window, "Headline *", "Tariff doubled");
    type_in(&mut window, "Date *", "2025-07-01");
    click(&mut window, Role::Button, "Actor: Borduria");
    type_in(&mut window, "CAMEO code, by digits or words *", "163");
    click(&mut window, Role::Button, "Assume");
    let sentence = button(&window, "If ‘Tariff doubled’ happened on 1 Jul 2025: ");
    assert!(sentence.contains('+'), "{sentence}");
    assert!(names(&window, "Unsaved changes").is_empty());
    // And one that is lifted goes with it, as one step.
    show(&mut window);
    click(&mut window, Role::Button, "If ended… Grain pact");
    assert!(!names(&window, "With 2 things assumed: ").is_empty());
    click(&mut window, Role::Button, "Add to the dossier…");
    assert!(!names(&window, "Unsaved changes").is_empty());
    assert!(!names(&window, "Add 2 assumed events. Undo takes it back").is_empty());
    assert!(!names(&window, "Nothing is assumed").is_empty());
    assert!(!names(&window, "Events 6").is_empty(), "one of them still to come");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "Events 4").is_empty());
    assert!(names(&window, "Unsaved changes").is_empty());
}

#[test]
fn another_document_has_no_assumptions() {
    let mut window = truce();
    show(&mut window);
    click(&mut window, Role::Button, "If lifted… Tariff on salt");
    let other = write("other.dossier.toml", TWO_SIDES);
    drop_file(&mut window, other);
    let begun = std::time::Instant::now();
    // While it is read, the one before stays in view.
    let is_read = |window: &Window| {
        !names(window, "other.dossier.toml").is_empty() && names(window, "were lifted").is_empty()
    };
    while !is_read(&window) && begun.elapsed().as_secs() < 30 {
        window.step();
    }
    assert!(names(&window, "were lifted").is_empty());
    assert!(names(&window, "Nothing is assumed").is_empty());
}

const REFERENCES: &str = r#"
[[model.references]]
date = "2025-04-10"
tension = 70
note = "The salt tariff is new"

[[model.references]]
date = "2025-05-20"
tension = 55
note = "Half of it is paused"
"#;

fn with_references() -> String {
    TRUCE.replace("\n[[sides]]\nid = \"a\"", &format!("{REFERENCES}\n[[sides]]\nid = \"a\""))
}

fn find_command(window: &mut Window, name: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Find").type_text(name);
    window.run_ok();
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn calibration_is_shown_and_taken_over_as_one_step() {
    let path = write("fit.dossier.toml", &with_references());
    let mut window = open(Some(path));
    find_command(&mut window, "Calibrate…");
    assert!(!names(&window, "The salt tariff is new").is_empty());
    assert!(!names(&window, "Typical miss").is_empty());
    assert!(!names(&window, "40.0").is_empty(), "the scale as it is");
    assert!(names(&window, "Unsaved changes").is_empty());
    click(&mut window, Role::Button, "Take over");
    assert!(names(&window, "Typical miss").is_empty(), "it is closed");
    assert!(!names(&window, "Unsaved changes").is_empty());
    assert!(!names(&window, "Calibrate to the reference points. Undo takes it back").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!names(&window, "Taken back: Calibrate to the reference points").is_empty());
    assert!(names(&window, "Unsaved changes").is_empty(), "byte for byte");
}

#[test]
fn calibration_says_what_it_lacks_and_takes_reference_points() {
    let mut window = truce();
    find_command(&mut window, "Calibrate…");
    assert!(!names(&window, "There is no reference point up to 12 Jun 2025").is_empty());
    assert!(window.query_by_role_and_label(Role::Button, "Take over").is_none());
    for (day, tension) in [("2025-04-10", "70"), ("2025-05-20", "55")] {
        click(&mut window, Role::Button, "Add reference point…");
        type_in(&mut window, "Date *", day);
        type_in(&mut window, "Tension *", tension);
        click(&mut window, Role::Button, "Add");
        find_command(&mut window, "Calibrate…");
    }
    assert!(!names(&window, "Typical miss").is_empty());
    click(&mut window, Role::Button, "Close");
    // They are changed and taken out in the form of the model.
    find_command(&mut window, "Model settings…");
    bring_to(&mut window, "10 Apr 2025: 70");
    click(&mut window, Role::Button, "10 Apr 2025: 70");
    type_in(&mut window, "Tension *", "72");
    click(&mut window, Role::Button, "Done");
    find_command(&mut window, "Model settings…");
    bring_to(&mut window, "10 Apr 2025: 72");
    click(&mut window, Role::Button, "10 Apr 2025: 72");
    click(&mut window, Role::Button, "Remove");
    find_command(&mut window, "Calibrate…");
    assert!(!names(&window, "There is 1 reference point up to 12 Jun 2025").is_empty());
    click(&mut window, Role::Button, "Close");
    for _ in 0..4 {
        press(&mut window, Modifiers::COMMAND, Key::Z);
    }
    assert!(names(&window, "Unsaved changes").is_empty(), "byte for byte");
}
