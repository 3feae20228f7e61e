//! What would be if: events taken away, measures lifted, others made up. Nothing
//! of it is in the dossier; it is computed beside what is.

use std::collections::HashSet;

use super::settings::Settings;
use crate::dossier::{Day, Dossier, Event, ModelKind, Visibility};
use crate::tension::{EventLog, Scope, Series};

/// How many days beyond the as-of day a hypothesis may look: a century.
const MOST_AHEAD: i32 = 36_525;

/// One thing that is assumed. Events are named by their ids, so that edits of the dossier do not
/// confuse them.
#[derive(Debug, Clone, PartialEq)]
pub enum Assumption {
    /// This event had never happened.
    Never(String),
    /// This measure, agreement or suspension is at an end from a day on.
    Lifted {
        /// Its id.
        event: String,
        /// The first day without it.
        on: Day,
    },
    /// Something happens that is not in the dossier.
    Happens(Box<Event>),
}

/// What is assumed, together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hypothesis {
    /// Each thing, in the order in which it was assumed.
    pub assumptions: Vec<Assumption>,
    /// The day until which nothing else is to happen; the as-of day, or the
    /// last day of what is assumed, where that is later.
    pub until: Option<Day>,
}

/// What comes of a hypothesis.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The day that is compared: the last.
    pub day: Day,
    /// Tension by day under the hypothesis.
    pub series: Series,
    /// The part of it to draw: from the day before it departs from the record.
    pub departing: Series,
    /// Tension by day from the as-of day on as the record stands, if the day that is compared is
    /// later.
    pub carried: Option<Series>,
    /// Tension on the day under the hypothesis, where it has a value.
    pub tension: Option<f64>,
    /// Tension on the day without it.
    pub instead: Option<f64>,
}

impl Outcome {
    /// The lowest and highest value that is drawn of it between two days.
    pub fn extremes(&self, from: Day, to: Day) -> Option<(f64, f64)> {
        let lines = [Some(&self.departing), self.carried.as_ref()].into_iter().flatten();
        let shown = lines.flat_map(Series::iter).filter(|(day, _)| from <= *day && *day <= to);
        let values = shown.filter_map(|(_, value)| value.map(|value| (value, value)));
        values.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    }

    /// How far the hypothesis moves tension on the day.
    pub fn change(&self) -> Option<f64> {
        Some(self.tension? - self.instead?)
    }
}

impl Assumption {
    /// The event of the dossier that it is about, by its id.
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Never(id) | Self::Lifted { event: id, .. } => Some(id),
            Self::Happens(_) => None,
        }
    }

    /// Its own day, where it has one.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Never(_) => None,
            Self::Lifted { on, .. } => Some(*on),
            Self::Happens(event) => Some(event.date.point()),
        }
    }

    /// Whether it changes anything about what had happened by a day: what it
    /// is about may have gone from the dossier, or not be known yet.
    pub fn applies(&self, dossier: &Dossier, as_of: Day) -> bool {
        let Some(id) = self.about() else { return true };
        let Some(event) = dossier.events.find(id) else { return false };
        let has_happened = dossier.visibility(event, as_of) == Visibility::Happened;
        match self {
            Self::Lifted { on, .. } => has_happened && event.undone_on(*on, "").is_some(),
            Self::Never(_) | Self::Happens(_) => has_happened,
        }
    }
}

impl Hypothesis {
    /// Whether nothing is assumed.
    pub fn is_empty(&self) -> bool {
        self.assumptions.is_empty() && self.until.is_none()
    }

    /// The last day that it is about; never before the as-of day.
    pub fn last_day(&self, as_of: Day) -> Day {
        let days = self.assumptions.iter().filter_map(Assumption::day).chain(self.until);
        days.fold(as_of, Day::max).min(as_of.plus(MOST_AHEAD))
    }

