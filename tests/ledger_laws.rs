//! The ledger against a slow second writing of DESIGN §5, as laws that hold of
//! random dossiers. Cases computed by hand are in `ledger_cases.rs`.
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
use detente::ledger::{
    Agreement, DeadlineKind, Exchange, Flag, Ledger, Row, ScoreSeries, Scoreboard, Tally,
};
use proptest::prelude::*;

/// Something with this date, reported by these sources: had it happened and was it known?
fn known(spec: &Spec, when: &When, sources: &[usize], on: i32) -> bool {
    let published = sources.iter().filter_map(|place| spec.sources[*place].as_ref());
    when.point <= on && published.map(|when| when.point).min().is_none_or(|first| first <= on)
}

fn exists(spec: &Spec, commitment: &CommitmentSpec, on: i32) -> bool {
    known(spec, &commitment.made, &commitment.sources, on)
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

fn verdicts_known<'a>(
    spec: &'a Spec,
    commitment: &'a CommitmentSpec,
    on: i32,
) -> impl Iterator<Item = (usize, &'a VerdictSpec)> {
    let verdicts = commitment.verdicts.iter().enumerate();
    verdicts.filter(move |(_, v)| known(spec, &v.when, &v.sources, on))
}

fn status_on(spec: &Spec, commitment: &CommitmentSpec, on: i32) -> (&'static str, Option<usize>) {
    let place = latest(verdicts_known(spec, commitment, on), |v: &VerdictSpec| &v.when);
    (place.map_or("pending", |place| commitment.verdicts[place].status), place)
}

/// The day of the first verdict known that says one of these.
fn first_day(spec: &Spec, c: &CommitmentSpec, on: i32, says: fn(&str) -> bool) -> Option<i32> {
    verdicts_known(spec, c, on).filter(|(_, v)| says(v.status)).map(|(_, v)| v.when.point).min()
}

/// The statuses of what a commitment is conditional on; none of what was not
/// made yet or not known.
fn conditions(spec: &Spec, c: &CommitmentSpec, on: i32) -> Vec<Option<&'static str>> {
    let conditions = c.conditional_on.iter().map(|place| &spec.commitments[*place]);
    conditions.map(|c| exists(spec, c, on).then(|| status_on(spec, c, on).0)).collect()
}

fn is_waiting(spec: &Spec, c: &CommitmentSpec, on: i32) -> bool {
    status_on(spec, c, on).0 == "pending"
        && conditions(spec, c, on).iter().any(|status| *status != Some("fulfilled"))
}

fn is_condition_broken(spec: &Spec, c: &CommitmentSpec, on: i32) -> bool {
    let failed = |status: &Option<&str>| matches!(status, Some("broken" | "reversed" | "lapsed"));
    is_waiting(spec, c, on) && conditions(spec, c, on).iter().any(failed)
}

fn last(date: Option<&When>) -> Option<i32> {
    date.and_then(|when| when.last)
}

fn is_overdue(spec: &Spec, c: &CommitmentSpec, on: i32) -> bool {
    let open = ["pending", "in-progress", "partial", "suspended"];
    open.contains(&status_on(spec, c, on).0)
        && !is_waiting(spec, c, on)
        && last(c.due.as_ref()).is_some_and(|due| due < on)
}

fn is_kept(spec: &Spec, c: &CommitmentSpec, on: i32) -> bool {
    c.kind == Some("restraint") && status_on(spec, c, on).0 == "in-progress"
}

fn is_expired(c: &CommitmentSpec, on: i32) -> bool {
    last(c.expires.as_ref()).is_some_and(|last| last < on)
}

fn late_days(spec: &Spec, c: &CommitmentSpec, on: i32) -> Option<i32> {
    if status_on(spec, c, on).0 != "fulfilled" {
        return None;
    }
    let done = first_day(spec, c, on, |status| status == "fulfilled").unwrap();
    last(c.due.as_ref()).map(|due| done - due).filter(|days| *days > 0)
}

fn moved(spec: &Spec, c: &CommitmentSpec, on: i32) -> Option<i32> {
    first_day(spec, c, on, |status| status != "pending")
}

