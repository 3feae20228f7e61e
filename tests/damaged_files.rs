//! Files that are not what they claim: broken TOML, odd encodings and line ends, sizes and depths
//! nobody writes by hand, and chance damage to a good file. None may panic or hang, and every
//! reported place must be in the file.

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

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

use common::random::{damage, piece};
use common::{HEAD, NEW_YEAR_2025, Spec, random};
use detente::dossier::{Problem, Severity, parse};
use detente::store::{self, ReadError, SAMPLE};
use detente::words::ENGLISH;
use proptest::prelude::*;

/// The problems of a text; each must lie in it and say what to do.
fn problems(text: &str) -> Vec<Problem> {
    let parsed = parse(text);
    assert_eq!(parsed.dossier.is_none(), parsed.error_count() > 0);
    let lines: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(text).split('\n').collect();
    for problem in &parsed.problems {
        let line = lines.get(problem.line.wrapping_sub(1));
        let line = line.unwrap_or_else(|| panic!("no line {} in\n{text}", problem.line));
        let columns = 1..=line.chars().count() + 1;
        assert!(columns.contains(&problem.column), "{problem:?} in\n{text}");
        assert!(
            !ENGLISH.problem_message(problem).is_empty()
                && !ENGLISH.problem_remedy(problem).is_empty(),
            "{problem:?}"
        );
        let shown = ENGLISH.problem_lines(problem, "damaged.toml");
        // Three bars, the remedy, and no line longer than a screen can bear.
        assert!(shown.lines().count() >= 4, "{shown}");
        assert!(problem.excerpt.text.chars().count() <= 100, "{shown}");
        assert!(!problem.excerpt.text.contains(char::is_control), "{shown:?}");
    }
    let places: Vec<_> = parsed.problems.iter().map(|p| (p.line, p.column)).collect();
    assert!(places.is_sorted(), "in the order of the file");
    parsed.problems
}

fn within(limit: Duration, work: impl FnOnce()) {
    let begin = Instant::now();
    work();
    assert!(begin.elapsed() < limit, "{:?}", begin.elapsed());
}

#[test]
fn a_file_without_text_says_how_to_begin() {
    for text in ["", " ", "\n\n", "\u{feff}", "\u{feff}\r\n"] {
        let found = problems(text);
        assert_eq!(found.len(), 1, "{text:?}: {found:#?}");
        assert!(
            ENGLISH.problem_message(&found[0]).contains("empty")
                && ENGLISH.problem_remedy(&found[0]).contains("schema = 1")
        );
        assert_eq!((found[0].line, found[0].column), (1, 1));
    }
}

#[test]
fn zero_bytes_are_told_once() {
    let text = format!("{HEAD}# {}", "\0".repeat(1_000_000));
    let found = problems(&text);
    assert_eq!(found.len(), 1);
    assert!(ENGLISH.problem_message(&found[0]).contains("not a text file"));
    assert_eq!((found[0].line, found[0].column), (HEAD.lines().count() + 1, 3));
}

#[test]
fn every_problem_of_a_file_is_told_at_once() {
    let text = r#"schema = 1
titel = "A dispute"
cutoff = "2025-06-31"
[model]
kind = "level"
gain = nan
[[sides]]
id = "china"
name = "China"
[[sides]]
id = "us"
nam = "United States"
[[events]]
id = "talks"
date = 2025-05-10
headline = ""
actor = "uss"
code = 46
sources = ["statement"]
[[commitments]]
id = "lower"
by = "us"
text = "Lower tariffs"
made = "2025-05-12"
due = "2025-05-11"
conditional_on = ["lower"]
"#;
    let found: Vec<(usize, usize)> =
        problems(text).iter().map(|problem| (problem.line, problem.column)).collect();
    let expected = [
        (1, 1),   // no title
        (2, 1),   // titel
        (3, 10),  // no 31 June
        (6, 8),   // nan
        (10, 1),  // no name
        (12, 1),  // nam
        (15, 8),  // a date without quotes
        (16, 12), // an empty headline
        (17, 9),  // uss
        (18, 8),  // a code without quotes
        (19, 12), // no such source
        (25, 7),  // due before made
        (26, 19), // conditional on itself
    ];
    assert_eq!(found, expected, "{:#?}", problems(text));
}

