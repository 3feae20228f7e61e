//! The parts of the menu.

use super::action::Action;

/// Which part of the menu an action belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// Files and pictures.
    File,
    /// What can be changed.
    Edit,
    /// The chart and its days.
    Chart,
    /// The day whose knowledge is shown.
    AsOf,
    /// Events and the panel beside the chart.
    Record,
    /// What is assumed beside the record.
    Suppose,
    /// The window itself.
    Window,
    /// In no menu: it belongs to a page of its own.
    Page,
}

impl Menu {
    /// All that are menus, in their order.
    pub const ALL: [Self; 7] = [
        Self::File,
        Self::Edit,
        Self::Chart,
        Self::AsOf,
        Self::Record,
        Self::Suppose,
        Self::Window,
    ];

    /// The catalogue's key of its name.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Chart => "menu-chart",
            Self::AsOf => "menu-as-of",
            Self::Record => "menu-record",
            Self::Suppose => "menu-suppose",
            Self::Window | Self::Page => "menu-window",
        }
    }

    /// Its actions, in order.
    pub fn actions(self) -> impl Iterator<Item = Action> {
        Action::ALL.iter().copied().filter(move |action| action.menu() == self)
    }
}
