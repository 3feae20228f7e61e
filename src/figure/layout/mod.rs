//! The chart in pixels, before it is painted: days across, values up and down,
//! the line, periods, gathered markers, and gutters full of labels.

mod chart;
mod gather;
mod gutter;
mod line;
mod periods;
mod time;
mod value;

pub use chart::{AXIS_HEIGHT, ChartInput, ChartLayout, KeyEntry, LEFT_MARGIN, RIGHT_MARGIN, View};
pub use gather::{Members, PlacedMarker};
pub use gutter::{EventLabel, NumberBadge};
pub use line::{BandRun, Run, band_runs, direction_runs, series_runs, tension_runs};
pub use periods::{PlacedPeriod, PlacedPeriods};
pub use time::{TimeScale, TimeTick, padded_span, ticks as time_ticks};
pub(super) use value::tick_label;
pub use value::{ValueScale, range as value_range, ticks as value_ticks};
