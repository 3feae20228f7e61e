//! Why a version is not kept, or does not come back.

use std::io;
use std::path::{Path, PathBuf};

use super::super::read::ReadError;
use super::super::shown;
use super::super::write::{Unwritten, obstacle};
use super::version::ContentHash;

/// Why a version is not kept, or does not come back.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The system has no folder for the program's state.
    #[error("there is no folder to keep versions in; set HOME or XDG_STATE_HOME")]
    NoFolder,
    /// The folder of the history cannot be used.
    #[error("{}: {source}", shown(path))]
    Unusable {
        /// The file or folder.
        path: PathBuf,
        /// What is in the way, for callers that offer a remedy.
        obstacle: Unwritten,
        /// The system's error message.
        source: io::Error,
    },
    /// A file's contents cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A document is larger than any we read.
    #[error("{0} is too large to be kept")]
    TooLarge(PathBuf),
    /// A content is not there any more.
    #[error("version {0} is not in the history any more")]
    Gone(ContentHash),
    /// A content does not match its hash.
    #[error("version {0} is damaged: what is kept of it in {1} is something else by now")]
    Damaged(ContentHash, PathBuf),
}

impl HistoryError {
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::Unusable {
            path: path.to_owned(),
            obstacle: obstacle(path, &source),
            source,
        }
    }
}
