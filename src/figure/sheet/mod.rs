//! Whole pictures: a figure that stands alone, or the chart with what belongs to
//! it.

mod chart;
mod foot;
mod head;
mod page;
mod parts;
mod whole;

pub use chart::{Chart, Unplaced};
pub use page::{CHART_SHARES, Page, PageInput, SteadyPage};
pub use parts::{Part, Parts};
pub use whole::{Banner, Figure, picture_unit, text_scale};
