//! Which files of a folder are dossiers.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use crate::store::read::{ReadError, beginning, unreadable};

/// Most dossiers that are taken; the rest are counted.
const MOST_FILES: usize = 5_000;
/// Most files and folders that are looked at: a whole disk is no desk.
const MOST_ENTRIES: usize = 200_000;
/// How many folders deep is looked.
const MOST_DEPTH: usize = 8;
/// How the names of dossiers end, and how those end that may be some.
const ENDING: &str = ".dossier.toml";
const MAYBE: &str = ".toml";

/// What a folder has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The dossiers, by path.
    pub files: Vec<PathBuf>,
    /// How many more there are than are taken.
    pub left_out: usize,
    /// Folders below it that may not be read, or lie too deep.
    pub unread: Vec<PathBuf>,
    /// Whether there was more in it than is looked at.
    pub is_cut: bool,
}

/// The dossiers in a folder and the folders in it: by their names, and other TOML files
/// by what they hold. What is hidden is passed over, and links to folders are not followed,
/// since they may lead round in a circle.
///
/// # Errors
/// Where the folder itself cannot be read.
pub fn find_dossiers(folder: &Path) -> Result<Found, ReadError> {
    let mut found = Found::default();
    let first = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut waiting = vec![(first, 0)];
    let mut looked_at = 0;
    while let Some((entries, depth)) = waiting.pop() {
        for entry in entries.flatten() {
            looked_at += 1;
            if looked_at > MOST_ENTRIES {
                found.is_cut = true;
                waiting.clear();
                break;
            }
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_hidden(&entry) {
                continue;
            } else if !is_folder {
                found.files.extend(Some(entry.path()).filter(|path| is_dossier(path)));
            } else if depth < MOST_DEPTH
                && let Ok(entries) = std::fs::read_dir(entry.path())
            {
                waiting.push((entries, depth + 1));
            } else {
                found.unread.push(entry.path());
            }
        }
    }
    found.files.sort();
    found.unread.sort();
    found.left_out = found.files.len().saturating_sub(MOST_FILES);
    found.files.truncate(MOST_FILES);
    Ok(found)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().first() == Some(&b'.')
}

fn is_dossier(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if name.ends_with(ENDING) {
        return true;
    }
    name.ends_with(MAYBE) && beginning(path).is_ok_and(|bytes| has_sides(&bytes))
}

/// Whether a text names sides, as every dossier does and other TOML files do not.
fn has_sides(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes);
    head.lines().any(|line| line.trim_start().starts_with("[[sides]]"))
}
