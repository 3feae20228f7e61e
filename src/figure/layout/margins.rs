//! The space on either side of the plot, which chart and lanes share so that
//! their days stand over each other.

use crate::figure::shown::Shown;
use crate::figure::text::SMALL_STYLE;
use crate::reading::wording::{band_key, state_keys};
use crate::tension::NAMED_BANDS;

/// Space for the values at the left edge, in pixels.
const VALUES: f32 = 44.0;
/// Space between what stands beside the plot and the plot.
const GAP: f32 = 10.0;
/// Most share of the width that the names of lanes may take, and the least and
/// most in pixels.
const NAMES_SHARE: f32 = 0.26;
const NAMES: (f32, f32) = (96.0, 300.0);
/// Least width of a picture, in pixels, from which on the column of names is
/// wide enough for the legend beside the plot.
const LEAST_FOR_COLUMN: f32 = 620.0;
/// Least width of that column.
const COLUMN: f32 = 186.0;
/// Most share of the width that the words of statuses may take.
const STATES_SHARE: f32 = 0.25;
/// The longest name is looked for among this many lanes.
const NAMES_ASKED: usize = 48;
/// Space for the icon before the word of a status.
const ICON: f32 = 18.0;

/// The space on either side of the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    /// For values and the names of lanes.
    pub left: f32,
    /// For the names of bands and the statuses of lanes.
    pub right: f32,
}

impl Margins {
    /// As much as the names take, within bounds. It depends neither on the
    /// view nor on the as-of day, so that the plot stays in its place whatever
    /// is looked at.
    pub fn of(shown: &Shown<'_>, width: f32, has_lanes: bool) -> Self {
        let measure = |text: &str| shown.measure.width(text, SMALL_STYLE);
        let band = |band| measure(&shown.words.get(band_key(band)));
        let bands = NAMED_BANDS.into_iter().map(band).fold(0.0, f32::max) + GAP + 4.0;
        if !has_lanes {
            return Self { left: VALUES.min(width * 0.2), right: bands.min(width * 0.2) };
        }
        let names = shown.dossier.commitments.iter().take(NAMES_ASKED);
        let name = names.map(|commitment| measure(&commitment.text)).fold(0.0, f32::max);
        let states = state_keys().map(|key| measure(&shown.words.get(key)));
        let state = states.fold(0.0, f32::max);
        let most = (width * NAMES_SHARE).clamp(NAMES.0, NAMES.1);
        let right = (state + ICON + GAP + 4.0).max(bands);
        let least = if Self::has_column(width, has_lanes) { COLUMN } else { VALUES };
        Self {
            left: (name + GAP).clamp(least, most.max(least)),
            right: right.min(width * STATES_SHARE),
        }
    }

    /// Whether lanes leave a column free beside the plot that the legend has
    /// room in.
    pub fn has_column(width: f32, has_lanes: bool) -> bool {
        has_lanes && width >= LEAST_FOR_COLUMN
    }
}
