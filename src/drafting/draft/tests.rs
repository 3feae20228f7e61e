use super::*;
use crate::dossier::{CommitmentKind, Force, Slot, Stance};
use crate::drafting::actors::tests::dossier;

const SAMPLE: &str = include_str!("../../../assets/dossiers/us-china-2025.dossier.toml");

fn draft(text: &str) -> Draft {
    let day = "2025-06-12".parse().unwrap();
    Draft::of(text, &dossier(), day, &Coder::built_in())
}

#[test]
fn acts_get_their_day_and_promises_are_commitments() {
    let found = draft(
        "China's Ministry of Commerce on June 2 accused the US of violating the consensus. \
         On May 29, the US halted sales of chip design software to China. \
         China agreed to lift tariffs on US goods. Analysts praised the deal.",
    );
    let told: Vec<String> = found
        .events
        .iter()
        .map(|one| format!("{} {} {}", one.date, one.actor, one.code.as_str().get(..2).unwrap()))
        .collect();
    assert!(told.contains(&"2025-06-02 china 11".to_owned()), "{told:?}");
    assert!(told.iter().any(|one| one.starts_with("2025-05-29 us 16")), "{told:?}");
    let [promise] = found.commitments.as_slice() else { panic!("{:?}", found.commitments) };
    assert_eq!((promise.by, promise.force), (Slot::First, Force::Unilateral));
    assert_eq!(promise.text, "Lift tariffs on US goods");
    let basis = found.events.iter().map(|one| &one.basis);
    assert!(basis.clone().all(|one| one.confidence > 0.0 && !one.rule.is_empty()));
}

#[test]
fn what_did_not_happen_is_no_event() {
    let found =
        draft("China may lift its tariffs on US goods. China has not imposed sanctions on the US.");
    assert!(found.events.is_empty(), "{:?}", found.events);
    assert_eq!(draft(""), Draft::default());
}

/// The one commitment of a text.
fn promise(text: &str) -> CommitmentDraft {
    let found = draft(text).commitments;
    let [one] = found.as_slice() else { panic!("{text}: {found:?}") };
    one.clone()
}

#[test]
fn a_promise_has_its_terms() {
    let one = promise("China will lift its export curbs on the US by June 30.");
    assert_eq!(one.due.unwrap().to_string(), "2025-06-30");
    assert_eq!(one.made.to_string(), "2025-06-12~");
    let one = promise("On June 10, the US agreed to suspend tariffs on Chinese goods for 90 days.");
    assert_eq!(one.expires.unwrap().to_string(), "2025-09-08");
    assert_eq!((one.made.to_string(), one.due), ("2025-06-10".to_owned(), None));
    let one = promise("China promised to buy US soybeans before the end of 2025.");
    assert!(one.due.unwrap().to_string().starts_with("2025-12"), "{one:?}");
    let text = "China will resume exports to the US if the US lifts its tariffs.";
    let one = promise(text);
    assert_eq!(text.get(one.condition.unwrap()).unwrap(), "if the US lifts its tariffs");
    let one = promise("China will not impose new tariffs on US goods.");
    assert_eq!(one.kind, CommitmentKind::Restraint);
    assert_eq!(one.text, "Not impose new tariffs on US goods");
}

#[test]
fn what_both_promise_and_what_is_given_in_return_are_named() {
    let found = draft("Both sides agreed to a 90-day truce.").commitments;
    assert_eq!(found.len(), 2);
    assert_eq!((&found[0].reciprocal, &found[1].reciprocal), (&vec![1], &vec![0]));
    assert_eq!(found[0].force, Force::Political);
    let found = draft(
        "China agreed to lift its controls on exports of rare earths to the US. \
         In return, the US will lift its export curbs on China.",
    );
    let all = found.commitments;
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!((&all[0].reciprocal, &all[1].reciprocal), (&vec![1], &vec![0]));
}

#[test]
fn what_another_says_is_promised_is_reported() {
    let found = draft("The US said that China would supply magnets to the US.").commitments;
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((one.by, one.force), (Slot::First, Force::Reported));
    assert_eq!(one.reported_by, Some(Slot::Second));
}

#[test]
fn accusations_and_what_is_said_to_be_kept_are_claims() {
    let found = draft("China on June 2 accused the US of violating the consensus of the talks.");
    let [claim] = found.claims.as_slice() else { panic!("{found:?}") };
    assert_eq!((claim.by, claim.about, claim.stance), (Slot::First, Slot::Second, Stance::Unmet));
    assert_eq!(claim.date.to_string(), "2025-06-02");
    let found = draft("China said it had complied with the agreement.");
    let [claim] = found.claims.as_slice() else { panic!("{found:?}") };
    assert_eq!((claim.by, claim.about, claim.stance), (Slot::First, Slot::First, Stance::Met));
    assert!(draft("China criticised US tariffs.").claims.is_empty());
}

#[test]
fn what_the_dossier_has_is_known_again() {
    let dossier = crate::dossier::parse(SAMPLE).dossier.unwrap();
    let day = "2025-06-12".parse().unwrap();
    let read = |text: &str| Draft::of(text, &dossier, day, &Coder::built_in());
    let found = read(
        "China's Ministry of Commerce announced on June 7 that it had approved a number of \
         applications for rare earth exports. The US on June 1 accused China of slow-rolling \
         licences for exports of rare earths.",
    );
    let approved = found.events.iter().find(|one| one.code.as_str() == "081").unwrap();
    let known = approved.known.and_then(|place| dossier.events.get(place)).unwrap();
    assert_eq!(known.id.as_str(), "china-approves-licences");
    let bears = |id: &str| {
        found.evidence.iter().any(|one| dossier.commitments[one.commitment].id.as_str() == id)
    };
    assert!(bears("china-strengthen-approvals"), "{:?}", found.evidence);
    assert!(found.evidence.iter().all(|one| one.is_towards && one.words.len() > 1));
    let [claim] = found.claims.as_slice() else { panic!("{:?}", found.claims) };
    assert_eq!(claim.stance, Stance::Unmet);
    assert!(!claim.commitments.is_empty());
}

#[test]
fn what_takes_back_names_what_it_may_undo() {
    let found = draft(
        "On April 9, the US imposed tariffs on Chinese goods. \
         On May 14, the US lifted its tariffs on Chinese goods.",
    );
    let lifted = found.events.iter().find(|one| one.code.as_str() == "085").unwrap();
    assert_eq!(lifted.reverses, [Earlier::Drafted(0)], "{:?}", found.events);
}

#[test]
fn the_language_of_a_text_is_told() {
    assert_eq!(language_of("China said so. 中国"), Language::English);
    assert_eq!(language_of("中国商务部6月7日宣布。US"), Language::Chinese);
}
