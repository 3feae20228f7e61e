//! The data files of a dossier: looked for only in its folder, compared with what the dossier says
//! of them, and read as far as possible.

use std::fs::File;
use std::io::Read;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::dossier::{Day, Dossier, Stream};
use crate::streams::{
    Daily, DataError, DataFiles, DataProblem, Edition, Editions, IndexSeries, ReportedEvent,
    StreamData, StreamReader,
};

/// Reads the data files of a dossier at this path. A problem with a file takes the place of its
/// contents, or stands beside them; none is fatal.
pub fn load_data(dossier: &Dossier, path: &Path) -> DataFiles {
    let folder = super::write::folder_of(path);
    let mut files = DataFiles::default();
    for stream in &dossier.streams {
        let read = |file: File| read_stream(file, dossier, stream);
        let editions =
            editions(folder, (&stream.file, stream.sha256.as_deref()), &stream.earlier, read);
        files.streams.insert(stream.file.clone(), editions);
    }
    for index in &dossier.indices {
        let editions = editions(
            folder,
            (&index.file, index.sha256.as_deref()),
            &index.earlier,
            IndexSeries::read,
        );
        files.indices.insert(index.file.clone(), editions);
    }
    files
}

fn read_stream(file: File, dossier: &Dossier, stream: &Stream) -> Result<StreamData, DataError> {
    let reader = StreamReader::open(file)?;
    let daily = Daily::read(&reader, |code| stream.side_of(dossier, code))?;
    Ok(StreamData { about: reader.about().clone(), count: reader.count(), daily })
}

/// Reads the reports of some days of a stream's file beside a dossier, at most `most`, in the order
/// of the file.
///
/// # Errors
/// Why it cannot be read.
pub fn read_reports(
    file: &str,
    path: &Path,
    days: &RangeInclusive<Day>,
    most: usize,
) -> Result<Vec<ReportedEvent>, DataProblem> {
    let opened = open_within(super::write::folder_of(path), file)?;
    let read = || StreamReader::open(opened)?.events(days, most);
    // A file from a stranger may be damaged in ways that its reader does not expect.
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(reports)) => Ok(reports),
        Ok(Err(error)) => Err(DataProblem::Unread(error.to_string())),
        Err(_) => Err(DataProblem::Unread("it is damaged".to_owned())),
    }
}

fn editions<'e, T>(
    folder: &Path,
    (file, sha256): (&'e str, Option<&'e str>),
    earlier: &'e std::collections::BTreeMap<String, String>,
    read: impl Fn(File) -> Result<T, DataError>,
) -> Editions<T> {
    let earlier = earlier.iter().map(|(file, sha256)| (file.as_str(), Some(sha256.as_str())));
    let all = std::iter::once((file, sha256)).chain(earlier);
    Editions(all.map(|(file, sha256)| edition(folder, file, sha256, &read)).collect())
}

fn edition<T>(
    folder: &Path,
    file: &str,
    sha256: Option<&str>,
    read: &impl Fn(File) -> Result<T, DataError>,
) -> Edition<T> {
    let none = |problem| Edition {
        file: file.to_owned(),
        data: None,
        sha256: None,
        problem: Some(problem),
    };
    let opened = match open_within(folder, file) {
        Ok(opened) => opened,
        Err(problem) => return none(problem),
    };
    let own = match hash(&opened) {
        Ok(own) => own,
        Err(error) => return none(DataProblem::Unread(error.to_string())),
    };
    let is_other = sha256.is_some_and(|said| !own.eq_ignore_ascii_case(said));
    let changed = is_other.then_some(DataProblem::Changed);
    // A file from a stranger may be damaged in ways that its reader does not expect.
    match catch_unwind(AssertUnwindSafe(|| read(opened))) {
        Ok(Ok(data)) => {
            let (file, data) = (file.to_owned(), Some(Arc::new(data)));
            Edition { file, data, sha256: Some(own), problem: changed }
        }
        Ok(Err(error)) => none(changed.unwrap_or(DataProblem::Unread(error.to_string()))),
        Err(_) => none(DataProblem::Unread("it is damaged".to_owned())),
    }
}

/// Opens a file of a folder, unless a link leads out of that.
pub(super) fn open_within(folder: &Path, file: &str) -> Result<File, DataProblem> {
    let unread = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => DataProblem::Missing,
        _ => DataProblem::Unread(error.to_string()),
    };
    let path: PathBuf = folder.join(file);
    let whole = path.canonicalize().map_err(|error| unread(&error))?;
    let within = folder.canonicalize().map_err(|error| unread(&error))?;
    let is_file = std::fs::metadata(&whole).map_err(|error| unread(&error))?.is_file();
    if !whole.starts_with(within) || !is_file {
        return Err(DataProblem::Outside);
    }
    File::open(whole).map_err(|error| unread(&error))
}

/// The SHA-256 of a file, which is read through and left at its beginning.
fn hash(file: &File) -> std::io::Result<String> {
    let mut from = file;
    let mut hasher = Sha256::new();
    let mut block = vec![0; 1 << 18];
    loop {
        let got = from.read(&mut block)?;
        if got == 0 {
            break;
        }
        hasher.update(block.get(..got).unwrap_or_default());
    }
    std::io::Seek::rewind(&mut from)?;
    Ok(hex(&hasher.finalize()))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of some bytes.
pub(super) fn sha256_of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The SHA-256 of a file, as a dossier names it.
///
/// # Errors
/// Where it cannot be read.
pub fn sha256_of(path: &Path) -> std::io::Result<String> {
    hash(&File::open(path)?)
}
