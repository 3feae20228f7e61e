//! The last versions of every dossier that was saved here, so that an overwritten version can be
//! restored, whichever program overwrote it.
//!
//! Below `history/` in the state folder, `texts/` has each content once, by its SHA-256 and packed;
//! `lists/` has for each document which contents it had, when, and by what. A content is on disk
//! before a list names it. Lists are only ever replaced whole, by one process at a time.
//!
//! At most [`Bounds::versions`] are listed for each document, and at most [`Bounds::bytes`] are
//! kept for all together. Beyond that, the version whose neighbours are closest together for their
//! age is removed first, so that versions thin out towards the past and the first one stays long;
//! the newest two of a document are never removed. A list records how many were.

mod bounds;
mod compared;
mod error;
mod files;
mod keeping;
mod list;
mod texts;
mod thinning;
mod version;

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

pub use bounds::Bounds;
pub use compared::{Changes, Compared, Content, compare};
pub use error::HistoryError;
pub(super) use keeping::Keeping;
pub use version::{By, ContentHash, Named, Version, digits, named};

use self::list::{List, Read};
use self::texts::Texts;
use super::read::{MOST_BYTES, read_bytes};
use super::state::{StateFolder, file_key, whole_path};

/// The versions that are kept in a state folder.
#[derive(Debug, Clone)]
pub struct History {
    folder: PathBuf,
    bounds: Bounds,
}

/// What is known of a document's versions.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// The newest first.
    pub versions: Vec<Version>,
    /// How many were thinned out.
    pub thinned: u64,
    /// What was found instead of versions and could not be read: it is left alone and has to be
    /// reported.
    pub skipped: Vec<Skipped>,
}

/// Something in the history's folder that does not belong there or is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skipped {
    /// A file that is no list.
    File(PathBuf),
    /// A list with this many unreadable lines.
    Lines(PathBuf, usize),
}

impl History {
    /// The history in a state folder, within the usual bounds.
    pub fn new(state: &StateFolder) -> Self {
        Self::within(state, Bounds::default())
    }

    /// Within other bounds.
    pub fn within(state: &StateFolder, bounds: Bounds) -> Self {
        Self { folder: state.path().join("history"), bounds }
    }

    /// Keeps a document's contents, unless they are already its newest version. It is on disk when
    /// this returns.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn record(&self, document: &Path, content: &[u8], by: By) -> Result<(), HistoryError> {
        self.keep(document, content, by, None)
    }

    /// Keeps the current contents of a document's file, unless they are known; does nothing if
    /// there is no such file.
    ///
    /// # Errors
    /// Where it cannot be read, or the state folder not be written.
    pub fn record_file(&self, document: &Path) -> Result<(), HistoryError> {
        if !document.is_file() {
            return Ok(());
        }
        let content = read_bytes(document)?;
        self.keep(document, &content, By::Disk, written(document))
    }

    /// Keeps a text that another program wrote and that may be gone again by now, and the file's
    /// current contents.
    ///
    /// # Errors
    /// As [`record_file`](Self::record_file).
    pub fn record_seen(&self, document: &Path, seen: &str) -> Result<(), HistoryError> {
        let hash = ContentHash::of(seen.as_bytes());
        // If its contents are known at all, they were seen before something that has been saved
        // since.
        if self.list(document)?.versions.iter().all(|version| version.hash != hash) {
            self.keep(document, seen.as_bytes(), By::Disk, written(document))?;
        }
        self.record_file(document)
    }

    fn keep(
        &self,
        document: &Path,
        content: &[u8],
        by: By,
        written: Option<SystemTime>,
    ) -> Result<(), HistoryError> {
        if content.len() as u64 > MOST_BYTES {
            return Err(HistoryError::TooLarge(document.to_owned()));
        }
        let hash = ContentHash::of(content);
        let path = self.list_file(document);
        let texts = self.texts();
        let is_newest = |list: &List| list.newest().is_some_and(|version| version.hash == hash);
        // The slow part comes first, before others have to wait for the lock.
        if is_newest(&list::read(&path)?.list) && texts.has(hash) {
            return Ok(());
        }
        let packed = texts::pack(content);
        let held = files::hold(&self.folder)?;
        let Read { mut list, foreign, .. } = list::read(&path)?;
        if foreign {
            files::move_aside(&path)?;
        }
        let added = texts.put(hash, &packed)?;
        let bytes = content.len() as u64;
        if !is_newest(&list) {
            let now = files::now(&held)?;
            let written = written.map(millis).filter(|_| by == By::Disk);
            list.document = Some(whole_path(document));
            list.push(Version { hash, at: now, by, bytes, written });
            let thinned = list.thin(self.bounds.versions, now);
            files::write(&path, &list.print()?)?;
            if thinned {
                return self.sweep_within(now);
            }
        }
        self.keep_within(added, &held)
    }

    /// The versions of a document.
    ///
    /// # Errors
    /// Where the state folder cannot be read.
    pub fn list(&self, document: &Path) -> Result<Listed, HistoryError> {
        let path = self.list_file(document);
        let Read { list, foreign, .. } = list::read(&path)?;
        let mut skipped = Vec::new();
        if foreign {
            skipped.push(Skipped::File(path));
        } else if list.unread() > 0 {
            skipped.push(Skipped::Lines(path, list.unread()));
        }
        let thinned = list.thinned;
        let mut versions: Vec<Version> = list.into_versions();
        versions.reverse();
        Ok(Listed { versions, thinned, skipped })
    }

    /// What a version had, byte for byte.
    ///
    /// # Errors
    /// Where it is not there any more, or damaged.
    pub fn content(&self, version: &Version) -> Result<Vec<u8>, HistoryError> {
        self.texts().get(version.hash)
    }

    /// The other documents that had the same content once, in the order of
    /// their paths: a file may have been moved or copied.
    ///
    /// # Errors
    /// Where the state folder cannot be read.
    pub fn elsewhere(&self, document: &Path, content: &[u8]) -> Result<Vec<PathBuf>, HistoryError> {
        let (hash, own) = (ContentHash::of(content), self.list_file(document));
        let mut found = Vec::new();
        for path in files::entries(&self.lists())?.into_iter().filter(|path| *path != own) {
            let list = list::read(&path)?.list;
            if list.has(hash) {
                found.extend(list.document);
            }
        }
        found.sort();
        Ok(found)
    }

    fn lists(&self) -> PathBuf {
        self.folder.join("lists")
    }

    fn texts(&self) -> Texts {
        Texts(self.folder.join("texts"))
    }

    fn list_file(&self, document: &Path) -> PathBuf {
        self.lists().join(format!("{}.list", file_key(&whole_path(document))))
    }
}

/// When a file was written last, as far as the system tells.
fn written(file: &Path) -> Option<SystemTime> {
    super::beside::modified(file)
}

/// Milliseconds since 1970, in UTC; negative before.
fn millis(time: SystemTime) -> i64 {
    let whole = |span: std::time::Duration| i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => whole(since),
        Err(before) => -whole(before.duration()),
    }
}
