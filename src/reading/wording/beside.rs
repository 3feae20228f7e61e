//! What stands beside the dossier on a day, in words.

use super::model_key;
use crate::dossier::{Day, Dossier, Slot, StreamMeasure};
use crate::reading::{Held, IndexBeside, StreamBeside};
use crate::streams::{About, DataProblem, DaysRevised, ValuesRevised, Way};
use crate::words::Words;

/// What was reported of a day: how many acts of each side, and how hostile they were.
pub fn stream_day_text(
    stream: &StreamBeside,
    dossier: &Dossier,
    day: Day,
    words: &Words,
) -> String {
    let mut parts = vec![format!("{}, {}", stream.label, words.day(day))];
    for way in Way::ALL.into_iter().filter(|way| stream.acts.has(*way)) {
        let acts = stream.acts.of(way, day, day);
        let name = match way {
            Way::By(slot) => dossier.side(slot).name.as_str().to_owned(),
            Way::Either => {
                let [one, other] = Slot::BOTH.map(|slot| dossier.side(slot).name.as_str());
                format!("{one}, {other}")
            }
        };
        let count = (acts.events as usize).into();
        let key = if acts.mean().is_some() { "beside-acts-mean" } else { "beside-acts" };
        let mean =
            acts.mean().map(|mean| format!("{mean:+.1}").replace('-', "−")).unwrap_or_default();
        let mut values = vec![("name", name.into()), ("count", count)];
        if acts.mean().is_some() {
            values.push(("mean", mean.into()));
        }
        parts.push(words.with(key, &values).into_owned());
    }
    let tension = stream.tension.as_ref().and_then(|tension| tension.at(day));
    if let Some((value, kind)) = tension.zip(stream.measure.model()) {
        parts.push(format!("{}: {value:.1}", words.get(model_key(kind))));
    }
    parts.join("\n")
}

/// The value of an index on a day, with its unit, and what its publisher notes.
pub fn index_day_text(index: &IndexBeside, day: Day, as_of: Day, words: &Words) -> String {
    let heading = format!("{}, {}", index.label, words.day(day));
    let value = index.series.at(day).filter(|_| day <= as_of);
    let Some(value) = value else {
        return format!("{heading}\n{}", words.get("beside-no-value"));
    };
    let unit = if index.unit.is_empty() { String::new() } else { format!(" {}", index.unit) };
    let note = if value.note.is_empty() { String::new() } else { format!("\n{}", value.note) };
    format!("{heading}\n{:.1}{unit}{note}", value.value)
}

/// The catalogue's key of what a stream's lane shows.
pub const fn measure_key(measure: StreamMeasure) -> &'static str {
    match measure.model() {
        Some(kind) => model_key(kind),
        None if matches!(measure, StreamMeasure::Count) => "measure-count",
        None => "measure-goldstein",
    }
}

/// What is wrong with a data file, and what can be done about it.
pub fn data_problem_text(problem: &DataProblem, words: &Words) -> String {
    let key = match problem {
        DataProblem::Missing => "data-missing",
        DataProblem::Outside => "data-outside",
        DataProblem::Changed => "data-changed",
        DataProblem::Unread(why) => {
            return words.with("data-unread", &[("why", why.as_str().into())]).into_owned();
        }
    };
    words.get(key).into_owned()
}

/// Where data are from: their author, the edition, how many there are, the terms.
pub fn about_text(about: &About, days: Option<(Day, Day)>, words: &Words) -> String {
    let span = days.map(|(from, to)| {
        let values = [("from", words.day(from).into()), ("to", words.day(to).into())];
        words.with("data-span", &values).into_owned()
    });
    let edition = about
        .vintage
        .map(|day| words.with("data-edition", &[("day", words.day(day).into())]).into_owned());
    let parts = [Some(about.origin.name().to_owned()), edition, span];
    let licence = Some(about.licence.clone()).filter(|licence| !licence.is_empty());
    parts.into_iter().chain([licence]).flatten().collect::<Vec<_>>().join(" · ")
}

/// How a stream differs from the edition before it; `None` where it does not.
pub fn days_revised_text((before, revised): (Day, &DaysRevised), words: &Words) -> Option<String> {
    (revised.changed > 0).then(|| {
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX).into();
        let values = [
            ("day", words.day(before).into()),
            ("changed", revised.changed.into()),
            ("days", revised.days.into()),
            ("before", count(revised.acts_before)),
            ("now", count(revised.acts)),
        ];
        words.with("data-days-revised", &values).into_owned()
    })
}

/// How an index differs from the edition before it; `None` where it does not.
pub fn values_revised_text(
    (before, revised): (Day, &ValuesRevised),
    words: &Words,
) -> Option<String> {
    let (day, then, now) = revised.largest?;
    let number = |value: f64| format!("{value:.1}").replace('-', "−");
    let values = [
        ("day", words.day(before).into()),
        ("changed", revised.changed.into()),
        ("values", revised.values.into()),
        ("of", words.day(day).into()),
        ("then", number(then).into()),
        ("now", number(now).into()),
    ];
    Some(words.with("data-values-revised", &values).into_owned())
}

/// How far tension correlates with something, over which days; the caller has to say once that this
/// is no cause.
pub fn held_text(held: &Held, words: &Words) -> String {
    let number = |r: f64| format!("{r:+.2}").replace('-', "−");
    let Some(values) = held.values else { return words.get("held-too-few").into_owned() };
    let mut parts =
        vec![("held-values", vec![("r", number(values.r).into()), ("days", values.pairs.into())])];
    if let Some(changes) = held.changes {
        parts.push(("held-changes", vec![("r", number(changes.r).into())]));
    }
    if let Some((lag, best)) = held.best {
        let days = words.duration(lag.unsigned_abs());
        let key = match lag {
            0 => "held-best-same",
            1.. => "held-best-after",
            _ => "held-best-before",
        };
        parts.push((key, vec![("r", number(best.r).into()), ("days", days.into())]));
    }
    let told = parts.iter().map(|(key, values)| words.with(key, values).into_owned());
    told.collect::<Vec<_>>().join(" ")
}
