//! The window: an eframe application over the same core as the command line.
//!
//! Views read the `state` and send commands; applying a command is the only way to change anything.
//! Results of background work come back through `services`. Nothing repaints while nothing changes.

mod actions;
mod agreeing;
mod application;
mod beside;
mod brief;
mod chart;
mod command;
mod copying;
mod desk;
mod dispatch;
mod drafting;
mod evidence;
mod file;
mod forms;
mod help;
mod importing;
mod keystrokes;
mod look;
mod news;
mod notice;
mod options;
mod panel;
mod remembered;
mod screenshot;
mod selection;
mod services;
mod shell;
mod start;
mod state;

pub use application::Application;
pub use chart::replay::SECONDS_PER_STEP;
pub use options::{Renderer, StartOptions};
pub use start::{StartError, run, system_language};
