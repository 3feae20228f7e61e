//! Layouts into scenes: the chart layer by layer, its key, its legend.

mod chart;
mod key;
mod legend;
mod strip;
mod trend;

pub use chart::{ChartPainter, direction_stroke, supposed_stroke, tension_stroke};
pub use key::{KeyLine, KeyPainter, PaintedKey, height as key_height};
pub(crate) use legend::{Detail, Legend};
pub use trend::paint_trend;
