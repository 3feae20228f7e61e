//! The ledger against a slow second writing of DESIGN §5, and against cases
//! computed by hand.
//!
//! The reference asks of each commitment and day what was known, from the
//! test's own data; it keeps no history.

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

use common::{
    ClaimSpec, CommitmentSpec, NEW_YEAR_2025 as D0, Spec, VerdictSpec, When, Who, random,
};
use detente::dossier::{Day, Slot, Stance, Status};
use detente::ledger::{Agreement, Ledger, Row, ScoreSeries};
use proptest::prelude::*;

/// A thing dated so and told by these sources: had it happened and was it
/// known?
fn known(spec: &Spec, when: &When, sources: &[usize], on: i32) -> bool {
    let published = sources.iter().filter_map(|place| spec.sources[*place].as_ref());
    when.point <= on && published.map(|when| when.point).min().is_none_or(|first| first <= on)
}

/// The place of the latest of some dated things: of two of one day, the later
/// in the file.
fn latest<'a, T: 'a>(
    things: impl Iterator<Item = (usize, &'a T)>,
    when: impl Fn(&T) -> &When,
) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for (place, thing) in things {
        let point = when(thing).point;
        if best.is_none_or(|(day, _)| point >= day) {
            best = Some((point, place));
        }
    }
    best.map(|(_, place)| place)
}

fn status_on(spec: &Spec, commitment: &CommitmentSpec, on: i32) -> (&'static str, Option<usize>) {
    let verdicts = commitment.verdicts.iter().enumerate();
    let verdicts = verdicts.filter(|(_, v)| known(spec, &v.when, &v.sources, on));
    let place = latest(verdicts, |v: &VerdictSpec| &v.when);
    (place.map_or("pending", |place| commitment.verdicts[place].status), place)
}

fn claim_on(spec: &Spec, commitment: &CommitmentSpec, by: &str, on: i32) -> Option<usize> {
    let claims = commitment.claims.iter().enumerate();
    let claims = claims.filter(|(_, c)| {
        c.by == by && known(spec, &c.when, &c.source.into_iter().collect::<Vec<_>>(), on)
    });
    latest(claims, |c: &ClaimSpec| &c.when)
}

fn points_of(status: &str) -> Option<f64> {
    match status {
        "fulfilled" => Some(3.0),
        "partial" => Some(2.0),
        "in-progress" | "suspended" => Some(1.0),
        "pending" | "broken" | "reversed" => Some(0.0),
        "lapsed" | "undetermined" => None,
        other => panic!("{other}"),
    }
}

fn score_on(spec: &Spec, by: Who, on: i32) -> Option<f64> {
    let of_side = spec.commitments.iter().filter(|c| c.by == by);
    let points: Vec<f64> = of_side
        .filter(|c| known(spec, &c.made, &c.sources, on))
        .filter_map(|c| points_of(status_on(spec, c, on).0))
        .collect();
    let most = 3.0 * points.len() as f64;
    (!points.is_empty()).then(|| points.iter().sum::<f64>() / most * 100.0)
}

fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Met => "met",
        Stance::PartlyMet => "partly-met",
        Stance::Unmet => "unmet",
    }
}

fn check_row(spec: &Spec, row: &Row, on: i32) -> Result<(), TestCaseError> {
    let commitment = &spec.commitments[row.commitment];
    let (status, verdict) = status_on(spec, commitment, on);
    prop_assert_eq!(row.status.as_str(), status);
    prop_assert_eq!(row.verdict, verdict);
    let open = ["pending", "in-progress", "partial", "suspended"].contains(&status);
    let last_due = commitment.due.as_ref().and_then(|due| due.last);
    let last_bound = commitment.expires.as_ref().and_then(|expires| expires.last);
    prop_assert_eq!(row.overdue, open && last_due.is_some_and(|due| due < on));
    prop_assert_eq!(row.expired, last_bound.is_some_and(|last| last < on));
    prop_assert_eq!(row.days_left, last_due.map(|due| due - on));
    prop_assert_eq!(row.days_to_expiry, last_bound.map(|last| last - on));
    let claims = ["china", "us"].map(|by| claim_on(spec, commitment, by, on));
    prop_assert_eq!(row.claims, claims);
    match claims.map(|claim| claim.map(|place| commitment.claims[place].stance)) {
        [Some(first), Some(second)] if first != second => {
            prop_assert!(row.is_disputed());
        }
        [Some(first), Some(_)] => {
            let Agreement::Agreed(stance) = row.agreement else {
                return Err(TestCaseError::fail(format!("{:?}", row.agreement)));
            };
            prop_assert_eq!(stance_word(stance), first);
            prop_assert!(!row.is_disputed());
        }
        _ => prop_assert_eq!(row.agreement, Agreement::Open),
    }
    Ok(())
}