#[test]
fn broken_toml_is_told_beside_what_is_wrong_besides() {
    let text = format!(
        "{HEAD}[[sources]]\nid = \"a\"\ntitle = Paper\n[[sources]]\nid = \"b\ntitle = \"B\"\n\
         publishd = \"2025\"\n[[events]\nid = \"c\"\n"
    );
    let found = problems(&text);
    let line = |needle: &str| text[..text.find(needle).unwrap()].matches('\n').count() + 1;
    for (needle, message) in [
        ("title = Paper", "not TOML"),
        ("id = \"b\n", "not TOML"),
        ("[[events]\n", "not TOML"),
        ("publishd", "unknown key `publishd`"),
    ] {
        let told = found
            .iter()
            .any(|p| p.line == line(needle) && ENGLISH.problem_message(p).contains(message));
        assert!(told, "{needle}: {found:#?}");
    }
    // What may only seem to be missing because of them is not told.
    assert!(
        found.iter().all(|problem| !ENGLISH.problem_message(problem).contains(" has no ")),
        "{found:#?}"
    );
}

#[test]
fn line_ends_marks_and_tabs_do_not_move_a_place() {
    let bad = HEAD.replace("name = \"China\"", "name\t=\t5");
    let line = bad.lines().position(|line| line.ends_with('5')).unwrap() + 1;
    for text in [bad.clone(), bad.replace('\n', "\r\n"), format!("\u{feff}{bad}")] {
        let found = problems(&text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((found[0].line, found[0].column), (line, 8));
        // Under the 5, and no carriage return at the end.
        assert_eq!(found[0].excerpt.text, "name = 5");
        assert_eq!(found[0].excerpt.marker(), "       ^");
    }
    for sound in
        [HEAD.replace('\n', "\r\n"), format!("\u{feff}{HEAD}"), HEAD.replace(" = ", "\t=\t")]
    {
        assert_eq!(problems(&sound), []);
    }
}

#[test]
fn columns_count_characters_and_underlines_count_cells() {
    // 中国 are two characters of two cells each, so the second item is in
    // character 18 and cell 20.
    let text = HEAD.replace("name = \"China\"", "name = \"China\"\naliases = [\"中国\", 5]");
    let found = problems(&text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].column, 18, "{}", ENGLISH.problem_lines(&found[0], "cjk"));
    assert_eq!(found[0].excerpt.marker(), format!("{}^", " ".repeat(19)));
}

#[test]
fn a_line_of_megabytes_is_shown_in_part() {
    let long = "x".repeat(3_000_000);
    let text =
        format!("{HEAD}[[sources]]\nid = \"s\"\ntitle = \"{long}\"\nurl = \"file:{long}\"\n");
    within(Duration::from_secs(20), || {
        let found = problems(&text);
        assert_eq!(found.len(), 2, "the title is too long, and the address is none");
        assert!(found.iter().all(|problem| ENGLISH.problem_lines(problem, "long").len() < 1000));
    });
}

