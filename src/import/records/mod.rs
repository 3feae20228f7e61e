//! Timelines and tables kept by hand, for a dossier.

mod cells;
mod mapped;
mod timeline;

use std::path::Path;

use super::inputs::{self, InputError, name_of};
use super::mapping::{Mapping, MappingError, TableAs};
use super::report::{ImportReport, Refusal};
use super::sheet::{self, Sheet};

pub(super) use cells::{Row, Table};

/// Something that happened, as a timeline or a table reports it. Not all of them say what a dossier
/// needs besides: who acted, and with which code.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Happening {
    /// Its line, or which of the items it is.
    pub line: u64,
    /// Its date as EDTF.
    pub date: String,
    /// In one line.
    pub headline: String,
    /// More of it.
    pub detail: String,
    /// Who acted, as it is written there, or the group it stands in.
    pub actor: String,
    /// Its event code, where there is one.
    pub code: String,
    /// The document it is from.
    pub url: String,
    /// Its id, where it has one.
    pub id: String,
    /// What multiplies its score.
    pub weight: Option<f64>,
    /// Whether it stays in force.
    pub lasting: Option<bool>,
    /// It is a named span, not an act.
    pub is_period: bool,
}

/// A commitment, as a table tells it; who undertook it is not looked up yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Undertaken {
    /// Its line.
    pub line: u64,
    /// Who undertook it, as it is written there.
    pub by: String,
    /// Toward whom; empty where it is not said.
    pub to: String,
    /// What.
    pub text: String,
    /// When, as EDTF.
    pub made: String,
    /// By when, as EDTF.
    pub due: Option<String>,
    /// Its id, where it has one.
    pub id: String,
    /// How it stands, as it is written there.
    pub status: String,
    /// Since when, as EDTF.
    pub status_date: Option<String>,
    /// The document that says how it stands.
    pub status_url: String,
    /// The value promised.
    pub target: Option<f64>,
    /// The value before.
    pub baseline: Option<f64>,
    /// Of these values.
    pub unit: String,
    /// The words of the source.
    pub quote: String,
    /// A remark.
    pub note: String,
    /// The document it is from.
    pub url: String,
}

/// A measured value, as a table tells it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observed {
    /// Its line.
    pub line: u64,
    /// The id of the commitment that it measures.
    pub commitment: String,
    /// When, as EDTF.
    pub date: String,
    /// In the unit of the commitment's metric.
    pub value: f64,
    /// The document it is from.
    pub url: String,
}

/// What a timeline or a table has for a dossier, in its order.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Events, and of a timeline its eras.
    Happenings(Vec<Happening>),
    /// Commitments.
    Commitments(Vec<Undertaken>),
    /// Measured values.
    Observations(Vec<Observed>),
}

impl Found {
    /// How many there are.
    pub const fn count(&self) -> usize {
        match self {
            Self::Happenings(list) => list.len(),
            Self::Commitments(list) => list.len(),
            Self::Observations(list) => list.len(),
        }
    }
}

/// A timeline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// Its title; empty where it has none.
    pub title: String,
    /// In its order.
    pub list: Vec<Happening>,
}

/// Reads a timeline as TimelineJS has it, version 1 to 3, JSON, JSONP or its sheet as
/// CSV or workbook.
///
/// # Errors
/// Where the file cannot be read, or holds none.
pub fn read_timeline(path: &Path) -> Result<(Timeline, ImportReport), TableError> {
    let name = name_of(path);
    let mut report = ImportReport::default();
    let bytes = bytes_of(path)?;
    let found = if let Some(json) = timeline::json_of(&bytes) {
        timeline::of_json(&json, &name, &mut report)
    } else {
        let sheet = parsed(path, bytes, None)?;
        timeline::of_sheet(&sheet, &name, &mut report)
            .ok_or_else(|| TableError::NoTimeline(sheet.heading.clone()))?
    };
    report.kept = found.list.len() as u64;
    report.inputs.push((name, report.rows));
    Ok((found, report))
}

/// Reads a table by its mapping, for a dossier.
///
/// # Errors
/// Where the file cannot be read, is no table, or the mapping does not fit: also one of
/// a stream, which [`import_table`](super::import_table) reads.
pub fn read_table(path: &Path, mapping: &Mapping) -> Result<(Found, ImportReport), TableError> {
    let name = name_of(path);
    let mut report = ImportReport::default();
    let sheet = sheet_of(path, mapping.sheet())?;
    let table = Table::new(&sheet, mapping, &name)?;
    let found = match mapping.table_as() {
        TableAs::Events => Found::Happenings(mapped::events(&table, &mut report)),
        TableAs::Commitments => Found::Commitments(mapped::commitments(&table, &mut report)),
        TableAs::Observations => Found::Observations(mapped::observations(&table, &mut report)),
        TableAs::Stream => return Err(TableError::IsStream),
    };
    report.kept = found.count() as u64;
    report.inputs.push((name, report.rows));
    Ok((found, report))
}

/// The table of a file.
pub(super) fn sheet_of(path: &Path, sheet: Option<&str>) -> Result<Sheet, TableError> {
    parsed(path, bytes_of(path)?, sheet)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, TableError> {
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    let bytes = sheet::bounded(inputs::open(path)?).map_err(unreadable)?;
    bytes.ok_or(TableError::Refused(Refusal::TooLarge))
}

fn parsed(path: &Path, bytes: Vec<u8>, sheet: Option<&str>) -> Result<Sheet, TableError> {
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    let read = sheet::read(std::io::Cursor::new(bytes), sheet).map_err(unreadable)?;
    read.map_err(TableError::Refused)
}

/// Why a file gives nothing.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is no table.
    #[error("no table can be read from it")]
    Refused(Refusal),
    /// Its columns are not those of a timeline.
    #[error(
        "its columns are not those of TimelineJS; `import events` reads any table. Columns: {}",
        .0.join(", ")
    )]
    NoTimeline(Vec<String>),
    /// The mapping does not fit.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// The mapping is of a stream, which is no part of a dossier.
    #[error("the mapping is of a stream, which becomes a file beside a dossier")]
    IsStream,
}
