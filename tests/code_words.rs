//! Codes found by the words that people use: the table of words against the rulebook and against
//! the codes, and acts as newcomers would type them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use detente::dossier::cameo;
use detente::edit::{Why, search_codes};
use detente::words::{CODE_WORDS_CSV, Language, code_words};

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What the cell of a row of the rulebook's table covers: `161`,
/// `090–094`, `112 and below`, `166 (174 for private persons)`.
fn covers(cell: &str, code: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_digit()).map(str::to_owned).collect()
    };
    cell.split([',', ';', '(']).any(|part| match part.trim().split_once('–') {
        Some((first, last)) => {
            let base = &code[..code.len().min(3)];
            let root = &first[..2];
            let last = &last[..3];
            (first <= base && base <= last) || code == root
        }
        None => numbers(part)
            .iter()
            .any(|one| !one.is_empty() && (code.starts_with(one) || one.starts_with(code))),
    })
}

#[test]
fn every_word_has_its_place_in_the_rulebook() {
    let rulebook = file("docs/coding.md");
    let sections: BTreeSet<&str> = rulebook
        .lines()
        .filter_map(|line| line.strip_prefix("## ")?.split_once(". ").map(|(number, _)| number))
        .collect();
    let cells: Vec<&str> = rulebook
        .lines()
        .skip_while(|line| !line.starts_with("| what happened |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('|').nth(2).unwrap().trim())
        .collect();
    assert!(cells.len() > 40, "{cells:?}");
    for word in code_words() {
        let (section, code) = word.source.strip_prefix('§').unwrap().split_once(' ').unwrap();
        assert!(sections.contains(section), "{}: {}", word.word, word.source);
        let first = word.codes[0].code;
        let row = cells.iter().find(|cell| covers(cell, code) && covers(cell, first));
        assert!(row.is_some(), "{} leads to {first}, its source is {}", word.word, word.source);
    }
}

#[test]
fn every_row_is_read_and_no_word_is_twice() {
    assert_eq!(code_words().len(), CODE_WORDS_CSV.lines().count() - 1, "rows that do not parse");
    assert!(!CODE_WORDS_CSV.contains(['\r', '"']));
    let mut counts = BTreeMap::new();
    let mut seen = BTreeMap::new();
    let mut twice = Vec::new();
    for word in code_words() {
        *counts.entry(word.language.tag()).or_insert(0) += 1;
        assert_eq!(word.word, word.word.trim().to_lowercase());
        let codes: BTreeSet<&str> = word.codes.iter().map(|code| code.code).collect();
        assert_eq!(codes.len(), word.codes.len(), "{} names a code twice", word.word);
        if let Some(other) = seen.insert((word.language.tag(), word.word), word) {
            twice.push(format!("{} {}", word.word, other.word));
        }
        // Found by another word of the same stems, it would be there twice.
        let found = search_codes(word.word);
        let first = found.first().map(|found| found.entry.code);
        if first != Some(word.codes[0].code) {
            twice.push(format!("{} finds {first:?}, not {}", word.word, word.codes[0].code));
        } else {
            let Why::Words(words) = &found[0].why else { panic!("{}", word.word) };
            if !words.contains(&word.word) {
                twice.push(format!("{} is found by {words:?}", word.word));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
    println!("{counts:?}");
    assert!(counts["en"] >= 300 && counts["zh-Hans"] >= 200, "{counts:?}");
}

/// How many acts of a list find their root with the first result; the others
/// are told.
fn score(list: &str) -> (usize, usize) {
    let text = file(list);
    let (mut right, mut all) = (0, 0);
    for line in text.lines().skip(1) {
        let [_, act, roots] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let found = search_codes(act);
        let first = found.first().map_or("nothing", |found| found.entry.code);
        all += 1;
        if roots.split(' ').any(|root| first.starts_with(root)) {
            right += 1;
        } else {
            let why = found.first().map(|found| &found.why);
            println!("{list}: {act:?} finds {first} ({why:?}), not {roots}");
        }
    }
    println!("{list}: {right} of {all}");
    (right, all)
}

#[test]
fn a_newcomer_finds_the_root_of_common_acts() {
    let (right, all) = score("tests/acts/common.csv");
    assert_eq!(all, 50);
    assert!(right >= 45, "{right} of 50");
}

#[test]
fn and_of_acts_that_the_table_was_not_made_with() {
    let (right, all) = score("tests/acts/held-out.csv");
    assert_eq!(all, 30);
    assert!(right >= 24, "{right} of 30");
    let (right, all) = score("tests/acts/held-out-later.csv");
    assert_eq!(all, 30);
    assert!(right >= 24, "{right} of 30");
}

#[test]
fn digits_and_labels_find_codes_as_well() {
    let codes = |query: &str| -> Vec<&str> {
        search_codes(query).iter().map(|found| found.entry.code).collect()
    };
    assert_eq!(codes("163"), ["163"]);
    assert!(codes("16").iter().all(|code| code.starts_with("16")));
    assert_eq!(codes("").len(), cameo::table().len());
    assert!(codes("qqq zzz").is_empty());
    assert!(codes("martyrdom").is_empty());
    assert_eq!(codes("human shields")[0], "184");
    assert_eq!(codes("不予置评")[0], "011");
    assert!(codes("人身攻击").contains(&"182"));
    for language in Language::ALL {
        for row in cameo::table() {
            let label = language.code_label(row);
            let place = codes(label).iter().position(|code| *code == row.code);
            assert!(place.is_some(), "{label} does not find {}", row.code);
        }
    }
}

#[test]
fn spellings_and_endings_make_no_difference() {
    let first = |query: &str| search_codes(query)[0].entry.code;
    for same in [
        ["tariff imposed", "tariffs imposed", "imposes tariffs", "imposing a tariff"],
        ["raised duties", "raises duties", "Duties Raised", "raise the duty"],
        ["export licence", "export license", "export licences", "Export Licenses"],
        ["mobilises", "mobilizes", "mobilization", "mobilisation"],
        ["anti-dumping", "antidumping", "Anti Dumping", "anti‑dumping"],
        ["communique", "communiqué", "communiqués", "COMMUNIQUÉ"],
    ] {
        assert!(same.iter().all(|query| first(query) == first(same[0])), "{same:?}");
    }
}
