//! What is selected, and which parts of the window show.

use serde::{Deserialize, Serialize};

/// What is selected, by its place in the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Selection {
    /// Nothing.
    #[default]
    Nothing,
    /// An event.
    Event(usize),
    /// A commitment.
    Commitment(usize),
    /// A source.
    Source(usize),
}

/// What the middle of the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Page {
    /// Tension over time.
    #[default]
    Chart,
    /// All events as a table.
    Table,
    /// All commitments, both sides facing each other.
    Ledger,
}

/// Parts of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tab {
    /// What the sides undertook.
    #[default]
    Commitments,
    /// What happened.
    Events,
    /// What it rests on.
    Sources,
    /// What moved tension over a span.
    Movers,
    /// What is due, by day.
    Deadlines,
    /// What is given for what.
    Exchanges,
    /// What is in force.
    Standing,
    /// The data of others.
    Beside,
}
