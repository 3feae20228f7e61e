//! A scene as PNG, painted by resvg on the CPU.

use resvg::{tiny_skia, usvg};

use crate::figure::{Scene, Shape, bundled_database, missing_chars, svg};

/// Most pixels of a picture: 100 million take 400 MB.
const MOST_PIXELS: f32 = 100e6;

/// A picture that could not be painted.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// Past what memory should be asked for.
    #[error("a picture of {width} × {height} pixels is too large; use a smaller --size or --scale")]
    TooLarge {
        /// Pixels.
        width: f32,
        /// Pixels.
        height: f32,
    },
    /// The painter did not understand our SVG.
    #[error("the picture could not be painted")]
    Svg(#[from] usvg::Error),
    /// The encoder failed.
    #[error("the picture could not be encoded: {0}")]
    Encode(String),
}

/// Characters that no installed font has; they show as boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyphs(pub String);

/// Paints a scene at so many pixels for each of its own. Characters that the
/// bundled typeface lacks come from the system's fonts; those that no font has
/// are named.
///
/// # Errors
/// Where the picture would be too large, or cannot be encoded.
pub fn png(scene: &Scene, scale: f32) -> Result<(Vec<u8>, Option<MissingGlyphs>), PngError> {
    let (pixmap, missing) = painted(scene, scale)?;
    let bytes = pixmap.encode_png().map_err(|error| PngError::Encode(error.to_string()))?;
    Ok((bytes, missing))
}

/// The pixels of such a picture, opaque, four bytes each, row by row, with its
/// width and height.
///
/// # Errors
/// Where the picture would be too large.
pub fn pixels(scene: &Scene, scale: f32) -> Result<((u32, u32), Vec<u8>), PngError> {
    let (pixmap, _) = painted(scene, scale)?;
    Ok(((pixmap.width(), pixmap.height()), pixmap.take()))
}

fn painted(
    scene: &Scene,
    scale: f32,
) -> Result<(tiny_skia::Pixmap, Option<MissingGlyphs>), PngError> {
    let (width, height) = ((scene.width * scale).round(), (scene.height * scale).round());
    if width * height > MOST_PIXELS || width < 1.0 || height < 1.0 {
        return Err(PngError::TooLarge { width, height });
    }
    let wanted = foreign_chars(scene);
    let mut options = usvg::Options::default();
    let database = options.fontdb_mut();
    *database = bundled_database();
    if !wanted.is_empty() {
        // Looked through only where needed: it takes a moment, and the
        // machine's fonts must not change a picture that does not need them.
        database.load_system_fonts();
    }
    let missing: String = wanted.into_iter().filter(|c| !has_glyph(&options.fontdb, *c)).collect();
    let tree = usvg::Tree::from_str(&svg(scene), &options)?;
    let mut pixmap = tiny_skia::Pixmap::new(width as u32, height as u32)
        .ok_or(PngError::TooLarge { width, height })?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok((pixmap, (!missing.is_empty()).then_some(MissingGlyphs(missing))))
}

/// Encodes opaque pixels, four bytes each, row by row.
///
/// # Errors
/// Where their number does not suit the size.
pub fn encode_png(width: u32, height: u32, rgba: Vec<u8>) -> Result<Vec<u8>, PngError> {
    let size = tiny_skia::IntSize::from_wh(width, height);
    let pixmap = size.and_then(|size| tiny_skia::Pixmap::from_vec(rgba, size));
    let pixmap = pixmap.ok_or_else(|| PngError::Encode("the size does not match".to_owned()))?;
    pixmap.encode_png().map_err(|error| PngError::Encode(error.to_string()))
}

/// Characters beyond the bundled typeface, each once, in order.
fn foreign_chars(scene: &Scene) -> Vec<char> {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let mut chars: Vec<char> = texts.flat_map(missing_chars).collect();
    chars.sort_unstable();
    chars.dedup();
    chars
}

fn has_glyph(database: &usvg::fontdb::Database, c: char) -> bool {
    database.faces().any(|face| {
        let found = database.with_face_data(face.id, |data, index| {
            ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(c).is_some())
        });
        found.unwrap_or(false)
    })
}
