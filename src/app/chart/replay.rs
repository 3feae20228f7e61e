//! Replay: walking through the record event by event, each on the day from
//! which it was known.

use crate::dossier::{Day, Dossier};

/// Time between two steps of a replay that runs by itself, in seconds: long
/// enough to read a headline.
pub const SECONDS_PER_STEP: f64 = 1.4;

/// One event becoming known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ReplayStep {
    /// The day from which it counts: when it had happened and a source had reported it.
    pub day: Day,
    /// Its day and its place among the dossier's events, for the order of
    /// those that became known on one day.
    happened: Day,
    /// Its place among the dossier's events.
    pub event: usize,
}

/// All events in the order in which they became known.
pub(crate) fn steps(dossier: &Dossier) -> Vec<ReplayStep> {
    let step = |(event, record): (usize, &crate::dossier::Event)| {
        let happened = record.date.point();
        let published = dossier.first_published(&record.sources);
        ReplayStep { day: published.map_or(happened, |day| day.max(happened)), happened, event }
    };
    let mut steps: Vec<ReplayStep> = dossier.events.iter().enumerate().map(step).collect();
    steps.sort_unstable();
    steps
}

/// The step after the one that is shown: after the selected event where it is
/// the as-of day's, else the first later than the as-of day.
pub(crate) fn next(
    steps: &[ReplayStep],
    as_of: Day,
    selected: Option<usize>,
) -> Option<ReplayStep> {
    let place = match shown(steps, as_of, selected) {
        Some(place) => place + 1,
        None => steps.partition_point(|step| step.day <= as_of),
    };
    steps.get(place).copied()
}

/// The step before the one that is shown.
pub(crate) fn previous(
    steps: &[ReplayStep],
    as_of: Day,
    selected: Option<usize>,
) -> Option<ReplayStep> {
    let place = match shown(steps, as_of, selected) {
        Some(place) => place.checked_sub(1)?,
        // On a day without a step of its own, the last one that led to it.
        None => steps.partition_point(|step| step.day <= as_of).checked_sub(1)?,
    };
    steps.get(place).copied()
}

fn shown(steps: &[ReplayStep], as_of: Day, selected: Option<usize>) -> Option<usize> {
    let begin = steps.partition_point(|step| step.day < as_of);
    let of_day = steps.get(begin..)?.iter().take_while(|step| step.day == as_of);
    let place = of_day.clone().position(|step| selected == Some(step.event))?;
    Some(begin + place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;

    fn dossier() -> Dossier {
        let text = r#"
schema = 1
title = "Two sides"
sides = [{ id = "a", name = "A" }, { id = "b", name = "B" }]
sources = [{ id = "late", title = "Late", published = "2025-01-09" }]
[[events]]
id = "told-late"
date = "2025-01-02"
headline = "Told late"
actor = "a"
code = "036"
sources = ["late"]
[[events]]
id = "first"
date = "2025-01-05"
headline = "First"
actor = "a"
code = "036"
[[events]]
id = "second"
date = "2025-01-05"
headline = "Second"
actor = "b"
code = "036"
"#;
        parse(text).dossier.unwrap()
    }

    #[test]
    fn every_event_is_stepped_on_once_in_the_order_of_knowledge() {
        let steps = steps(&dossier());
        let mut at = (Day::from_ymd(2025, 1, 1).unwrap(), None);
        let mut seen = Vec::new();
        while let Some(step) = next(&steps, at.0, at.1) {
            seen.push((step.day.to_string(), step.event));
            at = (step.day, Some(step.event));
        }
        let day = |day: &str, event| (day.to_owned(), event);
        assert_eq!(seen, [day("2025-01-05", 1), day("2025-01-05", 2), day("2025-01-09", 0)]);
        let mut back = Vec::new();
        while let Some(step) = previous(&steps, at.0, at.1) {
            back.push(step.event);
            at = (step.day, Some(step.event));
        }
        assert_eq!(back, [2, 1]);
    }

    #[test]
    fn a_day_without_a_selection_goes_on_after_it() {
        let steps = steps(&dossier());
        let day = |d| Day::from_ymd(2025, 1, d).unwrap();
        assert_eq!(next(&steps, day(5), None).map(|step| step.event), Some(0));
        assert_eq!(previous(&steps, day(7), None).map(|step| step.event), Some(2));
        assert_eq!(next(&steps, day(9), None), None);
    }
}
