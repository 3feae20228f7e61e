//! Files beside a document's own: a free name for another version, and a copy
//! of what is there before it is written over.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::leftovers::name_key;
use super::state::whole_path;
use super::write::WriteError;

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
    let path = whole_path(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let ending = ENDINGS.into_iter().find(|ending| name.ends_with(ending)).unwrap_or_default();
    let stem = name.strip_suffix(ending).unwrap_or(&name);
    let plain = std::iter::once(format!("{stem}.{word}{ending}"));
    let mut names = plain.chain((2..MOST_TRIED).map(|at| format!("{stem}.{word}-{at}{ending}")));
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let free = names.by_ref().map(|name| path.with_file_name(name)).find(is_free);
    free.unwrap_or_else(|| path.with_file_name(format!("{stem}.{word}-{MOST_TRIED}{ending}")))
}

/// Copies what a file has now to a free name beside it, byte for byte; gives
/// that name.
///
/// # Errors
/// Where it cannot be copied.
pub fn keep_beside(path: &Path, word: &str) -> Result<PathBuf, WriteError> {
    let copy = free_beside(path, word);
    let copied = fs::copy(path, &copy).and_then(|_| File::open(&copy)?.sync_all());
    copied.map_err(|error| WriteError::new(&copy, &error))?;
    Ok(copy)
}

/// A file beside a document's that only the program needs: `.NAME.kind`. A name
/// so long that this would be too long for some systems stands by its hash.
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
