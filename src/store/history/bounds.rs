//! How much is kept, and what goes where it would be more.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};
use std::path::PathBuf;

use super::History;
use super::error::HistoryError;
use super::files::{self, Held};
use super::list::{self, List, hashes_in};
use super::version::ContentHash;

/// How much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Versions of one document, at least two.
    pub versions: usize,
    /// Bytes of all contents of all documents, packed. The newest two versions
    /// of each stay even where they are more by themselves.
    pub bytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { versions: 200, bytes: 256 * 1024 * 1024 }
    }
}

/// The file that records how many bytes all contents take, so that they are not counted each time.
/// It is only a hint: if it is missing or torn, they are counted.
const TOTAL: &str = "total";

impl History {
    /// Keeps the history within its bounds after its contents have grown by this many bytes.
    pub(super) fn keep_within(&self, added: u64, held: &Held) -> Result<(), HistoryError> {
        if added == 0 {
            return Ok(());
        }
        let noted = files::read(&self.folder.join(TOTAL), 32)?;
        let noted = noted.and_then(|text| std::str::from_utf8(&text).ok()?.trim().parse().ok());
        let total = match noted {
            Some(noted) => u64::saturating_add(noted, added),
            None => self.texts().all()?.iter().map(|(_, size)| size).sum(),
        };
        if total <= self.bounds.bytes {
            return self.note_total(total);
        }
        self.sweep_within(files::now(held)?)
    }

    /// Removes contents that no list names; if that is not enough, thins out all lists first. The
    /// caller must hold the history's lock.
    pub(super) fn sweep_within(&self, now: i64) -> Result<(), HistoryError> {
        if self.sweep()? > self.bounds.bytes {
            self.thin_all(now)?;
            self.sweep()?;
        }
        Ok(())
    }

    fn note_total(&self, total: u64) -> Result<(), HistoryError> {
        files::note(&self.folder.join(TOTAL), &format!("{total}\n"))
    }

    /// Takes versions of all documents out of their lists, those worth least for their size first,
    /// until a tenth of the space is free. The next sweep removes their contents.
    fn thin_all(&self, now: i64) -> Result<(), HistoryError> {
        let mut lists: Vec<(PathBuf, List, bool)> = Vec::new();
        for path in files::entries(&self.lists())? {
            let read = list::read(&path)?;
            if !read.foreign {
                lists.push((path, read.list, false));
            }
        }
        let sizes: HashMap<ContentHash, u64> = self.texts().all()?.into_iter().collect();
        let size = |hash: ContentHash| sizes.get(&hash).copied().unwrap_or(0);
        let mut uses: HashMap<ContentHash, usize> = HashMap::new();
        for version in lists.iter().flat_map(|(_, list, _)| list.versions()) {
            *uses.entry(version.hash).or_default() += 1;
        }
        let mut total: u64 = uses.keys().map(|hash| size(*hash)).sum();
        let candidate = |at: usize, list: &List| {
            let (worth, place) = list.first_to_go(now)?;
            let bytes = list.versions().nth(place).map_or(0, |version| size(version.hash));
            let worth = worth / (bytes as f64 + 1.0);
            // Never negative, so comparing its bits compares its values.
            Some(Reverse((worth.to_bits(), at, place)))
        };
        let all = lists.iter().enumerate();
        let mut heap: BinaryHeap<_> = all.filter_map(|(at, (_, l, _))| candidate(at, l)).collect();
        while total > self.bounds.bytes - self.bounds.bytes / 10
            && let Some(Reverse((_, at, place))) = heap.pop()
        {
            let Some((_, list, changed)) = lists.get_mut(at) else { continue };
            *changed = true;
            let Some(version) = list.take(place) else { continue };
            if let Some(uses) = uses.get_mut(&version.hash) {
                *uses -= 1;
                if *uses == 0 {
                    total -= size(version.hash);
                }
            }
            heap.extend(candidate(at, list));
        }
        for (path, list, _) in lists.iter().filter(|(_, _, changed)| *changed) {
            files::write(path, &list.print()?)?;
        }
        Ok(())
    }

    /// Removes contents that no list names, records how much is left, and returns that in bytes.
    fn sweep(&self) -> Result<u64, HistoryError> {
        let mut named: HashSet<ContentHash> = HashSet::new();
        for path in files::entries(&self.lists())? {
            if files::is_unfinished(&path) {
                files::remove(&path)?;
                continue;
            }
            let read = list::read(&path)?;
            if read.foreign && read.bytes.is_empty() && path.is_file() {
                // What it names, if it names anything, is not known.
                return Ok(0);
            }
            if read.foreign {
                named.extend(hashes_in(&read.bytes));
            }
            named.extend(read.list.versions().map(|version| version.hash));
            named.extend(read.list.perhaps_named());
        }
        let texts = self.texts();
        texts.tidy()?;
        let mut total = 0;
        for (hash, size) in texts.all()? {
            if named.contains(&hash) {
                total += size;
            } else {
                texts.remove(hash)?;
            }
        }
        self.note_total(total)?;
        Ok(total)
    }
}
