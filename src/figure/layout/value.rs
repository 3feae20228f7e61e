//! Values up and down: the range a chart shows and its ticks.

use crate::dossier::Day;
use crate::reading::Content;
use crate::tension::NAMED_BANDS;

/// Least distance between two ticks, in font sizes.
const LEAST_TICK_SPACING: f32 = 1.7;

/// Maps values to pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueScale {
    /// The value at `bottom`.
    pub low: f64,
    /// The value at `top`.
    pub high: f64,
    /// Pixels.
    pub top: f32,
    /// Pixels.
    pub bottom: f32,
}

impl ValueScale {
    /// Where a value stands.
    pub fn y(&self, value: f64) -> f32 {
        self.bottom
            - ((value - self.low) / (self.high - self.low).max(1e-9)) as f32
                * (self.bottom - self.top)
    }

    /// Where a value stands; one beyond the scale at its end.
    pub fn y_inside(&self, value: f64) -> f32 {
        self.y(value).max(self.top).min(self.bottom.max(self.top))
    }

    /// Where one named band of tension ends and the next begins, as far as the
    /// scale reaches.
    pub(super) fn band_bounds(&self) -> Vec<f64> {
        let bounds = NAMED_BANDS.into_iter().map(|band| band.range().1);
        bounds.filter(|bound| (self.low..=self.high).contains(bound)).collect()
    }

    /// The value at a height.
    pub fn value(&self, y: f32) -> f64 {
        let share = f64::from((self.bottom - y) / (self.bottom - self.top).max(1e-3));
        self.low + share * (self.high - self.low)
    }
}

/// The range of values to show between two days: all of the line and its
/// band, in whole ticks, and never so narrow that noise looks like a storm.
/// Values in `least` are shown in any case.
pub fn range(content: &Content, from: Day, to: Day, least: Option<(f64, f64)>) -> (f64, f64) {
    let bounds = content.settings.model.bounds();
    let shown = content.extremes(from, to).into_iter().chain(least);
    let joined = shown.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)));
    let Some((mut low, mut high)) = joined else {
        return bounds.unwrap_or((0.0, 10.0));
    };
    let least = if bounds.is_some() { 30.0 } else { 2.0 };
    if high - low < least {
        let middle = f64::midpoint(low, high);
        (low, high) = (middle - least / 2.0, middle + least / 2.0);
    }
    let step = tick_step(high - low);
    (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
    bounds.map_or((low, high), |(least, most)| (low.max(least), high.min(most)))
}

/// Ticks at round values within a scale, far enough apart for labels of this
/// font size.
pub fn ticks(scale: &ValueScale, font_size: f32) -> Vec<f64> {
    let fitting = ((scale.bottom - scale.top) / (font_size * LEAST_TICK_SPACING)).max(1.0);
    let range = scale.high - scale.low;
    // A step of a fifth of the range, or coarser where that is too dense.
    let step = tick_step(range.max(range * 5.0 / f64::from(fitting)));
    let first = (scale.low / step).ceil() as i64;
    let last = (scale.high / step).floor() as i64;
    (first..=last.min(first + 50)).map(|place| place as f64 * step).collect()
}

/// 1, 2 or 5 times a power of ten, so that a range has four to nine steps.
fn tick_step(range: f64) -> f64 {
    let rough = (range / 5.0).max(1e-6);
    let power = 10_f64.powi(rough.log10().floor() as i32);
    let factor = match rough / power {
        f if f < 1.5 => 1.0,
        f if f < 3.5 => 2.0,
        f if f < 7.5 => 5.0,
        _ => 10.0,
    };
    factor * power
}

/// A value as an axis writes it: no decimals that say nothing.
pub(in crate::figure) fn tick_label(value: f64) -> String {
    let text = if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") };
    text.replace('-', "−")
}
