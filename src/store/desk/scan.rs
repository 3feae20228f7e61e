//! Reading every dossier of a folder, by as many threads as there are processors.

use std::collections::HashMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use super::find::{Found, find_dossiers};
use crate::dossier::{Day, Severity};
use crate::reading::{DeskOrder, DeskRow, arranged};
use crate::store::load::load;
use crate::store::read::ReadError;
use crate::store::shown;
use crate::words::Words;

/// Most folders that are named one by one.
const MOST_NAMED: usize = 5;

/// A folder of dossiers, read.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// The folder.
    pub folder: PathBuf,
    /// The day that was asked for; each dossier's own where `None`.
    pub asked: Option<Day>,
    /// A row for each file, by path.
    pub entries: Vec<Arc<DeskEntry>>,
    /// What was found but is not among the entries.
    pub found: Found,
}

/// A file of the folder.
#[derive(Debug)]
pub struct DeskEntry {
    /// The file.
    pub path: PathBuf,
    /// What it is called within the folder, with `/` between folders.
    pub name: String,
    /// What it says, or why it says nothing.
    pub row: Result<DeskRow, Unusable>,
    /// How many warnings its dossier has.
    pub warnings: usize,
    /// Its size and when it was written, by which a file that has not changed is known.
    stamp: Option<(u64, SystemTime)>,
}

/// Why a file gives no row.
#[derive(Debug)]
pub enum Unusable {
    /// It gives no text, or is something else than a dossier.
    Unread(ReadError),
    /// It is a dossier with errors.
    Faulty {
        /// How many.
        count: usize,
        /// The line of the first.
        line: usize,
    },
}

impl Unusable {
    /// It in a sentence.
    pub fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Unread(error) => error.in_words(words),
            Self::Faulty { count, line } => {
                let values = [("count", (*count).into()), ("line", line.to_string().into())];
                words.with("desk-faulty", &values).into_owned()
            }
        }
    }
}

/// How far a scan has come, and whether it is to go on. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct DeskProgress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicUsize,
    all: AtomicUsize,
    cancelled: AtomicBool,
}

impl DeskProgress {
    /// How many files were read, and how many there are; 0 until that is known.
    pub fn counts(&self) -> (usize, usize) {
        (self.0.done.load(Ordering::Relaxed), self.0.all.load(Ordering::Relaxed))
    }

