//! All that pages are set from, computed and not set yet: a template sees no
//! more of a dossier than this.

use std::sync::Arc;

use super::charts::Charts;
use super::deck::Deck;
use super::known::Known;
use super::legible;
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
        let options = &material.options;
        let description = told.chart.alt.clone();
        let is_built_in = matches!(template, Template::BuiltIn);
        let deck = (is_built_in && options.layout.has_slides()).then(|| Deck::of(material, told));
        let is_mirrored = told.direction == "rtl";
        let mut data = serde_json::to_value(told)?;
        let mut texts = Vec::new();
        legible::texts(&data, &mut texts);
        let fallback = Fallback::for_chars(foreign_chars(texts));
        let missing: String = fallback.missing.iter().collect();
        let drawn =
            if target == Target::Drawn { fallback.missing.clone() } else { Default::default() };
        let faces = if target == Target::Drawn { fallback.faces.clone() } else { Faces::default() };
        let legible = Box::new(move |text: &str| stand_in(text, &drawn));
        legible::data(&mut data, &*legible);
        legible::soften(&mut data);
        legible::isolate(&mut data, is_mirrored);
        let main = match template {
            Template::BuiltIn => options.layout.file().to_owned(),
            Template::Own { name, .. } => name.clone(),
        };
        let sheet = ToSet {
            main,
            pixels_a_point: options.pixels_a_point(),
            title: material.title().to_owned(),
            description,
            data: serde_json::to_vec(&data)?,
            fonts: fallback.files,
        };
        let missing = (!missing.is_empty()).then_some(MissingGlyphs(missing));
        Ok(Self { sheet, charts: Charts::new(known, deck, (legible, faces)), missing })
    }
}
