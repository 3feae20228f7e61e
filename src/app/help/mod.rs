//! The documentation inside the window, so that it can be read without a network.

mod pages;
mod view;

pub(super) use pages::HelpPage;
pub(super) use view::help_ui;
