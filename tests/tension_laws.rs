//! Laws of the models that hold for any record: parts add up, levels stay on their scale, order and
//! knowledge do what DESIGN §4 says, and nothing is made up where nothing is known.

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

use common::{CODES, Code, EventSpec, ModelSpec, NEW_YEAR_2025 as D0, Spec, When, Who, random};
use detente::dossier::{CameoCode, Day, Dossier};
use detente::tension::{
    Attribution, Cause, Direction, EventLog, Model, Scope, Selection, SensitivityBand, Series,
};
use proptest::prelude::*;

fn select(dossier: &Dossier, as_of: i32) -> Selection {
    EventLog::new(dossier)
        .select(Scope { as_of: Day::from_number(as_of), direction: Direction::Both })
}

fn computed(spec: &Spec, as_of: i32) -> (Series, SensitivityBand) {
    let dossier = spec.dossier();
    let model = Model::from(&dossier.model);
    let selection = select(&dossier, as_of);
    (Series::compute(&model, &selection), SensitivityBand::compute(&model, &selection))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn nearly_the_same(one: &(Series, SensitivityBand), other: &(Series, SensitivityBand)) -> bool {
    let values = |(series, band): &(Series, SensitivityBand)| -> Vec<Option<f64>> {
        let ends = band.ranges.iter().flat_map(|range| match range {
            Some((low, high)) => [Some(*low), Some(*high)],
            None => [None, None],
        });
        series.values.iter().copied().chain(ends).collect()
    };
    let (values_of_one, values_of_other) = (values(one), values(other));
    values_of_one.len() == values_of_other.len()
        && one.1.settings == other.1.settings
        && values_of_one.iter().zip(values_of_other).all(|pair| match pair {
            (Some(one), Some(other)) => close(*one, other),
            (one, other) => *one == other,
        })
}

/// Weights that no analyst would write and the format allows.
fn absurd() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), Just(1e-300), Just(1.0), 0.0..1e6_f64, Just(1e15)]
}

/// Half-lives that nothing has, and the format allows.
fn absurd_half_life() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![Just(None), Just(Some(1e-300)), Just(Some(1.0)), Just(Some(1e15))]
}

/// The same record with other weights, gains, scales and half-lives.
fn absurd_spec() -> impl Strategy<Value = Spec> {
    let gain = prop_oneof![Just(1e-300), Just(0.1), Just(90.0), Just(1e15)];
    let scale = prop_oneof![Just(1e-300), Just(40.0), Just(1e15)];
    let rest = || prop_oneof![Just(1e-300), Just(50.0), Just(99.999_999_999_999_99)];
    let stock = (scale, rest(), rest(), absurd_half_life(), absurd_half_life());
    let half_life = absurd_half_life();
    (random::spec_of_events(), prop::collection::vec(absurd(), 25), gain, half_life, stock)
        .prop_map(|(mut spec, weights, gain, half_life, (scale, rest, end, words, deeds))| {
            spec.model = ModelSpec {
                gain,
                half_life,
                scale,
                rest,
                rest_range: Some((rest.min(end), rest.max(end))),
                words_half_life: words,
                deeds_half_life: deeds,
                ..spec.model
            };
            for (event, weight) in spec.events.iter_mut().zip(weights) {
                event.weight = Some(weight);
            }
            spec
        })
}

