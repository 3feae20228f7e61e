//! Everything that pages are set from, computed but not yet set: a template sees no more of a
//! dossier than this.

use std::sync::Arc;

use super::charts::Charts;
use super::data::BriefData;
use super::deck::Deck;
use super::known::Known;
use super::legible;
use super::options::Layout;
use super::problem::BriefError;
use super::template::Template;
use super::typeset::Target;
use crate::raster::MissingGlyphs;
use crate::raster::{Faces, Fallback, FontFile, foreign_chars, stand_in};

/// A brief that is ready to be set.
pub(super) struct Prepared {
    pub(super) sheet: ToSet,
    /// The charts that its template may ask for.
    pub(super) charts: Charts,
    /// Characters that no font here has.
    pub(super) missing: Option<MissingGlyphs>,
}

/// What is set, but for what the template asks for.
pub(super) struct ToSet {
    /// The path of the template's file.
    pub(super) main: String,
    /// How many pixels of a PNG each of its points takes.
    pub(super) pixels_a_point: f64,
    /// What the brief is called.
    pub(super) title: String,
    /// What its chart shows, in words.
    pub(super) description: String,
    /// The data, as JSON.
    pub(super) data: Vec<u8>,
    /// The fonts beside Inter.
    pub(super) fonts: Vec<FontFile>,
}

impl Prepared {
    /// Computes all of it.
    pub(super) fn new(
        known: Arc<Known>,
        template: &Template,
        target: Target,
    ) -> Result<Self, BriefError> {
        let Known { material, data: told } = &*known;
        let is_built_in = matches!(template, Template::BuiltIn);
        let has_slides = material.options.layout.has_slides();
        let deck = (is_built_in && has_slides).then(|| Deck::of(material, told));
        let main = match template {
            Template::BuiltIn => material.options.layout.file(),
            Template::Own { name, .. } => name,
        };
        Self::with(Arc::clone(&known), (told, main), deck, target)
    }

    /// Of slides that are composed already.
    pub(super) fn of_deck(
        known: Arc<Known>,
        told: &BriefData,
        deck: Deck,
        target: Target,
    ) -> Result<Self, BriefError> {
        Self::with(known, (told, Layout::Slide.file()), Some(deck), target)
    }

    fn with(
        known: Arc<Known>,
        (told, main): (&BriefData, &str),
        deck: Option<Deck>,
        target: Target,
    ) -> Result<Self, BriefError> {
        let options = &known.material.options;
        let (title, description) = (told.title.clone(), told.chart.alt.clone());
        let is_mirrored = told.direction == "rtl";
        let mut data = serde_json::to_value(told)?;
        let mut texts = Vec::new();
        legible::texts(&data, &mut texts);
        // Slides of several disputes say more than the data of one.
        texts.extend(deck.iter().flat_map(Deck::texts));
        let fallback = Fallback::for_chars(foreign_chars(texts));
        let missing: String = fallback.missing.iter().collect();
        let drawn =
            if target == Target::Drawn { fallback.missing.clone() } else { Default::default() };
        let faces = if target == Target::Drawn { fallback.faces.clone() } else { Faces::default() };
        let legible = Box::new(move |text: &str| stand_in(text, &drawn));
        legible::data(&mut data, &*legible);
        legible::soften(&mut data);
        legible::isolate(&mut data, is_mirrored);
        let sheet = ToSet {
            main: main.to_owned(),
            pixels_a_point: options.pixels_a_point(),
            title,
            description,
            data: serde_json::to_vec(&data)?,
            fonts: fallback.files,
        };
        let missing = (!missing.is_empty()).then_some(MissingGlyphs(missing));
        Ok(Self { sheet, charts: Charts::new(known, deck, (legible, faces)), missing })
    }
}
