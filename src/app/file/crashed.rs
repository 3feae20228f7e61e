//! The report of a crash: offered once by the next window, shown on its own page, and copied
//! nowhere but to the clipboard.

use crate::app::state::{Effect, Overlay, State};

/// What is done about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CrashCommand {
    /// Show what it says.
    Open,
    /// Offer it no longer; its file stays.
    Dismiss,
    /// Put what it says on the clipboard.
    Copy,
}

impl State {
    /// Carries out what is done about the report of a crash.
    pub(in crate::app) fn crash_command(&mut self, command: CrashCommand) -> Option<Effect> {
        match command {
            CrashCommand::Open => {
                if let Some(report) = self.file.crash.take() {
                    self.overlay = Overlay::Crash(Box::new(report));
                }
            }
            CrashCommand::Dismiss => self.file.crash = None,
            CrashCommand::Copy => {
                let Overlay::Crash(report) = &self.overlay else { return None };
                return Some(Effect::Copy(report.text.clone()));
            }
        }
        None
    }
}
