//! The stock against a slow second writing of DESIGN §4, and against cases
//! computed by hand.

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

use std::collections::BTreeMap;

use common::stock::{Naive, tension};
use common::{CODES, Code, EventSpec, ModelSpec, NEW_YEAR_2025 as D0, Spec, When, Who, random};
use detente::dossier::{Day, Dossier, Slot};
use detente::tension::{
    Attribution, Cause, Direction, EventLog, Model, Scope, Selection, SensitivityBand, Series,
    Standing,
};
use proptest::prelude::*;

fn selection(dossier: &Dossier, direction: Who, as_of: i32) -> Selection {
    let direction = match direction {
        Who::China => Direction::By(Slot::First),
        Who::Us => Direction::By(Slot::Second),
        Who::Both => Direction::Both,
    };
    EventLog::new(dossier).select(Scope { as_of: Day::from_number(as_of), direction })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9
}

fn any_direction() -> impl Strategy<Value = Who> {
    prop::sample::select(vec![Who::Both, Who::China, Who::Us])
}

fn any_stock() -> impl Strategy<Value = Spec> {
    random::spec_of(&["stock"])
}

proptest! {
    #![proptest_config(random::cases(600))]

    #[test]
    fn the_series_is_that_of_the_reference(
        spec in any_stock(),
        direction in any_direction(),
        as_of in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let naive = Naive::new(&spec, direction, as_of);
        let selection = selection(&dossier, direction, as_of);
        let series = Series::compute(&Model::from(&dossier.model), &selection);
        prop_assert_eq!(selection.event_count(), naive.counted.len());
        prop_assert_eq!(series.values.len(), naive.rows().count());
        for (on, (day, value)) in naive.rows().zip(series.iter()) {
            prop_assert_eq!(day.number(), on);
            let expected = naive.tension(naive.plain(), on);
            prop_assert!(close(value.unwrap(), expected), "{day}: {value:?} instead of {expected}");
        }
    }

    #[test]
    fn the_attribution_is_that_of_the_reference(
        spec in any_stock(),
        direction in any_direction(),
        as_of in random::any_day(),
        one in random::any_day(),
        other in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let naive = Naive::new(&spec, direction, as_of);
        let selection = selection(&dossier, direction, as_of);
        let (from, to) = (one.min(other).min(as_of), one.max(other).min(as_of));
        let (from_day, to_day) = (Day::from_number(from), Day::from_number(to));
        let model = Model::from(&dossier.model);
        let found = Attribution::compute(&model, &selection, from_day, to_day).unwrap();
        let mut expected = moves(&naive, from, to);
        let total = naive.tension(naive.plain(), to) - naive.tension(naive.plain(), from);
        let moved: f64 = expected.values().sum();
        for change in &found.changes {
            let key = (change.event, change.cause == Cause::End);
            let expected = expected.remove(&key);
            prop_assert!(expected.is_some_and(|expected| close(expected, change.change)),
                "{change:?} instead of {expected:?}");
        }
        // Only what moved nothing may be left out.
        prop_assert!(expected.values().all(|change| close(*change, 0.0)), "{expected:?} left out");
        prop_assert!(close(found.total, total), "{} instead of {total}", found.total);
        prop_assert!(close(found.by_time, total - moved));
    }

    #[test]
    fn what_stands_is_that_of_the_reference(
        spec in any_stock(),
        direction in any_direction(),
        as_of in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let naive = Naive::new(&spec, direction, as_of);
        let stock = Model::stock(&dossier.model);
        let found = Standing::compute(&stock, &selection(&dossier, direction, as_of));
        let setting = naive.plain();
        let begun = |place| naive.begun(place, setting, as_of);
        let ended = |place| naive.ended(place, as_of);
        let now = naive.tension(setting, as_of);
        prop_assert!(close(found.tension, now));
        let (mut measures, mut suspensions) = (BTreeMap::new(), BTreeMap::new());
        for place in &naive.counted {
            let event = &spec.events[*place];
            let left = naive.left(*place, setting, &begun, &ended);
            if event.is_lasting() && left > 0.0 {
                let without = |other| ended(other) || other == *place;
                let without = tension(setting, naive.sum(setting, as_of, &begun, &without));
                if event.reverses.is_empty() {
                    measures.insert(*place, (left, without));
                } else if event.last_day().is_some() {
                    suspensions.insert(*place, (left, without));
                }
            }
        }
        prop_assert_eq!(found.measures.len(), measures.len());
        prop_assert_eq!(found.suspensions.len(), suspensions.len());
        for measure in &found.measures {
            let (left, without) = measures[&measure.event];
            prop_assert!(close(measure.share_left, left) && close(measure.tension_if_lifted, without));
            prop_assert!(close(measure.if_lifted, without - now));
        }
        for suspension in &found.suspensions {
            let (left, without) = suspensions[&suspension.event];
            prop_assert!(close(suspension.share_left, left));
            prop_assert!(close(suspension.tension_if_ended, without));
            prop_assert!(close(suspension.if_ended, without - now));
        }
        prop_assert!(found.measures.windows(2).all(|pair| pair[0].if_lifted <= pair[1].if_lifted));
        prop_assert!(found.suspensions.windows(2).all(|pair| pair[0].if_ended >= pair[1].if_ended));
    }
}

