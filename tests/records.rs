//! Two records that were coded by hand, read by the stock: whether their course is what a historian
//! would draw. The bounds follow from the question, not from the computed line, so that one more
//! note or source breaks no test. And files from the format's first days: they open, and the user
//! is told what has changed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "where a test cannot go on it should fail"
)]

mod common;

use common::{day, read};
use detente::dossier::{Dossier, ModelKind, Severity, parse};
use detente::store::SAMPLE;
use detente::tension::{
    Calibration, Direction, EventLog, Model, NamedBand, Scope, Selection, SensitivityBand, Series,
    Standing,
};
use detente::words::ENGLISH;

const TRADE_WAR: &str = include_str!("records/us-china-2018.dossier.toml");

struct Course {
    series: Series,
    band: SensitivityBand,
}

impl Course {
    fn of(dossier: &Dossier) -> Self {
        let (model, selection) = (Model::from(&dossier.model), selected(dossier));
        assert_eq!(model.kind(), ModelKind::Stock);
        Self {
            series: Series::compute(&model, &selection),
            band: SensitivityBand::compute(&model, &selection),
        }
    }

    /// Tension at the end of a day.
    fn on(&self, date: &str) -> f64 {
        self.series.at(day(date)).unwrap()
    }

    /// The day on which tension is highest of a span, and how high.
    fn height(&self, from: &str, to: &str) -> (String, f64) {
        let (from, to) = (day(from), day(to));
        let days = self.series.iter().filter(|(on, _)| from <= *on && *on <= to);
        let (on, value) = days
            .map(|(on, value)| (on, value.unwrap()))
            // Of equal days the first.
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .unwrap();
        (on.to_string(), value)
    }
}

fn selected(dossier: &Dossier) -> Selection {
    let as_of = dossier.default_as_of().unwrap();
    EventLog::new(dossier).select(Scope { as_of, direction: Direction::Both })
}

fn trade_war() -> Dossier {
    read(TRADE_WAR)
}

fn truce() -> Dossier {
    read(SAMPLE)
}

#[test]
fn both_records_have_no_problem_and_a_source_for_everything() {
    for (name, text) in [("trade war", TRADE_WAR), ("truce", SAMPLE)] {
        let parsed = parse(text);
        let shown: String =
            parsed.problems.iter().map(|p| ENGLISH.problem_lines(p, name)).collect();
        assert!(parsed.problems.is_empty(), "{shown}");
        let dossier = parsed.dossier.unwrap();
        assert!(dossier.events.len() >= 25, "{name}: {} events", dossier.events.len());
        assert!(dossier.events.iter().all(|event| !event.sources.is_empty()), "{name}");
        assert!(dossier.commitments.iter().all(|promise| !promise.sources.is_empty()), "{name}");
        assert!(dossier.model.references.len() >= 2, "{name}");
        assert!(dossier.model.references.iter().all(|point| point.note.is_some()), "{name}");
    }
    let (first, last) = EventLog::new(&trade_war()).days().unwrap();
    assert!(last.since(first) >= 2 * 365, "{first} to {last}");
}

#[test]
fn rest_and_scale_are_nearly_those_that_the_references_ask_for() {
    for (name, dossier) in [("trade war", trade_war()), ("truce", truce())] {
        let stock = Model::stock(&dossier.model);
        let fit = Calibration::compute(&stock, &selected(&dossier), &dossier.model.references);
        let (now, fitted) = fit.unwrap().residuals();
        assert!(now < 5.0, "{name}: {now} off, and {fitted} at best");
        assert!(now - fitted < 1.0, "{name}: {now} off, and {fitted} at best");
    }
}

#[test]
fn the_trade_war_has_a_historians_course() {
    let course = Course::of(&trade_war());
    let begins = course.on("2018-03-31");
    // It climbs with each round of 2018.
    for (eve, round) in [
        ("2018-07-05", "2018-07-06"),
        ("2018-08-22", "2018-08-23"),
        ("2018-09-23", "2018-09-24"),
        ("2019-05-09", "2019-05-10"),
        ("2019-08-31", "2019-09-01"),
    ] {
        assert!(course.on(round) > course.on(eve) + 1.0, "the duties of {round}");
    }
    // With $250bn under tariff it stands far above where it began.
    assert!(course.on("2019-05-31") > begins + 15.0);
    // The truce of Buenos Aires lowers it, and the talks after it more.
    assert!(course.on("2018-12-01") < course.on("2018-11-30"));
    assert!(course.on("2019-02-28") < course.on("2018-12-02"));
    assert!(course.on("2019-02-28") > begins + 8.0, "while the duties stand");
    // Within the tariff war it is highest in August or September 2019.
    let (height, highest) = course.height("2018-07-06", "2020-02-14");
    assert!(("2019-08-01".."2019-10-01").contains(&height.as_str()), "{height}");
    assert_eq!(NamedBand::of(highest), NamedBand::Hostile);
    // Phase One eases it, and lifts less than was imposed.
    assert!(course.on("2020-01-15") < course.on("2020-01-14") - 1.0, "the signature");
    assert!(course.on("2020-02-14") < course.on("2020-02-13"), "the halved duties");
    assert!(course.on("2020-02-14") < highest - 4.0);
    assert!(course.on("2020-02-14") > begins + 15.0);
    // What follows is another quarrel, and no better.
    assert!(course.on("2020-08-31") > course.on("2020-02-14") + 5.0);
}

