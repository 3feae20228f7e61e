//! The figure: chart, lanes and key as SVG and PNG.

use std::path::PathBuf;

use detente::dossier::Day;
use detente::figure::{
    Banner, BundledFonts, Chart, Figure as Layout, Naming, Parts, Shown, Theme, ThemeName, View,
    picture_unit, svg, svg_within,
};
use detente::raster;
use detente::reading::{Content, Holdings};
use detente::store;
use detente::words::{ENGLISH, Language, Words};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use super::guard::apart;

/// Smallest and largest side of a picture, in pixels, as `detente render` has them.
const SIDES: std::ops::RangeInclusive<u32> = 200..=10_000;
/// Smallest and largest scale of a PNG.
const SCALES: std::ops::RangeInclusive<f32> = 0.1..=8.0;

/// How a figure is drawn.
pub(crate) struct Look {
    theme: ThemeName,
    size: (u32, u32),
    language: Language,
    naming: Naming,
    days: (Option<Day>, Option<Day>),
}

impl Look {
    /// From what people write.
    ///
    /// # Errors
    /// `ValueError` where a word is none of those that there are, or the size is too
    /// small or too large.
    pub(crate) fn of(
        [theme, language, labels]: [&str; 3],
        size: (u32, u32),
        days: (Option<Day>, Option<Day>),
    ) -> PyResult<Self> {
        use super::arguments::word;
        if !(SIDES.contains(&size.0) && SIDES.contains(&size.1)) {
            let (least, most) = (SIDES.start(), SIDES.end());
            return Err(PyValueError::new_err(format!(
                "size: width and height are {least} to {most} pixels"
            )));
        }
        if let (Some(first), Some(last)) = days
            && last < first
        {
            return Err(PyValueError::new_err(format!(
                "end: {last} is before start, {first}; swap the two"
            )));
        }
        Ok(Self {
            theme: word(theme, ("theme", "light, dark or print"), ThemeName::parse)?,
            language: word(language, ("language", "en or zh-Hans"), Language::of_tag)?,
            naming: word(labels, ("labels", "story or record"), Naming::parse)?,
            size,
            days,
        })
    }

    /// Lays a figure out.
    pub(crate) fn compose(&self, holdings: &Holdings, content: &Content) -> Chart {
        let dossier = holdings.dossier();
        let (first, last) = content.record;
        let words = Words::of(self.language).for_record(first, last);
        let figure = Layout {
            shown: Shown {
                dossier,
                content,
                theme: Theme::of(self.theme),
                words: &words,
                measure: &BundledFonts,
            },
            title: &dossier.title,
            headline: None,
            view: View::of(content, self.days.0, self.days.1),
            naming: self.naming,
            banner: &Banner::default(),
            values: None,
        };
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        let unit = picture_unit((width, height), None, 1.0);
        let mut chart = figure.compose(width / unit, height / unit, Parts::ALL);
        chart.scene.scale = unit;
        chart
    }
}

/// A figure: tension by day with its events, the commitments below, and a key.
///
/// The same as `detente render` makes. In a notebook it shows itself.
#[pyclass(frozen, module = "detente")]
pub(crate) struct Figure {
    chart: Chart,
    svg: String,
}

impl Figure {
    /// Prints a figure that is laid out.
    pub(crate) fn of(chart: Chart) -> Self {
        Self { svg: svg(&chart.scene), chart }
    }
}

#[pymethods]
impl Figure {
    /// The figure as SVG with real text, a title and a description.
    #[getter]
    fn svg(&self) -> &str {
        &self.svg
    }

    /// Width and height in pixels, at scale 1.
    #[getter]
    fn size(&self) -> (u32, u32) {
        let scene = &self.chart.scene;
        let side = |side: f32| (side * scene.scale).round() as u32;
        (side(scene.width), side(scene.height))
    }

    /// What the figure says, in words: for those who do not see it.
    #[getter]
    fn description(&self) -> &str {
        &self.chart.scene.description
    }

    /// How many events in view have neither a label nor a number: more size, fewer
    /// days, or `labels="record"` shows more.
    #[getter]
    const fn unnamed(&self) -> usize {
        self.chart.unplaced.unnamed
    }

    /// The figure as the bytes of a PNG, `scale` pixels for each of its own (0.1 to 8).
    #[pyo3(signature = (scale = 1.0))]
    fn png<'py>(&self, py: Python<'py>, scale: f32) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &self.painted(py, scale)?))
    }

    /// Writes the figure to a file, `.svg` or `.png` by its name; a file that is there
    /// is replaced whole or not at all. `scale` is for a PNG, as in `png`.
    #[pyo3(signature = (path, scale = 1.0))]
    fn save(&self, py: Python<'_>, path: PathBuf, scale: f32) -> PyResult<()> {
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase());
        let bytes = match kind.as_deref() {
            Some("svg") => self.svg.clone().into_bytes(),
            Some("png") => self.painted(py, scale)?,
            _ => {
                let name = store::shown(&path);
                return Err(PyValueError::new_err(format!(
                    "{name}: a figure is written as .svg or .png; name it so"
                )));
            }
        };
        apart(py, || store::write_atomically(&path, &bytes))?
            .map_err(|error| PyOSError::new_err(error.in_words(&ENGLISH)))
    }

    /// What a notebook shows: its ids are no other figure's, since all stand on one page.
    fn _repr_svg_(&self) -> String {
        svg_within(&self.chart.scene, &format!("figure-{:016x}-", number_of(&self.svg)))
    }

    /// What a notebook is given: the SVG alone unless others are asked for, since a
    /// PNG beside it makes a notebook several times as large.
    #[pyo3(signature = (include = None, exclude = None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<Vec<String>>,
        exclude: Option<Vec<String>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        let is_asked = |kind: &str, by_itself: bool| {
            let names = |list: &Vec<String>| list.iter().any(|name| name == kind);
            include.as_ref().map_or(by_itself, names) && !exclude.as_ref().is_some_and(names)
        };
        let bundle = PyDict::new(py);
        if is_asked("image/svg+xml", true) {
            bundle.set_item("image/svg+xml", self._repr_svg_())?;
        }
        if is_asked("image/png", false) {
            bundle.set_item("image/png", self.png(py, 1.0)?)?;
        }
        if is_asked("text/plain", true) {
            bundle.set_item("text/plain", self.__repr__())?;
        }
        Ok(bundle)
    }

    fn __repr__(&self) -> String {
        let (width, height) = self.size();
        format!("<Figure {width}×{height}: {}>", self.chart.scene.description)
    }
}

impl Figure {
    fn painted(&self, py: Python<'_>, scale: f32) -> PyResult<Vec<u8>> {
        if !SCALES.contains(&scale) {
            let (least, most) = (SCALES.start(), SCALES.end());
            return Err(PyValueError::new_err(format!("scale: a number from {least} to {most}")));
        }
        let (bytes, _) = apart(py, || raster::png(&self.chart.scene, scale))?
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(bytes)
    }
}

/// A number for a text, the same for the same text on every machine (FNV-1a).
fn number_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
