//! Opening, selecting, winding back, finding.

use detente::app::StartOptions;

use crate::harness::*;

#[test]
fn the_sample_opens_and_settles() {
    let mut window = open(None);
    assert!(!names(&window, "US–China trade truce").is_empty());
    assert!(!names(&window, "78 of 100, tense").is_empty(), "the headline names the band");
    // Nothing repaints while nothing changes: `run` would exceed its steps.
    let steps = window.run();
    assert!(steps <= 2, "{steps} frames without a change");
}

#[test]
fn selecting_a_commitment_shows_its_findings() {
    let mut window = open(None);
    let name = "Suspend or remove non-tariff countermeasures taken since 2 April: Partly fulfilled";
    assert!(names(&window, "Findings").is_empty());
    window.get_by_role_and_label(egui::Role::Button, name).click();
    window.run();
    assert!(!names(&window, "Findings").is_empty());
    assert!(!names(&window, "What is said").is_empty());
    let card = window.get_by_role_and_label(egui::Role::Button, name);
    assert_eq!(card.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
}

#[test]
fn changing_the_as_of_day_changes_statuses() {
    let mut window = open(None);
    let tariffs = "Cut April's tariffs on US goods from 125% to 10%";
    assert!(names(&window, tariffs).iter().any(|name| name.ends_with("Fulfilled")));
    type_as_of(&mut window, "2025-05-13");
    assert!(names(&window, tariffs).iter().any(|name| name.ends_with("Pending")));
    assert!(names(&window, "Commitments 8").len() <= 1);
    // Before anything was known.
    type_as_of(&mut window, "2025-01-01");
    assert!(names(&window, tariffs).is_empty());
    assert!(!names(&window, "No event was known by").is_empty());
    // A day that is none keeps what was shown and says why.
    type_as_of(&mut window, "2025-02-30");
    assert!(!names(&window, "28 days").is_empty());
    assert!(!names(&window, "No event was known by").is_empty());
}

#[test]
fn events_lead_to_commitments_and_sources() {
    let mut window = open(None);
    window.get_by_label("Events 34").click();
    window.run();
    let row = names(&window, "Geneva: 90-day truce,");
    let row = row.first().expect("an event's row names it").clone();
    window.get_by_role_and_label(egui::Role::Button, &row).click();
    window.run();
    assert!(!names(&window, "CAMEO 0").is_empty());
    assert!(!names(&window, "Bears on").is_empty());
    let link = names(&window, "China: Keep 24 points");
    // It may be out of view, where a pointer would not reach it.
    window.get_by_role_and_label(egui::Role::Link, link.first().unwrap()).click_accesskit();
    window.run();
    assert!(!names(&window, "Findings").is_empty(), "the commitment is selected and open");
}

#[test]
fn the_moves_add_up_in_the_panel() {
    let mut window = open_with(detente::app::StartOptions::default(), TALL);
    window.get_by_label("What moved it").click();
    window.run();
    assert!(!names(&window, "Older acts fading").is_empty());
    assert!(!names(&window, "Change").is_empty());
}

#[test]
fn shortcuts_step_through_days_and_events() {
    let mut window = open(None);
    window.get_by_label("As of the day before").click();
    window.run();
    assert!(!names(&window, "as of 11 Jun 2025").is_empty());
    window.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    window.run();
    assert!(!names(&window, "as of 10 Jun 2025").is_empty());
    window.key_press_modifiers(egui::Modifiers::ALT, egui::Key::Home);
    window.run();
    assert!(!names(&window, "as of 12 Jun 2025").is_empty());
    window.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowDown);
    window.run();
    assert!(!names(&window, "Goldstein score").is_empty(), "the first event is selected");
}

#[test]
fn a_past_day_tells_nothing_of_later_ones() {
    let mut window = open(None);
    let name = "Suspend or remove non-tariff countermeasures taken since 2 April: Partly fulfilled";
    window.get_by_role_and_label(egui::Role::Button, name).click();
    window.run();
    assert!(!names(&window, "Hofman").is_empty(), "the finding of 12 June is there");
    type_as_of(&mut window, "2025-06-03");
    assert!(!names(&window, "Findings").is_empty(), "the commitment is still open");
    assert!(names(&window, "Hofman").is_empty(), "and tells nothing of 12 June");
    assert!(names(&window, "Hassett").is_empty(), "nor the claim of 8 June");
    assert!(names(&window, "Sources 32").is_empty());
    window.get_by_label("Find…").click();
    window.run();
    window.get_by_role_and_label(egui::Role::TextInput, "Find").type_text("london");
    window.run();
    assert!(!names(&window, "Nothing has all of these words").is_empty());
}

