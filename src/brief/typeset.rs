//! From a brief to pages set by Typst, and from pages to files.
//!
//! Nothing here reads or writes a file or knows what day it is: the same brief
//! gives the same bytes.

use std::sync::Arc;

use typst::diag::Warned;
use typst::foundations::Smart;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::charts::Charts;
use super::data::BriefData;
use super::deck::Deck;
use super::known::Known;
use super::material::Material;
use super::options::Brief;
use super::prepared::{Prepared, ToSet};
use super::problem::{BriefError, TemplateProblem, told};
use super::template::{ReadFile, Template};
use super::world::{BriefWorld, Shelf, Surroundings};
use crate::raster::{MissingGlyphs, check_size, encode_png};

/// The stack of a thread that sets briefs: a template may recurse, and the pages
/// of a long ledger nest deep.
pub const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Which program draws the texts of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// We do, with fonts of this machine: PDF and PNG. What no font has is
    /// named by its script.
    Drawn,
    /// The viewer does, with its own fonts: SVG keeps every text as it is.
    Text,
}

/// A brief as a PDF file.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Why it could not claim PDF/UA, the standard of accessibility; empty
    /// where it does. It is tagged all the same.
    pub not_accessible: Vec<TemplateProblem>,
}

/// Opaque pixels, four bytes each, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue, opacity.
    pub rgba: Vec<u8>,
}

/// A brief set on pages.
pub struct Typeset {
    paged: PagedDocument,
    world: BriefWorld,
    pixels_a_point: f64,
    title: String,
    description: String,
    /// What the template's author should look at.
    pub warnings: Vec<TemplateProblem>,
    /// Characters that no font here has.
    pub missing: Option<MissingGlyphs>,
}

impl std::fmt::Debug for Typeset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typeset").field("pages", &self.pages()).finish_non_exhaustive()
    }
}

/// The data of a brief, as its template is given it.
pub fn data(brief: &Brief) -> BriefData {
    BriefData::new(&Material::new(brief))
}

/// Sets a brief on pages, here and without limits: for our own templates, and
/// for those that are trusted as much.
///
/// # Errors
/// Where a template has errors.
pub fn compile(brief: &Brief, template: &Template, target: Target) -> Result<Typeset, BriefError> {
    set(Known::of(brief), template, target)
}

pub(super) fn set(
    known: Arc<Known>,
    template: &Template,
    target: Target,
) -> Result<Typeset, BriefError> {
    let Prepared { sheet, charts, missing } = Prepared::new(known, template, target)?;
    let own = match template {
        Template::BuiltIn => None,
        Template::Own { files, .. } => Some(Arc::clone(files)),
    };
    let typeset = Typeset::set(sheet, Arc::new(Here { charts, own }))?;
    Ok(Typeset { missing, ..typeset })
}

/// Sets slides that are composed already, with what the file says of itself.
pub(super) fn set_deck(
    known: &Arc<Known>,
    told: &BriefData,
    deck: Deck,
) -> Result<Typeset, BriefError> {
    let prepared = Prepared::of_deck(Arc::clone(known), told, deck, Target::Drawn)?;
    let Prepared { sheet, charts, missing } = prepared;
    let typeset = Typeset::set(sheet, Arc::new(Here { charts, own: None }))?;
    Ok(Typeset { missing, ..typeset })
}

/// What a template reads, where it is set in this process.
struct Here {
    charts: Charts,
    own: Option<Arc<ReadFile>>,
}

impl Shelf for Here {
    fn own(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        let own = self.own.as_ref()?;
        Some(own(path).map_err(|error| error.to_string()))
    }

    fn chart(&self, name: &str) -> Option<Vec<u8>> {
        self.charts.file(name)
    }
}

