//! What a bad file is told: every problem, where it is, and what to do.
//!
//! Cases are edits of one sound file. A `«` in the new text marks the place
//! that the problem must name; it is not part of the file. What only the stock
//! model asks has its own cases, in `stock_problems.rs`.

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

use common::problems::{place_of, problems};
use detente::dossier::{Severity, parse};
use detente::words::ENGLISH;

const SOUND: &str = r#"schema = 1
title = "A dispute"
cutoff = "2025-06-12"

[model]
kind = "level"
gain = 0.1

[[sides]]
id = "china"
name = "China"

[[sides]]
id = "us"
name = "United States"

[[sources]]
id = "statement"
title = "Joint statement"
published = "2025-05-12"

[[events]]
id = "talks"
date = "2025-05-10"
headline = "Talks"
actor = "both"
code = "046"
sources = ["statement"]

[[periods]]
id = "truce"
label = "Truce"
start = "2025-05-14"

[[commitments]]
id = "lower"
by = "us"
text = "Lower tariffs"
made = "2025-05-12"
due = "2025-05-14"
event = "talks"
sources = ["statement"]
[commitments.metric]
target = 10
observations = [{ date = "2025-05-14", value = 10 }]
[[commitments.claims]]
by = "china"
stance = "met"
date = "2025-05-14"
[[commitments.verdicts]]
status = "fulfilled"
date = "2025-05-14"

[[commitments]]
id = "suspend"
by = "china"
text = "Suspend countermeasures"
made = "2025-05-12"

[[streams]]
id = "gdelt"
label = "GDELT"
file = "gdelt.parquet"
[streams.sides]
CHN = "china"

[[indices]]
id = "gpr"
label = "GPR"
file = "gpr.csv"
"#;

fn edited(from: &str, to: &str) -> (String, (usize, usize)) {
    common::problems::edited(SOUND, from, to)
}

/// One edit must give this one problem.
fn check(from: &str, to: &str, message: &str, remedy: &str) {
    common::problems::check(SOUND, from, to, message, remedy);
}

#[test]
fn the_sound_file_has_no_problem() {
    assert_eq!(problems(SOUND), []);
}

#[test]
fn ids_that_name_nothing_get_a_suggestion() {
    for (from, to, message, meant) in [
        ("sources = [\"statement\"]", "sources = [«\"statment\"]", "a source", "statement"),
        ("by = \"us\"", "by = «\"uss\"", "no side", "us"),
        ("by = \"us\"", "by = \"us\"\nto = «\"chna\"", "no side", "china"),
        ("actor = \"both\"", "actor = «\"bothh\"", "neither side nor both", "both"),
        ("actor = \"both\"", "actor = \"both\"\ntarget = «\"chins\"", "neither side", "china"),
        ("event = \"talks\"", "event = «\"talk\"", "an event", "talks"),
        ("due =", "conditional_on = [«\"suspnd\"]\ndue =", "a commitment", "suspend"),
        ("due =", "reciprocal_with = [«\"suspnd\"]\ndue =", "a commitment", "suspend"),
        ("stance = \"met\"", "stance = \"met\"\nsource = «\"statemnt\"", "a source", "statement"),
        ("status = ", "events = [«\"tlks\"]\nstatus = ", "an event", "talks"),
        ("status = ", "sources = [«\"statemenr\"]\nstatus = ", "a source", "statement"),
        ("value = 10 }", "value = 10, source = «\"statemen\" }", "a source", "statement"),
        ("start = \"2025", "sources = [«\"statementt\"]\nstart = \"2025", "a source", "statement"),
        ("CHN = \"china\"", "CHN = «\"chia\"", "no side", "china"),
        ("file = \"gpr", "source = «\"sttement\"\nfile = \"gpr", "a source", "statement"),
    ] {
        check(from, to, message, &format!("did you mean \"{meant}\"?"));
    }
    check("event = \"talks\"", "event = «\"zzz\"", "does not exist: \"zzz\"", "add an event");
}

