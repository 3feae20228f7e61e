//! Where documents and pictures of the window go at first, under names that
//! overwrite nothing.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::beside::{fill, first_free, numbered};
use super::disk::Access;
use super::write::WriteError;

/// The folder that the system keeps pictures in, else the user's own, else the
/// one the program was started in.
pub fn pictures_folder() -> PathBuf {
    let named = dirs::picture_dir();
    let usual = || dirs::home_dir().map(|home| home.join("Pictures"));
    let pictures = named.or_else(usual).filter(|folder| folder.is_dir());
    pictures.or_else(dirs::home_dir).unwrap_or_else(|| PathBuf::from("."))
}

/// The folder that the system keeps documents in, else the user's own, else the
/// one the program was started in.
pub fn documents_folder() -> PathBuf {
    let documents = dirs::document_dir().filter(|folder| folder.is_dir());
    documents.or_else(dirs::home_dir).unwrap_or_else(|| PathBuf::from("."))
}

/// Writes a file `stem.kind`, or `stem-2.kind` and so on where that is taken;
/// gives its path.
///
/// # Errors
/// Where the folder cannot be written.
pub fn write_new(
    folder: &Path,
    stem: &str,
    kind: &str,
    bytes: &[u8],
) -> Result<PathBuf, WriteError> {
    let names = numbered(stem, &format!(".{kind}")).map(|name| folder.join(name));
    fill(first_free(names, Access::Usual)?, |file| file.write_all(bytes))
}
