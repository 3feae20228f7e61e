//! Slides as a PowerPoint file: real text boxes and tables, the chart as grouped
//! and named shapes, notes with what it rests on.
//!
//! The parts are our own, by ECMA-376 (Office Open XML, the transitional schemas),
//! as few as a file needs that opens without repair. Positions are in EMU, 12 700
//! to a point. With no clock: the same brief gives the same bytes.

mod file;
mod fixed;
mod manifest;
mod merge;
mod native;
mod notes;
mod package;
mod refresh;
mod scene;
mod shape;
mod slide;
mod text;

pub use file::RefreshError;
pub(super) use notes::notes;
pub(super) use refresh::provenance_text;
pub use refresh::{Change, Refreshed, slide_size};

use super::data::BriefData;
use super::deck::Deck;
use super::known::Known;
use super::material::Material;
use super::options::{Brief, ChartKind, Layout};
use super::problem::BriefError;
use super::provenance::Provenance;
use package::Package;
use slide::SlidePart;

/// Everything that a file is made of.
struct Made {
    deck: Deck,
    slides: Vec<SlidePart>,
    style: fixed::Style,
    /// Where it comes from, as JSON.
    from: String,
}

/// The PowerPoint file of a brief.
///
/// # Errors
/// Where the layout has no slides, or the file cannot be put together.
pub fn pptx(brief: &Brief) -> Result<Vec<u8>, BriefError> {
    file(&Known::of(brief))
}

/// Refreshes the slides of an earlier run in a file, and leaves all else in it.
///
/// # Errors
/// Where the file is no PowerPoint file that can be read, or as for [`pptx`].
pub fn refresh(brief: &Brief, file: &[u8]) -> Result<Refreshed, RefreshError> {
    refresh::refresh(&make(&Known::of(brief))?, file)
}

pub(super) fn file(known: &Known) -> Result<Vec<u8>, BriefError> {
    make(known)?.file()
}

fn make(known: &Known) -> Result<Made, BriefError> {
    let Known { material, data } = known;
    if material.options.layout == Layout::Page {
        return Err(BriefError::NoSlides);
    }
    let deck = Deck::of(material, data);
    let notes = notes(data);
    let native = match material.options.chart_kind {
        ChartKind::Shapes => None,
        ChartKind::Native => Some(native::Native::of(material)?),
    };
    let theme = material.theme();
    let slides = deck.slides.iter().enumerate().map(|(number, slide)| {
        let told = if number == 0 { notes.as_slice() } else { &[] };
        SlidePart::of(slide, deck.unit, (theme, told), native.as_ref())
    });
    let slides = slides.collect();
    let from = serde_json::to_string(&Provenance::of(known, 1.0))?;
    Ok(Made { slides, deck, style: fixed::Style::of(material, data), from })
}

/// The file of slides of several briefs in the style of the first; each slide has its own
/// notes, and `from` says where they come from.
pub(super) fn of_deck(
    material: &Material,
    data: &BriefData,
    deck: Deck,
    from: String,
) -> Result<Vec<u8>, BriefError> {
    let theme = material.theme();
    let slides = deck.slides.iter();
    let slides = slides.map(|slide| SlidePart::of(slide, deck.unit, (theme, &slide.notes), None));
    let (slides, style) = (slides.collect(), fixed::Style::of(material, data));
    Made { slides, deck, style, from }.file()
}

impl Made {
    fn file(&self) -> Result<Vec<u8>, BriefError> {
        let mut package = Package::default();
        fixed::parts(&mut package, self);
        for (number, slide) in self.slides.iter().enumerate() {
            slide.add_to(&mut package, number + 1);
        }
        manifest::add_to(&mut package, self);
        package.bytes().map_err(|error| BriefError::Failed(error.to_string()))
    }
}

/// EMU to a point.
const POINT: f32 = 12_700.0;

/// A length in EMU.
fn emu(points: f32) -> i64 {
    (points * POINT).round() as i64
}
