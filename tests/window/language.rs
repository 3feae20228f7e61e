//! Another language is a file: the same keys, and no words but the
//! catalogue's.

use std::collections::BTreeSet;
use std::path::Path;

use detente::app::StartOptions;
use detente::words::Language;
use egui::{Key, Modifiers};

use crate::harness::*;

fn catalogue(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// Each key with the variables of its text.
fn keys(catalogue: &str) -> BTreeSet<(String, BTreeSet<String>)> {
    let mut found: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in catalogue.lines() {
        if line.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t'])
            && let Some((key, _)) = line.split_once(" = ")
        {
            found.push((key.to_owned(), BTreeSet::new()));
        }
        let variables = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
        });
        if let Some((_, names)) = found.last_mut() {
            names.extend(variables);
        }
    }
    found.into_iter().collect()
}

#[test]
fn catalogues_have_the_same_keys_and_variables() {
    let (english, chinese) = (keys(&catalogue("en.ftl")), keys(&catalogue("zh-Hans.ftl")));
    let names = |keys: &BTreeSet<(String, BTreeSet<String>)>| -> BTreeSet<String> {
        keys.iter().map(|(key, _)| key.clone()).collect()
    };
    let (en, zh) = (names(&english), names(&chinese));
    assert_eq!(en.difference(&zh).collect::<Vec<_>>(), Vec::<&String>::new(), "not in Chinese");
    assert_eq!(zh.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "not in English");
    for ((key, english), (_, chinese)) in english.iter().zip(&chinese) {
        // A plural form may repeat or drop the count.
        let (mut english, mut chinese) = (english.clone(), chinese.clone());
        english.remove("count");
        chinese.remove("count");
        assert_eq!(english, chinese, "the variables of {key}");
    }
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            // What follows is only tests.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            files.push((path.display().to_string(), code));
        }
    }
    files
}

/// The string literals of a source, without those in comments.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        let mut rest = line;
        while let Some(begin) = rest.find('"') {
            let mut literal = String::new();
            let mut end = None;
            let mut chars = rest[begin + 1..].char_indices();
            while let Some((at, c)) = chars.next() {
                match c {
                    '"' => {
                        end = Some(begin + 1 + at + 1);
                        break;
                    }
                    '\\' => {
                        chars.next();
                    }
                    c => literal.push(c),
                }
            }
            found.push(literal);
            match end {
                Some(end) => rest = &rest[end..],
                None => break,
            }
        }
    }
    found
}

/// A literal without the holes of a format string.
fn without_holes(literal: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for c in literal.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => text.push(c),
            _ => {}
        }
    }
    text
}

#[test]
fn no_view_holds_a_word_of_its_own() {
    let english = catalogue("en.ftl");
    let keys: BTreeSet<String> = keys(&english).into_iter().map(|(key, _)| key).collect();
    let is_name = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c))
    };
    let mut words = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = ["app", "figure", "reading"].map(|room| sources(&root.join(room)));
    let is_drawn = |path: &str| {
        !path.contains("/app/")
            || ["/view/", "/panel/", "/shell/", "/look/widgets"].iter().any(|p| path.contains(p))
    };
    let seen = rooms.into_iter().flatten().filter(|(path, _)| is_drawn(path));
    for (path, code) in seen {
        for literal in literals(&code) {
            let text = without_holes(&literal);
            let says_nothing = !text.chars().any(char::is_alphabetic);
            // Keys, names of values in a text, and salts of ids.
            if says_nothing || keys.contains(&literal) || is_name(&literal) {
                continue;
            }
            words.push(format!("{path}: {literal:?}"));
        }
    }
    // The typeface, what SVG and calendar files are made of, and reasons of
    // lints.
    let allowed = [
        "Inter",
        "scene/svg.rs",
        "calendar.rs",
        "reading/stale.rs",
        "a text",
        "text/measure.rs",
        "text/fonts.rs",
    ];
    words.retain(|word| !allowed.iter().any(|allowed| word.contains(allowed)));
    assert!(words.is_empty(), "words outside the catalogue:\n{}", words.join("\n"));
}

#[test]
fn no_key_has_two_meanings() {
    for name in ["en.ftl", "zh-Hans.ftl"] {
        let catalogue = catalogue(name);
        let own = catalogue.lines().filter(|line| !line.starts_with([' ', '#', '}', '\t']));
        let keys = own.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = keys.filter(|key| !seen.insert(*key)).collect();
        assert!(twice.is_empty(), "{name}: {twice:?}");
    }
}

#[test]
fn every_key_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let code: String = sources(&root).into_iter().map(|(_, code)| code).collect();
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/templates");
    let mut used = code;
    if let Ok(entries) = std::fs::read_dir(templates) {
        for entry in entries {
            used.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
        }
    }
    let unused: Vec<String> = keys(&catalogue("en.ftl"))
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !used.contains(&format!("\"{key}\"")))
        // Made from the keys of the schema and the kinds of problems; tests hold
        // that each has one, and that there are no others.
        .filter(|key| !["field-", "help-", "problem-", "value-"].iter().any(|p| key.starts_with(p)))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn the_language_changes_without_a_restart() {
    let mut window = open(None);
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    window.get_by_label("简体中文").click();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!names(&window, "截至2025年6月12日").is_empty(), "dates follow");
    assert!(!names(&window, "承诺 21").is_empty());
    assert!(!names(&window, "的紧张度为 78").is_empty());
    press(&mut window, Modifiers::COMMAND, Key::Comma);
    window.get_by_label("English").click();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!names(&window, "as of 12 Jun 2025").is_empty());
}

#[test]
fn the_systems_language_is_spoken_unless_another_was_chosen() {
    let chinese = StartOptions { system_language: Language::Chinese, ..StartOptions::default() };
    let window = open_with(chinese.clone(), [1440.0, 900.0]);
    assert!(!names(&window, "承诺 21").is_empty());
    let english = StartOptions { language: Some(Language::English), ..chinese };
    let window = open_with(english, [1440.0, 900.0]);
    assert!(!names(&window, "Commitments 21").is_empty());
}

#[test]
fn codes_speak_the_language_and_are_found_by_its_words() {
    let chinese = StartOptions { language: Some(Language::Chinese), ..StartOptions::default() };
    let mut window = open_with(chinese, [1440.0, 900.0]);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(!names(&window, "CAMEO 163：实施禁运、抵制等制裁").is_empty());
    press(&mut window, Modifiers::NONE, Key::F2);
    type_in(&mut window, "CAMEO 编码，按数字或词语 *", "停火");
    assert!(!names(&window, "0871 宣布休战或停火").is_empty());
}
