//! What is reported about a file for the stock model: measures that last, end and are undone, other
//! readings, rest and scale, reference points.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::problems::{edited, problems};
use detente::dossier::Severity;
use detente::words::ENGLISH;

const SOUND: &str = r#"schema = 1
title = "A dispute"

[model]
rest = 72
rest_range = [66, 78]
scale = 40
words_half_life_days = 30
deeds_half_life_days = "none"
[[model.references]]
date = "2025-04-11"
tension = 90
note = "Duties of 145 per cent: close to an embargo"
sources = ["order"]

[[sides]]
id = "china"
name = "China"

[[sides]]
id = "us"
name = "United States"

[[sources]]
id = "order"
title = "Order"
published = "2025-02-01"

[[events]]
id = "duty"
date = "2025-02-04"
headline = "Duty"
actor = "us"
code = "163"
sources = ["order"]

[[events]]
id = "talks"
date = "2025-05-10"
headline = "Talks"
actor = "both"
code = "046"
readings = ["036"]

[[events]]
id = "pause"
date = "2025-05-14"
headline = "Pause"
actor = "us"
code = "085"
reverses = ["duty"]
share = 0.8
until = "2025-08-12"

[[events]]
id = "return"
date = "2025-06-01"
headline = "Return"
actor = "us"
code = "163"
reverses = ["pause"]

[[events]]
id = "summit"
date = "2027"
headline = "Summit"
actor = "both"
code = "036"
planned = true
"#;

/// One edit must give this one error.
fn error(from: &str, to: &str, message: &str, remedy: &str) {
    let problem = common::problems::check(SOUND, from, to, message, remedy);
    assert_eq!(problem.severity, Severity::Error, "{}", ENGLISH.problem_message(&problem));
}

/// One edit must give this one warning.
fn warning(from: &str, to: &str, message: &str, remedy: &str) {
    let problem = common::problems::check(SOUND, from, to, message, remedy);
    assert_eq!(problem.severity, Severity::Warning, "{}", ENGLISH.problem_message(&problem));
}

#[test]
fn the_sound_file_has_no_problem() {
    assert_eq!(problems(SOUND), []);
}

#[test]
fn an_end_is_for_what_lasts_and_not_before_it_begins() {
    let talks = "readings = [\"036\"]";
    let passing = "has `until`, and passes by itself";
    error(talks, "until = «\"2025-05-11\"", passing, "add lasting = true");
    let code = "code = \"163\"\nsources";
    let to = "code = \"163\"\nlasting = false\nuntil = «\"2025-05-11\"\nsources";
    // A measure that passes cannot be undone either.
    let (text, place) = edited(SOUND, code, to);
    let found = problems(&text);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        ENGLISH.problem_message(&found[0]).contains(passing)
            && (found[0].line, found[0].column) == place
    );
    assert!(
        ENGLISH.problem_message(&found[1]).contains("reverses \"duty\", which passes by itself")
    );
    // With `lasting` talks may have an end, and be undone.
    let (text, _) = edited(SOUND, talks, "«lasting = true\nuntil = \"2025-05-11\"");
    assert_eq!(problems(&text), []);
    for until in ["2025-05-13", "2025-04", "2024", "../2025-05-13", "2025-05-06~"] {
        let to = format!("until = «\"{until}\"");
        let message = "before it begins (2025-05-14)";
        error("until = \"2025-08-12\"", &to, message, "correct until or date");
    }
    // The last day that it can mean is what counts; an open end has none.
    for until in ["2025-05-14", "2025-05", "2025-05-07~", "2025-05-01/2025-06-01", "2025-01-01/.."]
    {
        let (text, _) = edited(SOUND, "until = \"2025-08-12\"", &format!("until = «\"{until}\""));
        assert_eq!(problems(&text), [], "{until}");
    }
    error("until = \"2025-08-12\"", "until = «\"soon\"", "is not a date", "write 2025-06-10");
}

