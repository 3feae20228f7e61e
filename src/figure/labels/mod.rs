//! Where the labels of events stand, the numbers in place of those without
//! room, and the lines that lead to both. It knows no chart: it is asked about a
//! crowd of labels in a gutter, and obstacles between that and the markers.

mod badges;
mod leaders;
mod place;
mod taken;

pub use badges::Badge;
pub use leaders::Leader;
pub(super) use leaders::{LeaderRequest, Obstacles, route};
pub use place::{Crowd, Gutter, PlacedLabel, Placement, place};
