//! A mapped table as a stream of reported events.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use super::about::about;
use super::filter::{Dyad, StreamFilter};
use super::gathering::Gathering;
use super::inputs::name_of;
use super::mapping::{Mapping, MappingError, TableAs};
use super::progress::Progress;
use super::records::{Row, Table, TableError, sheet_of};
use super::report::{Assumption, ImportReport, Skip};
use super::{ImportError, countries};
use crate::dossier::{Day, Edtf, cameo};
use crate::streams::{About, Origin, Party, ReportedEvent};

/// Names of countries that are told one by one where they are not known.
const MOST_NAMES: usize = 20;

/// What is wanted of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StreamRequest {
    /// Which rows. Without a column of targets, an act of a country of one side is upon
    /// the other.
    pub filter: StreamFilter,
    /// Words that stand for a country, with its code; codes and English names do anyway.
    pub actor_words: Vec<(String, String)>,
    /// The day of the edition.
    pub vintage: Option<Day>,
}

/// Reads reported events from a table by its mapping and writes those that are wanted,
/// each once.
///
/// # Errors
/// Where the file cannot be read, the mapping does not fit, or nothing can be written.
/// A file that is no table is told in the report.
pub fn import<W: Write + Send>(
    path: &Path,
    mapping: &Mapping,
    request: &StreamRequest,
    out: W,
    progress: &Progress,
) -> Result<(W, ImportReport), ImportError> {
    if mapping.table_as() != TableAs::Stream {
        let (saved, asked) = (mapping.table_as(), TableAs::Stream);
        return Err(TableError::from(MappingError::OtherTable { saved, asked }).into());
    }
    let name = name_of(path);
    let mut report = ImportReport::default();
    let events = match sheet_of(path, mapping.sheet()) {
        Ok(sheet) => {
            let table = Table::new(&sheet, mapping, &name).map_err(TableError::from)?;
            Reading::new(&table, request).events(&name, &mut report)
        }
        Err(TableError::Refused(why)) => {
            report.refuse(&name, why);
            Vec::new()
        }
        Err(error) => return Err(error.into()),
    };
    report.inputs.push((name, report.rows));
    progress.add_rows(report.rows, events.len() as u64);
    if progress.is_cancelled() {
        return Err(ImportError::Cancelled);
    }
    let mut gathering = Gathering::new(request.filter.keep_duplicates);
    gathering.add(events)?;
    let about =
        About { vintage: request.vintage, ..about(Origin::Table, &request.filter, &report) };
    let out = gathering.finish(out, &about, progress, &mut report)?;
    Ok((out, report))
}

/// A table that is being read.
struct Reading<'r> {
    table: &'r Table<'r>,
    filter: &'r StreamFilter,
    /// In small letters, with the codes.
    words: BTreeMap<String, String>,
    unknown: BTreeSet<String>,
    other_scores: u64,
}

impl<'r> Reading<'r> {
    fn new(table: &'r Table<'r>, request: &'r StreamRequest) -> Self {
        let words = request.actor_words.iter();
        let words =
            words.map(|(word, code)| (word.trim().to_lowercase(), code.trim().to_uppercase()));
        Self {
            table,
            filter: &request.filter,
            words: words.collect(),
            unknown: BTreeSet::new(),
            other_scores: 0,
        }
    }

    /// The events that are wanted; the report has the others.
    fn events(mut self, name: &str, report: &mut ImportReport) -> Vec<ReportedEvent> {
        let table = self.table;
        let all = table.each(report, |row| self.event(row));
        report.other_scores = self.other_scores;
        if !self.unknown.is_empty() {
            report.assume(Assumption::UnknownCountries(self.unknown), name);
        }
        let dyad = self.filter.dyad.as_ref();
        let mut wanted = Vec::with_capacity(all.len());
        for event in all {
            let parties = [&event.actor, &event.target].map(|party| party.country.as_bytes());
            if dyad.is_some_and(|dyad| !dyad.has(parties[0], parties[1])) {
                report.others += 1;
            } else if self.filter.lets_through(&event) {
                wanted.push(event);
            } else {
                report.filtered += 1;
            }
        }
        wanted
    }

    fn event(&mut self, row: &Row<'_>) -> Result<ReportedEvent, Skip> {
        let date = row.needed_date("date")?;
        let edtf: Edtf = date.parse().map_err(|_| Skip::Date)?;
        let day = edtf.first_covered().unwrap_or_else(|| edtf.point());
        let actor = self.party(&row.text("actor")).ok_or(Skip::NoActor)?;
        let target = if self.table.has("target") {
            self.party(&row.text("target")).unwrap_or_default()
        } else {
            self.filter.dyad.as_ref().map(|dyad| opposite(dyad, &actor)).unwrap_or_default()
        };
        let own = row.number("score")?;
        if own.is_some_and(|score| !(-10.0..=10.0).contains(&score)) {
            return Err(Skip::Number);
        }
        let (code, entry) = match row.code() {
            Some(code) => {
                let entry = cameo::nearest(&code);
                (code, entry)
            }
            // A score says what the act weighs; a code that is none says nothing.
            None if own.is_some() && row.text("code").is_empty() => (String::new(), None),
            None => return Err(Skip::Code),
        };
        let of_code = entry.map(|entry| entry.goldstein);
        if own.is_some() && of_code.is_some() && own != of_code {
            self.other_scores += 1;
        }
        Ok(ReportedEvent {
            id: row.text("id").into(),
            date: if date == day.to_string() { Box::default() } else { date.into() },
            actor,
            target,
            code: code.into(),
            score: own.or(of_code),
            quad: entry.map(|entry| entry.quad),
            place: row.text("place").into(),
            text: row.plain("text").into(),
            url: row.text("url").into(),
            ..ReportedEvent::on(day)
        })
    }

    /// Whom a cell names; a name whose country is not known is noted.
    fn party(&mut self, name: &str) -> Option<Party> {
        if name.is_empty() {
            return None;
        }
        let country = self.country(name);
        if country.is_none() && self.unknown.len() < MOST_NAMES {
            self.unknown.insert(name.to_owned());
        }
        let country = country.unwrap_or_default();
        Some(Party { code: name.into(), country: country.into(), name: name.into() })
    }

    fn country(&self, name: &str) -> Option<String> {
        if let Some(code) = self.words.get(&name.to_lowercase()) {
            return Some(code.clone());
        }
        let upper = name.to_uppercase();
        let is_asked = self.filter.dyad.iter().any(|dyad| dyad.codes().any(|code| code == upper));
        if is_asked {
            return Some(upper);
        }
        countries::in_code(name).or_else(|| countries::in_name(name)).map(str::to_owned)
    }
}

/// The other side of an actor, by the first of its codes; nobody where the actor is of
/// neither side.
fn opposite(dyad: &Dyad, actor: &Party) -> Party {
    let is_in = |group: &[String]| group.iter().any(|code| **code == *actor.country);
    let group = match (is_in(&dyad.one), is_in(&dyad.other)) {
        (true, _) => &dyad.other,
        (_, true) => &dyad.one,
        _ => return Party::default(),
    };
    let country = group.first().map(String::as_str).unwrap_or_default();
    Party { code: country.into(), country: country.into(), name: Box::default() }
}
