//! The figure layout painted without Typst: chart, lanes and key as SVG or PNG
//! in a moment.

use super::known::Known;
use super::options::Brief;
use super::typeset::Pixels;
use crate::figure::{Scene, Unplaced, svg};
use crate::raster::{MissingGlyphs, PngError, missing, pixels, png};

/// A figure, painted.
#[derive(Debug, Clone)]
pub struct PaintedFigure {
    scene: Scene,
    /// What has no room in it.
    pub unplaced: Unplaced,
}

/// Paints the figure of a brief, whichever its layout.
pub fn figure(brief: &Brief) -> PaintedFigure {
    painted(&Known::of(brief))
}

pub(super) fn painted(known: &Known) -> PaintedFigure {
    let mut chart = known.material.whole_figure();
    chart.scene.description.clone_from(&known.data.chart.alt);
    PaintedFigure { scene: chart.scene, unplaced: chart.unplaced }
}

impl PaintedFigure {
    /// As SVG with real text, a title and a description.
    pub fn svg(&self) -> String {
        svg(&self.scene)
    }

    /// Width and height in pixels at scale 1.
    pub const fn size(&self) -> (f32, f32) {
        (self.scene.width * self.scene.scale, self.scene.height * self.scene.scale)
    }

    /// The characters that no font here has.
    pub fn missing(&self) -> Option<MissingGlyphs> {
        missing(&self.scene)
    }

    /// In pixels, `scale` for each of its own: what its PNG shows.
    ///
    /// # Errors
    /// Where it would be too large.
    pub fn pixels(&self, scale: f32) -> Result<Pixels, PngError> {
        let ((width, height), rgba) = pixels(&self.scene, scale)?;
        Ok(Pixels { width, height, rgba })
    }

    /// As PNG, `scale` pixels for each of its own; with the characters that no
    /// font here has.
    ///
    /// # Errors
    /// Where it would be too large.
    pub fn png(&self, scale: f32) -> Result<(Vec<u8>, Option<MissingGlyphs>), PngError> {
        png(&self.scene, scale)
    }
}
