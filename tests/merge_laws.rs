//! Joining two people's changes: nothing of either is lost without being
//! named.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::edits::{Choices, commented, edit};
use common::random;
use detente::dossier::{RecordKind, parse};
use detente::edit::{
    Choice, Document, Edit, Fields, How, ItemList, Joined, Merge, Place, Unresolved, Value, diff,
    merge, reason_text,
};
use detente::store::SAMPLE;
use detente::words::Words;
use proptest::prelude::*;

const BASE: &str = r#"# A small dossier
schema = 1
title = "Small"

[[sides]]
id = "a"
name = "Arcadia"

[[sides]]
id = "b"
name = "Borduria"

[[sources]]
id = "s"
title = "Paper"

[[events]]
id = "talks" # the first
date = "2025-01-01"
headline = "Talks"
actor = "both"
code = "036"
tags = ["one", "two"]

[[events]]
id = "strike"
date = "2025-01-03"
headline = "Strike"
actor = "a"
code = "190"

[[commitments]]
id = "stop"
by = "a"
text = "Stop"
made = "2025-01-02"

[[commitments.verdicts]]
status = "partial"
date = "2025-01-04"
"#;

fn with(text: &str, edits: &[Edit]) -> String {
    let mut document = Document::open(text).unwrap();
    for edit in edits {
        document.perform(edit.clone()).unwrap();
    }
    document.text().to_owned()
}

fn joined(mine: &[Edit], theirs: &[Edit]) -> Merge {
    merge(BASE, &with(BASE, mine), &with(BASE, theirs)).unwrap()
}

fn headline(id: &str, text: &str) -> Edit {
    Edit::set(Place::event(id), "headline", text)
}

#[test]
fn both_changes_are_there() {
    let new = Fields::new()
        .with("id", "aid")
        .with("date", "2025-01-02")
        .with("headline", "Aid")
        .with("actor", "b")
        .with("code", "070")
        .with_texts("sources", ["s"]);
    let verdict = Fields::new().with("status", "fulfilled").with("date", "2025-01-05");
    let mine = [
        headline("talks", "Long talks"),
        Edit::add(RecordKind::Event, new),
        Edit::add_verdict("stop", verdict),
        Edit::set(Place::event("talks"), "tags", vec!["one", "mine"]),
    ];
    let theirs = [
        headline("strike", "A strike"),
        Edit::set(Place::event("talks"), "date", "2025-01-02~"),
        Edit::set(Place::event("talks"), "tags", vec!["one", "two", "theirs"]),
        Edit::set(Place::Dossier, "summary", "Short"),
    ];
    let Merge { text, conflicts, joined } = joined(&mine, &theirs);
    assert_eq!(conflicts, []);
    // Two events and a commitment; headline and tags.
    assert_eq!(joined, Joined { records: 3, fields: 2 });
    let dossier = parse(&text).dossier.unwrap();
    let talks = dossier.events.find("talks").unwrap();
    assert_eq!(
        (talks.headline.as_str(), talks.date.to_string()),
        ("Long talks", "2025-01-02~".into())
    );
    assert_eq!(talks.tags, ["one", "mine", "theirs"]);
    assert_eq!(dossier.events.find("strike").unwrap().headline, "A strike");
    assert!(dossier.events.find("aid").is_some() && dossier.summary.is_some());
    assert_eq!(dossier.commitments.find("stop").unwrap().verdicts.len(), 2);
    assert!(text.contains("# A small dossier") && text.contains("# the first"));
}

#[test]
fn a_field_that_both_changed_is_a_conflict_with_both_values() {
    let merge = joined(&[headline("talks", "Mine")], &[headline("talks", "Theirs")]);
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    assert_eq!(
        (&conflict.place, conflict.key.as_deref()),
        (&Place::event("talks"), Some("headline"))
    );
    let value = |text: &str| Some(Value::from(text));
    assert_eq!(conflict.base, value("Talks"));
    assert_eq!(conflict.mine, value("Mine"));
    assert_eq!(conflict.theirs, value("Theirs"));
    assert!(merge.text.contains("\"Theirs\"") && !merge.text.contains("\"Mine\""));
    assert_eq!(merge.resolve(&[Some(Choice::Theirs)]).unwrap(), merge.text);
    let mine = merge.resolve(&[Some(Choice::Mine)]).unwrap();
    assert!(mine.contains("\"Mine\"") && !mine.contains("\"Theirs\""));
}

