//! Rest and scale fitted to reference points: they are recovered if a known stock made the points,
//! never leave their range, and are not invented if the points say nothing.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::{Code, EventSpec, ModelSpec, NEW_YEAR_2025 as D0, Spec, iso, random};
use detente::dossier::{Day, Reference};
use detente::tension::{
    Calibration, CalibrationError, Direction, EventLog, Model, Scope, Series, Stock,
};
use proptest::prelude::*;

fn reference(day: i32, tension: f64) -> Reference {
    Reference { date: iso(day).parse().unwrap(), tension, note: None, sources: Vec::new() }
}

/// Fits a record's rest and scale to points, and gives its series, too.
fn fit(
    spec: &Spec,
    as_of: i32,
    points: &[(i32, f64)],
) -> (Result<Calibration, CalibrationError>, Series) {
    let dossier = spec.dossier();
    let scope = Scope { as_of: Day::from_number(as_of), direction: Direction::Both };
    let selection = EventLog::new(&dossier).select(scope);
    let references: Vec<Reference> =
        points.iter().map(|(day, tension)| reference(*day, *tension)).collect();
    let fitted = Calibration::compute(&Model::stock(&dossier.model), &selection, &references);
    (fitted, Series::compute(&Model::from(&dossier.model), &selection))
}

/// What is left at the points, squared and added up.
fn squares(calibration: &Calibration, of: impl Fn(&Stock, f64) -> f64) -> f64 {
    let fitted = &calibration.fitted;
    // The sum of points on a day, read back from the fitted stock's tension.
    let sum = |tension: f64| {
        let odds = |tension: f64| (tension / (100.0 - tension)).ln();
        fitted.scale * (odds(tension) - odds(fitted.rest))
    };
    let left = calibration.points.iter().map(|point| of(fitted, sum(point.fitted)) - point.wanted);
    left.map(|left| left * left).sum()
}

fn tension(rest: f64, scale: f64, sum: f64) -> f64 {
    100.0 / (1.0 + (100.0 - rest) / rest * (-sum / scale).exp())
}

/// A tariff war of some measures that add up to at most 48 points.
fn record() -> impl Strategy<Value = Spec> {
    let event = (0..300_i32, 0.25..1.0_f64);
    prop::collection::vec(event, 2..6).prop_map(|events| Spec {
        model: ModelSpec { rest: 31.0, scale: 333.0, ..ModelSpec::stock() },
        events: events
            .into_iter()
            .map(|(day, weight)| EventSpec {
                weight: Some(weight),
                ..EventSpec::coded(D0 + day, Code::TARIFF)
            })
            .collect(),
        ..Spec::default()
    })
}

proptest! {
    #![proptest_config(random::cases(120))]

    #[test]
    fn a_known_stock_is_found_again(
        spec in record(),
        rest in 5.0..90.0_f64,
        scale in 15.0..200.0_f64,
    ) {
        let known = Spec { model: ModelSpec { rest, scale, ..spec.model.clone() }, ..spec.clone() };
        let (_, series) = fit(&known, D0 + 300, &[]);
        let days = spec.events.iter().map(|event| event.when.point);
        let points: Vec<(i32, f64)> =
            days.map(|day| (day, series.at(Day::from_number(day)).unwrap())).collect();
        let apart = |other: &(i32, f64)| (other.1 - points[0].1).abs();
        // Points that a reader could tell apart.
        prop_assume!(points.iter().map(apart).fold(0.0, f64::max) > 0.5);
        let (found, _) = fit(&spec, D0 + 300, &points);
        let found = found.unwrap();
        prop_assert!(found.residuals().1 < 1e-4, "{found:?}");
        prop_assert!((found.fitted.rest - rest).abs() < 0.05, "{} {rest}", found.fitted.rest);
        prop_assert!((found.fitted.scale / scale - 1.0).abs() < 0.01, "{} {scale}", found.fitted.scale);
        // Everything else stays as it was.
        let same = Stock { rest: 31.0, scale: 333.0, ..found.fitted };
        prop_assert_eq!(same, found.before);
    }

    #[test]
    fn a_fit_stays_in_range_and_is_no_worse_than_what_was(
        spec in random::spec_of(&["stock"]),
        points in prop::collection::vec((random::any_day(), 0.01..99.99_f64), 0..6),
        as_of in random::any_day(),
    ) {
        let (found, _) = fit(&spec, as_of, &points);
        let used = points.iter().filter(|(day, _)| *day <= as_of).count();
        let calibration = match found {
            Err(CalibrationError::TooFew(count)) => {
                prop_assert!(count == used && used < 2);
                return Ok(());
            }
            Err(CalibrationError::AllAlike) => {
                prop_assert!(used >= 2);
                return Ok(());
            }
            Ok(calibration) => calibration,
        };
        let Stock { rest, scale, .. } = calibration.fitted;
        prop_assert!((1.0..=99.0).contains(&rest), "{rest}");
        prop_assert!((5.0..=500.0).contains(&scale), "{scale}");
        prop_assert_eq!(calibration.points.len(), used);
        prop_assert_eq!(calibration.left_out.len(), points.len() - used);
        let (before, after) = calibration.residuals();
        let in_range = (1.0..=99.0).contains(&spec.model.rest) && (5.0..=500.0).contains(&spec.model.scale);
        prop_assert!(!in_range || after <= before + 1e-3, "{before} {after}");
        // No neighbour is better. Points at the very ends of the scale tell
        // too little of the sums to be read back.
        if calibration.points.iter().all(|point| (0.01..99.99).contains(&point.fitted)) {
            let best = squares(&calibration, |stock, sum| tension(stock.rest, stock.scale, sum));
            for (by_rest, by_scale) in [(1.05, 1.0), (0.95, 1.0), (1.0, 1.05), (1.0, 0.95), (1.03, 0.97), (0.97, 1.03)] {
                let rest = (rest * by_rest).clamp(1.0, 99.0);
                let scale = (scale * by_scale).clamp(5.0, 500.0);
                let other = squares(&calibration, |_, sum| tension(rest, scale, sum));
                prop_assert!(best <= other + 1e-3, "{best} {other}: {calibration:?}");
            }
        }
    }
}

