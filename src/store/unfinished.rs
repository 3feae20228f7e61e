//! A file that is written bit by bit and takes its name when it is complete.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::attributes::Attributes;
use super::disk::{DiskFile, sync_folder};
use super::leftovers::sweep;
use super::state::whole_path;
use super::write::{WriteError, folder_of, temporary};

/// A file being written. Dropped before it is finished, it leaves nothing, and any file of its name
/// stays.
#[derive(Debug)]
pub struct Unfinished {
    out: BufWriter<DiskFile>,
    target: PathBuf,
}

impl Unfinished {
    /// Begins a file that is to have this name.
    ///
    /// # Errors
    /// Where its folder is missing or may not be written.
    pub fn new(path: &Path) -> Result<Self, WriteError> {
        let target = whole_path(path);
        sweep(&target);
        let attributes = Attributes::of(&target).ok();
        let out = BufWriter::with_capacity(1 << 18, temporary(&target, attributes.as_ref())?);
        Ok(Self { out, target })
    }

    /// Gives the file its name, replacing any file of that name.
    ///
    /// # Errors
    /// Where the disk is full, or does not confirm that the file lasts.
    pub fn finish(self) -> Result<(), WriteError> {
        let told = |error: &io::Error| WriteError::new(&self.target, error);
        let mut file = self.out.into_inner().map_err(|error| told(error.error()))?;
        file.sync().map_err(|error| told(&error))?;
        file.rename(&self.target).map_err(|error| told(&error))?;
        sync_folder(folder_of(&self.target))
            .map_err(|error| WriteError::unconfirmed(&self.target, &error))
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
