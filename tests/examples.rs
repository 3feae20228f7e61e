//! The dossiers that the program carries: each is without problems, and its model agrees with the
//! points that its analysts set.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

use detente::dossier::parse;
use detente::reading::{Holdings, Settings};
use detente::store::{EXAMPLES, SAMPLE};
use detente::tension::Series;

/// How far tension may lie from a point that an analyst set.
const BESIDE: f64 = 8.0;

#[test]
fn every_example_is_sound_sourced_and_as_its_analysts_say() {
    for (name, text) in [("the sample", SAMPLE)].into_iter().chain(EXAMPLES) {
        let parsed = parse(text);
        assert!(parsed.problems.is_empty(), "{name}: {:?}", parsed.problems);
        let dossier = parsed.dossier.unwrap();
        for event in &dossier.events {
            assert!(!event.sources.is_empty(), "{name}: {}", event.id);
        }
        for commitment in &dossier.commitments {
            assert!(!commitment.sources.is_empty(), "{name}: {}", commitment.id);
        }
        assert!(dossier.model.references.len() >= 4, "{name}");
        let holdings = Holdings::new(dossier);
        let settings = Settings::of(holdings.dossier());
        let series = Series::compute(&settings.model, &holdings.select(settings.scope()));
        for reference in &holdings.dossier().model.references {
            let day = reference.date.point();
            let found = series.iter().find(|(other, _)| *other == day).and_then(|(_, t)| t);
            let apart = (found.expect("a day of the record") - reference.tension).abs();
            assert!(apart <= BESIDE, "{name}, {day}: {apart} points");
        }
    }
}
