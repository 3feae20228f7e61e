//! What a table holds, to be looked at before it is read.

use std::path::Path;

use super::super::records::TableError;
use super::super::sheet::{Cell, Sheet};
use super::column_names;

/// Rows that are shown.
const MOST_ROWS: usize = 20;

/// A table as it is shown beside a mapping of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePreview {
    /// Names of its columns, each once, as a mapping has them: where there is no
    /// name, or the name of one before, the number as `#3`.
    pub columns: Vec<String>,
    /// The first rows, each with the line where it stands, as texts.
    pub rows: Vec<(u64, Vec<String>)>,
    /// How many rows it has; blank ones do not count.
    pub count: usize,
    /// The sheet that is shown, of a workbook.
    pub sheet: Option<String>,
    /// Every sheet of a workbook, in its order.
    pub sheets: Vec<String>,
}

/// Looks into a table: CSV with any separator, .xls, .xlsx, or rows in JSON. The
/// first sheet of a workbook, unless another is named.
///
/// # Errors
/// Where it cannot be read or is no table.
pub fn preview(path: &Path, sheet: Option<&str>) -> Result<TablePreview, TableError> {
    let sheet = super::super::records::sheet_of(path, sheet)?;
    Ok(TablePreview::of(&sheet))
}

impl TablePreview {
    pub(in crate::import) fn of(sheet: &Sheet) -> Self {
        let filled = || sheet.rows.iter().filter(|(_, cells)| !cells.iter().all(Cell::is_blank));
        let texts = |cells: &Vec<Cell>| cells.iter().map(Cell::text).collect();
        Self {
            columns: column_names(&sheet.heading),
            rows: filled().take(MOST_ROWS).map(|(line, cells)| (*line, texts(cells))).collect(),
            count: filled().count(),
            sheet: sheet.name.clone(),
            sheets: sheet.sheets.clone(),
        }
    }
}
