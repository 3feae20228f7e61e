//! Random dossiers that are free of errors.
//!
//! Days lie within some 400 days from 1 January 2025 and sources are few, so
//! that same-day events, shared sources and late publication are common.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::{
    CODES, ClaimSpec, CommitmentSpec, EventSpec, ModelSpec, NEW_YEAR_2025, Spec, VerdictSpec, When,
    Who,
};

/// How many days the dates of a random dossier spread over.
pub const SPAN: i32 = 400;

const SOURCES: usize = 5;

/// So many cases. A failure prints its smallest case; what it shows then gets
/// a plain test, and no file of seeds.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A date round a day: half of them plain days, the others of every form.
pub fn when_round(day: i32) -> impl Strategy<Value = When> {
    (0_usize..16, 0..30).prop_map(move |(form, length)| When::of_form(form, day, length))
}

pub fn when() -> impl Strategy<Value = When> {
    (0..SPAN).prop_flat_map(|offset| when_round(NEW_YEAR_2025 + offset))
}

/// Any day from a little before the first date to a little after the last.
pub fn any_day() -> impl Strategy<Value = i32> {
    (-20..SPAN + 40).prop_map(|offset| NEW_YEAR_2025 + offset)
}

fn source_places() -> impl Strategy<Value = Vec<usize>> {
    vec(0..SOURCES, 0..3)
}

pub fn event() -> impl Strategy<Value = EventSpec> {
    // Few times, so that equal ones are common.
    let times = select(vec!["00:00", "09:30", "09:30:15", "23:50"]);
    let who = select(vec![Who::China, Who::Us, Who::Both]);
    let weight = prop_oneof![Just(0.0), Just(0.5), Just(1.0), 0.0..6.0_f64];
    (
        (when(), weighted(0.4, times), who, select(CODES.to_vec())),
        (weighted(0.3, -10.0..=10.0_f64), weighted(0.4, weight), any::<bool>(), source_places()),
    )
        .prop_map(|((when, time, who, code), (score, weight, low_confidence, sources))| {
            EventSpec { when, time, who, code, score, weight, low_confidence, sources }
        })
}

pub fn model() -> impl Strategy<Value = ModelSpec> {
    let half_life = prop_oneof![Just(180.0), Just(30.0), 0.5..400.0_f64];
    let kind = select(vec!["level", "flow", "mean"]);
    let level = || prop_oneof![Just(0.0), Just(9.0), -9.0..=9.0_f64];
    let gain = prop_oneof![Just(0.1), 0.001..2.0_f64];
    (kind, gain, weighted(0.8, half_life), level(), level(), 1_u32..90).prop_map(
        |(kind, gain, half_life, baseline, start, window)| ModelSpec {
            kind,
            gain,
            half_life,
            baseline,
            start,
            window,
        },
    )
}

fn verdict() -> impl Strategy<Value = VerdictSpec> {
    let status = select(vec![
        "pending",
        "in-progress",
        "partial",
        "fulfilled",
        "broken",
        "suspended",
        "reversed",
        "lapsed",
        "undetermined",
    ]);
    (status, when(), source_places()).prop_map(|(status, when, sources)| VerdictSpec {
        status,
        when,
        sources,
    })
}

fn claim() -> impl Strategy<Value = ClaimSpec> {
    let by = select(vec!["china", "us", "A third party"]);
    let stance = select(vec!["met", "partly-met", "unmet"]);
    (by, stance, when(), weighted(0.4, 0..SOURCES))
        .prop_map(|(by, stance, when, source)| ClaimSpec { by, stance, when, source })
}

pub fn commitment() -> impl Strategy<Value = CommitmentSpec> {
    // Due and expiry are written round a day that is not before the one that
    // `made` is written round, so whatever their forms they are not too early.
    let dates = (0..SPAN, 0..200, 0..200).prop_flat_map(|(made, due, expires)| {
        let made = NEW_YEAR_2025 + made;
        (
            when_round(made),
            weighted(0.7, when_round(made + due)),
            weighted(0.3, when_round(made + expires)),
        )
    });
    let by = select(vec![Who::China, Who::Us]);
    (by, dates, source_places(), vec(verdict(), 0..5), vec(claim(), 0..6)).prop_map(
        |(by, (made, due, expires), sources, verdicts, claims)| CommitmentSpec {
            by,
            made,
            due,
            expires,
            kind: None,
            event: None,
            conditional_on: Vec::new(),
            reciprocal_with: Vec::new(),
            sources,
            verdicts,
            claims,
            more: String::new(),
        },
    )
}

/// Commitments with kinds, events and each other joined to them at random.
/// Conditions lead in one direction through the file, hence in no circle.
fn joined(
    commitments: Vec<CommitmentSpec>,
    events: usize,
) -> impl Strategy<Value = Vec<CommitmentSpec>> {
    let count = commitments.len();
    let kind = weighted(0.7, select(vec!["action", "result", "restraint"]));
    // Few links, so that there are small exchanges beside large ones.
    let link = || {
        vec(0..count.max(1), 0..3).prop_map(|mut places| {
            places.sort_unstable();
            places.dedup();
            places
        })
    };
    let each = (kind, weighted(0.7, 0..events.max(1)), link(), weighted(0.3, link()));
    (vec(each, count..=count), any::<bool>()).prop_map(move |(joints, forward)| {
        let mut commitments = commitments.clone();
        for (place, (commitment, (kind, event, conditions, answers))) in
            commitments.iter_mut().zip(joints).enumerate()
        {
            commitment.kind = kind;
            // Few events, so that agreements have several commitments.
            commitment.event = event.filter(|event| *event < events).map(|event| event / 8);
            commitment.conditional_on = conditions
                .into_iter()
                .filter(|other| if forward { *other > place } else { *other < place })
                .collect();
            commitment.reciprocal_with =
                answers.unwrap_or_default().into_iter().filter(|other| *other != place).collect();
        }
        commitments
    })
}

/// A dossier of some events and commitments.
pub fn spec() -> impl Strategy<Value = Spec> {
    (
        model(),
        vec(weighted(0.8, when()), SOURCES..=SOURCES),
        vec(event(), 0..25),
        vec(commitment(), 0..9),
    )
        .prop_flat_map(|(model, sources, events, commitments)| {
            let count = events.len();
            let all = (Just(model), Just(sources), Just(events), joined(commitments, count));
            all.prop_map(|(model, sources, events, commitments)| Spec {
                model,
                sources,
                events,
                commitments,
                more: String::new(),
            })
        })
}

/// One without commitments, for tests of tension alone.
pub fn spec_of_events() -> impl Strategy<Value = Spec> {
    spec().prop_map(|spec| Spec { commitments: Vec::new(), ..spec })
}
