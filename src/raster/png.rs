//! A scene as PNG, painted by resvg on the CPU.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::usvg::fontdb;
use resvg::{tiny_skia, usvg};

use super::fonts::{Fallback, FontFile, foreign_chars, stand_in};
use super::legible::legible_scene;
use crate::figure::{Scene, Shape, bundled_database, svg_in_faces};

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

/// Characters that no installed font has; their script is named instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyphs(pub String);

/// Whether a picture of this size can be asked for.
pub(crate) fn check_size(width: f32, height: f32) -> Result<(), PngError> {
    let sound = (1.0..=MOST_PIXELS).contains(&(width * height)) && width >= 1.0 && height >= 1.0;
    if sound { Ok(()) } else { Err(PngError::TooLarge { width, height }) }
}

/// Paints a scene at so many pixels for each of its own. Characters that the
/// bundled typeface lacks come from the system's fonts; those that no font has
/// are named.
///
/// # Errors
/// Where the picture would be too large, or cannot be encoded.
pub fn png(scene: &Scene, scale: f32) -> Result<(Vec<u8>, Option<MissingGlyphs>), PngError> {
    let (pixmap, missing) = painted(scene, scale)?;
    let bytes = encode_png(pixmap.width(), pixmap.height(), pixmap.take())?;
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
    let pixels = scene.scale * scale;
    let (width, height) = ((scene.width * pixels).round(), (scene.height * pixels).round());
    check_size(width, height)?;
    let Fallback { files, faces, missing } = fallback(scene);
    let changed;
    let scene = if missing.is_empty() {
        scene
    } else {
        let mut copy = scene.clone();
        legible_scene(&mut copy, &|text| stand_in(text, &missing));
        changed = copy;
        &changed
    };
    let mut options = usvg::Options::default();
    *options.fontdb_mut() = database(files);
    let tree = usvg::Tree::from_str(&svg_in_faces(scene, &|c| faces.of(c)), &options)?;
    let pixmap = in_halves(&tree, scale, (width as u32, height as u32));
    let pixmap = pixmap.ok_or(PngError::TooLarge { width, height })?;
    Ok((pixmap, told(missing)))
}

/// Paints the upper and the lower half at the same time: in two on every machine, so
/// that the pixels are the same on all.
fn in_halves(
    tree: &usvg::Tree,
    scale: f32,
    (width, height): (u32, u32),
) -> Option<tiny_skia::Pixmap> {
    let row = width as usize * 4;
    let upper = height / 2;
    let mut pixels = vec![0; row * height as usize];
    let (above, below) = pixels.split_at_mut_checked(row * upper as usize)?;
    let paint = |pixels, first: u32, rows| {
        let Some(mut pixmap) = tiny_skia::PixmapMut::from_bytes(pixels, width, rows) else {
            return;
        };
        let scaled = tiny_skia::Transform::from_scale(scale, scale);
        resvg::render(tree, scaled.post_translate(0.0, -(first as f32)), &mut pixmap);
    };
    std::thread::scope(|threads| {
        threads.spawn(|| paint(below, upper, height - upper));
        paint(above, 0, upper);
    });
    tiny_skia::Pixmap::from_vec(pixels, tiny_skia::IntSize::from_wh(width, height)?)
}

/// The fonts beyond the bundled one that a scene needs.
fn fallback(scene: &Scene) -> Fallback {
    Fallback::for_chars(foreign_chars(scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    })))
}

fn told(missing: BTreeSet<char>) -> Option<MissingGlyphs> {
    (!missing.is_empty()).then(|| MissingGlyphs(missing.into_iter().collect()))
}

/// The characters of a scene that no font here has.
pub fn missing(scene: &Scene) -> Option<MissingGlyphs> {
    told(fallback(scene).missing)
}

fn database(files: Vec<FontFile>) -> fontdb::Database {
    let mut database = bundled_database();
    for file in files {
        database.load_font_source(fontdb::Source::Binary(Arc::new(file.data)));
    }
    database
}

/// Encodes opaque pixels, four bytes each, row by row. Fast rather than small:
/// a picture is ready at once and takes a few tens of kilobytes more.
///
/// # Errors
/// Where their number does not suit the size.
pub fn encode_png(width: u32, height: u32, mut pixels: Vec<u8>) -> Result<Vec<u8>, PngError> {
    let failed = |error: png_crate::EncodingError| PngError::Encode(error.to_string());
    if pixels.len() as u64 != u64::from(width) * u64::from(height) * 4 {
        return Err(PngError::Encode("the size does not match".to_owned()));
    }
    without_alpha(&mut pixels);
    let mut bytes = Vec::new();
    let mut encoder = png_crate::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png_crate::ColorType::Rgb);
    encoder.set_depth(png_crate::BitDepth::Eight);
    encoder.set_compression(png_crate::Compression::Fast);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&pixels).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// Leaves the fourth byte of each pixel out, in place: another picture of the size
/// of the first would take as long to lay out in memory as to paint.
pub(crate) fn without_alpha(pixels: &mut Vec<u8>) {
    let count = pixels.len() / 4;
    for place in 0..count {
        let (from, to) = (place * 4, place * 3);
        pixels.copy_within(from..from + 3, to);
    }
    pixels.truncate(count * 3);
}
