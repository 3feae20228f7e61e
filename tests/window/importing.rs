//! Importing others' data in the window, and looking at them: what files seem to be, mapping,
//! editions, the reports of a day, an event from a report, events on trial.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, Role};

use crate::harness::*;

const SIDES: &str = r#"
schema = 1
title = "Two sides"
[[sides]]
id = "cn"
name = "China"
cameo = "CHN"
[[sides]]
id = "us"
name = "United States"
cameo = "USA"
[[events]]
id = "tariff"
date = "2025-04-02"
headline = "A tariff"
actor = "us"
code = "163"
[[events]]
id = "ban"
date = "2025-04-20"
headline = "A ban"
actor = "cn"
code = "163"
[[model.references]]
date = "2025-04-02"
tension = 70
[[model.references]]
date = "2025-04-20"
tension = 80
"#;

/// Event files whose columns have GDELT's names.
const EVENTS: &str = "\
GlobalEventID,SQLDATE,Actor1Code,Actor1Name,Actor1CountryCode,Actor2Code,Actor2Name,Actor2CountryCode,EventCode,QuadClass,GoldsteinScale,NumMentions,SOURCEURL
1,20250402,USAGOV,WHITE HOUSE,USA,CHN,CHINA,CHN,163,4,-8.0,40,https://example.org/tariff
2,20250402,CHN,BEIJING,CHN,USA,UNITED STATES,USA,111,3,-2.0,9,https://example.org/criticism
3,20250403,CHN,BEIJING,CHN,USA,UNITED STATES,USA,040,1,1.0,3,javascript:alert(1)
4,20250410,USA,WASHINGTON,USA,CHN,CHINA,CHN,172,4,-5.0,80,https://example.org/visas
5,20250410,FRA,PARIS,FRA,USA,UNITED STATES,USA,040,1,1.0,3,https://example.org/paris
";

