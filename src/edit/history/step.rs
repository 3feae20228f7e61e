//! Edits that are made together or not at all.

use crate::edit::change::Edit;
use crate::edit::history::name::StepName;

/// Edits that form one step in the undo history.
#[derive(Debug, Clone, Default)]
pub struct Step {
    pub(super) edits: Vec<Edit>,
    pub(super) name: Option<StepName>,
    pub(super) gesture: Option<String>,
}

impl Step {
    /// These edits, in this order, together or not at all.
    pub fn new(edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { edits: edits.into_iter().collect(), name: None, gesture: None }
    }

    /// Its edits.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// With its own name instead of the one derived from its edits.
    #[must_use]
    pub fn named(mut self, name: StepName) -> Self {
        self.name = Some(name);
        self
    }

    /// As part of a gesture: typing in one field, dragging one thing. Steps of one
    /// gesture in a row are one, until [`end_gesture`](super::document::Document::end_gesture).
    #[must_use]
    pub fn in_gesture(mut self, key: impl Into<String>) -> Self {
        self.gesture = Some(key.into());
        self
    }
}

impl From<Edit> for Step {
    fn from(edit: Edit) -> Self {
        Self::new([edit])
    }
}
