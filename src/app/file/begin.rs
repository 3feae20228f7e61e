//! The question about a new dossier.

/// Title and sides, as they are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Begin {
    /// Title, first side, second side.
    pub texts: [String; 3],
}

impl Begin {
    /// The catalogue's keys of the fields' labels.
    pub(crate) const LABELS: [&'static str; 3] = ["begin-title", "begin-first", "begin-second"];

    /// Whether both sides have a name.
    pub(crate) fn is_ready(&self) -> bool {
        let [_, first, second] = &self.texts;
        !first.trim().is_empty() && !second.trim().is_empty()
    }
}