#[test]
fn the_same_change_of_both_is_none() {
    let change = [headline("talks", "Same"), Edit::Remove(Place::event("strike"))];
    let merge = joined(&change, &change);
    assert_eq!(merge.conflicts, []);
    assert_eq!(merge.text, with(BASE, &change));
}

#[test]
fn removed_here_and_changed_there() {
    let remove = [Edit::Remove(Place::event("strike"))];
    let merge = joined(&remove, &[headline("strike", "Theirs")]);
    assert_eq!(merge.conflicts.len(), 1);
    assert!(merge.text.contains("Theirs"));
    assert!(!merge.resolve(&[Some(Choice::Mine)]).unwrap().contains("strike"));
    let other_way = joined(&[headline("strike", "Mine")], &remove);
    assert_eq!(other_way.conflicts.len(), 1);
    assert!(!other_way.text.contains("strike"));
    assert!(other_way.resolve(&[Some(Choice::Mine)]).unwrap().contains("\"Mine\""));
}

#[test]
fn what_names_a_record_that_they_removed_is_a_conflict() {
    let mine =
        [Edit::set(Place::event("talks"), "sources", vec!["s"]), headline("strike", "Also mine")];
    let merge = joined(&mine, &[Edit::Remove(Place::source("s"))]);
    assert_eq!(merge.conflicts.len(), 1, "{:?}", merge.conflicts);
    assert_eq!(merge.conflicts[0].key.as_deref(), Some("sources"));
    let reason = reason_text(merge.conflicts[0].reason.as_ref().unwrap(), &Words::english());
    assert!(reason.contains("does not exist"), "{reason}");
    assert!(merge.text.contains("Also mine"), "the other change is made");
    assert!(parse(&merge.text).dossier.is_some());
    assert!(merge.resolve(&[Some(Choice::Mine)]).is_err(), "and cannot be taken as it is");
}

#[test]
fn renames_follow() {
    let rename = [Edit::set(Place::event("talks"), "id", "first-talks")];
    let theirs =
        [headline("talks", "Theirs"), Edit::set(Place::commitment("stop"), "event", "talks")];
    let here = joined(&rename, &theirs);
    assert_eq!(here.conflicts, []);
    let dossier = parse(&here.text).dossier.unwrap();
    assert_eq!(dossier.events.find("first-talks").unwrap().headline, "Theirs");
    let event = dossier.commitments.find("stop").unwrap().event.as_ref().unwrap().to_string();
    assert_eq!(event, "first-talks");
    let there = joined(&[headline("talks", "Mine")], &rename);
    assert_eq!(there.conflicts, []);
    assert_eq!(
        parse(&there.text).dossier.unwrap().events.find("first-talks").unwrap().headline,
        "Mine"
    );
}

#[test]
fn what_both_added_is_there_once_whatever_it_names() {
    let verdict = || {
        let fields = Fields::new().with("status", "broken").with("date", "2025-01-05");
        Edit::add_verdict("stop", fields.with_texts("sources", ["s"]))
    };
    let merge = joined(&[verdict(), Edit::set(Place::source("s"), "id", "t")], &[verdict()]);
    assert_eq!(merge.conflicts, []);
    let dossier = parse(&merge.text).dossier.unwrap();
    assert_eq!(dossier.commitments.find("stop").unwrap().verdicts.len(), 2, "{}", merge.text);
}

#[test]
fn two_new_names_of_one_record_are_a_conflict() {
    let rename = |to: &str| [Edit::set(Place::event("talks"), "id", to)];
    let merge = joined(&rename("mine"), &rename("theirs"));
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    assert_eq!(conflict.key.as_deref(), Some("id"));
    assert!(merge.text.contains("\"theirs\""));
    assert!(merge.resolve(&[Some(Choice::Mine)]).unwrap().contains("\"mine\""));
}

