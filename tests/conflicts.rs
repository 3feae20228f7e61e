//! What both changed: named with all three values and counted correctly, in both languages, and
//! nothing chosen without the user.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use detente::dossier::parse;
use detente::edit::{
    Choice, Document, Edit, ItemList, Joined, Merge, Place, Reason, Unresolved, Value,
    conflict_name, conflicts_text, joined_text, merge, reason_text, unresolved_text,
};
use detente::words::{Language, Words};

const BASE: &str = r#"schema = 1
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
id = "talks"
date = "2025-01-01"
headline = "Talks"
actor = "both"
code = "036"
[[events]]
id = "strike"
date = "2025-01-05"
headline = "Strike"
actor = "a"
code = "190"
[[commitments]]
id = "stop"
by = "a"
text = "Stop"
made = "2025-01-02"
[commitments.metric]
unit = "%"
target = 10
[[commitments.verdicts]]
status = "pending"
date = "2025-01-03"
note = "one"
[[commitments.verdicts]]
status = "partial"
date = "2025-01-04"
note = "two"
[[commitments.verdicts]]
status = "fulfilled"
date = "2025-01-05"
note = "three"
"#;

fn with(edits: &[Edit]) -> String {
    let mut document = Document::open(BASE).unwrap();
    for edit in edits {
        document.perform(edit.clone()).unwrap();
    }
    document.text().to_owned()
}

fn joined(mine: &[Edit], theirs: &[Edit]) -> Merge {
    merge(BASE, &with(mine), &with(theirs)).unwrap()
}

fn event(id: &str, key: &str, value: &str) -> Edit {
    Edit::set(Place::event(id), key, value)
}

fn verdict(at: usize) -> Place {
    Place::Item("stop".to_owned(), ItemList::Verdicts, at)
}

fn all(merge: &Merge, choice: Choice) -> Vec<Option<Choice>> {
    vec![Some(choice); merge.conflicts.len()]
}

#[test]
fn numbers_are_those_of_the_differences() {
    let mine = [
        event("talks", "detail", "Mine"),
        event("talks", "code", "046"),
        event("strike", "detail", "Only here"),
    ];
    let theirs = [event("talks", "detail", "Theirs"), event("talks", "code", "057")];
    let merge = joined(&mine, &theirs);
    let summary = merge.summary();
    assert_eq!((summary.conflicts, summary.in_records), (2, 1));
    assert_eq!(summary.joined, Joined { records: 1, fields: 1 });
    let words = Words::english();
    assert_eq!(conflicts_text(&merge, &words), "2 differences in event “Talks”");
    assert_eq!(
        joined_text(&merge, &words).unwrap(),
        "1 field in 1 record joined without a question"
    );
    let words = Words::of(Language::Chinese);
    assert!(conflicts_text(&merge, &words).contains("有 2 处不同"));

    let more = joined(
        &[mine[0].clone(), event("strike", "headline", "Mine")],
        &[theirs[0].clone(), event("strike", "headline", "Theirs")],
    );
    let words = Words::english();
    assert_eq!(conflicts_text(&more, &words), "2 differences in 2 records");
    assert_eq!(joined_text(&more, &words), None);
    let one = joined(&mine[..1], &theirs[..1]);
    assert_eq!(conflicts_text(&one, &words), "1 difference in event “Talks”");
}

#[test]
fn nothing_is_chosen_beforehand() {
    let merge = joined(
        &[event("talks", "detail", "Mine"), event("strike", "detail", "Mine")],
        &[event("talks", "detail", "Theirs"), event("strike", "detail", "Theirs")],
    );
    for answers in [&[][..], &[Some(Choice::Mine)], &[None, Some(Choice::Theirs)]] {
        let unresolved = merge.resolve(answers).unwrap_err();
        assert!(matches!(unresolved, Unresolved::Open(_)));
        let left = if answers.len() == 1 { "Strike" } else { "Talks" };
        assert!(unresolved.to_string().contains(left), "{unresolved}");
        assert!(unresolved_text(&unresolved, &Words::english()).contains(left));
    }
    let open = merge.resolve(&[None, None]).unwrap_err();
    assert_eq!(
        unresolved_text(&open, &Words::english()),
        "Not chosen yet: event “Talks” – Detail, event “Strike” – Detail"
    );
    let text = merge.resolve(&[Some(Choice::Mine), Some(Choice::Theirs)]).unwrap();
    let dossier = parse(&text).dossier.unwrap();
    assert_eq!(dossier.events.find("talks").unwrap().detail.as_deref(), Some("Mine"));
    assert_eq!(dossier.events.find("strike").unwrap().detail.as_deref(), Some("Theirs"));
}

