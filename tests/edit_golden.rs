//! Comments, order, quotes and layout survive an edit: what a file looks like
//! before and after, line by line.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use detente::dossier::RecordKind;
use detente::edit::{Document, Edit, EditError, Fields, ItemList, Place, Refusal, Step, StepName};
use detente::store::SAMPLE;

fn after(text: &str, edits: &[Edit]) -> String {
    let mut document = Document::open(text).unwrap();
    for edit in edits {
        document.perform(edit.clone()).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
    }
    document.text().to_owned()
}

/// The lines that went and came, as `diff` shows them.
fn lines(before: &str, after: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let rest = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let gone = a[start..a.len() - end].iter().map(|line| format!("-{line}\n"));
    let come = b[start..b.len() - end].iter().map(|line| format!("+{line}\n"));
    gone.chain(come).collect()
}

fn changed(edits: &[Edit]) -> String {
    lines(SAMPLE, &after(SAMPLE, edits))
}

#[test]
fn one_field_of_the_sample() {
    insta::assert_snapshot!(changed(&[Edit::set(
        Place::event("london-talks"),
        "headline",
        "Talks in London"
    )]));
}

#[test]
fn a_comment_behind_a_value_stays() {
    let text = changed(&[Edit::set(Place::Dossier, "cutoff", "2025-06-13")]);
    insta::assert_snapshot!(text);
}

#[test]
fn a_new_field_stands_where_the_format_has_it() {
    insta::assert_snapshot!(changed(&[Edit::set(
        Place::event("london-talks"),
        "confidence",
        "low"
    )]));
}

#[test]
fn a_verdict_is_laid_out_like_the_others() {
    let fields = Fields::new()
        .with("status", "fulfilled")
        .with("date", "2025-06-12")
        .with_texts("events", ["london-framework"])
        .with_texts("sources", ["st-2025-06-12"])
        .with_text("note", "Done, in two lines:\nthis is the second");
    let edit = Edit::add_verdict("us-consultation-mechanism", fields);
    insta::assert_snapshot!(changed(&[edit]));
}

#[test]
fn records_come_and_go_with_their_comments() {
    let source = Fields::new().with("id", "new").with("title", "A paper");
    insta::assert_snapshot!("source_added", changed(&[Edit::add(RecordKind::Source, source)]));
    let period = Fields::new().with("id", "p").with("label", "P").with("start", "2025-05");
    insta::assert_snapshot!("period_added", changed(&[Edit::add(RecordKind::Period, period)]));
    let text = "schema = 1\ntitle = \"T\"\n\n[[sides]]\nid = \"a\"\nname = \"A\"\n\n[[sides]]\nid = \"b\"\nname = \"B\"\n\n# ── Periods ──\n\n# about the first\n[[periods]]\nid = \"p\"\nlabel = \"P\"\nstart = \"2025\"\n\n# about the second\n[[periods]]\nid = \"q\"\nlabel = \"Q\"\nstart = \"2025\"\n# the end\n";
    let remove = |id: &str| Edit::Remove(Place::Record(RecordKind::Period, id.to_owned()));
    let without_p = after(text, &[remove("p")]);
    assert_eq!(
        without_p,
        text.replace(
            "# about the first\n[[periods]]\nid = \"p\"\nlabel = \"P\"\nstart = \"2025\"\n\n",
            ""
        )
    );
    let without_any = after(&without_p, &[remove("q")]);
    assert!(
        without_any.ends_with("name = \"B\"\n\n# ── Periods ──\n\n# the end\n"),
        "{without_any}"
    );
}

