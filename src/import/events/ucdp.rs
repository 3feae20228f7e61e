//! The Georeferenced Event Dataset: 49 columns, with their names or, in the
//! candidate releases, without. It counts deaths; which side is named first says
//! nothing of who acted.

use super::super::countries;
use super::super::report::Skip;
use super::record::{Columns, Record};
use super::{Noted, Source};
use crate::dossier::{Day, QuadClass};
use crate::streams::{Party, ReportedEvent};

type Place = Option<usize>;

struct Ged {
    id: Place,
    dates: [usize; 2],
    precision: Place,
    kind: Place,
    conflict: Place,
    sides: [(Place, Place); 2],
    place: [Place; 2],
    headline: Place,
    source: Place,
    deaths: Place,
}

/// Columns of a file without names: those of release 24.
const COUNT: usize = 49;

/// The reader, where the columns are those of the dataset.
pub(super) fn reader(columns: &Columns) -> Option<Box<dyn Source>> {
    let is_unnamed = columns.place(&["datestart"]).is_none() && columns.count() == COUNT;
    let find = |name: &str, at: usize| {
        if is_unnamed { Some(at) } else { columns.place(&[name]) }
    };
    Some(Box::new(Ged {
        id: find("id", 0),
        kind: find("typeofviolence", 5),
        conflict: find("conflictname", 8),
        sides: [(find("sidea", 14), find("gwnoa", 47)), (find("sideb", 17), find("gwnob", 48))],
        source: find("sourceoffice", 20),
        headline: find("sourceheadline", 22),
        place: [find("wherecoordinates", 25), find("country", 33)],
        precision: find("dateprec", 37),
        dates: [find("datestart", 38)?, find("dateend", 39)?],
        deaths: find("best", 44),
    }))
}

impl Source for Ged {
    fn event(&self, row: &Record<'_>, _: &mut Noted) -> Result<ReportedEvent, Skip> {
        let [first, last] = self.dates.map(|at| day(&row.get(Some(at))));
        let first = first.ok_or(Skip::Date)?;
        let date = date(first, last.unwrap_or(first), row.number(self.precision));
        let party = |(name, number): (Place, Place)| {
            let name = row.get(name);
            // The numbers may be written 710.0, and several parted by commas.
            let number = row.get(number);
            let number =
                number.split([',', '.']).next().and_then(|number| number.trim().parse().ok());
            let country =
                number.and_then(countries::by_number).or_else(|| countries::in_name(&name));
            let country = country.unwrap_or_default().into();
            Party { code: (&*name).into(), country, name: name.into() }
        };
        let kind = match &*row.get(self.kind) {
            "1" => "state-based conflict".to_owned(),
            "2" => "non-state conflict".to_owned(),
            "3" => "one-sided violence".to_owned(),
            other => other.to_owned(),
        };
        let places = self.place.map(|place| row.get(place).into_owned());
        let told: Vec<String> = [self.conflict, self.headline, self.source]
            .iter()
            .map(|place| row.get(*place).into_owned())
            .filter(|text| !text.is_empty() && text != "NA")
            .collect();
        Ok(ReportedEvent {
            id: row.get(self.id).into(),
            date,
            actor: party(self.sides[0]),
            target: party(self.sides[1]),
            kind: kind.into(),
            quad: Some(QuadClass::MaterialConflict),
            deaths: row.number(self.deaths),
            place: places.join(", ").trim_matches([',', ' ']).into(),
            text: told.join(" — ").into(),
            ..ReportedEvent::on(first)
        })
    }
}

/// `2024-01-05`, with a time behind it in some releases.
fn day(text: &str) -> Option<Day> {
    text.get(..10)?.parse().ok()
}

/// The date as EDTF where it is of no single day: 2 and 3 are of up to a week, 4 of
/// a month, 5 of a year.
fn date(first: Day, last: Day, precision: Option<u8>) -> Box<str> {
    let written = first.to_string();
    match precision {
        Some(2 | 3) => format!("{written}~").into(),
        Some(4) => written.get(..7).unwrap_or_default().into(),
        Some(5) => written.get(..4).unwrap_or_default().into(),
        _ if last > first => format!("{written}/{last}").into(),
        _ => Box::default(),
    }
}