proptest! {
    #![proptest_config(random::cases(500))]

    /// T(to) − T(from) is the sum of the parts, and each part is an event that
    /// can have moved it.
    #[test]
    fn attribution_adds_up(
        spec in random::spec_of_events(),
        as_of in random::any_day(),
        one in random::any_day(),
        other in random::any_day(),
    ) {
        let dossier = spec.dossier();
        let model = Model::from(&dossier.model);
        let selection = select(&dossier, as_of);
        let (from, to) = (one.min(other).min(as_of), one.max(other).min(as_of));
        let result =
            Attribution::compute(&model, &selection, Day::from_number(from), Day::from_number(to));
        let rest = match model {
            Model::Mean { .. } => {
                prop_assert!(result.is_err(), "a mean is not a sum");
                return Ok(());
            }
            // Before its first event a level stands at its start, a stock at rest.
            Model::Level { start, .. } => 50.0 * (1.0 - start / 9.0),
            Model::Stock(stock) => stock.rest,
            Model::Flow { .. } => 0.0,
        };
        let attribution = result.unwrap();
        let series = Series::compute(&model, &selection);
        let at = |day: i32| series.at(Day::from_number(day)).unwrap_or(rest);
        let moved: f64 = attribution.changes.iter().map(|change| change.change).sum();
        prop_assert!(close(attribution.total, at(to) - at(from)));
        prop_assert!(close(moved + attribution.by_time, attribution.total));
        for pair in attribution.changes.windows(2) {
            prop_assert!(pair[0].change.abs() >= pair[1].change.abs(), "largest first");
        }
        for change in &attribution.changes {
            let event = &spec.events[change.event];
            let day = match change.cause {
                Cause::Act => event.when.point,
                Cause::End => event.last_day().unwrap() + 1,
            };
            prop_assert!(day <= to && !event.planned);
            // A level is moved by an event on its day alone.
            prop_assert!(day > from || spec.model.kind == "flow");
        }
    }

    #[test]
    fn a_level_and_a_stock_stay_on_their_scale(
        mut spec in absurd_spec(),
        as_of in random::any_day(),
        kind in prop::sample::select(vec!["level", "stock"]),
    ) {
        spec.model.kind = kind;
        let (series, band) = computed(&spec, as_of);
        for value in series.values.iter().flatten() {
            prop_assert!((0.0..=100.0).contains(value), "{value}");
        }
        for (low, high) in band.ranges.iter().flatten() {
            prop_assert!(0.0 <= *low && low <= high && *high <= 100.0, "{low} {high}");
        }
    }

    #[test]
    fn every_value_is_a_number(spec in absurd_spec(), as_of in random::any_day()) {
        let (series, band) = computed(&spec, as_of);
        prop_assert!(series.values.iter().flatten().all(|value| value.is_finite()));
        let ends = band.ranges.iter().flatten().flat_map(|(low, high)| [low, high]);
        prop_assert!(ends.into_iter().all(|value| value.is_finite()));
    }

    #[test]
    fn the_band_contains_the_series(spec in random::spec_of_events(), as_of in random::any_day()) {
        let (series, band) = computed(&spec, as_of);
        prop_assert_eq!(band.ranges.len(), series.values.len());
        for (day, value) in series.iter() {
            let Some(value) = value else { continue };
            let (low, high) = band.at(day).unwrap();
            prop_assert!(low <= value + 1e-9 && value <= high + 1e-9, "{day}: {low} {value} {high}");
        }
    }

    /// 54 settings of a level, 18 of a flow and of a mean, 486 of a stock; an
    /// axis that does not apply divides them by its length.
    #[test]
    fn axes_that_do_not_apply_are_left_out(
        mut spec in random::spec_of_events(),
        certain in any::<bool>(),
        sure in any::<bool>(),
        eternal in any::<bool>(),
    ) {
        let last = D0 + 2 * random::SPAN;
        for event in &mut spec.events {
            event.sources.clear();
            event.low_confidence &= !sure;
            if certain {
                event.when = When::day(event.when.point);
            }
        }
        if eternal {
            spec.model.half_life = None;
            spec.model.words_half_life = None;
        }
        let counted = || spec.events.iter().filter(|event| !event.planned);
        let thrice = |applies: bool| if applies { 3 } else { 1 };
        let expected = if counted().count() == 0 { 0 } else {
            let of_model = match (spec.model.kind, spec.model.half_life) {
                ("stock", _) => {
                    let passes = |event: &EventSpec| {
                        let is_words = event.code.quad % 2 == 1;
                        let model = &spec.model;
                        let half_life =
                            if is_words { model.words_half_life } else { model.deeds_half_life };
                        !event.is_lasting() && half_life.is_some()
                    };
                    let is_open =
                        |event: &EventSpec| event.reverses.is_empty() && !event.readings.is_empty();
                    3 * thrice(counted().any(passes))
                        * thrice(counted().any(is_open))
                        * thrice(spec.model.rest_range.is_some())
                }
                ("level", Some(_)) => 9,
                ("flow", None) => 1,
                _ => 3,
            };
            let of_confidence = if counted().any(|event| event.low_confidence) { 2 } else { 1 };
            let of_dates = thrice(counted().any(|event| event.when.earliest != event.when.latest));
            of_model * of_confidence * of_dates
        };
        prop_assert_eq!(computed(&spec, last).1.settings, expected);
    }

    /// Where days differ, the place in the file says nothing.
    #[test]
    fn the_order_of_the_file_only_matters_within_a_day(
        spec in random::spec_of_events(),
        mix in any::<u64>(),
    ) {
        let mut seen = std::collections::HashSet::new();
        // One event a day under each reading of its date.
        let mut places: Vec<usize> = (0..spec.events.len()).collect();
        places.retain(|place| seen.insert(spec.events[*place].when.point));
        let mut spec = spec.rearranged(&places);
        for event in &mut spec.events {
            event.when = When::day(event.when.point);
        }
        let before = computed(&spec, D0 + random::SPAN);
        let mut places: Vec<usize> = (0..places.len()).collect();
        for place in (1..places.len()).rev() {
            places.swap(place, (mix.rotate_left(place as u32) % (place as u64 + 1)) as usize);
        }
        let after = computed(&spec.rearranged(&places), D0 + random::SPAN);
        if spec.model.kind == "stock" {
            // What ends on one day ends in the order of the file, which a sum
            // of floats remembers in its last digit.
            prop_assert!(nearly_the_same(&before, &after), "{before:?}\n{after:?}");
        } else {
            prop_assert_eq!(before, after);
        }
    }

    /// The past as it was known does not change with what comes to be known
    /// later: not the series, not the band, not a digit.
    #[test]
    fn what_is_known_later_changes_nothing(
        spec in random::spec_of_events(),
        later in prop::collection::vec(random::event(), 1..10),
        as_of in random::any_day(),
        insert_at_front in any::<bool>(),
    ) {
        let before = computed(&spec, as_of);
        let mut after = spec;
        after.sources.push(Some(When::day(as_of + 1)));
        let late_source = after.sources.len() - 1;
        let mut news = Vec::new();
        for mut event in later {
            event.sources.clear();
            if event.when.point <= as_of {
                event.sources.push(late_source);
            }
            news.push(event);
        }
        let (old, new) = (after.events.len(), news.len());
        after.events.append(&mut news);
        if insert_at_front {
            let places: Vec<usize> = (old..old + new).chain(0..old).collect();
            after = after.rearranged(&places);
        }
        prop_assert_eq!(before, computed(&after, as_of));
    }

    /// Of the days on which it is known, an event that was published late
    /// moves tension from its own day on.
    #[test]
    fn a_late_source_tells_of_the_past(happened in 1..100_i32, delay in 1..100_i32) {
        let mut spec = Spec {
            model: ModelSpec { half_life: None, ..ModelSpec::default() },
            sources: vec![Some(When::day(D0 + happened + delay)), None],
            events: vec![EventSpec::plain(D0, 0.0), EventSpec::plain(D0 + happened, -10.0)],
            ..Spec::default()
        };
        // A source without a date neither hides an event nor reveals it.
        spec.events[1].sources = vec![1, 0];
        let known = D0 + happened + delay;
        let (eve, _) = computed(&spec, known - 1);
        prop_assert!(eve.values.iter().all(|value| *value == Some(50.0)));
        let (told, _) = computed(&spec, known);
        for (day, value) in told.iter() {
            let moved = if day.number() < D0 + happened { 50.0 } else { 50.0 + 50.0 / 9.0 };
            prop_assert!(close(value.unwrap(), moved), "{day}: {value:?}");
        }
    }

    #[test]
    fn a_window_without_weight_is_a_gap(mut spec in random::spec_of_events()) {
        spec.model.kind = "mean";
        spec.model.window = 3;
        for event in &mut spec.events {
            event.when = When::day(event.when.point);
            event.sources.clear();
        }
        let (series, _) = computed(&spec, D0 + 2 * random::SPAN);
        for (day, value) in series.iter() {
            let in_window = spec.events.iter().any(|event| {
                let age = day.number() - event.when.point;
                (0..3).contains(&age) && event.weight != Some(0.0) && !event.planned
            });
            prop_assert_eq!(value.is_some(), in_window, "{}", day);
        }
    }
}