#[test]
fn the_truce_has_a_historians_course() {
    let course = Course::of(&truce());
    // The spiral of April: its height is reached about the 11th, at about 90.
    let (height, highest) = course.height("2025-04-02", "2025-06-12");
    assert!(("2025-04-09".."2025-04-15").contains(&height.as_str()), "{height}");
    assert!((87.0..94.0).contains(&highest), "{highest}");
    // The duties are cut on 14 May: that day eases most, and far more than the
    // day on which it was agreed.
    let fall = |date: &str, eve: &str| course.on(eve) - course.on(date);
    assert!(fall("2025-05-14", "2025-05-13") > 8.0);
    assert!(fall("2025-05-12", "2025-05-11") < fall("2025-05-14", "2025-05-13") / 2.0);
    let falls = course.series.values.windows(2).map(|pair| pair[0].unwrap() - pair[1].unwrap());
    let deepest = falls.fold(0.0, f64::max);
    assert_eq!(deepest, fall("2025-05-14", "2025-05-13"));
    // It frays from late May, and the leaders' call and London ease it again.
    let cuts = course.on("2025-05-14");
    assert!(course.on("2025-06-02") > cuts + 4.0);
    assert!(course.on("2025-06-05") < course.on("2025-06-04"), "the call");
    assert!(course.on("2025-06-12") < course.on("2025-06-08"), "London");
    // An unpublished framework does not do what cut duties did.
    assert!(course.on("2025-06-12") >= cuts, "{} after {cuts}", course.on("2025-06-12"));
    assert_eq!(NamedBand::of(course.on("2025-06-12")), NamedBand::Tense);
}

#[test]
fn the_band_is_wide_and_does_not_turn_the_course_over() {
    for dossier in [trade_war(), truce()] {
        let course = Course::of(&dossier);
        for (on, value) in course.series.iter() {
            let (low, high) = course.band.at(on).unwrap();
            assert!(low <= value.unwrap() && value.unwrap() <= high, "{on}");
        }
        assert!(course.band.settings >= 27, "{} settings", course.band.settings);
    }
    let band = Course::of(&truce()).band;
    let (low, _) = band.at(day("2025-04-11")).unwrap();
    let (_, high) = band.at(day("2025-05-14")).unwrap();
    assert!(low > 66.0, "the spiral is tense at the least: {low}");
    assert!(high < 95.0, "the day of the cuts: {high}");
}

#[test]
fn what_stands_in_june_2025_names_the_duties() {
    let dossier = truce();
    let standing = Standing::compute(&Model::stock(&dossier.model), &selected(&dossier));
    assert!(standing.measures.len() >= 5, "{:#?}", standing.measures);
    let first = standing.measures.first().unwrap();
    assert!(first.if_lifted < -1.0, "lifting one measure eases: {first:?}");
    // The cuts of 14 May are suspensions, and their end would raise tension.
    assert!(standing.suspensions.iter().any(|suspension| suspension.if_ended > 1.0));
    for suspension in &standing.suspensions {
        let event = dossier.events.get(suspension.event).unwrap();
        assert!(event.last_day().unwrap() > dossier.default_as_of().unwrap(), "{}", event.id);
    }
}

/// As files were before there was a stock: a level, by default.
const OLD: &str = include_str!("records/old-format.dossier.toml");

#[test]
fn a_file_of_the_old_format_opens_and_is_told_to_name_its_kind() {
    let parsed = parse(OLD);
    let problems = &parsed.problems;
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].severity, Severity::Warning);
    assert!(
        ENGLISH.problem_message(&problems[0]).contains("belongs to the level model"),
        "{}",
        ENGLISH.problem_message(&problems[0])
    );
    assert!(
        ENGLISH.problem_remedy(&problems[0]).contains("add kind = \"level\""),
        "{}",
        ENGLISH.problem_remedy(&problems[0])
    );
    assert_eq!(parsed.dossier.unwrap().model.kind, ModelKind::Stock);

    // With the kind it is without a problem, and the level it was.
    let named = OLD.replace("[model]\n", "[model]\nkind = \"level\"\n");
    assert_eq!(parse(&named).problems, []);
    let dossier = read(&named);
    let model = Model::from(&dossier.model);
    let series = Series::compute(&model, &selected(&dossier));
    // L = −4.6 before; a tariff (s = −8) moves it by (9 − 4.6)/9 · 0.1 · −8.
    let level = -4.6 - 4.4 / 9.0 * 0.8;
    assert!((series.values[0].unwrap() - 50.0 * (1.0 - level / 9.0)).abs() < 1e-9);
}