/// What each event did when it was applied, and each end (`true`), after one
/// day until another: first decay, then endings in the order of the file, then
/// events in theirs.
fn moves(naive: &Naive<'_>, from: i32, to: i32) -> BTreeMap<(usize, bool), f64> {
    let setting = naive.plain();
    let mut moves = BTreeMap::new();
    for day in from + 1..=to {
        let ends = (0..naive.spec.events.len()).filter(|place| {
            let event = &naive.spec.events[*place];
            naive.counted.contains(place) && event.is_lasting() && event.last_day() == Some(day - 1)
        });
        let acts = naive.counted.iter().filter(|place| naive.day(**place, setting) == day);
        let causes = ends.map(|place| (place, true)).chain(acts.map(|place| (*place, false)));
        let mut done: Vec<(usize, bool)> = Vec::new();
        for cause in causes {
            let value = |done: &[(usize, bool)]| {
                let begun =
                    |place| naive.begun(place, setting, day - 1) || done.contains(&(place, false));
                let ended = |place| naive.ended(place, day - 1) || done.contains(&(place, true));
                tension(setting, naive.sum(setting, day, &begun, &ended))
            };
            let before = value(&done);
            done.push(cause);
            moves.insert(cause, value(&done) - before);
        }
    }
    moves
}

proptest! {
    // Each case runs up to 486 settings, each by itself.
    #![proptest_config(random::cases(120))]

    #[test]
    fn the_band_is_the_envelope_of_all_combinations(
        spec in any_stock(),
        direction in any_direction(),
        as_of in random::any_day(),
        offset in 0..13_usize,
    ) {
        let dossier = spec.dossier();
        let naive = Naive::new(&spec, direction, as_of);
        let selection = selection(&dossier, direction, as_of);
        let band = SensitivityBand::compute(&Model::from(&dossier.model), &selection);
        prop_assert_eq!(band.ranges.len(), naive.rows().count());
        if naive.counted.is_empty() {
            return Ok(());
        }
        let settings = naive.settings();
        prop_assert_eq!(band.settings as usize, settings.len());
        // Every thirteenth day, beginning with any, and the last.
        for on in naive.rows().skip(offset).step_by(13).chain([as_of]) {
            let values = settings.iter().map(|setting| naive.tension(*setting, on));
            let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
            let range = band.at(Day::from_number(on)).unwrap();
            prop_assert!(close(range.0, low) && close(range.1, high),
                "{}: {range:?} instead of {low} to {high}", common::iso(on));
        }
    }
}

/// Tension where so many hostile points stand at rest 50 and scale 40.
fn at(points: f64) -> f64 {
    100.0 / (1.0 + (-points / 40.0).exp())
}

/// A stock of the default settings with these events.
fn spec(events: Vec<EventSpec>) -> Spec {
    Spec { model: ModelSpec::stock(), events, ..Spec::default() }
}

/// A tariff: −8, lasting.
fn tariff(day: i32) -> EventSpec {
    EventSpec::coded(D0 + day, Code::TARIFF)
}