#[test]
fn two_points_are_met_exactly() {
    // 8 points on day 0, 16 on day 1. From 60 to 70: the log-odds move by
    // ln(7/3) − ln(6/4) = 0.441833 for 8 points, so the scale is 18.1064, and
    // rest has log-odds ln(6/4) − 0.441833 = −0.036368: 49.0909.
    let events = [0, 1].map(|day| EventSpec::coded(D0 + day, Code::TARIFF)).to_vec();
    let spec = Spec { model: ModelSpec::stock(), events, ..Spec::default() };
    let (found, _) = fit(&spec, D0 + 9, &[(D0, 60.0), (D0 + 1, 70.0)]);
    let found = found.unwrap();
    assert!((found.fitted.rest - 49.0909).abs() < 1e-3, "{found:?}");
    assert!((found.fitted.scale - 18.1064).abs() < 1e-3, "{found:?}");
    assert!(found.residuals().1 < 1e-6);
    assert!((found.points[0].now - 54.9834).abs() < 1e-4 && found.points[0].wanted == 60.0);
}

#[test]
fn a_shallow_valley_is_followed_to_its_floor() {
    // Before a measure of 1 point three readers differ, and on its day one is a
    // little above their mean of 44.98: both can be met, by a scale of 81.
    // While rest is not yet right, quite other scales look best.
    let event = EventSpec { weight: Some(0.125), ..EventSpec::coded(D0, Code::TARIFF) };
    let spec = Spec { model: ModelSpec::stock(), events: vec![event], ..Spec::default() };
    let points = [(D0 - 3, 83.627), (D0 - 2, 28.896), (D0 - 1, 22.418), (D0, 45.285)];
    let fitted = fit(&spec, D0, &points).0.unwrap().fitted;
    let mean: f64 = (83.627 + 28.896 + 22.418) / 3.0;
    let odds = |tension: f64| (tension / (100.0 - tension)).ln();
    assert!((fitted.rest - mean).abs() < 1e-4, "{fitted:?}");
    assert!((fitted.scale - 1.0 / (odds(45.285) - odds(mean))).abs() < 1e-2, "{fitted:?}");
}

#[test]
fn points_that_tell_nothing_are_refused() {
    let spec = Spec {
        model: ModelSpec::stock(),
        events: vec![EventSpec::coded(D0, Code::TARIFF)],
        ..Spec::default()
    };
    let refused = |points: &[(i32, f64)]| fit(&spec, D0 + 9, points).0.unwrap_err();
    assert_eq!(refused(&[]), CalibrationError::TooFew(0));
    // One on the as-of day and one after it.
    assert_eq!(refused(&[(D0 + 9, 60.0), (D0 + 10, 70.0)]), CalibrationError::TooFew(1));
    // The same stands on all of them, or nothing does.
    assert_eq!(refused(&[(D0, 60.0), (D0 + 9, 70.0)]), CalibrationError::AllAlike);
    assert_eq!(refused(&[(D0 - 9, 60.0), (D0 - 1, 70.0)]), CalibrationError::AllAlike);
    // Before the record nothing stands, and that is something.
    assert!(fit(&spec, D0 + 9, &[(D0 - 1, 50.0), (D0, 55.0)]).0.is_ok());
}

#[test]
fn what_no_stock_can_meet_ends_at_an_end_of_the_range() {
    // Tension that falls where hostile points grow: the flattest is the best.
    let events = [0, 1].map(|day| EventSpec::coded(D0 + day, Code::TARIFF)).to_vec();
    let spec = Spec { model: ModelSpec::stock(), events, ..Spec::default() };
    let (found, _) = fit(&spec, D0 + 9, &[(D0, 70.0), (D0 + 1, 60.0)]);
    assert!((found.unwrap().fitted.scale - 500.0).abs() < 1e-6);
    // A leap from next to nothing to next to all: the steepest.
    let (found, _) = fit(&spec, D0 + 9, &[(D0, 0.001), (D0 + 1, 99.999)]);
    assert!((found.unwrap().fitted.scale - 5.0).abs() < 1e-6);
}