fn beside(dossier: &Path, name: &str, text: &str) -> PathBuf {
    let path = dossier.with_file_name(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Opens the import dialog as dropping several files does.
fn import(window: &mut Window, dossier: &Path, name: &str, text: &str) {
    let path = beside(dossier, name, text);
    drop_file(window, path);
    wait_for(window, "not a dossier");
    // A question answers from the frame after that in which it came.
    window.run_ok();
    // The panel may have one, too, behind the question.
    let buttons = window.query_all_by_role_and_label(Role::Button, "Import data…");
    buttons.last().unwrap().click();
    window.run_ok();
    wait_for(window, "Import as: ");
}

fn saved(window: &mut Window, dossier: &Path) -> String {
    press(window, Modifiers::COMMAND, Key::S);
    wait_for(window, "Saved");
    std::fs::read_to_string(dossier).unwrap()
}

/// A dossier with the reports beside it, as the window itself brings them.
fn with_reports() -> (Window, PathBuf) {
    let dossier = write("two.dossier.toml", SIDES);
    let mut window = open(Some(dossier.clone()));
    import(&mut window, &dossier, "events.csv", EVENTS);
    assert!(!names(&window, "Import as: Reported events of GDELT").is_empty());
    assert_eq!(text_in(&window, "Whose acts"), "CHN,USA");
    click_on(&mut window, "Import");
    wait_for(&mut window, "GDELT has a lane now");
    (window, dossier)
}

/// Closes the dialog, and waits until what was imported is read again.
fn done(window: &mut Window) {
    click_on(window, "Done");
    wait_for(window, "GDELT, 20 Apr 2025; ");
}

#[test]
fn reports_get_a_lane_and_every_row_is_accounted_for() {
    let (mut window, dossier) = with_reports();
    assert!(!names(&window, "4 rows kept").is_empty(), "{:?}", names(&window, ""));
    assert!(!names(&window, "of others").is_empty());
    done(&mut window);
    let text = saved(&mut window, &dossier);
    assert!(text.contains("file = \"gdelt.parquet\"") && text.contains("sha256 = "), "{text}");
    // What is there twice is the same edition, and nothing is lost by an undo.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(names(&window, "GDELT, 20 Apr 2025").is_empty());
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    wait_for(&mut window, "GDELT, 20 Apr 2025");
}

#[test]
fn a_report_becomes_an_event_by_one_key() {
    let (mut window, dossier) = with_reports();
    done(&mut window);
    click_on(&mut window, "Reports");
    // The last day that has some.
    wait_for(&mut window, "GDELT, 10 Apr 2025");
    wait_for(&mut window, "80 mentions");
    assert!(names(&window, "PARIS").is_empty(), "an act of others");
    press(&mut window, Modifiers::NONE, Key::A);
    wait_for(&mut window, "It counts as doubtful");
    // Once more: it is there.
    press(&mut window, Modifiers::NONE, Key::A);
    wait_for(&mut window, "has this event already");
    let text = saved(&mut window, &dossier);
    for part in [
        "date = \"2025-04-10\"",
        "code = \"172\"",
        "confidence = \"low\"",
        "url = \"https://example.org/visas\"",
    ] {
        assert_eq!(text.matches(part).count(), 1, "{part}: {text}");
    }
    press(&mut window, Modifiers::COMMAND, Key::Z);
    let text = saved(&mut window, &dossier);
    assert!(!text.contains("example.org/visas"), "the source goes with the event: {text}");
}

#[test]
fn what_is_no_page_of_the_web_is_no_link() {
    let (mut window, _) = with_reports();
    done(&mut window);
    click_on(&mut window, "Reports");
    while names(&window, "GDELT, 3 Apr 2025").is_empty() {
        assert!(names(&window, "GDELT, 1 Apr 2025").is_empty(), "it stepped over the day");
        click_on(&mut window, "Earlier days");
    }
    wait_for(&mut window, "javascript:alert(1)");
    let links = window.query_all_by_role(Role::Link).count();
    assert_eq!(links, 0, "only http and https open a browser");
}

#[test]
fn events_are_tried_and_lead_to_the_report() {
    let (mut window, _) = with_reports();
    done(&mut window);
    click_on(&mut window, "Compare events");
    wait_for(&mut window, "2 events, 4 reports looked at");
    for part in ["Missed (1)", "Coded otherwise (0)", "Found (1)", "Only there (1)"] {
        assert_eq!(names(&window, part).len(), 1, "{part}: {:?}", names(&window, ""));
    }
    assert!(!names(&window, "A ban").is_empty());
    click_on(&mut window, "Found (1)");
    let report = window.get_by_label_contains("→ 2 Apr 2025");
    report.click();
    window.run_ok();
    wait_for(&mut window, "GDELT, 2 Apr 2025");
    wait_for(&mut window, "https://example.org/tariff");
}

#[test]
fn a_lane_shows_what_is_chosen_for_it() {
    let (mut window, dossier) = with_reports();
    done(&mut window);
    window.get_by_label("What its lane shows: Mean Goldstein score").click();
    window.run_ok();
    window.get_by_label("Number of reports").click();
    window.run_ok();
    let text = saved(&mut window, &dossier);
    assert!(text.contains("measure = \"count\""), "{text}");
}

#[test]
fn a_newer_edition_keeps_the_older_and_tells_what_was_revised() {
    let dossier = write("two.dossier.toml", SIDES);
    let mut window = open(Some(dossier.clone()));
    let rows =
        |last: &str| format!("date,Index\n2025-04-01,10\n2025-04-02,20\n2025-04-03,{last}\n");
    import(&mut window, &dossier, "index.csv", &rows("30"));
    assert!(!names(&window, "Import as: A published index").is_empty());
    type_in(&mut window, "Day of the edition", "2025-04-10");
    click_on(&mut window, "Import");
    wait_for(&mut window, "Index has a lane now");
    click_on(&mut window, "Done");
    import(&mut window, &dossier, "index2.csv", &rows("35"));
    assert!(!names(&window, "Becomes: the new edition of Index").is_empty());
    click_on(&mut window, "Import");
    wait_for(&mut window, "Say of which day this edition is");
    type_in(&mut window, "Day of the edition", "2025-04-15");
    click_on(&mut window, "Import");
    wait_for(&mut window, "the one before stays");
    click_on(&mut window, "Done");
    wait_for(&mut window, "1 of 3 values were revised");
    let text = saved(&mut window, &dossier);
    assert!(
        text.contains("file = \"index-2.parquet\"") && text.contains("\"index.parquet\" = "),
        "{text}"
    );
    // Between the two, the older edition is the one to be used.
    type_as_of(&mut window, "2025-04-12");
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "edition of 10 Apr 2025");
}

#[test]
fn a_table_becomes_commitments_by_its_mapping() {
    let dossier = write("two.dossier.toml", SIDES);
    let mut window = open(Some(dossier.clone()));
    let table = "承诺方,内容,何时,编号\nChina,Buy soybeans,2025-04-03,soy\nUSA,Lift a tariff,2025-04-04,lift\nFrance,Watch,2025-04-04,watch\n";
    import(&mut window, &dossier, "promises.csv", table);
    window.get_by_label_contains("Import as: ").click();
    window.run_ok();
    window.get_by_label("Commitments of this dossier").click();
    window.run_ok();
    click_on(&mut window, "Import");
    wait_for(&mut window, "Say which column is this: Made");
    window.get_by_label("Made: no column").click();
    window.run_ok();
    // The column itself, and not its heading in the preview.
    let column = window.query_all_by_label("何时").last().unwrap();
    column.click();
    window.run_ok();
    assert!(!names(&window, "Made: 何时").is_empty(), "{:?}", names(&window, "Made"));
    click_on(&mut window, "Import");
    wait_for(&mut window, "2 new commitments");
    assert!(!names(&window, "France").is_empty(), "who is no side is told");
    click_on(&mut window, "Done");
    let text = saved(&mut window, &dossier);
    assert!(text.contains("id = \"soy\"") && text.contains("id = \"lift\""), "{text}");
    assert!(!text.contains("Watch"), "{text}");
    // Of a table with the same columns it is remembered.
    import(&mut window, &dossier, "more.csv", table);
    window.get_by_label_contains("Import as: ").click();
    window.run_ok();
    window.get_by_label("Commitments of this dossier").click();
    window.run_ok();
    assert!(!names(&window, "Made: 何时").is_empty());
    click_on(&mut window, "Import");
    wait_for(&mut window, "2 were there already");
}

#[test]
fn what_is_no_data_says_so_and_the_sample_must_be_saved_first() {
    let mut window = open(None);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    wait_for(&mut window, "Where published data are");
    type_in(&mut window, "Or a path", "/nowhere/at/all");
    click_on(&mut window, "Look");
    wait_for(&mut window, "there is no such file");
    let path = write("events.csv", EVENTS);
    type_in(&mut window, "Or a path", path.to_str().unwrap());
    click_on(&mut window, "Look");
    wait_for(&mut window, "Save the dossier first");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(names(&window, "Import as").is_empty());
}

#[test]
fn the_model_is_fitted_to_an_index() {
    let dossier = write("two.dossier.toml", SIDES);
    let mut window = open(Some(dossier.clone()));
    let days = (1..=30).map(|day| format!("2025-04-{day:02},{day}\n"));
    let table = format!("date,Index\n{}", days.collect::<String>());
    import(&mut window, &dossier, "index.csv", &table);
    click_on(&mut window, "Import");
    wait_for(&mut window, "Index has a lane now");
    click_on(&mut window, "Done");
    type_as_of(&mut window, "2025-04-30");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::K);
    text_field(&window, "Find").type_text("Calibrate");
    window.run_ok();
    press(&mut window, Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "Reference points");
    window.get_by_role_and_label(Role::RadioButton, "Index").click();
    window.run_ok();
    assert!(!names(&window, "scale by convention").is_empty());
    assert!(
        !names(&window, "Index: ").is_empty(),
        "its weeks are points: {:?}",
        names(&window, "")
    );
}
