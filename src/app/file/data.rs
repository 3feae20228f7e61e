//! The data files of the document: read in the background where they are large, and
//! again when the document names others.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::state::State;
use crate::dossier::{Dossier, Index, Records, Stream};
use crate::streams::DataFiles;

/// What data files were asked for: of which document, by which records.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DataAsked {
    /// The number of the document.
    opened: u64,
    path: PathBuf,
    streams: Records<Stream>,
    indices: Records<Index>,
}

impl State {
    /// The document whose data files are to be read, if they are: it names some, and
    /// they were not asked for yet.
    pub(in crate::app) fn data_to_read(&mut self) -> Option<(Arc<Dossier>, PathBuf)> {
        let dossier = self.document.dossier();
        let names_some = !(dossier.streams.is_empty() && dossier.indices.is_empty());
        let path = self.document.path.clone().filter(|_| names_some)?;
        let asked = DataAsked {
            opened: self.file.opened,
            path,
            streams: dossier.streams.clone(),
            indices: dossier.indices.clone(),
        };
        if self.file.data_asked.as_ref() == Some(&asked) {
            return None;
        }
        let is_first = self.file.data_asked.as_ref().is_none_or(|last| last.opened != asked.opened);
        let is_there = is_first && has_all(dossier, self.document.holdings.data());
        let work = (!is_there).then(|| (Arc::clone(dossier), asked.path.clone()));
        self.file.data_asked = Some(asked);
        work
    }

    /// Takes the data files of a document that were read, unless another is open now
    /// or it names others.
    pub(in crate::app) fn take_data(&mut self, dossier: &Dossier, path: &Path, data: DataFiles) {
        let now = self.document.dossier();
        let is_it = self.document.path.as_deref() == Some(path)
            && now.streams == dossier.streams
            && now.indices == dossier.indices;
        if is_it {
            self.document.holdings = self.document.holdings.clone().with_data(Arc::new(data));
            self.recompute(self.content.settings);
        }
    }
}

/// Whether every file that a dossier names was looked for.
fn has_all(dossier: &Dossier, data: &DataFiles) -> bool {
    dossier.streams.iter().all(|stream| data.streams.contains_key(&stream.file))
        && dossier.indices.iter().all(|index| data.indices.contains_key(&index.file))
}
