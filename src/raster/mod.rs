//! Scenes in pixels: PNG, painted by resvg on the CPU, without Typst.
//!
//! Of the machine it asks for fonts alone, and only where a text has characters
//! that the bundled Inter lacks: everything else gives the same bytes everywhere.

mod fonts;
mod legible;
mod png;

pub use png::{MissingGlyphs, PngError, encode_png, missing, pixels, png};

#[cfg(feature = "briefs")]
pub(crate) use fonts::{Faces, Fallback, FontFile, foreign_chars, stand_in};
#[cfg(feature = "briefs")]
pub(crate) use legible::legible_scene;
#[cfg(feature = "briefs")]
pub(crate) use png::{check_size, without_alpha};