/// An act that undoes a share of others. Its own code has no score, and it is
/// written with a weight that would show if it counted.
fn reversal(day: i32, of: &[usize], share: f64) -> EventSpec {
    EventSpec {
        reverses: of.to_vec(),
        share: Some(share),
        weight: Some(3.0),
        ..EventSpec::coded(D0 + day, CODES[6])
    }
}

fn until(event: EventSpec, day: i32) -> EventSpec {
    EventSpec { until: Some(When::day(D0 + day)), ..event }
}

/// The hostile points on these days, read back from tension.
fn assert_points(spec: &Spec, expected: &[(i32, f64)]) {
    let last = expected.last().unwrap().0;
    let dossier = spec.dossier();
    let selection = selection(&dossier, Who::Both, D0 + last);
    let series = Series::compute(&Model::from(&dossier.model), &selection);
    for (day, points) in expected {
        let value = series.at(Day::from_number(D0 + day)).unwrap();
        assert!(close(value, at(*points)), "day {day}: {value} instead of {}", at(*points));
    }
}

#[test]
fn the_formula_gives_known_numbers() {
    // 1/(1 + e^(−0.2)) and, from a rest of 72, 72/(72 + 28·e^(−0.2)).
    let mut spec = spec(vec![tariff(0)]);
    for (rest, expected) in [(50.0, 54.983_399_731_247_8), (72.0, 75.849_785_372_634_4)] {
        spec.model.rest = rest;
        let dossier = spec.dossier();
        let selection = selection(&dossier, Who::Both, D0);
        let series = Series::compute(&Model::from(&dossier.model), &selection);
        assert!((series.values[0].unwrap() - expected).abs() < 1e-12, "{series:?}");
    }
}

#[test]
fn a_tariff_stands_until_it_is_lifted_by_shares_of_what_is_left() {
    // 8, then a quarter off: 6, then half of that off: 3, then all: 0.
    let events = vec![
        tariff(0),
        reversal(10, &[0], 0.25),
        reversal(20, &[0], 0.5),
        reversal(900, &[0], 1.0),
    ];
    assert_points(
        &spec(events),
        &[(0, 8.0), (9, 8.0), (10, 6.0), (20, 3.0), (899, 3.0), (900, 0.0)],
    );
}

#[test]
fn a_suspension_ends_after_its_last_day() {
    let events = vec![tariff(0), until(reversal(5, &[0], 0.5), 9)];
    assert_points(&spec(events), &[(4, 8.0), (5, 4.0), (9, 4.0), (10, 8.0), (20, 8.0)]);
    // One that is written to a month holds to the month's last day: 31 January
    // is day 30.
    let mut events = vec![tariff(0), reversal(5, &[0], 0.5)];
    events[1].until = Some(When::of_form(2, D0 + 3, 0));
    assert_points(&spec(events), &[(5, 4.0), (30, 4.0), (31, 8.0)]);
    // So does a measure that runs out by itself, undone or not.
    let events = vec![until(tariff(0), 9), reversal(5, &[0], 0.5)];
    assert_points(&spec(events), &[(4, 8.0), (5, 4.0), (9, 4.0), (10, 0.0)]);
}

#[test]
fn a_snapback_is_the_reversal_of_a_reversal() {
    // Wholly lifted, then the lifting wholly and, in another, half undone:
    // 8·(1 − (1 − ½)) = 4.
    let events = |share| vec![tariff(0), reversal(5, &[0], 1.0), reversal(8, &[1], share)];
    assert_points(&spec(events(1.0)), &[(4, 8.0), (5, 0.0), (7, 0.0), (8, 8.0)]);
    assert_points(&spec(events(0.5)), &[(5, 0.0), (8, 4.0)]);
    // A snapback that is itself suspended: lifted again until day 12.
    let mut again = events(1.0);
    again.push(until(reversal(10, &[2], 1.0), 12));
    assert_points(&spec(again), &[(8, 8.0), (10, 0.0), (12, 0.0), (13, 8.0)]);
}

#[test]
fn one_act_undoes_a_share_of_each_that_it_names() {
    // 8 + 16 less a half of each; the agreement of +8 is voided with them.
    let mut events = vec![tariff(0), tariff(0), EventSpec::coded(D0, CODES[3])];
    events[1].weight = Some(2.0);
    events.push(reversal(1, &[0, 1, 2], 0.5));
    events.push(reversal(2, &[2], 1.0));
    assert_points(&spec(events), &[(0, 16.0), (1, 8.0), (2, 12.0)]);
}

