//! What files seem to be, before anything of them is imported: whose they are by their
//! first lines, what stands in these, and what has to be chosen.

use std::io::{Cursor, Read};
use std::path::Path;

use super::inputs::{self, InputError, Inputs, name_of};
use super::mapping::{Mapping, TableAs, TablePreview};
use super::progress::Progress;
use super::records::{self, TableError};
use super::report::{ImportReport, Refusal};
use super::{events, gdelt, index, sheet};
use crate::streams::Origin;

/// Bytes by which a text is known.
const HEAD: usize = 64 << 10;

/// What files can be imported as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportAs {
    /// Event files of GDELT, as a stream.
    Gdelt,
    /// Event files of another source, as a stream.
    Coded(Origin),
    /// A published series.
    Index,
    /// A timeline of TimelineJS.
    Timeline,
    /// A table by a mapping of its columns.
    Table(TableAs),
}

impl ImportAs {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Gdelt,
        Self::Coded(Origin::Icews),
        Self::Coded(Origin::Polecat),
        Self::Coded(Origin::Acled),
        Self::Coded(Origin::UcdpGed),
        Self::Index,
        Self::Timeline,
        Self::Table(TableAs::Events),
        Self::Table(TableAs::Commitments),
        Self::Table(TableAs::Observations),
        Self::Table(TableAs::Stream),
    ];

    /// Whether it becomes a stream's file beside the dossier.
    pub const fn is_stream(self) -> bool {
        matches!(self, Self::Gdelt | Self::Coded(_) | Self::Table(TableAs::Stream))
    }

    /// Whether it becomes a file beside the dossier, and not records of the dossier.
    pub const fn is_file(self) -> bool {
        self.is_stream() || matches!(self, Self::Index)
    }
}

/// What files seem to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// The file, or the member of an archive, that was looked into.
    pub name: String,
    /// What it seems to be; `None` if that cannot be told.
    pub seems: Option<ImportAs>,
    /// Why nothing can be read of it.
    pub refusal: Option<Refusal>,
    /// Its columns and first rows, where it has some.
    pub preview: Option<TablePreview>,
    /// Columns with numbers beside dates, of which one can be an index.
    pub numbers: Vec<String>,
    /// The one of them that is known to be the index.
    pub number: Option<String>,
}

/// Looks into the first of some files.
///
/// # Errors
/// Where it cannot be opened.
pub fn look(from: &Inputs, sheet: Option<&str>) -> Result<Looked, InputError> {
    let Some(path) = from.files().first() else {
        return Err(InputError::NothingThere(std::path::PathBuf::new()));
    };
    let mut looked = Looked {
        name: name_of(path),
        seems: None,
        refusal: None,
        preview: None,
        numbers: Vec::new(),
        number: None,
    };
    if gdelt::is_table(path) {
        looked.seems = Some(ImportAs::Gdelt);
        return Ok(looked);
    }
    if is_workbook(path) {
        looked.look_into_table(path, sheet)?;
        return Ok(looked);
    }
    let (name, head, is_packed) = head_of(path)?;
    looked.name = name;
    looked.seems = if gdelt::knows(&head) {
        Some(ImportAs::Gdelt)
    } else {
        events::origin_of(&head).map(ImportAs::Coded)
    };
    match looked.seems {
        Some(_) => looked.preview = preview_of(&head),
        None if is_packed => looked.refusal = Some(gdelt::refusal(&head)),
        None => looked.look_into_table(path, sheet)?,
    }
    Ok(looked)
}

impl Looked {
    /// Looks into a table that is read whole.
    fn look_into_table(&mut self, path: &Path, name: Option<&str>) -> Result<(), InputError> {
        let is_timeline =
            records::read_timeline(path).is_ok_and(|(found, _)| !found.list.is_empty());
        let read = records::sheet_of(path, name);
        let sheet = match read {
            Ok(sheet) => sheet,
            Err(TableError::Input(error)) => return Err(error),
            Err(_) if is_timeline => {
                self.seems = Some(ImportAs::Timeline);
                return Ok(());
            }
            Err(TableError::Refused(why)) => {
                self.refusal = Some(why);
                return Ok(());
            }
            Err(_) => {
                self.refusal = Some(Refusal::NotText);
                return Ok(());
            }
        };
        let preview = TablePreview::of(&sheet);
        (self.numbers, self.number) = index::choices(&sheet);
        let is_as = |table_as: TableAs| {
            Mapping::guess(table_as, &preview.columns).check(&preview.columns).is_ok()
        };
        let has_numbers = !self.numbers.is_empty();
        self.seems = if is_timeline {
            Some(ImportAs::Timeline)
        } else if has_numbers && index::is_published(&sheet) {
            Some(ImportAs::Index)
        } else if let Some(table_as) =
            [TableAs::Stream, TableAs::Commitments].into_iter().find(|table_as| is_as(*table_as))
        {
            // A code is a number, too, and who acts says more than that.
            Some(ImportAs::Table(table_as))
        } else if self.number.is_some() {
            Some(ImportAs::Index)
        } else if is_as(TableAs::Events) {
            Some(ImportAs::Table(TableAs::Events))
        } else {
            has_numbers.then_some(ImportAs::Index)
        };
        self.preview = Some(preview);
        Ok(())
    }
}

fn is_workbook(path: &Path) -> bool {
    inputs::has_end(path, "xlsx") || inputs::has_end(path, "xls")
}

/// The beginning of a file, or of the first text in it, with its name, and whether it
/// was packed.
fn head_of(path: &Path) -> Result<(String, Vec<u8>, bool), InputError> {
    let mut found: Option<(String, Vec<u8>)> = None;
    let mut report = ImportReport::default();
    inputs::each_text(path, &Progress::default(), &mut report, |name, text, _| {
        if found.is_none() {
            let mut head = Vec::new();
            // Where it breaks among the first bytes, what came before is looked at.
            let _ = text.take(HEAD as u64).read_to_end(&mut head);
            found = Some((name.to_owned(), head));
        }
        Ok::<(), InputError>(())
    })?;
    let own = name_of(path);
    let (name, head) = found.unwrap_or_else(|| (own.clone(), Vec::new()));
    let is_packed = name != own;
    Ok((name, head, is_packed))
}

/// The first rows of a text; one without a heading has numbers for names.
fn preview_of(head: &[u8]) -> Option<TablePreview> {
    // The last line may be cut.
    let whole = head.iter().rposition(|byte| *byte == b'\n').map_or(head.len(), |at| at + 1);
    let mut sheet = sheet::read(Cursor::new(head.get(..whole)?), None).ok()?.ok()?;
    let has_no_heading = sheet
        .heading
        .iter()
        .any(|name| name.trim().len() == 8 && name.bytes().all(|byte| byte.is_ascii_digit()));
    if has_no_heading {
        let first = sheet.heading.iter().map(|text| sheet::Cell::Text(text.clone())).collect();
        sheet.rows.insert(0, (1, first));
        sheet.heading = vec![String::new(); sheet.heading.len()];
    }
    Some(TablePreview::of(&sheet))
}
