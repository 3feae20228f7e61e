//! Where documents and pictures of the window go at first, under names that
//! overwrite nothing.

use std::path::{Path, PathBuf};

use super::write::{WriteError, write_atomically};

/// How many names are tried before giving up.
const MOST_TRIED: u32 = 10_000;

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
    let plain = std::iter::once(format!("{stem}.{kind}"));
    let names = plain.chain((2..MOST_TRIED).map(|number| format!("{stem}-{number}.{kind}")));
    let free = names.map(|name| folder.join(name)).find(|path| !path.exists());
    let path = free.unwrap_or_else(|| folder.join(format!("{stem}.{kind}")));
    write_atomically(&path, bytes)?;
    Ok(path)
}
