//! Slides: what stands on each and where, as plain data. PDF and pictures are set
//! from it by Typst, and PowerPoint's file is written from it, so that all are
//! the same slides.
//!
//! No text is under 10 points on a slide of 13.33 inches; what has no room on the
//! first slide follows on others.

mod chosen;
mod compare;
mod facing;
mod index;
mod json;
mod maker;
mod parts;
mod rest;
mod setting;
mod summary;

pub(super) use index::{Index, IndexRow};
pub(super) use json::Told;
pub(super) use parts::{Body, Cell, Deck, Element, Paragraph, Picture, Role, Run, Slide, Table};

use super::data::BriefData;
use super::material::Material;
use super::options::Layout;
use compare::Earlier;
pub(super) use maker::{LOGO_NAME, Maker};

impl Deck {
    /// The slides of a brief.
    pub(super) fn of(material: &Material, data: &BriefData) -> Self {
        let compared =
            (material.options.layout == Layout::Compare).then(|| Earlier::of(material)).flatten();
        let material = compared.as_ref().map_or(material, |(later, _)| later);
        let maker = Maker::new(material, data);
        let slides = match (material.options.layout, &compared) {
            (Layout::Compare, Some((_, earlier))) => maker.compare_slides(earlier),
            (Layout::Ledger, _) => maker.facing_slides(),
            (Layout::Figure, _) => maker.figure_slides(),
            _ => maker.summary_slides(),
        };
        let (width, height) = (data.page.width as f32, data.page.height as f32);
        Self { width, height, unit: maker.unit, slides }
    }
}

impl Maker<'_> {
    /// The summary and what has no room on it.
    fn summary_slides(&self) -> Vec<Slide> {
        let summary = self.summary();
        let mut slides = vec![summary.slide];
        slides.extend(self.commitment_slides(&summary.rest));
        slides.extend(self.key_slides(&summary.key));
        if !summary.tells_left_out {
            slides.push(self.left_out_slide());
        }
        slides
    }
}
