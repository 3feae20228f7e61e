//! The record as it came to be known, day by day: the figure of each day on which
//! something happened, on axes and with labels that stay where they are.

use super::material::Material;
use super::options::{Brief, Options};
use crate::dossier::Day;
use crate::figure::{Part, Parts};
use crate::raster::{PngError, encode_png, pixels};

/// Most pictures of a replay: if there are more days, some are left out evenly.
pub const MOST_FRAMES: usize = 120;

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

    /// The pictures of all days, in order, each painted when it is asked for.
    pub fn frames(&self, scale: f32) -> impl Iterator<Item = Result<Frame, PngError>> {
        self.days.iter().map(move |day| self.frame(*day, scale))
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
