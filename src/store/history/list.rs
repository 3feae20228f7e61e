//! The list of a document's versions: a line for each, with a checksum.
//!
//! Lines that cannot be read, because they are damaged or written by a later version of the
//! program, are kept unchanged.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::journal::EncodedPath;
use super::error::HistoryError;
use super::version::{ContentHash, Version};
use super::{files, thinning};

/// The first line, with the version of the format.
const MAGIC: &[u8] = b"detente history 1";

/// Largest list that is read, in bytes.
const MOST_LIST: u64 = 16 * 1024 * 1024;

/// What a line says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    /// The document, as its path was when a version was listed last.
    Document(EncodedPath),
    /// How many versions were thinned out.
    Thinned(u64),
    /// A version; the newest is the last.
    Version(Version),
}

/// A version and its line as it was read: a later version of the program may have written more in
/// it.
#[derive(Debug)]
struct Entry {
    version: Version,
    line: Option<Vec<u8>>,
}

/// The versions of a document.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) document: Option<PathBuf>,
    pub(super) thinned: u64,
    entries: Vec<Entry>,
    unread: Vec<Vec<u8>>,
}

/// A list as it was found.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) list: List,
    /// Whether there is something else in its place.
    pub(super) foreign: bool,
    /// What its file has.
    pub(super) bytes: Vec<u8>,
}

/// Reads a list; an empty one where there is none.
pub(super) fn read(path: &Path) -> Result<Read, HistoryError> {
    match files::read(path, MOST_LIST)? {
        Some(bytes) => {
            let list = List::parse(&bytes);
            Ok(Read { foreign: list.is_none(), list: list.unwrap_or_default(), bytes })
        }
        None => {
            let foreign = std::fs::symlink_metadata(path).is_ok();
            Ok(Read { foreign, ..Read::default() })
        }
    }
}

impl List {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut lines = bytes.split(|byte| *byte == b'\n');
        if lines.next() != Some(MAGIC) {
            return None;
        }
        let mut list = Self::default();
        for line in lines.filter(|line| !line.is_empty()) {
            match parse_line(line) {
                Some(Line::Document(path)) => list.document = Some(path.into()),
                Some(Line::Thinned(count)) => list.thinned = count,
                Some(Line::Version(version)) => {
                    list.entries.push(Entry { version, line: Some(line.to_owned()) });
                }
                None => list.unread.push(line.to_owned()),
            }
        }
        Some(list)
    }

    /// As its file is to have it.
    pub(super) fn print(&self) -> Result<Vec<u8>, HistoryError> {
        let mut out = MAGIC.to_owned();
        out.push(b'\n');
        if let Some(document) = &self.document {
            print_line(&mut out, &Line::Document(document.as_path().into()))?;
        }
        if self.thinned > 0 {
            print_line(&mut out, &Line::Thinned(self.thinned))?;
        }
        for line in &self.unread {
            out.extend(line);
            out.push(b'\n');
        }
        for entry in &self.entries {
            match &entry.line {
                Some(line) => {
                    out.extend(line);
                    out.push(b'\n');
                }
                None => print_line(&mut out, &Line::Version(entry.version))?,
            }
        }
        Ok(out)
    }

    pub(super) fn newest(&self) -> Option<&Version> {
        self.entries.last().map(|entry| &entry.version)
    }

    pub(super) fn has(&self, hash: ContentHash) -> bool {
        self.versions().any(|version| version.hash == hash)
    }

    pub(super) fn push(&mut self, version: Version) {
        self.entries.push(Entry { version, line: None });
    }

    /// The versions, the newest last.
    pub(super) fn versions(&self) -> impl DoubleEndedIterator<Item = &Version> {
        self.entries.iter().map(|entry| &entry.version)
    }

    pub(super) fn into_versions(self) -> Vec<Version> {
        self.entries.into_iter().map(|entry| entry.version).collect()
    }

    /// How many lines could not be read.
    pub(super) const fn unread(&self) -> usize {
        self.unread.len()
    }

    /// What might be named in lines that could not be read.
    pub(super) fn perhaps_named(&self) -> impl Iterator<Item = ContentHash> {
        self.unread.iter().flat_map(|line| hashes_in(line))
    }

    /// Which version, by its place, is to go first, and what it is worth.
    pub(super) fn first_to_go(&self, now: i64) -> Option<(f64, usize)> {
        let times: Vec<i64> = self.versions().map(|version| version.at).collect();
        thinning::first_to_go(&times, now)
    }

    /// Takes a version out.
    pub(super) fn take(&mut self, place: usize) -> Option<Version> {
        if place >= self.entries.len() {
            return None;
        }
        self.thinned += 1;
        Some(self.entries.remove(place).version)
    }

    /// Thins the list out if it has more than this many versions, to somewhat fewer, so that it
    /// need not be done each time; returns whether any were removed.
    pub(super) fn thin(&mut self, most: usize, now: i64) -> bool {
        if self.entries.len() <= most {
            return false;
        }
        let before = self.entries.len();
        while self.entries.len() > most - most / 10
            && let Some((_, place)) = self.first_to_go(now)
        {
            self.take(place);
        }
        self.entries.len() < before
    }
}

/// Everything in some bytes that looks like a hash.
pub(super) fn hashes_in(bytes: &[u8]) -> impl Iterator<Item = ContentHash> {
    let runs = bytes.split(|byte| !byte.is_ascii_hexdigit());
    runs.filter_map(|run| std::str::from_utf8(run).ok()?.parse().ok())
}

fn parse_line(line: &[u8]) -> Option<Line> {
    let (checksum, body) = line.split_at_checked(9)?;
    let checksum = std::str::from_utf8(checksum).ok()?.strip_suffix(' ')?;
    if u32::from_str_radix(checksum, 16).ok()? != crc32fast::hash(body) {
        return None;
    }
    serde_json::from_slice(body).ok()
}

fn print_line(out: &mut Vec<u8>, line: &Line) -> Result<(), HistoryError> {
    let body = serde_json::to_vec(line)
        .map_err(|error| HistoryError::io(Path::new("history"))(error.into()))?;
    let _ = write!(out, "{:08x} ", crc32fast::hash(&body));
    out.extend(body);
    out.push(b'\n');
    Ok(())
}
