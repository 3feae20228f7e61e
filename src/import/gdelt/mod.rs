//! GDELT's event files, of both editions, as they are published and as other
//! programs have left them.

mod columns;
mod named;
mod raw;
mod row;
mod table;

use std::io::{self, Read, Write};

use super::filter::StreamFilter;
use super::gathering::Gathering;
use super::inputs::{self, InputError, Inputs};
use super::progress::Progress;
use super::report::{ImportReport, Refusal};
use super::text::has_windows_lines;
use super::{ImportError, about};
use crate::dossier::Day;
use crate::streams::{About, Origin, ReportedEvent};
use row::{Noticed, Row};
pub(super) use table::is_one as is_table;

/// Bytes by which a text is known.
const HEAD: usize = 64 << 10;

/// Whether a text is an event file, by its first bytes.
pub(super) fn knows(head: &[u8]) -> bool {
    !matches!(columns::kind_of(head), columns::Kind::Other(_))
}

/// Why a text is no event file.
pub(super) fn refusal(head: &[u8]) -> Refusal {
    match columns::kind_of(head) {
        columns::Kind::Other(why) => why,
        _ => Refusal::NotText,
    }
}

/// Reads the event files and writes those that are wanted, each once.
///
/// Columns are those of the codebooks of GDELT 1.0 (57, and 58 from April 2013 on)
/// and 2.0 (61).
///
/// # Errors
/// Where a file cannot be opened, nothing can be written, or it was cancelled. What
/// is in the files is told in the report.
pub fn import<W: Write + Send>(
    from: &Inputs,
    filter: &StreamFilter,
    vintage: Option<Day>,
    out: W,
    progress: &Progress,
) -> Result<(W, ImportReport), ImportError> {
    let mut work = Work {
        filter,
        progress,
        gathering: Gathering::new(filter.keep_duplicates),
        wide: 0,
        narrow: 0,
    };
    let mut report =
        ImportReport { passed_over: from.passed_over().to_vec(), ..Default::default() };
    progress.expect(from.bytes());
    for path in from.files() {
        if table::is_one(path) {
            table::read(&mut work, path, &mut report)?;
            continue;
        }
        inputs::each_text(path, progress, &mut report, |name, text, report| {
            work.read(name, text, report)
        })?;
    }
    let origin = if work.wide > work.narrow { Origin::Gdelt2 } else { Origin::Gdelt1 };
    let about = About { vintage, ..about(origin, filter, &report) };
    let out = work.gathering.finish(out, &about, progress, &mut report)?;
    Ok((out, report))
}

/// An import under way.
struct Work<'w> {
    filter: &'w StreamFilter,
    progress: &'w Progress,
    gathering: Gathering,
    /// Rows of 61 columns, and of 57 or 58.
    wide: u64,
    narrow: u64,
}

impl Work<'_> {
    /// Reads one text.
    fn read(
        &mut self,
        name: &str,
        text: &mut dyn Read,
        report: &mut ImportReport,
    ) -> Result<(), ImportError> {
        let before = report.rows;
        let read = self.read_known(name, text, report);
        report.inputs.push((name.to_owned(), report.rows - before));
        match read {
            Err(ImportError::Input(InputError::Unreadable { said, .. })) => {
                if self.progress.is_cancelled() {
                    return Err(ImportError::Cancelled);
                }
                // What came before is kept; that the rest is missing is told.
                report.refuse(name, Refusal::Damaged(said.to_string()));
                Ok(())
            }
            other => other,
        }
    }

    fn read_known(
        &mut self,
        name: &str,
        text: &mut dyn Read,
        report: &mut ImportReport,
    ) -> Result<(), ImportError> {
        let (head, mut text) = inputs::peek(text, HEAD);
        match columns::kind_of(&head) {
            columns::Kind::Raw => raw::read(self, name, &mut text, report),
            columns::Kind::Named(shape) => {
                let is_windows = has_windows_lines(&head);
                named::read(self, name, (&shape, is_windows), &mut text, report)
            }
            columns::Kind::Other(why) => {
                report.refuse(name, why);
                Ok(())
            }
        }
    }

    /// Counts a row of an edition: the file is said to be of that which most are of.
    const fn count_edition(&mut self, is_second: bool) {
        *(if is_second { &mut self.wide } else { &mut self.narrow }) += 1;
    }

    /// The event of a row whose columns have names, if it is wanted; else why not is
    /// counted, with what `shown` gives: its line, and what stands there.
    fn judge<'f, F: Fn(usize) -> Option<&'f [u8]>>(
        &mut self,
        row: &Row<'_, F>,
        noticed: &mut Noticed,
        report: &mut ImportReport,
        name: &str,
        shown: impl FnOnce() -> (u64, Vec<u8>),
    ) -> Option<ReportedEvent> {
        let [actor, target] = row.places.actors.map(|actor| row.get(actor.country));
        if self.filter.dyad.as_ref().is_some_and(|dyad| !dyad.has(actor, target)) {
            report.others += 1;
            return None;
        }
        match row.event(noticed) {
            Ok(event) if self.filter.lets_through(&event) => return Some(event),
            Ok(_) => report.filtered += 1,
            Err(why) => {
                let (line, row) = shown();
                report.skip(why, name, line, &row);
            }
        }
        None
    }
}

/// Reading broke off.
fn broken(said: io::Error) -> ImportError {
    ImportError::Input(InputError::Unreadable { path: std::path::PathBuf::new(), said })
}