#[test]
fn promises_in_return_come_together() {
    let promise = |id: &str, by: &str, other: &str| {
        Fields::new()
            .with("id", id)
            .with("by", by)
            .with("text", id)
            .with("made", "2025-01-02")
            .with_texts("reciprocal_with", [other])
    };
    let mut mine = Document::open(BASE).unwrap();
    let pair = [
        Edit::add(RecordKind::Commitment, promise("one", "a", "two")),
        Edit::add(RecordKind::Commitment, promise("two", "b", "one")),
    ];
    mine.perform(detente::edit::Step::new(pair)).unwrap();
    let merge = merge(BASE, mine.text(), &with(BASE, &[headline("talks", "Theirs")])).unwrap();
    assert_eq!(merge.conflicts, []);
    assert_eq!(parse(&merge.text).dossier.unwrap().commitments.len(), 3);
}

#[test]
fn what_came_to_a_table_that_is_removed_is_asked_about() {
    let with_model = with(BASE, &[Edit::set(Place::Model, "gain", 0.2)]);
    let mine = with(&with_model, &[Edit::Remove(Place::Model)]);
    let theirs = with(&with_model, &[Edit::set(Place::Model, "rest", 40)]);
    let joined = merge(&with_model, &mine, &theirs).unwrap();
    assert_eq!(joined.conflicts.len(), 1);
    assert!(joined.text.contains("rest = 40"), "{}", joined.text);
    let reference = Fields::new().with("date", "2025-01-02").with("tension", 50);
    let theirs = with(&with_model, &[Edit::add_reference(reference)]);
    let joined = merge(&with_model, &mine, &theirs).unwrap();
    assert_eq!((joined.conflicts.len(), joined.text), (1, theirs));
}

#[test]
fn comments_of_both_stay_wherever_they_stood() {
    let comment = |text: &str, above: &str, words: &str| {
        assert!(text.contains(above));
        text.replacen(above, &format!("# {words}\n{above}"), 1)
    };
    let strike = "[[events]]\nid = \"strike\"";
    // Both above one record, whose lines both have changed.
    let mine = comment(&with(BASE, &[headline("talks", "Mine")]), "code = \"036\"", "my code");
    let mine = comment(&mine, strike, "my strike");
    let theirs = Edit::set(Place::event("talks"), "date", "2025-01-02");
    let theirs = comment(&with(BASE, &[theirs]), "code = \"036\"", "their code");
    let joined = merge(BASE, &mine, &theirs).unwrap();
    for words in
        ["# my code", "# their code", "# my strike\n[[events]]\nid = \"strike\"", "# the first"]
    {
        assert_eq!(joined.text.matches(words).count(), 1, "{words}\n{}", joined.text);
    }
    // In a record that the other has removed.
    let removed = with(BASE, &[Edit::Remove(Place::event("strike"))]);
    let commented = comment(BASE, "code = \"190\"", "why not 193?");
    for (mine, theirs) in [(&removed, &commented), (&commented, &removed)] {
        let joined = merge(BASE, mine, theirs).unwrap();
        assert!(!joined.text.contains("strike") && joined.text.contains("# why not 193?"));
        assert_eq!(merge(BASE, &joined.text, theirs).unwrap().text, joined.text);
    }
}

#[test]
fn entries_without_ids_come_in_the_order_that_one_gave_them() {
    let with = |days: [u32; 5]| {
        let list = days.map(|day| {
            format!("[[model.references]]\ndate = \"2025-01-0{day}\"\ntension = {day}\n")
        });
        BASE.replace("[[sides]]\nid = \"a\"", &format!("{}[[sides]]\nid = \"a\"", list.concat()))
    };
    let base = with([1, 2, 3, 4, 5]);
    let theirs = base.replace("\"Talks\"", "\"T\"");
    for order in [[2, 4, 3, 1, 5], [5, 4, 3, 2, 1], [3, 5, 1, 2, 4], [2, 1, 5, 4, 3]] {
        let mine = with(order);
        let merged = merge(&base, &mine, &theirs).unwrap();
        assert_eq!(merged.text, mine.replace("\"Talks\"", "\"T\""), "{order:?}");
        assert_joined_once(&base, &mine, &theirs, &merged);
        // Where the layout cannot be joined line by line, too.
        let far = theirs.replace("[[model.references]]", "  [[model.references]]");
        let merged = merge(&base, &mine, &far).unwrap();
        let days = |text: &str| parse(text).dossier.unwrap().model.references;
        assert_eq!(days(&merged.text), days(&mine), "{order:?}");
    }
}

