//! The rules of the ledger (DESIGN §5) in cases computed by hand.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::{ClaimSpec, CommitmentSpec, NEW_YEAR_2025 as D0, Spec, VerdictSpec, When, Who};
use detente::dossier::{Day, Slot, Stance, Status};
use detente::ledger::{Agreement, DeadlineKind, Ledger, Row, ScoreSeries, Tally};

fn promise(verdicts: &[(&'static str, i32, &[usize])]) -> CommitmentSpec {
    let verdicts = verdicts.iter().map(|(status, day, sources)| VerdictSpec {
        status,
        when: When::day(D0 + day),
        sources: sources.to_vec(),
    });
    CommitmentSpec { verdicts: verdicts.collect(), ..CommitmentSpec::plain(D0) }
}

fn claim(by: &'static str, stance: &'static str, day: i32) -> ClaimSpec {
    ClaimSpec { by, stance, when: When::day(D0 + day), source: None }
}

fn of(commitments: Vec<CommitmentSpec>) -> Spec {
    Spec { commitments, ..Spec::default() }
}

fn ledger_on(spec: &Spec, day: i32) -> Ledger {
    Ledger::compute(&spec.dossier(), Day::from_number(D0 + day))
}

/// The first commitment's row.
fn row_on(spec: &Spec, day: i32) -> Row {
    ledger_on(spec, day).rows.into_iter().next().unwrap()
}

fn tally_on(spec: &Spec, slot: Slot, day: i32) -> Tally {
    ledger_on(spec, day).scoreboard(&spec.dossier(), slot).tally
}

#[test]
fn a_late_source_does_not_undo_a_later_finding() {
    // Fulfilled on day 10, told at once; broken on day 5, told on day 20: from
    // day 20 both are known, and the later finding holds.
    let spec = Spec {
        sources: vec![Some(When::day(D0 + 20))],
        ..of(vec![promise(&[("fulfilled", 10, &[]), ("broken", 5, &[0])])])
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
        ..of(vec![promise(&[("in-progress", 3, &[]), ("broken", 5, &[0])])])
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
    // "2025-01" lasts until the 31st: 30 days after the 1st.
    let commitment = CommitmentSpec { due: Some(When::of_form(2, D0, 0)), ..promise(&[]) };
    let spec = of(vec![commitment]);
    assert!(!row_on(&spec, 30).overdue);
    assert_eq!(row_on(&spec, 30).days_left, Some(0));
    assert!(row_on(&spec, 31).overdue);
    assert_eq!(row_on(&spec, 31).days_left, Some(-1));
}

#[test]
fn a_third_party_neither_agrees_nor_disputes() {
    let claims = vec![
        claim("china", "met", 1),
        claim("The mediator", "unmet", 2),
        claim("us", "unmet", 3),
        claim("us", "met", 4),
    ];
    let spec = of(vec![CommitmentSpec { claims, ..promise(&[]) }]);
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
    // 5 / (3·3) × 100 = 55.5555…, over 3 of 4.
    let statuses = ["fulfilled", "partial", "broken", "lapsed"];
    let spec = of(statuses.map(|status| promise(&[(status, 1, &[])])).to_vec());
    let tally = tally_on(&spec, Slot::First, 1);
    assert_eq!(tally, Tally { points: 5, counted: 3, total: 4 });
    assert!((tally.score().unwrap() - 500.0 / 9.0).abs() < 1e-12);
    assert_eq!(tally_on(&spec, Slot::Second, 1).score(), None);
    // On the day before, all four are pending, and none is due.
    assert_eq!(tally_on(&spec, Slot::First, 0), Tally { points: 0, counted: 0, total: 4 });
}

#[test]
fn what_is_conditional_waits_and_is_not_overdue() {
    // Due on day 5 and conditional on one that is made on day 2 and fulfilled
    // on day 8, and undone on day 12.
    let own = CommitmentSpec {
        due: Some(When::day(D0 + 5)),
        conditional_on: vec![1],
        ..promise(&[("partial", 20, &[])])
    };
    let mut condition = promise(&[("fulfilled", 8, &[]), ("reversed", 12, &[])]);
    condition.by = Who::Us;
    condition.made = When::day(D0 + 2);
    let spec = of(vec![own, condition]);
    // (day, waiting, condition broken, overdue, points)
    for (day, waiting, broken, overdue, points) in [
        (1, true, false, false, None),
        (7, true, false, false, None),
        (8, false, false, true, Some(0)),
        (11, false, false, true, Some(0)),
        (12, true, true, false, None),
        (20, false, false, true, Some(2)),
    ] {
        let row = row_on(&spec, day);
        let found = (row.waiting, row.condition_broken, row.overdue, row.points());
        assert_eq!(found, (waiting, broken, overdue, points), "day {day}");
    }
    let series = ScoreSeries::compute(&spec.dossier(), Slot::First, Day::from_number(D0 + 20));
    let steps: Vec<(i32, u32, u32)> = series
        .steps
        .iter()
        .map(|(day, tally)| (day.number() - D0, tally.points, tally.counted))
        .collect();
    assert_eq!(steps, [(0, 0, 0), (8, 0, 1), (12, 0, 0), (20, 2, 1)]);
}

#[test]
fn waiting_asks_the_next_link_of_a_chain_alone() {
    // 0 needs 1, 1 needs 2. 1 is fulfilled although 2 is not.
    let needs = |place, verdicts| CommitmentSpec { conditional_on: vec![place], ..verdicts };
    let spec =
        of(vec![needs(1, promise(&[])), needs(2, promise(&[("fulfilled", 3, &[])])), promise(&[])]);
    let waiting =
        |day| -> Vec<bool> { ledger_on(&spec, day).rows.iter().map(|row| row.waiting).collect() };
    assert_eq!(waiting(2), [true, true, false]);
    assert_eq!(waiting(3), [false, false, false]);
}

#[test]
fn lateness_counts_from_the_last_day_to_the_first_finding() {
    // Due in January, found fulfilled on 5 February, again on 20 February.
    let commitment = CommitmentSpec {
        due: Some(When::of_form(2, D0, 0)),
        ..promise(&[("fulfilled", 35, &[]), ("reversed", 40, &[]), ("fulfilled", 50, &[])])
    };
    let spec = of(vec![commitment]);
    assert_eq!(row_on(&spec, 34).late_days, None);
    assert_eq!(row_on(&spec, 35).late_days, Some(5));
    assert_eq!(row_on(&spec, 40).late_days, None);
    assert_eq!(row_on(&spec, 50).late_days, Some(5));
}

#[test]
fn a_restraint_is_kept_until_it_expires() {
    let commitment = CommitmentSpec {
        kind: Some("restraint"),
        expires: Some(When::day(D0 + 10)),
        ..promise(&[("in-progress", 0, &[])])
    };
    let spec = of(vec![commitment]);
    for (day, expired) in [(10, false), (11, true)] {
        let row = row_on(&spec, day);
        assert_eq!((row.kept, row.expired, row.is_finished()), (true, expired, expired));
        assert_eq!(row.points(), Some(3));
    }
    // The same status of an action is only a beginning.
    let action = CommitmentSpec { kind: Some("action"), ..promise(&[("in-progress", 0, &[])]) };
    let row = row_on(&of(vec![action]), 0);
    assert_eq!((row.kept, row.points()), (false, Some(1)));
}

#[test]
fn a_complaint_is_answered_by_a_claim_of_that_day_or_later() {
    let claims = vec![
        claim("china", "met", 1),
        claim("us", "unmet", 3),
        claim("china", "met", 3),
        claim("us", "partly-met", 5),
        claim("us", "met", 8),
    ];
    let spec = of(vec![CommitmentSpec { claims, ..promise(&[("broken", 4, &[])]) }]);
    // (day, unanswered, contested by China, by the US)
    for (day, unanswered, contested) in [
        (2, false, [false, false]),
        (3, false, [false, false]),
        (4, false, [true, false]),
        (5, true, [true, false]),
        (8, false, [true, true]),
    ] {
        let row = row_on(&spec, day);
        assert_eq!((row.unanswered, row.contested_by), (unanswered, contested), "day {day}");
    }
    assert_eq!(row_on(&spec, 8).path(Slot::Second), [1, 3, 4]);
}

#[test]
fn exchanges_reach_through_others_and_say_who_moved() {
    // 0 (China) answers 1 (US), which is conditional on 2 (US); 3 is alone.
    let mut all = vec![
        CommitmentSpec { reciprocal_with: vec![1], ..promise(&[("in-progress", 7, &[])]) },
        CommitmentSpec { conditional_on: vec![2], ..promise(&[]) },
        promise(&[]),
        promise(&[("fulfilled", 1, &[])]),
    ];
    all[1].by = Who::Us;
    all[2].by = Who::Us;
    let spec = of(all);
    let exchanges = ledger_on(&spec, 8).exchanges(&spec.dossier());
    assert_eq!(exchanges.len(), 1);
    let exchange = &exchanges[0];
    assert_eq!(exchange.commitments, [0, 1, 2]);
    assert_eq!(exchange.first(), Some(Slot::First));
    assert_eq!(exchange.party(Slot::First).moved, Some((Day::from_number(D0 + 7), 0)));
    assert_eq!(exchange.party(Slot::Second).moved, None);
    assert_eq!(exchange.party(Slot::Second).commitments, 2);
}

#[test]
fn deadlines_are_sorted_by_day() {
    let mut all = vec![
        CommitmentSpec { expires: Some(When::day(D0 + 9)), ..promise(&[]) },
        CommitmentSpec { due: Some(When::day(D0 + 9)), ..promise(&[("fulfilled", 2, &[])]) },
        CommitmentSpec { due: Some(When::day(D0 + 1)), ..promise(&[]) },
        // Open-ended: no last day.
        CommitmentSpec { due: Some(When::of_form(7, D0, 0)), ..promise(&[]) },
        CommitmentSpec { due: Some(When::day(D0 + 1)), ..promise(&[("partial", 0, &[])]) },
    ];
    all[4].conditional_on = vec![0];
    let spec = of(all);
    let found: Vec<_> = ledger_on(&spec, 3)
        .deadlines(&spec.dossier())
        .iter()
        .map(|d| (d.commitment, d.kind, d.days, d.overdue))
        .collect();
    assert_eq!(
        found,
        [
            (2, DeadlineKind::Due, -2, true),
            // Under way, hence not waiting any more.
            (4, DeadlineKind::Due, -2, true),
            (1, DeadlineKind::Due, 6, false),
            (0, DeadlineKind::Expires, 6, false),
        ]
    );
}
