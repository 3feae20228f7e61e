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

use super::fonts::{BUNDLED, FontFile};
use super::legible::Legible;
use super::material::Material;
use super::template::{BUILT_IN, ReadFile};
use crate::figure::{Chart, Parts, svg};

/// Where our own files are.
const OURS: &str = "detente/";
/// Largest chart a template may ask for, in pixels a side.
const MOST_PIXELS: u32 = 10_000;

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// The bundled fonts, parsed once.
static INTER: LazyLock<Vec<Font>> =
    LazyLock::new(|| BUNDLED.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect());

/// One brief's surroundings.
pub(super) struct BriefWorld {
    main: FileId,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    material: Arc<Material>,
    data: Bytes,
    /// Changes a text that is drawn.
    legible: Arc<Legible>,
    own_files: Option<Arc<ReadFile>>,
    /// Charts laid out, by the names of their files.
    drawn: Mutex<HashMap<String, Arc<Chart>>>,
    /// Our charts that were asked for.
    charts: Mutex<Vec<Bytes>>,
    read: Mutex<HashMap<FileId, FileResult<Bytes>>>,
    parsed: Mutex<HashMap<FileId, FileResult<Source>>>,
}

/// What a [`BriefWorld`] is made of.
pub(super) struct Surroundings {
    pub(super) main: String,
    pub(super) material: Arc<Material>,
    pub(super) data: Vec<u8>,
    pub(super) fallback: Vec<FontFile>,
    pub(super) legible: Arc<Legible>,
    pub(super) own_files: Option<Arc<ReadFile>>,
}

impl BriefWorld {
    pub(super) fn new(around: Surroundings) -> Result<Self, FileError> {
        let mut fonts = INTER.clone();
        let fallback = around.fallback.into_iter();
        fonts.extend(fallback.filter_map(|file| Font::new(Bytes::new(file.data), file.index)));
        let path = VirtualPath::new(&around.main)
            .map_err(|_| FileError::NotFound(around.main.clone().into()))?;
        Ok(Self {
            main: RootedPath::new(VirtualRoot::Project, path).intern(),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            material: around.material,
            data: Bytes::new(around.data),
            legible: around.legible,
            own_files: around.own_files,
            drawn: Mutex::default(),
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

    /// What the chart shows, in words.
    pub(super) fn description(&self) -> String {
        super::data::description(&self.material)
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
        let Some(own_files) = &self.own_files else {
            return Err(FileError::NotFound(name.into()));
        };
        own_files(name)
            .map(Bytes::new)
            .map_err(|error| FileError::Other(Some(error.to_string().into())))
    }

    /// A chart, laid out once however often its picture and its key are asked
    /// for.
    fn drawn(&self, stem: &str, asked: &AskedChart) -> Arc<Chart> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let chart = drawn.entry(stem.to_owned()).or_insert_with(|| {
            Arc::new(self.material.chart(asked.width, asked.height, asked.parts))
        });
        Arc::clone(chart)
    }

    fn our_file(&self, name: &str) -> Option<Bytes> {
        if name == "brief.json" {
            return Some(self.data.clone());
        }
        if let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| *known == name) {
            return Some(Bytes::new(text.as_bytes()));
        }
        let asked = AskedChart::parse(name)?;
        let chart = self.drawn(name.rsplit_once('.')?.0, &asked);
        if asked.as_json {
            let key: Vec<_> = chart
                .unplaced
                .key
                .iter()
                .filter_map(|(number, marker)| {
                    let marker = self.material.content.markers.get(*marker)?;
                    let event = self.material.dossier().events.get(marker.event)?;
                    Some(serde_json::json!({"number": number, "event": event.id.as_str()}))
                })
                .collect();
            let told = serde_json::json!({
                "key": key,
                "keyed": chart.unplaced.keyed,
                "lanes_hidden": chart.unplaced.lanes,
            });
            return Some(Bytes::new(told.to_string().into_bytes()));
        }
        let mut scene = chart.scene.clone();
        super::legible::scene(&mut scene, &*self.legible);
        let bytes = Bytes::new(svg(&scene).into_bytes());
        self.charts.lock().unwrap_or_else(PoisonError::into_inner).push(bytes.clone());
        Some(bytes)
    }
}

/// A chart as its file's name asks for it:
/// `chart-WIDTHxHEIGHT[-nokey][-nolanes][-nolegend].svg`, or `.json` for what
/// had no room in it.
struct AskedChart {
    width: f32,
    height: f32,
    parts: Parts,
    as_json: bool,
}

impl AskedChart {
    fn parse(name: &str) -> Option<Self> {
        let (stem, kind) = name.rsplit_once('.')?;
        let as_json = match kind {
            "svg" => false,
            "json" => true,
            _ => return None,
        };
        let mut words = stem.strip_prefix("chart-")?.split('-');
        let (width, height) = words.next()?.split_once('x')?;
        let side = |text: &str| {
            let side = text.parse::<u32>().ok()?;
            (1..=MOST_PIXELS).contains(&side).then_some(side as f32)
        };
        let mut parts = Parts::default();
        for word in words {
            match word {
                "nokey" => parts.key = false,
                "nolanes" => parts.lanes = false,
                "nolegend" => parts.legend = false,
                _ => return None,
            }
        }
        Some(Self { width: side(width)?, height: side(height)?, parts, as_json })
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
