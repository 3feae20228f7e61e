//! What a template can see: the standard library, the fonts, the files handed
//! to it, and nothing else. There are no packages, no network, no clock.
//!
//! Files under `/detente/` are ours: `brief.json` (the data), `lib.typ` (how
//! our templates set it), the built-in templates, and charts at any size
//! (`chart-720x400.svg`). All others come from the template's own folder.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::template::BUILT_IN;
use crate::figure::{INTER_REGULAR, INTER_SEMIBOLD};
use crate::raster::FontFile;

/// Where our own files are.
const OURS: &str = "detente/";

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// The bundled fonts, parsed once.
static INTER: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let bundled = [INTER_REGULAR, INTER_SEMIBOLD];
    bundled.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect()
});

/// One brief's surroundings.
pub(super) struct BriefWorld {
    main: FileId,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    data: Bytes,
    shelf: Arc<dyn Shelf>,
    /// Our charts that were asked for.
    charts: Mutex<Vec<Bytes>>,
    read: Mutex<HashMap<FileId, FileResult<Bytes>>>,
    parsed: Mutex<HashMap<FileId, FileResult<Source>>>,
}

/// What a [`BriefWorld`] is made of.
pub(super) struct Surroundings {
    /// The path of the template's file.
    pub(super) main: String,
    pub(super) data: Vec<u8>,
    /// The fonts beside Inter.
    pub(super) fonts: Vec<FontFile>,
    pub(super) shelf: Arc<dyn Shelf>,
}

/// What a template reads beside the data and our templates. Typst asks for
/// each once, and from any of its threads.
pub(super) trait Shelf: Send + Sync {
    /// A file of the template's own folder, or why it cannot be read; `None`
    /// where there is no such folder.
    fn own(&self, path: &str) -> Option<Result<Vec<u8>, String>>;

    /// A chart of ours, by its file's name.
    fn chart(&self, name: &str) -> Option<Vec<u8>>;
}

impl BriefWorld {
    pub(super) fn new(around: Surroundings) -> Result<Self, FileError> {
        let mut fonts = INTER.clone();
        let fallback = around.fonts.into_iter();
        fonts.extend(fallback.filter_map(|file| Font::new(Bytes::new(file.data), file.index)));
        let path = VirtualPath::new(&around.main)
            .map_err(|_| FileError::NotFound(around.main.clone().into()))?;
        Ok(Self {
            main: RootedPath::new(VirtualRoot::Project, path).intern(),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            data: Bytes::new(around.data),
            shelf: around.shelf,
            charts: Mutex::default(),
            read: Mutex::default(),
            parsed: Mutex::default(),
        })
    }

    /// The text of a chart of ours, by its bytes.
    pub(super) fn own_chart(&self, data: &Bytes) -> Option<String> {
        let charts = self.charts.lock().unwrap_or_else(PoisonError::into_inner);
        let found = charts.iter().find(|chart| *chart == data)?;
        std::str::from_utf8(found).ok().map(str::to_owned)
    }

    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        if let VirtualRoot::Package(_) = path.root() {
            let reason = "a brief's template uses no packages; copy the files into its folder";
            return Err(FileError::Other(Some(reason.into())));
        }
        let name = path.vpath().get_without_slash();
        if let Some(ours) = name.strip_prefix(OURS) {
            return self.our_file(ours).ok_or_else(|| FileError::NotFound(name.into()));
        }
        match self.shelf.own(name) {
            None => Err(FileError::NotFound(name.into())),
            Some(read) => read.map(Bytes::new).map_err(|told| FileError::Other(Some(told.into()))),
        }
    }

    fn our_file(&self, name: &str) -> Option<Bytes> {
        if name == "brief.json" {
            return Some(self.data.clone());
        }
        if let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| *known == name) {
            return Some(Bytes::new(text.as_bytes()));
        }
        let bytes = Bytes::new(self.shelf.chart(name)?);
        if name.ends_with(".svg") {
            self.charts.lock().unwrap_or_else(PoisonError::into_inner).push(bytes.clone());
        }
        Some(bytes)
    }
}

impl World for BriefWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = parsed.get(&id) {
            return known.clone();
        }
        let source = self.file(id).and_then(|bytes| {
            let text = std::str::from_utf8(&bytes).map_err(|_| FileError::InvalidUtf8)?;
            Ok(Source::new(id, text.trim_start_matches('\u{feff}').to_owned()))
        });
        parsed.insert(id, source.clone());
        source
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(&id) {
            return known.clone();
        }
        let loaded = self.load(id);
        read.insert(id, loaded.clone());
        loaded
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no clock: the same dossier gives the same brief on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
