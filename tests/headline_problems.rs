//! Headlines, titles, labels and commitments' texts that do not fit on a line
//! are warned of: once for each field, with what to do.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::problems::{check, problems};
use detente::dossier::{MOST_HEADLINE, Severity};
use detente::edit::{Document, Edit, Place};
use detente::words::ENGLISH;

const SOUND: &str = r#"schema = 1
title = "A dispute"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
[[sources]]
id = "paper"
title = "Paper"
[[events]]
id = "talks"
date = "2025-05-10"
headline = "Talks"
actor = "both"
code = "046"
[[periods]]
id = "truce"
label = "Truce"
start = "2025-05-14"
[[commitments]]
id = "stop"
by = "a"
text = "Stop"
made = "2025-05-12"
"#;

#[test]
fn what_is_too_long_is_told_once() {
    let long = "長".repeat(60_000);
    for (from, key, rest) in [
        ("\"Talks\"", "headline", ", and the rest in `detail`"),
        ("\"Paper\"", "title", ", and the rest in `note`"),
        ("\"Stop\"", "text", ", and the rest in `note`"),
        ("\"A dispute\"", "title", ", and the rest in `summary`"),
        ("\"Truce\"", "label", "300 characters"),
        ("\"Arcadia\"", "name", "300 characters"),
    ] {
        let to = format!("«\"{long}\"");
        let message = format!("`{key}` in ");
        let problem = check(SOUND, from, &to, &message, rest);
        assert_eq!(problem.severity, Severity::Warning);
        assert!(
            ENGLISH
                .problem_message(&problem)
                .ends_with("has 60,000 characters and is shown cut short")
        );
    }
    // In characters, and not in bytes.
    let fits = SOUND.replace("\"Talks\"", &format!("\"{}\"", "長".repeat(MOST_HEADLINE)));
    assert_eq!(problems(&fits), []);
    check(
        SOUND,
        "\"Talks\"",
        &format!("«\"{}\"", "x".repeat(301)),
        "301 characters",
        "at most 300",
    );
}

#[test]
fn what_is_not_one_line_is_told_once() {
    let told = [
        (r#"«"Talks\nin London""#, "holds line breaks and is shown on one line"),
        ("«\"\"\"Talks\nin London\"\"\"", "holds line breaks and is shown"),
        (r#"«"Talks\tend\nof them""#, "holds line breaks and tabs and is shown"),
    ];
    for (to, message) in told {
        check(SOUND, "\"Talks\"", to, message, "write a blank in their place");
    }
    let both = format!("«\"\"\"\n{}\"\"\"", "line\n".repeat(12_000));
    let problem = check(SOUND, "\"Talks\"", &both, "60,000 characters", "; write a blank");
    assert!(
        ENGLISH.problem_message(&problem).contains("cut short, holds line breaks"),
        "{}",
        ENGLISH.problem_message(&problem)
    );
    // Texts that may be long may have lines.
    let detail = format!("\"Talks\"\ndetail = \"\"\"\n{}\"\"\"", "line\n".repeat(1000));
    assert_eq!(problems(&SOUND.replace("\"Talks\"", &detail)), []);
}

#[test]
fn a_warning_comes_and_goes_while_somebody_types() {
    let mut document = Document::open(SOUND).unwrap();
    let set = |text: &str| Edit::set(Place::event("talks"), "headline", text);
    document.perform(set(&"x".repeat(301))).unwrap();
    assert_eq!(document.warnings().len(), 1);
    document.perform(set("two\nlines")).unwrap();
    assert!(ENGLISH.problem_message(&document.warnings()[0]).contains("line breaks"));
    document.perform(set("Talks")).unwrap();
    assert_eq!(document.warnings(), []);
}
