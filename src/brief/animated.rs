//! A replay as one file that plays: GIF and animated PNG. Pictures are painted one
//! after the other and not kept.

use std::collections::HashMap;
use std::io::Cursor;

use super::replay::{Frame, Replay};
use crate::raster::{PngError, without_alpha};

/// How long each picture stands, in hundredths of a second, and the last.
const DELAY: (u16, u16) = (70, 300);
/// How carefully colours are chosen for a GIF: from 1, slow, to 30.
const GIF_SPEED: i32 = 10;

/// A replay as an animated GIF, which repeats; so many pixels for each of its own.
/// Of each picture only the rows that differ from the one before are in it.
///
/// # Errors
/// Where there is none, or it would be too large.
pub fn gif(replay: &Replay, scale: f32) -> Result<Vec<u8>, PngError> {
    let failed = |error: gif::EncodingError| PngError::Encode(error.to_string());
    let last = last(replay, scale)?;
    let (width, height) = (side(last.width)?, side(last.height)?);
    let row = usize::from(width);
    // The last picture has all that the record comes to, and so its colours.
    let mut palette = Palette::of(last, (width, height));
    let mut bytes = Vec::new();
    let mut encoder =
        gif::Encoder::new(&mut bytes, width, height, &palette.colors.concat()).map_err(failed)?;
    encoder.set_repeat(gif::Repeat::Infinite).map_err(failed)?;
    let mut before: Vec<u8> = Vec::new();
    let mut left = replay.days().len();
    for frame in replay.frames(scale) {
        let now = palette.indices(&frame?.rgba);
        let (first, rows) = changed_rows(&before, &now, row);
        left -= 1;
        let drawn = gif::Frame {
            delay: if left == 0 { DELAY.1 } else { DELAY.0 },
            top: u16::try_from(first).unwrap_or_default(),
            width,
            height: u16::try_from(rows).unwrap_or(height),
            buffer: now.get(first * row..(first + rows) * row).unwrap_or_default().into(),
            ..gif::Frame::default()
        };
        encoder.write_frame(&drawn).map_err(failed)?;
        before = now;
    }
    drop(encoder);
    Ok(bytes)
}

/// A replay as an animated PNG, which repeats; without a loss of colours.
///
/// # Errors
/// Where there is none, or it would be too large.
pub fn apng(replay: &Replay, scale: f32) -> Result<Vec<u8>, PngError> {
    let failed = |error: png_crate::EncodingError| PngError::Encode(error.to_string());
    let last = last(replay, scale)?;
    let mut bytes = Vec::new();
    let mut encoder = png_crate::Encoder::new(Cursor::new(&mut bytes), last.width, last.height);
    encoder.set_color(png_crate::ColorType::Rgb);
    encoder.set_depth(png_crate::BitDepth::Eight);
    let mut left = u32::try_from(replay.days().len()).unwrap_or(u32::MAX);
    encoder.set_animated(left, 0).map_err(failed)?;
    encoder.set_frame_delay(DELAY.0, 100).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    for frame in replay.frames(scale) {
        left -= 1;
        if left == 0 {
            writer.set_frame_delay(DELAY.1, 100).map_err(failed)?;
        }
        let mut pixels = frame?.rgba;
        without_alpha(&mut pixels);
        writer.write_image_data(&pixels).map_err(failed)?;
    }
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

fn last(replay: &Replay, scale: f32) -> Result<Frame, PngError> {
    let day = replay.days().last();
    let day = day.ok_or_else(|| PngError::Encode("there is no day".to_owned()))?;
    replay.frame(*day, scale)
}

fn side(side: u32) -> Result<u16, PngError> {
    u16::try_from(side).map_err(|_| PngError::Encode("a GIF has 65535 pixels a side".to_owned()))
}

/// The colours of a GIF, one table for all of its pictures, so that none flickers.
struct Palette {
    colors: Vec<[u8; 3]>,
    /// The place of the nearest one to each colour met so far.
    nearest: HashMap<[u8; 3], u8>,
}

impl Palette {
    fn of(mut frame: Frame, (width, height): (u16, u16)) -> Self {
        let drawn = gif::Frame::from_rgba_speed(width, height, &mut frame.rgba, GIF_SPEED);
        let colors = drawn.palette.unwrap_or_default();
        let (colors, _) = colors.as_chunks::<3>();
        Self { colors: colors.to_vec(), nearest: HashMap::new() }
    }

    /// Pixels as places in the table.
    fn indices(&mut self, rgba: &[u8]) -> Vec<u8> {
        let (pixels, _) = rgba.as_chunks::<4>();
        let mut last = None;
        let index = |[r, g, b, _]: &[u8; 4]| {
            let color = [*r, *g, *b];
            // Most pixels are like the one before.
            if let Some((known, place)) = last
                && known == color
            {
                return place;
            }
            let place = self.place(color);
            last = Some((color, place));
            place
        };
        pixels.iter().map(index).collect()
    }

    fn place(&mut self, color: [u8; 3]) -> u8 {
        let colors = &self.colors;
        *self.nearest.entry(color).or_insert_with(|| {
            let apart = |other: &[u8; 3]| -> u32 {
                other.iter().zip(color).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
            };
            let places = colors.iter().enumerate();
            let nearest = places.min_by_key(|(_, other)| apart(other));
            nearest.and_then(|(place, _)| u8::try_from(place).ok()).unwrap_or_default()
        })
    }
}

/// The first row that differs and how many from there on to the last that does; one
/// row at least, and all where there was nothing before.
fn changed_rows(before: &[u8], now: &[u8], row: usize) -> (usize, usize) {
    let rows = now.len() / row.max(1);
    if before.len() != now.len() {
        return (0, rows);
    }
    let mut differ = before.chunks(row.max(1)).zip(now.chunks(row.max(1))).map(|(a, b)| a != b);
    let Some(first) = differ.position(|differs| differs) else { return (0, 1.min(rows)) };
    let mut last = first;
    for (place, differs) in (first + 1..).zip(differ) {
        if differs {
            last = place;
        }
    }
    (first, last + 1 - first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_that_differ_are_written() {
        assert_eq!(changed_rows(&[], &[1, 2, 3, 4], 2), (0, 2));
        assert_eq!(changed_rows(&[1, 1, 1, 1], &[1, 1, 1, 1], 2), (0, 1));
        assert_eq!(changed_rows(&[1, 1, 1, 1, 1, 1], &[1, 1, 2, 1, 1, 1], 2), (1, 1));
        assert_eq!(changed_rows(&[1, 1, 1, 1, 1, 1], &[0, 1, 1, 1, 1, 0], 2), (0, 3));
    }

    #[test]
    fn a_pixel_takes_the_nearest_colour() {
        let colors = vec![[0, 0, 0], [255, 0, 0], [255, 255, 255]];
        let mut palette = Palette { colors, nearest: HashMap::new() };
        assert_eq!(palette.indices(&[250, 9, 9, 255, 3, 3, 3, 255, 3, 3, 3, 255]), [1, 0, 0]);
    }
}
