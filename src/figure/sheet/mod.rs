//! Whole pictures: a figure with headline, commitments and sources, or the
//! chart alone with what belongs to it.

mod alone;
mod foot;
mod whole;

pub use alone::{Chart, Parts, Unplaced};
pub use whole::Figure;
