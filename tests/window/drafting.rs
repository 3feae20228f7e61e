//! A draft from a text: asked for, gone through by keyboard, entered as one step, kept
//! while it waits.

use egui::{Key, Modifiers, Role};

use crate::editing::Desk;
use crate::harness::*;

const SIDES: &str = r#"
schema = 1
title = "Two sides"
[[sides]]
id = "china"
name = "China"
cameo = "CHN"
[[sides]]
id = "us"
name = "United States"
short = "US"
cameo = "USA"
"#;

const ARTICLE: &str = "LONDON, June 12, 2025\n\n\
China's Ministry of Commerce on June 2 accused the US of violating the consensus of the talks.\n\n\
On May 29, the US halted sales of chip design software to China.\n\n\
China agreed to lift tariffs on US goods by June 30. It rained in Paris.\n";

fn key(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
}

/// The dialog with the article's candidates in it.
fn drafting(window: &mut Window) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    wait_for(window, "Draft from a text");
    type_in(window, "The text, pasted or of a file", ARTICLE);
    press(window, Modifiers::COMMAND, Key::Enter);
    wait_for(window, "not decided");
}

#[test]
fn what_was_taken_is_one_step_and_the_rest_is_not_there() {
    let path = write("two.dossier.toml", SIDES);
    let mut window = open(Some(path));
    drafting(&mut window);
    let all = names(&window, "not decided");
    assert!(all.iter().any(|name| name.contains("Event, not decided: ")), "{all:?}");
    assert!(!all.iter().any(|name| name.contains("rained")), "{all:?}");
    // Nothing is taken by itself.
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "Nothing is taken yet");
    key(&mut window, Key::A);
    wait_for(&mut window, "1 Event, taken");
    key(&mut window, Key::R);
    wait_for(&mut window, "left out");
    key(&mut window, Key::P);
    key(&mut window, Key::U);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "1 event");
    wait_for(&mut window, "Take over one record of a draft");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "0 events");
}

#[test]
fn what_is_changed_enters_as_it_was_changed_and_escape_leaves_the_field() {
    let path = write("two.dossier.toml", SIDES);
    let mut window = open(Some(path));
    drafting(&mut window);
    key(&mut window, Key::E);
    window.get_by_role_and_label(Role::MultilineTextInput, "Headline").type_text("Changed: ");
    window.run_ok();
    key(&mut window, Key::Escape);
    assert!(!names(&window, "All candidates").is_empty(), "the dialog is still there");
    key(&mut window, Key::A);
    wait_for(&mut window, "1 Event, taken");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "1 event");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    wait_for(&mut window, "Changed: ");
}

#[test]
fn rules_beside_the_dossier_go_first_and_a_wrong_one_is_told() {
    let path = write("two.dossier.toml", SIDES);
    let own = path.with_file_name("two.rules.csv");
    std::fs::write(&own, "this is no rule\n\"").unwrap();
    let mut window = open(Some(path));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    wait_for(&mut window, "Draft from a text");
    let text = "June 12, 2025\n\nBeijing frobnicated Washington on June 1.";
    type_in(&mut window, "The text, pasted or of a file", text);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "two.rules.csv: ");
    std::fs::write(&own, "name,pattern,code\nfrobnicate,frobnicate,163\n").unwrap();
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "Read by the rule frobnicate");
}

#[test]
fn a_closed_draft_waits_and_one_given_up_comes_back() {
    let path = write("two.dossier.toml", SIDES);
    let mut window = open(Some(path));
    drafting(&mut window);
    key(&mut window, Key::A);
    key(&mut window, Key::Escape);
    wait_for(&mut window, "waits: 1 of");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    wait_for(&mut window, "1 Event, taken");
    click_on(&mut window, "Give it up");
    wait_for(&mut window, "The draft was given up");
    click_on(&mut window, "Bring it back");
    wait_for(&mut window, "1 Event, taken");
}

#[test]
fn a_text_is_kept_only_where_that_is_wanted() {
    let path = write("two.dossier.toml", SIDES);
    let mut window = open(Some(path.clone()));
    drafting(&mut window);
    key(&mut window, Key::A);
    window.get_by_label("Keep the text beside the dossier").click();
    window.run_ok();
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "1 event");
    let folder = path.with_file_name("two.evidence");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    // Its quotation stands in it, word for word.
    key(&mut window, Key::End);
    wait_for(&mut window, "word for word");
}

#[test]
fn what_is_wrong_says_what_to_do() {
    let mut window = open(Some(write("two.dossier.toml", SIDES)));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    wait_for(&mut window, "Draft from a text");
    click_on(&mut window, "Find what it reports");
    wait_for(&mut window, "There is no text yet");
    type_in(&mut window, "The text, pasted or of a file", "It rained in Paris.");
    click_on(&mut window, "Find what it reports");
    wait_for(&mut window, "On which day was it published?");
    type_in(&mut window, "Published on", "the day before");
    click_on(&mut window, "Find what it reports");
    wait_for(&mut window, "That is no day");
}

/// A window that is killed while a draft waits in it.
#[test]
fn a_draft_comes_back_after_a_kill_with_what_was_decided() {
    let desk = Desk::with(SIDES);
    let mut window = desk.open();
    drafting(&mut window);
    key(&mut window, Key::A);
    key(&mut window, Key::R);
    wait_for(&mut window, "left out");
    drop(window);
    let mut window = desk.open();
    wait_for(&mut window, "A draft from “LONDON, June 12, 2025”");
    window.run_steps(40);
    click_on(&mut window, "Bring back");
    wait_for(&mut window, "1 Event, taken");
    assert!(!names(&window, "left out").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "1 event");
}

/// What is pasted and not looked into yet is kept as well.
#[test]
fn a_pasted_text_comes_back_after_a_kill() {
    let desk = Desk::with(SIDES);
    let mut window = desk.open();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    wait_for(&mut window, "Draft from a text");
    type_in(&mut window, "The text, pasted or of a file", "China said so.");
    drop(window);
    let mut window = desk.open();
    wait_for(&mut window, "A draft from “China said so.”");
    window.run_steps(40);
    click_on(&mut window, "Bring back");
    wait_for(&mut window, "Draft from a text");
    assert_eq!(text_in(&window, "The text, pasted or of a file"), "China said so.");
}

/// With a record that has some of it already: every kind of card is drawn, and what is
/// there gets the source.
#[test]
fn what_is_there_already_gets_the_source() {
    let mut window = open(None);
    let article = "June 12, 2025\n\n\
        China's Ministry of Commerce announced on June 7 that it had approved a number of \
        applications for rare earth exports. On June 1 the US accused China of slow-rolling \
        licences for exports of rare earths.\n\n\
        China agreed to lift its export controls on US goods. In return, the US will lift its \
        export curbs on China.\n";
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    wait_for(&mut window, "Draft from a text");
    type_in(&mut window, "The text, pasted or of a file", article);
    type_in(&mut window, "Title", "An article");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "The dossier may have it: China approves some rare earths");
    key(&mut window, Key::M);
    wait_for(&mut window, "1 Event, there already");
    let kinds = ["Evidence", "Claim", "Commitment"];
    let mut seen = [false; 3];
    for _ in 0..12 {
        for (kind, seen) in kinds.iter().zip(&mut seen) {
            *seen |= !names(&window, &format!("{kind} ")).is_empty();
        }
        key(&mut window, Key::N);
    }
    assert_eq!(seen, [true; 3]);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    wait_for(&mut window, "54 sources");
    wait_for(&mut window, "34 events");
}