#[test]
fn words_and_deeds_pass_by_their_own_half_lives() {
    // An accusation (2 points, 30 days), a use of force (10 points, 180 days).
    let events = vec![EventSpec::coded(D0, CODES[7]), EventSpec::coded(D0, Code::FORCE)];
    let points = |days: f64| 2.0 * 0.5_f64.powf(days / 30.0) + 10.0 * 0.5_f64.powf(days / 180.0);
    assert_points(&spec(events.clone()), &[(0, 12.0), (30, points(30.0)), (180, points(180.0))]);
    let mut spec = spec(events);
    spec.model.words_half_life = None;
    spec.model.deeds_half_life = Some(90.0);
    assert_points(&spec, &[(0, 12.0), (90, 7.0), (180, 4.5)]);
}

#[test]
fn what_is_planned_moves_nothing_whatever_its_date() {
    let mut events = vec![tariff(0), tariff(1), reversal(2, &[0], 1.0)];
    events[1].planned = true;
    events[2].planned = true;
    assert_points(&spec(events), &[(0, 8.0), (1, 8.0), (2, 8.0), (9, 8.0)]);
}

#[test]
fn a_reversal_of_the_other_side_counts_only_if_it_is_taken() {
    let mut events = vec![tariff(0), reversal(1, &[0], 1.0)];
    events[1].who = Who::Us;
    let dossier = spec(events).dossier();
    for (direction, expected) in
        [(Who::Both, vec![8.0, 0.0]), (Who::China, vec![8.0, 8.0]), (Who::Us, vec![0.0])]
    {
        let selection = selection(&dossier, direction, D0 + 1);
        let series = Series::compute(&Model::from(&dossier.model), &selection);
        let expected: Vec<Option<f64>> =
            expected.into_iter().map(|points| Some(at(points))).collect();
        assert_eq!(series.values, expected, "{direction:?}");
    }
}

fn band(spec: &Spec, last: i32) -> SensitivityBand {
    let dossier = spec.dossier();
    let selection = selection(&dossier, Who::Both, D0 + last);
    SensitivityBand::compute(&Model::from(&dossier.model), &selection)
}

#[test]
fn readings_scales_and_rests_span_the_band() {
    // A tariff that a second coder could call a threat (−4.4): 8 points at a
    // scale of 28 are the most, 4.4 at 56 the least. Nothing passes, so that
    // half-lives don't matter: 3 readings × 3 scales.
    let mut spec = spec(vec![EventSpec { readings: vec![CODES[9]], ..tariff(0) }]);
    let found = band(&spec, 0);
    let (low, high) = found.ranges[0].unwrap();
    assert_eq!(found.settings, 9);
    assert!((low - 51.963_275_799_605_0).abs() < 1e-12, "{low}");
    assert!((high - 57.094_659_688_346_6).abs() < 1e-12, "{high}");
    spec.model.rest_range = Some((50.0, 72.0));
    let found = band(&spec, 0);
    assert_eq!(found.settings, 27);
    // 72/(72 + 28·e^(−8/28)).
    assert!((found.ranges[0].unwrap().1 - 77.384_935_844_774_9).abs() < 1e-12, "{found:?}");
}

#[test]
fn a_reversal_shifted_before_what_it_reverses_acts_from_the_latters_day() {
    // A tariff on day 10, lifted about day 12: between day 5 and day 19. At its
    // earliest nothing ever stands, at its latest the tariff until day 18.
    let mut events = vec![EventSpec::plain(D0, 0.0), tariff(10), reversal(12, &[1], 1.0)];
    events[2].when = When::of_form(0, D0 + 12, 0);
    let found = band(&spec(events), 20);
    let most = 100.0 / (1.0 + (-8.0_f64 / 28.0).exp());
    for (day, high) in [(9, 50.0), (10, most), (18, most), (19, 50.0), (20, 50.0)] {
        let range = found.at(Day::from_number(D0 + day)).unwrap();
        assert!(close(range.0, 50.0) && close(range.1, high), "day {day}: {range:?}");
    }
}