#[test]
fn everything_in_its_odd_layout() {
    let text = "schema=1\r\ntitle='T' # the title\r\nsides=[{id=\"a\",name=\"A\"},\r\n       {id=\"b\",name=\"B\"}] # both\r\nmodel.gain = 0.2\r\n\r\n[[events]]\r\n\tid = \"e\"\r\n\tdate = \"2025\" # about\r\n\theadline = \"x\"\r\n\tactor = \"a\"\r\n\tcode = \"010\"\r\n\ttags = [\r\n\t\t\"one\", # 1\r\n\t\t\"two\", # 2\r\n\t]\r\n[[commitments]]\r\nid='c'\r\nby='b'\r\ntext='Promise'\r\nmade='2025'\r\nmetric={target=5,unit='t'} # in braces";
    let edited = after(
        text,
        &[
            Edit::set(Place::Record(RecordKind::Side, "b".into()), "id", "bb"),
            Edit::set(Place::Record(RecordKind::Side, "a".into()), "short", "AA"),
            Edit::set(Place::Model, "gain", 0.3),
            Edit::set(Place::Model, "baseline", 1),
            Edit::set(Place::event("e"), "tags", vec!["one", "three", "two"]),
            Edit::set(Place::event("e"), "weight", 2),
            Edit::set(Place::Metric("c".into()), "baseline", 1),
            Edit::AddItem {
                commitment: "c".into(),
                list: ItemList::Observations,
                fields: Fields::new().with("date", "2025-02").with("value", 3),
            },
            Edit::set(Place::Dossier, "title", "It's"),
        ],
    );
    assert!(!edited.replace("\r\n", "").contains('\n'), "line ends are all of one kind");
    insta::assert_snapshot!(edited.replace("\r\n", "\n"));
}

#[test]
fn problems_are_told_by_field() {
    let mut document = Document::open(SAMPLE).unwrap();
    let before = document.text().to_owned();
    let fields = Fields::new()
        .with("id", "new")
        .with("date", "2025-02-30")
        .with("headline", "New")
        .with("actor", "nobody")
        .with_texts("sources", ["none"]);
    let refusal = document.perform(Edit::add(RecordKind::Event, fields)).unwrap_err();
    let told: Vec<_> = refusal
        .problems()
        .iter()
        .map(|found| (found.place.clone().unwrap(), found.key.clone().unwrap()))
        .collect();
    let place = || Place::event("new");
    let mut keys: Vec<String> = told.iter().map(|(_, key)| key.clone()).collect();
    keys.sort();
    assert_eq!(keys, ["actor", "code", "date", "sources"]);
    assert!(told.iter().all(|(found, _)| *found == place()));
    let claim = Fields::new().with("by", "us").with("stance", "maybe").with("date", "2025");
    let refusal = document.check(&[Edit::add_claim("us-cut-tariffs", claim)]).unwrap_err();
    let [found] = refusal.problems() else { panic!("{refusal}") };
    assert!(
        matches!(&found.place, Some(Place::Item(id, ItemList::Claims, _)) if id == "us-cut-tariffs")
    );
    assert_eq!(found.key.as_deref(), Some("stance"));
    assert!(matches!(
        document.perform(Edit::unset(Place::event("no-such"), "tags")),
        Err(Refusal::Edit(EditError::NoRecord { .. }))
    ));
    assert_eq!(document.text(), before);
    assert!(!document.is_changed() && document.undo_name().is_none());
}

#[test]
fn typing_is_one_step_and_undo_goes_past_a_save() {
    let mut document = Document::open(SAMPLE).unwrap();
    let typed = |text: &str| {
        Step::from(Edit::set(Place::event("london-talks"), "headline", text))
            .in_gesture("london-talks headline")
    };
    for text in ["L", "Lo", "Lon"] {
        document.perform(typed(text)).unwrap();
    }
    assert_eq!(document.history().count(), 1);
    assert_eq!(document.undo_name().unwrap().to_string(), "Change headline: London talks");
    document.end_gesture();
    document.perform(typed("Lond")).unwrap();
    assert_eq!(document.history().count(), 2);
    let saved = document.text().to_owned();
    document.mark_saved(&saved);
    assert!(!document.is_changed());
    document.undo();
    assert!(document.is_changed());
    document.undo();
    assert_eq!(document.text(), SAMPLE);
    document.redo();
    // What is typed and taken back is no step.
    let mut again = Document::open(SAMPLE).unwrap();
    again.perform(typed("x")).unwrap();
    again.perform(typed("London talks")).unwrap();
    assert_eq!(again.history().count(), 0);
    assert_eq!(again.text(), SAMPLE);
    // The journal has seen every letter.
    let mut text = SAMPLE.to_owned();
    assert!(document.take_log().iter().all(|splice| splice.apply(&mut text)));
    assert_eq!(text, document.text());
}

