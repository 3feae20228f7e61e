//! A message that needs no answer, and what can be done about it.

use super::command::Command;

/// A message in the status bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Notice {
    /// What happened.
    pub text: String,
    /// What is offered: the catalogue's key of a button, and what it does.
    pub offer: Option<(&'static str, Box<Command>)>,
}

impl Notice {
    /// With something that can be done about it.
    #[must_use]
    pub(super) fn offering(mut self, key: &'static str, command: Command) -> Self {
        self.offer = Some((key, Box::new(command)));
        self
    }
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, offer: None }
    }
}