fn path(spec: &Spec, commitment: &CommitmentSpec, by: &str, on: i32) -> Vec<usize> {
    let claims = commitment.claims.iter().enumerate();
    let claims = claims.filter(|(_, c)| {
        c.by == by && known(spec, &c.when, &c.source.into_iter().collect::<Vec<_>>(), on)
    });
    let mut path: Vec<(usize, &ClaimSpec)> = claims.collect();
    path.sort_by_key(|(_, claim)| claim.when.point);
    path.into_iter().map(|(place, _)| place).collect()
}

fn points(spec: &Spec, c: &CommitmentSpec, on: i32) -> Option<u32> {
    match status_on(spec, c, on).0 {
        "lapsed" | "undetermined" => None,
        "pending" if is_waiting(spec, c, on) => None,
        "pending" if !is_overdue(spec, c, on) => None,
        "in-progress" if is_kept(spec, c, on) => Some(3),
        "fulfilled" => Some(3),
        "partial" => Some(2),
        "in-progress" | "suspended" => Some(1),
        "pending" | "broken" | "reversed" => Some(0),
        other => panic!("{other}"),
    }
}

/// Points, how many count, and of how many, of those that existed.
fn tally_on(spec: &Spec, on: i32, takes: impl Fn(&CommitmentSpec) -> bool) -> Tally {
    let all: Vec<_> = spec.commitments.iter().filter(|c| takes(c) && exists(spec, c, on)).collect();
    let points: Vec<u32> = all.iter().filter_map(|c| points(spec, c, on)).collect();
    Tally { points: points.iter().sum(), counted: points.len() as u32, total: all.len() as u32 }
}

fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Met => "met",
        Stance::PartlyMet => "partly-met",
        Stance::Unmet => "unmet",
    }
}

fn check_status(spec: &Spec, row: &Row, on: i32) -> Result<(), TestCaseError> {
    let commitment = &spec.commitments[row.commitment];
    let (status, verdict) = status_on(spec, commitment, on);
    prop_assert_eq!(row.status.as_str(), status);
    prop_assert_eq!(row.verdict, verdict);
    prop_assert_eq!(row.waiting, is_waiting(spec, commitment, on));
    prop_assert_eq!(row.condition_broken, is_condition_broken(spec, commitment, on));
    prop_assert_eq!(row.overdue, is_overdue(spec, commitment, on));
    prop_assert_eq!(row.late_days, late_days(spec, commitment, on));
    prop_assert_eq!(row.kept, is_kept(spec, commitment, on));
    prop_assert_eq!(row.expired, is_expired(commitment, on));
    prop_assert_eq!(row.days_left, last(commitment.due.as_ref()).map(|due| due - on));
    prop_assert_eq!(row.days_to_expiry, last(commitment.expires.as_ref()).map(|end| end - on));
    prop_assert_eq!(row.moved.map(Day::number), moved(spec, commitment, on));
    prop_assert_eq!(row.points(), points(spec, commitment, on));
    Ok(())
}

fn check_claims(spec: &Spec, row: &Row, on: i32) -> Result<(), TestCaseError> {
    let commitment = &spec.commitments[row.commitment];
    let sides = ["china", "us"];
    let paths = sides.map(|by| path(spec, commitment, by, on));
    prop_assert_eq!(&row.paths, &paths);
    let claims = paths.map(|path| path.last().map(|place| &commitment.claims[*place]));
    prop_assert_eq!(Slot::BOTH.map(|slot| row.claim(slot).is_some()), claims.map(|c| c.is_some()));
    let stances = claims.map(|claim| claim.map(|claim| claim.stance));
    match stances {
        [Some(first), Some(second)] if first != second => prop_assert!(row.is_disputed()),
        [Some(first), Some(_)] => {
            let Agreement::Agreed(stance) = row.agreement else {
                return Err(TestCaseError::fail(format!("{:?}", row.agreement)));
            };
            prop_assert_eq!(stance_word(stance), first);
        }
        _ => prop_assert_eq!(row.agreement, Agreement::Open),
    }
    let (own, other) =
        if commitment.by == Who::China { (claims[0], claims[1]) } else { (claims[1], claims[0]) };
    let unanswered = match (own, other) {
        (_, None) => false,
        (None, Some(other)) => other.stance != "met",
        (Some(own), Some(other)) => other.stance != "met" && own.when.point < other.when.point,
    };
    prop_assert_eq!(row.unanswered, unanswered);
    let status = row.status.as_str();
    prop_assert_eq!(
        row.contested_by,
        stances.map(|stance| {
            [(Some("unmet"), "fulfilled"), (Some("met"), "broken")].contains(&(stance, status))
        })
    );
    Ok(())
}

