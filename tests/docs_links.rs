//! Every relative link and anchor in the project's Markdown files leads somewhere.

#![allow(clippy::unwrap_used, reason = "where a test cannot go on it should fail")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Folders that hold no pages of ours.
const PASSED_OVER: [&str; 4] = ["target", "fuzz", ".git", "node_modules"];

/// The Markdown files of the project, in the order of their paths.
fn pages() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !path.is_symlink() && !PASSED_OVER.contains(&name.as_str()) {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The lines of a page outside of fenced code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        fenced ^= is_fence;
        !fenced && !is_fence
    })
}

/// A line without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect()
}

/// The targets of the links and pictures of a page.
fn targets(text: &str) -> Vec<String> {
    let plain: Vec<String> = prose(text).map(without_code).collect();
    let plain = plain.join(" ");
    let rest = plain.split("](").skip(1);
    rest.filter_map(|rest| Some(rest.split_once(')')?.0.trim().to_owned())).collect()
}

/// The anchors of a page's headings, as code hosts make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let headings = prose(text).filter(|line| line.starts_with('#'));
    let mut anchors = BTreeSet::new();
    for heading in headings {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let anchor: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
        let count = seen.entry(anchor.clone()).or_default();
        anchors.insert(if *count == 0 { anchor } else { format!("{anchor}-{count}") });
        *count += 1;
    }
    anchors
}

/// What is wrong with a link of a page, if anything is.
fn problem(page: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = if file.is_empty() { page.to_owned() } else { page.parent()?.join(file) };
    let shown = page.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(page).display();
    if !path.exists() {
        return Some(format!("{shown}: there is no {target}"));
    }
    if anchor.is_empty() || path.extension().is_none_or(|end| end != "md") {
        return None;
    }
    let text = std::fs::read_to_string(&path).unwrap();
    (!anchors(&text).contains(anchor)).then(|| format!("{shown}: no heading gives {target}"))
}

#[test]
fn every_relative_link_leads_somewhere() {
    let pages = pages();
    assert!(pages.len() > 15, "{pages:?}");
    let mut problems = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        problems.extend(targets(&text).iter().filter_map(|target| problem(&page, target)));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_page_of_the_documentation_is_in_its_index_and_in_the_book() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let read = |name: &str| std::fs::read_to_string(docs.join(name)).unwrap();
    let (index, book) = (targets(&read("README.md")), targets(&read("SUMMARY.md")));
    for page in pages().into_iter().filter(|page| page.parent() == Some(docs.as_path())) {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        if name != "README.md" && name != "SUMMARY.md" {
            assert!(index.contains(&name), "{name} is not in docs/README.md");
            assert!(book.contains(&name), "{name} is not in docs/SUMMARY.md");
        }
    }
}

#[test]
fn links_and_anchors_are_found_as_they_are_written() {
    let text = "# A page, *of* words\n[one](a.md#b) and `[not](code)`\n```\n[nor](this)\n```\n\
                ![two](p.png)\n## Twice\n## Twice\n";
    assert_eq!(targets(text), ["a.md#b", "p.png"]);
    let anchors: Vec<String> = anchors(text).into_iter().collect();
    assert_eq!(anchors, ["a-page-of-words", "twice", "twice-1"]);
}
