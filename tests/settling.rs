//! Settling what two coders do not agree on, without a window: the edits, and what the dossier says
//! afterwards.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use detente::dossier::{Dossier, parse};
use detente::edit::{Document, Settled, Settling, Step, StepName, settle_event, take_finding};
use detente::edit::{Edit, Place};

const FIRST: &str = r#"
schema = 1
title = "Two sides"
[[sides]]
id = "a"
name = "Arcadia"
[[sides]]
id = "b"
name = "Borduria"
[[sources]]
id = "paper"
title = "A paper"
[[events]] # as it was read first
id = "talks"
date = "2025-05-01"
headline = "Talks"
actor = "a"
code = "036"
score = 2.5
readings = ["112", "010"]
[[commitments]]
id = "stop"
by = "a"
made = "2025-05-02"
text = "To stop"
force = "political"
kind = "action"
[[commitments.verdicts]]
status = "fulfilled"
date = "2025-05-20"
"#;

fn dossier(text: &str) -> Dossier {
    let parsed = parse(text);
    parsed.dossier.unwrap_or_else(|| panic!("{:?}", parsed.problems))
}

fn event(dossier: &Dossier) -> &detente::dossier::Event {
    dossier.events.find("talks").unwrap()
}

/// What the first has after it was settled so, with the step undone in between.
fn after(settled: &Settled) -> (Document, Dossier) {
    let mut document = Document::open(FIRST).unwrap();
    let name = StepName::settle(document.dossier(), &Place::event("talks"));
    document.perform(Step::new(settled.edits.clone()).named(name)).unwrap();
    let now = document.text().to_owned();
    document.undo().unwrap();
    assert_eq!(document.text(), FIRST, "byte for byte");
    let name = document.redo().unwrap();
    assert_eq!(name.to_string(), "Settle with the second coder: Talks");
    assert_eq!(document.text(), now);
    let after = Dossier::clone(document.dossier());
    (document, after)
}

fn readings(dossier: &Dossier) -> Vec<&str> {
    event(dossier).readings.iter().map(|code| code.as_str()).collect()
}

#[test]
fn mine_stays_and_theirs_can_be_defended() {
    let (first, second) = (
        dossier(FIRST),
        dossier(&FIRST.replace("\"036\"", "\"061\"").replace("\"a\"\ncode", "\"b\"\ncode")),
    );
    let settled = settle_event(event(&first), event(&second), Settling::Mine);
    assert_eq!(settled.own_score, None);
    let (document, now) = after(&settled);
    assert_eq!((event(&now).code.as_str(), readings(&now)), ("036", vec!["112", "010", "061"]));
    assert_eq!(event(&now).actor.to_string(), "a", "an actor has no second reading");
    assert!(document.text().contains("# as it was read first"));
    // Once is enough.
    let again = settle_event(event(&now), event(&second), Settling::Mine);
    assert!(again.edits.is_empty());
    // That it was a slip after all takes the reading away again.
    let slip = settle_event(event(&now), event(&second), Settling::Slip);
    assert_eq!(
        slip.edits,
        [Edit::set(
            Place::event("talks"),
            "readings",
            vec!["112".into(), detente::edit::Value::from("010")]
        )]
    );
}

#[test]
fn theirs_is_taken_and_mine_can_be_defended() {
    let other = FIRST.replace("\"036\"", "\"112\"").replace("\"a\"\ncode", "\"b\"\ncode");
    let (first, second) = (dossier(FIRST), dossier(&other));
    let settled = settle_event(event(&first), event(&second), Settling::Theirs);
    assert_eq!(settled.own_score, Some(2.5), "it stays, and is said");
    let (_, now) = after(&settled);
    assert_eq!((event(&now).code.as_str(), readings(&now)), ("112", vec!["010", "036"]));
    assert_eq!((event(&now).actor.to_string().as_str(), event(&now).score), ("b", Some(2.5)));
    assert!(settle_event(event(&now), event(&second), Settling::Theirs).edits.is_empty());
}

#[test]
fn only_what_they_do_not_agree_on_is_touched() {
    let other = FIRST.replace("\"a\"\ncode = \"036\"", "\"b\"\ncode = \"0361\"");
    let (first, second) = (dossier(FIRST), dossier(&other));
    let settled = settle_event(event(&first), event(&second), Settling::Theirs);
    assert_eq!(settled.edits, [Edit::set(Place::event("talks"), "actor", "b")]);
    assert!(settle_event(event(&first), event(&second), Settling::Mine).edits.is_empty());
    for how in [Settling::Mine, Settling::Theirs, Settling::Slip] {
        assert_eq!(settle_event(event(&first), event(&first), how), Settled::default());
    }
}

#[test]
fn the_only_reading_goes_with_its_key() {
    let first = dossier(&FIRST.replace("[\"112\", \"010\"]", "[\"112\"]"));
    let second = dossier(&FIRST.replace("\"036\"", "\"112\""));
    let slip = settle_event(event(&first), event(&second), Settling::Slip);
    assert_eq!(slip.edits, [Edit::unset(Place::event("talks"), "readings")]);
}

#[test]
fn a_finding_comes_with_what_the_dossier_has_of_its_grounds() {
    let theirs = "status = \"broken\"\ndate = \"2025-06-01\"\nnote = \"Nothing was done\"\n\
                  events = [\"talks\", \"march\"]\nsources = [\"paper\", \"letter\"]\nby = \"Second\"\n\
                  basis = \"document\"";
    let other = FIRST
        .replace("status = \"fulfilled\"\ndate = \"2025-05-20\"", theirs)
        .replace("[[events]]", "[[sources]]\nid = \"letter\"\ntitle = \"A letter\"\n[[events]]")
        + "[[events]]\nid = \"march\"\ndate = \"2025-05-03\"\nheadline = \"A march\"\nactor = \"b\"\ncode = \"141\"\n";
    let (first, second) = (dossier(FIRST), dossier(&other));
    let finding = &second.commitments.find("stop").unwrap().verdicts.first().unwrap();
    let settled = take_finding(&first, first.commitments.find("stop").unwrap(), finding);
    assert_eq!(settled.lacking, ["march", "letter"]);
    let (_, now) = after(&settled);
    let stop = now.commitments.find("stop").unwrap();
    let taken = stop.verdicts.last().unwrap();
    assert_eq!(stop.verdicts.len(), 2, "what was found before stays");
    assert_eq!((taken.status, taken.date), (finding.status, finding.date));
    assert_eq!((&taken.note, &taken.by, taken.basis), (&finding.note, &finding.by, finding.basis));
    assert_eq!((taken.events.len(), taken.sources.len()), (1, 1));
    assert!(take_finding(&now, stop, finding).edits.is_empty(), "once is enough");
}
