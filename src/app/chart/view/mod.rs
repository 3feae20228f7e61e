//! What the middle of the window looks like.

pub mod calibrate;
pub mod chart;
mod flag;
pub mod headline;
mod key;
mod lanes;
mod legend;
mod nodes;
mod plot;
mod pointer;
pub mod replay;
pub mod supposing;
mod table;

pub use chart::ChartCache;
