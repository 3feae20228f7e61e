//! What two coders do not agree on, in the window: gone through record by record, and
//! settled step by step.

mod commands;
mod settle;
pub(super) mod view;
mod walk;
mod work;

use std::path::PathBuf;

pub(super) use walk::{Found, Judged, Walk};
pub(super) use work::{AgreeEffect, AgreeNews, carry_out};

use crate::edit::Settling;

/// What the window knows of a comparison with a second coder, whether its dialog is open
/// or not.
#[derive(Debug, Default)]
pub(super) struct AgreeingState {
    /// What two coders do not agree on; `None` until a comparison is made.
    pub walk: Option<Box<Walk>>,
    /// What stands in the field for a path.
    pub path: String,
    /// Whether a file is read and compared.
    pub is_busy: bool,
    /// The number of what was asked for last.
    ticket: u64,
    /// Why something could not be done.
    pub wrong: Option<String>,
    /// What was done last, and what the user should know about it.
    pub told: Option<String>,
}

impl AgreeingState {
    /// The document is another: nothing is compared, and pending answers are dropped.
    #[must_use]
    pub(super) fn anew(self) -> Self {
        Self { ticket: self.ticket + 1, ..Self::default() }
    }
}

/// Something done in the dialog.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum AgreeCommand {
    /// Ask for the second coder's file.
    Choose,
    /// Compare with this file.
    Take(PathBuf),
    /// What stands in the field for a path.
    EditPath(String),
    /// Compare with the file whose path stands in the field.
    TakePath,
    /// Compare with another file.
    Another,
    /// Show a record.
    Show(usize),
    /// Show the next record, or the one before where negative.
    Step(isize),
    /// Settle the one in front, and show the next that is open.
    Settle(Settling),
    /// Take back what was settled last, or of the one in front where nothing was written.
    TakeBack,
    /// Take the last step of the dossier back, or make it again where not.
    Retrace(bool),
    /// Close the dialog; what is settled stays so.
    Close,
}
