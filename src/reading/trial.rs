//! Coders on trial: a dossier's events beside what a machine or another desk reported
//! of the same days and sides.

use std::ops::RangeInclusive;

use crate::dossier::{Day, Dossier, Event, QuadClass, Slot, cameo};
use crate::streams::{ReportedEvent, Way};

/// Least |intensity| of a report that a record could be missing: polite words are reported by the
/// hundred.
pub const WEIGHTY: f64 = 5.0;

/// What a stream has of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Reports of the same kind of act by the same side.
    Found,
    /// Reports of acts by that side, all of other kinds.
    Otherwise,
    /// No report of an act by that side.
    Missed,
}

/// An event, and the reports that could be of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tried {
    /// Which of the dossier's events.
    pub event: usize,
    /// What the stream has of it.
    pub finding: Finding,
    /// How many reports are of its kind.
    pub same: usize,
    /// How many are of other kinds.
    pub other: usize,
    /// The report that is most likely of it, by its place in those given: of the same
    /// kind the nearest day, then the most mentioned.
    pub likeliest: Option<usize>,
}

/// What a trial gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trial {
    /// The events of the span, in the order of the dossier.
    pub events: Vec<Tried>,
    /// Weighty reports of days and sides of which the dossier has no event, by their
    /// places in those given, the most mentioned first.
    pub only_there: Vec<usize>,
    /// How many reports were looked at.
    pub reports: usize,
}

impl Trial {
    /// Holds the events of a span against reports of the same days. An event and a
    /// report can be of one act where the same side acts, or both sides in the one, and
    /// their days are no further apart than `apart`. They are of a kind where their root
    /// codes are the same, or, of reports without codes, their quad classes.
    pub fn hold(
        dossier: &Dossier,
        reports: &[ReportedEvent],
        way_of: impl Fn(&ReportedEvent) -> Option<Way>,
        span: &RangeInclusive<Day>,
        apart: i32,
    ) -> Self {
        let ways: Vec<Option<Way>> = reports.iter().map(way_of).collect();
        let mut by_day: Vec<usize> =
            (0..reports.len()).filter(|at| ways.get(*at).is_some_and(Option::is_some)).collect();
        by_day.sort_by_key(|at| reports.get(*at).map(|report| report.day));
        let day_of = |at: &usize| reports.get(*at).map_or(*span.start(), |report| report.day);
        let mut has_event = vec![false; reports.len()];
        let mut events = Vec::new();
        for (place, event) in dossier.events.iter().enumerate() {
            let (first, last) = days(event);
            if last < *span.start() || *span.end() < first || event.planned {
                continue;
            }
            let start = by_day.partition_point(|at| day_of(at) < first.plus(-apart));
            let end = by_day.partition_point(|at| day_of(at) <= last.plus(apart));
            let near = by_day.get(start..end).unwrap_or_default().iter().copied();
            let by_side: Vec<usize> =
                near.filter(|at| is_by(event, ways.get(*at).copied().flatten())).collect();
            for at in &by_side {
                if let Some(seen) = has_event.get_mut(*at) {
                    *seen = true;
                }
            }
            events.push(tried(place, event, &by_side, reports));
        }
        let mut only_there: Vec<usize> = by_day
            .into_iter()
            .filter(|at| has_event.get(*at) == Some(&false))
            .filter(|at| {
                reports.get(*at).is_some_and(|report| {
                    span.contains(&report.day)
                        && report.score.is_none_or(|score| score.abs() >= WEIGHTY)
                })
            })
            .collect();
        only_there.sort_by_key(|at| {
            let report = reports.get(*at);
            (
                std::cmp::Reverse(report.and_then(|report| report.mentions)),
                report.map(|r| r.day),
                *at,
            )
        });
        Self { events, only_there, reports: reports.len() }
    }

    /// How many events have a finding.
    pub fn count(&self, finding: Finding) -> usize {
        self.events.iter().filter(|tried| tried.finding == finding).count()
    }
}

/// The first and last day on which an event was.
fn days(event: &Event) -> (Day, Day) {
    let point = event.date.point();
    (event.date.first_covered().unwrap_or(point), event.date.last_covered().unwrap_or(point))
}

fn is_by(event: &Event, way: Option<Way>) -> bool {
    match (event.actor.slot(), way) {
        (_, None) => false,
        // A joint act, or one whose actor is not given.
        (None, Some(_)) | (Some(_), Some(Way::Either)) => true,
        (Some(slot), Some(Way::By(own))) => slot == own,
    }
}

