//! Texts on a picture: how they are set, how wide they are, where they break.

mod fonts;
mod measure;
mod styles;

pub use fonts::{
    BundledFonts, FAMILY, INTER_REGULAR, INTER_SEMIBOLD, bundled_database, missing_chars,
};
pub use measure::{TextMeasure, fit, wrap};
pub use styles::{BADGE_STYLE, LABEL_STYLE, SMALL_STYLE, TextStyle};
pub(super) use styles::{BASELINE, END_STYLE, FOOT_STYLE};
