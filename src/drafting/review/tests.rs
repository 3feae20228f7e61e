use super::*;
use crate::drafting::codes::Coder;
use crate::edit::Document;

const SAMPLE: &str = include_str!("../../../assets/dossiers/us-china-2025.dossier.toml");
const TEXT: &str = "\
China's Ministry of Commerce announced on June 7 that it had approved a number of applications \
for rare earth exports. On June 1 the US accused China of slow-rolling licences for exports of \
rare earths.
China agreed to lift tariffs on US goods by June 30. In return, the US will lift its export curbs \
on China. On June 9, China suspended its tariffs on US goods.
";

fn review() -> (Review, Document) {
    let document = Document::open(SAMPLE.to_owned()).unwrap();
    let dossier = document.dossier();
    let day = "2025-06-12".parse().unwrap();
    let draft = Draft::of(TEXT, dossier, day, &Coder::built_in());
    let told = SourceDraft {
        title: "A report".to_owned(),
        published: "2025-06-12".to_owned(),
        ..SourceDraft::default()
    };
    let source = SourceDraft::of(dossier, TEXT, told);
    (Review::of(TEXT.into(), &draft, dossier, source), document)
}

#[test]
fn nothing_enters_that_was_not_taken() {
    let (mut review, document) = review();
    assert!(review.items.len() > 5);
    assert!(review.step(&document, None).is_none());
    for item in &mut review.items {
        item.decision = Decision::Rejected;
    }
    assert!(review.step(&document, None).is_none() && review.next_open(None).is_none());
}

#[test]
fn what_is_taken_is_one_step_with_source_and_quote() {
    let (mut review, mut document) = review();
    let before = document.text().to_owned();
    for item in &mut review.items {
        item.decision = Decision::Accepted;
    }
    let step = review.step(&document, Some(&"0".repeat(64))).unwrap();
    let (step, _) = document.with_reciprocals(step);
    document.perform(step).unwrap();
    let dossier = document.dossier();
    let source = dossier.sources.find("report").unwrap();
    assert_eq!(source.text_sha256.as_deref(), Some("0".repeat(64).as_str()));
    let new =
        dossier.events.iter().filter(|one| one.sources.iter().any(|id| id.as_str() == "report"));
    for event in new {
        assert!(TEXT.contains(event.quote.as_deref().unwrap()), "{event:?}");
    }
    let lifts =
        dossier.commitments.iter().find(|one| one.text.starts_with("Lift tariffs")).unwrap();
    assert_eq!(lifts.due.unwrap().to_string(), "2025-06-30");
    assert_eq!(lifts.reciprocal_with.len(), 1, "{lifts:?}");
    assert!(lifts.event.is_some());
    document.undo();
    assert_eq!(document.text(), before);
}

#[test]
fn what_is_there_gets_the_source() {
    let (mut review, mut document) = review();
    let place = review.items.iter().position(|one| !one.known.is_empty()).unwrap();
    let id = review.items[place].known[0].clone();
    assert_eq!(id, "china-approves-licences");
    let had = document.dossier().events.find(&id).unwrap().sources.len();
    review.items[place].decision = Decision::Merged(id.clone());
    document.perform(review.step(&document, None).unwrap()).unwrap();
    let event = document.dossier().events.find(&id).unwrap();
    assert_eq!(event.sources.len(), had + 1);
}

#[test]
fn a_review_can_be_kept() {
    let (mut review, _) = review();
    review.items[0].decision = Decision::Merged("x".to_owned());
    let json = serde_json::to_string(&review).unwrap();
    assert_eq!(serde_json::from_str::<Review>(&json).unwrap(), review);
    assert_eq!(review.next_open(None), Some(1));
    assert_eq!(review.next_open(Some(review.items.len() - 1)), Some(1));
}

#[test]
fn one_alone_can_be_tried() {
    let (mut review, mut document) = review();
    let step = review.trial(0, &document).unwrap();
    assert!(document.check(step.edits()).is_ok());
    review.items[0].fields.set("date", "yesterday");
    let step = review.trial(0, &document).unwrap();
    assert!(document.check(step.edits()).is_err());
}
