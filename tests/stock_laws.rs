//! Laws of the stock that hold whatever the record: what is lifted is gone, a reversal moves no
//! further than what it undoes, order does not matter, and what is said about the number is what
//! the number does.

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

use common::{CODES, EventSpec, ModelSpec, NEW_YEAR_2025 as D0, Spec, When, random};
use detente::dossier::{Day, Dossier};
use detente::tension::{
    Cause, Direction, EventLog, Model, Scope, Selection, SensitivityBand, Series, Standing, moves,
};
use proptest::prelude::*;

fn select(dossier: &Dossier, as_of: i32) -> Selection {
    EventLog::new(dossier)
        .select(Scope { as_of: Day::from_number(as_of), direction: Direction::Both })
}

fn series(spec: &Spec, as_of: i32) -> Series {
    let dossier = spec.dossier();
    Series::compute(&Model::from(&dossier.model), &select(&dossier, as_of))
}

fn computed(spec: &Spec, as_of: i32) -> (Series, SensitivityBand) {
    let dossier = spec.dossier();
    let (model, selection) = (Model::from(&dossier.model), select(&dossier, as_of));
    (Series::compute(&model, &selection), SensitivityBand::compute(&model, &selection))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9
}

/// Tension at the end of a day that has one.
fn on(series: &Series, day: i32) -> f64 {
    series.at(Day::from_number(day)).unwrap()
}

fn any_stock() -> impl Strategy<Value = Spec> {
    random::spec_of(&["stock"])
}

/// A day by which everything random has happened and was published.
const LAST: i32 = D0 + 2 * random::SPAN;

/// Of what counts on a day: known, and not planned.
fn counts(spec: &Spec, event: &EventSpec, as_of: i32) -> bool {
    let published = event.sources.iter().filter_map(|place| spec.sources[*place].as_ref());
    let known = published.map(|when| when.point).min().is_none_or(|first| first <= as_of);
    known && !event.planned && event.when.point <= as_of
}

/// The record with all that passes taken out.
fn lasting_only(spec: &Spec) -> Spec {
    let places: Vec<usize> = (0..spec.events.len())
        .filter(|place| spec.events[*place].is_lasting() && !spec.events[*place].planned)
        .collect();
    spec.rearranged(&places)
}