const SIDES: [(Slot, Who); 2] = [(Slot::First, Who::China), (Slot::Second, Who::Us)];

fn check_boards(spec: &Spec, ledger: &Ledger, on: i32) -> Result<(), TestCaseError> {
    let dossier = spec.dossier();
    for (slot, who) in SIDES {
        let board = ledger.scoreboard(&dossier, slot);
        let listed: usize = board.distribution.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(listed, board.total(), "the distribution leaves nothing out");
        prop_assert_eq!(board.tally, tally_on(spec, on, |c| c.by == who));
        let agreements = ledger.agreements(&dossier, slot);
        let mut total = Tally::default();
        for agreement in &agreements {
            let tally = agreement.board.tally;
            let of_it = |c: &CommitmentSpec| c.by == who && c.event == agreement.event;
            prop_assert_eq!(tally, tally_on(spec, on, of_it));
            prop_assert!(tally.total > 0);
            total.points += tally.points;
            total.counted += tally.counted;
            total.total += tally.total;
        }
        prop_assert_eq!(total, board.tally, "each commitment is of one agreement");
    }
    Ok(())
}

/// Whether a way leads from one commitment to another over links between those
/// that existed.
fn is_joined(spec: &Spec, from: usize, to: usize, on: i32) -> bool {
    let is_linked = |a: usize, b: usize| {
        let names = |a: usize, b: usize| {
            let c = &spec.commitments[a];
            c.conditional_on.contains(&b) || c.reciprocal_with.contains(&b)
        };
        names(a, b) || names(b, a)
    };
    let mut reached = vec![from];
    loop {
        let next = (0..spec.commitments.len()).find(|place| {
            !reached.contains(place)
                && exists(spec, &spec.commitments[*place], on)
                && reached.iter().any(|other| is_linked(*other, *place))
        });
        match next {
            Some(place) => reached.push(place),
            None => return reached.contains(&to),
        }
    }
}

fn check_exchange(spec: &Spec, exchange: &Exchange, on: i32) -> Result<(), TestCaseError> {
    prop_assert!(exchange.commitments.len() > 1 && exchange.commitments.is_sorted());
    for (slot, who) in SIDES {
        let own: Vec<usize> = exchange
            .commitments
            .iter()
            .copied()
            .filter(|place| spec.commitments[*place].by == who)
            .collect();
        let party = exchange.party(slot);
        let of = |place: usize| &spec.commitments[place];
        prop_assert_eq!(party.commitments, own.len());
        let first = own.iter().filter_map(|p| Some((moved(spec, of(*p), on)?, *p))).min();
        prop_assert_eq!(party.moved.map(|(day, place)| (day.number(), place)), first);
        let is_done = |place: &usize| {
            let c = of(*place);
            status_on(spec, c, on).0 == "fulfilled" || (is_kept(spec, c, on) && is_expired(c, on))
        };
        prop_assert_eq!(party.finished, !own.is_empty() && own.iter().all(is_done));
    }
    let days = SIDES.map(|(slot, _)| exchange.party(slot).moved.map(|(day, _)| day));
    let first = match days {
        [Some(a), Some(b)] if a == b => None,
        [Some(a), b] if b.is_none_or(|b| a < b) => Some(Slot::First),
        [_, Some(_)] => Some(Slot::Second),
        _ => None,
    };
    prop_assert_eq!(exchange.first(), first);
    Ok(())
}

