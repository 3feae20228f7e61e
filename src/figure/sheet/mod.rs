//! Whole pictures: a figure with headline, commitments and sources, or the
//! chart alone with what belongs to it.

mod alone;
mod foot;
mod page;
mod whole;

pub use alone::{Chart, Parts, Unplaced};
pub use page::{CHART_SHARES, Page, PageInput, SteadyPage};
pub use whole::Figure;