#[test]
fn a_reversal_undoes_what_lasts_and_came_before() {
    let reverses = "reverses = [\"duty\"]";
    let to = "reverses = [«\"dutty\"]";
    error(reverses, to, "an event that does not exist: \"dutty\"", "did you mean \"duty\"?");
    let to = "reverses = [«\"talks\"]";
    let message = "event \"pause\" reverses \"talks\", which passes by itself";
    error(reverses, to, message, "add lasting = true to \"talks\"");
    let to = "reverses = [\"duty\", «\"duty\"]";
    error(reverses, to, "reverses \"duty\" twice", "name it once");
    error(reverses, "reverses = «\"duty\"", "should be a list", "");
    error(reverses, "reverses = [«1]", "should be a text", "");
    let message = "which does not come before it";
    for (from, to) in [
        // A later one, itself, and each other.
        (reverses, "reverses = [\"duty\", «\"return\"]"),
        (reverses, "reverses = [«\"pause\"]"),
        // On one day without times, the file's order decides.
        ("id = \"duty\"\ndate = \"2025-02-04\"", "id = \"duty\"\ndate = \"2025-05-15\""),
        ("id = \"pause\"\ndate = \"2025-05-14\"", "id = \"pause\"\ndate = \"2025-02-03\""),
        // One with a time comes after those of its day without.
        (
            "id = \"duty\"\ndate = \"2025-02-04\"",
            "id = \"duty\"\ndate = \"2025-05-14\"\ntime = \"00:00\"",
        ),
    ] {
        let to = if to.contains('«') { to.to_owned() } else { format!("«{to}") };
        let (text, _) = edited(SOUND, from, &to);
        let found = problems(&text);
        assert!(!found.is_empty(), "{to}");
        for problem in found {
            assert!(
                ENGLISH.problem_message(&problem).contains(message),
                "{to}: {}",
                ENGLISH.problem_message(&problem)
            );
            assert!(
                ENGLISH.problem_remedy(&problem).contains("correct one of their dates or times")
            );
        }
    }
    let (text, _) = edited(
        SOUND,
        "id = \"duty\"\ndate = \"2025-02-04\"",
        "«id = \"duty\"\ndate = \"2025-05-14\"",
    );
    assert_eq!(problems(&text), [], "of one day the earlier in the file comes first");
    let to = "lasting = «false\nreverses = [\"duty\"]";
    error(reverses, to, "reverses others, and cannot pass by itself", "remove lasting");
    let (text, _) = edited(SOUND, reverses, "«lasting = true\nreverses = [\"duty\"]");
    assert_eq!(problems(&text), []);
}

#[test]
fn a_share_is_of_something_and_at_most_all_of_it() {
    for share in ["0", "-0.5", "1.01", "2"] {
        let to = format!("share = «{share}");
        error("share = 0.8", &to, "`share` in event \"pause\" is", "above 0 and up to 1");
    }
    error("share = 0.8", "share = «\"all\"", "should be a number", "write a number");
    error("share = 0.8", "share = «nan", "computed with", "ordinary number");
    let to = "share = «0.5";
    warning("readings = [\"036\"]", to, "`share` in event \"talks\" says nothing", "add reverses");
}

#[test]
fn readings_are_codes_and_flags_are_true_or_false() {
    let readings = "readings = [\"036\"]";
    error(readings, "readings = [«\"999\"]", "is not in the CAMEO table", "01 to 20");
    error(readings, "readings = [\"036\", «\"3x\"]", "is not a CAMEO code", "2 to 4 digits");
    error(readings, "readings = [«36]", "should be a text", "");
    error(readings, "readings = «\"036\"", "should be a list", "");
    warning(readings, "readings = [\"036\", «\"0369\"]", "has no code 0369", "that of 036");
    error(readings, "planned = «\"yes\"", "should be true or false", "true or false");
    error(readings, "lasting = «1", "should be true or false", "true or false");
}

#[test]
fn rest_scale_and_half_lives_have_ranges() {
    for rest in ["0", "100", "-5"] {
        let to = format!("rest = «{rest}\n");
        // An impossible rest has no range to be outside of.
        let (text, place) = edited(SOUND, "rest = 72\n", &to);
        let found = problems(&text);
        assert!(
            ENGLISH.problem_message(&found[0]).contains("`rest` in the model is"),
            "{found:#?}"
        );
        assert!(ENGLISH.problem_remedy(&found[0]).contains("above 0 and below 100"), "{found:#?}");
        assert_eq!((found[0].line, found[0].column), place);
        assert_eq!(found.iter().filter(|found| found.severity == Severity::Error).count(), 1);
    }
    for range in ["[78, 66]", "[0, 78]", "[66, 100]"] {
        let to = format!("rest_range = «{range}");
        error("rest_range = [66, 78]", &to, "`rest_range` in the model goes from", "lower end");
    }
    for range in ["[66]", "[66, 70, 78]", "66", "[66, \"78\"]", "[66, nan]"] {
        let to = format!("rest_range = «{range}");
        error("rest_range = [66, 78]", &to, "should be two numbers", "rest_range = [66, 78]");
    }
    let outside = "`rest` (72) is outside of its own range";
    warning("rest_range = [66, 78]", "rest_range = «[73, 78]", outside, "widen rest_range");
    for scale in ["0", "-40"] {
        let to = format!("scale = «{scale}");
        error("scale = 40", &to, "`scale` in the model is", "a scale above 0");
    }
    for key in ["words_half_life_days", "deeds_half_life_days"] {
        let sound = if key.starts_with("words") { "30" } else { "\"none\"" };
        let from = format!("{key} = {sound}");
        for (value, message) in [
            ("0", "is 0"),
            ("-1", "is -1"),
            ("\"never\"", "cannot be \"never\""),
            ("true", "number"),
        ] {
            error(&from, &format!("{key} = «{value}"), message, "number");
        }
    }
}