fn tried(place: usize, event: &Event, by_side: &[usize], reports: &[ReportedEvent]) -> Tried {
    let day = event.date.point();
    let is_same = |at: &&usize| reports.get(**at).is_some_and(|report| is_of_kind(event, report));
    let same: Vec<usize> = by_side.iter().filter(is_same).copied().collect();
    let other = by_side.len() - same.len();
    let finding = match (same.is_empty(), by_side.is_empty()) {
        (false, _) => Finding::Found,
        (true, false) => Finding::Otherwise,
        (true, true) => Finding::Missed,
    };
    let candidates = if same.is_empty() { by_side } else { &same };
    let likeliest = candidates.iter().copied().min_by_key(|at| {
        let report = reports.get(*at);
        let far = report.map_or(i32::MAX, |report| report.day.since(day).abs());
        (far, std::cmp::Reverse(report.and_then(|report| report.mentions)), *at)
    });
    Tried { event: place, finding, same: same.len(), other, likeliest }
}

fn is_of_kind(event: &Event, report: &ReportedEvent) -> bool {
    let code = event.code.as_str();
    if report.code.is_empty() {
        let own: Option<QuadClass> = cameo::nearest(code).map(|entry| entry.quad);
        return own.is_some() && own == report.quad;
    }
    code.get(..2).is_some_and(|root| report.code.starts_with(root))
}

/// The side that a report's actor stands for, and whether it acts upon the other.
pub fn way_of(
    report: &ReportedEvent,
    is_directed: bool,
    side: impl Fn(&str) -> Option<Slot>,
) -> Option<Way> {
    let (actor, target) = (side(&report.actor.country)?, side(&report.target.country)?);
    if actor == target {
        return None;
    }
    Some(if is_directed { Way::By(actor) } else { Way::Either })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;
    use crate::streams::Party;

    fn report(day: &str, actor: &str, target: &str, code: &str, score: f64) -> ReportedEvent {
        let party = |code: &str| Party { country: code.into(), ..Party::default() };
        ReportedEvent {
            actor: party(actor),
            target: party(target),
            code: code.into(),
            score: Some(score),
            ..ReportedEvent::on(day.parse().unwrap())
        }
    }

    #[test]
    fn found_coded_otherwise_missed_and_only_there() {
        let event = |id: &str, day: &str, actor: &str, code: &str| {
            format!(
                "[[events]]\nid = \"{id}\"\ndate = \"{day}\"\nheadline = \"{id}\"\nactor = \"{actor}\"\ncode = \"{code}\"\n"
            )
        };
        let text = "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\nname = \"B\"\n".to_owned()
            + &event("found", "2025-01-01", "a", "163")
            + &event("otherwise", "2025-02-01", "b", "042")
            + &event("missed", "2025-03-01", "a", "042")
            + &event("joint", "2025-04-01", "both", "057");
        let dossier = parse(&text).dossier.unwrap();
        let reports = [
            report("2025-01-02", "A", "B", "1621", -6.0),
            report("2025-01-01", "B", "A", "163", -8.0),
            report("2025-02-01", "B", "A", "112", -2.0),
            report("2025-04-01", "B", "A", "057", 8.0),
            report("2025-06-01", "A", "B", "190", -10.0),
            report("2025-06-01", "A", "B", "010", 0.0),
            report("2025-06-01", "A", "C", "190", -10.0),
        ];
        let side = |code: &str| match code {
            "A" => Some(Slot::First),
            "B" => Some(Slot::Second),
            _ => None,
        };
        let span = "2025-01-01".parse().unwrap()..="2025-12-31".parse().unwrap();
        let trial = Trial::hold(&dossier, &reports, |report| way_of(report, true, side), &span, 1);
        let findings: Vec<Finding> = trial.events.iter().map(|tried| tried.finding).collect();
        use Finding::{Found, Missed, Otherwise};
        assert_eq!(findings, [Found, Otherwise, Missed, Found]);
        assert_eq!(trial.events[0].likeliest, Some(0));
        assert_eq!(trial.only_there, [1, 4]);
        // Without a direction no one acts.
        let undirected = |report: &ReportedEvent| way_of(report, false, side);
        let trial = Trial::hold(&dossier, &reports, undirected, &span, 1);
        assert_eq!(trial.count(Found), 2);
        assert_eq!(trial.only_there, [4]);
    }
}