#[test]
fn what_stood_by_itself_does_so_where_its_neighbour_was_there_already() {
    let mine = BASE.replace("[[commitments]]", "# above\n# apart\n\n[[commitments]]");
    let theirs =
        BASE.replace("[[sources]]", "# apart\n\n[[sources]]").replace("\"Talks\"", "\"T\"");
    let mine = mine.replace("\"Talks\"", "\"M\"");
    let merged = merge(BASE, &mine, &theirs).unwrap();
    assert!(merged.text.contains("# above\n\n[[commitments]]"), "{}", merged.text);
    assert_joined_once(BASE, &mine, &theirs, &merged);
}

#[test]
fn a_new_event_goes_where_its_date_lets_it() {
    let new = |id: &str, date: &str| {
        let fields = Fields::new().with("id", id).with("date", date).with("headline", id);
        Edit::add(RecordKind::Event, fields.with("actor", "a").with("code", "010"))
    };
    let events = |text: &str| -> Vec<String> {
        parse(text).dossier.unwrap().events.iter().map(|event| event.id.to_string()).collect()
    };
    let both = joined(
        &[new("late", "2025-02-01"), new("early", "2024-01-01")],
        &[new("mid", "2025-01-20")],
    );
    assert_eq!(events(&both.text), ["early", "talks", "strike", "mid", "late"]);
    // What both have moved is where both want it.
    let [first, last] =
        [("strike", 0), ("mid", 3)].map(|(id, to)| Edit::Move { place: Place::event(id), to });
    let base = with(BASE, &[new("mid", "2025-01-20"), new("late", "2025-02-01")]);
    let both = merge(&base, &with(&base, &[first]), &with(&base, &[last])).unwrap();
    assert_eq!(events(&both.text), ["strike", "talks", "late", "mid"]);
    assert_eq!(both.conflicts, []);
}

#[test]
fn a_record_that_one_renamed_and_the_other_changed_is_known_in_the_joined_text() {
    let rename = [Edit::set(Place::event("talks"), "id", "first-talks")];
    let (mine, theirs) = (with(BASE, &[headline("talks", "Mine")]), with(BASE, &rename));
    let joined = merge(BASE, &mine, &theirs).unwrap();
    assert_joined_once(BASE, &mine, &theirs, &joined);
    let joined = merge(BASE, &theirs, &mine).unwrap();
    assert_joined_once(BASE, &theirs, &mine, &joined);
}

#[test]
fn a_half_written_file_is_not_merged() {
    let mine = with(BASE, &[headline("talks", "Mine")]);
    let half = &BASE[..BASE.len() / 2];
    assert!(merge(BASE, &mine, half).is_err());
}

/// Makes some random edits, and then writes some comments.
fn edited(text: &str, numbers: &[u32], count: usize) -> String {
    let mut document = Document::open(text).unwrap();
    let mut choices = Choices::new(numbers);
    for _ in 0..count {
        let edit = edit(&mut choices, document.dossier());
        let _ = document.perform(edit);
    }
    commented(&mut choices, document.text())
}

proptest! {
    #![proptest_config(random::cases(60))]

    #[test]
    fn an_unchanged_side_gives_the_other_text(
        spec in random::spec(),
        numbers in prop::collection::vec(any::<u32>(), 1..20),
    ) {
        let base = spec.toml();
        let other = edited(&base, &numbers, 12);
        let whole = Merge { text: other.clone(), conflicts: Vec::new(), joined: Joined::default() };
        prop_assert_eq!(&merge(&base, &base, &other).unwrap(), &whole);
        prop_assert_eq!(&merge(&base, &other, &base).unwrap(), &whole);
        prop_assert_eq!(&merge(&base, &other, &other).unwrap(), &whole);
    }

    #[test]
    fn a_merge_has_both_sides_changes_or_names_them(
        spec in random::spec(),
        here in prop::collection::vec(any::<u32>(), 1..20),
        there in prop::collection::vec(any::<u32>(), 1..20),
        sample in any::<bool>(),
    ) {
        let base = if sample { SAMPLE.to_owned() } else { spec.toml() };
        let mine = edited(&base, &here, 6);
        let theirs = edited(&base, &there, 6);
        let merged = merge(&base, &mine, &theirs).unwrap();
        prop_assert!(parse(&merged.text).dossier.is_some());
        // The same again gives the same.
        prop_assert_eq!(&merge(&base, &mine, &theirs).unwrap(), &merged);
        prop_assert_eq!(&merge(&theirs, &merged.text, &theirs).unwrap().text, &merged.text);
        assert_answers_count(&merged);
        if merged.conflicts.is_empty() {
            for (side, name) in [(&mine, "mine"), (&theirs, "theirs")] {
                assert_has_changes(&base, side, &merged.text, name);
            }
        }
        // Entries without ids are known by likeness: where both changed one list
        // there may be several ways to see it.
        let lists = |side: &str| -> Vec<Place> {
            let changes = diff(&base, side).into_iter();
            let of_list = changes.filter_map(|change| match change.place {
                Place::Item(of, list, _) => Some(Place::Item(of, list, 0)),
                _ => None,
            });
            of_list.collect()
        };
        let by_me = lists(&mine);
        if !lists(&theirs).iter().any(|list| by_me.contains(list)) {
            assert_joined_once(&base, &mine, &theirs, &merged);
        }
    }
}

