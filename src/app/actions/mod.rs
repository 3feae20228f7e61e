//! Everything that can be done, in one table: menus, shortcuts, their sheet and
//! the palette are made from it.

mod action;
mod menu;
pub(super) mod palette;
mod pressed;
mod shortcuts;

pub(super) use action::Action;
pub(super) use menu::Menu;
pub(super) use pressed::pressed;