proptest! {
    #![proptest_config(random::cases(300))]

    /// Whatever was imposed, suspended, brought back and partly lifted: one act
    /// that lifts all of it returns to rest, to the last digit.
    #[test]
    fn lifting_everything_returns_to_rest(spec in any_stock()) {
        let mut spec = lasting_only(&spec);
        let measures: Vec<usize> =
            (0..spec.events.len()).filter(|place| spec.events[*place].reverses.is_empty()).collect();
        prop_assume!(!measures.is_empty());
        let lifting = EventSpec { reverses: measures, ..EventSpec::coded(LAST, CODES[6]) };
        spec.events.push(lifting);
        prop_assert_eq!(on(&series(&spec, LAST + 9), LAST), spec.model.rest);
        prop_assert_eq!(on(&series(&spec, LAST + 9), LAST + 9), spec.model.rest);
        // The same, were each to run out by itself.
        spec.events.pop();
        for event in spec.events.iter_mut().filter(|event| event.reverses.is_empty()) {
            event.until = Some(When::day(LAST - 1));
        }
        prop_assert_eq!(on(&series(&spec, LAST), LAST), spec.model.rest);
    }

    /// And in bits: as many acts as there are measures, in any order.
    #[test]
    fn lifting_one_after_the_other_returns_to_rest(
        days in prop::collection::vec((0..300_i32, 0.0..6.0_f64, 0..3_usize), 1..9),
        mix in any::<u64>(),
    ) {
        let lasting = [CODES[3], CODES[5], CODES[11]];
        let event = |(day, weight, code): &(i32, f64, usize)| {
            EventSpec { weight: Some(*weight), ..EventSpec::coded(D0 + day, lasting[*code]) }
        };
        let mut events: Vec<EventSpec> = days.iter().map(event).collect();
        for place in shuffled(events.len(), mix) {
            let day = D0 + 300 + (mix.rotate_left(place as u32) % 9) as i32;
            events.push(EventSpec { reverses: vec![place], ..EventSpec::coded(day, CODES[6]) });
        }
        let spec = Spec { model: ModelSpec::stock(), events, ..Spec::default() };
        prop_assert_eq!(on(&series(&spec, D0 + 400), D0 + 309), 50.0);
        prop_assert_eq!(on(&series(&spec, D0 + 400), D0 + 400), 50.0);
    }

    /// The value of a day is that of all its events, in whichever order they
    /// were done and are written.
    #[test]
    fn order_does_not_matter_to_the_value(spec in any_stock(), mix in any::<u64>()) {
        let before = series(&spec, LAST);
        // Of events of one day and time a reversal must stay after what it
        // reverses: it would be refused before it.
        let mut places = shuffled(spec.events.len(), mix);
        let moment = |place: usize| (spec.events[place].when.point, spec.events[place].time);
        let undoes_there = |place: usize| {
            spec.events[place].reverses.iter().any(|other| moment(*other) == moment(place))
        };
        let tied: Vec<_> =
            (0..places.len()).filter(|place| undoes_there(*place)).map(moment).collect();
        for moment_of in tied {
            let slots: Vec<usize> =
                (0..places.len()).filter(|slot| moment(places[*slot]) == moment_of).collect();
            let mut there: Vec<usize> = slots.iter().map(|slot| places[*slot]).collect();
            there.sort_unstable();
            for (slot, place) in slots.into_iter().zip(there) {
                places[slot] = place;
            }
        }
        let after = series(&spec.rearranged(&places), LAST);
        prop_assert_eq!(before.values.len(), after.values.len());
        for ((day, one), (_, other)) in before.iter().zip(after.iter()) {
            prop_assert!(close(one.unwrap(), other.unwrap()), "{day}: {one:?} {other:?}");
        }
    }

    /// Of a reversal's move, the hostile points are at most those of what it
    /// reverses, and toward the other side of nothing.
    #[test]
    fn a_reversal_moves_no_further_than_what_it_reverses(spec in any_stock(), as_of in random::any_day()) {
        let dossier = spec.dossier();
        let points = |tension: f64| (tension / (100.0 - tension)).ln() * spec.model.scale;
        for step in moves(&Model::from(&dossier.model), &select(&dossier, as_of)) {
            let event = &spec.events[step.event];
            if event.reverses.is_empty() {
                continue;
            }
            let moved = points(step.after) - points(step.before);
            let (mut down, mut up) = (0.0, 0.0);
            for (place, share) in undone(&spec, step.event) {
                let hostility = -spec.events[place].goldstein() * spec.events[place].weight.unwrap_or(1.0);
                // An even number of reversals lifts, an odd one brings back.
                let moved = -share * hostility;
                if moved < 0.0 { down += moved } else { up += moved }
            }
            // Near the ends of the scale tension tells little of the points.
            if (1e-3..100.0 - 1e-3).contains(&step.after) && (1e-3..100.0 - 1e-3).contains(&step.before) {
                prop_assert!(down - 1e-6 <= moved && moved <= up + 1e-6, "{down} {moved} {up}");
            }
        }
    }

    /// The past as it was known is the whole of a record that ends there.
    #[test]
    fn as_of_a_day_is_a_record_cut_down_to_what_was_known(spec in any_stock(), as_of in random::any_day()) {
        let known: Vec<usize> =
            (0..spec.events.len()).filter(|place| counts(&spec, &spec.events[*place], as_of)).collect();
        let (series, band) = computed(&spec, as_of);
        let (series_of_cut, band_of_cut) = computed(&spec.rearranged(&known), as_of);
        prop_assert_eq!(series.values.len(), series_of_cut.values.len());
        prop_assert_eq!(band.settings, band_of_cut.settings);
        for (day, value) in series.iter() {
            let also = series_of_cut.at(day).unwrap();
            prop_assert!(close(value.unwrap(), also), "{day}: {value:?} {also}");
            let ((low, high), (also_low, also_high)) =
                (band.at(day).unwrap(), band_of_cut.at(day).unwrap());
            prop_assert!(close(low, also_low) && close(high, also_high), "{day}");
        }
    }

    /// A measure that is wholly lifted on a day had the day before as its last.
    #[test]
    fn a_lifting_and_a_last_day_are_two_ways_to_write_one_thing(spec in any_stock(), choice in any::<prop::sample::Index>()) {
        let measures: Vec<usize> = (0..spec.events.len())
            .filter(|place| spec.events[*place].is_lasting() && spec.events[*place].until.is_none())
            .collect();
        prop_assume!(!measures.is_empty());
        let place = *choice.get(&measures);
        let end = spec.events[place].when.latest.max(spec.events[place].when.point) + 1;
        let mut by_end = spec.clone();
        by_end.events[place].until = Some(When::day(end - 1));
        // The lifting is known whenever the measure is, and counts when it does.
        let lifted = &spec.events[place];
        let lifting = EventSpec {
            reverses: vec![place],
            sources: lifted.sources.clone(),
            planned: lifted.planned,
            ..EventSpec::coded(end, CODES[6])
        };
        let mut by_lifting = spec.clone();
        by_lifting.events.push(lifting);
        let (one, other) = (series(&by_end, LAST), series(&by_lifting, LAST));
        // The lifting is an event of its own and may be the first that counts.
        for (day, value) in one.iter() {
            let also = other.at(day).unwrap();
            prop_assert!(close(value.unwrap(), also), "{day}: {value:?} {also}");
        }
    }

    /// What stands tells what would be, were one effect ended the day before.
    #[test]
    fn if_lifted_is_the_value_of_the_record_without_it(spec in any_stock(), as_of in random::any_day()) {
        let dossier = spec.dossier();
        let standing = Standing::compute(&Model::stock(&dossier.model), &select(&dossier, as_of));
        for measure in &standing.measures {
            let mut lifted = spec.clone();
            let event = &mut lifted.events[measure.event];
            if event.when.point < as_of {
                event.until = Some(When::day(as_of - 1));
                event.when = When::day(event.when.point);
            } else {
                // It began that day, and a record cannot end it before.
                event.weight = Some(0.0);
            }
            let expected = on(&series(&lifted, as_of), as_of);
            prop_assert!(close(measure.tension_if_lifted, expected), "{measure:?} {expected}");
            prop_assert!(close(measure.if_lifted, expected - standing.tension));
        }
        if let Some(tension) = series(&spec, as_of).at(Day::from_number(as_of)) {
            prop_assert!(close(standing.tension, tension));
        }
    }
}

