//! An organisation's logo, read within bounds.

use resvg::{tiny_skia, usvg};

use super::house::Logo;
use crate::figure::bundled_database;

/// Largest file of a logo in bytes, and its largest side in pixels.
const MOST_LOGO: (usize, u32) = (4 * 1024 * 1024, 4000);
/// How high a logo without pixels of its own is painted.
const LOGO_HEIGHT: f32 = 240.0;

/// A logo from the bytes of a PNG or an SVG, which may refer to nothing outside of
/// itself.
pub(super) fn logo(bytes: &[u8]) -> Result<Logo, String> {
    let (most_bytes, most_side) = MOST_LOGO;
    if bytes.len() > most_bytes {
        return Err(format!("it has more than {most_bytes} bytes"));
    }
    if bytes.starts_with(b"\x89PNG") {
        let mut decoder = png_crate::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_limits(png_crate::Limits { bytes: 256 * 1024 * 1024 });
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let info = reader.info();
        let (width, height) = (info.width, info.height);
        if width > most_side || height > most_side {
            return Err(format!("it has more than {most_side} pixels a side"));
        }
        let size = reader.output_buffer_size().ok_or("it is too large")?;
        reader.next_frame(&mut vec![0; size]).map_err(|error| error.to_string())?;
        return Ok(Logo { png: bytes.into(), width, height });
    }
    let mut options = usvg::Options::default();
    *options.fontdb_mut() = bundled_database();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_data(bytes, &options)
        .map_err(|_| "it is neither a PNG nor an SVG".to_owned())?;
    let size = tree.size();
    let scale = (LOGO_HEIGHT / size.height()).min(most_side as f32 / size.width());
    let (width, height) = (size.width() * scale, size.height() * scale);
    let (width, height) = (width.ceil().max(1.0) as u32, height.ceil().max(1.0) as u32);
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or("it has no size")?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let png = pixmap.encode_png().map_err(|error| error.to_string())?;
    Ok(Logo { png: png.into(), width, height })
}
