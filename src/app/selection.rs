//! What is selected, and which part of the side panel shows.

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

/// Parts of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// What the sides undertook.
    #[default]
    Commitments,
    /// What happened.
    Events,
    /// What it rests on.
    Sources,
    /// What moved tension over the days in view.
    Movers,
}