proptest! {
    #![proptest_config(random::cases(500))]

    #[test]
    fn the_ledger_is_that_of_the_reference(spec in random::spec(), on in random::any_day()) {
        let dossier = spec.dossier();
        let ledger = Ledger::compute(&dossier, Day::from_number(on));
        let shown: Vec<usize> = ledger.rows.iter().map(|row| row.commitment).collect();
        let commitments = spec.commitments.iter().enumerate();
        let existing: Vec<usize> =
            commitments.filter(|(_, c)| exists(&spec, c, on)).map(|(place, _)| place).collect();
        prop_assert_eq!(shown, existing);
        for row in &ledger.rows {
            check_status(&spec, row, on)?;
            check_claims(&spec, row, on)?;
            prop_assert!(row.flags().all(|flag| row.has(flag)));
            prop_assert!(!row.has(Flag::ConditionBroken) || row.has(Flag::Waiting));
        }
        check_boards(&spec, &ledger, on)?;
    }

    /// The series is the scoreboard of each day, as each day knew it.
    #[test]
    fn the_score_series_is_the_score_of_every_day(spec in random::spec(), as_of in random::any_day()) {
        let dossier = spec.dossier();
        let series = SIDES
            .map(|(slot, _)| ScoreSeries::compute(&dossier, slot, Day::from_number(as_of)));
        for on in D0 - 20..=as_of {
            let day = Day::from_number(on);
            let ledger = Ledger::compute(&dossier, day);
            for ((slot, who), series) in SIDES.into_iter().zip(&series) {
                let found = series.tally(day);
                prop_assert_eq!(found, tally_on(&spec, on, |c| c.by == who), "{}", common::iso(on));
                prop_assert_eq!(found, ledger.scoreboard(&dossier, slot).tally);
                prop_assert_eq!(series.at(day), found.score());
            }
        }
        for series in &series {
            prop_assert!(series.steps.is_sorted_by(|a, b| a.0 < b.0), "one step a day, in order");
            prop_assert!(series.steps.iter().all(|(day, _)| day.number() <= as_of));
        }
    }

    /// Two commitments are in one exchange where a way of links joins them, and
    /// none is in two.
    #[test]
    fn exchanges_are_what_links_join(spec in random::spec(), on in random::any_day()) {
        let dossier = spec.dossier();
        let ledger = Ledger::compute(&dossier, Day::from_number(on));
        let exchanges = ledger.exchanges(&dossier);
        let of = |place: usize| exchanges.iter().position(|e| e.commitments.contains(&place));
        for a in ledger.rows.iter().map(|row| row.commitment) {
            for b in ledger.rows.iter().map(|row| row.commitment).filter(|b| *b != a) {
                let together = of(a).is_some() && of(a) == of(b);
                prop_assert_eq!(together, is_joined(&spec, a, b, on), "{} and {}", a, b);
            }
        }
        let members: usize = exchanges.iter().map(|e| e.commitments.len()).sum();
        let joined = ledger.rows.iter().filter(|row| of(row.commitment).is_some()).count();
        prop_assert_eq!(members, joined);
        for exchange in &exchanges {
            check_exchange(&spec, exchange, on)?;
        }
    }

    #[test]
    fn deadlines_are_all_dates_to_come_and_what_is_overdue(
        spec in random::spec(),
        on in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let ledger = Ledger::compute(&dossier, Day::from_number(on));
        let mut expected = Vec::new();
        for (place, c) in spec.commitments.iter().enumerate().filter(|(_, c)| exists(&spec, c, on)) {
            let overdue = is_overdue(&spec, c, on);
            if let Some(due) = last(c.due.as_ref()).filter(|due| *due >= on || overdue) {
                expected.push((due, DeadlineKind::Due, place, overdue));
            }
            if let Some(end) = last(c.expires.as_ref()).filter(|end| *end >= on) {
                expected.push((end, DeadlineKind::Expires, place, false));
            }
        }
        expected.sort_unstable();
        let deadlines = ledger.deadlines(&dossier);
        let found: Vec<_> = deadlines
            .iter()
            .map(|d| (d.day.number(), d.kind, d.commitment, d.overdue))
            .collect();
        prop_assert_eq!(found, expected);
        prop_assert!(deadlines.iter().all(|d| d.days == d.day.number() - on));
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
                // Dated in the past, but reported by no source until tomorrow.
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

    /// A promise that is not yet due, or waits, changes no score on the day it is made.
    #[test]
    fn a_new_promise_lowers_no_score(spec in random::spec(), on in random::any_day()) {
        let before = spec.dossier();
        let day = Day::from_number(on);
        let mut after = spec;
        after.commitments.push(CommitmentSpec {
            due: Some(When::day(on)),
            ..CommitmentSpec::plain(on)
        });
        let after = after.dossier();
        let board = |dossier| -> Scoreboard {
            Ledger::compute(dossier, day).scoreboard(dossier, Slot::First)
        };
        let (before, after) = (board(&before), board(&after));
        prop_assert_eq!(before.score(), after.score());
        prop_assert_eq!(before.total() + 1, after.total());
        prop_assert!(after.distribution.iter().any(|(status, _)| *status == Status::Pending));
    }
}
