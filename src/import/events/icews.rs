//! ICEWS: twenty columns parted by tabs. Its intensities differ from the Goldstein
//! table for some codes, and stay as they are.

use super::super::report::Skip;
use super::record::{Columns, Record};
use super::{Noted, Source};
use crate::dossier::{Day, cameo};
use crate::streams::{Party, ReportedEvent};

type Place = Option<usize>;

struct Icews {
    id: Place,
    date: usize,
    source: [Place; 2],
    target: [Place; 2],
    text: Place,
    code: usize,
    intensity: Place,
    story: Place,
    publisher: Place,
    place: [Place; 3],
}

/// The reader, where the columns are those of ICEWS.
pub(super) fn reader(columns: &Columns) -> Option<Box<dyn Source>> {
    Some(Box::new(Icews {
        id: columns.place(&["eventid"]),
        date: columns.place(&["eventdate"])?,
        source: [columns.place(&["sourcename"]), columns.place(&["sourcecountry"])],
        target: [columns.place(&["targetname"]), columns.place(&["targetcountry"])],
        text: columns.place(&["eventtext"]),
        code: columns.place(&["cameocode"])?,
        intensity: columns.place(&["intensity"]),
        story: columns.place(&["storyid"]),
        publisher: columns.place(&["publisher"]),
        place: [
            columns.place(&["city"]),
            columns.place(&["province"]),
            columns.place(&["country"]),
        ],
    }))
}

/// What stands for nothing.
const BLANK: &str = "NA";

impl Source for Icews {
    fn event(&self, row: &Record<'_>, noted: &mut Noted) -> Result<ReportedEvent, Skip> {
        let day: Day = row.get(Some(self.date)).parse().map_err(|_| Skip::Date)?;
        let code = whole_code(&row.get(Some(self.code))).ok_or(Skip::Code)?;
        let mut party = |[name, country]: [Place; 2]| Party {
            country: noted.country(&row.unless(country, BLANK)),
            name: row.unless(name, BLANK).into(),
            ..Party::default()
        };
        let (actor, target) = (party(self.source), party(self.target));
        let places: Vec<String> = self
            .place
            .iter()
            .map(|place| row.unless(*place, BLANK).into_owned())
            .filter(|name| !name.is_empty())
            .collect();
        let (publisher, story) = (row.unless(self.publisher, BLANK), row.get(self.story));
        let report = [publisher, story].join(", story ");
        Ok(ReportedEvent {
            id: row.get(self.id).into(),
            actor: coded(actor),
            target: coded(target),
            quad: cameo::nearest(&code).map(|entry| entry.quad),
            kind: row.get(self.text).into(),
            code: code.into(),
            score: row.number::<f64>(self.intensity).filter(|score| score.is_finite()),
            place: places.join(", ").into(),
            text: report.trim_end_matches(", story ").into(),
            ..ReportedEvent::on(day)
        })
    }
}

/// ICEWS has no codes of actors: their names are.
pub(super) fn coded(party: Party) -> Party {
    Party { code: party.name.clone(), ..party }
}

/// A code with the zero that a spreadsheet may have taken.
pub(super) fn whole_code(code: &str) -> Option<String> {
    let is_known = |code: &str| cameo::nearest(code).is_some() || cameo::is_scoreless(code);
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    match code.len() {
        2..=4 if is_number && code.len() > 2 && is_known(code) => Some(code.to_owned()),
        2..=3 if is_number && is_known(&format!("0{code}")) => Some(format!("0{code}")),
        2 if is_number && is_known(code) => Some(code.to_owned()),
        _ => None,
    }
}
