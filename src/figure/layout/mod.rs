//! The chart in pixels, before it is painted: days across, values up and down,
//! the line, periods, gathered markers, which events are named and where their
//! names stand.

mod chart;
mod gather;
mod heads;
mod laying;
mod line;
mod margins;
mod naming;
mod periods;
mod steady;
mod strip;
mod texts;
mod time;
mod value;

pub use chart::{AXIS_HEIGHT, ChartInput, ChartLayout, KeyEntry, View};
pub use gather::PlacedMarker;
pub use heads::{HEAD_HEIGHT, Heads, TextBox};
pub(crate) use line::series_runs;
pub use line::{BandRun, Run, band_runs, direction_runs, tension_runs};
pub use margins::Margins;
pub use naming::{Naming, STORY_LABELS};
pub use periods::{PlacedPeriod, PlacedPeriods};
pub use steady::Steady;
pub use strip::{Strip, StripColumn, StripRow};
pub use texts::{EventLabel, NumberBadge};
pub use time::{TimeScale, TimeTick, padded_span, ticks as time_ticks};
pub(super) use value::tick_label;
pub use value::{ValueScale, range as value_range, ticks as value_ticks};
