//! How much of a metric was to be expected by a day, computed by hand.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::{CommitmentSpec, NEW_YEAR_2025 as D0, Spec, When};
use detente::dossier::Day;
use detente::ledger::{Ledger, MetricProgress};

fn metric_on(spec: &Spec, day: i32) -> MetricProgress {
    let ledger = Ledger::compute(&spec.dossier(), Day::from_number(D0 + day));
    assert_eq!(ledger.rows.len(), 1);
    ledger.rows[0].metric.unwrap()
}

/// Made on day 0; the metric's lines; asked on a day.
fn progress(lines: &str, day: i32) -> MetricProgress {
    let mut commitment = CommitmentSpec::plain(D0);
    commitment.due = Some(When::day(D0 + 100));
    commitment.more = format!("[commitments.metric]\n{lines}\n");
    let spec = Spec {
        sources: vec![Some(When::day(D0 + 80))],
        commitments: vec![commitment],
        ..Spec::default()
    };
    metric_on(&spec, day)
}

#[test]
fn a_metric_is_prorated_between_made_and_due() {
    // 0 to 200 in 100 days: 130 by day 65. 65 observed on day 60: half of it.
    let lines = format!(
        "target = 200\nobservations = [{{ date = \"{}\", value = 65 }}]",
        common::iso(D0 + 60)
    );
    let at = progress(&lines, 65);
    assert_eq!(at.observed, Some((Day::from_number(D0 + 60), 65.0)));
    assert_eq!(at.expected, Some(130.0));
    assert_eq!(at.share, Some(0.5));
    // Past the end no more than the target is expected.
    assert_eq!(progress(&lines, 500).expected, Some(200.0));
    // Nothing is expected on the first day, so no share of it can be told.
    let first = progress(&lines, 0);
    assert_eq!((first.observed, first.expected, first.share), (None, Some(0.0), None));
}

#[test]
fn a_metric_may_fall_and_has_a_span_of_its_own() {
    // From 145 down to 30 between day 10 and day 33, 5 a day: 120 on day 15.
    // 130 observed: 15 of the 25 expected.
    let lines = format!(
        "baseline = 145\ntarget = 30\nstart = \"{}\"\nend = \"{}\"\n\
         observations = [{{ date = \"{}\", value = 130 }}]",
        common::iso(D0 + 10),
        common::iso(D0 + 33),
        common::iso(D0 + 12)
    );
    let at = progress(&lines, 15);
    assert!((at.expected.unwrap() - 120.0).abs() < 1e-12);
    assert!((at.share.unwrap() - 0.6).abs() < 1e-12);
    // Before its start nothing is expected yet.
    assert_eq!(progress(&lines, 5).expected, Some(145.0));
}

#[test]
fn an_observation_counts_when_it_is_known_and_the_latest_date_wins() {
    // Day 50 is told on day 80; day 40 at once; day 30 stands later in the file.
    let lines = format!(
        "target = 100\nobservations = [\
         {{ date = \"{}\", value = 50, source = \"s0\" }}, \
         {{ date = \"{}\", value = 40 }}, {{ date = \"{}\", value = 30 }}]",
        common::iso(D0 + 50),
        common::iso(D0 + 40),
        common::iso(D0 + 30)
    );
    let observed = |day: i32| progress(&lines, day).observed.map(|(_, value)| value);
    assert_eq!(observed(29), None);
    assert_eq!(observed(39), Some(30.0));
    assert_eq!(observed(79), Some(40.0));
    assert_eq!(observed(80), Some(50.0));
}

#[test]
fn a_metric_without_an_end_expects_nothing() {
    let mut commitment = CommitmentSpec::plain(D0);
    commitment.more = "[commitments.metric]\ntarget = 200\n".to_owned();
    let spec = Spec { commitments: vec![commitment], ..Spec::default() };
    let metric = metric_on(&spec, 65);
    assert_eq!((metric.observed, metric.expected, metric.share), (None, None, None));
}
