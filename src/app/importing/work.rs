//! What is done in the background: looking into files, and importing them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::order::{ImportOrder, Wanted};
use crate::import::{
    self, Found, ImportAs, ImportError, ImportReport, InputError, Inputs, Looked, Progress, TableAs,
};
use crate::store::{self, Unfinished};
use crate::words::{ENGLISH, Words};

/// What the dialog asks of the world.
#[derive(Debug, Clone)]
pub(crate) enum ImportEffect {
    /// Ask for files, or a folder.
    Choose {
        /// A folder.
        is_folder: bool,
    },
    /// Look into these, or into a sheet of the first, and into the folder of the dossier.
    Look(u64, Box<LookOrder>),
    /// Import.
    Run(Box<ImportOrder>, Progress),
}

/// What is looked into.
#[derive(Debug, Clone)]
pub(crate) struct LookOrder {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The dossier's file, beside which others stand.
    pub dossier: Option<PathBuf>,
}

/// What was seen.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// What the first file seems to be.
    pub looked: Looked,
    /// How many files there are.
    pub count: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Names in the dossier's folder that are taken.
    pub taken: BTreeSet<String>,
}

/// What background work reports.
#[derive(Debug)]
pub(crate) enum ImportNews {
    /// What files seem to be.
    Looked(u64, Box<Result<Seen, String>>),
    /// An import has ended.
    Ended(u64, Result<Imported, Stopped>),
}

/// What came of an import.
#[derive(Debug)]
pub(crate) enum Imported {
    /// A file, with its SHA-256, and what the source says its unit and name are.
    File {
        /// Where it is.
        path: PathBuf,
        /// As a dossier names it.
        sha256: String,
        /// The unit of an index.
        unit: String,
        /// What the source calls it, where it is known.
        label: Option<String>,
        /// What became of the rows.
        report: Box<ImportReport>,
    },
    /// Records for the dossier.
    Records(Box<Found>, Box<ImportReport>),
    /// Nothing that was wanted was in the files.
    Nothing(Box<ImportReport>),
}

/// Why nothing came of an import.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// It was asked to end.
    Cancelled,
    /// Something took the file's name meanwhile.
    NameTaken,
    /// It could not be done.
    Failed(String),
}

impl From<ImportError> for Stopped {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Cancelled => Self::Cancelled,
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<InputError> for Stopped {
    fn from(error: InputError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<store::WriteError> for Stopped {
    fn from(error: store::WriteError) -> Self {
        Self::Failed(error.in_words(&ENGLISH))
    }
}

/// Looks into files.
pub(crate) fn look(order: &LookOrder) -> Result<Seen, String> {
    let look = || -> Result<Seen, InputError> {
        let inputs = Inputs::find(&order.paths)?;
        let looked = import::look(&inputs, order.sheet.as_deref())?;
        let taken = order.dossier.as_deref().map(names_beside).unwrap_or_default();
        Ok(Seen { looked, count: inputs.count(), bytes: inputs.bytes(), taken })
    };
    look().map_err(|error| error.to_string())
}

/// The names in the folder of a file, as far as it can be looked into.
fn names_beside(path: &Path) -> BTreeSet<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new(".")));
    let names = entries.into_iter().flatten().filter_map(Result::ok);
    names.map(|entry| entry.file_name().to_string_lossy().to_lowercase()).collect()
}

/// Imports files.
pub(crate) fn carry_out(order: &ImportOrder, progress: &Progress) -> Result<Imported, Stopped> {
    let first = order.paths.first().map_or(Path::new(""), PathBuf::as_path);
    match &order.wanted {
        Wanted::Timeline => {
            let (found, report) = import::read_timeline(first).map_err(failed)?;
            Ok(records(Found::Happenings(found.list), report))
        }
        Wanted::Records(mapping) => {
            let (found, report) = import::read_table(first, mapping).map_err(failed)?;
            Ok(records(found, report))
        }
        Wanted::Index(request, path) => {
            let (series, report) = import::import_index(first, request).map_err(failed)?;
            if series.values.is_empty() {
                return Ok(Imported::Nothing(Box::new(report)));
            }
            let out = series.write(begin(path)?).map_err(failed)?;
            out.finish()?;
            let origin = series.about.origin;
            let label = match origin {
                crate::streams::Origin::Table | crate::streams::Origin::Fred => None,
                origin => Some(format!("{}: {}", origin.name(), series.about.filter)),
            };
            file(path, series.about.unit, label, report)
        }
        Wanted::Stream(import_as, request, mapping, path) => {
            let out = begin(path)?;
            let (filter, vintage) = (&request.filter, request.vintage);
            let (out, report) = match (import_as, mapping) {
                (ImportAs::Gdelt, _) => {
                    let inputs = Inputs::find(&order.paths)?;
                    import::import_gdelt(&inputs, filter, vintage, out, progress)?
                }
                (ImportAs::Coded(origin), _) => {
                    let inputs = Inputs::find(&order.paths)?;
                    import::import_events(*origin, &inputs, filter, vintage, out, progress)?
                }
                (ImportAs::Table(TableAs::Stream), Some(mapping)) => {
                    import::import_table(first, mapping, request, out, progress)?
                }
                _ => return Err(Stopped::Cancelled),
            };
            if report.kept == 0 {
                return Ok(Imported::Nothing(Box::new(report)));
            }
            out.finish()?;
            file(path, String::new(), None, report)
        }
    }
}

/// Begins a file that writes over none.
fn begin(path: &Path) -> Result<Unfinished, Stopped> {
    if path.symlink_metadata().is_ok() {
        return Err(Stopped::NameTaken);
    }
    Ok(Unfinished::new(path)?)
}

fn failed(error: impl std::fmt::Display) -> Stopped {
    Stopped::Failed(error.to_string())
}

fn records(found: Found, report: ImportReport) -> Imported {
    if report.kept == 0 {
        return Imported::Nothing(Box::new(report));
    }
    Imported::Records(Box::new(found), Box::new(report))
}

fn file(
    path: &Path,
    unit: String,
    label: Option<String>,
    report: ImportReport,
) -> Result<Imported, Stopped> {
    let sha256 = store::sha256_of(path).map_err(failed)?;
    Ok(Imported::File { path: path.to_owned(), sha256, unit, label, report: Box::new(report) })
}

/// Why nothing came of it, in words.
pub(super) fn stopped_words(stopped: &Stopped, words: &Words) -> String {
    match stopped {
        Stopped::Cancelled => words.get("import-cancelled").into_owned(),
        Stopped::NameTaken => words.get("import-file-there").into_owned(),
        Stopped::Failed(why) => {
            words.with("import-failed", &[("why", why.as_str().into())]).into_owned()
        }
    }
}