#[test]
fn unknown_keys_get_a_suggestion_at_every_level() {
    for (from, to, meant) in [
        ("title = \"A", "«titel = \"x\"\ntitle = \"A", "title"),
        ("gain = 0.1", "«gian = 0.1", "gain"),
        ("name = \"China\"", "name = \"China\"\n«aliase = [\"PRC\"]", "aliases"),
        ("published = ", "«publishd = ", "published"),
        ("headline = ", "«detial = \"x\"\nheadline = ", "detail"),
        ("label = \"Truce\"", "label = \"Truce\"\n«ends = \"2025-08-12\"", "end"),
        ("due = ", "«duee = ", "due"),
        ("target = 10", "target = 10\n«units = \"%\"", "unit"),
        ("value = 10 }", "value = 10, «soruce = \"statement\" }", "source"),
        ("stance = \"met\"", "stance = \"met\"\n«nte = \"x\"", "note"),
        ("status = ", "«evnts = []\nstatus = ", "events"),
        ("file = \"gdelt", "«sha265 = \"\"\nfile = \"gdelt", "sha256"),
        ("file = \"gpr", "«uint = \"x\"\nfile = \"gpr", "unit"),
    ] {
        check(from, to, "unknown key", &format!("did you mean \"{meant}\"?"));
    }
    check("gain = 0.1", "«wholly-else = 0.1", "unknown key `wholly-else`", "the model has");
}

#[test]
fn dates_say_what_is_wrong_with_them() {
    for (to, message, remedy) in [
        ("«\"2025-02-30\"", "2025-02 has 28 days", ""),
        ("«\"2025-13-01\"", "there is no month 13", "months go from 01 to 12"),
        ("«\"May 2025\"", "is not a date", "write 2025-06-10"),
        ("«\"2025-05-10T23:50\"", "time of day", "`time`"),
        ("«\"2025-05-12/2025-05-10\"", "ends (2025-05-10) before it starts", "swap"),
        ("«\"../..\"", "at least one end", ""),
        ("«\"\"", "is empty", "write its date"),
        ("«2025-05-10", "should be a text, not a datetime", "date = \"2025-05-10\""),
        ("«20250510", "should be a text, not an integer", "date = \"20250510\""),
    ] {
        check("\"2025-05-10\"", to, message, remedy);
    }
    check("\"2025-06-12\"", "«\"2025-06\"", "is not a day", "YYYY-MM-DD");
    check(
        "due = \"2025-05-14\"",
        "due = «\"2025-05-11\"",
        "`due` (2025-05-11) is before it was made (2025-05-12)",
        "correct `due` or `made`",
    );
    check("due = ", "expires = «\"2024\"\ndue = ", "`expires` (2024-12-31) is before", "correct");
    check(
        "start = \"2025-05-14\"",
        "start = \"2025-05-14\"\nend = «\"2025-05-13\"",
        "ends before it starts",
        "swap",
    );
    check("target = 10", "target = 10\nend = «\"2025-05-01\"", "before it starts", "correct");
}

#[test]
fn numbers_that_cannot_be_computed_with_are_refused() {
    for gain in ["nan", "inf", "-inf", "1e300", "99999999999999999999"] {
        let to = format!("gain = «{gain}");
        check("gain = 0.1", &to, "not a number that can be computed with", "ordinary number");
    }
    for gain in ["-1", "0", "0.0"] {
        check("gain = 0.1", &format!("gain = «{gain}"), "`gain` in the model is", "above 0");
    }
    for (line, message, remedy) in [
        ("half_life_days = «0", "is 0", "above 0, or \"none\""),
        (
            "half_life_days = «\"never\"",
            "cannot be \"never\"",
            "\"none\" for an effect that does not pass",
        ),
        ("half_life_days = «true", "should be a number", "write a number"),
        ("baseline = «9.5", "is 9.5", "-9 (hostile) to 9 (friendly)"),
        ("start = «-10", "is -10", "-9 (hostile) to 9 (friendly)"),
        ("window_days = «0", "is 0", "a whole number of days"),
        ("window_days = «1.5", "is 1.5", "a whole number of days"),
        ("window_days = «40000", "is 40000", "36525"),
        ("gain = «\"0.1\"", "should be a number, not a string", "write a number"),
    ] {
        check("gain = 0.1", line, message, remedy);
    }
    check("code =", "score = «10.5\ncode =", "`score` in event \"talks\" is 10.5", "-10 to 10");
    check("code =", "weight = «-0.5\ncode =", "is -0.5", "0 or more");
    check("target = 10", "target = «inf", "computed with", "ordinary number");
}

