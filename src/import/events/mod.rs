//! Files of coded events with a heading: ICEWS, POLECAT, ACLED, UCDP GED. Each
//! source says how its columns are called and what a row tells; going through the
//! files is the same for all.

mod acled;
mod icews;
mod polecat;
mod quads;
mod record;
mod ucdp;

use std::collections::BTreeSet;
use std::io::{self, Read, Write};

use super::filter::StreamFilter;
use super::gathering::Gathering;
use super::inputs::{self, InputError, Inputs};
use super::progress::Progress;
use super::report::{Assumption, ImportReport, Refusal, Skip};
use super::{ImportError, about};
use crate::dossier::Day;
use crate::streams::{About, Origin, ReportedEvent};
use record::{Columns, Record, Records};

/// Rows that go on together.
const PORTION: usize = 4096;

/// Names of countries that are told one by one where they are not known.
const MOST_NAMES: usize = 20;

/// How a source tells an event.
trait Source {
    /// The event of a row; actors whose country is not known are noted.
    fn event(&self, row: &Record<'_>, noted: &mut Noted) -> Result<ReportedEvent, Skip>;
}

/// What is noted while rows are read.
#[derive(Debug, Default)]
struct Noted {
    unknown: BTreeSet<String>,
}

impl Noted {
    /// The code of a country by its name; a name that is not known is noted.
    fn country(&mut self, name: &str) -> Box<str> {
        if name.is_empty() {
            return Box::default();
        }
        match super::countries::by_name(name) {
            Some(code) => code.into(),
            None => {
                if self.unknown.len() < MOST_NAMES {
                    self.unknown.insert(name.to_owned());
                }
                Box::default()
            }
        }
    }
}

/// The reader of a source for columns of these names; or without names.
fn reader(origin: Origin, columns: &Columns) -> Option<Box<dyn Source>> {
    match origin {
        Origin::Icews => icews::reader(columns).or_else(|| quads::reader(columns)),
        Origin::Polecat => polecat::reader(columns),
        Origin::Acled => acled::reader(columns),
        Origin::UcdpGed => ucdp::reader(columns),
        _ => None,
    }
}

/// Whose events a text has, by its first bytes.
pub(super) fn origin_of(head: &[u8]) -> Option<Origin> {
    [Origin::Icews, Origin::Polecat, Origin::Acled, Origin::UcdpGed].into_iter().find(|origin| {
        let mut text: &[u8] = head;
        let records = Records::open(&mut text, *origin);
        let columns = records.as_ref().ok().and_then(|read| read.as_ref().ok());
        columns.is_some_and(|records| reader(*origin, records.columns()).is_some())
    })
}

/// Reads files of a source's coded events and writes those that are wanted.
///
/// # Errors
/// Where a file cannot be opened, nothing can be written, or it was cancelled. What
/// is in the files is told in the report.
pub fn import<W: Write + Send>(
    origin: Origin,
    from: &Inputs,
    filter: &StreamFilter,
    vintage: Option<Day>,
    out: W,
    progress: &Progress,
) -> Result<(W, ImportReport), ImportError> {
    let mut work = Work {
        origin,
        filter,
        progress,
        gathering: Gathering::new(filter.keep_duplicates),
        events: Vec::new(),
    };
    let mut report =
        ImportReport { passed_over: from.passed_over().to_vec(), ..Default::default() };
    progress.expect(from.bytes());
    for path in from.files() {
        inputs::each_text(path, progress, &mut report, |name, text, report| {
            work.read(name, text, report)
        })?;
    }
    let about = About { vintage, ..about(origin, filter, &report) };
    let out = work.gathering.finish(out, &about, progress, &mut report)?;
    Ok((out, report))
}

/// An import under way.
struct Work<'w> {
    origin: Origin,
    filter: &'w StreamFilter,
    progress: &'w Progress,
    gathering: Gathering,
    events: Vec<ReportedEvent>,
}

impl Work<'_> {
    fn read(
        &mut self,
        name: &str,
        text: &mut dyn Read,
        report: &mut ImportReport,
    ) -> Result<(), ImportError> {
        let before = report.rows;
        let read = self.read_rows(name, text, report);
        report.inputs.push((name.to_owned(), report.rows - before));
        self.flush()?;
        if self.progress.is_cancelled() {
            return Err(ImportError::Cancelled);
        }
        match read {
            Err(ImportError::Input(InputError::Unreadable { said, .. })) => {
                report.refuse(name, Refusal::Damaged(said.to_string()));
                Ok(())
            }
            other => other,
        }
    }

    fn read_rows(
        &mut self,
        name: &str,
        text: &mut dyn Read,
        report: &mut ImportReport,
    ) -> Result<(), ImportError> {
        let mut records = match Records::open(text, self.origin).map_err(broken)? {
            Ok(records) => records,
            Err(refusal) => {
                report.refuse(name, refusal);
                return Ok(());
            }
        };
        let Some(source) = reader(self.origin, records.columns()) else {
            report.refuse(name, Refusal::OtherColumns(records.columns().count()));
            return Ok(());
        };
        let mut noted = Noted::default();
        let columns = records.columns().count();
        let mut latin = 0;
        while let Some(record) = records.next().map_err(broken)? {
            report.rows += 1;
            latin += u64::from(record.is_latin);
            if record.len() != columns {
                report.skip(Skip::Columns(record.len()), name, record.line, &record.raw());
                continue;
            }
            match source.event(&record, &mut noted) {
                Ok(event) => self.take(event, report)?,
                Err(why) => report.skip(why, name, record.line, &record.raw()),
            }
        }
        if latin > 0 {
            report.assume(Assumption::Latin(latin), name);
        }
        if !noted.unknown.is_empty() {
            report.assume(Assumption::UnknownCountries(noted.unknown), name);
        }
        Ok(())
    }

    fn take(&mut self, event: ReportedEvent, report: &mut ImportReport) -> Result<(), ImportError> {
        let is_of_dyad = self.filter.dyad.as_ref().is_none_or(|dyad| {
            dyad.has(event.actor.country.as_bytes(), event.target.country.as_bytes())
        });
        if !is_of_dyad {
            report.others += 1;
        } else if self.filter.lets_through(&event) {
            self.events.push(event);
        } else {
            report.filtered += 1;
        }
        if self.events.len() >= PORTION {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), ImportError> {
        self.progress.add_rows(PORTION as u64, self.events.len() as u64);
        self.gathering.add(std::mem::take(&mut self.events))
    }
}

/// Reading broke off.
fn broken(said: io::Error) -> ImportError {
    ImportError::Input(InputError::Unreadable { path: std::path::PathBuf::new(), said })
}