#[test]
fn steps_have_names() {
    let mut document = Document::open(SAMPLE).unwrap();
    let fields = Fields::new().with("status", "fulfilled").with("date", "2025-06-12");
    document.perform(Edit::add_verdict("us-geneva-spirit", fields)).unwrap();
    assert_eq!(
        document.undo_name(),
        Some(&StepName::Mark {
            status: "fulfilled".into(),
            headline: "Proceed in mutual opening, communication…".into()
        })
    );
    let removal = document.removal(RecordKind::Event, "london-framework");
    assert!(removal.len() > 2, "it is mentioned");
    document.perform(Step::new(removal)).unwrap();
    assert!(document.dossier().events.find("london-framework").is_none());
    document.undo();
    document.perform(Edit::set(Place::event("london-talks"), "id", "talks")).unwrap();
    let name = document.undo_name().unwrap();
    assert_eq!(name.to_string(), "Rename event london-talks to talks");
    let json = serde_json::to_string(name).unwrap();
    assert_eq!(serde_json::from_str::<StepName>(&json).unwrap(), *name);
    assert_eq!(document.dossier().events.find("talks").unwrap().headline, "London talks");
}

#[test]
fn reference_points_come_change_and_go() {
    let head = "schema = 1\ntitle = \"T\"\n";
    let sides = "\n[[sides]]\nid = \"a\"\nname = \"A\"\n\n[[sides]]\nid = \"b\"\nname = \"B\"\n";
    let point = |day: &str, tension: f64| {
        Edit::add_reference(Fields::new().with("date", day).with("tension", tension))
    };
    let first = after(&format!("{head}{sides}"), &[point("2025-04-11", 90.0)]);
    let written =
        "[model]\n\n[[model.references]]\ndate = \"2025-04-11\"\ntension = 90.0\n\n[[sides]]";
    assert!(first.contains(written), "{first}");
    // Behind those that are there, in their layout, and each by its place.
    let model = "\n[model]\nrest = 60 # by eye\n\n# the height\n[[model.references]]\ndate = '2025-04-11'\ntension = 90 # at least\n";
    let text = format!("{head}{model}{sides}");
    let both = after(&text, &[point("2025-06-12", 75.5)]);
    let second = "\n[[model.references]]\ndate = \"2025-06-12\"\ntension = 75.5\n";
    assert_eq!(both, format!("{head}{model}{second}{sides}"));
    let changed = after(&both, &[Edit::set(Place::reference(0), "tension", 88)]);
    assert_eq!(changed, both.replace("90 # at least", "88 # at least"));
    assert_eq!(after(&both, &[Edit::Remove(Place::reference(1))]), text);
    // In brackets, too.
    let braces = format!(
        "{head}{sides}\n[model]\nreferences = [{{ date = \"2025\", tension = 5 }}] # one\n"
    );
    let more = after(&braces, &[point("2025-06", 7.5)]);
    assert_eq!(more, braces.replace("5 }]", "5 }, { date = \"2025-06\", tension = 7.5 }]"));
    // A difference is told by its point, and both sides' points are joined.
    let told: Vec<_> = detente::edit::diff(&text, &both);
    assert!(matches!(told.as_slice(), [change] if change.place == Place::reference(1)), "{told:?}");
    let mine = after(&text, &[point("2025-05-12", 66.0)]);
    let merge = detente::edit::merge(&text, &mine, &changed).unwrap();
    assert!(merge.conflicts.is_empty(), "{:?}", merge.conflicts);
    for expected in ["88 # at least", "2025-05-12", "2025-06-12"] {
        assert!(merge.text.contains(expected), "{expected}: {}", merge.text);
    }
    let mut document = Document::open(both).unwrap();
    document.perform(Edit::Remove(Place::reference(0))).unwrap();
    assert_eq!(
        document.undo_name(),
        Some(&StepName::RemoveItem {
            list: ItemList::References,
            headline: "2025-04-11".to_owned()
        })
    );
}

#[test]
fn what_is_undone_no_more_is_mentioned_no_more() {
    let mut document = Document::open(SAMPLE).unwrap();
    for id in ["us-tariff-34", "china-tariff-34"] {
        let removal = document.removal(RecordKind::Event, id);
        document.perform(Step::new(removal)).unwrap();
    }
    let suspension = document.dossier().events.find("tariff-suspension").unwrap();
    assert!(suspension.reverses.is_empty() && suspension.share == 1.0);
    document.undo();
    document.undo();
    assert_eq!(document.text(), SAMPLE);
}