const SIDES: [(Slot, Who); 2] = [(Slot::First, Who::China), (Slot::Second, Who::Us)];

fn same_score(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

proptest! {
    #![proptest_config(random::cases(500))]

    #[test]
    fn the_ledger_is_that_of_the_reference(spec in random::spec(), on in random::any_day()) {
        let dossier = spec.dossier();
        let ledger = Ledger::compute(&dossier, Day::from_number(on));
        let shown: Vec<usize> = ledger.rows.iter().map(|row| row.commitment).collect();
        let commitments = spec.commitments.iter().enumerate();
        let existing: Vec<usize> = commitments
            .filter(|(_, c)| known(&spec, &c.made, &c.sources, on))
            .map(|(place, _)| place)
            .collect();
        prop_assert_eq!(shown, existing);
        for row in &ledger.rows {
            check_row(&spec, row, on)?;
        }
        for (slot, who) in SIDES {
            let board = ledger.scoreboard(&dossier, slot);
            let rows = ledger.of_side(&dossier, slot).count();
            prop_assert_eq!(board.total(), rows, "the distribution leaves nothing out");
            prop_assert!(same_score(board.score(), score_on(&spec, who, on)));
        }
    }

    /// The series is the score of each day, as each day knew it.
    #[test]
    fn the_score_series_is_the_score_of_every_day(spec in random::spec(), as_of in random::any_day()) {
        let dossier = spec.dossier();
        for (slot, who) in SIDES {
            let series = ScoreSeries::compute(&dossier, slot, Day::from_number(as_of));
            for on in D0 - 20..=as_of {
                let expected = score_on(&spec, who, on);
                let found = series.at(Day::from_number(on));
                prop_assert!(
                    same_score(found, expected),
                    "{}: {:?} instead of {:?}", common::iso(on), found, expected
                );
            }
            prop_assert!(series.steps.is_sorted_by(|a, b| a.0 < b.0), "one step a day, in order");
            prop_assert!(series.steps.iter().all(|(day, _)| day.number() <= as_of));
        }
    }

    /// Later findings leave earlier days' ledgers as they were.
    #[test]
    fn what_is_found_later_changes_nothing(
        spec in random::spec(),
        later in prop::collection::vec((0..6_usize, 1..100_i32, any::<bool>()), 1..6),
        on in random::any_day(),
    ) {
        let before = spec.dossier();
        let day = Day::from_number(on);
        let mut after = spec;
        after.sources.push(Some(When::day(on + 1)));
        let late_source = after.sources.len() - 1;
        for (place, distance, backdated) in later {
            let Some(commitment) = after.commitments.get_mut(place) else { continue };
            let verdict = if backdated {
                // Dated in the past, and told by nobody until tomorrow.
                VerdictSpec {
                    status: "broken",
                    when: When::day(on - distance),
                    sources: vec![late_source],
                }
            } else {
                VerdictSpec {
                    status: "broken",
                    when: When::day(on + distance),
                    sources: Vec::new(),
                }
            };
            // Appended, so that the places of the others stay.
            commitment.verdicts.push(verdict);
        }
        let after = after.dossier();
        prop_assert_eq!(Ledger::compute(&before, day), Ledger::compute(&after, day));
        for slot in Slot::BOTH {
            prop_assert_eq!(
                ScoreSeries::compute(&before, slot, day),
                ScoreSeries::compute(&after, slot, day)
            );
        }
    }
}

fn promise(verdicts: &[(&'static str, i32, &[usize])]) -> CommitmentSpec {
    let verdicts = verdicts.iter().map(|(status, day, sources)| VerdictSpec {
        status,
        when: When::day(D0 + day),
        sources: sources.to_vec(),
    });
    CommitmentSpec { verdicts: verdicts.collect(), ..CommitmentSpec::plain(D0) }
}

fn row_on(spec: &Spec, day: i32) -> Row {
    let ledger = Ledger::compute(&spec.dossier(), Day::from_number(D0 + day));
    assert_eq!(ledger.rows.len(), 1);
    ledger.rows.into_iter().next().unwrap()
}

#[test]
fn a_late_source_does_not_undo_a_later_finding() {
    // Fulfilled on day 10, told at once; broken on day 5, told on day 20: from
    // day 20 both are known, and the later finding holds.
    let spec = Spec {
        sources: vec![Some(When::day(D0 + 20))],
        commitments: vec![promise(&[("fulfilled", 10, &[]), ("broken", 5, &[0])])],
        ..Spec::default()
    };
    for (day, status) in [
        (0, Status::Pending),
        (9, Status::Pending),
        (10, Status::Fulfilled),
        (19, Status::Fulfilled),
        (20, Status::Fulfilled),
    ] {
        assert_eq!(row_on(&spec, day).status, status, "day {day}");
    }
}

#[test]
fn a_late_source_reveals_a_finding_that_nothing_followed() {
    let spec = Spec {
        sources: vec![Some(When::day(D0 + 20))],
        commitments: vec![promise(&[("in-progress", 3, &[]), ("broken", 5, &[0])])],
        ..Spec::default()
    };
    for (day, status) in [
        (2, Status::Pending),
        (3, Status::InProgress),
        (19, Status::InProgress),
        (20, Status::Broken),
    ] {
        assert_eq!(row_on(&spec, day).status, status, "day {day}");
    }
}

#[test]
fn due_in_a_month_is_due_on_its_last_day() {
    let mut commitment = promise(&[]);
    // "2025-01" lasts until the 31st: 30 days after the 1st.
    commitment.due = Some(When::of_form(2, D0, 0));
    let spec = Spec { commitments: vec![commitment], ..Spec::default() };
    assert!(!row_on(&spec, 30).overdue);
    assert_eq!(row_on(&spec, 30).days_left, Some(0));
    assert!(row_on(&spec, 31).overdue);
    assert_eq!(row_on(&spec, 31).days_left, Some(-1));
}

#[test]
fn a_third_party_neither_agrees_nor_disputes() {
    let claim = |by, stance, day| ClaimSpec { by, stance, when: When::day(D0 + day), source: None };
    let mut commitment = promise(&[]);
    commitment.claims = vec![
        claim("china", "met", 1),
        claim("The mediator", "unmet", 2),
        claim("us", "unmet", 3),
        claim("us", "met", 4),
    ];
    let spec = Spec { commitments: vec![commitment], ..Spec::default() };
    for (day, agreement) in [
        (0, Agreement::Open),
        (2, Agreement::Open),
        (3, Agreement::Disputed),
        (4, Agreement::Agreed(Stance::Met)),
    ] {
        assert_eq!(row_on(&spec, day).agreement, agreement, "day {day}");
    }
}

#[test]
fn the_score_leaves_out_what_says_nothing() {
    // Fulfilled 3, partial 2, broken 0, and a lapsed one left out:
    // 5 / (3·3) × 100 = 55.5555…
    let spec = Spec {
        commitments: ["fulfilled", "partial", "broken", "lapsed"]
            .map(|status| promise(&[(status, 1, &[])]))
            .to_vec(),
        ..Spec::default()
    };
    let dossier = spec.dossier();
    let ledger = Ledger::compute(&dossier, Day::from_number(D0 + 1));
    let score = ledger.scoreboard(&dossier, Slot::First).score().unwrap();
    assert!((score - 500.0 / 9.0).abs() < 1e-12, "{score}");
    assert_eq!(ledger.scoreboard(&dossier, Slot::Second).score(), None);
    // On the day before, all four are pending and count.
    let eve = Ledger::compute(&dossier, Day::from_number(D0));
    assert_eq!(eve.scoreboard(&dossier, Slot::First).score(), Some(0.0));
}