#[test]
fn codes_times_and_words_are_checked() {
    check("\"046\"", "«\"999\"", "is not in the CAMEO table", "01 to 20");
    check("\"046\"", "«\"4x\"", "is not a CAMEO code", "2 to 4 digits");
    check("\"046\"", "«46", "should be a text, not an integer", "code = \"46\"");
    check("\"046\"", "«\"0469\"", "has no code 0469", "its score is that of 046");
    check("code =", "time = «\"24:00\"\ncode =", "not a time of day", "\"23:50\"");
    check("code =", "time = «\"9:30\"\ncode =", "not a time of day", "\"23:50\"");
    check(
        "code =",
        "zone = «\"Europe/Londn\"\ncode =",
        "not a known time zone",
        "did you mean \"Europe/London\"?",
    );
    check("code =", "confidence = «\"hgih\"\ncode =", "cannot be \"hgih\"", "mean \"high\"?");
    check("\"fulfilled\"", "«\"fullfilled\"", "cannot be", "mean \"fulfilled\"?");
    check("\"met\"", "«\"so-so\"", "cannot be", "write one of met, partly-met, unmet");
    check("\"level\"", "«\"levl\"", "cannot be", "mean \"level\"?");
    check("due =", "force = «\"strong\"\ndue =", "cannot be", "binding, political");
    check("due =", "kind = «\"acton\"\ndue =", "cannot be", "mean \"action\"?");
    check("by = \"us\"", "by = «\"both\"", "names no side", "one for each side");
}

#[test]
fn only_web_addresses_and_files_beside_the_dossier() {
    for url in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "example.org",
        "https://",
        "https://a b",
        " https://example.org",
        "https://example.org/\\n",
    ] {
        let to = format!("url = «\"{url}\"\npublished =");
        check("published =", &to, "is no web address", "https://");
    }
    for file in
        ["../x.parquet", "/tmp/x", "a/../../x", "..", "C:/x", "\\\\\\\\host\\\\x", "a\\\\..\\\\x"]
    {
        let to = format!("file = «\"{file}\"");
        check("file = \"gdelt.parquet\"", &to, "outside the dossier's folder", "beside");
        check("file = \"gpr.csv\"", &to, "outside the dossier's folder", "beside");
    }
    check("file = \"gpr", "sha256 = «\"abc\"\nfile = \"gpr", "not a SHA-256", "64 hexadecimal");
}

#[test]
fn what_must_be_there_is_missed_at_its_table() {
    for (from, to, message) in [
        ("[[events]]\nid = \"talks\"\n", "«[[events]]\nid = \"other\"\n[[events]]\n", "no `date`"),
        ("[[periods]]\nid = \"truce\"\n", "«[[periods]]\n", "no `id`"),
        ("[commitments.metric]\ntarget = 10", "«[commitments.metric]", "no `target`"),
    ] {
        let (text, place) = edited(from, to);
        let problems = problems(&text);
        let found =
            problems.iter().find(|problem| ENGLISH.problem_message(problem).contains(message));
        let found = found.unwrap_or_else(|| panic!("{message}: {problems:#?}"));
        assert_eq!((found.line, found.column), place, "{}", ENGLISH.problem_lines(found, "case"));
        assert!(
            ENGLISH.problem_remedy(found).contains("add "),
            "{}",
            ENGLISH.problem_remedy(found)
        );
    }
    check("headline = \"Talks\"", "headline = «\"  \"", "is empty", "write its headline");
    check("due =", "reported_by = «\"\"\ndue =", "is empty", "write who reports it");
    let basis = "basis = «\"third-part\"\nstatus = ";
    check("status = ", basis, "cannot be \"third-part\"", "did you mean \"third-party\"?");
}

