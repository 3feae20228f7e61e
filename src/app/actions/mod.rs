//! Everything that can be done, in one table: menus, shortcuts, their sheet and
//! the palette are made from it.

mod action;
mod menu;
pub mod palette;
mod pressed;
mod shortcuts;

pub use action::Action;
pub use menu::Menu;
pub use pressed::pressed;
