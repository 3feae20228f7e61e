//! Event files as they are published: gone through by several threads, and no
//! field looked at that does not decide.

use std::collections::BTreeMap;
use std::io::{self, Read};

use memchr::{memchr, memchr_iter};

use super::super::ImportError;
use super::super::blocks;
use super::super::filter::StreamFilter;
use super::super::report::{Assumption, ImportReport, Skip};
use super::Work;
use super::columns::{WIDE, places};
use super::row::{Noticed, Places, Row};
use crate::streams::ReportedEvent;

/// The last column by which a row of other actors is known: the second's country.
const LAST_LOOKED_AT: usize = 17;

/// Most rows of a block that are kept as examples, for each reason.
const MOST_EXAMPLES: usize = 3;

/// A line, and what stands in it.
type Example = (u64, Vec<u8>);

/// What a block has.
#[derive(Default)]
struct Found {
    lines: u64,
    rows: u64,
    others: u64,
    filtered: u64,
    wide: u64,
    older: u64,
    noticed: Noticed,
    events: Vec<ReportedEvent>,
    /// By reason: how many, and the first with their lines.
    skipped: BTreeMap<Skip, (u64, Vec<Example>)>,
}

impl Found {
    fn skip(&mut self, why: Skip, line: &[u8]) {
        let (count, examples) = self.skipped.entry(why).or_default();
        *count += 1;
        if examples.len() < MOST_EXAMPLES {
            examples.push((self.lines, line.get(..400).unwrap_or(line).to_vec()));
        }
    }
}

/// Errors of taking, told apart from those of reading.
enum Broken {
    Reading(io::Error),
    Taking(ImportError),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Reading(error)
    }
}

pub(super) fn read(
    work: &mut Work<'_>,
    name: &str,
    text: &mut dyn Read,
    report: &mut ImportReport,
) -> Result<(), ImportError> {
    let known = Editions::new();
    let filter = work.filter;
    let mut lines = 0;
    let mut noticed = Noticed::default();
    let mut older = 0;
    let taken = blocks::scan(
        text,
        |block| look(block, filter, &known),
        |found: Found| {
            if work.progress.is_cancelled() {
                return Err(Broken::Taking(ImportError::Cancelled));
            }
            work.progress.add_rows(found.rows, found.events.len() as u64);
            report.rows += found.rows;
            report.others += found.others;
            report.filtered += found.filtered;
            work.wide += found.wide;
            work.narrow += found.rows - found.wide;
            older += found.older;
            noticed.add(&found.noticed);
            for (why, (count, examples)) in found.skipped {
                let more = count - examples.len() as u64;
                for (line, row) in &examples {
                    report.skip(why, name, lines + line, row);
                }
                report.skipped.entry(why).or_default().count += more;
            }
            lines += found.lines;
            work.gathering.add(found.events).map_err(Broken::Taking)
        },
    );
    tell(report, name, &noticed, older);
    match taken {
        Ok(()) => Ok(()),
        Err(Broken::Reading(error)) => Err(super::broken(error)),
        Err(Broken::Taking(error)) => Err(error),
    }
}

/// Tells what was noticed of a file.
pub(super) fn tell(report: &mut ImportReport, name: &str, noticed: &Noticed, older: u64) {
    report.other_scores += noticed.other_scores;
    let told = [
        (older, Assumption::Older as fn(u64) -> Assumption),
        (noticed.no_address, Assumption::NoAddress),
        (noticed.no_added, Assumption::NoAdded),
        (noticed.latin, Assumption::Latin),
        (noticed.zeros, Assumption::Zeros),
        (noticed.zeros_by_root, Assumption::ZerosByRoot),
    ];
    for (count, what) in told {
        if count > 0 {
            report.assume(what(count), name);
        }
    }
}

/// The places of the columns of every edition, by their number.
struct Editions([(usize, Places); 3]);

impl Editions {
    fn new() -> Self {
        Self([57, 58, WIDE].map(|columns| (columns, places(columns).unwrap_or_default())))
    }

    fn places(&self, columns: usize) -> Option<&Places> {
        self.0.iter().find(|(own, _)| *own == columns).map(|(_, places)| places)
    }
}

/// Goes through a block of whole lines.
fn look(block: &[u8], filter: &StreamFilter, known: &Editions) -> Found {
    let mut found = Found::default();
    let mut rest = block;
    while !rest.is_empty() {
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        found.lines += 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if !line.is_empty() {
            look_at(line, filter, known, &mut found);
        }
    }
    found
}

fn look_at(line: &[u8], filter: &StreamFilter, known: &Editions, found: &mut Found) {
    found.rows += 1;
    let columns = memchr_iter(b'\t', line).count() + 1;
    let Some(places) = known.places(columns) else {
        let is_long = line.len() > blocks::BLOCK / 4;
        return found.skip(if is_long { Skip::TooLong } else { Skip::Columns(columns) }, line);
    };
    found.wide += u64::from(columns == WIDE);
    found.older += u64::from(columns == 57);
    if let Some(dyad) = &filter.dyad {
        let mut fields = Fields::of(line);
        let actor = fields.nth(7).unwrap_or_default();
        let target = fields.nth(LAST_LOOKED_AT - 8).unwrap_or_default();
        if !dyad.has(actor, target) {
            found.others += 1;
            return;
        }
    }
    let fields: Vec<&[u8]> = Fields::of(line).collect();
    let row = Row { fields: |at: usize| fields.get(at).copied(), places, blank: b"" };
    match row.event(&mut found.noticed) {
        Ok(event) if filter.lets_through(&event) => found.events.push(event),
        Ok(_) => found.filtered += 1,
        Err(why) => found.skip(why, line),
    }
}

/// The fields of a line.
struct Fields<'l> {
    line: &'l [u8],
    tabs: memchr::Memchr<'l>,
    start: usize,
    is_done: bool,
}

impl<'l> Fields<'l> {
    fn of(line: &'l [u8]) -> Self {
        Self { line, tabs: memchr_iter(b'\t', line), start: 0, is_done: false }
    }
}

impl<'l> Iterator for Fields<'l> {
    type Item = &'l [u8];

    fn next(&mut self) -> Option<&'l [u8]> {
        if self.is_done {
            return None;
        }
        let end = self.tabs.next();
        self.is_done = end.is_none();
        let field = self.line.get(self.start..end.unwrap_or(self.line.len()));
        self.start = end.map_or(self.start, |end| end + 1);
        field
    }
}
