//! Timelines and tables of events that somebody wrote by hand, for a dossier.

mod mapped;
mod timeline;

use std::path::Path;

use super::inputs::{self, InputError, name_of};
use super::report::{ImportReport, Refusal};
use super::sheet;

pub use mapped::{Mapping, MappingError};

/// Something that happened, as a timeline or a table tells it. What a dossier needs
/// besides, who acted and with which code, not all of them say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happening {
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
    /// It is a span with a name, and no act.
    pub is_period: bool,
}

/// A timeline or a table of events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happenings {
    /// Its title; empty where it has none.
    pub title: String,
    /// In its order.
    pub list: Vec<Happening>,
}

/// Reads a timeline as TimelineJS has it, version 1 to 3, JSON, JSONP or its sheet as
/// CSV or workbook; or, with a mapping, any table.
///
/// # Errors
/// Where the file cannot be read, or holds none.
pub fn read_happenings(
    path: &Path,
    mapping: Option<&Mapping>,
) -> Result<(Happenings, ImportReport), HappeningError> {
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    let name = name_of(path);
    let mut report = ImportReport::default();
    let bytes = sheet::bounded(inputs::open(path)?).map_err(unreadable)?;
    let bytes = bytes.ok_or(HappeningError::Refused(Refusal::TooLarge))?;
    let found = match (mapping, timeline::json_of(&bytes)) {
        (None, Some(json)) => timeline::of_json(&json, &name, &mut report),
        _ => {
            let read = sheet::read(std::io::Cursor::new(bytes), None).map_err(unreadable)?;
            let sheet = read.map_err(HappeningError::Refused)?;
            match mapping {
                Some(mapping) => mapped::read(&sheet, mapping, &name, &mut report)?,
                None => timeline::of_sheet(&sheet, &name, &mut report)
                    .ok_or_else(|| HappeningError::NoTimeline(sheet.heading.clone()))?,
            }
        }
    };
    report.kept = found.list.len() as u64;
    report.inputs.push((name, report.rows));
    Ok((found, report))
}

/// Why a file gives no events.
#[derive(Debug, thiserror::Error)]
pub enum HappeningError {
    /// The file cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is no table.
    #[error("no table can be read from it")]
    Refused(Refusal),
    /// Its columns are not those of a timeline.
    #[error("its columns are not those of TimelineJS; say what they are with --map. Columns: {}", .0.join(", "))]
    NoTimeline(Vec<String>),
    /// The mapping does not fit.
    #[error(transparent)]
    Mapping(#[from] MappingError),
}