#[test]
fn all_three_values_are_there() {
    let removed = [Edit::Remove(Place::commitment("stop"))];
    // A field of what they removed with its commitment brings back the whole.
    let target = Edit::set(Place::Metric("stop".to_owned()), "target", 20);
    let merge = joined(&[target], &removed);
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    assert_eq!(
        (&conflict.place, &conflict.reason),
        (&Place::commitment("stop"), &Some(Reason::RemovedThere))
    );
    assert!(conflict.base.is_some() && conflict.mine.is_some() && conflict.theirs.is_none());
    let back = merge.resolve(&[Some(Choice::Mine)]).unwrap();
    assert_eq!(
        parse(&back)
            .dossier
            .unwrap()
            .commitments
            .find("stop")
            .unwrap()
            .metric
            .as_ref()
            .unwrap()
            .target,
        20.0
    );

    let gone = [Edit::Remove(Place::Metric("stop".to_owned()))];
    let other = [Edit::set(Place::Metric("stop".to_owned()), "target", 20)];
    let merge = joined(&gone, &other);
    let [conflict] = merge.conflicts.as_slice() else { panic!("{:?}", merge.conflicts) };
    assert!(conflict.base.is_some() && conflict.mine.is_none() && conflict.theirs.is_some());
    assert_eq!(conflict.reason, Some(Reason::RemovedHere));

    // A list that both changed, of which mine is refused: theirs is theirs.
    let merge = joined(
        &[Edit::set(Place::event("talks"), "sources", vec!["s"])],
        &[Edit::Remove(Place::source("s"))],
    );
    let conflict = &merge.conflicts[0];
    assert_eq!((&conflict.base, &conflict.theirs), (&None, &None));
    assert_eq!(conflict.mine, Some(Value::Array(vec!["s".into()])));
}

#[test]
fn mine_of_several_entries_is_taken_from_the_right_ones() {
    let notes = |who: &str| [0, 1].map(|at| Edit::set(verdict(at), "note", who));
    let merge = joined(&[Edit::Remove(verdict(1)), Edit::Remove(verdict(0))], &notes("theirs"));
    assert_eq!(merge.conflicts.len(), 2, "{:?}", merge.conflicts);
    let text = merge.resolve(&all(&merge, Choice::Mine)).unwrap();
    let dossier = parse(&text).dossier.unwrap();
    let left = &dossier.commitments.find("stop").unwrap().verdicts;
    assert_eq!(left.iter().map(|v| v.note.as_deref()).collect::<Vec<_>>(), [Some("three")]);

    // A new name for the record comes last, whatever else is taken.
    let rename = |to: &str| event("talks", "id", to);
    let merge = joined(
        &[event("talks", "headline", "Mine"), rename("mine")],
        &[event("talks", "headline", "Theirs"), rename("theirs")],
    );
    let text = merge.resolve(&all(&merge, Choice::Mine)).unwrap();
    assert_eq!(parse(&text).dossier.unwrap().events.find("mine").unwrap().headline, "Mine");
}

#[test]
fn an_order_that_cannot_be_had_is_not_taken_for_the_other() {
    let moved = [Edit::Move { place: verdict(0), to: 2 }];
    let merge = joined(&moved, &[Edit::set(verdict(1), "status", "broken")]);
    let Some(conflict) = merge.conflicts.iter().find(|one| one.reason == Some(Reason::Order))
    else {
        panic!("{:?}", merge.conflicts)
    };
    assert!(!conflict.can_take_mine());
    let unresolved = merge.resolve(&all(&merge, Choice::Mine)).unwrap_err();
    assert!(matches!(unresolved, Unresolved::NotMine(_)), "{unresolved}");
    assert!(unresolved.to_string().contains("Stop"), "{unresolved}");
    assert_eq!(merge.resolve(&all(&merge, Choice::Theirs)).unwrap(), merge.text);
}

#[test]
fn reasons_speak_the_language() {
    let removed =
        joined(&[Edit::Remove(Place::event("strike"))], &[event("strike", "headline", "T")]);
    let reason = removed.conflicts[0].reason.clone().unwrap();
    assert_eq!(reason_text(&reason, &Words::english()), "Removed here, and changed in the file");
    let chinese = Words::of(Language::Chinese);
    assert!(!reason_text(&reason, &chinese).contains(|c: char| c.is_ascii_alphabetic()));
    assert_eq!(conflict_name(&removed.conflicts[0], &chinese), "事件“Strike”");
    let refused = joined(
        &[Edit::set(Place::event("talks"), "sources", vec!["s"])],
        &[Edit::Remove(Place::source("s"))],
    );
    let reason = refused.conflicts[0].reason.clone().unwrap();
    assert!(matches!(reason, Reason::Refused(_)));
    let text = reason_text(&reason, &chinese);
    assert!(text.starts_with("采用我的内容会使文件出错："), "{text}");
    assert!(reason_text(&reason, &Words::english()).contains("does not exist"));
}