    /// Computes what comes of it. Settings are those of the real line; what is
    /// known follows their as-of day, whichever day is looked at.
    ///
    /// Cost: O(events · log events + days).
    pub fn outcome(&self, dossier: &Dossier, settings: &Settings) -> Outcome {
        let day = self.last_day(settings.as_of);
        let scope = Scope { as_of: day, direction: settings.direction };
        let series = |events: Vec<Event>| {
            let log = EventLog::new(&dossier.with_events(events));
            Series::compute(&settings.model, &log.select(scope))
        };
        let value = |series: &Series| series.at(day).or(settings.model.standing());
        let supposed = series(self.events(dossier, settings));
        let plain = series(known(dossier, settings.as_of).cloned().map(without_sources).collect());
        let (tension, instead) = (value(&supposed), value(&plain));
        let departs = supposed.iter().find(|(day, value)| *value != plain.at(*day));
        let departs = departs.map_or(settings.as_of, |(day, _)| day.plus(-1));
        let departing = since(&supposed, departs.min(settings.as_of));
        let carried = (day > settings.as_of).then(|| since(&plain, settings.as_of));
        Outcome { day, series: supposed, departing, carried, tension, instead }
    }

    /// The events that count under it: those that had happened and were known
    /// on the as-of day, but for what is taken away, and what is made up.
    pub fn events(&self, dossier: &Dossier, settings: &Settings) -> Vec<Event> {
        let is_stock = settings.model.kind() == ModelKind::Stock;
        let gone: HashSet<&str> = self
            .assumptions
            .iter()
            .filter_map(|assumption| match assumption {
                Assumption::Never(id) => Some(id.as_str()),
                Assumption::Lifted { .. } | Assumption::Happens(_) => None,
            })
            .collect();
        let kept = known(dossier, settings.as_of).filter(|event| !gone.contains(event.id.as_str()));
        let mut events: Vec<Event> = kept.cloned().map(without_sources).collect();
        if !gone.is_empty() {
            drop_dangling(&mut events, is_stock);
        }
        let lifted = |assumption: &Assumption| match assumption {
            Assumption::Lifted { event, on } => dossier.events.find(event)?.undone_on(*on, ""),
            Assumption::Happens(event) => Some(Event { planned: false, ..(**event).clone() }),
            Assumption::Never(_) => None,
        };
        let made_up: Vec<Event> = self.assumptions.iter().filter_map(lifted).collect();
        for event in made_up {
            let reverses: Vec<_> = {
                let is_there = |id: &&_| events.iter().any(|e| e.id == **id && precedes(e, &event));
                event.reverses.iter().filter(is_there).cloned().collect()
            };
            // In a stock, an act that undoes nothing has no effect.
            if is_stock && event.is_reversal() && reverses.is_empty() {
                continue;
            }
            events.push(without_sources(Event { reverses, ..event }));
        }
        events
    }
}

/// The events that had happened and were known on a day.
fn known(dossier: &Dossier, as_of: Day) -> impl Iterator<Item = &Event> {
    let events = dossier.events.iter();
    events.filter(move |event| dossier.visibility(event, as_of) == Visibility::Happened)
}

/// A series from a day on.
fn since(series: &Series, day: Day) -> Series {
    let skipped = usize::try_from(day.since(series.first)).unwrap_or(0);
    let values = series.values.get(skipped..).unwrap_or_default().to_vec();
    Series { first: series.first.max(day), values }
}

/// What is known does not depend on the day looked at.
fn without_sources(event: Event) -> Event {
    Event { sources: Vec::new(), ..event }
}

/// Whether one lasts and comes before another that stands behind it in the
/// file.
fn precedes(earlier: &Event, later: &Event) -> bool {
    let order = |event: &Event| (event.date.point(), event.time.clone());
    earlier.is_lasting() && order(earlier) <= order(later)
}

