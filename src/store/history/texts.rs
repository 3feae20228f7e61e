//! Every content once, by its hash, packed.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::super::read::MOST_BYTES;
use super::error::HistoryError;
use super::files;
use super::version::ContentHash;

/// Largest file that is read: what cannot be packed grows by less than this.
const MOST_PACKED: u64 = MOST_BYTES + MOST_BYTES / 64;

/// The folder of contents.
#[derive(Debug)]
pub(super) struct Texts(pub(super) PathBuf);

/// Packs a content.
pub(super) fn pack(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    // Memory takes whatever is written to it.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// How hard is packed.
const LEVEL: u32 = 5;

fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    ZlibDecoder::new(packed).take(MOST_BYTES + 1).read_to_end(&mut content).ok()?;
    Some(content)
}

impl Texts {
    fn file(&self, hash: ContentHash) -> PathBuf {
        self.0.join(hash.to_string())
    }

    /// Whether there is one with this hash, sound or not.
    pub(super) fn has(&self, hash: ContentHash) -> bool {
        self.file(hash).is_file()
    }

    /// Keeps a content unless a sound copy is there already; returns by how many bytes the folder
    /// grows.
    pub(super) fn put(&self, hash: ContentHash, packed: &[u8]) -> Result<u64, HistoryError> {
        let path = self.file(hash);
        let before = size(&path);
        if before.is_some() && self.get(hash).is_ok() {
            return Ok(0);
        }
        files::write(&path, packed)?;
        Ok((packed.len() as u64).saturating_sub(before.unwrap_or(0)))
    }

    /// A content, byte for byte.
    pub(super) fn get(&self, hash: ContentHash) -> Result<Vec<u8>, HistoryError> {
        let path = self.file(hash);
        let Some(packed) = files::read(&path, MOST_PACKED)? else {
            return Err(HistoryError::Gone(hash));
        };
        unpack(&packed)
            .filter(|content| ContentHash::of(content) == hash)
            .ok_or(HistoryError::Damaged(hash, path))
    }

    /// The contents there are, with their sizes; other files are left alone.
    pub(super) fn all(&self) -> Result<Vec<(ContentHash, u64)>, HistoryError> {
        let paths = files::entries(&self.0)?.into_iter();
        let kept = paths.filter_map(|path| Some((hash_of(&path)?, size(&path)?)));
        Ok(kept.collect())
    }

    pub(super) fn remove(&self, hash: ContentHash) -> Result<(), HistoryError> {
        files::remove(&self.file(hash))
    }

    /// Removes files left unfinished by writers that are gone.
    pub(super) fn tidy(&self) -> Result<(), HistoryError> {
        let paths = files::entries(&self.0)?;
        paths
            .iter()
            .filter(|path| files::is_unfinished(path))
            .try_for_each(|path| files::remove(path))
    }
}

fn hash_of(path: &Path) -> Option<ContentHash> {
    path.file_name()?.to_str()?.parse().ok()
}

fn size(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|file| file.len())
}