impl Typeset {
    /// Sets pages; what no font has is for the caller to say.
    pub(super) fn set(sheet: ToSet, shelf: Arc<dyn Shelf>) -> Result<Self, BriefError> {
        let ToSet { main, pixels_a_point, title, description, data, fonts } = sheet;
        let world = BriefWorld::new(Surroundings { main, data, fonts, shelf })
            .map_err(|error| BriefError::Failed(error.to_string()))?;
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let paged = output.map_err(|errors| BriefError::Template(told(&world, &errors)))?;
        let warnings = told(&world, &warnings);
        Ok(Self { paged, pixels_a_point, title, description, warnings, missing: None, world })
    }

    /// How many pages it has; one at least.
    pub fn pages(&self) -> usize {
        self.paged.pages().len()
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    fn page(&self, page: usize) -> Result<&Page, BriefError> {
        self.paged.pages().get(page).ok_or(BriefError::NoPage(page + 1))
    }

    /// All pages as a tagged PDF with fonts embedded, by the standard PDF/UA-1
    /// wherever the template allows it.
    ///
    /// # Errors
    /// Where Typst cannot write it.
    pub fn pdf(&self) -> Result<Pdf, BriefError> {
        let options = |standards| PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some(format!("Détente {}", env!("CARGO_PKG_VERSION")))),
            timestamp: None,
            page_ranges: None,
            standards,
            tagged: true,
            pretty: false,
        };
        let accessible = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|error| BriefError::Failed(error.message().to_string()))?;
        match typst_pdf::pdf(&self.paged, &options(accessible)) {
            Ok(bytes) => Ok(Pdf { bytes, not_accessible: Vec::new() }),
            Err(reasons) => {
                let bytes = typst_pdf::pdf(&self.paged, &options(PdfStandards::default()))
                    .map_err(|errors| BriefError::Template(told(&self.world, &errors)))?;
                Ok(Pdf { bytes, not_accessible: told(&self.world, &reasons) })
            }
        }
    }

    /// Width and height of a page in pixels at scale 1.
    ///
    /// # Errors
    /// Where there is no such page.
    pub fn size(&self, page: usize) -> Result<(f32, f32), BriefError> {
        let size = self.page(page)?.frame.size();
        let base = self.pixels_a_point();
        Ok(((size.x.to_pt() * base) as f32, (size.y.to_pt() * base) as f32))
    }

    fn pixels_a_point(&self) -> f64 {
        self.pixels_a_point
    }

    /// A page in pixels, `scale` times as many as its layout asks for.
    ///
    /// # Errors
    /// Where there is no such page, or the picture would be too large.
    pub fn pixels(&self, page: usize, scale: f32) -> Result<Pixels, BriefError> {
        let page = self.page(page)?;
        let pixel_per_pt = self.pixels_a_point() * f64::from(scale);
        let side = |points: f64| (points * pixel_per_pt).round() as f32;
        let size = page.frame.size();
        check_size(side(size.x.to_pt()), side(size.y.to_pt()))?;
        let pixmap = super::paint::paint(page, pixel_per_pt, &self.world);
        // The page is opaque, so that premultiplied colours are plain ones.
        Ok(Pixels { width: pixmap.width(), height: pixmap.height(), rgba: pixmap.take() })
    }

    /// A page as PNG.
    ///
    /// # Errors
    /// Where there is no such page, or the picture would be too large.
    pub fn png(&self, page: usize, scale: f32) -> Result<Vec<u8>, BriefError> {
        let Pixels { width, height, rgba } = self.pixels(page, scale)?;
        Ok(encode_png(width, height, rgba)?)
    }

    /// A page as SVG with real text, a title and a description.
    ///
    /// # Errors
    /// Where there is no such page.
    pub fn svg(&self, page: usize) -> Result<String, BriefError> {
        Ok(super::svg::svg(self.page(page)?, &self.title, &self.description, &self.world))
    }
}

/// Forgets what Typst keeps to set the next brief faster: for a program that
/// goes on, after a long brief.
pub fn forget() {
    typst::comemo::evict(0);
}

/// Forgets what none of the last `calls` calls used: for a program that sets one brief again and
/// again with small changes.
pub fn forget_older(calls: usize) {
    typst::comemo::evict(calls);
}
