//! POLECAT, which followed ICEWS: forty columns parted by tabs, nothing is the word
//! `None`, several countries are parted by `; `. Its events are of PLOVER's scheme
//! and have no CAMEO code; their intensity is POLECAT's own.

use super::super::report::Skip;
use super::record::{Columns, Record};
use super::{Noted, Source};
use crate::dossier::{Day, QuadClass};
use crate::streams::{Party, ReportedEvent};

type Place = Option<usize>;

struct Polecat {
    id: Place,
    date: usize,
    kind: usize,
    mode: Place,
    intensity: Place,
    quad: Place,
    contexts: Place,
    actor: [Place; 2],
    recipient: [Place; 2],
    place: Place,
    published: Place,
}

/// The reader, where the columns are those of POLECAT.
pub(super) fn reader(columns: &Columns) -> Option<Box<dyn Source>> {
    Some(Box::new(Polecat {
        id: columns.place(&["eventid"]),
        date: columns.place(&["eventdate"])?,
        kind: columns.place(&["eventtype"])?,
        mode: columns.place(&["eventmode"]),
        intensity: columns.place(&["intensity", "eventintensity"]),
        quad: columns.place(&["quadcode"]),
        contexts: columns.place(&["contexts"]),
        actor: [columns.place(&["actorname"]), Some(columns.place(&["actorcountry"])?)],
        recipient: [columns.place(&["recipientname"]), columns.place(&["recipientcountry"])],
        place: columns.place(&["placename", "rawplacename"]),
        published: columns.place(&["publicationdate"]),
    }))
}

/// What stands for nothing.
const BLANK: &str = "None";

impl Source for Polecat {
    fn event(&self, row: &Record<'_>, _: &mut Noted) -> Result<ReportedEvent, Skip> {
        let day = day_of(&row.get(Some(self.date))).ok_or(Skip::Date)?;
        let party = |[name, country]: [Place; 2]| {
            // Of several, the first: the event is told once for each anyway.
            let countries = row.unless(country, BLANK).into_owned();
            let first = countries.split("; ").find(|code| !code.is_empty() && *code != BLANK);
            let country: Box<str> = first.unwrap_or_default().into();
            Party { code: countries.into(), country, name: row.unless(name, BLANK).into() }
        };
        let (kind, mode) = (row.unless(Some(self.kind), BLANK), row.unless(self.mode, BLANK));
        if kind.is_empty() {
            return Err(Skip::Code);
        }
        let kind = if mode.is_empty() { kind.into_owned() } else { format!("{kind}/{mode}") };
        Ok(ReportedEvent {
            id: row.unless(self.id, BLANK).into(),
            added: day_of(&row.unless(self.published, BLANK)),
            actor: party(self.actor),
            target: party(self.recipient),
            kind: kind.into(),
            score: row.number::<f64>(self.intensity).filter(|score| score.is_finite()),
            quad: quad(&row.get(self.quad)),
            place: row.unless(self.place, BLANK).into(),
            text: row.unless(self.contexts, BLANK).replace('|', ", ").into(),
            ..ReportedEvent::on(day)
        })
    }
}

/// The day of a date that may have a time behind it.
fn day_of(text: &str) -> Option<Day> {
    text.get(..10).unwrap_or(text).parse().ok()
}

/// Quad classes as PLOVER has them, in words or numbers.
fn quad(text: &str) -> Option<QuadClass> {
    let text = text.to_lowercase();
    let is = |word: &str| text.contains(word);
    let number = text.trim_start_matches('q').parse::<u8>().ok();
    if let Some(number) = number {
        return QuadClass::ALL.into_iter().find(|quad| quad.number() == number);
    }
    match (is("verbal"), is("material"), is("cooperation"), is("conflict")) {
        (true, _, true, _) => Some(QuadClass::VerbalCooperation),
        (_, true, true, _) => Some(QuadClass::MaterialCooperation),
        (true, _, _, true) => Some(QuadClass::VerbalConflict),
        (_, true, _, true) => Some(QuadClass::MaterialConflict),
        _ => None,
    }
}