/// Removes references to events that are gone. In a stock an act that undid only those goes with
/// them: it has no score of its own, and lifting what never was does nothing. So does any act that
/// undid that act.
fn drop_dangling(events: &mut Vec<Event>, is_stock: bool) {
    loop {
        let there: HashSet<_> = events.iter().map(|event| event.id.clone()).collect();
        let mut changed = false;
        let dangles = |event: &Event| event.reverses.iter().any(|id| !there.contains(id));
        for event in events.iter_mut().filter(|event| dangles(event)) {
            event.reverses.retain(|id| there.contains(id));
            changed = true;
            if is_stock && event.reverses.is_empty() {
                // Marked to go.
                event.share = 0.0;
            }
        }
        if !changed {
            return;
        }
        events.retain(|event| event.share > 0.0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dossier::parse;
    use crate::reading::{Content, Holdings};
    use crate::tension::{Model, Standing};

    const SIDES: &str = "schema = 1\ntitle = \"t\"\ncutoff = \"2025-06-30\"\n\
        [[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n";

    /// An event for each: code, day of the year, which earlier ones it undoes
    /// by what share, days until it ends.
    type Coded = (&'static str, i32, Option<(usize, f64)>, Option<i32>);

    fn dossier(events: &[Coded]) -> Dossier {
        let mut text = SIDES.to_owned();
        let mut sorted = events.to_vec();
        sorted.sort_by_key(|event| event.1);
        let first = Day::from_ymd(2025, 1, 1).unwrap();
        let mut lasting: Vec<usize> = Vec::new();
        for (at, (code, day, undoes, until)) in sorted.iter().enumerate() {
            let date = first.plus(*day);
            text += &format!(
                "[[events]]\nid = \"e{at}\"\ndate = \"{date}\"\nheadline = \"E{at}\"\n\
                 actor = \"{}\"\ncode = \"{code}\"\n",
                if at % 3 == 0 { "b" } else { "a" }
            );
            let target = undoes.filter(|_| !lasting.is_empty());
            if let Some((which, share)) = target {
                let id = lasting[which % lasting.len()];
                text += &format!("reverses = [\"e{id}\"]\nshare = {share}\n");
            }
            let lasts = target.is_some() || *code == "163";
            if lasts && let Some(until) = until {
                text += &format!("until = \"{}\"\n", date.plus(*until));
            }
            if lasts {
                lasting.push(at);
            }
        }
        let parsed = parse(&text);
        parsed.dossier.unwrap_or_else(|| panic!("{:?}\n{text}", parsed.problems))
    }

    fn some_events() -> impl Strategy<Value = Vec<Coded>> {
        let event = (
            prop::sample::select(vec!["163", "057", "036", "112", "081"]),
            0..170_i32,
            prop::option::of((0..9_usize, 0.1..=1.0_f64)),
            prop::option::of(1..200_i32),
        );
        // 057 and 081 last, too; their until is left to 163.
        prop::collection::vec(event, 1..12)
    }

    fn settings(dossier: &Dossier) -> Settings {
        Settings::of(dossier)
    }

    fn lift(event: &str, on: Day) -> Hypothesis {
        let assumptions = vec![Assumption::Lifted { event: event.to_owned(), on }];
        Hypothesis { assumptions, until: None }
    }

    proptest! {
        #[test]
        fn nothing_assumed_changes_nothing(events in some_events()) {
            let dossier = dossier(&events);
            for kind in ModelKind::ALL {
                let settings = settings(&dossier).with_model(&dossier, kind);
                let outcome = Hypothesis::default().outcome(&dossier, &settings);
                let content = Content::compute(&Holdings::new(dossier.clone()), settings);
                prop_assert_eq!(&outcome.series, &content.series);
                prop_assert_eq!(outcome.carried, None);
            }
        }

        #[test]
        fn lifting_is_what_standing_says(events in some_events()) {
            let dossier = dossier(&events);
            let settings = settings(&dossier);
            let holdings = Holdings::new(dossier);
            let dossier = holdings.dossier();
            let stock = settings.stock(dossier);
            let standing = Standing::compute(&stock, &holdings.select(settings.scope()));
            let measures = standing.measures.iter().map(|m| (m.event, m.tension_if_lifted));
            let ends = standing.suspensions.iter().map(|s| (s.event, s.tension_if_ended));
            for (event, tension) in measures.chain(ends) {
                let id = dossier.events[event].id.as_str();
                let outcome = lift(id, settings.as_of).outcome(dossier, &settings);
                let found = outcome.tension.unwrap();
                prop_assert!((found - tension).abs() < 1e-9, "{id}: {found} and {tension}");
                prop_assert!((outcome.instead.unwrap() - standing.tension).abs() < 1e-9);
            }
        }

        #[test]
        fn taking_everything_away_leaves_rest(events in some_events()) {
            let dossier = dossier(&events);
            let ids = dossier.events.iter().map(|event| event.id.to_string());
            let assumptions = ids.map(Assumption::Never).collect();
            let settings = settings(&dossier);
            let outcome = Hypothesis { assumptions, until: None }.outcome(&dossier, &settings);
            prop_assert_eq!(outcome.tension, Model::from(&dossier.model).standing());
        }
    }

    #[test]
    fn what_undid_only_what_never_was_goes_too() {
        let dossier = dossier(&[
            ("163", 10, None, None),
            ("085", 20, Some((0, 1.0)), None),
            ("163", 30, Some((1, 1.0)), None),
            ("112", 40, None, None),
        ]);
        let never = Hypothesis { assumptions: vec![Assumption::Never("e0".into())], until: None };
        let settings = settings(&dossier);
        let left = never.events(&dossier, &settings);
        let ids: Vec<_> = left.iter().map(|event| event.id.as_str()).collect();
        assert_eq!(ids, ["e3"]);
        // In a level each event counts with its own score.
        let level = settings.with_model(&dossier, ModelKind::Level);
        assert_eq!(never.events(&dossier, &level).len(), 3);
    }

    #[test]
    fn a_later_day_shows_what_lapses_and_nothing_not_yet_known() {
        let mut dossier = dossier(&[
            ("163", 10, None, None),
            ("085", 20, Some((0, 0.5)), Some(170)),
            ("163", 200, None, None),
        ]);
        dossier.cutoff = Day::from_ymd(2025, 6, 30).ok();
        let settings = settings(&dossier);
        let until = Day::from_ymd(2025, 8, 12).ok();
        let ahead = Hypothesis { assumptions: Vec::new(), until };
        let outcome = ahead.outcome(&dossier, &settings);
        assert_eq!(outcome.series.last(), until);
        let on = |day: Day| outcome.series.at(day).unwrap();
        assert!(on(until.unwrap()) > on(settings.as_of), "the suspension has lapsed");
        // 20 July has an event that is only scheduled on 30 June.
        assert_eq!(on(Day::from_ymd(2025, 7, 20).unwrap()), on(until.unwrap()));
        assert_eq!(outcome.change(), Some(0.0), "both are carried on");
        assert_eq!(outcome.carried.map(|series| series.first), Some(settings.as_of));
        assert_eq!(outcome.departing.first, settings.as_of);
    }

    #[test]
    fn lifting_comes_after_a_measure_of_the_same_day() {
        let text = format!(
            "{SIDES}[[events]]\nid = \"x\"\ndate = \"2025-06-30\"\ntime = \"23:50\"\n\
             headline = \"X\"\nactor = \"a\"\ncode = \"163\"\n"
        );
        let dossier = parse(&text).dossier.unwrap();
        let settings = settings(&dossier);
        let hypothesis = lift("x", settings.as_of);
        assert_eq!(hypothesis.outcome(&dossier, &settings).tension, Some(50.0));
        assert!(hypothesis.assumptions[0].applies(&dossier, settings.as_of));
        assert!(!hypothesis.assumptions[0].applies(&dossier, settings.as_of.plus(-1)));
        let gone = lift("none", settings.as_of);
        assert_eq!(gone.outcome(&dossier, &settings).change(), Some(0.0));
    }
}
