//! How large a picture is: in pixels, on paper, and how large its texts are for
//! that.

use crate::figure::picture_unit;

/// Smallest and largest side of a picture, in pixels: below, nothing can be
/// read; above, a picture takes gigabytes.
pub const SIDE_PX: std::ops::RangeInclusive<u32> = 200..=10_000;
/// Smallest and largest that the texts of a picture may be made, as a multiple.
pub const TEXT_SCALE: std::ops::RangeInclusive<f32> = 0.4..=4.0;
/// 96 pixels to an inch, as everywhere on the web.
const WEB: f64 = 0.75;
/// 144 pixels to an inch: 1920 are the 13.33 inches of a slide.
const SLIDE: f64 = 0.5;
/// 300 pixels to an inch, for print.
const PRINT: f64 = 0.24;

/// A size that many ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Preset {
    /// 16:9, 1920 × 1080 pixels, to be read on a slide
    Wide,
    /// As high as wide, 1080 pixels
    Square,
    /// 9:16, 1080 × 1920 pixels, to be read on a telephone
    Story,
    /// Half of a 16:9 slide, 960 × 1080 pixels
    HalfSlide,
    /// A column of print, 89 × 80 mm at 300 pixels to an inch
    Column,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Wide, Self::Square, Self::Story, Self::HalfSlide, Self::Column];

    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Square => "square",
            Self::Story => "story",
            Self::HalfSlide => "half-slide",
            Self::Column => "column",
        }
    }

    /// Its size. The smallest text of a picture is 10.5 units high.
    pub const fn size(self) -> Size {
        // 10.5 units of 1.91 pixels are 10 points of a slide.
        let (width, height, unit, point) = match self {
            Self::Wide => (1920, 1080, 1.91, SLIDE),
            Self::Square => (1080, 1080, 2.0, WEB),
            Self::Story => (1080, 1920, 2.5, WEB),
            Self::HalfSlide => (960, 1080, 1.91, SLIDE),
            // 10.5 units are 7.9 points.
            Self::Column => (1051, 945, 3.125, PRINT),
        };
        Size { width, height, unit: Some(unit), point }
    }
}

/// The size of a figure or a slide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels for each unit that a figure is laid out in; as the size asks for
    /// where `None`.
    unit: Option<f32>,
    /// Points for each pixel.
    point: f64,
}

impl Size {
    /// The size of a figure asked for in pixels.
    pub const fn of_figure(width: u32, height: u32) -> Self {
        Self { width, height, unit: None, point: WEB }
    }

    /// The size of a slide asked for in pixels.
    pub const fn of_slide(width: u32, height: u32) -> Self {
        Self { width, height, unit: None, point: SLIDE }
    }

    /// The size of slides that are so large in points.
    pub fn of_points(width: f64, height: f64) -> Self {
        let side = |points: f64| (points / SLIDE).round().clamp(200.0, 10_000.0) as u32;
        Self { width: side(width), height: side(height), unit: None, point: SLIDE }
    }

    /// What it is made of, to be written down.
    pub(super) const fn parts(&self) -> (u32, u32, Option<f32>, f64) {
        (self.width, self.height, self.unit, self.point)
    }

    /// From what it is made of.
    pub(super) fn of_parts((width, height, unit, point): (u32, u32, Option<f32>, f64)) -> Self {
        let side = |side: u32| side.clamp(*SIDE_PX.start(), *SIDE_PX.end());
        let unit = unit.map(|unit| if unit.is_finite() { unit.clamp(0.1, 100.0) } else { 1.0 });
        let point = if point.is_finite() { point.clamp(0.01, 10.0) } else { WEB };
        Self { width: side(width), height: side(height), unit, point }
    }

    /// How many points each pixel is.
    pub(super) const fn point(&self) -> f64 {
        self.point
    }

    /// Width and height in points, 72 to an inch.
    pub fn points(&self) -> (f64, f64) {
        (f64::from(self.width) * self.point, f64::from(self.height) * self.point)
    }

    /// How many pixels of the file each unit of a figure takes, its texts being
    /// so many times as large as they are by themselves.
    pub fn unit(&self, text: f32) -> f32 {
        picture_unit((self.width as f32, self.height as f32), self.unit, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_grow_with_the_picture_and_never_shrink_below_their_own_size() {
        let unit = |width, height| Size::of_figure(width, height).unit(1.0);
        assert!((unit(3200, 2000) - 2.0 * unit(1600, 1000)).abs() < 1e-4);
        assert!((unit(480, 300) - 1.0).abs() < 1e-6);
        assert!((Size::of_figure(200, 200).unit(4.0) - 1.25).abs() < 1e-6);
    }

    #[test]
    fn presets_have_the_sizes_that_they_are_for() {
        let (width, height) = Preset::Wide.size().points();
        assert!((width - 960.0).abs() < 1e-9 && (height - 540.0).abs() < 1e-9);
        let millimetres = |points: f64| points / 72.0 * 25.4;
        let (width, height) = Preset::Column.size().points();
        assert!(
            (millimetres(width) - 89.0).abs() < 0.05 && (millimetres(height) - 80.0).abs() < 0.05
        );
        // Of the smallest text, in points of a slide.
        let size = Preset::Wide.size();
        assert!(10.5 * f64::from(size.unit(1.0)) * 0.5 >= 10.0);
    }
}
