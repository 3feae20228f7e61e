//! Files beside a document's own: a free name for another version, and a copy
//! of what is there before it is written over.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::attributes::Attributes;
use super::disk::{Access, DiskFile, remove, sync_folder};
use super::leftovers::name_key;
use super::state::whole_path;
use super::write::{WriteError, folder_of};

/// How many names are tried before giving up.
const MOST_TRIED: u32 = 10_000;

/// The longest name that another is made from, in bytes; some systems that
/// encrypt names have no room for more than 143.
const MOST_NAME: usize = 120;

/// What a dossier's name ends in, the longest first.
const ENDINGS: [&str; 2] = [".dossier.toml", ".toml"];

/// A path beside a file that nothing has: `NAME.word.dossier.toml`, or with a
/// number where that is taken.
pub fn free_beside(path: &Path, word: &str) -> PathBuf {
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let free = names_beside(path, word).find(is_free);
    free.or_else(|| names_beside(path, word).last()).unwrap_or_default()
}

/// `NAME.word.dossier.toml`, then with numbers.
fn names_beside(path: &Path, word: &str) -> impl Iterator<Item = PathBuf> + use<> {
    let path = whole_path(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ending = ENDINGS.into_iter().find(|ending| name.ends_with(ending)).unwrap_or_default();
    let stem = format!("{}.{word}", name.strip_suffix(ending).unwrap_or(&name));
    numbered(&stem, ending).map(move |name| path.with_file_name(name))
}

/// Names for a file that must overwrite nothing: the plain one, then numbered ones.
pub(super) fn numbered(stem: &str, ending: &str) -> impl Iterator<Item = String> + use<> {
    let plain = std::iter::once(format!("{stem}{ending}"));
    let (stem, ending) = (stem.to_owned(), ending.to_owned());
    plain.chain((2..=MOST_TRIED).map(move |at| format!("{stem}-{at}{ending}")))
}

/// Creates a file under the first of these names that is free, so that two processes looking at the
/// same time cannot both take it.
pub(super) fn first_free(
    names: impl Iterator<Item = PathBuf>,
    access: Access,
) -> Result<DiskFile, WriteError> {
    let mut last = None;
    for path in names {
        match DiskFile::create(&path, access) {
            Ok(file) => return Ok(file),
            Err(error) => {
                let is_taken = error.kind() == ErrorKind::AlreadyExists;
                last = Some(WriteError::new(&path, &error));
                if !is_taken {
                    break;
                }
            }
        }
    }
    Err(last.unwrap_or_else(|| WriteError::new(Path::new(""), &ErrorKind::AlreadyExists.into())))
}

/// Fills a file that was just created, and removes it if that fails.
pub(super) fn fill(
    mut file: DiskFile,
    fill: impl FnOnce(&mut DiskFile) -> io::Result<()>,
) -> Result<PathBuf, WriteError> {
    let path = file.path().to_owned();
    if let Err(error) = fill(&mut file).and_then(|()| file.sync()) {
        let _ = remove(&path);
        return Err(WriteError::new(&path, &error));
    }
    sync_folder(folder_of(&path)).map_err(|error| WriteError::unconfirmed(&path, &error))?;
    Ok(path)
}

/// Copies a file as it is now to a free name beside it, byte for byte and with its attributes, and
/// returns that name.
///
/// # Errors
/// Where it cannot be copied.
pub fn keep_beside(path: &Path, word: &str) -> Result<PathBuf, WriteError> {
    let told = |error| WriteError::new(path, &error);
    let mut original = File::open(path).map_err(told)?;
    let attributes = Attributes::of(path).map_err(told)?;
    let copy = first_free(names_beside(path, word), Access::Private)?;
    fill(copy, |copy| {
        attributes.give(copy.file()).map_err(|lost| lost.error)?;
        io::copy(&mut original, copy).map(|_| ())
    })
}

/// A file beside a document that only the program needs: `.NAME.kind`. A name too long for some
/// file systems is replaced by its hash.
pub(super) fn hidden_beside(target: &Path, kind: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default();
    if name.len() > MOST_NAME {
        return target.with_file_name(format!(".detente-{}.{kind}", name_key(target)));
    }
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(".");
    hidden.push(kind);
    target.with_file_name(hidden)
}

/// When a file was changed last, as far as the system tells.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_takes_a_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("two.dossier.toml");
        fs::write(&file, b"not \xff text").unwrap();
        let names = ["two.theirs.dossier.toml", "two.theirs-2.dossier.toml"];
        for name in names {
            let copy = keep_beside(&file, "theirs").unwrap();
            assert_eq!(copy.file_name().unwrap(), name);
            assert_eq!(fs::read(copy).unwrap(), b"not \xff text");
        }
        let plain = free_beside(&folder.path().join("notes"), "mine");
        assert_eq!(plain.file_name().unwrap(), "notes.mine");
        assert!(modified(&file).is_some());
        assert!(keep_beside(&folder.path().join("gone.toml"), "theirs").is_err());
    }
}
