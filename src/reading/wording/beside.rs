//! What stands beside the dossier on a day, in words.

use crate::dossier::{Day, Dossier, Slot};
use crate::reading::{IndexBeside, StreamBeside};
use crate::streams::Way;
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
