//! Random dossiers that are free of errors.
//!
//! Days lie within some 400 days from 1 January 2025 and sources are few, so
//! that same-day events, shared sources and late publication are common.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{
    CODES, ClaimSpec, CommitmentSpec, EventSpec, ModelSpec, NEW_YEAR_2025, Spec, VerdictSpec, When,
    Who,
};

/// How many days the dates of a random dossier spread over.
pub const SPAN: i32 = 400;

const SOURCES: usize = 5;

/// So many cases, or as many as `PROPTEST_CASES` asks for. A failure prints its
/// smallest case; what it shows then gets a plain test, and no file of seeds.
pub fn cases(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = asked.unwrap_or(cases);
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

/// An event by itself; it undoes nothing.
pub fn event() -> impl Strategy<Value = EventSpec> {
    unsettled_event().prop_map(settled)
}

/// One that may have an `until` though it passes, until it is known whether it
/// undoes others.
fn unsettled_event() -> impl Strategy<Value = EventSpec> {
    // Few times, so that equal ones are common.
    let times = select(vec!["00:00", "09:30", "09:30:15", "23:50"]);
    let who = select(vec![Who::China, Who::Us, Who::Both]);
    let weight = prop_oneof![Just(0.0), Just(0.5), Just(1.0), 0.0..6.0_f64];
    let dates = (0..SPAN).prop_flat_map(|offset| {
        let day = NEW_YEAR_2025 + offset;
        let end = (0..200).prop_flat_map(move |length| when_round(day + length));
        (when_round(day), weighted(0.3, end))
    });
    let readings = weighted(0.25, vec(select(CODES.to_vec()), 1..3));
    (
        (dates, weighted(0.4, times), who, select(CODES.to_vec())),
        (weighted(0.3, -10.0..=10.0_f64), weighted(0.4, weight), weighted(0.3, Just(()))),
        (source_places(), weighted(0.06, Just(())), weighted(0.2, any::<bool>()), readings),
    )
        .prop_map(
            |(
                ((when, until), time, who, code),
                (score, weight, low_confidence),
                (sources, planned, lasting, readings),
            )| EventSpec {
                time,
                who,
                score,
                weight,
                low_confidence: low_confidence.is_some(),
                sources,
                planned: planned.is_some(),
                lasting,
                until: until.filter(|until| until.last.is_none_or(|last| last >= when.point)),
                readings: readings.unwrap_or_default(),
                ..EventSpec { when, ..EventSpec::coded(0, code) }
            },
        )
}

fn settled(mut event: EventSpec) -> EventSpec {
    if !event.is_lasting() {
        event.until = None;
    }
    event
}

/// The same events, some of which now undo others: only what lasts and comes
/// before them in the order of events, itself perhaps a reversal.
fn entangled(events: Vec<EventSpec>) -> impl Strategy<Value = Vec<EventSpec>> {
    let share = prop_oneof![Just(0.5), Just(1.0), 0.01..=1.0_f64];
    let picks = vec(any::<Index>(), 1..4);
    let count = events.len();
    vec(weighted(0.4, (picks, weighted(0.7, share))), count..=count).prop_map(move |choices| {
        let mut spec = Spec { events: events.clone(), ..Spec::default() };
        let mut lasting: Vec<usize> = Vec::new();
        for place in spec.order() {
            let event = &mut spec.events[place];
            if let (Some((picks, share)), false) = (&choices[place], lasting.is_empty()) {
                event.reverses = picks.iter().map(|pick| *pick.get(&lasting)).collect();
                event.reverses.sort_unstable();
                event.reverses.dedup();
                event.share = *share;
                event.lasting = event.lasting.filter(|lasting| *lasting);
            }
            if event.is_lasting() {
                lasting.push(place);
            }
        }
        spec.events.into_iter().map(settled).collect()
    })
}

/// Settings of a model of one of these kinds.
pub fn model_of(kinds: &'static [&'static str]) -> impl Strategy<Value = ModelSpec> {
    let half_life = || {
        let days = prop_oneof![Just(180.0), Just(30.0), 0.5..400.0_f64];
        weighted(0.8, days)
    };
    let level = || prop_oneof![Just(0.0), Just(9.0), -9.0..=9.0_f64];
    let gain = prop_oneof![Just(0.1), 0.001..2.0_f64];
    let rest = || prop_oneof![Just(50.0), 0.5..99.5_f64];
    let scale = prop_oneof![Just(40.0), 5.0..500.0_f64];
    (
        (select(kinds), gain, half_life(), level(), level(), 1_u32..90),
        (rest(), weighted(0.3, (rest(), rest())), scale, half_life(), half_life()),
    )
        .prop_map(
            |(
                (kind, gain, half_life, baseline, start, window),
                (rest, ends, scale, words_half_life, deeds_half_life),
            )| ModelSpec {
                kind,
                rest,
                rest_range: ends.map(|(one, other)| (f64::min(one, other), f64::max(one, other))),
                scale,
                words_half_life,
                deeds_half_life,
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

/// Every kind of model.
pub const KINDS: &[&str] = &["stock", "level", "flow", "mean"];

/// A dossier of some events and commitments.
pub fn spec() -> impl Strategy<Value = Spec> {
    (spec_of_events(), vec(commitment(), 0..9)).prop_flat_map(|(spec, commitments)| {
        let count = spec.events.len();
        (Just(spec), joined(commitments, count))
            .prop_map(|(spec, commitments)| Spec { commitments, ..spec })
    })
}

/// One without commitments, for tests of tension alone.
pub fn spec_of_events() -> impl Strategy<Value = Spec> {
    spec_of(KINDS)
}

/// The same, of one of these kinds of model.
pub fn spec_of(kinds: &'static [&'static str]) -> impl Strategy<Value = Spec> {
    let events = vec(unsettled_event(), 0..25).prop_flat_map(entangled);
    (model_of(kinds), vec(weighted(0.8, when()), SOURCES..=SOURCES), events)
        .prop_map(|(model, sources, events)| Spec { model, sources, events, ..Spec::default() })
}

/// Pieces that a damaged file may get.
pub fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,8}",
        "[\\[\\]{}=\"'\n\r\t#.,0-9-]{1,6}",
        prop::sample::select(vec![
            "\"\"\"",
            "[[events]]\n",
            "[model]\n",
            "= nan",
            "中",
            "\u{feff}",
            "\0",
            "2025-02-30",
            "\\u"
        ])
        .prop_map(str::to_owned),
    ]
}

/// A text with other pieces in place of some of its characters.
pub fn damage(text: &str, edits: &[(usize, usize, String)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (at, length, piece) in edits {
        let at = at % (characters.len() + 1);
        let end = (at + length).min(characters.len());
        characters.splice(at..end, piece.chars());
    }
    characters.into_iter().collect()
}
