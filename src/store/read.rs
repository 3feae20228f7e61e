//! Reading a file that another person may have made.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::in_place::cut_off;
use crate::dossier::FileKind;

/// Largest file that is read, in bytes. A dossier of 100,000 events has about
/// 30 MB.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file gives no text.
#[derive(Debug)]
pub enum ReadError {
    /// There is none, or it may not be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Unread,
    },
    /// A folder.
    Folder(PathBuf),
    /// A device, a pipe or the like.
    Special(PathBuf),
    /// Past [`MOST_BYTES`].
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// Another file than a dossier, past [`MOST_BYTES`].
    LargeFile(PathBuf),
    /// Something else than a dossier.
    NotDossier {
        /// The file.
        path: PathBuf,
        /// What it is.
        kind: FileKind,
    },
    /// A save of it was cut off, or another program has written it since.
    CutOff {
        /// The file.
        path: PathBuf,
        /// The whole text.
        copy: PathBuf,
    },
    /// Not UTF-8.
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Line of the first byte that is not UTF-8, counted from 1.
        line: usize,
        /// Its column, counted from 1 in characters.
        column: usize,
    },
}

/// Why the system does not let a file be read.
#[derive(Debug)]
pub enum Unread {
    /// A file, where a folder is asked for.
    NotFolder,
    /// There is no such file.
    Missing,
    /// It belongs to another user.
    NotYours,
    /// Its name cannot be written as text.
    NoTextName,
    /// The folder of a template is not there.
    NoTemplateFolder,
    /// A template asks for a file outside its folder.
    OutsideTemplate,
    /// A template asks for a file that its folder does not have.
    NotInTemplate,
    /// A template asks for a folder.
    TemplateFolder,
    /// A template's file is larger than this many megabytes.
    LargeTemplate(u64),
    /// Another reason, in the system's words.
    System(String),
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Unreadable { path, .. }
            | Self::Folder(path)
            | Self::Special(path)
            | Self::LargeFile(path)
            | Self::TooLarge { path, .. }
            | Self::NotDossier { path, .. }
            | Self::CutOff { path, .. }
            | Self::NotUtf8 { path, .. } => path,
        }
    }
}

/// Reads a text file of at most [`MOST_BYTES`].
///
/// # Errors
/// If it is missing, a folder or a device, too large or not UTF-8 (and whether that is because it
/// is something other than a dossier), or if a save of it was cut off.
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    let (file, size) = open(path)?;
    if let Some(copy) = cut_off(path) {
        return Err(ReadError::CutOff { path: path.to_owned(), copy });
    }
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

/// The bytes of an ordinary file of at most [`MOST_BYTES`], whatever it is.
///
/// # Errors
/// Where it is missing, a folder or a device, or too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::new();
    let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::LargeFile(path.to_owned()));
    }
    Ok(bytes)
}

/// Recognises what a file is from its first [`FileKind::BEGINNING`] bytes and its name.
///
/// # Errors
/// Where it is missing, a folder or a device.
pub fn kind_of(path: &Path) -> Result<FileKind, ReadError> {
    Ok(FileKind::of(&beginning(path)?, &name(path)))
}

/// The first [`FileKind::BEGINNING`] bytes of a file.
pub(super) fn beginning(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (file, _) = open(path)?;
    let mut bytes = Vec::new();
    let read = file.take(FileKind::BEGINNING as u64).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// The error for a text that is something other than a dossier, if it is. A damaged dossier still
/// is a dossier.
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
    // Opening a pipe would wait for a writer.
    if !metadata.is_file() || is_of_the_system(path) {
        return Err(ReadError::Special(path.to_owned()));
    }
    let file = open_file(path).map_err(|error| unreadable(path, &error))?;
    // Something else may have taken its name in the meantime.
    let metadata = file.metadata().map_err(|error| unreadable(path, &error))?;
    if !metadata.is_file() {
        return Err(ReadError::Special(path.to_owned()));
    }
    Ok((file, metadata.len()))
}

/// Whether a file is one of those through which the system shows its state: they claim to be
/// ordinary and empty, and reading `/proc/kmsg` never ends.
fn is_of_the_system(path: &Path) -> bool {
    let of_the_system = ["/proc", "/sys", "/dev"];
    cfg!(target_os = "linux")
        && std::fs::canonicalize(path).is_ok_and(|whole| {
            of_the_system.iter().any(|folder| whole.starts_with(folder))
                && !whole.starts_with("/dev/shm")
        })
}

/// Opened so that it does not wait, should it have become a pipe.
#[cfg(unix)]
fn open_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().read(true).custom_flags(libc::O_NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn open_file(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> ReadError {
    let why = match error.kind() {
        ErrorKind::NotFound => Unread::Missing,
        ErrorKind::PermissionDenied => Unread::NotYours,
        ErrorKind::NotADirectory if path.is_file() => Unread::NotFolder,
        _ => Unread::System(error.to_string()),
    };
    ReadError::Unreadable { path: path.to_owned(), why }
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