#[test]
fn depth_and_number_have_bounds() {
    for text in [
        format!("{HEAD}a = {}", "[".repeat(10_000)),
        format!("{HEAD}a = {}1{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("{HEAD}a = {}", "{a=".repeat(10_000)),
        format!("{HEAD}{}", "a.".repeat(10_000)),
        format!("{HEAD}[{}a]", "a.".repeat(10_000)),
        "[".repeat(10_000),
        "\"".repeat(10_000),
    ] {
        within(Duration::from_secs(20), || {
            let found = problems(&text);
            assert!((1..200).contains(&found.len()), "{} problems", found.len());
        });
    }
}

#[test]
fn thousands_of_errors_take_no_more_than_their_time() {
    // Suggestions compare with every id; without a bound this is quadratic.
    let mut text = HEAD.to_owned();
    for place in 0..4_000 {
        text.push_str(&format!(
            "[[sources]]\nid = \"source-number-{place}\"\ntitle = \"x\"\nurl = \"x\"\n[[events]]\n\
             id = \"event-number-{place}\"\ndate = \"2025-05-10\"\nheadline = \"x\"\nactor = \"us\"\n\
             code = \"046\"\nsources = [\"sauce-number-{place}\"]\n"
        ));
    }
    within(Duration::from_secs(30), || {
        let found = problems(&text);
        assert!(found.len() < 3_000, "of each sort a thousand stand by themselves");
        assert_eq!(found.iter().map(|problem| 1 + problem.more).sum::<usize>(), 8_000);
    });
}

proptest! {
    #![proptest_config(random::cases(150))]

    #[test]
    fn chance_damage_to_the_sample_is_survived(
        edits in prop::collection::vec((any::<usize>(), 0..60_usize, piece()), 1..6),
    ) {
        problems(&damage(SAMPLE, &edits));
    }

    #[test]
    fn the_sample_cut_anywhere_is_survived(at in 0..SAMPLE.chars().count()) {
        problems(&SAMPLE.chars().take(at).collect::<String>());
    }

    #[test]
    fn chance_damage_to_a_small_file_is_survived(
        edits in prop::collection::vec((any::<usize>(), 0..20_usize, piece()), 1..10),
        event in random::event(),
        commitment in random::commitment(),
    ) {
        let spec = Spec {
            sources: vec![Some(common::When::day(NEW_YEAR_2025)); 5],
            events: vec![event],
            commitments: vec![commitment],
            ..Spec::default()
        };
        problems(&damage(&spec.toml(), &edits));
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        problems(&text);
        problems(&String::from_utf8_lossy(&bytes));
    }
}

fn refusal(path: &Path) -> ReadError {
    store::load(Some(path)).expect_err("this is no dossier")
}

#[test]
fn what_gives_no_text_is_refused_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dossier.toml");

    let missing = refusal(&path);
    assert!(matches!(missing, ReadError::Unreadable { .. }), "{missing}");
    assert!(missing.to_string().contains("no such file"), "{missing}");

    let directory = refusal(folder.path());
    assert!(matches!(directory, ReadError::Folder(_)), "{directory}");
    assert!(directory.to_string().contains("name a dossier file inside it"), "{directory}");

    // 中 and a line of its own, then a byte that is no UTF-8.
    std::fs::write(&path, b"a = 1\n\xe4\xb8\xad = \"\xff\"\n").unwrap();
    let latin = refusal(&path);
    let ReadError::NotUtf8 { line, column, .. } = &latin else { panic!("{latin}") };
    assert_eq!((*line, *column), (2, 6));

    // Sparse: it takes no room on the disk.
    File::create(&path).unwrap().set_len(store::MOST_BYTES + 1).unwrap();
    let large = refusal(&path);
    assert!(matches!(large, ReadError::TooLarge { .. }), "{large}");
    assert!(large.to_string().contains("should be split"), "{large}");
}

#[test]
fn a_file_of_exactly_the_most_bytes_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.dossier.toml");
    File::create(&path).unwrap().set_len(store::MOST_BYTES).unwrap();
    let loaded = store::load(Some(&path)).unwrap();
    assert!(ENGLISH.problem_message(&loaded.problems[0]).contains("zero bytes"));
    std::fs::write(&path, SAMPLE).unwrap();
    let loaded = store::load(Some(&path)).unwrap();
    assert!(loaded.problems.iter().all(|problem| problem.severity == Severity::Warning));
    let holdings = loaded.holdings.unwrap();
    assert_eq!(Some(&**holdings.dossier()), parse(SAMPLE).dossier.as_ref());
    assert_eq!(loaded.path, Some(path));
}

#[cfg(unix)]
#[test]
fn devices_and_unreadable_files_are_refused() {
    assert!(matches!(refusal(Path::new("/dev/null")), ReadError::Special(_)));
    let zero = refusal(Path::new("/dev/zero"));
    assert!(matches!(zero, ReadError::Special(_)), "{zero}");
}
