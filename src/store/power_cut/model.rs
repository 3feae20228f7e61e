//! What may lie on a disk after a power cut, given what was done to it before.
//!
//! The model promises no more than POSIX does: what was written since a file was last synced may be
//! there or not, or in part, each piece independently; a name that was created, changed or removed
//! since its folder was last synced may be new or as before. Only a rename is one step.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::super::disk::recording::Deed;

/// Most states that are looked at after one deed.
const MOST_STATES: u64 = 256;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Folder,
    File(usize),
}

type Names = BTreeMap<PathBuf, Thing>;

/// Something that was done to the names in a folder and is not on disk yet.
#[derive(Debug, Clone)]
enum NameDeed {
    Set(PathBuf, Thing),
    Rename(PathBuf, PathBuf, Thing),
    Remove(PathBuf),
}

impl NameDeed {
    /// The folder that has to be synced for it.
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Set(path, _) | Self::Rename(_, path, _) | Self::Remove(path) => path.parent(),
        }
    }

    fn apply(&self, names: &mut Names) {
        match self {
            Self::Set(path, thing) => drop(names.insert(path.clone(), *thing)),
            Self::Rename(from, to, thing) => {
                names.remove(from);
                names.insert(to.clone(), *thing);
            }
            Self::Remove(path) => drop(names.remove(path)),
        }
    }
}

/// Something that was done to the bytes of a file and is not on disk yet.
#[derive(Debug, Clone)]
enum Change {
    Write(u64, Vec<u8>),
    SetLen(u64),
}

