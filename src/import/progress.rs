//! How far an import is, for the waiting user, and whether it was cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between an import and its observer; cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    read: AtomicU64,
    whole: AtomicU64,
    rows: AtomicU64,
    kept: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// How many bytes of the files were read.
    pub fn read(&self) -> u64 {
        self.0.read.load(Ordering::Relaxed)
    }

    /// How many bytes the files have; 0 until that is known.
    pub fn whole(&self) -> u64 {
        self.0.whole.load(Ordering::Relaxed)
    }

    /// How many rows were read.
    pub fn rows(&self) -> u64 {
        self.0.rows.load(Ordering::Relaxed)
    }

    /// How many rows were kept so far.
    pub fn kept(&self) -> u64 {
        self.0.kept.load(Ordering::Relaxed)
    }

    /// Asks the import to end; it does so within a moment and writes nothing.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it is to end.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    pub(super) fn expect(&self, bytes: u64) {
        self.0.whole.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn add_read(&self, bytes: usize) {
        self.0.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    pub(super) fn add_rows(&self, rows: u64, kept: u64) {
        self.0.rows.fetch_add(rows, Ordering::Relaxed);
        self.0.kept.fetch_add(kept, Ordering::Relaxed);
    }
}
