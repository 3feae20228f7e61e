//! Rows that an engine has selected: a Parquet file whose columns have GDELT's names.

use std::fs::File;
use std::path::Path;

use super::super::ImportError;
use super::super::inputs::{InputError, name_of};
use super::super::report::{ImportReport, Refusal};
use super::Work;
use super::columns::by_names;
use super::raw::tell;
use super::row::{Noticed, Place, Places, Row};
use crate::streams::{DataError, ForeignTable, ReportedEvent};

/// Whether a file is Parquet, by its first bytes.
pub(in crate::import) fn is_one(path: &Path) -> bool {
    use std::io::Read;
    let mut magic = [0; 4];
    File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && magic == *b"PAR1"
}

pub(super) fn read(
    work: &mut Work<'_>,
    path: &Path,
    report: &mut ImportReport,
) -> Result<(), ImportError> {
    let name = name_of(path);
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    let file = File::open(path).map_err(unreadable)?;
    let before = report.rows;
    match read_table(work, file, &name, report) {
        Ok(()) => {}
        Err(Trouble::Data(error)) => report.refuse(&name, Refusal::Damaged(error.to_string())),
        Err(Trouble::Import(error)) => return Err(error),
    }
    report.inputs.push((name, report.rows - before));
    Ok(())
}

enum Trouble {
    Data(DataError),
    Import(ImportError),
}

impl From<DataError> for Trouble {
    fn from(error: DataError) -> Self {
        Self::Data(error)
    }
}

fn read_table(
    work: &mut Work<'_>,
    file: File,
    name: &str,
    report: &mut ImportReport,
) -> Result<(), Trouble> {
    let table = ForeignTable::open(file)?;
    let names = table.names();
    let Some(shape) = by_names(&names, b'\t') else {
        report.refuse(name, Refusal::OtherColumns(names.len()));
        return Ok(());
    };
    let mut noticed = Noticed::default();
    for group in 0..table.groups() {
        let columns: Vec<Vec<Option<Box<str>>>> =
            (0..names.len())
                .map(|at| {
                    if is_used(&shape.places, at) {
                        table.column(group, at)
                    } else {
                        Ok(Vec::new())
                    }
                })
                .collect::<Result<_, DataError>>()?;
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        let mut events: Vec<ReportedEvent> = Vec::new();
        for at in 0..rows {
            report.rows += 1;
            let field = |place: usize| columns.get(place)?.get(at)?.as_deref().map(str::as_bytes);
            let row = Row { fields: field, places: &shape.places, blank: b"" };
            work.count_edition(row.is_of_second_edition());
            let shown = || {
                let shown: Vec<&[u8]> = (0..names.len()).filter_map(field).take(12).collect();
                (at as u64 + 1, shown.join(&b" | "[..]))
            };
            events.extend(work.judge(&row, &mut noticed, report, name, shown));
        }
        work.progress.add_rows(rows as u64, events.len() as u64);
        work.gathering.add(events).map_err(Trouble::Import)?;
    }
    tell(report, name, &noticed, 0);
    Ok(())
}

/// Whether a column is one of those that are read.
fn is_used(places: &Places, at: usize) -> bool {
    let is = |place: Place| place == Some(at);
    let Places { id, date, actors, is_root, code, root, quad, goldstein, .. } = *places;
    let Places { mentions, sources, articles, tone, place, added, url, .. } = *places;
    [id, date, is_root, code, root, quad, goldstein].into_iter().any(is)
        || [mentions, sources, articles, tone, place, added, url].into_iter().any(is)
        || actors.iter().any(|actor| is(actor.code) || is(actor.name) || is(actor.country))
}
