//! Reading a file somebody else may have made.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::dossier::FileKind;

/// Largest file that is read, in bytes. A dossier of 100,000 events has about
/// 30 MB.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A file that gives no text.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is none, or it may not be read.
    #[error("{path} cannot be read: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says, and what to do.
        reason: String,
    },
    /// A folder.
    #[error("{0} is a folder; name a dossier file inside it, such as {0}/NAME.dossier.toml")]
    Folder(PathBuf),
    /// A device, a pipe or the like.
    #[error("{0} is not an ordinary file; save it to a file first")]
    Special(PathBuf),
    /// Past [`MOST_BYTES`].
    #[error(
        "{path} has {} MB, and a dossier may have at most {} MB; it is not a dossier, or should be split",
        bytes / 1_000_000,
        MOST_BYTES / 1_000_000
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// Something else than a dossier.
    #[error("{path}: this is {kind}, not a dossier; {}", kind.remedy())]
    NotDossier {
        /// The file.
        path: PathBuf,
        /// What it is.
        kind: FileKind,
    },
    /// Not UTF-8.
    #[error(
        "{path}:{line}:{column}: this is not UTF-8 text; save it as UTF-8 in an editor, or open a dossier"
    )]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Line of the first byte that is none, counted from 1.
        line: usize,
        /// Its column, counted from 1 in characters.
        column: usize,
    },
}

/// Reads a text file of at most [`MOST_BYTES`].
///
/// # Errors
/// Where it is missing, a folder or a device, too large, or not UTF-8; and
/// where that is because it is something else than a dossier.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let (file, size) = open(path)?;
    let too_large = |bytes| ReadError::TooLarge { path: path.to_owned(), bytes };
    if size > MOST_BYTES {
        return Err(kind_of(path).map_or_else(
            |error| error,
            |kind| {
                if kind.is_dossier() {
                    too_large(size)
                } else {
                    ReadError::NotDossier { path: path.to_owned(), kind }
                }
            },
        ));
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| match FileKind::of(error.as_bytes(), &name(path)) {
        FileKind::Dossier | FileKind::Empty => not_utf8(path, &error),
        kind => ReadError::NotDossier { path: path.to_owned(), kind },
    })
}

/// What a file is, by its first [`FileKind::BEGINNING`] bytes and its name.
///
/// # Errors
/// Where it is missing, a folder or a device.
pub fn kind_of(path: &Path) -> Result<FileKind, ReadError> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::new();
    let read = file.take(FileKind::BEGINNING as u64).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    Ok(FileKind::of(&bytes, &name(path)))
}

/// That a text which gave no dossier is something else, where it is. A dossier
/// that somebody broke is a dossier.
pub fn not_dossier(path: &Path, text: &str) -> Option<ReadError> {
    let kind = FileKind::of(text.as_bytes(), &name(path));
    (!kind.is_dossier()).then(|| ReadError::NotDossier { path: path.to_owned(), kind })
}

/// An ordinary file, opened, and its size.
fn open(path: &Path) -> Result<(File, u64), ReadError> {
    let metadata = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if metadata.is_dir() {
        return Err(ReadError::Folder(path.to_owned()));
    }
    // Opening a pipe would wait for somebody to write to it.
    if !metadata.is_file() {
        return Err(ReadError::Special(path.to_owned()));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    Ok((file, metadata.len()))
}

fn unreadable(path: &Path, error: &std::io::Error) -> ReadError {
    ReadError::Unreadable { path: path.to_owned(), reason: reason(error) }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn not_utf8(path: &Path, error: &std::string::FromUtf8Error) -> ReadError {
    let sound = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let sound = String::from_utf8_lossy(sound);
    let line = sound.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = sound.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    ReadError::NotUtf8 { path: path.to_owned(), line, column }
}

fn reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file; check the name and the folder".to_owned(),
        ErrorKind::PermissionDenied => {
            "it is not yours to read; ask its owner for permission".to_owned()
        }
        _ => format!("the system says: {error}"),
    }
}