#[test]
fn the_palette_finds_anything_by_its_words() {
    let mut window = open(None);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    window.get_by_role_and_label(egui::Role::TextInput, "Find").type_text("magnets SUPPLY");
    window.run();
    assert!(!names(&window, "China: Supply magnets").is_empty());
    window.key_press(egui::Key::Enter);
    window.run();
    assert!(!names(&window, "In return for").is_empty(), "the commitment is selected and open");
    assert!(window.query_by_role_and_label(egui::Role::TextInput, "Find").is_none(), "closed");
}

#[test]
fn the_palette_runs_commands_and_closes_on_escape() {
    let mut window = open(None);
    window.get_by_label("Find…").click();
    window.run();
    window.get_by_role_and_label(egui::Role::TextInput, "Find").type_text("as of the day before");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert!(!names(&window, "as of 11 Jun 2025").is_empty());
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    window.get_by_role_and_label(egui::Role::TextInput, "Find").type_text("zebra");
    window.run();
    assert!(!names(&window, "Nothing has all of these words").is_empty());
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(names(&window, "Nothing has all of these words").is_empty());
}

#[test]
fn the_sheet_of_shortcuts_names_them() {
    let mut window = open(None);
    window.key_press(egui::Key::Questionmark);
    window.run();
    assert!(!names(&window, "On the chart: drag to ask").is_empty());
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(names(&window, "On the chart: drag to ask").is_empty());
}

#[test]
fn an_empty_dossier_says_what_to_do() {
    let mut window = open(Some(write("empty.dossier.toml", TWO_SIDES)));
    assert!(!names(&window, "Two sides").is_empty());
    assert!(!names(&window, "No events yet").is_empty());
    window.get_by_label("Events 0").click();
    window.run();
    assert!(!names(&window, "Write the first with").is_empty());
}

#[test]
fn a_broken_file_shows_its_problems_and_leaves_the_rest() {
    let mut window = open(None);
    let broken = TWO_SIDES.replace("schema = 1", "schema = 1\ncutof = \"2025-02-30\"");
    let path = write("broken.dossier.toml", &broken);
    drop_file(&mut window, path);
    assert!(!names(&window, "broken.dossier.toml could not be opened").is_empty());
    assert!(!names(&window, "did you mean \"cutoff\"?").is_empty());
    window.get_by_label("Back").click();
    window.run();
    assert!(!names(&window, "US–China trade truce").is_empty(), "the sample is still open");
}

#[test]
fn a_conflict_that_a_merge_left_open_is_warned_of() {
    let mark = "# <<<<<<< unresolved: the dossier – Title\n# mine, which stands:\n\
        #   title = \"Two sides\"\n# theirs:\n#   title = \"Both\"\n# >>>>>>> remove these lines\n";
    let text = TWO_SIDES.replace("title = ", &format!("{mark}title = "));
    let window = open(Some(write("marked.dossier.toml", &text)));
    assert!(!names(&window, "Two sides").is_empty(), "it is open all the same");
    let warned = names(&window, "1 warning");
    assert_eq!(warned.len(), 1, "{warned:?}");
    let window = open(Some(write("plain.dossier.toml", TWO_SIDES)));
    assert_eq!(names(&window, "1 warning"), Vec::<String>::new());
}

#[test]
fn the_first_start_says_what_is_seen() {
    let options = || StartOptions { welcomes: true, ..StartOptions::default() };
    let mut window = open_with(options(), [1440.0, 900.0]);
    assert!(!names(&window, "Welcome to Détente").is_empty());
    assert!(!names(&window, "This is an example").is_empty());
    // What has the focus is pressed: the card goes, the example stays.
    press(&mut window, egui::Modifiers::NONE, egui::Key::Enter);
    assert!(names(&window, "Welcome to Détente").is_empty());
    assert!(!names(&window, "US–China trade truce").is_empty());
    let mut window = open_with(options(), [640.0, 480.0]);
    click_on(&mut window, "New dossier…");
    wait_for(&mut window, "First side");
    // Who opens a file wants that.
    let file = Some(write("a.dossier.toml", TWO_SIDES));
    let window = open_with(StartOptions { file, ..options() }, [1440.0, 900.0]);
    assert!(names(&window, "Welcome to Détente").is_empty());
}

#[test]
fn help_can_be_read_and_its_links_followed() {
    let mut window = open_with(StartOptions::default(), TALL);
    press(&mut window, egui::Modifiers::NONE, egui::Key::F1);
    wait_for(&mut window, "Help");
    click_on(&mut window, "Coding a dispute: the rulebook");
    wait_for(&mut window, "What becomes an event");
    press(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
    assert!(names(&window, "What becomes an event").is_empty());
    press(&mut window, egui::Modifiers::NONE, egui::Key::H);
    window.get_by_label("The whole method, with formulas and sources").click();
    window.run_ok();
    wait_for(&mut window, "Words and symbols");
    // To the rulebook, by the page's own link.
    window.get_by_label("the rulebook").click();
    window.run_ok();
    wait_for(&mut window, "What becomes an event");
}