/// −10 and then +10 on one day end elsewhere than +10 and then −10, so the
/// final level tells in which order they were applied.
fn final_tension(first: Option<&'static str>, second: Option<&'static str>) -> f64 {
    let mut spec = Spec {
        events: vec![EventSpec::plain(D0, -10.0), EventSpec::plain(D0, 10.0)],
        ..Spec::default()
    };
    spec.events[0].time = first;
    spec.events[1].time = second;
    computed(&spec, D0).0.values[0].unwrap()
}

#[test]
fn events_of_a_day_apply_by_time_and_then_by_place() {
    // −10 first: L = −1, then −1 + (10/9)·1 = 1/9. +10 first: 1, then −1/9.
    let as_written = 50.0 * (1.0 - 1.0 / 81.0);
    let reversed = 50.0 * (1.0 + 1.0 / 81.0);
    for (first, second, expected) in [
        (None, None, as_written),
        (Some("09:30"), Some("09:30"), as_written),
        (Some("09:30"), Some("23:50"), as_written),
        (None, Some("00:00"), as_written),
        (Some("23:50"), Some("09:30"), reversed),
        (Some("00:00"), None, reversed),
        // As written: the longer text comes after its own beginning.
        (Some("09:30:00"), Some("09:30"), reversed),
    ] {
        let tension = final_tension(first, second);
        assert!(close(tension, expected), "{first:?} {second:?}: {tension}");
    }
}

