//! Whatever the edits and whatever the layout of the file: an edit does what
//! it says and nothing else, and every state comes back byte for byte.

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

use common::edits::{Choices, edit, ids, make, plain, without_empty};
use common::random;
use detente::dossier::{parse, print};
use detente::edit::{Document, Edit, Step, Value};
use detente::store::SAMPLE;
use proptest::prelude::*;

/// A file as nobody would lay it out, and TOML allows.
const ODD: &str = "\u{feff}# odd\r
schema=1\r
title = 'Odd'\r
sides = [ { id = \"china\", name = \"China\" }, # first\r
\t{ id = 'us', name = \"United States\", aliases = [] } ]\r
model.kind = \"level\"\r
sources = [\r
  { id = \"s0\", title = \"Paper\" }, # kept\r
  { id = \"s1\", title = \"Other\", authors = [ \"A\", \"B\" ] }\r
]\r
\r
[[commitments]]\r
  id = \"c0\"\r
  by = \"us\"\r
  text = \"\"\"\r
Several \\\r
  lines\"\"\"\r
  made = \"2025-01-01\"\r
  metric.target = 100 # dotted\r
  metric.observations = [ { date = \"2025-02-01\", value = 1.5, source = \"s0\" } ]\r
  claims = [ { by = \"us\", stance = \"met\", date = \"2025-02-02\" },\r
             { by = \"china\", stance = \"unmet\", date = \"2025-02-03\", source = \"s1\" }, ]\r
\r
[[events]]\r
id = \"e0\"\r
date = \"2025-01-01\"\r
headline = \"No # comment\"\r
actor = \"both\"\r
code = \"010\"\r
sources = [\r
\t\"s0\", # one\r
\t# a line of its own\r
\t\"s1\",\r
]\r
tags = [ ]\r
\r
# The second promise\r
[[commitments]]\r
id = \"c1\"\r
by = \"china\"\r
text = \"Other\"\r
made = \"2025-01-01\"\r
event = \"e0\"\r
reciprocal_with = [ \"c0\" ]\r
\t[[commitments.verdicts]]\r
\tstatus = \"partial\" # so far\r
\tdate = \"2025-03-01\"\r
\tevents = [\"e0\"]\r
\t[[commitments.metric.observations]]\r
\tdate = \"2025-03-01\"\r
\tvalue = 2\r
\t[commitments.metric]\r
\ttarget = 5\r
[[streams]]\r
id = \"st\"\r
label = \"S\"\r
file = \"s.csv\"\r
sides = { CHN = \"china\", \"a.b c\" = \"us\" }\r
# the end, and no line end";

fn layouts(generated: &str) -> Vec<String> {
    vec![
        generated.to_owned(),
        format!("\u{feff}{}", generated.replace('\n', "\r\n")),
        generated.replace("\n[[", "\n\n# about the next\n[[").trim_end().to_owned(),
        ODD.to_owned(),
        SAMPLE.to_owned(),
    ]
}

/// Makes random edits; each that is made must do the same to the file as to a
/// plain table.
fn edited(text: &str, numbers: &[u32], count: usize) -> Document {
    let mut document = Document::open(text).unwrap();
    let mut choices = Choices::new(numbers);
    for at in 0..count {
        let before = document.text().to_owned();
        let edit = edit(&mut choices, document.dossier());
        let step = Step::from(edit.clone());
        // Every other pair is made in one go, as letters are typed.
        let step = if at % 4 < 2 { step.in_gesture("typing") } else { step };
        match document.perform(step) {
            Ok(()) => {
                assert_same(&before, &edit, &document);
                assert_is_as_read(&document);
            }
            Err(_) => assert_eq!(document.text(), before, "refused, and changed"),
        }
    }
    document
}

/// However little of the file was read again.
fn assert_is_as_read(document: &Document) {
    let whole = parse(document.text());
    assert_eq!(Some(&**document.dossier()), whole.dossier.as_ref(), "{}", document.text());
    assert_eq!(document.warnings(), whole.problems, "{}", document.text());
}

fn assert_same(before: &str, edit: &Edit, document: &Document) {
    let mut expected = plain(before);
    let at = |id: &str| {
        let Edit::Add { kind, .. } = edit else { return 0 };
        ids(document.dossier(), *kind).iter().position(|one| one == id).unwrap()
    };
    make(&mut expected, edit, at);
    let expected = without_empty(&Value::Table(expected));
    let found = without_empty(&Value::Table(plain(document.text())));
    assert_eq!(found, expected, "{edit:?}\nbefore:\n{before}\nafter:\n{}", document.text());
}

proptest! {
    #![proptest_config(random::cases(24))]

    #[test]
    fn edits_undone_give_the_first_state_and_redone_the_last(
        spec in random::spec(),
        numbers in prop::collection::vec(any::<u32>(), 1..60),
        layout in 0..5_usize,
    ) {
        let first = layouts(&spec.toml()).swap_remove(layout);
        let mut document = edited(&first, &numbers, 200);
        let last = document.text().to_owned();
        let dossier = document.dossier().clone();
        let mut steps = 0;
        while document.undo().is_some() {
            steps += 1;
            assert_is_as_read(&document);
        }
        prop_assert_eq!(document.text(), &first);
        while document.redo().is_some() {
            steps -= 1;
            if steps % 4 == 0 {
                assert_is_as_read(&document);
            }
        }
        prop_assert_eq!(steps, 0);
        prop_assert_eq!(document.text(), &last);
        prop_assert_eq!(&**document.dossier(), &*dossier);
    }

    #[test]
    fn an_edited_file_prints_and_reads_as_itself(
        spec in random::spec(),
        numbers in prop::collection::vec(any::<u32>(), 1..60),
    ) {
        let document = edited(&spec.toml(), &numbers, 20);
        let printed = print(document.dossier()).unwrap();
        prop_assert_eq!(&parse(&printed).dossier.unwrap(), &**document.dossier());
    }
}

#[test]
fn most_random_edits_are_made() {
    let numbers: Vec<u32> = (0..500).map(|n| n * 7919 + 13).collect();
    let mut document = Document::open(SAMPLE).unwrap();
    let mut choices = Choices::new(&numbers);
    let mut made = 0;
    for _ in 0..200 {
        let edit = edit(&mut choices, document.dossier());
        made += usize::from(document.perform(edit).is_ok());
    }
    assert!(made > 60, "{made} of 200 edits were made");
}