#[test]
fn reference_points_say_when_and_how_tense() {
    for tension in ["0", "100", "-1", "101"] {
        let to = format!("tension = «{tension}\n");
        error("tension = 90\n", &to, "`tension` in the reference point is", "above 0 and below");
    }
    error("date = \"2025-04-11\"", "date = «\"April\"", "is not a date", "write 2025-06-10");
    for (line, message) in
        [("tension = 90\n", "no `tension`"), ("date = \"2025-04-11\"\n", "no `date`")]
    {
        let found = problems(&SOUND.replacen(line, "", 1));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(
            ENGLISH.problem_message(&found[0]).contains(message),
            "{}",
            ENGLISH.problem_message(&found[0])
        );
        assert_eq!(found[0].line, 10, "at its table");
    }
    let to = "sources = [«\"ordre\"]\n\n[[sides]]";
    error("sources = [\"order\"]\n\n[[sides]]", to, "does not exist", "did you mean \"order\"?");
    error("note = ", "«nte = ", "unknown key", "did you mean \"note\"?");
    error("[[model.references]]", "«[model.references]", "should be a list of tables", "[[");
}

#[test]
fn a_level_of_the_old_format_is_told_to_say_so() {
    let suggestion = "add kind = \"level\"";
    for (key, value) in
        [("gain", "0.1"), ("half_life_days", "180"), ("baseline", "-4"), ("start", "-4.6")]
    {
        let message = format!("`{key}` belongs to the level model, and the model names no kind");
        // In place of the stock's settings, as such a file has none.
        let from = "rest = 72\nrest_range = [66, 78]\nscale = 40\n";
        warning(from, &format!("{key} = «{value}\n"), &message, suggestion);
        let (text, _) = edited(SOUND, from, &format!("«kind = \"level\"\n{key} = {value}\n"));
        assert_eq!(problems(&text), [], "{key} of a level that says so");
    }
    // Told once, at the first, however many there are.
    let to = "half_life_days = 90\ngain = «0.2\nscale = 40";
    warning("scale = 40", to, "`gain` belongs to the level model", suggestion);
}

#[test]
fn a_last_event_far_after_all_others_may_be_planned() {
    // The latest that is not planned is of 1 June 2025.
    let planned =
        "date = \"2027\"\nheadline = \"Summit\"\nactor = \"both\"\ncode = \"036\"\nplanned = true";
    let at = |date: &str| {
        format!("date = «\"{date}\"\nheadline = \"Summit\"\nactor = \"both\"\ncode = \"036\"")
    };
    for date in ["2026-06-02", "2027"] {
        let (text, _) = edited(SOUND, planned, &at(date));
        let found = problems(&text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(
            ENGLISH
                .problem_message(&found[0])
                .contains("event \"summit\" is more than a year after all others")
        );
        assert!(ENGLISH.problem_remedy(&found[0]).contains("add planned = true"));
        // It is said at the event.
        let line = text.lines().nth(found[0].line - 1).unwrap();
        assert!(line.starts_with("[[events]]") || line.contains("summit"), "{line}");
    }
    let (text, _) = edited(SOUND, planned, &at("2026-06-01"));
    assert_eq!(problems(&text), [], "exactly a year after");
    // Where the record says up to which day it is kept, nothing is guessed.
    let (text, _) = edited(SOUND, planned, &at("2027"));
    let kept = text.replacen("title =", "cutoff = \"2025-06-12\"\ntitle =", 1);
    assert_eq!(problems(&kept), []);
    // Two far ones are a record that goes on.
    let two = text.replace("date = \"2025-06-01\"", "date = \"2027-05-01\"");
    assert!(
        problems(&two)
            .iter()
            .all(|found| !ENGLISH.problem_message(found).contains("is it planned"))
    );
}
