//! Event files as other programs left them: with a heading, other separators, quotes, lost zeros,
//! `NA` for nothing.

use std::collections::BTreeMap;
use std::io::Read;

use csv::ByteRecord;

use super::super::ImportError;
use super::super::report::{Assumption, ImportReport, Skip};
use super::super::text::{line_of, shown};
use super::Work;
use super::columns::{Shape, WIDE};
use super::raw::tell;
use super::row::{Noticed, Row};

/// Rows that go on together.
const PORTION: usize = 4096;

/// What stands for nothing in the country of an actor, which has three letters.
const BLANKS: [&[u8]; 4] = [b"NA", b"NULL", b"NaN", b"nan"];

pub(super) fn read(
    work: &mut Work<'_>,
    name: &str,
    (shape, is_windows): (&Shape, bool),
    text: &mut dyn Read,
    report: &mut ImportReport,
) -> Result<(), ImportError> {
    assume(shape, name, report);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(shape.has_heading)
        .delimiter(shape.separator)
        .flexible(true)
        .from_reader(text);
    let mut record = ByteRecord::new();
    let mut noticed = Noticed::default();
    let mut blanks: BTreeMap<&[u8], u64> = BTreeMap::new();
    let mut events = Vec::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                flush(work, &mut events)?;
                tell(report, name, &noticed, 0);
                return Err(super::broken(std::io::Error::other(error)));
            }
        }
        let line = line_of(&record, is_windows);
        report.rows += 1;
        if record.len() != shape.columns {
            report.skip(Skip::Columns(record.len()), name, line, &shown(&record));
            continue;
        }
        let countries = shape.places.actors.map(|actor| {
            actor.country.and_then(|at| record.get(at)).unwrap_or_default().trim_ascii()
        });
        let blank = countries.iter().find_map(|own| BLANKS.into_iter().find(|b| b == own));
        if let Some(blank) = blank {
            *blanks.entry(blank).or_default() += 1;
        }
        let row = Row {
            fields: |at: usize| record.get(at),
            places: &shape.places,
            blank: blank.or_else(|| blanks.keys().next().copied()).unwrap_or_default(),
        };
        work.count_edition(shape.columns >= WIDE || row.is_of_second_edition());
        let shown = || (line, shown(&record));
        events.extend(work.judge(&row, &mut noticed, report, name, shown));
        if events.len() >= PORTION {
            flush(work, &mut events)?;
        }
    }
    flush(work, &mut events)?;
    for blank in blanks.keys() {
        let blank = String::from_utf8_lossy(blank).into_owned();
        report.assume(Assumption::Blank(blank), name);
    }
    tell(report, name, &noticed, 0);
    Ok(())
}

fn flush(
    work: &mut Work<'_>,
    events: &mut Vec<crate::streams::ReportedEvent>,
) -> Result<(), ImportError> {
    if work.progress.is_cancelled() {
        return Err(ImportError::Cancelled);
    }
    work.progress.add_rows(PORTION as u64, events.len() as u64);
    work.gathering.add(std::mem::take(events))
}

fn assume(shape: &Shape, name: &str, report: &mut ImportReport) {
    if shape.separator != b'\t' {
        report.assume(Assumption::Separator(char::from(shape.separator)), name);
    }
    if shape.has_heading {
        report.assume(Assumption::Heading, name);
    }
    if !shape.renamed.is_empty() {
        report.assume(Assumption::Renamed(shape.renamed.clone()), name);
    }
}
