//! What is kept from one session to the next.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Dark on white.
    Light,
    /// Light on dark.
    Dark,
}

/// What is kept from one session to the next: the window's state, never a
/// dossier's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Remembered {
    /// Files opened last, the latest first.
    pub recent: Vec<PathBuf>,
    /// Light or dark.
    pub appearance: Appearance,
}
