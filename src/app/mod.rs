//! The window: an eframe application over the same core as the command line.
//!
//! Views read the `state` and send commands; applying a command is the
//! only way to change anything. Background work comes back through
//! `services`. Nothing repaints while nothing changes.

mod action;
mod application;
mod apply;
mod bidi;
mod brief;
mod calibrating;
mod canvas;
mod command;
mod document;
mod editing;
mod filter;
mod fonts;
mod keeping;
mod options;
mod palette;
mod remembered;
mod replay;
mod screenshot;
mod selection;
mod services;
mod shortcuts;
mod span;
mod start;
mod state;
mod style;
mod supposing;
mod table;
mod timeline;
mod views;

pub use application::Application;
pub use options::{Renderer, StartOptions};
pub use replay::SECONDS_PER_STEP;
pub use start::{StartError, run, system_language};
