//! Commitments given in return for each other name each other, whatever is
//! done to them, and each step is undone as one.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use detente::dossier::{Dossier, RecordKind};
use detente::edit::{Document, Edit, Fields, OtherSide, Place, Step, StepName, Value};
use proptest::prelude::*;

const HEAD: &str = r#"schema = 1
title = "Small"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
"#;

/// A file whose commitments name these, by their places; what is named by one
/// is named by the other.
fn symmetric(count: usize, pairs: &[(usize, usize)]) -> String {
    let mut text = HEAD.to_owned();
    for at in 0..count {
        let mut names: Vec<usize> = Vec::new();
        for (one, other) in pairs.iter().map(|(a, b)| (a % count, b % count)) {
            match (one == at, other == at) {
                (true, false) => names.push(other),
                (false, true) => names.push(one),
                _ => {}
            }
        }
        names.sort_unstable();
        names.dedup();
        let names: Vec<String> = names.into_iter().map(|name| format!("\"c{name}\"")).collect();
        text.push_str(&format!(
            "[[commitments]]\nid = \"c{at}\"\nby = \"a\"\ntext = \"T\"\nmade = \"2025\"\n"
        ));
        if !names.is_empty() {
            text.push_str(&format!("reciprocal_with = [{}]  # both\n", names.join(", ")));
        }
    }
    text
}

fn named(dossier: &Dossier, id: &str) -> Vec<String> {
    let commitment = dossier.commitments.find(id).unwrap();
    commitment.reciprocal_with.iter().map(ToString::to_string).collect()
}

fn ids(dossier: &Dossier) -> Vec<String> {
    dossier.commitments.iter().map(|one| one.id.to_string()).collect()
}

fn assert_symmetric(document: &Document) {
    let dossier = document.dossier();
    for id in ids(dossier) {
        for other in named(dossier, &id) {
            assert!(named(dossier, &other).contains(&id), "{id} and {other}\n{}", document.text());
        }
    }
    assert_eq!(document.warnings(), []);
}

fn link(id: &str, names: &[&str]) -> Edit {
    let names: Vec<Value> = names.iter().map(|name| (*name).into()).collect();
    Edit::set(Place::commitment(id), "reciprocal_with", names)
}

#[test]
fn both_sides_are_one_step() {
    let text = symmetric(3, &[(0, 1)]);
    let mut document = Document::open(text.clone()).unwrap();
    let (step, written) = document.with_reciprocals(link("c0", &["c2"]));
    let side = |commitment: &str, names| OtherSide {
        commitment: commitment.to_owned(),
        of: "c0".to_owned(),
        names,
    };
    assert_eq!(written, [side("c1", false), side("c2", true)]);
    document.perform(step).unwrap();
    assert_eq!(named(document.dossier(), "c1"), Vec::<String>::new());
    assert_eq!(named(document.dossier(), "c2"), ["c0"]);
    // It is called what it would be called by itself.
    assert!(
        matches!(document.undo_name(), Some(StepName::Change { key, .. }) if key == "reciprocal_with")
    );
    document.undo().unwrap();
    assert_eq!(document.text(), text);
}

#[test]
fn what_one_side_says_stays_until_that_side_is_edited() {
    let text =
        symmetric(3, &[]).replace("id = \"c0\"\n", "id = \"c0\"\nreciprocal_with = [\"c1\"]\n");
    let mut document = Document::open(text).unwrap();
    assert_eq!(document.warnings().len(), 1, "it is valid");
    let (step, written) = document.with_reciprocals(link("c1", &["c2"]));
    assert_eq!(written.len(), 1);
    document.perform(step).unwrap();
    assert_eq!(named(document.dossier(), "c0"), ["c1"]);
    assert_eq!(named(document.dossier(), "c1"), ["c2"]);
    // To write it again is what the warning advises.
    let (step, _) = document.with_reciprocals(link("c0", &["c1"]));
    document.perform(step).unwrap();
    assert_eq!(named(document.dossier(), "c1"), ["c2", "c0"]);
    assert_symmetric(&document);
}

#[test]
fn other_edits_are_left_as_they_are() {
    let document = Document::open(symmetric(2, &[(0, 1)])).unwrap();
    let edit = Edit::set(Place::commitment("c0"), "text", "x");
    let (step, written) = document.with_reciprocals(Step::from(edit.clone()).in_gesture("typing"));
    assert_eq!((step.edits(), written), (&[edit][..], Vec::new()));
    // What is not there, and a link to itself, are for the file's reader.
    for names in [["none"], ["c0"]] {
        let (step, _) = document.with_reciprocals(link("c0", &names));
        assert!(document.clone().perform(step).is_err());
    }
}

/// One random thing that a user does.
fn act(document: &Document, [what, first, second]: [usize; 3], number: usize) -> Vec<Edit> {
    let all = ids(document.dossier());
    let pick = |at: usize| all[at % all.len()].clone();
    let some: Vec<String> = all
        .iter()
        .enumerate()
        .filter(|(at, _)| second >> at & 1 == 1)
        .map(|(_, id)| id.clone())
        .collect();
    let (id, new) = (pick(first), format!("n{number}"));
    let others: Vec<&str> = some.iter().map(String::as_str).filter(|one| *one != id).collect();
    let place = Place::commitment(id.as_str());
    match what % 8 {
        0 | 1 => vec![link(&id, &others)],
        2 => vec![Edit::unset(place, "reciprocal_with")],
        3 => vec![Edit::set(place, "id", new)],
        4 => vec![link(&id, &others), Edit::set(place, "id", new)],
        5 => {
            let fields = Fields::new()
                .with("id", new)
                .with("by", "b")
                .with("text", "New")
                .with("made", "2025")
                .with_texts("reciprocal_with", &some);
            vec![Edit::add(RecordKind::Commitment, fields)]
        }
        6 if all.len() > 1 => vec![Edit::Remove(place)],
        _ if all.len() > 1 => document.removal(RecordKind::Commitment, &id),
        _ => vec![link(&id, &others), link(&pick(second), &[])],
    }
}

proptest! {
    #[test]
    fn links_stay_on_both_sides(
        count in 1_usize..6,
        pairs in prop::collection::vec((0_usize..6, 0_usize..6), 0..6),
        acts in prop::collection::vec([0_usize..10, 0_usize..8, 0_usize..64], 1..20),
    ) {
        let mut document = Document::open(symmetric(count, &pairs)).unwrap();
        assert_symmetric(&document);
        for (number, numbers) in acts.into_iter().enumerate() {
            match numbers[0] {
                8 => { document.undo(); }
                9 => { document.redo(); }
                _ => {
                    let before = document.text().to_owned();
                    let steps = document.history().count();
                    let (step, _) = document.with_reciprocals(Step::new(act(&document, numbers, number)));
                    document.perform(step).unwrap();
                    prop_assert!(document.history().count() <= steps + 1);
                    if document.text() != before {
                        document.undo();
                        prop_assert_eq!(document.text(), &before);
                        document.redo();
                    }
                }
            }
            assert_symmetric(&document);
        }
    }
}