#[test]
fn schema_and_sides_are_judged_first() {
    check("schema = 1", "schema = «2", "schema 2", "newer Détente");
    check("schema = 1", "schema = «0", "schema 0", "write schema = 1");
    check("schema = 1", "schema = «\"1\"", "should be a number", "write a number");
    check("schema = 1\n", "«", "does not say which version", "schema = 1");
    let twice = SOUND.replace("\"us\"", "\"china\"");
    let found = problems(&twice);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(ENGLISH.problem_message(&found[0]).contains("both sides have the id \"china\""));
    assert_eq!((found[0].line, found[0].column), (14, 6), "at the second of them");
    let third = "«[[sides]]\nid = \"eu\"\nname = \"EU\"\n\n[[sources]]\nid = \"s";
    check("[[sources]]\nid = \"s", third, "exactly two sides, and this one has 3", "keep two");
    let one = parse("schema = 1\ntitle = \"x\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n");
    assert_eq!(one.error_count(), 1);
    assert!(
        ENGLISH.problem_message(&one.problems[0]).contains("this one has 1"),
        "{:?}",
        one.problems
    );
    let none = parse("schema = 1\ntitle = \"x\"\n");
    assert!(
        ENGLISH.problem_message(&none.problems[0]).contains("this one has 0"),
        "{:?}",
        none.problems
    );
    for reserved in ["both", "us>eu"] {
        let text = SOUND.replace("\"us\"", &format!("\"{reserved}\""));
        let found = problems(&text);
        assert!(
            ENGLISH
                .problem_message(&found[0])
                .contains(&format!("cannot have the id \"{reserved}\""))
        );
        assert!(ENGLISH.problem_remedy(&found[0]).contains("choose another"));
        assert_eq!((found[0].line, found[0].column), (14, 6));
    }
}

#[test]
fn equal_ids_say_where_the_first_is() {
    for (table, id) in [
        ("sources", "statement"),
        ("events", "talks"),
        ("periods", "truce"),
        ("commitments", "lower"),
        ("streams", "gdelt"),
        ("indices", "gpr"),
    ] {
        let start = SOUND.find(&format!("[[{table}]]")).unwrap();
        let length = SOUND[start..].find("\n\n").map_or(SOUND.len() - start, |end| end + 1);
        let text = format!("{SOUND}\n{}", &SOUND[start..start + length]);
        let found = problems(&text);
        assert_eq!(found.len(), 1, "{table}: {found:#?}");
        assert!(
            ENGLISH.problem_message(&found[0]).contains(&format!("has the id \"{id}\" already")),
            "{table}"
        );
        let (line, _) = place_of(SOUND, start);
        assert!(
            ENGLISH.problem_remedy(&found[0]).ends_with(&format!("in line {}", line + 1)),
            "{}",
            ENGLISH.problem_remedy(&found[0])
        );
        assert_eq!(found[0].line, SOUND.lines().count() + 3, "at the second of them");
    }
}

#[test]
fn promises_in_return_are_mutual() {
    let link = "due =";
    let to = "reciprocal_with = [«\"suspend\"]\ndue =";
    check(link, to, "not the other way round", "add \"lower\" to reciprocal_with of \"suspend\"");
    let to = "reciprocal_with = [«\"lower\"]\ndue =";
    check(link, to, "in return for itself", "the other side's commitment");
}

#[test]
fn doubtful_but_usable_files_get_warnings() {
    for (from, to, message) in [
        ("stance = \"met\"\ndate = ", "stance = \"met\"\ndate = «\"2025-05-01\" #", "before the"),
        ("by = \"china\"\nstance", "by = «\"Chima\"\nstance", "taken for a third party"),
        ("due =", "reported_by = «\"chima\"\ndue =", "taken for a third party"),
        ("actor = \"both\"", "actor = \"us\"\ntarget = «\"us\"", "at the side that acts"),
    ] {
        let (text, place) = edited(from, to);
        let found = problems(&text);
        assert_eq!(found.len(), 1, "{to}: {found:#?}");
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(
            ENGLISH.problem_message(&found[0]).contains(message),
            "{}",
            ENGLISH.problem_message(&found[0])
        );
        assert_eq!((found[0].line, found[0].column), place, "{to}");
    }
}
