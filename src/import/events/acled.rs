//! ACLED: 31 columns. Which actor is named first says nothing; a date can be of a
//! week or a month.

use super::super::countries;
use super::super::report::Skip;
use super::record::{Columns, Record};
use super::{Noted, Source};
use crate::dossier::{Day, QuadClass};
use crate::streams::{Party, ReportedEvent};
use crate::words::read_date;

type Place = Option<usize>;

struct Acled {
    id: Place,
    date: usize,
    precision: Place,
    kind: [Place; 2],
    actors: [Place; 2],
    place: [Place; 3],
    source: Place,
    notes: Place,
    deaths: Place,
}

/// The reader, where the columns are those of ACLED.
pub(super) fn reader(columns: &Columns) -> Option<Box<dyn Source>> {
    Some(Box::new(Acled {
        id: columns.place(&["eventidcnty", "eventid"]),
        date: columns.place(&["eventdate"])?,
        precision: columns.place(&["timeprecision"]),
        kind: [columns.place(&["eventtype"]), columns.place(&["subeventtype"])],
        actors: [Some(columns.place(&["actor1"])?), columns.place(&["actor2"])],
        place: [
            columns.place(&["location"]),
            columns.place(&["admin1"]),
            columns.place(&["country"]),
        ],
        source: columns.place(&["source"]),
        notes: columns.place(&["notes"]),
        deaths: columns.place(&["fatalities"]),
    }))
}

impl Source for Acled {
    fn event(&self, row: &Record<'_>, _: &mut Noted) -> Result<ReportedEvent, Skip> {
        let day = day(&row.get(Some(self.date))).ok_or(Skip::Date)?;
        let date = date(day, row.number(self.precision));
        let party = |place: Place| {
            let name = row.get(place);
            let country = countries::in_name(&name).unwrap_or_default();
            Party { code: (&*name).into(), country: country.into(), name: name.into() }
        };
        let [kind, sub] = self.kind.map(|place| row.get(place));
        let quad = match &*kind {
            "Battles" | "Explosions/Remote violence" | "Violence against civilians" => {
                Some(QuadClass::MaterialConflict)
            }
            "Protests" | "Riots" => Some(QuadClass::VerbalConflict),
            _ => None,
        };
        let places: Vec<String> = self
            .place
            .iter()
            .map(|place| row.get(*place).into_owned())
            .filter(|name| !name.is_empty())
            .collect();
        let told: Vec<String> = [self.notes, self.source]
            .iter()
            .map(|place| row.get(*place).into_owned())
            .filter(|text| !text.is_empty())
            .collect();
        Ok(ReportedEvent {
            id: row.get(self.id).into(),
            date,
            actor: party(self.actors[0]),
            target: party(self.actors[1]),
            kind: [kind, sub].join("/").trim_end_matches('/').into(),
            quad,
            deaths: row.number(self.deaths),
            place: places.join(", ").into(),
            text: told.join(" — ").into(),
            ..ReportedEvent::on(day)
        })
    }
}

/// A date as ISO has it, or written out.
fn day(text: &str) -> Option<Day> {
    text.parse().ok().or_else(|| read_date(text, None).ok().map(|date| date.edtf.point()))
}

/// The date as EDTF where it is of no single day: 2 is of about a week, 3 of a
/// month.
fn date(day: Day, precision: Option<u8>) -> Box<str> {
    match precision {
        Some(2) => format!("{day}~").into(),
        Some(3) => day.to_string().get(..7).unwrap_or_default().into(),
        _ => Box::default(),
    }
}
