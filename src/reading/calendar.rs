//! Deadlines as a calendar file (iCalendar, RFC 5545), for the people who have to meet them.

use icalendar::{Calendar, Component, Event, EventLike, Property};
use sha2::{Digest, Sha256};

use super::wording::{alerts, dates, state_text};
use crate::dossier::{Commitment, Day, Dossier, Source};
use crate::ledger::{Deadline, DeadlineKind, Ledger};
use crate::words::Words;

/// Who made the file.
const PRODUCER: &str = "-//Detente//Deadlines//EN";
/// Octets of a line, at most.
const LINE: usize = 75;
/// How much of a hash keeps the dates of two disputes apart.
const HASH_BYTES: usize = 8;

/// All deadlines of a ledger as all-day entries. The same dossier gives the same bytes: what other
/// programs take from the clock is the as-of day here, and an entry keeps its identity when its
/// date, text or status changes, so that a later file updates the calendar without duplicates.
pub fn calendar(dossier: &Dossier, ledger: &Ledger, words: &Words) -> String {
    let mut calendar = Calendar::empty();
    // `Calendar::name` would write the name twice, once unescaped.
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", PRODUCER),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", &one_line(&dossier.title)),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    for deadline in ledger.deadlines(dossier) {
        calendar.extend(entry(dossier, ledger, &deadline, words));
    }
    folded(&calendar.to_string())
}

fn entry(dossier: &Dossier, ledger: &Ledger, deadline: &Deadline, words: &Words) -> Option<Event> {
    let commitment = dossier.commitments.get(deadline.commitment)?;
    let what = match deadline.kind {
        DeadlineKind::Due if deadline.overdue => "deadline-overdue",
        DeadlineKind::Due => "deadline-due",
        DeadlineKind::Expires => "deadline-expires",
    };
    let values = [
        ("who", dossier.side(commitment.by.slot()).name.as_str().into()),
        ("what", words.get(what)),
        ("text", commitment.text.as_str().into()),
    ]
    .map(|(name, value)| (name, value.into_owned().into()));
    let mut event = Event::new();
    event
        .uid(&identity(dossier, commitment, deadline.kind))
        .add_property("DTSTAMP", stamp(ledger.as_of))
        .summary(&one_line(&words.with("deadline-summary", &values)))
        .description(&description(dossier, ledger, deadline, words)?)
        // A deadline does not make anyone busy.
        .add_property("TRANSP", "TRANSPARENT")
        // The end is the day after, by the standard.
        .starts(deadline.day.date())
        .ends(deadline.day.plus(1).date());
    let mut sources = sources(dossier, commitment, ledger.as_of);
    if let Some(url) = sources.find_map(|source| source.url.as_deref().filter(|url| is_plain(url)))
    {
        event.add_property("URL", url);
    }
    Some(event.done())
}

/// The permanent identity of an entry: the sides, and the commitment with the day on which it was
/// made. A title or a file's name may change as a record grows.
fn identity(dossier: &Dossier, commitment: &Commitment, kind: DeadlineKind) -> String {
    let [first, second] = dossier.sides.each_ref().map(|side| side.id.as_str());
    let whose = [first, second, &commitment.made.to_string()].join("\n");
    let hash: String = Sha256::digest(whose.as_bytes())
        .iter()
        .take(HASH_BYTES)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{}-{}-{hash}@detente", one_line(commitment.id.as_str()), kind.as_str())
}

fn stamp(day: Day) -> String {
    format!("{}T000000Z", day.date().format("%Y%m%d"))
}

/// Status, dates, what stands beside it, as of when, and the sources.
fn description(
    dossier: &Dossier,
    ledger: &Ledger,
    deadline: &Deadline,
    words: &Words,
) -> Option<String> {
    let commitment = dossier.commitments.get(deadline.commitment)?;
    let row = ledger.row_of(deadline.commitment)?;
    let status = std::iter::once(state_text(row, words)).chain(alerts(row, words));
    let as_of = [("day", words.day(ledger.as_of).into())];
    let mut lines = vec![
        status.collect::<Vec<_>>().join(" · "),
        dates(commitment, row, words).join(" · "),
        words.with("chart-as-of", &as_of).into_owned(),
    ];
    lines.extend(commitment.note.clone());
    lines.extend(sources(dossier, commitment, ledger.as_of).map(|source| cited(source, words)));
    Some(lines.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n"))
}

/// The documents known that say so.
fn sources<'a>(
    dossier: &'a Dossier,
    commitment: &'a Commitment,
    as_of: Day,
) -> impl Iterator<Item = &'a Source> {
    let found = commitment.sources.iter().filter_map(|id| dossier.sources.find(id));
    found.filter(move |source| source.is_published(as_of))
}

fn cited(source: &Source, words: &Words) -> String {
    let published = source.published.as_ref().map(|date| words.edtf(date));
    let parts = [Some(source.title.clone()), source.publisher.clone(), published];
    let about = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let values = [("name", about.into())];
    let line = words.with("deadline-source", &values).into_owned();
    source.url.as_ref().map_or(line.clone(), |url| format!("{line} {url}"))
}

/// A text without breaks and control characters, which would end its line.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.trim().to_owned()
}

/// An address can be written without escapes.
fn is_plain(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://"))
        && url.chars().all(|c| c.is_ascii_graphic())
}

/// Folds lines at 75 octets, between characters. The crate's own folds leave
/// last lines of 76.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / LINE * 3);
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > LINE {
                out.push_str("\r\n ");
                octets = 1;
            }
            out.push(c);
            octets += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}
