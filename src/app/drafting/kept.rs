//! A draft as it is kept against a crash, with what was decided of it.

use std::sync::Arc;

use serde_json::Value;

use super::Going;
use crate::app::state::State;

/// A draft as a journal keeps it.
#[derive(Debug, Clone)]
pub(crate) struct KeptDraft(pub Arc<Going>);

impl PartialEq for KeptDraft {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

// A draft has no number that is not one.
impl Eq for KeptDraft {}

impl KeptDraft {
    /// The draft of a window, where something of it would be lost.
    pub(crate) fn of(state: &State) -> Option<Self> {
        let going = state.drafting.going.as_ref()?;
        let is_something = going.review.is_some() || !going.asked.is_empty();
        is_something.then(|| Self(Arc::clone(going)))
    }

    /// It as a journal writes it.
    pub(crate) fn written(&self) -> Option<Value> {
        serde_json::to_value(&*self.0).ok()
    }

    /// It as a journal has it; `None` where it cannot be read.
    pub(crate) fn read(value: Value) -> Option<Self> {
        serde_json::from_value(value).ok().map(|going| Self(Arc::new(going)))
    }
}
