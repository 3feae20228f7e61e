//! Pictures as files: a laid-out figure as SVG or PNG, with no display and no
//! GPU, the same bytes every time.

mod png;

pub use png::{MissingGlyphs, PngError, encode_png, pixels, png};