/// A joined text has all that was joined: joining it once more with either of
/// the two, in whatever place, gives it as it is, byte for byte.
fn assert_joined_once(base: &str, mine: &str, theirs: &str, merged: &Merge) {
    let text = &merged.text;
    let whole = Merge { text: text.clone(), conflicts: Vec::new(), joined: Joined::default() };
    // It has theirs wherever the two contradict each other.
    assert_eq!(merge(base, text, theirs).unwrap(), whole, "with theirs");
    assert_eq!(merge(base, theirs, text).unwrap(), whole, "theirs with it");
    if merged.conflicts.is_empty() {
        assert_eq!(merge(base, mine, text).unwrap(), whole, "mine with it");
        assert_eq!(merge(base, text, mine).unwrap(), whole, "with mine");
    } else {
        // And the same contradictions, without a second copy of the rest.
        let again = merge(base, mine, text).unwrap();
        assert_eq!(&again.text, text, "mine with it, contradicted");
        assert!(!again.conflicts.is_empty());
    }
}

/// What is not chosen is refused; theirs is the joined text; and mine, where it
/// can be had, is a sound file.
fn assert_answers_count(merged: &Merge) {
    let count = merged.conflicts.len();
    let all = |choice| vec![Some(choice); count];
    assert_eq!(merged.resolve(&all(Choice::Theirs)).unwrap(), merged.text);
    if let Ok(text) = merged.resolve(&all(Choice::Mine)) {
        assert!(parse(&text).dossier.is_some());
    }
    let summary = merged.summary();
    assert_eq!((summary.conflicts, summary.joined), (count, merged.joined));
    assert!(summary.in_records <= count && (count == 0 || summary.in_records > 0));
    for at in 0..count {
        let mut answers = all(Choice::Theirs);
        answers[at] = None;
        let Err(Unresolved::Open(open)) = merged.resolve(&answers) else { panic!("{at} is open") };
        assert_eq!(open, [merged.conflicts[at].clone()]);
    }
}

/// Every field that a side changed has its value in the merged text, and every
/// record that it added or removed is there or gone.
fn assert_has_changes(base: &str, side: &str, merged: &str, name: &str) {
    let left = diff(side, merged);
    for change in diff(base, side) {
        let of_record = left.iter().find(|other| other.place == change.place);
        match (&change.how, of_record.map(|other| &other.how)) {
            (How::Added(_), Some(How::Removed(_))) | (How::Removed(_), Some(How::Added(_))) => {
                // A list's entries have no ids: another of the same place is
                // no matter. And a model that one removed may get a field
                // that the other gives it.
                assert!(
                    matches!(change.place, Place::Item(..) | Place::Model),
                    "{name}: {change:?} is lost\n{merged}"
                );
            }
            (How::Changed(fields), Some(How::Changed(others))) => {
                for field in fields {
                    let lost = others.iter().any(|other| {
                        other.key == field.key
                            && other.new == field.old
                            // Both may have added to a list.
                            && !field.new.as_ref().is_some_and(Value::is_array)
                    });
                    let is_item = matches!(
                        change.place,
                        Place::Item(
                            _,
                            ItemList::Claims | ItemList::Verdicts | ItemList::Observations,
                            _
                        )
                    );
                    assert!(
                        !lost || is_item,
                        "{name}: {field:?} of {:?} is lost\n{merged}",
                        change.place
                    );
                }
            }
            _ => {}
        }
    }
}
