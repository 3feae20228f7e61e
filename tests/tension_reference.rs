//! The level, the flow and the mean against a slow second writing of DESIGN §4, and against cases
//! computed by hand.
//!
//! The reference takes each day by itself and goes through all of its events
//! in closed formulas; it shares nothing with the library but the dossier, and
//! reads that from the test's own data. The stock has its own, in
//! `stock_reference.rs`.

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

use common::{CODES, EventSpec, ModelSpec, NEW_YEAR_2025 as D0, Spec, When, Who, random};
use detente::dossier::{Day, Dossier, Slot};
use detente::tension::{Direction, EventLog, Model, Scope, Selection, SensitivityBand, Series};
use proptest::prelude::*;

/// One event as §4 sees it.
#[derive(Clone, Copy)]
struct Item {
    days: [i32; 3],
    g: f64,
    weight: f64,
    low: bool,
}

/// The events that count, in the order in which those of one day apply.
fn counted(spec: &Spec, direction: Who, as_of: i32) -> Vec<Item> {
    let mut events: Vec<&EventSpec> = spec
        .events
        .iter()
        .filter(|event| direction == Who::Both || event.who == Who::Both || event.who == direction)
        .filter(|event| event.when.point <= as_of && !event.planned)
        .filter(|event| {
            let published = event.sources.iter().filter_map(|place| spec.sources[*place].as_ref());
            published.map(|when| when.point).min().is_none_or(|first| first <= as_of)
        })
        .collect();
    // `None` comes before any time, and times compare as written.
    events.sort_by_key(|event| event.time);
    events
        .iter()
        .map(|event| Item {
            days: [event.when.earliest, event.when.point, event.when.latest],
            g: event.goldstein(),
            weight: event.weight.unwrap_or(1.0),
            low: event.low_confidence,
        })
        .collect()
}

/// What remains of 1 after some days.
fn remains(half_life: Option<f64>, days: i32) -> f64 {
    half_life.map_or(1.0, |half_life| 0.5_f64.powf(f64::from(days) / half_life))
}

/// Tension on a day by events given as (day, item) in their order.
fn tension(model: &ModelSpec, events: &[(i32, Item)], on: i32) -> Option<f64> {
    let past = events.iter().filter(|(day, _)| *day <= on);
    match model.kind {
        "level" => {
            let ModelSpec { gain, half_life, baseline: b, .. } = *model;
            let mut level = model.start;
            let mut since = events.first().map_or(on, |(day, _)| *day);
            let decayed = |level: f64, days: i32| b + (level - b) * remains(half_life, days);
            for (day, item) in past {
                level = decayed(level, day - since);
                since = *day;
                let s = item.g * item.weight;
                let room = if s >= 0.0 { 9.0 - level } else { 9.0 + level };
                // "A bounded level": an event that would carry it past an end
                // carries it to the end.
                level = (level + room / 9.0 * gain * s).clamp(-9.0, 9.0);
            }
            Some(50.0 * (1.0 - decayed(level, (on - since).max(0)) / 9.0))
        }
        "flow" => {
            Some(past.map(|(day, e)| -e.g * e.weight * remains(model.half_life, on - day)).sum())
        }
        _ => {
            let window: Vec<&Item> =
                past.filter(|(day, _)| on - day < model.window as i32).map(|(_, e)| e).collect();
            let weight: f64 = window.iter().map(|e| e.weight).sum();
            let hostility: f64 = window.iter().map(|e| -e.g * e.weight).sum();
            (weight > 0.0).then(|| hostility / weight)
        }
    }
}

fn dated(items: &[Item], reading: usize, as_of: i32) -> Vec<(i32, Item)> {
    let mut events: Vec<(i32, Item)> = items.iter().map(|e| (e.days[reading], *e)).collect();
    events.retain(|(day, _)| *day <= as_of);
    events.sort_by_key(|(day, _)| *day);
    events
}

/// Rows from the first event's day to the as-of day.
fn rows(items: &[Item], as_of: i32) -> std::ops::RangeInclusive<i32> {
    items.iter().map(|e| e.days[1]).min().unwrap_or(as_of + 1)..=as_of
}

/// Every combination of settings, each run on its own.
fn members(model: &ModelSpec, items: &[Item], as_of: i32) -> Vec<(ModelSpec, Vec<(i32, Item)>)> {
    let thrice = [0.5, 1.0, 2.0];
    let is_mean = model.kind == "mean";
    let times: &[f64] = if model.half_life.is_some() || is_mean { &thrice } else { &[1.0] };
    let gains: &[f64] = if model.kind == "level" { &[0.7, 1.0, 1.3] } else { &[1.0] };
    let lows: &[bool] = if items.iter().any(|e| e.low) { &[true, false] } else { &[true] };
    let uncertain = items.iter().any(|e| e.days[0] != e.days[2]);
    let readings: &[usize] = if uncertain { &[0, 1, 2] } else { &[1] };
    let mut all = Vec::new();
    for time in times {
        for gain in gains {
            for with_low in lows {
                for reading in readings {
                    let model = ModelSpec {
                        gain: model.gain * gain,
                        half_life: model.half_life.map(|days| days * time),
                        // Whole days; half of one day is still one day.
                        window: (f64::from(model.window) * time).round().max(1.0) as u32,
                        ..model.clone()
                    };
                    let kept: Vec<Item> =
                        items.iter().filter(|e| *with_low || !e.low).copied().collect();
                    all.push((model, dated(&kept, *reading, as_of)));
                }
            }
        }
    }
    all
}

