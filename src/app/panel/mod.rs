//! The panel beside the chart: commitments, events, sources, and what else is
//! said of the record.

pub(super) mod commitments;
pub(super) mod deadlines;
pub(super) mod events;
pub(super) mod exchanges;
pub(super) mod lists;
pub(super) mod movers;
mod search;
pub(super) mod side_panel;
pub(super) mod sources;
pub(super) mod standing;

use super::selection::Tab;
use crate::tension::Standing;
use lists::Lists;

/// What the panel shows.
#[derive(Debug, Default)]
pub(super) struct PanelState {
    /// Which part of it.
    pub tab: Tab,
    /// What its lists are narrowed to.
    pub lists: Lists,
    /// Scroll to what is selected, once.
    pub reveal: bool,
    /// What is in force on the as-of day, while that is shown.
    pub standing: Option<Standing>,
}
