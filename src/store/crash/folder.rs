//! The folder of reports: the last few, and which of them were offered.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::super::disk::{Access, DiskFile, remove, sync_folder};
use super::super::state::StateFolder;
use super::report::Facts;

/// Its name in the state folder.
pub(in crate::store) const FOLDER: &str = "crashes";

/// How many reports are kept.
const MOST_REPORTS: usize = 10;
/// Largest report that is read, in bytes; ours have a tenth of it.
const MOST_BYTES: u64 = 256 * 1024;

/// What reports are called, around something random.
const PREFIX: &str = "crash-";
const SUFFIX: &str = ".txt";
/// The file that lists those that were offered.
const OFFERED: &str = "offered";

/// A report that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrashReport {
    /// Where it lies.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
}

/// Writes a report; where it lies.
pub(super) fn keep(state: &StateFolder, facts: &Facts) -> io::Result<PathBuf> {
    let folder = state.folder(FOLDER)?;
    let mut file = DiskFile::create_temporary(&folder, PREFIX, SUFFIX, Access::Private)?;
    // A file made now says when that is.
    let now = file.file().metadata().and_then(|made| made.modified()).ok();
    file.write_all(facts.text(now).as_bytes())?;
    file.sync()?;
    file.keep()?;
    let _ = sync_folder(&folder);
    // A report too many is better than none.
    let _ = thin_out(&folder, file.path());
    Ok(file.path().to_owned())
}

/// The reports, the last first.
fn reports(folder: &Path) -> io::Result<Vec<(OsString, PathBuf)>> {
    let mut found: Vec<(SystemTime, OsString, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|n| n.starts_with(PREFIX) && n.ends_with(SUFFIX));
        // Links are not followed. Another process may just have removed the file.
        if let Ok(there) = entry.metadata()
            && is_ours
            && there.is_file()
        {
            found.push((there.modified()?, name, entry.path()));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    Ok(found.into_iter().map(|(_, name, path)| (name, path)).collect())
}

/// Removes the oldest beyond those that are kept; never the one just written,
/// whatever the disk's clock says.
fn thin_out(folder: &Path, new: &Path) -> io::Result<()> {
    let others = reports(folder)?.into_iter().filter(|(_, path)| path != new);
    for (_, path) in others.skip(MOST_REPORTS - 1) {
        remove(&path)?;
    }
    Ok(())
}

/// The last report that no window has offered yet, if there is one. From now on
/// it counts as offered, and so do those before it.
///
/// # Errors
/// Where the state folder cannot be read. If it cannot be written, that is no error: the report is
/// then offered once more.
pub fn take_new(state: &StateFolder) -> io::Result<Option<CrashReport>> {
    let folder = state.folder(FOLDER)?;
    let reports = reports(&folder)?;
    let list = folder.join(OFFERED);
    let offered = read(&list).unwrap_or_default();
    let was_offered = |name: &OsString| offered.lines().any(|line| name.to_str() == Some(line));
    let Some((_, path)) = reports.iter().find(|(name, _)| !was_offered(name)) else {
        return Ok(None);
    };
    let text = read(path)?;
    let names: Vec<&str> = reports.iter().filter_map(|(name, _)| name.to_str()).collect();
    let _ = write(&folder, &list, &names.join("\n"));
    Ok(Some(CrashReport { path: path.clone(), text }))
}

fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn write(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = DiskFile::create_temporary(folder, ".", "", Access::Private)?;
    file.write_all(text.as_bytes())?;
    file.sync()?;
    file.rename(path)
}