    /// Asks it to end.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it is to end.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// So many files, or pages, are to be gone through.
    pub fn expect(&self, all: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.all.store(all, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn step(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Desk {
    /// Its dossiers in an order.
    pub fn rows(&self, order: DeskOrder) -> Vec<(&Arc<DeskEntry>, &DeskRow)> {
        let rows = self.entries.iter().filter_map(|one| Some((one, one.row.as_ref().ok()?)));
        let rows: Vec<(&Arc<DeskEntry>, &DeskRow)> = rows.collect();
        let only: Vec<&DeskRow> = rows.iter().map(|(_, row)| *row).collect();
        let places = arranged(&only, order).into_iter();
        places.filter_map(|place| rows.get(place).copied()).collect()
    }

    /// Files that gave no row, and why.
    pub fn unusable(&self) -> impl Iterator<Item = (&Arc<DeskEntry>, &Unusable)> {
        self.entries.iter().filter_map(|one| Some((one, one.row.as_ref().err()?)))
    }

    /// What the folder has and the rows leave out, a sentence each.
    pub fn left_out(&self, words: &Words) -> Vec<String> {
        let count = |key, count: usize| words.with(key, &[("count", count.into())]).into_owned();
        let mut lines: Vec<String> = Vec::new();
        if self.found.left_out > 0 {
            lines.push(count("desk-left-out", self.found.left_out));
        }
        if self.found.is_cut {
            lines.push(words.get("desk-cut").into_owned());
        }
        let unread = self.found.unread.iter().take(MOST_NAMED);
        lines.extend(unread.map(|folder| {
            words.with("desk-unread", &[("folder", shown(folder).into())]).into_owned()
        }));
        let more = self.found.unread.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            lines.push(count("desk-unread-more", more));
        }
        lines
    }

    /// The same with each file that gives no row.
    pub fn all_left_out(&self, words: &Words) -> Vec<String> {
        let unusable = self.unusable();
        let unusable =
            unusable.map(|(entry, why)| format!("{}: {}", entry.name, why.in_words(words)));
        unusable.chain(self.left_out(words)).collect()
    }

    /// The latest day that any of its records knows.
    pub fn latest(&self) -> Option<Day> {
        self.entries.iter().filter_map(|one| one.row.as_ref().ok()?.as_of).max()
    }
}

/// Reads a folder; what has not changed since an earlier reading is not read again. `None`
/// where it was told to end.
///
/// # Errors
/// Where the folder cannot be read; what is wrong with a file stands in its entry.
pub fn scan(
    folder: &Path,
    asked: Option<Day>,
    earlier: Option<&Desk>,
    progress: &DeskProgress,
) -> Result<Option<Desk>, ReadError> {
    let mut found = find_dossiers(folder)?;
    let files = std::mem::take(&mut found.files);
    progress.expect(files.len());
    let known: HashMap<&Path, &Arc<DeskEntry>> = earlier
        .filter(|earlier| earlier.asked == asked)
        .into_iter()
        .flat_map(|earlier| earlier.entries.iter().map(|one| (one.path.as_path(), one)))
        .collect();
    let next = AtomicUsize::new(0);
    let read: Mutex<Vec<(usize, Arc<DeskEntry>)>> = Mutex::new(Vec::with_capacity(files.len()));
    let work = || {
        while !progress.is_cancelled() {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(place) else { break };
            let stamp = stamp(path);
            let same = known.get(path.as_path()).filter(|one| {
                stamp.is_some()
                    && one.stamp == stamp
                    && !matches!(one.row, Err(Unusable::Unread(_)))
            });
            let entry = same.map_or_else(
                || Arc::new(entry(folder, path, (asked, stamp))),
                |one| Arc::clone(one),
            );
            read.lock().unwrap_or_else(PoisonError::into_inner).push((place, entry));
            progress.step();
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        for _ in 1..threads.min(files.len()) {
            scope.spawn(work);
        }
        work();
    });
    if progress.is_cancelled() {
        return Ok(None);
    }
    let mut entries = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    entries.sort_by_key(|(place, _)| *place);
    let entries = entries.into_iter().map(|(_, entry)| entry).collect();
    Ok(Some(Desk { folder: folder.to_owned(), asked, entries, found }))
}

fn stamp(path: &Path) -> Option<(u64, SystemTime)> {
    let file = path.metadata().ok()?;
    Some((file.len(), file.modified().ok()?))
}

type Stamp = Option<(u64, SystemTime)>;

fn entry(folder: &Path, path: &Path, (asked, stamp): (Option<Day>, Stamp)) -> DeskEntry {
    let within = path.strip_prefix(folder).unwrap_or(path);
    let parts = within.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let name = parts.collect::<Vec<_>>().join("/");
    let (row, warnings) = match load(Some(path)) {
        Err(error) => (Err(Unusable::Unread(error)), 0),
        Ok(loaded) => {
            let warnings = Severity::Warning.count_in(&loaded.problems);
            let row = loaded.holdings.as_ref().map(|holdings| DeskRow::of(holdings, asked));
            let faulty = || {
                let errors = loaded.problems.iter().filter(|one| one.severity == Severity::Error);
                let line = errors.map(|one| one.line).next().unwrap_or_default();
                Unusable::Faulty { count: Severity::Error.count_in(&loaded.problems), line }
            };
            (row.ok_or_else(faulty), warnings)
        }
    };
    DeskEntry { path: path.to_owned(), name, row, warnings, stamp }
}
