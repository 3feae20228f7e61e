//! The documentation inside the window, so that it can be read without a network.

mod pages;
mod view;

pub use pages::HelpPage;
pub use view::help_ui;