impl Change {
    /// Does none of it, half of it, or all.
    fn apply(&self, share: u64, bytes: &mut Vec<u8>) {
        match (self, share) {
            (_, 0) | (Self::SetLen(_), 1) => {}
            (Self::Write(at, written), share) => {
                let end = if share == 1 { written.len() / 2 } else { written.len() };
                let at = *at as usize;
                bytes.resize(bytes.len().max(at + end), 0);
                bytes[at..at + end].copy_from_slice(&written[..end]);
            }
            (Self::SetLen(length), _) => bytes.resize(*length as usize, 0),
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Inode {
    on_disk: Vec<u8>,
    pending: Vec<Change>,
}

/// A disk below a folder.
#[derive(Debug, Clone)]
pub(super) struct Model {
    root: PathBuf,
    inodes: Vec<Inode>,
    /// As processes see it.
    seen: Names,
    /// As it is on disk for sure.
    on_disk: Names,
    pending: Vec<NameDeed>,
    /// What callers were told.
    pub(super) told: Vec<String>,
}

impl Model {
    /// A disk that has what lies in a folder now.
    pub(super) fn of(root: &Path) -> Self {
        let mut model = Self {
            root: root.to_owned(),
            inodes: Vec::new(),
            seen: Names::new(),
            on_disk: Names::new(),
            pending: Vec::new(),
            told: Vec::new(),
        };
        model.take_in(root, &mut BTreeMap::new());
        model.on_disk = model.seen.clone();
        model
    }

    fn take_in(&mut self, folder: &Path, known: &mut BTreeMap<u64, usize>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.seen.insert(path.clone(), Thing::Folder);
                self.take_in(&path, known);
                continue;
            }
            let inode = *known.entry(fs::metadata(&path).unwrap().ino()).or_insert_with(|| {
                let on_disk = fs::read(&path).unwrap();
                self.inodes.push(Inode { on_disk, pending: Vec::new() });
                self.inodes.len() - 1
            });
            self.seen.insert(path, Thing::File(inode));
        }
    }

    fn file(&mut self, path: &Path) -> &mut Inode {
        match self.seen.get(path) {
            Some(Thing::File(inode)) => &mut self.inodes[*inode],
            other => panic!("{}: {other:?}", path.display()),
        }
    }

    fn name(&mut self, deed: NameDeed) {
        deed.apply(&mut self.seen);
        self.pending.push(deed);
    }

    /// Does what was done.
    pub(super) fn apply(&mut self, deed: &Deed) {
        match deed {
            Deed::Create(path) => {
                self.inodes.push(Inode::default());
                self.name(NameDeed::Set(path.clone(), Thing::File(self.inodes.len() - 1)));
            }
            Deed::MakeFolder(path) => self.name(NameDeed::Set(path.clone(), Thing::Folder)),
            Deed::Write { path, at, bytes } => {
                self.file(path).pending.push(Change::Write(*at, bytes.clone()));
            }
            Deed::SetLen(path, length) => self.file(path).pending.push(Change::SetLen(*length)),
            Deed::Sync(path) => {
                let file = self.file(path);
                for change in std::mem::take(&mut file.pending) {
                    change.apply(2, &mut file.on_disk);
                }
            }
            Deed::Rename(from, to) => {
                let thing = self.seen[from];
                self.name(NameDeed::Rename(from.clone(), to.clone(), thing));
            }
            Deed::Remove(path) => self.name(NameDeed::Remove(path.clone())),
            Deed::SyncFolder(folder) => {
                for deed in std::mem::take(&mut self.pending) {
                    if deed.folder() == Some(folder) {
                        deed.apply(&mut self.on_disk);
                    } else {
                        self.pending.push(deed);
                    }
                }
            }
            Deed::Told(what) => self.told.push(what.clone()),
        }
    }

    /// Looks at what may lie on the disk if the power goes now: all of it, or
    /// where that is too much some of it, the same every time.
    pub(super) fn after_a_cut(
        &self,
        seen: &mut HashSet<Vec<u8>>,
        mut look: impl FnMut(&Path) -> Result<(), String>,
    ) -> Result<u64, String> {
        let shares: Vec<u64> = (self.pending.iter().map(|_| 2))
            .chain(self.inodes.iter().flat_map(|inode| inode.pending.iter().map(|_| 3)))
            .collect();
        let all = shares.iter().try_fold(1_u64, |all, share| all.checked_mul(*share));
        let is_all = all.is_some_and(|all| all <= MOST_STATES);
        let count = if is_all { all.unwrap_or(MOST_STATES) } else { MOST_STATES };
        let mut looks = 0;
        for state in 0..count {
            let choices = if is_all { digits(state, &shares) } else { chosen(state, &shares) };
            let (names, bytes) = self.state(&choices);
            if !seen.insert(self.hash(&names, &bytes)) {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            self.lay_out(folder.path(), &names, &bytes);
            look(folder.path()).map_err(|wrong| format!("{wrong}; on disk: {names:#?}"))?;
            looks += 1;
        }
        Ok(looks)
    }

    fn state(&self, choices: &[u64]) -> (Names, Vec<Vec<u8>>) {
        let mut choices = choices.iter();
        let mut names = self.on_disk.clone();
        for (deed, choice) in self.pending.iter().zip(&mut choices) {
            if *choice > 0 {
                deed.apply(&mut names);
            }
        }
        // What lies in a folder whose name is not there is not there.
        let folders = names.clone();
        names.retain(|path, _| {
            path.ancestors()
                .skip(1)
                .take_while(|above| *above != self.root)
                .all(|above| folders.contains_key(above))
        });
        let bytes = self.inodes.iter().map(|inode| {
            let mut bytes = inode.on_disk.clone();
            for change in &inode.pending {
                change.apply(*choices.next().unwrap(), &mut bytes);
            }
            bytes
        });
        (names, bytes.collect())
    }

    fn hash(&self, names: &Names, bytes: &[Vec<u8>]) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(format!("{:?}", self.told));
        for (path, thing) in names {
            hash.update(path.as_os_str().as_encoded_bytes());
            if let Thing::File(inode) = thing {
                hash.update(Sha256::digest(&bytes[*inode]));
            }
        }
        hash.finalize().to_vec()
    }

    fn lay_out(&self, root: &Path, names: &Names, bytes: &[Vec<u8>]) {
        let mut laid: BTreeMap<usize, PathBuf> = BTreeMap::new();
        for (path, thing) in names {
            let path = root.join(path.strip_prefix(&self.root).unwrap());
            match thing {
                Thing::Folder => fs::create_dir_all(&path).unwrap(),
                Thing::File(inode) => match laid.get(inode) {
                    Some(other) => fs::hard_link(other, &path).unwrap(),
                    None => {
                        fs::write(&path, &bytes[*inode]).unwrap();
                        laid.insert(*inode, path);
                    }
                },
            }
        }
    }
}

/// The choices of a state, where all are looked at.
fn digits(mut state: u64, shares: &[u64]) -> Vec<u64> {
    let digit = |share: &u64| {
        let digit = state % share;
        state /= share;
        digit
    };
    shares.iter().map(digit).collect()
}

/// The choices of a state, where there are too many: nothing, everything, then
/// all but one and one alone, then others.
fn chosen(state: u64, shares: &[u64]) -> Vec<u64> {
    let alone = (state / 2).checked_sub(1).map(|at| at as usize);
    let mut random = state.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let choice = |(at, share): (usize, &u64)| {
        if alone.is_none_or(|alone| alone < shares.len()) {
            let is_done = (state % 2 == 1) != (alone == Some(at));
            return if is_done { share - 1 } else { 0 };
        }
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % share
    };
    shares.iter().enumerate().map(choice).collect()
}
