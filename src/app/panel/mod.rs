//! The panel beside the chart: commitments, events, sources, and what else is
//! said of the record.

pub mod commitments;
pub mod deadlines;
pub mod events;
pub mod exchanges;
pub mod lists;
pub mod movers;
mod search;
pub mod side_panel;
pub mod sources;
pub mod standing;

use super::selection::Tab;
use crate::tension::Standing;
use lists::Lists;

/// What the panel shows.
#[derive(Debug, Default)]
pub struct PanelState {
    /// Which part of it.
    pub tab: Tab,
    /// What its lists are narrowed to.
    pub lists: Lists,
    /// Scroll to what is selected, once.
    pub reveal: bool,
    /// What is in force on the as-of day, while that is shown.
    pub standing: Option<Standing>,
}
