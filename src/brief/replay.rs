//! The record as it came to be known, day by day: the figure of each day on which
//! something happened, on axes and with labels that stay where they are.

use std::io::Cursor;

use super::material::Material;
use super::options::{Brief, Options};
use super::png::{PngError, encode_png, pixels};
use crate::dossier::Day;
use crate::figure::{Part, Parts};

/// Most pictures of a replay: of more days, as many are left out evenly.
pub const MOST_FRAMES: usize = 120;
/// How long each stands, in hundredths of a second, and the last.
const DELAY: (u16, u16) = (70, 300);
/// How carefully colours are chosen for a GIF: from 1, slow, to 30.
const GIF_SPEED: i32 = 10;

/// One picture of a replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// As of when.
    pub day: Day,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Opaque pixels, four bytes each, row by row.
    pub rgba: Vec<u8>,
}

/// A replay of a brief: its days, and the picture of each.
pub struct Replay {
    brief: Brief,
    last: Material,
    days: Vec<Day>,
}

impl Replay {
    /// Of the days in the brief's span on which something happened.
    pub fn of(brief: &Brief) -> Self {
        let last = Material::new(brief);
        let (from, to) = last.view.days();
        let as_of = last.as_of();
        let mut days: Vec<Day> = last
            .content
            .markers
            .iter()
            .filter(|marker| !marker.scheduled)
            .map(|marker| marker.day)
            .filter(|day| from <= *day && *day <= to.min(as_of))
            .chain(Some(as_of))
            .collect();
        days.sort_unstable();
        days.dedup();
        let days = thinned(&days);
        let options = brief.options.clone().on_common_axes(brief, &days);
        let options = Options { parts: PARTS, ..options };
        let brief = Brief { options, ..brief.clone() };
        Self { last: Material::new(&brief), brief, days }
    }

    /// Its days, in order.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The picture of a day, so many pixels for each of its own.
    ///
    /// # Errors
    /// Where it would be too large.
    pub fn frame(&self, day: Day, scale: f32) -> Result<Frame, PngError> {
        let mut brief = self.brief.clone();
        brief.options.settings.as_of = day;
        let mut material = Material::new(&brief);
        // One line, so that what is under it stays in its place.
        let headline = material.headline();
        let short = headline.shorter.last().unwrap_or(&headline.sentence).clone();
        material.options.headline = material.options.headline.or(Some(short));
        let scene = material.steady_figure(&self.last).scene;
        let ((width, height), rgba) = pixels(&scene, scale)?;
        Ok(Frame { day, width, height, rgba })
    }
}

/// What a replay shows: its axes and its headline. Lanes and names would jump.
const PARTS: Parts = Parts::NONE
    .with(Part::Title)
    .with(Part::Headline)
    .with(Part::Axis)
    .with(Part::AsOf)
    .with(Part::Legend)
    .with(Part::Range)
    .with(Part::Sources)
    .with(Part::Model);

/// As many days as there may be, the first and the last among them.
fn thinned(days: &[Day]) -> Vec<Day> {
    let count = days.len();
    if count <= MOST_FRAMES {
        return days.to_vec();
    }
    let place = |frame: usize| frame * (count - 1) / (MOST_FRAMES - 1);
    (0..MOST_FRAMES).filter_map(|frame| days.get(place(frame)).copied()).collect()
}

/// Frames as an animated GIF, which repeats.
///
/// # Errors
/// Where there is none, or it would be too large.
pub fn gif(frames: Vec<Frame>) -> Result<Vec<u8>, PngError> {
    let failed = |error: gif::EncodingError| PngError::Encode(error.to_string());
    let first = frames.first().ok_or_else(|| PngError::Encode("there is no day".to_owned()))?;
    let side = |side: u32| {
        u16::try_from(side)
            .map_err(|_| PngError::Encode("a GIF has 65535 pixels a side".to_owned()))
    };
    let (width, height) = (side(first.width)?, side(first.height)?);
    let last = frames.len() - 1;
    let mut bytes = Vec::new();
    let mut encoder = gif::Encoder::new(&mut bytes, width, height, &[]).map_err(failed)?;
    encoder.set_repeat(gif::Repeat::Infinite).map_err(failed)?;
    for (place, mut frame) in frames.into_iter().enumerate() {
        let mut drawn = gif::Frame::from_rgba_speed(width, height, &mut frame.rgba, GIF_SPEED);
        drawn.delay = if place == last { DELAY.1 } else { DELAY.0 };
        encoder.write_frame(&drawn).map_err(failed)?;
    }
    drop(encoder);
    Ok(bytes)
}

/// Frames as an animated PNG, which repeats; without a loss of colours.
///
/// # Errors
/// Where there is none, or it would be too large.
pub fn apng(frames: &[Frame]) -> Result<Vec<u8>, PngError> {
    let failed = |error: png_crate::EncodingError| PngError::Encode(error.to_string());
    let first = frames.first().ok_or_else(|| PngError::Encode("there is no day".to_owned()))?;
    let mut bytes = Vec::new();
    let mut encoder = png_crate::Encoder::new(Cursor::new(&mut bytes), first.width, first.height);
    encoder.set_color(png_crate::ColorType::Rgb);
    encoder.set_depth(png_crate::BitDepth::Eight);
    let count = u32::try_from(frames.len()).unwrap_or(u32::MAX);
    encoder.set_animated(count, 0).map_err(failed)?;
    encoder.set_frame_delay(DELAY.0, 100).map_err(failed)?;
    let mut writer = encoder.write_header().map_err(failed)?;
    for (place, frame) in frames.iter().enumerate() {
        if place + 1 == frames.len() {
            writer.set_frame_delay(DELAY.1, 100).map_err(failed)?;
        }
        let rgb: Vec<u8> =
            frame.rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
        writer.write_image_data(&rgb).map_err(failed)?;
    }
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

impl Frame {
    /// As a PNG of its own.
    ///
    /// # Errors
    /// Where it cannot be encoded.
    pub fn png(self) -> Result<Vec<u8>, PngError> {
        encode_png(self.width, self.height, self.rgba)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_left_out_evenly_and_the_ends_stay() {
        let days: Vec<Day> = (0..1000).map(Day::from_number).collect();
        let few = thinned(&days);
        assert_eq!(few.len(), MOST_FRAMES);
        assert_eq!((few.first(), few.last()), (days.first(), days.last()));
        assert_eq!(thinned(&days[..5]), days[..5]);
    }
}
