//! What every part of a picture is made from.

use super::scene::Theme;
use super::text::TextMeasure;
use crate::dossier::Dossier;
use crate::reading::Content;
use crate::words::Words;

/// What is shown, and how: chart, key, legend and lanes of one picture share it.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The record.
    pub dossier: &'a Dossier,
    /// What is shown of it.
    pub content: &'a Content,
    /// In which colours.
    pub theme: &'a Theme,
    /// In which words.
    pub words: &'a Words,
    /// With which fonts.
    pub measure: &'a dyn TextMeasure,
}
