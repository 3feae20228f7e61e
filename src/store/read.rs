//! Reading a file somebody else may have made.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

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
/// Where it is missing, a folder or a device, too large, or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let unreadable = |error: std::io::Error| ReadError::Unreadable {
        path: path.to_owned(),
        reason: reason(&error),
    };
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(ReadError::Folder(path.to_owned()));
    }
    // Opening a pipe would wait for somebody to write to it.
    if !metadata.is_file() {
        return Err(ReadError::Special(path.to_owned()));
    }
    let too_large = |bytes| ReadError::TooLarge { path: path.to_owned(), bytes };
    if metadata.len() > MOST_BYTES {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    // The file may grow while it is read.
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))
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