#[test]
fn a_record_without_events_has_an_empty_series() {
    for kind in random::KINDS {
        let spec = Spec { model: ModelSpec { kind, ..ModelSpec::default() }, ..Spec::default() };
        assert_eq!(computed(&spec, D0), (Series::EMPTY, SensitivityBand::EMPTY));
        // So has one whose events are all in the future.
        let spec = Spec { events: vec![EventSpec::plain(D0 + 1, -8.0)], ..spec };
        assert_eq!(computed(&spec, D0), (Series::EMPTY, SensitivityBand::EMPTY));
    }
}

#[test]
fn a_direction_takes_one_sides_acts_and_joint_ones() {
    let mut spec = Spec {
        model: ModelSpec { kind: "flow", half_life: None, ..ModelSpec::default() },
        events: [-1.0, -2.0, -4.0].map(|score| EventSpec::plain(D0, score)).to_vec(),
        ..Spec::default()
    };
    for (event, who) in spec.events.iter_mut().zip([Who::China, Who::Us, Who::Both]) {
        event.who = who;
    }
    let dossier = spec.dossier();
    let log = EventLog::new(&dossier);
    for (text, expected) in [("both", 7.0), ("china>us", 5.0), ("us>china", 6.0)] {
        let direction = Direction::parse(text, &dossier).unwrap();
        assert_eq!(direction.name(&dossier), text);
        let selection = log.select(Scope { as_of: Day::from_number(D0), direction });
        let series = Series::compute(&Model::from(&dossier.model), &selection);
        assert_eq!(series.values, [Some(expected)], "{text}");
    }
    let error = Direction::parse("china > us", &dossier).unwrap_err().to_string();
    assert!(error.contains("china>us") && error.contains("us>china"), "{error}");
}

#[test]
fn the_tests_codes_are_those_of_the_table() {
    for Code { text, score, quad, lasting } in CODES {
        let code: CameoCode = text.parse().unwrap();
        let entry = code.entry();
        assert_eq!(entry.goldstein, score, "{code}");
        assert_eq!((entry.quad.number(), entry.lasting), (quad, lasting), "{code}");
    }
}

/// What no file should be able to ask for: numbers that overflow.
#[test]
fn settings_beyond_any_use_are_refused() {
    let limits = [("weight = 1.0", "weight = 1e308"), ("gain = 0.1", "gain = 1.5e308")];
    let mut spec = Spec { events: vec![EventSpec::plain(D0, -8.0)], ..Spec::default() };
    spec.events[0].weight = Some(1.0);
    let text = spec.toml();
    for (sound, absurd) in limits {
        assert!(text.contains(sound));
        let parsed = detente::dossier::parse(&text.replace(sound, absurd));
        assert_eq!(parsed.error_count(), 1, "{absurd}");
    }
}
