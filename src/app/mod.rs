//! The window: an eframe application over the same core as the command line.
//!
//! Views read the `state` and send commands; applying a command is the
//! only way to change anything. Background work comes back through
//! `services`. Nothing repaints while nothing changes.

mod application;
mod canvas;
mod command;
mod document;
mod fonts;
mod options;
mod palette;
mod remembered;
mod selection;
mod services;
mod start;
mod state;
mod style;
mod views;

pub use application::Application;
pub use options::{Renderer, StartOptions};
pub use start::{StartError, run};