fn selection(dossier: &Dossier, direction: Who, as_of: i32) -> Selection {
    let direction = match direction {
        Who::China => Direction::By(Slot::First),
        Who::Us => Direction::By(Slot::Second),
        Who::Both => Direction::Both,
    };
    EventLog::new(dossier).select(Scope { as_of: Day::from_number(as_of), direction })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn any_direction() -> impl Strategy<Value = Who> {
    prop::sample::select(vec![Who::Both, Who::China, Who::Us])
}

proptest! {
    #![proptest_config(random::cases(1000))]

    #[test]
    fn the_series_is_that_of_the_reference(
        spec in random::spec_of(&["level", "flow", "mean"]),
        direction in any_direction(),
        as_of in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let items = counted(&spec, direction, as_of);
        let selection = selection(&dossier, direction, as_of);
        let series = Series::compute(&Model::from(&dossier.model), &selection);
        prop_assert_eq!(selection.event_count(), items.len());
        let expected_rows = rows(&items, as_of);
        prop_assert_eq!(series.values.len(), expected_rows.clone().count());
        let events = dated(&items, 1, as_of);
        for (on, (day, value)) in expected_rows.zip(series.iter()) {
            prop_assert_eq!(day.number(), on);
            let expected = tension(&spec.model, &events, on);
            let same = match (value, expected) {
                (Some(value), Some(expected)) => close(value, expected),
                (value, expected) => value == expected,
            };
            prop_assert!(same, "{}: {:?} instead of {:?}", day, value, expected);
        }
    }
}

proptest! {
    // Each case runs up to 54 settings day by day.
    #![proptest_config(random::cases(200))]

    #[test]
    fn the_band_is_the_envelope_of_all_combinations(
        spec in random::spec_of(&["level", "flow", "mean"]),
        direction in any_direction(),
        as_of in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let items = counted(&spec, direction, as_of);
        let selection = selection(&dossier, direction, as_of);
        let band = SensitivityBand::compute(&Model::from(&dossier.model), &selection);
        let rows = rows(&items, as_of);
        prop_assert_eq!(band.ranges.len(), rows.clone().count());
        if items.is_empty() {
            return Ok(());
        }
        let members = members(&spec.model, &items, as_of);
        prop_assert_eq!(band.settings as usize, members.len());
        for on in rows {
            let expected = members
                .iter()
                .filter_map(|(model, events)| tension(model, events, on))
                .fold(None, |range: Option<(f64, f64)>, value| {
                    let (low, high) = range.unwrap_or((value, value));
                    Some((low.min(value), high.max(value)))
                });
            let range = band.at(Day::from_number(on));
            let same = match (range, expected) {
                (Some(a), Some(b)) => close(a.0, b.0) && close(a.1, b.1),
                (range, expected) => range == expected,
            };
            prop_assert!(same, "{}: {:?} instead of {:?}", common::iso(on), range, expected);
        }
    }
}

/// The series of a dossier until a day.
fn series_of(spec: &Spec, as_of: i32) -> Vec<Option<f64>> {
    let dossier = spec.dossier();
    Series::compute(&Model::from(&dossier.model), &selection(&dossier, Who::Both, as_of)).values
}

fn assert_series(spec: &Spec, as_of: i32, expected: &[Option<f64>]) {
    let series = series_of(spec, as_of);
    assert_eq!(series.len(), expected.len(), "{series:?}");
    for (value, expected) in series.iter().zip(expected) {
        let same = match (value, expected) {
            (Some(value), Some(expected)) => close(*value, *expected),
            (value, expected) => value == expected,
        };
        assert!(same, "{series:?} instead of {expected:?}");
    }
}

fn spec(model: ModelSpec, events: &[(i32, f64)]) -> Spec {
    let events = events.iter().map(|(day, score)| EventSpec::plain(D0 + day, *score)).collect();
    Spec { model, events, ..Spec::default() }
}

#[test]
fn the_worst_event_moves_a_neutral_level_by_one() {
    // L0 = 0, gain 0.1, s = −10: ΔL = (9 + 0)/9 · 0.1 · −10 = −1,
    // T = 50·(1 + 1/9) = 55.5555…
    let spec = spec(ModelSpec { half_life: None, ..ModelSpec::default() }, &[(0, -10.0)]);
    assert_series(&spec, D0 + 1, &[Some(55.0 + 5.0 / 9.0), Some(55.0 + 5.0 / 9.0)]);
}

#[test]
fn moves_shrink_toward_an_end_and_are_large_away_from_it() {
    // L0 = −6. s = −10: ΔL = (9 − 6)/9 · −1 = −1/3. s = +10: ΔL = (9 + 6⅓)/9
    // = 15⅓/9 = 46/27, so L = −6⅓ + 46/27 = −125/27, T = 50·(1 + 125/243).
    let model = ModelSpec { start: -6.0, baseline: -6.0, half_life: None, ..ModelSpec::default() };
    let spec = spec(model, &[(0, -10.0), (1, 10.0)]);
    let first = 50.0 * (1.0 + (6.0 + 1.0 / 3.0) / 9.0);
    assert_series(&spec, D0 + 1, &[Some(first), Some(50.0 * (1.0 + 125.0 / 243.0))]);
}

#[test]
fn half_a_departure_is_left_after_a_half_life() {
    // To L = −1 at once, baseline 2, so 3 away; after 4 days 1.5 away, after 8
    // days 0.75: L = 0.5 and 1.25. The first event has ΔL = (9 + 0)/9·0.1·−10.
    let model =
        ModelSpec { baseline: 2.0, start: 0.0, half_life: Some(4.0), ..ModelSpec::default() };
    let series = series_of(&spec(model, &[(0, -10.0)]), D0 + 8);
    let at = |level: f64| 50.0 * (1.0 - level / 9.0);
    assert!(close(series[0].unwrap(), at(-1.0)));
    assert!(close(series[4].unwrap(), at(0.5)));
    assert!(close(series[8].unwrap(), at(1.25)));
}

#[test]
fn the_start_holds_until_the_first_event_and_decays_only_from_it() {
    // The first event's day has no decay before it: T = 50·(1 − 4.5/9) = 25
    // after an event of score 0.
    let model = ModelSpec { start: 4.5, half_life: Some(1.0), ..ModelSpec::default() };
    assert_series(&spec(model, &[(0, 0.0)]), D0 + 1, &[Some(25.0), Some(37.5)]);
}

#[test]
fn a_flow_adds_and_fades() {
    // H = 1: −(−8) = 8; then 8/2 − 2 = 2; then 1.
    let model = ModelSpec { kind: "flow", half_life: Some(1.0), ..ModelSpec::default() };
    assert_series(&spec(model, &[(0, -8.0), (1, 2.0)]), D0 + 2, &[Some(8.0), Some(2.0), Some(1.0)]);
}

#[test]
fn a_mean_is_weighted_and_has_gaps() {
    // Window of 2 days. Day 0: 8. Day 1: (1·8 + 3·−4)/4 = −1. Day 2: −4.
    // Day 3: nothing in [2, 3].
    let model = ModelSpec { kind: "mean", window: 2, ..ModelSpec::default() };
    let mut spec = spec(model, &[(0, -8.0), (1, 4.0)]);
    spec.events[1].weight = Some(3.0);
    assert_series(&spec, D0 + 3, &[Some(8.0), Some(-1.0), Some(-4.0), None]);
}

#[test]
fn a_code_without_a_score_takes_its_bases() {
    // 1213 has no score, 121 has −4: a flow of 4; an own score wins: 1.
    let model = ModelSpec { kind: "flow", half_life: None, ..ModelSpec::default() };
    let mut spec = spec(model, &[(0, 0.0), (1, -1.0)]);
    spec.events[0].score = None;
    spec.events[0].code = CODES[8];
    spec.events[1].code = CODES[8];
    assert_eq!(CODES[8].text, "1213");
    assert_series(&spec, D0 + 1, &[Some(4.0), Some(5.0)]);
}

#[test]
fn an_uncertain_day_widens_the_band_by_a_week_either_way() {
    // A flow that does not fade, of one certain event on day 0 (score −1) and
    // one about day 10 (score −2, day 3 to 17): the band is 1 to 1 on day 2,
    // 1 to 3 from day 3, 3 to 3 from day 17.
    let model = ModelSpec { kind: "flow", half_life: None, ..ModelSpec::default() };
    let mut spec = spec(model, &[(0, -1.0), (10, -2.0)]);
    spec.events[1].when = When::of_form(0, D0 + 10, 0);
    let dossier = spec.dossier();
    let selection = selection(&dossier, Who::Both, D0 + 20);
    let band = SensitivityBand::compute(&Model::from(&dossier.model), &selection);
    assert_eq!(band.settings, 3);
    let at = |day: i32| band.at(Day::from_number(D0 + day)).unwrap();
    for (day, range) in
        [(0, (1.0, 1.0)), (2, (1.0, 1.0)), (3, (1.0, 3.0)), (16, (1.0, 3.0)), (17, (3.0, 3.0))]
    {
        assert_eq!(at(day), range, "day {day}");
    }
    assert_eq!(band.at(Day::from_number(D0 - 1)), None, "no row before the point series");
}

#[test]
fn the_tests_own_calendar_is_right() {
    assert_eq!(common::iso(D0), "2025-01-01");
    for day in (1..D0 + 800_000).step_by(997).chain(D0 - 400..D0 + 800) {
        assert_eq!(Day::from_number(day).date().to_string(), common::iso(day).as_str());
    }
}
