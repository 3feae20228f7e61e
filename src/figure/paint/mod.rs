//! Layouts into scenes: the chart layer by layer, the lanes under it, its key,
//! and the commitments as cards.

mod cards;
mod chart;
mod key;
mod legend;
mod strip;

pub use cards::CardPainter;
pub use chart::{ChartPainter, direction_stroke, supposed_stroke, tension_stroke};
pub use key::{KeyLine, KeyPainter, PaintedKey, height as key_height};
pub use legend::Legend;