/// Numbers up to a length, in an order that `mix` decides.
fn shuffled(length: usize, mix: u64) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    for place in (1..length).rev() {
        places.swap(place, (mix.rotate_left(place as u32) % (place as u64 + 1)) as usize);
    }
    places
}

/// The scored events that an act undoes, directly or through reversals, and by
/// which share at most; below 0 where it brings back.
fn undone(spec: &Spec, by: usize) -> Vec<(usize, f64)> {
    let mut found = Vec::new();
    for target in &spec.events[by].reverses {
        let share = spec.events[by].share.unwrap_or(1.0);
        if spec.events[*target].reverses.is_empty() {
            found.push((*target, share));
        } else {
            found.extend(undone(spec, *target).into_iter().map(|(place, of)| (place, -of * share)));
        }
    }
    found
}

#[test]
fn an_end_of_what_was_lifted_before_is_no_move() {
    let mut events = vec![EventSpec::coded(D0, CODES[11]), EventSpec::coded(D0 + 3, CODES[6])];
    events[0].until = Some(When::day(D0 + 5));
    events[1].reverses = vec![0];
    let dossier = Spec { model: ModelSpec::stock(), events, ..Spec::default() }.dossier();
    let attribution = detente::tension::Attribution::compute(
        &Model::from(&dossier.model),
        &select(&dossier, D0 + 9),
        Day::from_number(D0),
        Day::from_number(D0 + 9),
    );
    let changes = attribution.unwrap().changes;
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].event, changes[0].cause), (1, Cause::Act));
}
